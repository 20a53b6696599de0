/** A return that a person entered stands against a list that has not heard of it, as one does that the bank told. */
import { beforeEach, describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import type { Book } from '../../src/office/book.ts';
import { reversePayment } from '../../src/office/payment/payments.ts';
import { redo, undo } from '../../src/office/undo.ts';
import { recordUnpaid } from '../../src/office/payment/unpaidCollections.ts';
import { aBook, aFile, aRow, importRows, importWhole, moment } from '../support/world.ts';

const RIBA = { method: 'Ri.Ba. 30 gg', number: '2026/118', due: '2026-10-20' };
const OPEN = aRow(RIBA);
const PAID = aRow({ ...RIBA, open: 0 });
const OTHER = aRow({ number: '2026/102', due: '2026-10-31', amount: 80_000 });
/** The day it came back. */
const ON = '2026-11-12';

let book: Book;

/** Two invoices are open, and the next list says that the Ri.Ba. is paid. */
beforeEach(() => {
  book = aBook();
  importRows(book, '2026-11-04', OPEN, OTHER);
  importRows(book, '2026-11-10', PAID, OTHER);
});

function openOf(number: string): unknown {
  return book.database.connection
    .prepare('select open_cents from invoice where number = ?')
    .pluck()
    .get(number);
}

function unpaid(on = ON): void {
  recordUnpaid(book, moment(on), { invoices: ['2026/118'], on: day(on) });
}

/** What a list that still says it is paid makes of it. */
function told(today: string): { readonly notes: readonly string[]; readonly open: unknown } {
  const { notes } = importRows(book, today, PAID, OTHER);
  return { notes: notes.map(({ code }) => code), open: openOf('2026/118') };
}

describe.each([
  ['by its invoice', () => unpaid()],
  ['by its payment', () => void reversePayment(book, moment(ON), 1)],
])('entered %s', (_how, enter) => {
  test.each([
    ['the day after', '2026-11-13', 150_000, ['return-not-booked']],
    ['on the tenth day after the return', '2026-11-22', 150_000, ['return-not-booked']],
    ['on the eleventh it was paid since', '2026-11-23', 0, []],
  ])('%s', (_what, today, open, notes) => {
    enter();
    expect(openOf('2026/118')).toBe(150_000);
    expect(told(today)).toEqual({ notes, open });
  });

  test('a whole list that no longer names it is told the same', () => {
    enter();
    const permission = { reason: 'checked' };
    const { result } = importWhole(book, '2026-11-13', aFile([OTHER]), { isWholeList: true, permission });
    expect(result.notes).toContainEqual({ code: 'return-not-booked', count: 1, detail: '2026/118' });
    expect(openOf('2026/118')).toBe(150_000);
  });
});

test('entered late, the days count from the day it came back', () => {
  recordUnpaid(book, moment('2026-11-20'), { invoices: ['2026/118'], on: day(ON) });
  expect(told('2026-11-23')).toEqual({ notes: [], open: 0 });
});

test('undone it protects nothing, and brought back it does again', () => {
  unpaid();
  undo(book, moment('2026-11-13'));
  expect(openOf('2026/118')).toBe(0);
  redo(book, moment('2026-11-13'));
  expect(told('2026-11-14')).toEqual({ notes: ['return-not-booked'], open: 150_000 });
});

test('what is paid beyond it is believed at once', () => {
  unpaid();
  importRows(book, '2026-11-13', aRow({ ...RIBA, open: 50_000 }), OTHER);
  expect(openOf('2026/118')).toBe(50_000);
});

test('what a list took back by itself, a list may bring again', () => {
  importRows(book, ON, OPEN, OTHER);
  expect(openOf('2026/118')).toBe(150_000);
  expect(told('2026-11-13')).toEqual({ notes: [], open: 0 });
});

test('nor does a person’s return of something else keep it open', () => {
  const paidOther = aRow({ number: '2026/102', due: '2026-10-31', amount: 80_000, open: 0 });
  importRows(book, '2026-11-11', PAID, paidOther);
  importRows(book, ON, OPEN, paidOther);
  recordUnpaid(book, moment(ON), { invoices: ['2026/102'], on: day(ON) });
  expect(told('2026-11-13').open).toBe(0);
  expect(openOf('2026/102')).toBe(80_000);
});
