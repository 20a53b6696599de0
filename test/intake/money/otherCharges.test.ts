/** The stamp duty and expenses beside net and tax: part of what is owed, or asked about. */
import { describe, expect, test } from 'vitest';
import { readGood, readRefused } from '../readText.ts';

const HEADER = 'Cliente;Numero;Data;Scadenza;Imponibile;IVA';
const file = (columns: string, ...rows: readonly string[]): string =>
  [`${HEADER};${columns}`, ...rows.map((row, at) => `Rossi Srl;${at + 1};13/01/2026;13/02/2026;${row}`)].join(
    '\n',
  );

describe('the stamp duty', () => {
  test.each([
    ['Bollo', ['100,00;22,00;', '90,00;0,00;2,00'], [12_200, 9_200]],
    ['Imposta di bollo', ['90,00;0,00;2,00', '100,00;22,00;0,00'], [9_200, 12_200]],
    ['Bollo', ['90,00;0,00;SI', '100,00;22,00;NO'], [9_000, 12_200]],
    ['Bollo', ['90,00;0,00;1', '100,00;22,00;0'], [9_000, 12_200]],
    ['Bollo virtuale', ['90,00;0,00;SI', '100,00;22,00;NO'], [9_000, 12_200]],
  ])('%s with %j', async (column, rows, amounts) => {
    const { items, problems } = await readGood(file(column, ...rows));
    expect(problems).toEqual([]);
    expect(items.map(({ amountCents }) => amountCents)).toEqual(amounts);
  });

  test('is part of the total of the file, and nothing beside a column of the amount', async () => {
    const text = file('Bollo', '100,00;22,00;', '90,00;0,00;2,00');
    const { statedTotalCents } = await readGood(`${text}\nTotale;;;;190,00;22,00;2,00`);
    expect(statedTotalCents).toBe(21_400);
    const { items } = await readGood(file('Bollo;Totale', '90,00;0,00;2,00;92,00'));
    expect(items).toMatchObject([{ amountCents: 9_200 }]);
  });
});

describe('expenses', () => {
  const text = file('Bollo;Spese incasso', '100,00;22,00;;', '90,00;0,00;2,00;3,50');

  test('are asked about: they may be in the net', async () => {
    expect(await readRefused(text)).toEqual({
      code: 'charges-unsure',
      flag: '--columns "amount=5+6+7+8"',
      detail: 'Bollo, Spese incasso',
    });
    expect(await readRefused(file('Spese', '100,00;22,00;3,50'))).toMatchObject({
      flag: '--columns "amount=5+6+7"',
      detail: 'Spese',
    });
  });

  test('count as a person says', async () => {
    const columns = { net: 5, vat_amount: 6, stamp: 7, expenses: 8 };
    const added = await readGood(text, { columns });
    expect(added.items.map(({ amountCents }) => amountCents)).toEqual([12_200, 9_550]);
    const without = await readGood(text, { unused: [8] });
    expect(without.items.map(({ amountCents }) => amountCents)).toEqual([12_200, 9_200]);
  });

  test('that are nothing are not asked about', async () => {
    const { items } = await readGood(file('Spese', '100,00;22,00;0,00', '100,00;22,00;'));
    expect(items.map(({ amountCents }) => amountCents)).toEqual([12_200, 12_200]);
  });

  test('two columns of the stamp duty are asked about', async () => {
    expect(await readRefused(file('Bollo;Spese bollo', '90,00;0,00;2,00;2,00'))).toMatchObject({
      code: 'charges-unsure',
      detail: 'Bollo, Spese bollo',
    });
  });
});
