/**
 * What was paid of one item that two lists told, each with payments of its own: the same money is counted once. What a
 * person or the bank recorded is what it is; a payment seen in a list only says by how much the balance fell.
 */
import { build } from '../../db/build.ts';
import type { Book } from '../book.ts';
import type { StoredItem } from '../import/storedItems.ts';

/** A payment with its part of an item; `isSeen` when a list told it by a lower balance, and it is of nothing else. */
interface PaidPart {
  readonly payment: number;
  readonly allocation: number;
  readonly cents: number;
  readonly isSeen: 0 | 1;
}

/**
 * Leaves the payments that explain the lower of the two balances, each on its own item.
 * @returns false, with nothing changed, when no recorded payments explain it
 */
export function payOnce(book: Book, kept: StoredItem, dropped: StoredItem): boolean {
  const [one, other] = [sideOf(book, kept), sideOf(book, dropped)];
  const [lower, higher] = one.open <= other.open ? [one, other] : [other, one];
  if (one.isCredit) return one.open === other.open && one.paid + other.paid === 0;
  const recorded = [lower, higher].filter(({ isRecorded }) => isRecorded);
  if (recorded.length > 1) return false;
  const [whole = lower] = recorded;
  const rest = whole === lower ? higher : lower;
  // What was open before any payment, less what is open now.
  const paid = Math.max(one.open + one.paid, other.open + other.paid) - lower.open;
  const missing = paid - whole.paid;
  if (missing < 0 || missing > rest.paid) return false;
  keepOf(book, rest.parts, missing);
  return true;
}

interface Side {
  readonly open: number;
  readonly isCredit: boolean;
  readonly parts: readonly PaidPart[];
  readonly paid: number;
  /** A person or the bank recorded some of it. */
  readonly isRecorded: boolean;
}

function sideOf({ database }: Book, { id, open, isCreditNote }: StoredItem): Side {
  const parts = database.rows<PaidPart>(PARTS, { invoice: id });
  return {
    open,
    isCredit: isCreditNote,
    parts,
    paid: parts.reduce((sum, part) => sum + part.cents, 0),
    isRecorded: parts.some(({ isSeen }) => isSeen === 0),
  };
}

/** The newest first. */
const PARTS = `
select p.id as payment, a.id as allocation, a.cents,
  p.source = 'export' and p.cents = a.cents
    and not exists (select 1 from accessory_share where payment_id = p.id)
    and not exists (select 1 from bank_movement where payment_id = p.id) as isSeen
from allocation a join payment p on p.id = a.payment_id
where a.invoice_id = @invoice and p.reversed_on is null
order by p.paid_on desc, p.id desc`;

/** Keeps so much of payments seen in a list, the newest first; the rest is told by the other list. */
function keepOf({ database }: Book, parts: readonly PaidPart[], cents: number): void {
  let left = cents;
  for (const part of parts) {
    const kept = Math.min(left, part.cents);
    left -= kept;
    if (kept === 0) {
      database.run(build.deleteFrom('allocation').where('id', '=', part.allocation));
      database.run(build.deleteFrom('payment').where('id', '=', part.payment));
    } else if (kept < part.cents) {
      database.run(build.updateTable('allocation').set({ cents: kept }).where('id', '=', part.allocation));
      database.run(build.updateTable('payment').set({ cents: kept }).where('id', '=', part.payment));
    }
  }
}
