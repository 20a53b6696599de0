/** What waiting costs: the order of the agenda (docs/rules.md, curve of docs/rules.md). */
import { cents, type Cents } from '../money.ts';

interface Point {
  readonly days: number;
  readonly percent: number;
}

/** Share of a claim that is still recovered at an age in days overdue, in percent; linear in between, flat at the end. */
const RECOVERY_CURVE: readonly Point[] = [
  { days: 0, percent: 95 },
  { days: 30, percent: 90 },
  { days: 60, percent: 81 },
  { days: 90, percent: 70 },
  { days: 180, percent: 52 },
  { days: 270, percent: 39 },
  { days: 365, percent: 25 },
  { days: 730, percent: 9 },
];

export const COST_HORIZON_DAYS = 30;

/** The probability of recovery at an age, in millionths: whole numbers, so that the order never depends on rounding noise. */
export function recoveryMillionths(daysLate: number): number {
  const age = Math.max(0, daysLate);
  let index = 1;
  while ((RECOVERY_CURVE[index]?.days ?? Infinity) <= age) index += 1;
  const from = RECOVERY_CURVE[index - 1] as Point;
  const to = RECOVERY_CURVE[index] ?? { ...from, days: Infinity };
  const share = ((to.percent - from.percent) * (age - from.days)) / (to.days - from.days);
  return Math.round((from.percent + share) * 10_000);
}

/**
 * Cents expected to be lost by waiting 30 days more. Never negative.
 * @param weightPercent what the debtor's rating makes of it: more for one who is not likely to pay (see ratingFactor)
 */
export function costOfWaiting(owed: Cents, daysLate: number, weightPercent = 100): Cents {
  if (owed <= 0) return cents(0);
  const lost = recoveryMillionths(daysLate) - recoveryMillionths(daysLate + COST_HORIZON_DAYS);
  return cents(Number((BigInt(owed) * BigInt(lost * weightPercent) + 50_000_000n) / 100_000_000n));
}

/** Cents of a claim that may still be recovered: what waiting costs when it makes the whole claim unenforceable. */
export function expectedOf(owed: Cents, daysLate: number, weightPercent = 100): Cents {
  if (owed <= 0) return cents(0);
  const expected = BigInt(owed) * BigInt(recoveryMillionths(daysLate) * weightPercent);
  return cents(Number((expected + 50_000_000n) / 100_000_000n));
}
