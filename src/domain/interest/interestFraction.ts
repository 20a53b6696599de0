/** Exact fractions of a cent: interest is carried in them and rounded only where it is printed. */
import { cents, type Cents } from '../money.ts';

/** A fraction in lowest terms; the lower number is above zero. */
export interface Fraction {
  readonly upper: bigint;
  readonly lower: bigint;
}

export const NOTHING: Fraction = { upper: 0n, lower: 1n };

/** A whole amount. */
export function exactly(amount: Cents): Fraction {
  return { upper: BigInt(amount), lower: 1n };
}

/** The sum of two. */
export function plus(a: Fraction, b: Fraction): Fraction {
  return lowest(a.upper * b.lower + b.upper * a.lower, a.lower * b.lower);
}

/** What is left of the first, never less than nothing. */
export function leftOf(a: Fraction, b: Fraction): Fraction {
  const upper = a.upper * b.lower - b.upper * a.lower;
  return upper <= 0n ? NOTHING : lowest(upper, a.lower * b.lower);
}

/** The smaller of two. */
export function smaller(a: Fraction, b: Fraction): Fraction {
  return a.upper * b.lower <= b.upper * a.lower ? a : b;
}

/** `amount` times a whole number, divided by another one above zero. */
export function share(amount: Fraction, times: number, dividedBy: number): Fraction {
  return lowest(amount.upper * BigInt(times), amount.lower * BigInt(dividedBy));
}

/** Rounded to the nearest cent, halves up; amounts are never below zero here. */
export function rounded({ upper, lower }: Fraction): Cents {
  return cents(Number((2n * upper + lower) / (2n * lower)));
}

/** Short numbers stay quick: after many payments the lower one would have hundreds of digits. */
function lowest(upper: bigint, lower: bigint): Fraction {
  let [a, b] = [upper, lower];
  while (b !== 0n) [a, b] = [b, a % b];
  return { upper: upper / a, lower: lower / a };
}
