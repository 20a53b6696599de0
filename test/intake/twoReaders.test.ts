/** A long file read by two at once: what comes out is what one alone finds, wherever the second begins. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FileLayout } from '../../src/domain/incoming.ts';
import { readPart, type OtherPart, type ReadElsewhere } from '../../src/intake/filePart.ts';
import { readExport, type ReadExport } from '../../src/intake/readExport.ts';
import { encode, opener, unwrap } from './readText.ts';

const HEADER = 'Codice;Cliente;Tipo;Numero;Data;Scadenza;Importo;Pagato;Residuo;Note';

/** More rows than are looked at before a file is read. */
const FIRST_ROWS = Array.from({ length: 2_050 }, (_, at) => plainRow(at));

function plainRow(
  at: number,
  change: Partial<Record<'kind' | 'name' | 'due' | 'amount' | 'open' | 'note', string>> = {},
): string {
  const {
    kind = 'FT',
    name = `Ditta ${at % 400}`,
    due = '31/03/2026',
    amount = '100,00',
    open = '60,00',
    note = '',
  } = change;
  return `C${at % 400};${name};${kind};2026/${at};31/01/2026;${due};${amount};40,00;${open};${note}`;
}

/** What may stand in the later rows of a file, plain or not. */
const ODD: readonly ((at: number) => string)[] = [
  (at) => plainRow(at, { name: '"Ditta ""Da Gino"""' }),
  (at) => plainRow(at, { note: '"una nota\nsu due righe"' }),
  (at) => plainRow(at, { kind: 'NC', amount: '-100,00', open: '-60,00' }),
  (at) => plainRow(at, { due: '31/13/2026' }),
  (at) => plainRow(at, { open: '61,00' }),
  (at) => plainRow(at, { amount: '$ 100,00' }),
  (at) => plainRow(at, { name: 'Società Ω' }),
  (at) => plainRow(at - 1),
  (at) => plainRow(at, { kind: 'KIND A' }),
  (at) => plainRow(at, { kind: 'KIND B' }),
  () => '',
  () => ';;;;;;;;;',
  () => 'Totale;;;;;;205.000,00;;123.000,00;',
  () => 'Pagina 2 di 3',
  (at) => plainRow(at, { due: '' }),
  (at) => plainRow(at, { note: '"nota mai chiusa' }),
];

const laterRow = fc.oneof({ weight: 60, arbitrary: fc.constant(-1) }, fc.nat(ODD.length - 1));

async function readByTwo(
  bytes: Uint8Array,
  begins: number,
): Promise<{ read: ReadExport; isShared: boolean }> {
  let isShared = false;
  const elsewhere: ReadElsewhere = (task): OtherPart | undefined => {
    const end = bytes.indexOf(10, Math.floor(bytes.length * begins));
    if (end === -1) return undefined;
    const order = structuredClone(task);
    const read = readPart(opener(bytes.subarray(end + 1)), order).then(
      (part) => {
        isShared = part !== undefined;
        return structuredClone(part);
      },
      () => undefined,
    );
    return { from: end + 1, read, end: () => {} };
  };
  const read = await readExport(opener(bytes), {}, elsewhere);
  return { read, isShared };
}

const told = (read: ReadExport): unknown => (read.ok ? unwrap(read) : read.problem);

test('what two read together is what one reads alone', async () => {
  let shared = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(laterRow, { minLength: 1, maxLength: 120 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.constantFrom<FileLayout['encoding']>('utf-8', 'utf-8-bom', 'windows-1252', 'utf-16le'),
      fc.constantFrom('\n', '\r\n'),
      async (later, begins, encoding, lineEnd) => {
        const rows = later.map((odd, at) => (ODD[odd] ?? plainRow)(FIRST_ROWS.length + at));
        const text = [HEADER, ...FIRST_ROWS, ...rows, ''].join(lineEnd);
        const bytes = encode(encoding === 'windows-1252' ? text.replaceAll('Ω', 'ò') : text, encoding);
        const alone = await readExport(opener(bytes), {});
        const { read, isShared } = await readByTwo(bytes, begins);
        if (isShared) shared += 1;
        expect(told(read)).toEqual(told(alone));
      },
    ),
    { numRuns: 60 },
  );
  expect(shared).toBeGreaterThan(5);
}, 120_000);

test('values that are few in each part and many in both are those of the whole', async () => {
  const kinds = (first: string, other: string): string[] =>
    Array.from({ length: 2_050 }, (_, at) => plainRow(at, { kind: at % 2 === 0 ? first : other }));
  const later = ['uno', 'due', 'tre'].map((kind, at) => plainRow(9_000 + at, { kind }));
  const bytes = encode([HEADER, ...kinds('FT', 'FE'), ...later, ''].join('\n'), 'utf-8');
  const { read } = await readByTwo(bytes, 0.98);
  expect(told(read)).toEqual(told(await readExport(opener(bytes), {})));
});

test.each([
  ['the beginning of a record', 0.5],
  ['the last line', 0.9999],
])('lines keep their numbers, from %s on', async (_where, begins) => {
  const bytes = encode(
    [HEADER, ...FIRST_ROWS, ...FIRST_ROWS.map((_, at) => plainRow(5_000 + at)), ''].join('\n'),
    'utf-8',
  );
  const { read, isShared } = await readByTwo(bytes, begins);
  expect(isShared).toBe(begins < 0.9);
  const { items } = unwrap(read);
  expect(items.at(-1)).toMatchObject({
    line: 1 + 2 * FIRST_ROWS.length,
    number: `2026/${5_000 + FIRST_ROWS.length - 1}`,
  });
  expect(items.map(({ line }) => line)).toEqual(Array.from({ length: items.length }, (_, at) => at + 2));
});
