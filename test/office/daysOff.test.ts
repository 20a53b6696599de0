/** Rules 2 and 9: what ends before days off goes on until work does, so that the day told before is the day that comes. */
import { describe, expect, test } from 'vitest';
import { addDays, day } from '../../src/domain/day.ts';
import type { Book } from '../../src/office/book.ts';
import { holdCase, resumeCase } from '../../src/office/case/cases.ts';
import { housekeeping } from '../../src/office/agenda/nightRun.ts';
import { makePlan } from '../../src/office/case/plans.ts';
import { askForDebtor } from '../../src/office/debtor/tracing.ts';
import { aBookWith, aRow, importRows, moment } from '../support/world.ts';
import { nextOn } from './desk.ts';

/** The case is due on no day before the one it names, and on that one. */
function expectDueOn(book: Book, from: string, due: string): void {
  for (let today = day(from); today < due; today = addDays(today, 1)) {
    importRows(book, today, aRow());
    expect([today, nextOn(book, today)]).toMatchObject([today, { due }]);
    expect([today, nextOn(book, today)?.status]).not.toEqual([today, 'due']);
    expect([today, housekeeping(book, moment(today)).result.letters]).toEqual([today, []]);
  }
  expect(nextOn(book, due)?.status).toBe('due');
}

describe('ends on a day off', () => {
  test.each([
    ['a Friday', '2026-11-24', '2026-12-04', '2026-12-07'],
    ['the day before a holiday', '2026-11-24', '2026-12-07', '2026-12-09'],
    ['Christmas Eve', '2026-12-21', '2026-12-24', '2026-12-28'],
    ['Good Friday', '2027-03-22', '2027-03-26', '2027-03-30'],
    ['a Sunday', '2026-11-24', '2026-11-29', '2026-11-30'],
  ])('a hold until %s', (_name, today, until, due) => {
    const book = aBookWith(today, aRow());
    holdCase(book, moment(today), 1, { reason: 'director', until: day(until) });
    expectDueOn(book, addDays(day(today), 1), due);
  });

  test('an enquiry whose answer is waited for until a Saturday', () => {
    const book = aBookWith('2026-11-24', aRow());
    askForDebtor(book, moment('2026-11-24'), 1, { asked: 'Comune', until: day('2026-12-05') });
    expectDueOn(book, '2026-11-25', '2026-12-07');
  });

  test.each([
    ['a Saturday', '2026-12-07', '2026-12-14'],
    ['a Sunday', '2026-12-14', '2026-12-21'],
  ])('a plan that breaks around %s', (_name, first, due) => {
    const book = aBookWith('2026-11-24', aRow());
    const parts = { count: 2, first: day(first), every: { unit: 'month' } } as const;
    makePlan(book, moment('2026-11-24'), 1, { parts });
    expectDueOn(book, '2026-11-25', due);
  });
});

test.each([
  ['on the Saturday after it', '2026-12-05'],
  ['on a Saturday before', '2026-11-28'],
  ['on a working day', '2026-12-02'],
])('a hold that is resumed %s is over at once', (_name, today) => {
  const book = aBookWith('2026-11-24', aRow());
  holdCase(book, moment('2026-11-24'), 1, { reason: 'director', until: day('2026-12-04') });
  resumeCase(book, moment(today), 1);
  expect(nextOn(book, today)).toMatchObject({ status: 'due', mayTakeStep: true });
  expect(() => resumeCase(book, moment(today), 1)).toThrow('not-held');
});
