/** Which debts a payment settles: the invoice it names, else the order of art. 1193 c.c. */
import type { CaseItem } from '../case.ts';
import { byDueDate } from '../step/claim.ts';
import type { Day } from '../day.ts';
import { cents, type Cents } from '../money.ts';

/** A share of a payment for one item. */
export interface Share {
  readonly invoiceId: number;
  readonly cents: Cents;
}

/** What has to be known of an item to pay it. */
export type PayableItem = Pick<CaseItem, 'id' | 'number' | 'dueOn' | 'openCents'> &
  Partial<Pick<CaseItem, 'isDisputed'>>;

/**
 * Shares a payment out over open invoices of its currency: those named first, then overdue before not yet due, then the
 * oldest (guarantees and interest rates, which art. 1193 puts before age, are alike for all items here).
 * @returns the shares, and what is left when the payment exceeds everything open
 */
export function allocate(
  items: readonly PayableItem[],
  amount: Cents,
  today: Day,
  named: ReadonlySet<number> = new Set(),
): { shares: Share[]; rest: Cents } {
  const order = items
    .filter((item) => item.openCents > 0)
    .sort((a, b) => rank(a, today, named) - rank(b, today, named) || byDueDate(a, b));
  const shares: Share[] = [];
  let left: number = amount;
  for (const item of order) {
    if (left === 0) break;
    const share = cents(Math.min(left, item.openCents));
    shares.push({ invoiceId: item.id, cents: share });
    left -= share;
  }
  return { shares, rest: cents(left) };
}

function rank(item: PayableItem, today: Day, named: ReadonlySet<number>): number {
  if (named.has(item.id)) return 0;
  // What is in dispute waits for the answer: a payment that names nothing is meant for the rest.
  if (item.isDisputed) return 3;
  return item.dueOn < today ? 1 : 2;
}
