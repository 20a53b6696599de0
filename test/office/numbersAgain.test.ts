/** Lists without dates whose numbers begin again every year: the second year's number 1 is not the first year's. */
import { expect, test } from 'vitest';
import type { Book } from '../../src/office/book.ts';
import { aBookWith, aFile, aRow, importRows, importWhole } from '../support/world.ts';

const BEFORE = '2026-03-01';
const TODAY = '2027-03-01';

/** Number 1 without a date. */
const one = (due: string, change: Parameters<typeof aRow>[0] = {}): ReturnType<typeof aRow> =>
  aRow({ number: '1', issued: '', due, ...change });

const FIRST = one('2026-02-13');
const SECOND = one('2027-02-13', { amount: 80_000 });

function itemsOf({ database }: Book): object[] {
  return database.rows(
    'select due_on as due, amount_cents as amount, open_cents as open from invoice order by id',
    {},
  );
}

const first = { due: '2026-02-13', amount: 150_000, open: 150_000 };
const second = { due: '2027-02-13', amount: 80_000, open: 80_000 };

test.each([
  ['of another amount', SECOND, second],
  ['of the same amount', one('2027-02-13'), { ...second, amount: 150_000, open: 150_000 }],
  ['numbered as the same instalment', one('2027-02-13', { amount: 80_000, instalment: '1' }), second],
])('one %s comes in beside the open one, and is told', (_what, row, expected) => {
  const known = row.instalment === undefined ? FIRST : one('2026-02-13', { instalment: '1' });
  const book = aBookWith(BEFORE, known);
  const report = importRows(book, TODAY, row);
  expect(report).toMatchObject({
    counts: { new: 1, updated: 0, reopened: 0 },
    notes: [{ code: 'number-again', count: 1, detail: '1' }],
  });
  expect(itemsOf(book)).toEqual([first, expected]);
  expect(importRows(book, TODAY, row)).toMatchObject({
    counts: { new: 0, updated: 0, unchanged: 1 },
    notes: [],
  });
});

test('one beside a settled one opens nothing again', () => {
  const book = aBookWith(BEFORE, FIRST);
  importRows(book, BEFORE, one('2026-02-13', { open: 0 }));
  expect(importRows(book, TODAY, SECOND)).toMatchObject({ counts: { new: 1, reopened: 0 }, notes: [] });
  expect(itemsOf(book)).toEqual([{ ...first, open: 0 }, second]);
});

test('both in one list stay two, each with its own payments', () => {
  const book = aBookWith(BEFORE, FIRST);
  const report = importRows(book, TODAY, one('2026-02-13', { open: 50_000 }), { ...SECOND, line: 3 });
  expect(report).toMatchObject({ counts: { new: 1, updated: 1 }, notes: [] });
  expect(itemsOf(book)).toEqual([{ ...first, open: 50_000 }, second]);
  importRows(book, TODAY, SECOND);
  expect(itemsOf(book)).toEqual([{ ...first, open: 50_000 }, second]);
});

test('a list of balances takes nothing off the amount of the first year', () => {
  const book = aBookWith(BEFORE, FIRST);
  const list = aFile([one('2026-02-13', { amount: 50_000 }), { ...SECOND, line: 3 }]);
  const layout = { ...list.layout, columns: { open_balance: 'Residuo' } };
  importWhole(book, TODAY, { ...list, layout });
  expect(itemsOf(book)).toEqual([{ ...first, open: 50_000 }, second]);
});

test('of the document of another year that has its date nothing is said', () => {
  const book = aBookWith(BEFORE, aRow({ number: '1', issued: '2026-01-13', due: '2026-02-13' }));
  expect(importRows(book, TODAY, SECOND).counts).toMatchObject({ new: 1, updated: 0 });
  expect(itemsOf(book)).toEqual([first, second]);
});

test('the whole list settles the first year only where it leaves it out', () => {
  const book = aBookWith(BEFORE, FIRST);
  const report = importWhole(book, TODAY, aFile([SECOND]), { isWholeList: true, permission: {} }).result;
  expect(report.counts).toMatchObject({ new: 1, vanished: 1 });
  expect(itemsOf(book)).toEqual([{ ...first, open: 0 }, second]);
});

test('a due date put off is one, as long as the amount is the same', () => {
  const book = aBookWith(BEFORE, FIRST);
  expect(importRows(book, BEFORE, one('2026-03-31')).counts).toMatchObject({ new: 0, updated: 1 });
  expect(itemsOf(book)).toEqual([{ ...first, due: '2026-03-31' }]);
});
