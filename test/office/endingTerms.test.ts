/** Terms of prescription stored with the decision of their case: told in the morning without being worked out anew. */
import { describe, expect, test } from 'vitest';
import { storedEndings } from '../../src/db/endingTerms.ts';
import { storedAgenda } from '../../src/db/storedAgenda.ts';
import { addDays, day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import { askedDay, type Book } from '../../src/office/book.ts';
import { openDispute } from '../../src/office/case/disputes.ts';
import { housekeeping } from '../../src/office/agenda/nightRun.ts';
import { reversePayment } from '../../src/office/payment/payments.ts';
import { markDelivered } from '../../src/office/letter/posting.ts';
import { endingsOn } from '../../src/office/debtor/prescriptions.ts';
import { setDebtorTerms } from '../../src/office/court/statement.ts';
import { undo } from '../../src/office/undo.ts';
import { aBook, aRow, importRows, moment, type RowChange } from '../support/world.ts';
import { pay, send } from './desk.ts';

/** A carrier's book: its claims are prescribed in a year (art. 2951 c.c.). */
function aCarriersBook(today: string, ...rows: readonly RowChange[]): Book {
  const book = aBook({}, { creditKind: 'transport' });
  importRows(book, today, ...rows.map((row) => aRow({ issued: '', ...row })));
  return book;
}

function endings(book: Book, on: string): string[] {
  return endingsOn(book, day(on)).map(({ invoice, until }) => `${invoice} ${until}`);
}

describe('a term that ends soon', () => {
  // The term of what fell due on Monday 24 November 2025 ends on Tuesday 24 November 2026.
  test.each([
    ['2026-08-25', 91, []],
    ['2026-08-26', 90, ['F1 2026-11-24']],
    ['2026-08-27', 89, ['F1 2026-11-24']],
    ['2026-11-24', 0, ['F1 2026-11-24']],
    ['2026-11-25', -1, ['F1 2026-11-24']],
  ])('on %s, %i days before its end', (today, _left, expected) => {
    const book = aCarriersBook(today, { number: 'F1', due: '2025-11-24' });
    expect(endings(book, today)).toEqual(expected);
    // It is stored: nothing had to be worked out.
    expect(storedAgenda(book.database, askedDay(book, day(today))).stale).toEqual([]);
    expect(storedEndings(book.database)).toHaveLength(expected.length);
  });

  test.each([
    ['29 February ends with February', '2024-02-29', '2025-02-28'],
    ['a Sunday moves to Monday', '2025-02-09', '2026-02-09'],
    ['a holiday moves on', '2024-12-25', '2025-12-27'],
  ])('%s', (_what, due, until) => {
    const warned = addDays(day(until), -90);
    const book = aCarriersBook(addDays(warned, -1), { number: 'F1', due });
    expect(endings(book, addDays(warned, -1))).toEqual([]);
    expect(endings(book, warned)).toEqual([`F1 ${until}`]);
  });

  test.each([
    [0, '2026-11-23', []],
    [0, '2026-11-24', ['F1 2026-11-24']],
    [180, '2026-05-27', []],
    [180, '2026-05-28', ['F1 2026-11-24']],
  ])('with a warning period of %i days, on %s', (prescriptionWarningDays, today, expected) => {
    const book = aBook({}, { creditKind: 'transport', prescriptionWarningDays });
    importRows(book, today, aRow({ number: 'F1', due: '2025-11-24' }));
    expect(endings(book, today)).toEqual(expected);
  });

  test('comes into the period by itself: the case is looked at again on that day, and stored by the run', () => {
    const book = aCarriersBook('2026-07-01', { number: 'F1', due: '2025-11-24' });
    const isStale = (on: string): boolean =>
      storedAgenda(book.database, askedDay(book, day(on))).stale.length > 0;
    expect([isStale('2026-08-25'), isStale('2026-08-26')]).toEqual([false, true]);
    expect(endings(book, '2026-08-26')).toEqual(['F1 2026-11-24']);
    housekeeping(book, moment('2026-08-26'));
    expect(isStale('2026-08-26')).toBe(false);
    expect(endings(book, '2026-08-26')).toEqual(['F1 2026-11-24']);
  });

  test('one that has ended hides none that can still be saved', () => {
    const book = aCarriersBook(
      '2026-11-20',
      { number: 'GONE', due: '2025-10-01' },
      { number: 'F1', due: '2025-11-24' },
      { number: 'YOUNG', due: '2026-10-01' },
    );
    expect(endings(book, '2026-11-20')).toEqual(['GONE 2026-10-01', 'F1 2026-11-24']);
  });

  test('of a disputed invoice ends as well', () => {
    const book = aCarriersBook('2026-11-20', { number: 'F1', due: '2025-11-24' });
    openDispute(book, moment('2026-11-20'), 1, { invoices: ['F1'], reason: 'merce resa' });
    expect(endings(book, '2026-11-20')).toEqual(['F1 2026-11-24']);
  });

  test('with the kind of credit of one customer', () => {
    const book = aBook();
    importRows(book, '2026-11-20', aRow({ number: 'F1', due: '2025-11-24' }));
    expect(endings(book, '2026-11-20')).toEqual([]);
    setDebtorTerms(book, moment('2026-11-20'), 1, { interest: {}, creditKind: 'transport' });
    expect(endings(book, '2026-11-20')).toEqual(['F1 2026-11-24']);
  });
});

describe('what begins the term anew takes it out, in the same act', () => {
  test('a part payment, until it bounces or is taken back', () => {
    const book = aCarriersBook('2026-11-20', { number: 'F1', due: '2025-11-24' });
    pay(book, '2026-11-20', 10_000, ['F1']);
    expect(endings(book, '2026-11-20')).toEqual([]);
    reversePayment(book, moment('2026-11-21'), 1);
    expect(endings(book, '2026-11-21')).toEqual(['F1 2026-11-24']);
    undo(book, moment('2026-11-21'));
    expect(endings(book, '2026-11-21')).toEqual([]);
  });

  test('a letter that arrived; one that was only sent does not', () => {
    const book = aCarriersBook('2026-11-20', { number: 'F1', due: '2025-11-24' });
    const protocol = send(book, '2026-11-20');
    expect(endings(book, '2026-11-23')).toEqual(['F1 2026-11-24']);
    markDelivered(book, moment('2026-11-24'), protocol, day('2026-11-24'));
    expect(endings(book, '2026-11-24')).toEqual([]);
    // A year from its arrival.
    expect(endings(book, '2027-11-24')).toEqual(['F1 2027-11-24']);
  });

  test('what is paid is none any more', () => {
    const book = aCarriersBook(
      '2026-11-20',
      { number: 'F1', due: '2025-11-24' },
      { number: 'F2', due: '2025-11-25' },
    );
    pay(book, '2026-11-20', 150_000, ['F1']);
    expect(storedEndings(book.database).map(({ invoice, openCents }) => [invoice, openCents])).toEqual([
      ['F2', cents(150_000)],
    ]);
  });
});
