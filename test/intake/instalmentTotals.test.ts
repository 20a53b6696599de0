/** Instalments side by side that do not come to the total: single rows are mistakes, habits are told. */
import { expect, it, test } from 'vitest';
import { readGood } from './readText.ts';

const HEADER = 'Cliente;Numero;Data;Totale;Scadenza 1;Importo 1;Scadenza 2;Importo 2;Ritenuta';
const row = (number: number, total: string, first: string, second: string, other = ''): string =>
  `Rossi;${number};13/01/2026;${total};13/02/2026;${first};13/03/2026;${second};${other}`;
const GOOD = [1, 2, 3].map((number) => row(number, '70,00', '40,00', '30,00'));

async function readRow(odd: string): Promise<object> {
  const { items, problems, notes } = await readGood([HEADER, ...GOOD, odd].join('\n'));
  return { items: items.length, problems, notes };
}

test('less than the total: the row is set aside with its instalments', async () => {
  expect(await readRow(row(10, '80,00', '40,00', '30,00'))).toEqual({
    items: 6,
    problems: [{ line: 5, column: 'Importo', value: '40,00 + 30,00 (80,00)', code: 'instalments-differ' }],
    notes: undefined,
  });
});

test.each([
  ['a cent of rounding each', row(4, '100,01', '50,00', '50,00'), 8],
  ['a credit note', row(4, '70,00', '-40,00', '-30,00'), 8],
  ['withholding in a column of its own', row(4, '80,00', '40,00', '30,00', '10,00'), 8],
  ['without a total', row(4, '', '40,00', '30,00'), 8],
  ['of which only the last is left', 'Rossi;4;13/01/2026;70,00;;;13/03/2026;30,00;', 7],
])('%s is no mistake', async (_, line, items) => {
  expect(await readRow(line)).toEqual({ items, problems: [], notes: undefined });
});

it('in many rows it is a habit of the file: the instalments count, and that is said', async () => {
  const { items, problems, notes } = await readGood([HEADER, row(1, '80,00', '40,00', '30,00')].join('\n'));
  expect(problems).toEqual([]);
  expect(items.map(({ openCents }) => openCents)).toEqual([4_000, 3_000]);
  expect(notes).toEqual([{ code: 'instalments-differ', count: 1, detail: '2' }]);
});
