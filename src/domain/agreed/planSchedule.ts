/** How a debt is cut into instalments: equal ones or given ones, to the cent, with simple interest where it was agreed. */
import { addDays, addMonths, daysBetween, type Day } from '../day.ts';
import { exactly, NOTHING, plus, rounded, share } from '../interest/interestFraction.ts';
import { cents, sum, ZERO, type Cents } from '../money.ts';

/** One instalment as it was agreed. */
export interface Instalment {
  readonly dueOn: Day;
  readonly cents: Cents;
}

/** From one instalment to the next. */
export type Rhythm =
  { readonly unit: 'month' } | { readonly unit: 'days'; /** At least 1. */ readonly count: number };

/** Equal instalments, after a first sum on the day of the agreement where one was agreed. */
export interface EqualParts {
  /** At least 1. */
  readonly count: number;
  readonly first: Day;
  readonly every: Rhythm;
  /** Paid at once, and no part of the equal ones. */
  readonly downCents?: Cents;
}

/** What the debtor will pay, and when. */
export interface Schedule {
  readonly instalments: readonly Instalment[];
  /** The instalments together. */
  readonly totalCents: Cents;
  readonly principalCents: Cents;
  readonly interestCents: Cents;
}

/** Why a schedule cannot be agreed. */
export type ScheduleProblem = 'not-ascending' | 'in-the-past' | 'too-long' | 'nothing-in-instalment';

/** `count` equal parts of an amount; the last one takes the cents that cannot be shared out. */
export function equalParts(total: Cents, count: number): Cents[] {
  const part = Math.floor(total / count);
  return Array.from({ length: count }, (_, index) =>
    cents(index === count - 1 ? total - part * (count - 1) : part),
  );
}

/** The days of `count` instalments; months keep the day of the first one, or take their last day where they lack it. */
export function instalmentDays(first: Day, count: number, every: Rhythm): Day[] {
  return Array.from({ length: count }, (_, index) =>
    every.unit === 'month' ? addMonths(first, index) : addDays(first, index * every.count),
  );
}

/**
 * A debt in equal instalments. Interest runs on equal parts of the principal, each until its own day, and is spread over
 * the instalments, so that they stay equal.
 * @param basisPoints hundredths of a percent a year
 */
export function equalSchedule(
  principal: Cents,
  { count, first, every, downCents = ZERO }: EqualParts,
  from: Day,
  basisPoints = 0,
): Schedule {
  const deferred = cents(principal - downCents);
  const days = instalmentDays(first, count, every);
  const interest = simpleInterest(dated(days, equalParts(deferred, count)), from, basisPoints);
  const down = downCents === 0 ? [] : [{ dueOn: from, cents: downCents }];
  return scheduleOf(
    [...down, ...dated(days, equalParts(cents(deferred + interest), count))],
    principal,
    interest,
  );
}

/** A debt in the instalments that were agreed one by one; interest comes with the last one. */
export function givenSchedule(given: readonly Instalment[], from: Day, basisPoints = 0): Schedule {
  const principal = sum(given.map((each) => each.cents));
  const interest = simpleInterest(given, from, basisPoints);
  const last = given.length - 1;
  return scheduleOf(
    given.map(({ dueOn, cents: amount }, index) => ({
      dueOn,
      cents: index === last ? cents(amount + interest) : amount,
    })),
    principal,
    interest,
  );
}

/** Interest on parts of a debt, each from a day until its own: exact, rounded once, never on interest (art. 1283 c.c.). */
export function simpleInterest(parts: readonly Instalment[], from: Day, basisPoints: number): Cents {
  const earned = parts.map(({ dueOn, cents: amount }) =>
    share(exactly(amount), basisPoints * Math.max(0, daysBetween(from, dueOn)), 10_000 * 365),
  );
  return rounded(earned.reduce(plus, NOTHING));
}

/** The first thing wrong with the days or amounts; undefined when it can be agreed. */
export function scheduleProblem(
  instalments: readonly Instalment[],
  today: Day,
  longestMonths: number,
): ScheduleProblem | undefined {
  if (instalments.some((each) => each.cents <= 0)) return 'nothing-in-instalment';
  if (instalments.some((each) => each.dueOn < today)) return 'in-the-past';
  const isAscending = instalments.every(
    ({ dueOn }, index) => index === 0 || (instalments[index - 1] as Instalment).dueOn < dueOn,
  );
  if (!isAscending) return 'not-ascending';
  const limit = addMonths(today, longestMonths);
  return instalments.some((each) => each.dueOn > limit) ? 'too-long' : undefined;
}

function dated(days: readonly Day[], amounts: readonly Cents[]): Instalment[] {
  return days.map((dueOn, index) => ({ dueOn, cents: amounts[index] as Cents }));
}

function scheduleOf(
  instalments: readonly Instalment[],
  principalCents: Cents,
  interestCents: Cents,
): Schedule {
  return {
    instalments,
    totalCents: sum(instalments.map((each) => each.cents)),
    principalCents,
    interestCents,
  };
}
