/**
 * Money. Conventions used everywhere in the program:
 *
 * - Amounts are whole hundredths of the currency (`Cents`), never a fraction, never a float.
 * - A currency is its ISO 4217 code. Amounts of two currencies are never added: sums are kept per currency.
 * - Rounding, where there is any, is to the nearest cent, halves away from zero, and happens once, at the end.
 */
declare const centsBrand: unique symbol;

/** A whole number of hundredths of a currency; credits are negative. */
export type Cents = number & { readonly [centsBrand]: true };

/** ISO 4217 code, upper case. */
export type Currency = string;

/** An amount with its currency. */
export interface Money {
  readonly cents: Cents;
  readonly currency: Currency;
}

/** The largest amount the program accepts: 10 thousand million, far inside exact integers. */
export const LARGEST_CENTS = 1_000_000_000_000;

export const ZERO = 0 as Cents;

/** Cents written in the program or read from our own database. Throws on a fraction: that is a mistake of ours. */
export function cents(value: number): Cents {
  if (!Number.isSafeInteger(value)) throw new Error(`not whole cents: ${value}`);
  return (value === 0 ? 0 : value) as Cents;
}

/** Adds amounts of one currency. */
export function sum(amounts: Iterable<Cents>): Cents {
  let total = 0;
  for (const amount of amounts) total += amount;
  return cents(total);
}

/** The difference of two amounts of one currency. */
export function subtract(from: Cents, amount: Cents): Cents {
  return cents(from - amount);
}

/** The total of each currency, in order of currency code. */
export function totalsByCurrency(amounts: Iterable<Money>): Money[] {
  // A list and no map: there is hardly ever a second currency, and every claim is added up here.
  const totals: { cents: Cents; currency: Currency }[] = [];
  for (const { cents: value, currency } of amounts) {
    const total = totals.find((candidate) => candidate.currency === currency);
    if (total === undefined) totals.push({ cents: value, currency });
    else total.cents = cents(total.cents + value);
  }
  return totals.sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** A decimal string with two places, as in JSON output: `-1234.50`. */
export function toDecimal(amount: Cents): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
