import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { cleanText } from '../../../src/intake/cell/cleanText.ts';
import { rejectedFile } from '../../../src/intake/file/rejectedFile.ts';
import { readGood } from '../readText.ts';

const HEADER = 'Cliente;Numero;Data;Scadenza;Importo;Note';

describe('rejectedFile', () => {
  it('has the original header and cells, and why', async () => {
    const file = await readGood(
      `Scadenzario\n${HEADER}\nRossi;1;13/01/2026;13/02/2026;10,00;\n"Bar ""Blu""; snc";2;13/01/2026;31/02/2026;20,00;\n;3;13/01/2026;13/03/2026;-5,00;=1+1\n`,
    );
    expect(rejectedFile(file, 'motivo', (line) => `riga ${line}`)).toBe(
      '\uFEFFCliente;Numero;Data;Scadenza;Importo;Note;motivo\r\n' +
        '"Bar ""Blu""; snc";2;13/01/2026;31/02/2026;20,00;;riga 4\r\n' +
        ";3;13/01/2026;13/03/2026;-5,00;'=1+1;riga 5\r\n",
    );
  });

  it('can be corrected and imported, the reasons being passed over', async () => {
    const first = await readGood(
      `${HEADER}\nRossi;1;13/01/2026;31/02/2026;10,00;@nota\nRossi;2;13/01/2026\n`,
    );
    const written = rejectedFile(first, 'motivo', () => 'il 31/02 non esiste');
    const second = await readGood(written);
    expect(second.problems).toMatchObject([{ line: 2, code: 'no-such-day' }, { line: 3 }]);
    expect(rejectedFile(second, 'motivo', () => 'ancora')).toBe(
      written.replace(/;il 31\/02 non esiste/gu, ';ancora'),
    );
    const corrected = await readGood(written.replace('31/02/2026', '28/02/2026'));
    expect(corrected.items).toMatchObject([
      { line: 2, number: '1', dueOn: '2026-02-28', reference: '@nota' },
    ]);
  });

  test.each(['=cmd|x!A0', '+39 02 555', '-2+3', '@SUM(A1)', '\t=1', ' =1', '＝1', '\u200b=1', '-'])(
    'lets no spreadsheet run %j',
    (cell) => {
      expect(written(cell)).toMatch(/^"?'/u);
    },
  );

  test.each(['-5,00', '+1.650,00', '2026/1', "'0012", 'Rossi', '=5'.slice(1)])(
    'leaves %j as it is',
    (cell) => {
      expect(written(cell)).toBe(cell);
    },
  );

  it('gives every text back on import', async () => {
    const unit = fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      "'",
      '"',
      ';',
      '\t',
      '\n',
      ' ',
      'a',
      's-',
      '1',
      ',',
      '\u001b',
      '\u200b',
      '＝',
    );
    await fc.assert(
      fc.asyncProperty(fc.string({ unit, maxLength: 8 }), async (note) => {
        const header = HEADER.split(';');
        const cells = ['Rossi', '1', '13/01/2026', '13/02/2026', '10,00', note];
        const file = { header, layout: await layoutOfHeader(), rejectedRows: new Map([[2, cells]]) };
        const read = await readGood(rejectedFile(file, 'reason', () => '=why'));
        expect(read.problems).toEqual([]);
        const expected = cleanText(note);
        expect(read.items[0]?.reference ?? '').toBe(expected);
      }),
      { numRuns: 500 },
    );
  });
});

async function layoutOfHeader(): Promise<Awaited<ReturnType<typeof readGood>>['layout']> {
  const { layout } = await readGood(`${HEADER}\nRossi;1;13/01/2026;13/02/2026;10,00;\n`);
  return layout;
}

/** The cell as it stands in the file. */
function written(cell: string): string {
  const layout = {
    encoding: 'utf-8',
    delimiter: ';',
    headerLine: 1,
    dates: 'dmy',
    decimal: 'comma',
    columns: {},
  } as const;
  const text = rejectedFile(
    { header: ['Note'], layout, rejectedRows: new Map([[2, [cell]]]) },
    'reason',
    () => 'why',
  );
  return text
    .split('\r\n')
    .slice(1)
    .join('\r\n')
    .replace(/;why\r\n$/u, '');
}
