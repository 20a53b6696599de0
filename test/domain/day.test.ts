/** Calendar days: what exists, what follows what, and that clocks never matter. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  day,
  dayOf,
  daysBetween,
  earliest,
  endOfMonth,
  latest,
  parseIsoDay,
  partsOf,
  weekday,
} from '../../src/domain/day.ts';
import { aDay } from '../support/randomCases.ts';

describe('days that exist', () => {
  test.each([
    ['2028-02-29', 'a leap year'],
    ['2000-02-29', 'a century that is a leap year'],
    ['2026-12-31', 'the end of a year'],
    ['1900-01-01', 'the first day known'],
    ['2199-12-31', 'the last day known'],
  ])('%s: %s', (text) => {
    expect(parseIsoDay(text)).toBe(text);
  });

  test.each([
    ['2026-02-29', 'no leap year'],
    ['2100-02-29', 'a century that is no leap year'],
    ['2026-04-31', 'a month of thirty days'],
    ['2026-13-01', 'no such month'],
    ['2026-00-10', 'no such month'],
    ['2026-01-00', 'no such day'],
    ['1899-12-31', 'too long ago'],
    ['2200-01-01', 'too far away'],
    ['26-01-10', 'two digits of a year'],
    ['2026-1-5', 'one digit of a month'],
    ['2026-01-05T00:00', 'an hour behind it'],
  ])('%s is refused: %s', (text) => {
    expect(parseIsoDay(text)).toBeUndefined();
  });

  test('a wrong day written in the program itself is a mistake of ours', () => {
    expect(() => day('2026-02-30')).toThrow('2026-02-30');
  });

  test.each([
    [2026, 6, 31],
    [2026, 0, 1],
    [2026, 12, 0],
  ])('%i-%i-%i is no day', (year, month, dayOfMonth) => {
    expect(dayOf(year, month, dayOfMonth)).toBeUndefined();
  });
});

describe('days that follow each other', () => {
  test.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2028-02-29', 365, '2029-02-28'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2027-01-01', -1, '2026-12-31'],
    ['2026-03-28', 2, '2026-03-30'], // clocks go forward on the 29th
    ['2026-10-24', 2, '2026-10-26'], // clocks go back on the 25th
  ])('%s %i days on is %s', (from, count, to) => {
    expect(addDays(day(from), count)).toBe(to);
    expect(daysBetween(day(from), day(to))).toBe(count);
  });

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s %i months on is %s: a month keeps its own last day', (from, count, to) => {
    expect(addMonths(day(from), count)).toBe(to);
  });

  test.each([
    ['2026-02-03', '2026-02-28'],
    ['2028-02-29', '2028-02-29'],
    ['2026-04-30', '2026-04-30'],
    ['2026-12-01', '2026-12-31'],
  ])('the month of %s ends on %s', (of, end) => {
    expect(endOfMonth(day(of))).toBe(end);
  });

  test.each([
    ['1969-12-28', 7],
    ['1970-01-01', 4],
    ['2026-11-23', 1],
    ['2026-11-28', 6],
    ['2026-11-29', 7],
  ])('%s is day %i of its week', (of, number) => {
    expect(weekday(day(of))).toBe(number);
  });

  test('the latest and the earliest look past what is missing', () => {
    const [first, second] = [day('2026-11-02'), day('2026-11-09')];
    expect(latest(first, undefined, second)).toBe(second);
    expect(latest(second, first)).toBe(second);
    expect(earliest(second, undefined, first)).toBe(first);
    expect(earliest(first, second)).toBe(first);
  });
});

describe('laws', () => {
  test('adding days and counting them are each other’s inverse', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: -20_000, max: 20_000 }), (from, count) => {
        const to = addDays(from, count);
        expect(daysBetween(from, to)).toBe(count);
        expect(addDays(to, -count)).toBe(from);
        expect(from < to).toBe(count > 0);
      }),
    );
  });

  test('a day is the sum of its parts, and weekdays follow each other', () => {
    fc.assert(
      fc.property(aDay, (of) => {
        const { year, month, dayOfMonth } = partsOf(of);
        expect(dayOf(year, month, dayOfMonth)).toBe(of);
        expect(weekday(addDays(of, 1))).toBe((weekday(of) % 7) + 1);
      }),
    );
  });

  test('months add up: the end of a month never leaps over a month', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: -60, max: 60 }), (from, count) => {
        const [before, after] = [partsOf(from), partsOf(addMonths(from, count))];
        expect(after.year * 12 + after.month).toBe(before.year * 12 + before.month + count);
        expect(after.dayOfMonth).toBeLessThanOrEqual(before.dayOfMonth);
      }),
    );
  });
});
