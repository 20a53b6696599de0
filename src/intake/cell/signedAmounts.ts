import type { IncomingItem } from '../../domain/import/incoming.ts';
import { cents, subtract, ZERO, type Cents } from '../../domain/money.ts';

/** The amounts of one row as written; undefined where the cell is blank or there is no such column. */
export interface RawAmounts {
  readonly amount: Cents | undefined;
  readonly debit: Cents | undefined;
  readonly credit: Cents | undefined;
  readonly paid: Cents | undefined;
  readonly open: Cents | undefined;
  readonly hasOpenColumn: boolean;
}

/** Amount and open balance as the book has them. */
export type SignedAmounts = Pick<IncomingItem, 'isCreditNote' | 'amountCents' | 'openCents'>;

/**
 * Amount and open balance of an item, credits negative; undefined when the row has no amount.
 *
 * A blank in an open column is not taken for "all open" unless the row says what was paid: some programs leave the cell
 * of a settled invoice empty, and nobody is to be asked for money that was paid.
 */
export function signedAmounts(raw: RawAmounts, isCreditNoteByType: boolean): SignedAmounts | undefined {
  const { amount, open } = fromColumns(raw);
  if (amount === undefined || open === undefined) return undefined;
  if (isCreditNoteByType) {
    // Some programs write credit notes with positive amounts, and only the type tells.
    return { isCreditNote: true, amountCents: negative(amount), openCents: negative(open) };
  }
  // In others the amount is always positive and the balance has the sign.
  if (amount > 0 && open + amount === 0)
    return { isCreditNote: true, amountCents: negative(amount), openCents: open };
  return { isCreditNote: amount < 0 || (amount === 0 && open < 0), amountCents: amount, openCents: open };
}

function fromColumns(raw: RawAmounts): { amount: Cents | undefined; open: Cents | undefined } {
  const { amount, open } = raw.amount === undefined ? fromLedger(raw) : raw;
  if (open !== undefined) return { amount: amount ?? cents(open + (raw.paid ?? 0)), open };
  if (amount === undefined || (raw.hasOpenColumn && raw.paid === undefined))
    return { amount, open: undefined };
  return { amount, open: subtract(amount, raw.paid ?? ZERO) };
}

/** Debit is what was invoiced; credit on the same row what was paid of it, alone a credit note. */
function fromLedger({ debit, credit, open }: RawAmounts): {
  amount: Cents | undefined;
  open: Cents | undefined;
} {
  const hasDebit = debit !== undefined && debit !== 0;
  const hasCredit = credit !== undefined && credit !== 0;
  if (!hasDebit && !hasCredit) return { amount: debit ?? credit, open: open ?? debit ?? credit };
  if (!hasDebit)
    return { amount: subtract(ZERO, credit ?? ZERO), open: open ?? subtract(ZERO, credit ?? ZERO) };
  return { amount: debit, open: open ?? subtract(debit, credit ?? ZERO) };
}

function negative(amount: Cents): Cents {
  return cents(-Math.abs(amount));
}
