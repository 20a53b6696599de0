/** Rule 2: working days in Italy. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addWorkingDays,
  easterSunday,
  isHoliday,
  isWorkingDay,
  lastWorkingDay,
  toWorkingDay,
} from '../../src/domain/calendar.ts';
import { addDays, day, daysBetween, weekday } from '../../src/domain/day.ts';
import { aDay, aPatronDay } from '../support/randomCases.ts';

describe('Easter', () => {
  test.each([
    ['2024-03-31'],
    ['2025-04-20'],
    ['2026-04-05'],
    ['2027-03-28'],
    ['2028-04-16'],
    ['2029-04-01'],
    ['2030-04-21'],
  ])('%s is Easter, its Monday a holiday and its Tuesday a working day', (easter) => {
    const sunday = day(easter);
    expect(easterSunday(Number(easter.slice(0, 4)))).toBe(sunday);
    expect(isHoliday(addDays(sunday, 1), undefined)).toBe(true);
    expect(isWorkingDay(addDays(sunday, 1), undefined)).toBe(false);
    expect(isWorkingDay(addDays(sunday, 2), undefined)).toBe(true);
    expect(isWorkingDay(addDays(sunday, -2), undefined)).toBe(true);
  });
});

describe('holidays of every year from 2024 to 2030', () => {
  const years = [2024, 2025, 2026, 2027, 2028, 2029, 2030];
  const everyYear = [
    '01-01',
    '01-06',
    '04-25',
    '05-01',
    '06-02',
    '08-15',
    '11-01',
    '12-08',
    '12-25',
    '12-26',
  ];

  test.each(years)('%i', (year) => {
    for (const monthDay of everyYear) expect(isHoliday(day(`${year}-${monthDay}`), undefined)).toBe(true);
  });

  test.each([
    ['03-19', 'San Giuseppe'],
    ['06-29', 'Santi Pietro e Paolo, but in Rome'],
    ['11-04', 'the armistice'],
    ['08-14', 'the eve of Ferragosto'],
    ['12-24', 'Christmas Eve'],
    ['12-31', 'New Year’s Eve'],
  ])('%s is none: %s', (monthDay) => {
    for (const year of years) {
      const of = day(`${year}-${monthDay}`);
      expect(isHoliday(of, undefined)).toBe(weekday(of) === 7);
    }
  });

  test.each([
    ['2024-10-04', true],
    ['2025-10-04', false], // a Saturday
    ['2026-10-04', false], // a Sunday
    ['2027-10-04', false], // a Monday
    ['2028-10-04', false],
    ['2029-10-04', false],
    ['2030-10-04', false],
  ])('San Francesco %s: a working day is %s, for it is a holiday again from 2026', (of, isWorking) => {
    expect(isWorkingDay(day(of), undefined)).toBe(isWorking);
  });

  test('the first San Francesco is the one of 2026, a Sunday anyway; 2025 is none', () => {
    expect(isHoliday(day('2025-10-04'), undefined)).toBe(false);
    expect(isHoliday(day('2026-10-04'), undefined)).toBe(true);
  });
});

describe('moving forward', () => {
  test.each([
    ['2026-11-27', '2026-11-27', 'a Friday stays'],
    ['2026-11-28', '2026-11-30', 'Saturday to Monday'],
    ['2026-11-29', '2026-11-30', 'Sunday to Monday'],
    ['2026-12-05', '2026-12-07', 'a weekend before a holiday'],
    ['2026-12-08', '2026-12-09', 'the Immacolata, a Tuesday'],
    ['2026-12-25', '2026-12-28', 'Christmas, a Friday, and the weekend'],
    ['2027-01-01', '2027-01-04', 'over the end of a year'],
    ['2028-04-14', '2028-04-14', 'Good Friday is a working day'],
    ['2028-04-15', '2028-04-18', 'Easter with its Monday'],
    ['2028-02-29', '2028-02-29', 'the 29th of February is a Tuesday'],
    ['2027-10-02', '2027-10-05', 'a weekend and San Francesco'],
  ])('%s moves to %s: %s', (from, to) => {
    expect(toWorkingDay(day(from), undefined)).toBe(to);
  });

  test('the patron saint’s day moves too, every year and only where it is set', () => {
    expect(toWorkingDay(day('2026-06-24'), '06-24')).toBe('2026-06-25');
    expect(toWorkingDay(day('2027-06-24'), '06-24')).toBe('2027-06-25');
    expect(toWorkingDay(day('2026-06-24'), undefined)).toBe('2026-06-24');
  });
});

describe('working days after', () => {
  test.each([
    ['2026-11-24', 0, '2026-11-24'],
    ['2026-11-24', 1, '2026-11-25'],
    ['2026-11-27', 1, '2026-11-30'], // Friday and one
    ['2026-11-28', 0, '2026-11-30'], // Saturday itself
    ['2026-11-28', 1, '2026-11-30'], // the first working day after Saturday
    ['2026-11-28', 2, '2026-12-01'],
    ['2026-12-07', 1, '2026-12-09'], // over the Immacolata
    ['2026-12-24', 2, '2026-12-29'], // over Christmas
    ['2026-12-31', 1, '2027-01-04'], // over the year’s end
  ])('%s and %i is %s', (from, count, to) => {
    expect(addWorkingDays(day(from), count, undefined)).toBe(to);
  });
});

describe('laws', () => {
  const count = fc.integer({ min: 0, max: 40 });

  test('moving forward finds the first working day, and moves it no further', () => {
    fc.assert(
      fc.property(aDay, aPatronDay, (from, patron) => {
        const to = toWorkingDay(from, patron);
        expect(isWorkingDay(to, patron)).toBe(true);
        expect(toWorkingDay(to, patron)).toBe(to);
        for (let each = from; each < to; each = addDays(each, 1))
          expect(isWorkingDay(each, patron)).toBe(false);
        expect(daysBetween(from, to)).toBeLessThanOrEqual(6);
      }),
    );
  });

  test('from a day on, exactly so many working days lie behind it', () => {
    fc.assert(
      fc.property(aDay, count, aPatronDay, (from, n, patron) => {
        const to = addWorkingDays(from, n, patron);
        let passed = 0;
        for (let each = addDays(from, 1); each <= to; each = addDays(each, 1))
          if (isWorkingDay(each, patron)) passed += 1;
        expect(isWorkingDay(to, patron)).toBe(true);
        expect(passed).toBe(n === 0 ? (to === from ? 0 : 1) : n);
      }),
    );
  });

  test('steps add up, and later is never earlier', () => {
    fc.assert(
      fc.property(aDay, count, count, aPatronDay, (from, a, b, patron) => {
        const start = toWorkingDay(from, patron);
        expect(addWorkingDays(addWorkingDays(start, a, patron), b, patron)).toBe(
          addWorkingDays(start, a + b, patron),
        );
        expect(addWorkingDays(from, a, patron) <= addWorkingDays(addDays(from, 1), a, patron)).toBe(true);
      }),
    );
  });
});

test.each([
  ['2026-11-24', '2026-11-24', 'a Tuesday'],
  ['2026-11-22', '2026-11-20', 'a Sunday goes back to Friday'],
  ['2026-12-26', '2026-12-24', 'Saint Stephen, a Saturday after Christmas'],
  ['2026-04-06', '2026-04-03', 'Easter Monday'],
])('the last working day up to %s is %s: %s', (upTo, expected) => {
  expect(lastWorkingDay(day(upTo), undefined)).toBe(expected);
});
