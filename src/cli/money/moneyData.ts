/** Sums for programs. */
import { toDecimal, type Money } from '../../domain/money.ts';

/** A sum as it stands in JSON: a decimal string with its currency beside it. */
export interface MoneyData {
  readonly currency: string;
  readonly amount: string;
}

/** The same sum for programs. */
export function moneyData({ cents, currency }: Money): MoneyData {
  return { currency, amount: toDecimal(cents) };
}
