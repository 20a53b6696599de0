/** Rule 23 in a real book: what the bank collects opens no case, stands in no letter, and counts once it came back. */
import { describe, expect, test } from 'vitest';
import { agendaOn } from '../../src/office/agenda/agenda.ts';
import type { Book } from '../../src/office/book.ts';
import { caseFile } from '../../src/office/case/caseFile.ts';
import { anyCase } from '../../src/office/case/cases.ts';
import { prepareLetter } from '../../src/office/letter/letters.ts';
import { housekeeping } from '../../src/office/agenda/nightRun.ts';
import { recordPayment, reversePayment } from '../../src/office/payment/payments.ts';
import { undo } from '../../src/office/undo.ts';
import { recordUnpaid } from '../../src/office/payment/unpaidCollections.ts';
import { cents } from '../../src/domain/money.ts';
import { day } from '../../src/domain/day.ts';
import { overdueItemsOf } from '../../src/db/morning.ts';
import { aBook, aRow, importRows, moment } from '../support/world.ts';
import { content } from './bookContent.ts';

const RIBA = { method: 'Ri.Ba. 30 gg', number: '2026/118', amount: 122_000 };
const OTHER = { code: 'C0200', name: 'Maglificio Tre Torri S.p.A.' };

/** A Ri.Ba. due on Monday 2 November 2026, as of the 4th. */
function aBookWithRiba(...rows: readonly Parameters<typeof aRow>[0][]): Book {
  const book = aBook();
  importRows(book, '2026-11-04', aRow(RIBA), ...rows.map((row) => aRow(row)));
  return book;
}

function casesOf(book: Book): unknown[] {
  return book.database.connection
    .prepare('select id, status, opened_on from recovery_case order by id')
    .all();
}

function unpaid(book: Book, on: string, ...invoices: readonly string[]): ReturnType<typeof recordUnpaid> {
  return recordUnpaid(book, moment(on), { invoices, on: day(on) });
}

describe('a debtor with nothing but Ri.Ba.', () => {
  test.each([
    ['2026-11-13', 0],
    ['2026-11-15', 0],
    ['2026-11-16', 1],
    ['2026-11-17', 1],
  ])('on %s has %i cases', (on, count) => {
    const book = aBookWithRiba();
    expect(casesOf(book)).toEqual([]);
    housekeeping(book, moment(on));
    expect(casesOf(book)).toHaveLength(count);
  });

  test('has one at once when a person says that it came back', () => {
    const book = aBookWithRiba();
    const before = content(book);
    const { result, operation } = unpaid(book, '2026-11-05', '2026/118');
    expect(result).toMatchObject({
      case: 1,
      cents: 122_000,
      parts: [{ number: '2026/118', due: '2026-11-02', cents: 122_000 }],
      payments: [],
    });
    expect(agendaOn(book, day('2026-11-05'))).toMatchObject([{ case: 1, owedCents: 122_000 }]);
    expect(operation).toBeDefined();
    undo(book, moment('2026-11-05'));
    expect(content(book)).toEqual(before);
  });

  test('has none when it came back before its due date: that was another presentation', () => {
    const book = aBook();
    importRows(book, '2026-11-04', aRow({ ...RIBA, due: '2026-11-03' }));
    unpaid(book, '2026-11-04', '2026/118');
    importRows(book, '2026-11-10', aRow({ ...RIBA, due: '2026-12-31' }));
    housekeeping(book, moment('2027-01-05'));
    expect(agendaOn(book, day('2027-01-05'))).toEqual([]);
  });

  test('the settings may chase it like any other', () => {
    const book = aBook({ presentedWorkingDays: 0 });
    importRows(book, '2026-11-04', aRow(RIBA));
    expect(casesOf(book)).toHaveLength(1);
  });

  test('the company’s own words count', () => {
    const book = aBook({ paymentMethods: { Z7: 'riba' } });
    importRows(book, '2026-11-04', aRow({ ...RIBA, method: 'Z7' }));
    expect(casesOf(book)).toEqual([]);
  });
});

describe('beside other invoices', () => {
  test('it is in no letter and no total until it counts, and the case file says why', () => {
    const book = aBookWithRiba({ number: '2026/101', due: '2026-10-30' });
    const file = caseFile(book, 1, day('2026-11-10'));
    expect(file.decision.claim.main.cents).toBe(150_000);
    expect(file.items).toMatchObject([
      { number: '2026/101', state: 'overdue' },
      { number: '2026/118', state: 'at-the-bank', method: 'riba', countsFrom: '2026-11-16', daysLate: 0 },
    ]);
    const { content } = prepareLetter(book, moment('2026-11-10'), 1);
    expect(content.items.map((item) => item.number)).toEqual(['2026/101']);
    expect(agendaOn(book, day('2026-11-16'))).toMatchObject([{ owedCents: 272_000 }]);
  });

  test('the case closes when the rest is paid', () => {
    const book = aBookWithRiba({ number: '2026/101', due: '2026-10-30' });
    const entry = { cents: cents(150_000), on: day('2026-11-10'), invoices: ['2026/101'] };
    expect(recordPayment(book, moment('2026-11-10'), 1, entry).closed).toEqual([1]);
  });

  test('what came back says so', () => {
    const book = aBookWithRiba({ number: '2026/101', due: '2026-10-30' });
    unpaid(book, '2026-11-09', '2026/118');
    expect(caseFile(book, 1, day('2026-11-09')).items[1]).toMatchObject({
      state: 'overdue',
      returnedOn: '2026-11-09',
      daysLate: 7,
    });
  });
});

describe('a payment of a Ri.Ba. that bounced', () => {
  test.each(['by hand', 'by its invoice'])('counts at once: %s', (how) => {
    const book = aBookWithRiba({ number: '2026/101', due: '2026-10-30' });
    const pay = (invoice: string, amount: number): void => {
      const entry = { cents: cents(amount), on: day('2026-11-05'), invoices: [invoice] };
      recordPayment(book, moment('2026-11-05'), 1, entry);
    };
    pay('2026/101', 150_000);
    pay('2026/118', 122_000);
    if (how === 'by hand') reversePayment(book, moment('2026-11-09'), 1);
    else expect(unpaid(book, '2026-11-09', '2026/118').result.payments).toHaveLength(1);
    expect(anyCase(book, 1).isOpen).toBe(true);
    expect(agendaOn(book, day('2026-11-09'))).toMatchObject([{ case: 1, owedCents: 122_000 }]);
  });

  test('so it does when the next export shows it open again', () => {
    const book = aBookWithRiba({ number: '2026/101', due: '2026-10-30' });
    importRows(
      book,
      '2026-11-06',
      aRow({ ...RIBA, open: 0 }),
      aRow({ number: '2026/101', due: '2026-10-30', open: 0 }),
    );
    expect(anyCase(book, 1).isOpen).toBe(false);
    importRows(book, '2026-11-10', aRow(RIBA));
    expect(anyCase(book, 1).isOpen).toBe(true);
    expect(agendaOn(book, day('2026-11-10'))).toMatchObject([{ owedCents: 122_000 }]);
  });
});

describe('what cannot have come back', () => {
  test.each([
    ['not due yet', '2026/120', 'nothing-returned'],
    ['unknown', '2026/999', 'no-such-invoice'],
    ['of two customers', '2026/118', 'invoice-of-several'],
  ])('%s', (_what, invoice, code) => {
    const book = aBookWithRiba(
      { number: '2026/120', due: '2026-12-31', method: 'RB' },
      { ...RIBA, debtor: OTHER },
    );
    expect(() => unpaid(book, '2026-11-09', invoice)).toThrow(expect.objectContaining({ code }));
  });

  test('twice', () => {
    const book = aBookWithRiba();
    unpaid(book, '2026-11-09', '2026/118');
    expect(() => unpaid(book, '2026-11-10', '2026/118')).toThrow(
      expect.objectContaining({ code: 'nothing-returned' }),
    );
  });

  test('tomorrow', () => {
    const entry = { invoices: ['2026/118'], on: day('2026-11-10') };
    expect(() => recordUnpaid(aBookWithRiba(), moment('2026-11-09'), entry)).toThrow(
      expect.objectContaining({ code: 'payment-in-future' }),
    );
  });

  test('of several instalments the one that fell due last did', () => {
    const parts = ['2026-09-30', '2026-10-31', '2026-12-31'].map((due) => ({ ...RIBA, number: '7', due }));
    const book = aBookWithRiba(...parts);
    expect(unpaid(book, '2026-11-09', '7').result.parts).toMatchObject([{ due: '2026-10-31' }]);
  });
});

test('the morning asks what tells whether an invoice counts, each alike once', () => {
  const book = aBookWithRiba({ ...RIBA, number: '2026/119' });
  unpaid(book, '2026-11-04', '2026/118');
  expect(overdueItemsOf(book.database, day('2026-11-05'), [1])).toEqual([
    { dueOn: '2026-11-02', method: 'Ri.Ba. 30 gg', returnedOn: '2026-11-04' },
    { dueOn: '2026-11-02', method: 'Ri.Ba. 30 gg' },
  ]);
});
