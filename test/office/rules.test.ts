/** The rules of the process at work on a real book: what one act after the other leaves behind. */
import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import { agendaOn } from '../../src/office/agenda.ts';
import type { Book } from '../../src/office/book.ts';
import { caseFile } from '../../src/office/caseFile.ts';
import { assignCase, closeCase, holdCase, reopenCase, resumeCase, skipStep } from '../../src/office/cases.ts';
import { logContact, openDispute, recordPromise, resolveDisputes } from '../../src/office/contacts.ts';
import { correctDebtor } from '../../src/office/debtorCard.ts';
import { prepareLetter } from '../../src/office/letters.ts';
import { housekeeping, staleness } from '../../src/office/nightRun.ts';
import { recordPayment, reversePayment } from '../../src/office/payments.ts';
import { markDelivered, markFailed, markSent } from '../../src/office/posting.ts';
import { redo, undo } from '../../src/office/undo.ts';
import { A_DEBTOR, aBookWith, aRow, importRows, issue, moment } from '../support/world.ts';

const OTHER = { name: 'Mulino Bertani S.n.c.', vatNumber: '99900010023', code: 'C0200' };

/** Case 1, as it stands on a day. */
function on(book: Book, today: string) {
  return caseFile(book, 1, day(today));
}

function nextOn(book: Book, today: string) {
  const [entry] = agendaOn(book, day(today), [1]);
  return entry;
}

function pay(book: Book, today: string, amount: number, invoices: readonly string[] = []) {
  return recordPayment(book, moment(today), 1, { cents: cents(amount), on: day(today), invoices });
}

/** Issues the letter that is due and posts it the same day. */
function send(book: Book, today: string): string {
  const { protocol } = issue(book, today, 1);
  markSent(book, moment(today), [protocol], { on: day(today) });
  return protocol;
}

function call(book: Book, today: string, outcome: 'refuses' | 'no-answer' = 'refuses') {
  return logContact(book, moment(today), 1, { channel: 'call', outcome, on: day(today), time: '10:00' })
    .result;
}

/** A case whose legal warning is due on Monday 14 December 2026. */
function atTheWarning(): Book {
  const book = aBookWith('2026-11-09', aRow());
  send(book, '2026-11-09');
  call(book, '2026-11-20');
  send(book, '2026-11-25');
  logContact(book, moment('2026-12-09'), 1, { channel: 'visit', outcome: 'nobody', on: day('2026-12-09') });
  return book;
}

function refusal(code: string, values: object = {}) {
  return expect.objectContaining({ code, values: expect.objectContaining(values) });
}

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

describe('Rule 3: deadlines', () => {
  test('a letter sent the day it is issued grants what it prints', () => {
    const book = aBookWith('2026-11-09', aRow());
    const { protocol, deadline } = issue(book, '2026-11-09', 1);
    expect(deadline).toBe('2026-11-19');
    const [sent] = markSent(book, moment('2026-11-09'), [protocol], { on: day('2026-11-09') }).result;
    expect(sent?.deadline).toBe('2026-11-19');
    expect(nextOn(book, '2026-11-19')).toMatchObject({
      step: 'phone-call',
      status: 'waiting',
      due: '2026-11-20',
    });
    expect(nextOn(book, '2026-11-20')).toMatchObject({ step: 'phone-call', status: 'due' });
  });

  test('one that left later gives the whole term from then', () => {
    const book = aBookWith('2026-11-09', aRow());
    const { protocol } = issue(book, '2026-11-09', 1);
    const [sent] = markSent(book, moment('2026-11-16'), [protocol], { on: day('2026-11-13') }).result;
    expect(sent?.deadline).toBe('2026-11-23');
    expect(nextOn(book, '2026-11-24')).toMatchObject({
      step: 'phone-call',
      status: 'due',
      due: '2026-11-24',
    });
  });

  test('the term of a legal warning runs from the day it arrived', () => {
    const book = atTheWarning();
    const { protocol, deadline } = issue(book, '2026-12-14', 1);
    expect(deadline).toBeUndefined();
    markSent(book, moment('2026-12-14'), [protocol], { on: day('2026-12-14') });
    expect(nextOn(book, '2026-12-15')).toMatchObject({ status: 'due', task: 'receipt' });
    markDelivered(book, moment('2026-12-21'), protocol, day('2026-12-17'));
    expect(nextOn(book, '2027-01-04')).toMatchObject({ status: 'waiting', due: '2027-01-05' });
    expect(nextOn(book, '2027-01-05')).toMatchObject({ step: 'uncollectibility-report', status: 'due' });
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
    expect(resolveDisputes(book, moment('2026-12-04'), 2, { resolution: 'rejected' }).result).toEqual({
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

describe('Rule 10: paid closes, bounced reopens', () => {
  test('the last cent closes the case, the one before does not', () => {
    const book = aBookWith('2026-11-24', aRow());
    expect(pay(book, '2026-11-24', 149_999).closed).toEqual([]);
    expect(pay(book, '2026-11-25', 1).closed).toEqual([1]);
    expect(on(book, '2026-11-25').facts).toMatchObject({
      isOpen: false,
      closedOn: '2026-11-25',
      closeReason: 'paid',
    });
    expect(agendaOn(book, day('2026-11-25'))).toEqual([]);
  });

  test('more than is open is refused, and nothing has happened', () => {
    const book = aBookWith('2026-11-24', aRow());
    expect(() => pay(book, '2026-11-24', 150_001)).toThrow(refusal('overpayment', { amount: '1500.00' }));
    expect(on(book, '2026-11-24').payments).toEqual([]);
  });

  test('a bounced payment reopens the same case at the same step', () => {
    const book = aBookWith('2026-11-09', aRow());
    send(book, '2026-11-09');
    pay(book, '2026-11-12', 150_000);
    const reversed = reversePayment(book, moment('2026-11-24'), 1);
    expect(reversed.result).toMatchObject({ case: 1, cents: 150_000 });
    expect(nextOn(book, '2026-11-24')).toMatchObject({
      case: 1,
      step: 'phone-call',
      status: 'due',
      due: '2026-11-20',
    });
    expect(() => reversePayment(book, moment('2026-11-24'), 1)).toThrow(refusal('no-payment'));
  });

  test('so it does when a credit note had settled the rest', () => {
    const book = aBookWith('2026-11-24', aRow(), aRow({ number: 'NC 3', amount: -30_000 }));
    pay(book, '2026-11-25', 120_000);
    expect(on(book, '2026-11-25').facts.closeReason).toBe('credited');
    expect(reversePayment(book, moment('2026-11-26'), 1).result.case).toBe(1);
    expect(on(book, '2026-11-26').facts.isOpen).toBe(true);
  });

  test('so it does when the next export says that the money went back', () => {
    const book = aBookWith('2026-11-09', aRow());
    send(book, '2026-11-09');
    expect(importRows(book, '2026-11-16', aRow({ open: 0 })).cases).toMatchObject({ closed: 1 });
    expect(importRows(book, '2026-11-23', aRow()).cases).toEqual({ opened: 0, closed: 0, reopened: 1 });
    expect(nextOn(book, '2026-11-23')).toMatchObject({ case: 1, step: 'phone-call' });
  });

  test('a payment named by an old case counts for the open one', () => {
    const book = aBookWith('2026-11-24', aRow());
    pay(book, '2026-11-24', 150_000);
    importRows(book, '2026-11-25', aRow({ number: '2026/102', due: '2026-11-24' }));
    expect(pay(book, '2026-11-25', 150_000).closed).toEqual([2]);
  });
});

describe('A case that a person closes', () => {
  test('keeps what is left to itself: no other case chases it', () => {
    const book = aBookWith('2026-11-24', aRow());
    closeCase(book, moment('2026-11-24'), 1, { reason: 'court', note: 'filed' });
    expect(on(book, '2026-11-24')).toMatchObject({
      facts: { closeReason: 'court' },
      items: [{ state: 'left' }],
    });
    expect(housekeeping(book, moment('2026-11-25')).result.acts).toEqual([]);
    importRows(book, '2026-12-02', aRow(), aRow({ number: '2026/102', due: '2026-12-01', amount: 9_900 }));
    expect(agendaOn(book, day('2026-12-02'))).toMatchObject([{ case: 2, owedCents: 9_900 }]);
  });

  test('opens again at the step where it was, unless another one is open or nothing is owed', () => {
    const book = aBookWith('2026-11-09', aRow());
    send(book, '2026-11-09');
    closeCase(book, moment('2026-11-20'), 1, { reason: 'wait' });
    expect(() => closeCase(book, moment('2026-11-20'), 1, { reason: 'wait' })).toThrow(
      refusal('case-closed'),
    );
    reopenCase(book, moment('2026-11-24'), 1);
    expect(nextOn(book, '2026-11-24')).toMatchObject({ step: 'phone-call', status: 'due' });
    expect(() => reopenCase(book, moment('2026-11-24'), 1)).toThrow(refusal('case-open'));
    pay(book, '2026-11-24', 150_000);
    expect(() => reopenCase(book, moment('2026-11-24'), 1)).toThrow(refusal('nothing-owed'));
    importRows(book, '2026-12-02', aRow({ number: '2026/102', due: '2026-12-01' }));
    expect(() => reopenCase(book, moment('2026-12-02'), 1)).toThrow(refusal('other-case-open', { other: 2 }));
  });
});

describe('Rule 11: a new overdue invoice joins the open case', () => {
  test('and is in the next letter, but not in a legal warning that nothing announced', () => {
    const book = aBookWith('2026-11-09', aRow());
    send(book, '2026-11-09');
    importRows(book, '2026-11-16', aRow(), aRow({ number: '2026/102', due: '2026-11-13', amount: 40_000 }));
    expect(agendaOn(book, day('2026-11-16'))).toMatchObject([{ case: 1, owedCents: 190_000 }]);
    expect(on(book, '2026-11-16').journal.at(-1)).toMatchObject({
      kind: 'item-added',
      data: { number: '2026/102' },
    });
    call(book, '2026-11-20');
    expect(prepareLetter(book, moment('2026-11-25'), 1).items.map((item) => item.number)).toEqual([
      '2026/101',
      '2026/102',
    ]);

    const warned = atTheWarning();
    importRows(warned, '2026-12-14', aRow({ number: '2026/102', due: '2026-12-11' }));
    expect(prepareLetter(warned, moment('2026-12-14'), 1).items.map((item) => item.number)).toEqual([
      '2026/101',
    ]);
    expect(nextOn(warned, '2026-12-14')).toMatchObject({ owedCents: 300_000 });
  });
});

describe('Rule 12: credit notes', () => {
  test.each([
    [-149_999, true],
    [-150_000, false],
    [-150_001, false],
  ])('a credit of %i cents against 1,500.00: a case is opened: %s', (credit, isOpened) => {
    const book = aBookWith('2026-11-24', aRow(), aRow({ number: 'NC 3', amount: credit, due: '2026-12-31' }));
    expect(agendaOn(book, day('2026-11-24'))).toHaveLength(isOpened ? 1 : 0);
  });

  test('one that comes later closes the case as credited', () => {
    const book = aBookWith('2026-11-24', aRow());
    expect(importRows(book, '2026-11-25', aRow({ number: 'NC 3', amount: -150_000 })).cases.closed).toBe(1);
    expect(on(book, '2026-11-25').facts.closeReason).toBe('credited');
  });

  test('a credit note may have the number and the date of an invoice', () => {
    const rows = [aRow({ number: '15' }), aRow({ number: '15', amount: -20_000 })];
    const book = aBookWith('2026-11-24', ...rows);
    expect(agendaOn(book, day('2026-11-24'))).toMatchObject([{ owedCents: 130_000 }]);
    expect(importRows(book, '2026-11-25', ...rows).counts).toMatchObject({
      new: 0,
      updated: 0,
      unchanged: 2,
    });
  });

  test('two currencies are never summed', () => {
    const book = aBookWith('2026-11-24', aRow(), aRow({ number: 'X 1', amount: 70_000, currency: 'USD' }));
    expect(agendaOn(book, day('2026-11-24'))).toMatchObject([{ owedCents: 150_000, currency: 'EUR' }]);
    expect(prepareLetter(book, moment('2026-11-24'), 1).content.totals).toEqual([
      { cents: 150_000, currency: 'EUR' },
      { cents: 70_000, currency: 'USD' },
    ]);
    pay(book, '2026-11-24', 150_000);
    expect(agendaOn(book, day('2026-11-24'))).toMatchObject([{ owedCents: 70_000, currency: 'USD' }]);
  });
});

describe('Rule 13: issued is not sent, sent is not delivered', () => {
  test('a letter on the desk blocks its case until it is posted', () => {
    const book = aBookWith('2026-11-09', aRow());
    const { protocol } = issue(book, '2026-11-09', 1);
    expect(nextOn(book, '2026-12-01')).toMatchObject({ status: 'due', task: 'post', step: 'first-letter' });
    expect(() => issue(book, '2026-12-01', 1)).toThrow(refusal('not-due'));
    expect(() => markSent(book, moment('2026-11-09'), [protocol], { on: day('2026-11-08') })).toThrow(
      refusal('sent-before-issued'),
    );
    expect(() => markSent(book, moment('2026-11-09'), [protocol], { on: day('2026-11-10') })).toThrow(
      refusal('sent-in-future'),
    );
    markSent(book, moment('2026-11-10'), [protocol], { on: day('2026-11-10') });
    expect(() => markSent(book, moment('2026-11-10'), [protocol], { on: day('2026-11-10') })).toThrow(
      refusal('already-sent'),
    );
  });

  test('several letters leave together or not at all', () => {
    const book = aBookWith('2026-11-09', aRow(), aRow({ number: '7', debtor: OTHER }));
    const [first, second] = [issue(book, '2026-11-09', 1), issue(book, '2026-11-09', 2)];
    const sending = { on: day('2026-11-09') };
    const withWrong = [first.protocol, second.protocol, '2026/0099'];
    expect(() => markSent(book, moment('2026-11-09'), withWrong, sending)).toThrow(refusal('no-such-letter'));
    expect(nextOn(book, '2026-11-09')).toMatchObject({ task: 'post' });
    markSent(book, moment('2026-11-09'), [first.protocol, second.protocol], sending);
    expect(agendaOn(book, day('2026-11-20')).map((entry) => entry.step)).toEqual([
      'phone-call',
      'phone-call',
    ]);
  });

  test('a legal warning goes only where delivery can be proved', () => {
    const book = atTheWarning();
    const { protocol } = issue(book, '2026-12-14', 1);
    const now = moment('2026-12-14');
    for (const via of ['post', 'email'] as const) {
      expect(() => markSent(book, now, [protocol], { via, on: day('2026-12-14') })).toThrow(
        refusal('warning-needs-proof'),
      );
    }
    expect(() => markDelivered(book, now, protocol, day('2026-12-14'))).toThrow(refusal('not-sent-yet'));
    markSent(book, now, [protocol], { via: 'pec', on: day('2026-12-14') });
    expect(nextOn(book, '2026-12-14')).toMatchObject({
      status: 'held',
      task: 'receipt',
      step: 'legal-warning',
    });
    expect(() => markDelivered(book, now, protocol, day('2026-12-15'))).toThrow(
      refusal('delivered-in-future'),
    );
    const later = moment('2026-12-16');
    expect(() => markDelivered(book, later, protocol, day('2026-12-13'))).toThrow(
      refusal('delivered-before-sent'),
    );
    markDelivered(book, later, protocol, day('2026-12-15'));
    expect(() => markDelivered(book, later, protocol, day('2026-12-15'))).toThrow(
      refusal('already-delivered'),
    );
  });

  test('undelivered: the address is checked, then the warning goes again with a new number', () => {
    const book = atTheWarning();
    const first = issue(book, '2026-12-14', 1);
    markSent(book, moment('2026-12-14'), [first.protocol], { on: day('2026-12-14') });
    markFailed(book, moment('2026-12-15'), first.protocol, 'mailbox full');
    expect(nextOn(book, '2026-12-15')).toMatchObject({ status: 'due', task: 'check-address' });
    expect(() => issue(book, '2026-12-15', 1)).toThrow(refusal('not-due'));
    correctDebtor(book, moment('2026-12-16'), 1, {
      details: { pec: 'nuova@pec.example' },
      traits: {},
      addressConfirmed: false,
    });
    expect(nextOn(book, '2026-12-16')).toMatchObject({ status: 'due', task: 'step', step: 'legal-warning' });
    const second = issue(book, '2026-12-16', 1);
    expect([first.protocol, second.protocol]).toEqual(['2026/0003', '2026/0004']);
    expect(() => markFailed(book, moment('2026-12-16'), first.protocol, 'again')).toThrow(
      refusal('letter-void'),
    );
  });

  test('an ordinary letter that came back is to be sent again', () => {
    const book = aBookWith('2026-11-09', aRow());
    const protocol = send(book, '2026-11-09');
    expect(on(book, '2026-11-16').facts.items[0]?.wasDemanded).toBe(true);
    markFailed(book, moment('2026-11-16'), protocol, 'moved');
    expect(on(book, '2026-11-16').facts.items[0]?.wasDemanded).toBe(false);
    correctDebtor(book, moment('2026-11-17'), 1, {
      details: { city: 'Novara', province: 'NO' },
      traits: {},
      addressConfirmed: false,
    });
    expect(nextOn(book, '2026-11-17')).toMatchObject({ status: 'due', step: 'first-letter', task: 'step' });
    expect(issue(book, '2026-11-17', 1).protocol).toBe('2026/0002');
  });

  test('a warning that was skipped and arrived after all is proved, and grants its term', () => {
    const book = atTheWarning();
    const { protocol } = issue(book, '2026-12-14', 1);
    markSent(book, moment('2026-12-14'), [protocol], { on: day('2026-12-14') });
    skipStep(book, moment('2026-12-16'), 1, 'the director wants no warning');
    markDelivered(book, moment('2026-12-17'), protocol, day('2026-12-17'));
    expect(nextOn(book, '2027-01-04')).toMatchObject({ step: 'uncollectibility-report', due: '2027-01-05' });
  });
});

describe('Rule 17: one gate', () => {
  test('a refusal names every blocker and the date from which it will pass', () => {
    const book = aBookWith('2026-11-24', aRow());
    holdCase(book, moment('2026-11-24'), 1, { reason: 'fair', until: day('2026-12-01') });
    const promise = { cents: cents(100), currency: 'EUR', by: day('2026-12-04'), on: day('2026-11-24') };
    recordPromise(book, moment('2026-11-24'), 1, promise);
    let refused: { values?: { blockers?: string; due?: string } } = {};
    try {
      prepareLetter(book, moment('2026-11-24'), 1);
    } catch (error) {
      refused = error as typeof refused;
    }
    const blockers = JSON.parse(refused.values?.blockers ?? '[]') as { code: string; until: string }[];
    expect(blockers.map(({ code, until }) => [code, until])).toEqual([
      ['on-hold', '2026-12-02'],
      ['promise-open', '2026-12-07'],
    ]);
    expect(refused.values?.due).toBe('2026-12-07');
  });

  test.each([
    ['a step whose turn has not come', 'second-letter', 'not-due'],
    ['a step that is no letter', 'phone-call', 'no-letter-step'],
    ['a step that does not exist', 'third-letter', 'no-such-step'],
  ])('%s is refused; an override is written down', (_what, step, code) => {
    const book = aBookWith('2026-11-24', aRow());
    expect(() => prepareLetter(book, moment('2026-11-24'), 1, { step })).toThrow(refusal(code));
    if (code !== 'not-due') return;
    issue(book, '2026-11-24', 1, { step, override: 'the lawyer asks for it' });
    const entry = on(book, '2026-11-24').journal.find(({ kind }) => kind === 'letter-issued');
    expect(entry?.data).toMatchObject({ override: 'the lawyer asks for it' });
  });

  test('a closed case gets no letter, whatever is overridden', () => {
    const book = aBookWith('2026-11-24', aRow());
    pay(book, '2026-11-24', 150_000);
    expect(() => prepareLetter(book, moment('2026-11-24'), 1, { override: 'please' })).toThrow(
      refusal('case-closed'),
    );
  });
});

describe('Rule 18: what a letter said is kept', () => {
  test('a payment, a new address and a second import change nothing in it', () => {
    const book = aBookWith('2026-11-09', aRow());
    send(book, '2026-11-09');
    const kept = () =>
      book.database.connection.prepare('select content, sha256, deadline_on from letter').get();
    const before = kept();
    pay(book, '2026-11-10', 50_000);
    correctDebtor(book, moment('2026-11-10'), 1, {
      details: { name: 'Altra S.r.l.' },
      traits: {},
      addressConfirmed: true,
    });
    importRows(book, '2026-11-11', aRow({ open: 20_000 }));
    expect(kept()).toEqual(before);
  });
});

describe('Rule 19: undo', () => {
  test('an issued letter is voided and keeps its number; redo brings it back', () => {
    const book = aBookWith('2026-11-09', aRow());
    issue(book, '2026-11-09', 1);
    undo(book, moment('2026-11-09'));
    expect(on(book, '2026-11-09').letters).toMatchObject([{ protocol: '2026/0001', status: 'void' }]);
    expect(nextOn(book, '2026-11-09')).toMatchObject({ task: 'step', step: 'first-letter', status: 'due' });
    redo(book, moment('2026-11-09'));
    expect(on(book, '2026-11-09').letters).toMatchObject([{ protocol: '2026/0001', status: 'issued' }]);
    undo(book, moment('2026-11-09'));
    expect(issue(book, '2026-11-09', 1).protocol).toBe('2026/0002');
  });

  test('an import is one operation, and so is a batch', () => {
    const book = aBookWith('2026-11-09', aRow(), aRow({ number: '7', debtor: OTHER }));
    undo(book, moment('2026-11-09'));
    expect(agendaOn(book, day('2026-11-09'))).toEqual([]);
    expect(() => undo(book, moment('2026-11-09'))).toThrow(refusal('nothing-to-undo'));
    redo(book, moment('2026-11-09'));
    expect(agendaOn(book, day('2026-11-09'))).toHaveLength(2);
  });

  test('what the import did to a case that was open already goes too', () => {
    const book = aBookWith('2026-11-09', aRow());
    const before = on(book, '2026-11-20');
    importRows(book, '2026-11-16', aRow({ number: '2026/102', due: '2026-11-12' }));
    expect(nextOn(book, '2026-11-20')?.owedCents).toBe(300_000);
    undo(book, moment('2026-11-16'));
    expect(on(book, '2026-11-20')).toEqual(before);
    expect(nextOn(book, '2026-11-20')?.owedCents).toBe(150_000);
  });

  test('a new case never gets the number of one that was undone', () => {
    const book = aBookWith('2026-11-09', aRow());
    undo(book, moment('2026-11-09'));
    importRows(book, '2026-11-10', aRow());
    expect(agendaOn(book, day('2026-11-10')).map((entry) => entry.case)).toEqual([2]);
    expect(() => redo(book, moment('2026-11-10'))).toThrow(refusal('nothing-to-redo'));
  });

  test('what others did meanwhile is not undone unseen', () => {
    const book = aBookWith('2026-11-09', aRow());
    assignCase(book, moment('2026-11-09'), 1, 'bruno');
    const seen = { command: 'assign', at: '', who: '', operations: [1], cases: [], entries: [] };
    expect(() => undo(book, moment('2026-11-09'), seen)).toThrow(refusal('changed-meanwhile'));
  });
});

describe('Rule 22: stale data', () => {
  test.each([
    ['2026-11-19', undefined],
    ['2026-11-20', 11],
  ])('imported on the 9th: on %s stale since %s', (today, days) => {
    expect(staleness(aBookWith('2026-11-09', aRow()), day(today))).toBe(days);
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
