/** The rating in the book: what is read for it, when it is stored, and that undo takes it back. */
import { describe, expect, test } from 'vitest';
import { readJournal } from '../../../src/db/journal.ts';
import { ratingOf } from '../../../src/db/ratings.ts';
import { day } from '../../../src/domain/day.ts';
import { cents } from '../../../src/domain/money.ts';
import type { Book } from '../../../src/office/book.ts';
import { closeCase } from '../../../src/office/case/cases.ts';
import { logContact } from '../../../src/office/case/contacts.ts';
import { openDispute } from '../../../src/office/case/disputes.ts';
import { addInformation, informationOn, removeInformation } from '../../../src/office/debtor/information.ts';
import { mergeDebtors } from '../../../src/office/debtor/mergeDebtors.ts';
import { housekeeping } from '../../../src/office/agenda/nightRun.ts';
import { makePlan } from '../../../src/office/case/plans.ts';
import { recordPayment, reversePayment } from '../../../src/office/payment/payments.ts';
import { explainedRating, openRatings } from '../../../src/office/debtor/rating.ts';
import { redo, undo } from '../../../src/office/undo.ts';
import { aBookWith, aRow, importRows, moment } from '../../support/world.ts';

const TODAY = '2026-11-24';
const now = moment(TODAY);
const on = day(TODAY);

/** Case 1 owes three invoices that fell due on the 2nd of September, October and November. */
function aDebtorInArrears(): Book {
  return aBookWith(
    TODAY,
    aRow({ number: '2026/81', due: '2026-09-02' }),
    aRow({ number: '2026/91', due: '2026-10-02' }),
    aRow({ number: '2026/101', due: '2026-11-02' }),
  );
}

const pay = (book: Book, amount: number, paidOn: string) =>
  recordPayment(book, now, 1, { cents: cents(amount), on: day(paidOn) });

/** Changes of class in the journal: `C`, `C -> B`. */
function changesOf(book: Book): string[] {
  return readJournal(book.database, { withUndone: false })
    .filter(({ kind }) => kind === 'rating-changed')
    .map(({ data }) => ['from', 'to'].flatMap((end) => (typeof data[end] === 'string' ? data[end] : [])))
    .map((classes) => classes.join(' -> '));
}

function partOf(book: Book, code: string): unknown {
  return explainedRating(book, 1, on).rating.parts.find((part) => part.code === code)?.values;
}

describe('the stored class', () => {
  test('an import rates the debtors it brings, and the opening of the case tells it', () => {
    const book = aDebtorInArrears();
    expect(ratingOf(book.database, 1)).toBe('D');
    const [opened] = readJournal(book.database, { withUndone: false, caseNumber: 1 });
    expect(opened?.data).toMatchObject({ rating: 'D' });
    housekeeping(book, now);
    expect(changesOf(book)).toEqual([]);
  });

  test('a second run changes nothing', () => {
    const book = aDebtorInArrears();
    housekeeping(book, now);
    expect(housekeeping(book, now).operation).toBeUndefined();
  });

  test('follows payments, and their return; undo and redo take it back and forth', () => {
    const book = aDebtorInArrears();
    housekeeping(book, now);
    pay(book, 450_000, '2026-11-03');
    expect(ratingOf(book.database, 1)).toBe('B');
    expect(changesOf(book)).toEqual(['D -> B']);
    undo(book, now);
    expect(ratingOf(book.database, 1)).toBe('D');
    expect(changesOf(book)).toEqual([]);
    redo(book, now);
    expect(ratingOf(book.database, 1)).toBe('B');
    reversePayment(book, now, 1);
    expect(changesOf(book)).toEqual(['D -> B', 'B -> D']);
  });

  test('follows a promise that was broken, on the night it shows', () => {
    const book = aDebtorInArrears();
    const promise = { cents: cents(450_000), currency: 'EUR', by: day('2026-11-25') };
    logContact(book, now, 1, { channel: 'call', outcome: 'promise', on, time: '10:05', promise });
    expect(changesOf(book)).toEqual([]);
    housekeeping(book, moment('2026-11-27'));
    expect(explainedRating(book, 1, day('2026-11-27')).rating.parts).toContainEqual({
      code: 'promises',
      points: 0,
      max: 10,
      values: { kept: 0, broken: 1, plansKept: 0, plansBroken: 0 },
    });
    expect(ratingOf(book.database, 1)).toBe('E');
  });

  test('follows a plan that broke, and no more once a payment booked late brings it back', () => {
    const book = aDebtorInArrears();
    makePlan(book, now, 1, { parts: { count: 2, first: day('2026-12-01'), every: { unit: 'month' } } });
    const night = moment('2026-12-07');
    housekeeping(book, night);
    expect(changesOf(book)).toEqual(['D -> E']);
    expect(explainedRating(book, 1, night.today).rating.parts).toContainEqual({
      code: 'promises',
      points: 0,
      max: 10,
      values: { kept: 0, broken: 0, plansKept: 0, plansBroken: 1 },
    });
    recordPayment(book, night, 1, { cents: cents(225_000), on: day('2026-12-01') });
    const { parts } = explainedRating(book, 1, night.today).rating;
    expect(parts.find(({ code }) => code === 'promises')?.points).toBe(10);
  });

  test('says since when, and moves only with the class', () => {
    const book = aDebtorInArrears();
    housekeeping(book, now);
    pay(book, 100, TODAY);
    expect(explainedRating(book, 1, day('2026-11-26'))).toMatchObject({
      case: 1,
      since: '2026-11-24',
      rating: { class: 'D' },
    });
  });

  test('is in the list of the open cases, and leaves it with the case', () => {
    const book = aDebtorInArrears();
    expect(openRatings(book, on)).toMatchObject([{ debtor: 1, case: 1, rating: { class: 'D' } }]);
    closeCase(book, now, 1, { reason: 'wait' });
    expect(openRatings(book, on)).toEqual([]);
    expect(ratingOf(book.database, 1)).toBe('D');
  });
});

describe('what is read', () => {
  test('payments with the day they came, also of invoices that an export settled', () => {
    const book = aDebtorInArrears();
    pay(book, 150_000, '2026-09-12');
    importRows(book, TODAY, aRow({ number: '2026/91', due: '2026-10-02', open: 0 }));
    // 10 days, 53 days, and 22 that the last one is overdue.
    expect(partOf(book, 'days-late')).toEqual({ tenths: 283, invoices: 3 });
    expect(partOf(book, 'exposure')).toMatchObject({ overdue: 150_000, volume: 450_000, percent: 33 });
  });

  test('a payment that bounced, once however many invoices it was for', () => {
    const book = aDebtorInArrears();
    pay(book, 300_000, '2026-10-02');
    reversePayment(book, now, 1);
    expect(partOf(book, 'returned')).toEqual({ count: 1 });
    expect(partOf(book, 'days-late')).toEqual({ tenths: 527, invoices: 3 });
  });

  test('nothing of an invoice in dispute, and nothing that was closed as a mistake', () => {
    const book = aDebtorInArrears();
    openDispute(book, now, 1, { reason: 'goods', invoices: ['2026/81'] });
    expect(explainedRating(book, 1, on).rating).toMatchObject({ experiences: 2, parts: [] });
    const other = aDebtorInArrears();
    closeCase(other, now, 1, { reason: 'mistake' });
    expect(explainedRating(other, 1, on).rating.experiences).toBe(0);
  });

  test('credit notes, against what is overdue', () => {
    const book = aDebtorInArrears();
    importRows(book, TODAY, aRow({ number: 'NC 1', amount: -150_000, due: TODAY }));
    expect(partOf(book, 'exposure')).toMatchObject({ overdue: 300_000, volume: 450_000 });
  });
});

describe('commercial information', () => {
  const protest = { kind: 'protest', source: 'register', on: day('2026-10-05') } as const;

  test('ends as the settings say unless a person knows better', () => {
    const book = aDebtorInArrears();
    addInformation(book, now, 1, protest);
    addInformation(book, now, 1, { ...protest, expiresOn: day('2026-11-23'), note: 'paid since' });
    addInformation(book, now, 1, { ...protest, kind: 'insolvency-proceeding', cents: cents(5_000) });
    expect(informationOn(book, 1, on)).toMatchObject([
      { id: 3, cents: 5_000, currency: 'EUR', isInForce: true },
      { id: 2, expiresOn: '2026-11-23', note: 'paid since', isInForce: false },
      { id: 1, expiresOn: '2031-10-05', isInForce: true },
    ]);
    expect(informationOn(book, 1, on)[0]).not.toHaveProperty('expiresOn');
  });

  test('changes the class, is told in the case, and undone with its rating', () => {
    const book = aDebtorInArrears();
    pay(book, 450_000, '2026-11-03');
    const before = explainedRating(book, 1, on);
    importRows(book, TODAY, aRow({ number: '2026/111', due: '2026-11-20' }));
    const { result } = addInformation(book, now, 1, protest);
    expect(ratingOf(book.database, 1)).toBe('D');
    expect(
      readJournal(book.database, { caseNumber: 2, withUndone: false }).map(({ kind }) => kind),
    ).toContain('information-added');
    removeInformation(book, now, result.id);
    expect(ratingOf(book.database, 1)).not.toBe('D');
    undo(book, now);
    expect(informationOn(book, 1, on)).toMatchObject([{ id: result.id, source: 'register' }]);
    expect(ratingOf(book.database, 1)).toBe('D');
    undo(book, now);
    expect(informationOn(book, 1, on)).toEqual([]);
    expect(ratingOf(book.database, 1)).toBe(before.rating.class);
  });

  test('moves with its debtor when that becomes part of another one', () => {
    const book = aDebtorInArrears();
    importRows(book, TODAY, aRow({ number: '9', debtor: { name: 'Twice S.r.l.' } }));
    addInformation(book, now, 2, protest);
    mergeDebtors(book, now, { into: 1, from: 2, words: { closedInto: String, deadlineOf: String } });
    expect(informationOn(book, 1, on)).toMatchObject([{ kind: 'protest' }]);
    expect(partOf(book, 'information')).toEqual({ count: 1, kinds: ['protest'] });
    undo(book, now);
    expect(informationOn(book, 2, on)).toHaveLength(1);
  });

  test.each([
    ['information-ahead', { ...protest, on: day('2026-11-25') }],
    ['information-ends-before', { ...protest, expiresOn: day('2026-10-04') }],
  ])('%s', (code, entry) => {
    expect(() => addInformation(aDebtorInArrears(), now, 1, entry)).toThrow(code);
  });

  test('no-such-information', () => {
    expect(() => removeInformation(aDebtorInArrears(), now, 1)).toThrow('no-such-information');
  });
});
