/** The rules of the process at work on a real book: what one act after the other leaves behind. */
import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import { agendaOn } from '../../src/office/agenda/agenda.ts';
import type { Book } from '../../src/office/book.ts';
import { assignCase, holdCase, resumeCase, skipStep } from '../../src/office/case/cases.ts';
import { logContact, recordPromise } from '../../src/office/case/contacts.ts';
import { openDispute, resolveDisputes } from '../../src/office/case/disputes.ts';
import { prepareLetter } from '../../src/office/letter/letters.ts';
import { housekeeping } from '../../src/office/agenda/nightRun.ts';
import { reversePayment } from '../../src/office/payment/payments.ts';
import { A_DEBTOR } from '../support/caseWorld.ts';
import { aBookWith, aRow, importRows, issue, moment } from '../support/world.ts';
import { on, nextOn, pay, send, call, refusal } from './desk.ts';

describe('Rule 1: a case opens with the first overdue invoice of a debtor', () => {
  test.each([
    ['2026-11-02', 0, 'due today'],
    ['2026-11-03', 1, 'overdue'],
  ])('imported on %s: %i cases, for the invoice is %s', (today, count) => {
    const book = aBookWith(today, aRow());
    expect(agendaOn(book, day(today))).toHaveLength(count);
  });

  test('the run opens it when the day comes', () => {
    const book = aBookWith('2026-11-02', aRow());
    expect(housekeeping(book, moment('2026-11-02')).result.acts).toEqual([]);
    expect(housekeeping(book, moment('2026-11-03')).result.acts).toEqual([{ kind: 'case-opened', case: 1 }]);
    expect(on(book, '2026-11-03').facts).toMatchObject({ openedOn: '2026-11-03', collector: 'anna' });
  });
});

describe('Rule 4: one step at a time', () => {
  test('the engine says in the journal what it went past', () => {
    const book = aBookWith('2026-11-09', aRow());
    send(book, '2026-11-09');
    const passed = on(book, '2026-11-09').journal.filter((entry) => entry.kind === 'step-passed');
    expect(passed.map((entry) => entry.data)).toEqual([
      { step: 'courtesy-call', reason: 'lapsed' },
      { step: 'address-check', reason: 'address-ok' },
    ]);
  });

  test('a person may skip one, with a reason, but not with a letter on the desk', () => {
    const book = aBookWith('2026-11-09', aRow());
    expect(skipStep(book, moment('2026-11-09'), 1, 'spoke to the owner').result).toEqual({
      step: 'first-letter',
    });
    expect(nextOn(book, '2026-11-10')).toMatchObject({ step: 'phone-call', due: '2026-11-10' });
    const other = aBookWith('2026-11-09', aRow());
    issue(other, '2026-11-09', 1);
    expect(() => skipStep(other, moment('2026-11-09'), 1, 'no')).toThrow(
      refusal('letter-not-sent', { protocol: '2026/0001' }),
    );
  });
});

describe('Rule 6: promises', () => {
  const promise = { cents: cents(50_000), currency: 'EUR', by: day('2026-11-27') };

  function promised(): Book {
    const book = aBookWith('2026-11-24', aRow());
    logContact(book, moment('2026-11-24'), 1, {
      channel: 'call',
      outcome: 'promise',
      on: day('2026-11-24'),
      promise,
    });
    return book;
  }

  test('paid in time it is kept, and the rest goes on', () => {
    const book = promised();
    expect(nextOn(book, '2026-11-27')).toMatchObject({ status: 'held', due: '2026-11-30' });
    pay(book, '2026-11-27', 50_000);
    expect(on(book, '2026-11-27').promises).toMatchObject([{ state: 'kept', paidInFullOn: '2026-11-27' }]);
    expect(nextOn(book, '2026-11-27')).toMatchObject({
      status: 'due',
      step: 'first-letter',
      owedCents: 100_000,
    });
  });

  test('not paid it is broken on Monday, and the run writes that down once', () => {
    const book = promised();
    expect(nextOn(book, '2026-11-30')).toMatchObject({
      status: 'due',
      task: 'broken-promise',
      due: '2026-11-30',
    });
    expect(housekeeping(book, moment('2026-11-30')).result.acts).toEqual([
      { kind: 'promise-broken', case: 1 },
    ]);
    expect(housekeeping(book, moment('2026-11-30')).operation).toBeUndefined();
  });

  test('paid too late it is broken all the same, also when nobody ran anything in between', () => {
    const book = promised();
    pay(book, '2026-12-02', 50_000);
    expect(on(book, '2026-12-02').promises).toMatchObject([{ state: 'broken' }]);
  });

  test('two payments make one promise; one that bounced does not count', () => {
    const book = promised();
    pay(book, '2026-11-25', 30_000);
    expect(on(book, '2026-11-25').promises).toMatchObject([{ state: 'open', paidCents: 30_000 }]);
    reversePayment(book, moment('2026-11-26'), 1);
    expect(on(book, '2026-11-26').promises).toMatchObject([{ state: 'open', paidCents: 0 }]);
    pay(book, '2026-11-26', 30_000);
    pay(book, '2026-11-27', 20_000);
    expect(on(book, '2026-11-27').promises).toMatchObject([{ state: 'kept', paidCents: 50_000 }]);
  });

  test('a newer promise replaces the one before', () => {
    const book = promised();
    const later = { ...promise, by: day('2026-12-04'), on: day('2026-11-25') };
    expect(recordPromise(book, moment('2026-11-25'), 1, later).result).toEqual({ checkOn: '2026-12-07' });
    expect(on(book, '2026-11-25').promises.map(({ state }) => state)).toEqual(['replaced', 'open']);
  });
});

describe('Rule 7: disputes', () => {
  test('a disputed invoice is in no letter; answered, it counts again', () => {
    const book = aBookWith('2026-11-24', aRow(), aRow({ number: '2026/102', amount: 40_000 }));
    openDispute(book, moment('2026-11-24'), 1, { reason: 'goods', invoices: ['2026/102'] });
    expect(prepareLetter(book, moment('2026-11-24'), 1).items.map((item) => item.number)).toEqual([
      '2026/101',
    ]);
    resolveDisputes(book, moment('2026-11-25'), 1, { resolution: 'rejected' });
    expect(prepareLetter(book, moment('2026-11-25'), 1).items).toHaveLength(2);
  });

  test('with all in dispute the case is held and not closed', () => {
    const book = aBookWith('2026-11-24', aRow());
    openDispute(book, moment('2026-11-24'), 1, { reason: 'goods', invoices: [] });
    expect(nextOn(book, '2026-12-03')).toMatchObject({
      status: 'held',
      task: 'answer-dispute',
      due: '2026-12-04',
    });
    expect(nextOn(book, '2026-12-04')).toMatchObject({ status: 'due', task: 'answer-dispute' });
    expect(housekeeping(book, moment('2026-12-04')).result.acts).toEqual([]);
  });

  test('a dispute outlives the case it was opened in: the next case can answer it', () => {
    const book = aBookWith('2026-11-24', aRow(), aRow({ number: '2026/102', due: '2026-12-01' }));
    openDispute(book, moment('2026-11-24'), 1, { reason: 'goods', invoices: ['2026/102'] });
    pay(book, '2026-11-25', 150_000, ['2026/101']);
    expect(on(book, '2026-11-25').facts).toMatchObject({ isOpen: false, closeReason: 'paid' });
    housekeeping(book, moment('2026-12-02'));
    const [entry] = agendaOn(book, day('2026-12-04'));
    expect(entry).toMatchObject({ case: 2, status: 'due', task: 'answer-dispute', due: '2026-12-04' });
    expect(resolveDisputes(book, moment('2026-12-04'), 2, { resolution: 'rejected' }).result).toMatchObject({
      invoices: ['2026/102'],
    });
  });
});

describe('Rule 9: holds', () => {
  test('one ends by itself, or before its time', () => {
    const book = aBookWith('2026-11-24', aRow());
    holdCase(book, moment('2026-11-24'), 1, { reason: 'fair', until: day('2026-12-01') });
    expect(nextOn(book, '2026-12-01')).toMatchObject({ status: 'held', due: '2026-12-02' });
    expect(nextOn(book, '2026-12-02')).toMatchObject({ status: 'due', step: 'first-letter' });
    resumeCase(book, moment('2026-11-26'), 1);
    expect(nextOn(book, '2026-11-26')).toMatchObject({ status: 'due', step: 'first-letter' });
    expect(() => resumeCase(book, moment('2026-11-26'), 1)).toThrow(refusal('not-held'));
    const past = { reason: 'fair', until: day('2026-11-25') };
    expect(() => holdCase(book, moment('2026-11-26'), 1, past)).toThrow(refusal('hold-ends-before-today'));
  });
});

test('who follows a case is one of the collectors', () => {
  const book = aBookWith('2026-11-09', aRow());
  expect(() => assignCase(book, moment('2026-11-09'), 1, 'carla')).toThrow(refusal('no-such-collector'));
  expect(assignCase(book, moment('2026-11-09'), 1, 'anna').operation).toBeUndefined();
  assignCase(book, moment('2026-11-09'), 1, 'bruno');
  expect(nextOn(book, '2026-11-09')?.collector).toBe('bruno');
});

test('nobody is reached: three attempts at the call, then the debtor is traced', () => {
  const book = aBookWith('2026-11-09', aRow());
  send(book, '2026-11-09');
  expect(call(book, '2026-11-20', 'no-answer')).toMatchObject({
    next: { on: '2026-11-24', time: '15:00' },
    attempt: { number: 1, of: 3 },
  });
  expect(nextOn(book, '2026-11-23')).toMatchObject({ status: 'waiting', task: 'retry-call', at: '15:00' });
  call(book, '2026-11-24', 'no-answer');
  expect(call(book, '2026-11-26', 'no-answer')).toMatchObject({
    stepDone: 'phone-call',
    attempt: { number: 3 },
  });
  expect(nextOn(book, '2026-11-26')).toMatchObject({ step: 'tracing', status: 'due' });
});

test('a wrong number is taken out of use, and an export does not bring it back', () => {
  const book = aBookWith('2026-11-09', aRow());
  send(book, '2026-11-09');
  logContact(book, moment('2026-11-20'), 1, {
    channel: 'call',
    outcome: 'wrong-number',
    on: day('2026-11-20'),
  });
  importRows(book, '2026-11-23', aRow({ open: 149_000 }));
  expect(on(book, '2026-11-23').facts.debtor).toMatchObject({ wrongPhone: A_DEBTOR.phone });
  expect(on(book, '2026-11-23').facts.debtor.phone).toBeUndefined();
});
