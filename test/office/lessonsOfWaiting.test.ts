/** What other systems got wrong about what stops by itself, goes on by itself, and is told once. */
import { describe, expect, test } from 'vitest';
import { lastWorkingDay } from '../../src/domain/calendar.ts';
import { addDays, day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import type { Book } from '../../src/office/book.ts';
import { caseFile } from '../../src/office/case/caseFile.ts';
import { holdCase } from '../../src/office/case/cases.ts';
import { logContact, recordPromise } from '../../src/office/case/contacts.ts';
import { openDispute, resolveDisputes } from '../../src/office/case/disputes.ts';
import { recordInsolvency } from '../../src/office/debtor/insolvency.ts';
import { housekeeping } from '../../src/office/agenda/nightRun.ts';
import { makePlan } from '../../src/office/case/plans.ts';
import { markDelivered, markFailed, markSent } from '../../src/office/letter/posting.ts';
import { askForDebtor } from '../../src/office/debtor/tracing.ts';
import { aBookWith, aRow, issue, moment } from '../support/world.ts';
import { atTheWarning, call, nextOn, on, pay, refusal, send } from './desk.ts';

const TODAY = '2026-11-24';

const PARTS = { count: 2, first: day('2026-11-30'), every: { unit: 'month' } } as const;

/** A case whose first letter was posted on 9 November; it grants until the 19th. */
function reminded(): Book {
  const book = aBookWith('2026-11-09', aRow());
  send(book, '2026-11-09');
  return book;
}

const journalOf = (book: Book, kind: string) =>
  on(book, '2027-12-31').journal.filter((entry) => entry.kind === kind);

describe('7: what was not delivered does not count, and nothing escalates over it', () => {
  test('a letter that came back goes again, once its address is checked', () => {
    const book = reminded();
    markFailed(book, moment('2026-11-16'), '2026/0001', 'unknown');
    expect(nextOn(book, '2026-12-31')).toMatchObject({ step: 'first-letter', task: 'check-address' });
  });

  test('a letter that is only printed has taken no step, however long it lies there', () => {
    const book = aBookWith('2026-11-09', aRow());
    issue(book, '2026-11-09', 1);
    for (const today of ['2026-11-10', '2026-12-31']) {
      expect(nextOn(book, today)).toMatchObject({ step: 'first-letter', task: 'post' });
      expect(housekeeping(book, moment(today)).result.letters).toEqual([]);
    }
  });

  test('a legal warning that left is not done before its arrival is proved, and its term runs from that day', () => {
    const book = atTheWarning();
    const { protocol } = issue(book, '2026-12-14', 1);
    markSent(book, moment('2026-12-14'), [protocol], { on: day('2026-12-14'), via: 'pec' });
    expect(nextOn(book, '2027-01-31')).toMatchObject({ step: 'legal-warning', task: 'receipt' });
    markDelivered(book, moment('2026-12-16'), protocol, day('2026-12-16'));
    expect(nextOn(book, '2026-12-30')).toMatchObject({ step: 'uncollectibility-report', status: 'waiting' });
  });

  test('a full mailbox took nothing: the warning goes again, by registered post', () => {
    const book = atTheWarning();
    const { protocol } = issue(book, '2026-12-14', 1);
    markSent(book, moment('2026-12-14'), [protocol], { on: day('2026-12-14'), via: 'pec' });
    markFailed(book, moment('2026-12-15'), protocol, 'mailbox-full');
    expect(nextOn(book, '2026-12-31')?.step).toBe('legal-warning');
    expect(on(book, '2026-12-31').facts.steps.some(({ step }) => step === 'legal-warning')).toBe(false);
  });

  test('a letter is not sent twice, and not before it was issued', () => {
    const book = reminded();
    const again = () => markSent(book, moment('2026-11-10'), ['2026/0001'], { on: day('2026-11-10') });
    expect(again).toThrow(refusal('already-sent'));
    expect(journalOf(book, 'letter-sent')).toHaveLength(1);
  });
});

interface Stop {
  readonly name: string;
  readonly stop: (book: Book) => unknown;
  readonly code: string;
  /** The day the case goes on by itself. */
  readonly until?: string;
}

const STOPS: readonly Stop[] = [
  {
    name: 'a hold',
    stop: (book) => holdCase(book, moment(TODAY), 1, { reason: 'director', until: day('2026-12-04') }),
    code: 'on-hold',
    until: '2026-12-07',
  },
  {
    name: 'a promise',
    stop: (book) =>
      recordPromise(book, moment(TODAY), 1, {
        cents: cents(150_000),
        currency: 'EUR',
        by: day('2026-12-04'),
        on: day(TODAY),
      }),
    code: 'promise-open',
    until: '2026-12-07',
  },
  {
    name: 'an enquiry for the debtor',
    stop: (book) => askForDebtor(book, moment(TODAY), 1, { asked: 'the registry', until: day('2026-12-07') }),
    code: 'tracing-asked',
    until: '2026-12-07',
  },
  {
    name: 'a plan whose first instalment is due on 30 November, with five days of grace',
    stop: (book) => makePlan(book, moment(TODAY), 1, { parts: PARTS }),
    code: 'plan-running',
    until: '2026-12-07',
  },
  {
    name: 'a dispute of all of it',
    stop: (book) => openDispute(book, moment(TODAY), 1, { reason: 'price', invoices: [] }),
    code: 'all-disputed',
  },
  {
    name: 'insolvency proceedings',
    stop: (book) =>
      recordInsolvency(book, moment(TODAY), 1, {
        procedure: 'judicial-liquidation',
        openedOn: day('2026-11-20'),
      }),
    code: 'insolvent',
  },
];

const ENDING = STOPS.flatMap(({ until, ...stop }) => (until === undefined ? [] : [{ ...stop, until }]));

describe('21: no letter and no night goes past what stops a case', () => {
  test.each(STOPS)(
    '$name: nothing is issued, by hand or in the night, and the case is listed with it',
    ({ stop, code }) => {
      const book = aBookWith(TODAY, aRow());
      stop(book);
      for (const step of [undefined, 'first-letter', 'second-letter', 'legal-warning']) {
        expect(() => issue(book, TODAY, 1, step === undefined ? {} : { step })).toThrow(
          expect.objectContaining({
            kind: 'rule',
            values: expect.objectContaining({ blockers: expect.stringContaining(`"${code}"`) }),
          }),
        );
      }
      expect(nextOn(book, TODAY)).toMatchObject({ mayTakeStep: false });
      expect(nextOn(book, TODAY)?.reasons.map((reason) => reason.code)).toContain(code);
      const { letters, held, waiting } = housekeeping(book, moment(TODAY)).result;
      expect(letters).toEqual([]);
      expect([...held, ...waiting].map((entry) => entry.case)).toEqual([1]);
    },
  );

  test.each(ENDING)(
    '$name ends by itself: held on the working day before, due on its day',
    ({ stop, until }) => {
      const book = aBookWith(TODAY, aRow());
      stop(book);
      const before = lastWorkingDay(addDays(day(until), -1), undefined);
      expect([nextOn(book, before)?.status, nextOn(book, until)?.status]).toEqual(['held', 'due']);
    },
  );
});

describe('22: what the debtor said decides what comes next', () => {
  test.each([
    ['2026-11-25', '2026-11-25', '2026-11-26'],
    ['2026-11-27', '2026-11-29', '2026-11-30'],
    ['2026-12-07', '2026-12-08', '2026-12-09'],
  ])('promised by %s: held until %s, and due on %s', (by, held, due) => {
    const book = aBookWith(TODAY, aRow());
    const promise = { cents: cents(1_000), currency: 'EUR', by: day(by) };
    logContact(book, moment(TODAY), 1, { channel: 'call', outcome: 'promise', on: day(TODAY), promise });
    expect(housekeeping(book, moment(held)).result).toMatchObject({ letters: [], held: [{ case: 1 }] });
    expect(nextOn(book, due)).toMatchObject({ task: 'broken-promise', status: 'due', due });
  });

  test('what was promised and paid is kept, and the ladder goes on with the rest', () => {
    const book = aBookWith(TODAY, aRow());
    const promise = { cents: cents(1_000), currency: 'EUR', by: day('2026-11-25') };
    logContact(book, moment(TODAY), 1, { channel: 'call', outcome: 'promise', on: day(TODAY), promise });
    pay(book, '2026-11-25', 1_000);
    expect(nextOn(book, '2026-11-27')).toMatchObject({ task: 'step', owedCents: 149_000 });
    expect(on(book, '2026-11-27').promises).toMatchObject([{ state: 'kept' }]);
  });

  test('a dispute takes its invoice out of the claim, and back into it once it is rejected', () => {
    const book = aBookWith(TODAY, aRow(), aRow({ number: '2026/102', amount: 1_000 }));
    openDispute(book, moment(TODAY), 1, { reason: 'price', invoices: ['2026/101'] });
    expect(nextOn(book, TODAY)).toMatchObject({ owedCents: 1_000, step: 'first-letter', status: 'due' });
    resolveDisputes(book, moment(TODAY), 1, { resolution: 'rejected' });
    expect(nextOn(book, TODAY)).toMatchObject({ owedCents: 151_000, step: 'first-letter', status: 'due' });
  });

  test.each([
    ['refuses', { step: 'second-letter' }],
    ['says-paid', { task: 'check-payment' }],
    ['wrong-number', { step: 'tracing' }],
    ['no-answer', { task: 'retry-call', step: 'phone-call' }],
  ] as const)('after "%s" on the telephone comes %o', (outcome, expected) => {
    const book = reminded();
    logContact(book, moment('2026-11-20'), 1, {
      channel: 'call',
      outcome,
      on: day('2026-11-20'),
      time: '10:00',
    });
    expect(nextOn(book, '2026-11-24')).toMatchObject(expected);
  });
});

describe('34: an end is told once, and only what was done counts', () => {
  test('the last attempt ends the step once', () => {
    const book = reminded();
    for (const today of ['2026-11-20', '2026-11-24', '2026-11-26']) {
      expect(nextOn(book, today)).toMatchObject({ step: 'phone-call', status: 'due' });
      call(book, today, 'no-answer');
    }
    expect(nextOn(book, '2026-11-30')?.step).toBe('tracing');
    expect(journalOf(book, 'step-done')).toHaveLength(1);
  });

  test('an attempt that was only planned is none', () => {
    const book = reminded();
    for (const today of ['2026-11-20', '2026-11-21', '2026-11-24', '2026-11-25', '2026-12-31'])
      housekeeping(book, moment(today));
    expect(nextOn(book, '2026-12-31')).toMatchObject({ step: 'phone-call', status: 'due' });
    expect(on(book, '2026-12-31').facts.contacts).toEqual([]);
  });

  test.each([
    ['broken', 0, 'promise-broken'],
    ['kept', 10_000, 'promise-kept'],
  ])('a promise that is %s', (_state, paid, kind) => {
    const book = reminded();
    recordPromise(book, moment('2026-11-30'), 1, {
      cents: cents(10_000),
      currency: 'EUR',
      by: day('2026-12-01'),
      on: day('2026-11-30'),
    });
    if (paid > 0) pay(book, '2026-12-01', paid);
    for (const today of ['2026-12-02', '2026-12-02', '2026-12-03', '2027-01-15'])
      housekeeping(book, moment(today));
    expect(journalOf(book, kind)).toHaveLength(1);
  });

  test('a plan that broke', () => {
    const book = reminded();
    makePlan(book, moment(TODAY), 1, {
      parts: { count: 2, first: day('2026-11-30'), every: { unit: 'month' } },
    });
    const acts = ['2026-12-05', '2026-12-07', '2026-12-07', '2026-12-08', '2027-01-15'].flatMap(
      (today) => housekeeping(book, moment(today)).result.acts,
    );
    expect(acts).toEqual([{ kind: 'plan-broken', case: 1 }]);
    expect(journalOf(book, 'plan-broken')).toHaveLength(1);
  });

  test('a case that was paid', () => {
    const book = reminded();
    pay(book, '2026-11-16', 150_000);
    const acts = ['2026-11-16', '2026-11-17'].flatMap(
      (today) => housekeeping(book, moment(today)).result.acts,
    );
    expect([acts, journalOf(book, 'case-closed').length]).toEqual([[], 1]);
    expect(caseFile(book, 1, day('2026-11-17')).facts.isOpen).toBe(false);
  });
});
