/** What begins the term of prescription anew: letters that arrived, part payments, plans and promises in writing. */
import { describe, expect, test } from 'vitest';
import { day } from '../../../src/domain/day.ts';
import { cents } from '../../../src/domain/money.ts';
import type { Book } from '../../../src/office/book.ts';
import { recordPromise } from '../../../src/office/case/contacts.ts';
import { issueLetter, prepareLetter } from '../../../src/office/letter/letters.ts';
import { reversePayment } from '../../../src/office/payment/payments.ts';
import { cancelPlan, makePlan } from '../../../src/office/case/plans.ts';
import { markDelivered } from '../../../src/office/letter/posting.ts';
import { undo } from '../../../src/office/undo.ts';
import { aBookWith, aRow, moment, printed } from '../../support/world.ts';
import { on, pay, send } from '../desk.ts';

const TODAY = '2026-11-24';

/** From what the term of the invoice of case 1 counts. */
function countedFrom(book: Book, today = '2026-12-31') {
  const { from, interruption, until } = on(book, today).prescriptions.next ?? {};
  return { from, by: interruption?.by, reference: interruption?.reference, until };
}

function plan(book: Book): void {
  makePlan(book, moment(TODAY), 1, {
    parts: { count: 3, first: day('2026-12-14'), every: { unit: 'month' } },
    invoices: ['2026/101'],
  });
}

function promise(book: Book, isWritten: boolean): void {
  const amount = { cents: cents(10_000), currency: 'EUR', by: day('2026-11-27') };
  recordPromise(book, moment(TODAY), 1, { ...amount, on: day('2026-11-20'), isWritten });
}

describe('the term begins anew', () => {
  test('with nothing but the due date it counts from that', () => {
    expect(countedFrom(aBookWith(TODAY, aRow()))).toMatchObject({ from: '2026-11-02', by: undefined });
  });

  test('with a plan, from the day it was agreed, also when it is given up; undone it never was', () => {
    const book = aBookWith(TODAY, aRow());
    plan(book);
    expect(countedFrom(book)).toMatchObject({ from: TODAY, by: 'plan', until: '2036-11-24' });
    cancelPlan(book, moment('2026-11-25'), 1, 'not kept');
    expect(countedFrom(book)).toMatchObject({ by: 'plan' });
    undo(book, moment('2026-11-25'));
    undo(book, moment('2026-11-25'));
    expect(countedFrom(book)).toMatchObject({ by: undefined });
  });

  test('the agreement is named by its number, and only what the plan covers is acknowledged', () => {
    const book = aBookWith(TODAY, aRow(), aRow({ number: 'OTHER' }));
    plan(book);
    const letter = prepareLetter(book, moment(TODAY), 1, { step: 'plan-agreement' });
    issueLetter(book, moment(TODAY), letter, printed());
    // The other one ends first.
    expect(countedFrom(book)).toMatchObject({ from: '2026-11-02', by: undefined });
    pay(book, '2026-12-01', 150_000, ['OTHER']);
    expect(countedFrom(book)).toMatchObject({ by: 'plan', reference: '2026/0001' });
  });

  test.each([
    [true, { from: '2026-11-20', by: 'promise' }],
    [false, { from: '2026-11-02', by: undefined }],
  ])(
    'a promise in writing (%s) acknowledges the debt, one on the phone proves nothing',
    (written, expected) => {
      const book = aBookWith(TODAY, aRow());
      promise(book, written);
      expect(countedFrom(book)).toMatchObject(expected);
    },
  );

  test('what is invoiced after the promise is none of it', () => {
    const book = aBookWith(TODAY, aRow({ issued: '2026-11-21', due: '2026-11-23' }));
    promise(book, true);
    expect(countedFrom(book)).toMatchObject({ by: undefined });
  });

  test('with a part payment, until it bounces', () => {
    const book = aBookWith(TODAY, aRow());
    pay(book, TODAY, 10_000);
    expect(countedFrom(book)).toMatchObject({ from: TODAY, by: 'payment' });
    reversePayment(book, moment('2026-12-01'), 1);
    expect(countedFrom(book)).toMatchObject({ from: '2026-11-02', by: undefined });
  });

  test('with a letter, from the day it arrived', () => {
    const book = aBookWith(TODAY, aRow());
    send(book, TODAY);
    expect(countedFrom(book)).toMatchObject({ by: undefined });
    markDelivered(book, moment('2026-12-01'), '2026/0001', day('2026-11-27'));
    expect(countedFrom(book)).toMatchObject({ from: '2026-11-27', by: 'demand', reference: '2026/0001' });
  });
});
