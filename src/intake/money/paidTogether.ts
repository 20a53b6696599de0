/** What was paid of one document, where several columns say it. */
import { cents, ZERO, type Cents } from '../../domain/money.ts';
import type { Field } from '../header/headerWords.ts';
import type { Layout } from '../layout.ts';
import { PAID_FIELDS } from './paidColumns.ts';
import { ROUNDING } from './rounding.ts';

/** All that was paid; `odd` where it is more than the amount or raises it, and nothing else says what is open. */
export type PaidTogether = (
  amount: Cents | undefined,
  amountOf: (field: Field) => Cents | undefined,
) => Cents | 'odd' | undefined;

/** For files with several such columns, or one that is written with a minus; undefined for others. */
export function createPaidTogether({ positions, negated = [] }: Layout): PaidTogether | undefined {
  const fields = PAID_FIELDS.filter((field) => positions[field] !== undefined);
  if (fields.length < 2 && negated.length === 0) return undefined;
  const isOpenSaid = positions.open_balance !== undefined;

  function sumOf(
    amount: Cents | undefined,
    amountOf: (field: Field) => Cents | undefined,
  ): Cents | undefined {
    let sum: number | undefined;
    for (const field of fields) {
      const part = amountOf(field);
      // A discount alone says nothing of a balance that is blank.
      if (part === undefined && field === 'paid' && isOpenSaid) return undefined;
      if (part !== undefined) sum = (sum ?? 0) + signed(part, field, amount ?? ZERO);
    }
    return sum === undefined ? undefined : cents(sum);
  }

  /** In the direction of the amount, whichever sign is written; that of a credit note is below nothing. */
  function signed(part: Cents, field: Field, amount: Cents): number {
    if (amount < 0) return -Math.abs(part);
    return (negated.includes(field) ? -1 : 1) * part;
  }

  return (amount, amountOf) => {
    const sum = sumOf(amount, amountOf);
    if (sum === undefined || amount === undefined || isOpenSaid) return sum;
    const isOdd = sum * amount < 0 || Math.abs(sum) > Math.abs(amount) + ROUNDING;
    return isOdd ? 'odd' : sum;
  };
}
