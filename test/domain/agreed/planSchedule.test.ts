/** Instalments to the cent (lessons D33): the last one takes what cannot be shared out, and months keep their ends. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysBetween, day, type Day } from '../../../src/domain/day.ts';
import { cents, sum, type Cents } from '../../../src/domain/money.ts';
import {
  equalParts,
  equalSchedule,
  givenSchedule,
  instalmentDays,
  scheduleProblem,
  simpleInterest,
} from '../../../src/domain/agreed/planSchedule.ts';
import { aDay } from '../../support/randomCases.ts';

const TODAY = day('2026-11-24');
const MONTHLY = { unit: 'month' } as const;

function amounts(instalments: readonly { readonly cents: Cents }[]): number[] {
  return instalments.map((each) => each.cents);
}

function inst(on: string, amount: number) {
  return { dueOn: day(on), cents: cents(amount) };
}

describe('equal parts', () => {
  test.each([
    [10_000, 3, [3_333, 3_333, 3_334]],
    [100_000, 6, [16_666, 16_666, 16_666, 16_666, 16_666, 16_670]],
    [60_000, 1, [60_000]],
    [2, 3, [0, 0, 2]],
  ])('%i cents in %i', (total, count, parts) => {
    expect(equalParts(cents(total), count)).toEqual(parts);
  });
});

describe('the days of instalments', () => {
  test.each([
    ['2027-01-31', ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']],
    ['2028-01-31', ['2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30']],
    ['2027-11-30', ['2027-11-30', '2027-12-30', '2028-01-30', '2028-02-29']],
    ['2026-12-15', ['2026-12-15', '2027-01-15', '2027-02-15', '2027-03-15']],
  ])('each month from %s', (first, days) => {
    expect(instalmentDays(day(first), 4, MONTHLY)).toEqual(days);
  });

  test('each week', () => {
    expect(instalmentDays(day('2026-12-28'), 3, { unit: 'days', count: 7 })).toEqual([
      '2026-12-28',
      '2027-01-04',
      '2027-01-11',
    ]);
  });
});

describe('interest', () => {
  test('runs on each part until its own day, and is rounded once', () => {
    // 1,000.00 for 365 days at 5 % is 50.00; 0.004 and 0.004 are a cent together.
    expect(simpleInterest([inst('2027-11-24', 100_000)], TODAY, 500)).toBe(5_000);
    const tiny = inst('2026-11-25', 3_000);
    expect(simpleInterest([tiny], TODAY, 500)).toBe(0);
    expect(simpleInterest([tiny, tiny], TODAY, 500)).toBe(1);
  });

  test('does not run before the agreement', () => {
    expect(simpleInterest([inst('2026-11-24', 100_000), inst('2026-01-01', 100_000)], TODAY, 500)).toBe(0);
  });

  test('is spread over equal instalments, and comes with the last of given ones', () => {
    const equal = equalSchedule(
      cents(120_000),
      { count: 2, first: day('2027-05-24'), every: { unit: 'days', count: 184 } },
      TODAY,
      500,
    );
    // 600.00 for 181 days and 600.00 for 365.
    expect(equal.interestCents).toBe(4_488);
    expect(amounts(equal.instalments)).toEqual([62_244, 62_244]);
    const given = givenSchedule([inst('2027-05-24', 60_000), inst('2027-11-24', 60_000)], TODAY, 500);
    expect(amounts(given.instalments)).toEqual([60_000, 64_488]);
    expect(given).toMatchObject({ principalCents: 120_000, interestCents: 4_488, totalCents: 124_488 });
  });
});

describe('schedules', () => {
  test('a down payment is due at once, and the rest is shared out', () => {
    const { instalments, totalCents } = equalSchedule(
      cents(100_000),
      { count: 3, first: day('2026-12-31'), every: MONTHLY, downCents: cents(20_000) },
      TODAY,
    );
    expect(instalments).toEqual([
      inst('2026-11-24', 20_000),
      inst('2026-12-31', 26_666),
      inst('2027-01-31', 26_666),
      inst('2027-02-28', 26_668),
    ]);
    expect(totalCents).toBe(100_000);
  });

  test.each([
    ['in order', [inst('2026-11-24', 1), inst('2026-12-24', 1)], undefined],
    ['the same day twice', [inst('2026-12-24', 1), inst('2026-12-24', 1)], 'not-ascending'],
    ['backwards', [inst('2026-12-25', 1), inst('2026-12-24', 1)], 'not-ascending'],
    ['yesterday', [inst('2026-11-23', 1)], 'in-the-past'],
    ['of nothing', [inst('2026-12-24', 0)], 'nothing-in-instalment'],
    ['on the last day there may be', [inst('2027-11-24', 1)], undefined],
    ['a day longer', [inst('2027-11-25', 1)], 'too-long'],
  ])('%s', (_name, instalments, problem) => {
    expect(scheduleProblem(instalments, TODAY, 12)).toBe(problem);
  });
});

const anAmount = fc.integer({ min: 1, max: 90_000_000 }).map(cents);
const aCount = fc.integer({ min: 1, max: 60 });

describe('laws', () => {
  test('instalments are the debt and its interest, to the cent', () => {
    fc.assert(
      fc.property(
        anAmount,
        aCount,
        aDay,
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 2_000 }),
        (principal, count, from, share, basisPoints) => {
          const downCents = cents(Math.floor((principal * share) / 100));
          const parts = { count, first: from, every: MONTHLY, downCents };
          const schedule = equalSchedule(principal, parts, from, basisPoints);
          expect(sum(schedule.instalments.map((each) => each.cents))).toBe(
            principal + schedule.interestCents,
          );
          expect(schedule.principalCents).toBe(principal);
          const given = givenSchedule(schedule.instalments, from, basisPoints);
          expect(given.totalCents).toBe(given.principalCents + given.interestCents);
        },
      ),
    );
  });

  test('all but the last are alike, and the last is never the smaller one', () => {
    fc.assert(
      fc.property(anAmount, aCount, (total, count) => {
        const parts = equalParts(total, count);
        const last = parts.at(-1) ?? 0;
        expect(new Set(parts.slice(0, -1)).size).toBeLessThanOrEqual(1);
        expect(last - (parts[0] ?? 0)).toBeGreaterThanOrEqual(0);
        expect(last - (parts[0] ?? 0)).toBeLessThan(count);
      }),
    );
  });

  test('monthly days ascend, a month apart', () => {
    fc.assert(
      fc.property(aDay, aCount, (first: Day, count) => {
        const days = instalmentDays(first, count, MONTHLY);
        for (const [index, on] of days.entries()) {
          const before = days[index - 1];
          if (before !== undefined) expect(daysBetween(before, on)).toBeGreaterThan(27);
        }
      }),
    );
  });
});
