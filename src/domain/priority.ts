/** What waiting costs: the order of the agenda (product.md section 4, curve of italy.md section 8). */
import { cents, type Cents } from './money.ts';

/** Share of a claim that is still recovered at an age in days overdue, in percent; linear in between, flat at the end. */
const RECOVERY_CURVE: readonly (readonly [days: number, percent: number])[] = [
  [0, 95],
  [30, 90],
  [60, 81],
  [90, 70],
  [180, 52],
  [270, 39],
  [365, 25],
  [730, 9],
];

export const COST_HORIZON_DAYS = 30;

/** The probability of recovery at an age, in millionths: whole numbers, so that the order never depends on rounding noise. */
export function recoveryMillionths(daysLate: number): number {
  const age = Math.max(0, daysLate);
  for (let index = 1; index < RECOVERY_CURVE.length; index += 1) {
    const [toDays, toPercent] = RECOVERY_CURVE[index] as readonly [number, number];
    if (age > toDays) continue;
    const [fromDays, fromPercent] = RECOVERY_CURVE[index - 1] as readonly [number, number];
    const share = ((toPercent - fromPercent) * (age - fromDays)) / (toDays - fromDays);
    return Math.round((fromPercent + share) * 10_000);
  }
  return (RECOVERY_CURVE.at(-1) as readonly [number, number])[1] * 10_000;
}

/** Cents expected to be lost by waiting 30 days more. Never negative. */
export function costOfWaiting(owed: Cents, daysLate: number): Cents {
  if (owed <= 0) return cents(0);
  const lost = recoveryMillionths(daysLate) - recoveryMillionths(daysLate + COST_HORIZON_DAYS);
  return cents(Number((BigInt(owed) * BigInt(lost) + 500_000n) / 1_000_000n));
}
