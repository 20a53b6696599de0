/** A new clerk's first import at a real terminal: asked column by column, gone back in, left half way, undone. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { runInTerminal, type Keystrokes, type TerminalRun } from '../support/terminal.ts';
import { agendaWorld, type AgendaWorld } from './agendaWorld.ts';

const PROGRAM = path.resolve(import.meta.dirname, '../../bin/dunning.js');
const ENTER = '\r';
const CTRL_C = '\u0003';
const SHOW_CURSOR = '\u001b[?25h';
const HIDE_CURSOR = '\u001b[?25l';

/** Without a header: due day, document, customer, open amount. */
const UNKNOWN = [
  '2026-09-30;2026/7;Segheria Pino S.r.l.;1220.00',
  '2026-10-31;2026/8;Larice S.p.A.;100.00',
  '',
];
/** Days that may be read in two ways. */
const AMBIGUOUS = ['Customer,Invoice no,Due date,Amount', 'Larice,1,03/04/2026,10.00', ''];

let world: AgendaWorld;

beforeEach(async () => {
  world = await agendaWorld();
});

function put(name: string, lines: readonly string[]): string {
  const file = path.join(world.dir, name);
  writeFileSync(file, lines.join('\n'));
  return file;
}

const dunning = (
  argv: readonly string[],
  keystrokes: Keystrokes,
  size: { readonly cols?: number; readonly rows?: number } = { cols: 80, rows: 24 },
): Promise<TerminalRun> =>
  runInTerminal(
    [PROGRAM, ...argv, '--dir', world.dir],
    keystrokes,
    { DUNNING_TODAY: '2026-11-24', DUNNING_LANG: 'it', DUNNING_FROM_SOURCE: '1', NO_COLOR: '1' },
    size,
  );

/** Enter at each of these questions. */
const accepting = (...questions: readonly string[]): Keystrokes =>
  questions.map((after) => ({ after, type: ENTER }));

const COLUMNS = ['nomi delle colonne?', 'Colonna 1', 'Colonna 2', 'Colonna 3', 'Colonna 4'];

describe('a file nobody knows', () => {
  test('is asked about with its values; < leads back from the last question, and every answer is kept', async () => {
    const { shown, status } = await dunning(
      ['import', put('a.csv', UNKNOWN)],
      [
        ...accepting(...COLUMNS),
        { after: 'Importo 2 righe?', type: `<${ENTER}` },
        { after: 'Colonna 4', type: `importo${ENTER}` },
        { after: 'Importo 2 righe?', type: ENTER },
        { after: 'Nome per ricordare', type: `gestionale${ENTER}` },
        { after: 'Mappa gestionale salvata', type: '' },
      ],
    );
    expect(status).toBe(0);
    expect(shown).toContain('Colonna 3 (Segheria Pino S.r.l., Larice S.p.A.) è [cliente]');
    expect(shown.slice(shown.indexOf('Importo 2 righe?'))).not.toMatch(/Colonna [1-3] \(/u);
    expect(await world.data('find', 'Larice')).toMatchObject([{ kind: 'debtor' }]);
  });

  test('Ctrl+C at the last question: one sentence, 130, the cursor is back and nothing was written', async () => {
    const before = world.fingerprint();
    const { shown, status } = await dunning(
      ['import', put('a.csv', UNKNOWN)],
      [...accepting(...COLUMNS), { after: 'Importo 2 righe?', type: CTRL_C }],
    );
    expect(status).toBe(130);
    expect(shown.match(/non è stato salvato niente/gu)).toHaveLength(1);
    expect(shown).not.toMatch(/Error|at .*\.ts:\d/u);
    expect(shown.lastIndexOf(SHOW_CURSOR)).toBeGreaterThanOrEqual(shown.lastIndexOf(HIDE_CURSOR));
    expect(world.fingerprint()).toBe(before);
  });
});

test('what is asked in a list is asked again after <, with the choice of before marked', async () => {
  const { shown, status } = await dunning(
    ['import', put('a.csv', AMBIGUOUS)],
    [
      { after: 'mese/giorno/anno', type: `\u001b[B${ENTER}` },
      { after: 'Importo 1 riga?', type: `<${ENTER}` },
      { after: '> mese/giorno/anno', type: `\u001b[A${ENTER}` },
      { after: 'Importo 1 riga?', type: ENTER },
      { after: 'Nome per ricordare', type: ENTER },
      { after: 'Fatto', type: '' },
    ],
  );
  expect(status).toBe(0);
  expect(shown).toContain('--dates dmy');
  expect((await world.run(['show', 'Larice'])).stdout).toContain('03/04/2026');
});

test('a large file says what is being done while nothing can be reported', async () => {
  const rows = Array.from(
    { length: 10_000 },
    (_, at) => `K${at};Ditta ${at};${at}/A;01/09/2026;30/09/2026;10,00`,
  );
  const file = put('grande.csv', ['Codice;Cliente;Numero;Data;Scadenza;Residuo', ...rows, '']);
  const { shown, status } = await dunning(
    ['import', file],
    [{ after: 'Importo 10000 righe?', type: `n${ENTER}` }],
  );
  expect(shown).toContain("Confronto 10.000 righe con l'archivio");
  expect(shown).toContain('Non importato: non è cambiato niente.');
  expect(status).toBe(0);
});

test('today at 60 columns shows customers and tasks whole', async () => {
  const name = 'Officine Meccaniche Brambilla e Figli di Brambilla Però S.n.c.';
  await world.run([
    'import',
    put('a.csv', ['Cliente;Numero;Data;Scadenza;Residuo', `${name};1/A;01/09/2026;30/09/2026;12.480,00`, '']),
  ]);
  const { shown } = await dunning(['today'], [], { cols: 60, rows: 24 });
  const lines = shown.split(/\r?\n/u);
  for (const word of [...name.split(' '), '12.480,00', 'manca', 'via']) expect(shown).toContain(word);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(60);
  expect(shown).not.toMatch(/[^.\s]\.\.(?:\s|$)/mu);
});
