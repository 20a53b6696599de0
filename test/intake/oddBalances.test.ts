/** Rows whose open balance is not their amount less what was paid: single ones are mistakes, habits are told. */
import { describe, expect, it, test } from 'vitest';
import { readGood } from './readText.ts';

const HEADER = 'Cliente;Numero;Data;Scadenza;Importo;Pagato;Residuo';
const row = (number: number | string, amounts: string): string =>
  `Rossi;${number};13/01/2026;13/02/2026;${amounts}`;
const GOOD = [1, 2, 3].map((number) => row(number, '100,00;40,00;60,00'));

async function readRow(amounts: string, header = HEADER): Promise<object> {
  const { items, problems, notes } = await readGood(
    [header, ...GOOD.map((one) => one + ';'.repeat(header.split(';').length - 7)), row('x', amounts)].join(
      '\n',
    ),
  );
  return { items: items.length, problems, notes };
}

describe('a balance that does not follow', () => {
  test.each([
    ['too much is open', '100,00;40,00;70,00', '70,00 (100,00 - 40,00)'],
    ['too little is open', '100,00;40,00;50,00', '50,00 (100,00 - 40,00)'],
    ['nothing is open, and less was paid', '100,00;40,00;0,00', '0,00 (100,00 - 40,00)'],
    ['a credit note', '-100,00;0,00;-70,00', '-70,00 (-100,00 - 0,00)'],
  ])('%s: the row is set aside with the three cells', async (_, amounts, value) => {
    expect(await readRow(amounts)).toEqual({
      items: 3,
      problems: [{ line: 5, column: 'Residuo', value, code: 'open-differs' }],
      notes: undefined,
    });
  });

  test.each([
    ['a credit note with a minus', '-100,00;-40,00;-60,00'],
    ['a credit note of which only the balance has the minus', '100,00;0,00;-100,00'],
    ['a credit note used in part, its use positive', '-100,00;40,00;-60,00'],
    ['payments with a minus', '100,00;-40,00;60,00'],
    ['a cent of rounding', '100,00;40,00;60,01'],
    ['settled without a payment', '100,00;0,00;0,00'],
    ['a blank', '100,00;40,00;'],
    ['another blank', '100,00;;70,00'],
  ])('%s is no mistake', async (_, amounts) => {
    expect(await readRow(amounts)).toMatchObject({ items: 4, problems: [], notes: undefined });
  });

  test.each([
    ['withholding', 'Ritenuta', '100,00;40,00;40,00;20,00'],
    ['a discount', 'Abbuono', '100,00;40,00;55,00;-5,00'],
    ['tax that goes to the Treasury', 'IVA', '122,00;0,00;100,00;22,00'],
  ])('%s in a column of its own explains it', async (_, name, amounts) => {
    expect(await readRow(amounts, `${HEADER};${name}`)).toMatchObject({ items: 4, problems: [] });
  });

  it('another currency may have its balance in euro', async () => {
    expect(await readRow('100,00;0,00;92,00;USD', `${HEADER};Valuta`)).toMatchObject({
      items: 4,
      problems: [],
    });
  });

  it('in many rows it is a habit of the file: the balance counts, and that is said', async () => {
    const odd = Array.from({ length: 12 }, (_, at) => row(`o${at}`, '100,00;40,00;70,00'));
    const { items, problems, notes } = await readGood([HEADER, ...GOOD, ...odd].join('\n'));
    expect(problems).toEqual([]);
    expect(items.at(-1)).toMatchObject({ amountCents: 10_000, openCents: 7_000 });
    expect(notes).toEqual([
      { code: 'balances-differ', count: 12, detail: '5, 6, 7, 8, 9, 10, 11, 12, 13, 14, ...' },
    ]);
    const two = await readGood([HEADER, GOOD[0], odd[0]].join('\n'));
    expect(two.notes).toEqual([{ code: 'balances-differ', count: 1, detail: '3' }]);
  });

  it('sets aside the instalments of a row together', async () => {
    const header =
      'Cliente;Numero;Data;Scadenza 1;Importo 1;Pagato 1;Residuo 1;Scadenza 2;Importo 2;Pagato 2;Residuo 2';
    const good = (n: number): string =>
      `Rossi;${n};13/01/2026;13/02/2026;10,00;0,00;10,00;13/03/2026;10,00;0,00;10,00`;
    const bad = 'Rossi;9;13/01/2026;13/02/2026;10,00;0,00;10,00;13/03/2026;10,00;0,00;11,00';
    const { items, problems } = await readGood([header, good(1), good(2), bad].join('\n'));
    expect(problems).toMatchObject([{ line: 4, code: 'open-differs' }]);
    expect(items).toHaveLength(4);
  });
});
