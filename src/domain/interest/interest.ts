/**
 * Simple interest for late payment, day by day. Conventions:
 *
 * - The first day that counts is the one after the due date, the last one the day asked about (art. 4 c. 1 D.Lgs. 231/2002,
 *   art. 2963 c.c.). A payment still counts on the day it comes in.
 * - Each day has the rate of its own half-year or year; the year has 365 days, also when it is a leap year, unless the
 *   settings say otherwise. There is no interest on interest.
 * - Fractions are carried exactly. The interest of a debt is rounded once, halves up; its rows are the differences of the
 *   rounded running sum, so that rows and total always agree and a row that is over never changes again.
 * - A day without a published rate is counted as uncovered and earns nothing.
 */
import { addDays, daysBetween, earliest, isLeapYear, partsOf, day, type Day } from '../day.ts';
import {
  exactly,
  leftOf,
  NOTHING,
  plus,
  rounded,
  share,
  smaller,
  type Fraction,
} from './interestFraction.ts';
import { ratePeriods, type InterestTerms, type RatePeriod } from './interestRegime.ts';
import { cents, subtract, type Cents } from '../money.ts';

/** A sum that was to be paid by a day, and what came in for it. */
export interface Debt {
  readonly dueOn: Day;
  /** The day of the invoice: tells contracts from before 2013 apart. */
  readonly issuedOn?: Day;
  /** What was owed before any of the payments. */
  readonly cents: Cents;
  /** In any order; of the same day they are one. */
  readonly payments: readonly { readonly on: Day; readonly cents: Cents }[];
}

/** Days in a row with one rate and one base. */
export interface InterestSegment {
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
  readonly basisPoints: number;
  readonly base: Cents;
  readonly interest: Cents;
  /** Nothing was published for these days: the legal rate of the year before goes on. */
  readonly goesOn?: boolean;
}

/** The interest of one debt up to a day. */
export interface Interest {
  readonly segments: readonly InterestSegment[];
  /** The sum of the rows. */
  readonly interest: Cents;
  /** Late days for which no rate is known. */
  readonly uncoveredDays: number;
}

/** What a debt has earned in interest up to and including a day. */
export function interestOn(debt: Debt, until: Day, terms: InterestTerms): Interest {
  const payments = debt.payments.toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const periods = ratePeriods(terms, debt);
  const segments: InterestSegment[] = [];
  let base = exactly(debt.cents);
  let earned = NOTHING;
  let interestPaid = NOTHING;
  let shown = cents(0);
  let uncoveredDays = 0;
  let next = 0;
  const receive = (upTo: Day): void => {
    for (; next < payments.length; next += 1) {
      const payment = payments[next] as (typeof payments)[number];
      if (payment.on > upTo) return;
      const paid = exactly(payment.cents);
      const forInterest =
        terms.payments === 'interest' ? smaller(paid, leftOf(earned, interestPaid)) : NOTHING;
      interestPaid = plus(interestPaid, forInterest);
      base = leftOf(base, leftOf(paid, forInterest));
    }
  };
  receive(debt.dueOn);
  for (let from = addDays(debt.dueOn, 1); from <= until && terms.regime !== 'none';) {
    const rate = periods.find((period) => period.from <= from && from <= period.until);
    const to = endOfPiece(from, until, rate, periods, payments[next]?.on, terms);
    const days = daysBetween(from, to) + 1;
    if (base.upper > 0n) {
      if (rate === undefined) uncoveredDays += days;
      else {
        earned = plus(earned, earnedBy(base, days, rate, yearOf(from, terms)));
        const sum = rounded(earned);
        const interest = subtract(sum, shown);
        const { basisPoints } = rate;
        const goesOn = rate.goesOn === true ? { goesOn: true } : {};
        segments.push({ from, to, days, basisPoints, base: rounded(base), interest, ...goesOn });
        shown = sum;
      }
    }
    receive(to);
    from = addDays(to, 1);
  }
  return { segments, interest: shown, uncoveredDays };
}

function earnedBy(base: Fraction, days: number, { basisPoints }: RatePeriod, daysOfYear: number): Fraction {
  return share(base, basisPoints * days, 10_000 * daysOfYear);
}

/** The last day on which rate, base and length of the year are those of the first one. */
function endOfPiece(
  from: Day,
  until: Day,
  rate: RatePeriod | undefined,
  periods: readonly RatePeriod[],
  payment: Day | undefined,
  terms: InterestTerms,
): Day {
  const known = rate?.until ?? beforeNext(from, periods);
  const yearEnd = terms.divisor === 'actual' ? day(`${partsOf(from).year}-12-31`) : undefined;
  return earliest(until, known, payment, yearEnd);
}

/** Before the table begins: the day before its first row. After its end nothing follows. */
function beforeNext(from: Day, periods: readonly RatePeriod[]): Day | undefined {
  const [first] = periods.filter((period) => period.from > from);
  return first === undefined ? undefined : addDays(first.from, -1);
}

function yearOf(from: Day, { divisor }: InterestTerms): number {
  return divisor === 'actual' && isLeapYear(partsOf(from).year) ? 366 : 365;
}
