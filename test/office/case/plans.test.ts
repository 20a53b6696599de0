/** Rule 8 on a real book: a plan made, paid, broken, brought back, given up. */
import { describe, expect, test } from 'vitest';
import { AGREEMENT } from '../../../src/domain/agreed/agreement.ts';
import { addMonths, day } from '../../../src/domain/day.ts';
import { cents } from '../../../src/domain/money.ts';
import { agendaOn } from '../../../src/office/agenda/agenda.ts';
import type { Book } from '../../../src/office/book.ts';
import { recordPromise } from '../../../src/office/case/contacts.ts';
import { lettersOf } from '../../../src/office/letter/letterRegister.ts';
import { prepareLetter } from '../../../src/office/letter/letters.ts';
import { mergeDebtors } from '../../../src/office/debtor/mergeDebtors.ts';
import { housekeeping } from '../../../src/office/agenda/nightRun.ts';
import { recordPayment, reversePayment } from '../../../src/office/payment/payments.ts';
import { cancelPlan, draftPlan, makePlan, type PlanWish } from '../../../src/office/case/plans.ts';
import { openDispute } from '../../../src/office/case/disputes.ts';
import { redo, undo } from '../../../src/office/undo.ts';
import { voidLetter } from '../../../src/office/letter/voiding.ts';
import { aBook, aBookWith, aRow, importRows, issue, moment } from '../../support/world.ts';
import { call, nextOn, on, pay, refusal, send } from '../desk.ts';
import { given, IN_THREE, plan, standing, TODAY, told } from '../planWorld.ts';

describe('making a plan', () => {
  test('cuts what is overdue and undisputed, and holds the case', () => {
    const book = aBookWith(TODAY, aRow(), aRow({ number: '2026/103', due: '2026-12-15', amount: 40_000 }));
    const { instalments, totalCents, items } = plan(book);
    expect(instalments.map((each) => each.cents)).toEqual([50_000, 50_000, 50_000]);
    expect(totalCents).toBe(150_000);
    expect(items.map(({ number }) => number)).toEqual(['2026/101']);
    expect(nextOn(book, TODAY)).toMatchObject({ status: 'held', due: '2026-12-21', mayTakeStep: false });
    expect(told(book)).toEqual(['plan-made']);
  });

  test('nets credit notes, and keeps to one currency', () => {
    const rows = [aRow(), aRow({ number: 'NC', amount: -30_000 }), aRow({ number: 'U', currency: 'USD' })];
    const book = aBookWith(TODAY, ...rows);
    expect(plan(book)).toMatchObject({ currency: 'EUR', totalCents: 120_000 });
    const other = aBookWith(TODAY, ...rows);
    expect(plan(other, { currency: 'USD' })).toMatchObject({ currency: 'USD', totalCents: 150_000 });
    // What is owed in the other currency is chased on.
    expect(nextOn(other, TODAY)?.status).toBe('due');
  });

  test('covers the invoices that were chosen, also those not due yet', () => {
    const book = aBookWith(TODAY, aRow(), aRow({ number: '2026/103', due: '2026-12-15', amount: 40_000 }));
    expect(plan(book, { invoices: ['2026/103', '2026/101'] }).totalCents).toBe(190_000);
  });

  test('takes the place of a promise', () => {
    const book = aBookWith(TODAY, aRow());
    const promise = { cents: cents(150_000), currency: 'EUR', by: day('2026-11-27'), on: day(TODAY) };
    recordPromise(book, moment(TODAY), 1, promise);
    plan(book);
    expect(on(book, TODAY).promises).toMatchObject([{ state: 'replaced' }]);
    expect(nextOn(book, '2026-11-30')?.status).toBe('held');
  });

  test('a draft writes nothing', () => {
    const book = aBookWith(TODAY, aRow());
    expect(draftPlan(book, moment(TODAY), 1, IN_THREE).totalCents).toBe(150_000);
    expect(on(book, TODAY).plan).toBeUndefined();
  });

  test.each<[string, string, Partial<PlanWish>]>([
    ['instalments that are not the claim', 'plan-sum', given(['2026-12-14', 100_000])],
    ['another sum than the claim', 'plan-sum', { cents: cents(149_999) }],
    [
      'a plan beyond the longest',
      'plan-too-long',
      { parts: { count: 37, first: day('2026-12-14'), every: { unit: 'month' } } },
    ],
    ['days that do not ascend', 'plan-not-ascending', given(['2027-01-14', 75_000], ['2026-12-14', 75_000])],
    ['a day that has passed', 'plan-in-the-past', given(['2026-11-23', 150_000])],
    [
      'more instalments than cents',
      'plan-nothing-in-instalment',
      {
        cents: cents(2),
        override: 'x',
        parts: { count: 3, first: day('2026-12-14'), every: { unit: 'month' } },
      },
    ],
    ['an invoice nobody knows', 'no-such-invoice', { invoices: ['X'] }],
    ['an override without a reason', 'reason-needed', { override: ' ' }],
    ['a currency in which nothing is owed', 'nothing-owed', { currency: 'CHF' }],
  ])('refuses %s', (_name, code, wish) => {
    const book = aBookWith(TODAY, aRow());
    expect(() => plan(book, wish)).toThrow(refusal(code));
    expect(on(book, TODAY).plan).toBeUndefined();
  });

  test('refuses what is disputed, and two currencies at once', () => {
    const book = aBookWith(TODAY, aRow(), aRow({ number: 'U', currency: 'USD' }));
    expect(() => plan(book, { invoices: ['2026/101', 'U'] })).toThrow(refusal('plan-currencies'));
    openDispute(book, moment(TODAY), 1, { reason: 'goods', invoices: ['U'] });
    expect(() => plan(book, { invoices: ['U'] })).toThrow(refusal('plan-item-disputed'));
  });

  test('refuses a second one, and one beside a demand that lies printed', () => {
    const book = aBookWith(TODAY, aRow());
    issue(book, TODAY, 1);
    expect(() => plan(book)).toThrow(refusal('plan-letter-not-sent'));
    voidLetter(book, moment(TODAY), '2026/0001');
    plan(book);
    expect(() => plan(book)).toThrow(refusal('plan-open'));
  });

  test('with a reason agrees another sum, or takes longer', () => {
    const book = aBookWith(TODAY, aRow());
    expect(plan(book, { ...given(['2026-12-14', 100_000]), override: 'settled for less' }).totalCents).toBe(
      100_000,
    );
    const long = { count: 40, first: day('2026-12-14'), every: { unit: 'month' } } as const;
    const other = aBookWith(TODAY, aRow());
    expect(plan(other, { parts: long, override: 'the director agrees' }).instalments).toHaveLength(40);
  });

  test('the settings say how long and how late', () => {
    const book = aBook({ planGraceDays: 0, planLongestMonths: 2 });
    importRows(book, TODAY, aRow());
    expect(() => plan(book)).toThrow(refusal('plan-too-long', { months: 2, limit: '2027-01-24' }));
    plan(book, given(['2026-12-14', 150_000]));
    // As it was agreed: a change of the settings changes the future only.
    const later = {
      ...book,
      settings: { ...book.settings, rules: { ...book.settings.rules, planGraceDays: 9 } },
    };
    expect(standing(later, '2026-12-15')?.state).toBe('broken');
  });
});

describe('a plan that is paid', () => {
  test('goes on instalment by instalment, and closes the case with the last', () => {
    const book = aBookWith(TODAY, aRow());
    plan(book);
    pay(book, '2026-12-14', 50_000);
    expect(nextOn(book, '2026-12-14')).toMatchObject({ status: 'held', due: '2027-01-20' });
    pay(book, '2027-01-14', 50_000);
    expect(standing(book, '2027-01-15')).toMatchObject({ state: 'running', leftCents: 50_000 });
    expect(pay(book, '2027-02-15', 50_000).closed).toEqual([1]);
    expect(on(book, '2027-02-15').facts.closeReason).toBe('paid');
    expect(told(book)).toEqual(['plan-made', 'plan-kept']);
  });

  test('is paid before anything newer, unless the payment names that', () => {
    const book = aBookWith(TODAY, aRow());
    plan(book);
    importRows(book, '2026-11-25', aRow(), aRow({ number: 'OLD', due: '2026-10-01', amount: 70_000 }));
    pay(book, '2026-11-26', 50_000);
    expect(standing(book, '2026-11-26')?.paidCents).toBe(50_000);
    pay(book, '2026-11-26', 70_000, ['OLD']);
    expect(standing(book, '2026-11-26')?.paidCents).toBe(50_000);
  });

  test('counts what an import brings', () => {
    const book = aBookWith(TODAY, aRow());
    plan(book);
    importRows(book, '2026-12-14', aRow({ open: 100_000 }));
    expect(standing(book, '2026-12-14')).toMatchObject({ state: 'running', paidCents: 50_000 });
    importRows(book, '2027-01-14', aRow({ open: 0 }));
    expect(told(book)).toEqual(['plan-made', 'plan-kept']);
    expect(on(book, '2027-01-14').facts.isOpen).toBe(false);
  });

  test('a bounced payment may break it', () => {
    const book = aBookWith(TODAY, aRow());
    plan(book);
    pay(book, '2026-12-14', 50_000);
    reversePayment(book, moment('2026-12-21'), 1);
    expect(standing(book, '2026-12-21')).toMatchObject({ state: 'broken', since: '2026-12-20' });
    expect(told(book)).toEqual(['plan-made', 'plan-broken']);
  });

  test('with interest is kept only when that has come in', () => {
    const book = aBookWith(TODAY, aRow());
    const { interestCents, totalCents } = plan(book, { basisPoints: 850 });
    expect(interestCents).toBeGreaterThan(0);
    expect(pay(book, '2026-12-14', 150_000).closed).toEqual([]);
    expect(nextOn(book, '2026-12-14')).toMatchObject({ status: 'held' });
    expect(() => pay(book, '2026-12-15', interestCents + 1)).toThrow(refusal('overpayment'));
    expect(pay(book, '2026-12-15', interestCents).closed).toEqual([1]);
    expect(standing(book, '2026-12-15')).toMatchObject({ state: 'kept', paidCents: totalCents });
  });

  test('interest is paid with an instalment as well, and before anything newer', () => {
    const book = aBookWith(TODAY, aRow(), aRow({ number: 'N', due: '2027-06-30', amount: 90_000 }));
    const { totalCents } = plan(book, { basisPoints: 850 });
    expect(pay(book, '2026-12-14', totalCents).closed).toEqual([1]);
  });

  test('interest that stays unpaid keeps the case open until a person waives it', () => {
    const book = aBookWith(TODAY, aRow());
    plan(book, { basisPoints: 850 });
    pay(book, '2026-12-14', 150_000);
    expect(nextOn(book, '2027-03-01')).toMatchObject({ status: 'due', task: 'decide' });
    expect(housekeeping(book, moment('2027-03-01')).result.acts).toEqual([{ kind: 'plan-broken', case: 1 }]);
    expect(cancelPlan(book, moment('2027-03-02'), 1, 'a few cents').closed).toEqual([1]);
  });
});

describe('a plan that is not paid', () => {
  test('is running on the fifth day and broken on the sixth, and the run says so once', () => {
    const book = aBookWith(TODAY, aRow());
    plan(book);
    expect(housekeeping(book, moment('2026-12-19')).result.acts).toEqual([]);
    expect(housekeeping(book, moment('2026-12-21')).result.acts).toEqual([{ kind: 'plan-broken', case: 1 }]);
    expect(housekeeping(book, moment('2026-12-21')).result.acts).toEqual([]);
    expect(nextOn(book, '2026-12-21')).toMatchObject({ status: 'due', task: 'broken-plan' });
  });

  test('leaves the case at the step where it was', () => {
    const book = aBookWith('2026-11-09', aRow());
    send(book, '2026-11-09');
    plan(book, {}, '2026-11-16');
    expect(nextOn(book, '2026-12-21')).toMatchObject({ task: 'broken-plan', step: 'phone-call' });
    call(book, '2026-12-21');
    expect(nextOn(book, '2026-12-28')).toMatchObject({ task: 'step', step: 'second-letter' });
  });

  test('comes first in the agenda', () => {
    const other = { name: 'Cartiera del Brenta S.p.A.', code: 'C9' };
    const book = aBookWith(TODAY, aRow(), aRow({ number: 'B', amount: 9_000_000, debtor: other }));
    plan(book);
    expect(agendaOn(book, day('2026-12-21')).map((entry) => entry.case)).toEqual([1, 2]);
  });

  test('comes back when a payment is booked that was there in time', () => {
    const book = aBookWith(TODAY, aRow());
    plan(book);
    housekeeping(book, moment('2026-12-21'));
    recordPayment(book, moment('2026-12-22'), 1, { cents: cents(50_000), on: day('2026-12-18') });
    expect(standing(book, '2026-12-22')?.state).toBe('running');
    expect(told(book)).toEqual(['plan-made', 'plan-broken', 'plan-running']);
    expect(nextOn(book, '2026-12-22')?.status).toBe('held');
  });

  test('names the instalment that broke it, also when that was paid a day late', () => {
    const book = aBookWith('2026-06-01', aRow({ issued: '2026-04-01', due: '2026-05-01', amount: 10_000 }));
    const parts = { count: 3, first: day('2026-06-30'), every: { unit: 'month' } } as const;
    plan(book, { parts }, '2026-06-01');
    pay(book, '2026-07-06', 3333);
    const named = { cents: 6667, by: '2026-06-30' };
    expect(nextOn(book, '2026-07-06')?.reasons[0]).toMatchObject({ code: 'task-broken-plan', values: named });
    expect(told(book)).toEqual(['plan-made', 'plan-broken']);
    expect(on(book, '2026-07-06').journal.find(({ kind }) => kind === 'plan-broken')?.data).toMatchObject({
      due: '2026-06-30',
    });
  });

  test('makes room for another one, and does not come back after it', () => {
    const book = aBookWith(TODAY, aRow());
    plan(book);
    housekeeping(book, moment('2026-12-21'));
    plan(book, { parts: { count: 2, first: day('2027-01-14'), every: { unit: 'month' } } }, '2026-12-21');
    recordPayment(book, moment('2026-12-22'), 1, { cents: cents(50_000), on: day('2026-12-18') });
    expect(told(book)).toEqual(['plan-made', 'plan-broken', 'plan-made']);
    expect(nextOn(book, '2026-12-22')).toMatchObject({ status: 'held' });
  });
});

describe('what a plan does not cover', () => {
  const newer = aRow({ number: '2026/150', due: '2026-11-27', amount: 60_000 });

  test('is chased on the ladder, alone in its letters', () => {
    const book = aBookWith(TODAY, aRow());
    plan(book);
    importRows(book, '2026-11-30', aRow(), newer);
    expect(nextOn(book, '2026-12-04')).toMatchObject({
      status: 'due',
      step: 'first-letter',
      owedCents: 210_000,
    });
    const { content } = prepareLetter(book, moment('2026-12-04'), 1);
    expect(content.items.map(({ number }) => number)).toEqual(['2026/150']);
    expect(content.totals).toEqual([{ cents: 60_000, currency: 'EUR' }]);
  });

  test('once paid leaves the plan to hold the case', () => {
    const book = aBookWith(TODAY, aRow());
    plan(book);
    importRows(book, '2026-11-30', aRow(), newer);
    pay(book, '2026-12-04', 60_000, ['2026/150']);
    expect(nextOn(book, '2026-12-04')).toMatchObject({ status: 'held' });
    expect(() => prepareLetter(book, moment('2026-12-04'), 1)).toThrow(refusal('not-due'));
  });
});

describe('giving a plan up', () => {
  test('brings the case back at once, with its reason', () => {
    const book = aBookWith(TODAY, aRow());
    plan(book);
    cancelPlan(book, moment('2026-11-25'), 1, 'never signed');
    expect(nextOn(book, '2026-11-25')).toMatchObject({ status: 'due', step: 'first-letter' });
    expect(standing(book, '2026-11-25')).toMatchObject({ state: 'cancelled', since: '2026-11-25' });
    expect(() => cancelPlan(book, moment('2026-11-25'), 1, 'again')).toThrow(refusal('no-plan'));
  });

  test('takes the agreement with it that has not left', () => {
    const book = aBookWith(TODAY, aRow());
    plan(book);
    issue(book, TODAY, 1, { step: AGREEMENT });
    cancelPlan(book, moment(TODAY), 1, 'never signed');
    expect(lettersOf(book, 1)).toMatchObject([{ status: 'void', protocol: '2026/0001' }]);
  });
});

describe('two debtors that are one', () => {
  const words = { closedInto: String, deadlineOf: String };
  const twin = { name: 'Valdossola Tessitura', code: 'T2' };

  function twins(number: string): Book {
    const book = aBookWith(TODAY, aRow(), aRow({ number, amount: 60_000, debtor: twin }));
    makePlan(book, moment(TODAY), 2, IN_THREE);
    return book;
  }

  test('the plan of the younger case goes on in the older one', () => {
    const book = twins('T/1');
    mergeDebtors(book, moment(TODAY), { into: 1, from: 2, words });
    expect(standing(book, TODAY)).toMatchObject({ state: 'running', totalCents: 60_000 });
    expect(prepareLetter(book, moment(TODAY), 1).content.totals).toEqual([
      { cents: 150_000, currency: 'EUR' },
    ]);
  });

  test('a document both have is not dropped while a plan covers it', () => {
    const book = twins('2026/101');
    const merge = () => mergeDebtors(book, moment(TODAY), { into: 1, from: 2, words });
    expect(merge).toThrow(refusal('merge-same-document'));
  });
});

describe('undo', () => {
  test.each<[string, (book: Book) => unknown]>([
    ['making a plan', (book) => plan(book)],
    [
      'giving it up',
      (book) => {
        plan(book);
        return cancelPlan(book, moment(TODAY), 1, 'never signed');
      },
    ],
    [
      'its agreement',
      (book) => {
        plan(book);
        return issue(book, TODAY, 1, { step: AGREEMENT });
      },
    ],
    [
      'the payment that ended it',
      (book) => {
        plan(book, { parts: { count: 1, first: addMonths(day(TODAY), 1), every: { unit: 'month' } } });
        return pay(book, TODAY, 150_000);
      },
    ],
  ])('takes %s back exactly, and redo brings it back', (_name, act) => {
    const book = aBookWith(TODAY, aRow());
    const states: string[] = [];
    const state = () => {
      const file = on(book, '2026-12-31');
      return JSON.stringify({ ...file, letters: file.letters.filter(({ status }) => status !== 'void') });
    };
    act(book);
    states.push(state());
    undo(book, moment(TODAY));
    const before = state();
    expect(before).not.toBe(states[0]);
    redo(book, moment(TODAY));
    expect(state()).toBe(states[0]);
    undo(book, moment(TODAY));
    expect(state()).toBe(before);
  });
});
