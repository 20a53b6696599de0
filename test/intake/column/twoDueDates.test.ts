/** Two columns of due dates: where they differ it is asked which one counts. */
import { expect, it, test } from 'vitest';
import { readGood, readRefused } from '../readText.ts';

const HEADER = 'Cliente;Numero;Data;Scadenza;Data scadenza;Importo';
const file = (...dates: readonly string[]): string =>
  [HEADER, ...dates.map((two, at) => `Rossi;${at};13/01/2026;${two};100,00`)].join('\n');

test.each([
  ['in one row of several', file('13/02/2026;13/02/2026', '14/02/2026;28/02/2026')],
  ['in every row', file('13/02/2026;28/02/2026')],
])('differing %s are refused with both columns', async (_, text) => {
  expect(await readRefused(text)).toEqual({
    code: 'ambiguous-column',
    flag: '--columns "due_date=4"',
    detail: 'Scadenza, Data scadenza',
  });
});

test.each([
  ['equal everywhere', file('13/02/2026;13/02/2026', '14/02/2026;2026-02-14')],
  ['one empty', file('13/02/2026;', '14/02/2026;')],
  ['the other empty', file(';13/02/2026', ';14/02/2026')],
  ['words in one', file('30 gg;13/02/2026', '30 gg;14/02/2026')],
])('%s: nothing to ask', async (_, text) => {
  const { items, problems } = await readGood(text);
  expect(problems).toEqual([]);
  expect(items.map(({ dueOn }) => dueOn)).toEqual(['2026-02-13', '2026-02-14'].slice(0, items.length));
});

it('counts the one that a person names', async () => {
  const { items } = await readGood(file('13/02/2026;28/02/2026'), { columns: { due_date: 5 } });
  expect(items.map(({ dueOn }) => dueOn)).toEqual(['2026-02-28']);
});
