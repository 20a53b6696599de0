/** Cases opened before anything is overdue: who gets the call, what comes of it, and how the case ends. */
import { describe, expect, test } from 'vitest';
import { readJournal } from '../../../src/db/journal.ts';
import { addDays, day } from '../../../src/domain/day.ts';
import { cents } from '../../../src/domain/money.ts';
import { agendaOn } from '../../../src/office/agenda/agenda.ts';
import type { Book } from '../../../src/office/book.ts';
import { closeCase, skipStep } from '../../../src/office/case/cases.ts';
import { logContact } from '../../../src/office/case/contacts.ts';
import { prepareLetter } from '../../../src/office/letter/letters.ts';
import { housekeeping } from '../../../src/office/agenda/nightRun.ts';
import { setStrategy } from '../../../src/office/case/setStrategy.ts';
import { undo } from '../../../src/office/undo.ts';
import { aBook, aBookWith, aRow, importRows, moment, type RowChange } from '../../support/world.ts';
import { nextOn, on, OTHER, pay, refusal } from '../desk.ts';

/** 8,000.00, due on Friday 20 November 2026: the standard call falls on Tuesday the 17th. */
const LARGE: RowChange = { due: '2026-11-20', amount: 800_000 };

function openCases(book: Book): number[] {
  return agendaOn(book, day('2026-12-31')).map((entry) => entry.case);
}

function run(book: Book, today: string) {
  return housekeeping(book, moment(today)).result;
}

function courtesyCall(book: Book, today: string, change: Partial<Parameters<typeof logContact>[3]> = {}) {
  return logContact(book, moment(today), 1, {
    channel: 'call',
    outcome: 'refuses',
    on: day(today),
    time: '10:00',
    ...change,
  }).result;
}

/** A book whose only debtor always paid: class A, and an invoice of 300.00 due on Friday the 20th. */
function whiteGloves(...more: readonly RowChange[]): Book {
  const book = aBook();
  const old = [1, 2, 3, 4].map((n) => ({ number: `2026/${n}`, issued: '2026-06-01', due: '2026-07-31' }));
  importRows(book, '2026-06-05', ...old.map((row) => aRow(row)));
  importRows(book, '2026-06-20', ...old.map((row) => aRow({ ...row, open: 0 })));
  const rows = [{ due: '2026-11-20', amount: 30_000 }, ...more];
  importRows(book, '2026-11-02', ...rows.map((row) => aRow(row)));
  return book;
}

describe('is opened', () => {
  test.each([
    ['the day before the call: not yet', LARGE, '2026-11-16', false],
    ['on the day of the call', LARGE, '2026-11-17', true],
    ['a day late, as nobody was there', LARGE, '2026-11-18', true],
    ['on the due date', LARGE, '2026-11-20', true],
    ['for less than the least amount: not at all', { ...LARGE, amount: 499_999 }, '2026-11-17', false],
    ['for the least amount', { ...LARGE, amount: 500_000 }, '2026-11-17', true],
    ['for what the bank collects: not at all', { ...LARGE, method: 'Ri.Ba.' }, '2026-11-17', false],
    [
      'for a customer that buys no longer: not at all',
      { ...LARGE, issued: '2026-04-01' },
      '2026-11-17',
      false,
    ],
  ])('%s', (_what, row, today, isOpened) => {
    const book = aBookWith('2026-11-02', aRow(row));
    expect(openCases(book)).toEqual([]);
    expect(run(book, today).acts.map(({ kind }) => kind)).toEqual(isOpened ? ['case-opened'] : []);
    const direct = aBookWith(today, aRow(row));
    expect(openCases(direct)).toHaveLength(isOpened ? 1 : 0);
  });

  test('with the call due, and nothing else; the journal says what for', () => {
    const book = aBookWith('2026-11-17', aRow(LARGE));
    expect(nextOn(book, '2026-11-17')).toMatchObject({
      status: 'due',
      step: 'courtesy-call',
      kind: 'call',
      due: '2026-11-17',
      owedCents: 0,
    });
    expect(readJournal(book.database, { caseNumber: 1, withUndone: false })).toMatchObject([
      { kind: 'case-opened', data: { cents: 800_000, fallsDue: '2026-11-20', strategy: 'standard' } },
    ]);
    for (const step of ['first-letter', 'legal-warning']) {
      expect(() => prepareLetter(book, moment('2026-11-17'), 1, { step })).toThrow(refusal('not-due'));
    }
  });

  test('once: not again by the next run, nor beside an open case', () => {
    const book = aBookWith('2026-11-17', aRow(LARGE), aRow({ debtor: OTHER, number: 'x' }));
    importRows(book, '2026-11-17', aRow({ ...LARGE, debtor: OTHER, number: 'y' }));
    expect(run(book, '2026-11-18').acts).toEqual([]);
    expect(new Set(openCases(book))).toEqual(new Set([1, 2]));
  });

  test('for any amount, five days before, where the customer always paid', () => {
    const book = whiteGloves();
    expect(run(book, '2026-11-13').acts).toEqual([]);
    expect(run(book, '2026-11-16').acts).toMatchObject([{ kind: 'case-opened' }]);
    expect(nextOn(book, '2026-11-16')).toMatchObject({ strategy: 'white-gloves', step: 'courtesy-call' });
  });

  test('not against insolvency, and not by a second run after a person closed it', () => {
    const book = aBookWith('2026-11-17', aRow(LARGE));
    closeCase(book, moment('2026-11-17'), 1, { reason: 'wait' });
    expect(run(book, '2026-11-18').acts).toEqual([]);
    // Once it is overdue it is chased like any other.
    expect(run(book, '2026-11-21').acts).toMatchObject([{ kind: 'case-opened', case: 2 }]);
  });
});

describe('after the call', () => {
  test('it waits until something is overdue, then the ladder begins', () => {
    const book = aBookWith('2026-11-17', aRow(LARGE));
    expect(courtesyCall(book, '2026-11-17')).toMatchObject({ stepDone: 'courtesy-call' });
    expect(nextOn(book, '2026-11-18')).toMatchObject({ status: 'waiting', task: 'none' });
    run(book, '2026-11-18');
    expect(openCases(book)).toEqual([1]);
    run(book, '2026-11-21');
    expect(nextOn(book, '2026-11-21')).toMatchObject({ step: 'first-letter', due: '2026-11-27' });
    expect(on(book, '2026-11-27').decision.passed.map(({ step }) => step)).toEqual(['address-check']);
  });

  test('paid, it closes by itself', () => {
    const book = aBookWith('2026-11-17', aRow(LARGE));
    courtesyCall(book, '2026-11-17');
    pay(book, '2026-11-19', 800_000);
    expect(on(book, '2026-11-19').facts).toMatchObject({ isOpen: false, closeReason: 'paid' });
    expect(run(book, '2026-11-20').acts).toEqual([]);
  });

  test('paid in part it goes on', () => {
    const book = aBookWith('2026-11-17', aRow(LARGE));
    courtesyCall(book, '2026-11-17');
    pay(book, '2026-11-19', 700_000);
    expect(on(book, '2026-11-19').facts.isOpen).toBe(true);
  });

  test('a due date that was put off closes it, and the call comes again in its time', () => {
    const book = aBookWith('2026-11-17', aRow(LARGE));
    importRows(book, '2026-11-18', aRow({ ...LARGE, due: '2026-12-11' }));
    expect(on(book, '2026-11-18').facts.isOpen).toBe(false);
    expect(run(book, '2026-12-09').acts).toMatchObject([{ kind: 'case-opened', case: 2 }]);
  });

  test('what is wrong with the supply takes out what falls due, without naming it', () => {
    const book = aBookWith('2026-11-17', aRow(LARGE), aRow({ number: 'later', due: '2026-12-20' }));
    const dispute = { reason: 'half is missing', invoices: [] };
    expect(courtesyCall(book, '2026-11-17', { outcome: 'disputes', dispute }).disputed).toEqual(['2026/101']);
    expect(nextOn(book, '2026-11-17')).toMatchObject({ task: 'answer-dispute' });
    run(book, '2026-11-18');
    expect(on(book, '2026-11-18').facts.isOpen).toBe(true);
  });

  test('a promised day holds it, and is looked at', () => {
    const book = aBookWith('2026-11-17', aRow(LARGE));
    const promise = { cents: cents(800_000), currency: 'EUR', by: day('2026-11-25') };
    courtesyCall(book, '2026-11-17', { outcome: 'promise', promise });
    expect(nextOn(book, '2026-11-24')).toMatchObject({ status: 'held' });
    run(book, '2026-11-26');
    expect(nextOn(book, '2026-11-26')).toMatchObject({ task: 'broken-promise' });
  });

  test('an unanswered one lapses with the due date; nobody is traced for it', () => {
    const book = aBookWith('2026-11-17', aRow(LARGE));
    courtesyCall(book, '2026-11-17', { outcome: 'no-answer' });
    run(book, '2026-11-27');
    expect(nextOn(book, '2026-11-27')).toMatchObject({ step: 'first-letter', mayTakeStep: true });
  });

  test('entered after the due date it still counts for its own day', () => {
    const book = aBookWith('2026-11-17', aRow(LARGE));
    logContact(book, moment('2026-11-23'), 1, { channel: 'call', outcome: 'refuses', on: day('2026-11-18') });
    expect(on(book, '2026-11-23').facts.steps).toMatchObject([
      { step: 'courtesy-call', outcome: 'done', on: '2026-11-18', aboutDueOn: '2026-11-20' },
    ]);
  });

  test('undo brings the call back', () => {
    const book = aBookWith('2026-11-17', aRow(LARGE));
    const before = nextOn(book, '2026-11-17');
    courtesyCall(book, '2026-11-17');
    undo(book, moment('2026-11-17'));
    expect(nextOn(book, '2026-11-17')).toEqual(before);
  });
});

describe('every due date with white gloves', () => {
  const later = { number: 'later', due: '2026-12-04', amount: 20_000 };

  test('a call each, five days before', () => {
    const book = whiteGloves(later);
    run(book, '2026-11-16');
    courtesyCall(book, '2026-11-16');
    expect(nextOn(book, '2026-11-17')).toMatchObject({ status: 'waiting', due: '2026-11-30' });
    pay(book, '2026-11-20', 30_000, ['2026/101']);
    // The window of the later one has not come: the case closes and another one opens then.
    expect(on(book, '2026-11-20').facts.isOpen).toBe(false);
    expect(run(book, '2026-11-30').acts).toMatchObject([{ kind: 'case-opened', case: 2 }]);
  });

  test('two in one case', () => {
    const book = whiteGloves({ ...later, due: '2026-11-25' });
    run(book, '2026-11-16');
    courtesyCall(book, '2026-11-16');
    run(book, '2026-11-20');
    expect(nextOn(book, '2026-11-20')).toMatchObject({ status: 'due', step: 'courtesy-call' });
    courtesyCall(book, '2026-11-20');
    expect(on(book, '2026-11-20').facts.steps).toMatchObject([{ aboutDueOn: '2026-11-25' }]);
    expect(nextOn(book, '2026-11-20')).toMatchObject({ status: 'waiting', task: 'none' });
  });

  test('a skipped one leaves the others', () => {
    const book = whiteGloves({ ...later, due: '2026-11-25' });
    run(book, '2026-11-16');
    skipStep(book, moment('2026-11-16'), 1, 'they called us');
    expect(nextOn(book, '2026-11-17')).toMatchObject({ status: 'waiting', due: '2026-11-20' });
    skipStep(book, moment('2026-11-17'), 1, 'both spoken of');
    expect(nextOn(book, '2026-11-20')).toMatchObject({ task: 'none' });
  });
});

test('put on a strategy without the call, the case waits for the due date', () => {
  const book = aBookWith('2026-11-17', aRow(LARGE));
  setStrategy(book, moment('2026-11-17'), 1, 'fast', 'in trouble');
  expect(nextOn(book, '2026-11-17')).toMatchObject({ strategy: 'fast', task: 'none' });
  run(book, '2026-11-23');
  expect(nextOn(book, '2026-11-23')).toMatchObject({ step: 'first-letter', status: 'due' });
});

test('law: nothing but the call ever comes before something is overdue, day after day', () => {
  const book = whiteGloves({ number: 'later', due: '2026-11-25' }, { number: 'last', due: '2026-12-23' });
  for (let today = day('2026-11-02'); today < '2026-11-20'; today = addDays(today, 1)) {
    run(book, today);
    for (const entry of agendaOn(book, today)) {
      expect([undefined, 'courtesy-call']).toContain(entry.step);
      if (entry.status === 'due') courtesyCall(book, today);
    }
  }
  const calls = readJournal(book.database, { withUndone: false }).filter(({ kind }) => kind === 'call');
  expect(calls.map((entry) => entry.on)).toEqual(['2026-11-16']);
});
