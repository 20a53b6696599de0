/** What is disputed and why (rule 7), and what granting a credit leaves of it. */
import type { CaseFacts, CaseItem, DisputeFact } from '../case.ts';
import { earliest, type Day } from '../day.ts';
import { cents, sum, totalsByCurrency, type Cents, type Money } from '../money.ts';

/** The usual reasons; `other` is told in the debtor's words. */
export const DISPUTE_KINDS = [
  'goods-not-received',
  'defective',
  'price',
  'not-ordered',
  'already-paid',
  'double',
  'other',
] as const;

export type DisputeKind = (typeof DISPUTE_KINDS)[number];

/** The day the first of the disputes is to be answered by. */
export function firstAnswerDay({ disputes }: Pick<CaseFacts, 'disputes'>): Day | undefined {
  const [first, ...rest] = disputes;
  return first && earliest(first.answerBy, ...rest.map((dispute) => dispute.answerBy));
}

/** What is open on everything in dispute, where it is in one currency. */
export function disputedMoney({ disputes, items }: Pick<CaseFacts, 'disputes' | 'items'>): Money | undefined {
  const disputed = disputedItems(disputes, items).map(({ item }) => item);
  const [first, ...others] = totalsByCurrency(
    disputed.map(({ openCents, currency }) => ({ cents: openCents, currency })),
  );
  return others.length === 0 ? first : undefined;
}

/** What is taken off one disputed invoice. */
export interface GrantedCredit {
  readonly dispute: number;
  readonly item: CaseItem;
  readonly cents: Cents;
}

/** What is open on the invoices of some disputes: no more than that can be granted. */
export function disputedOpen(disputes: readonly DisputeFact[], items: readonly CaseItem[]): Cents {
  return sum(disputedItems(disputes, items).map(({ item }) => item.openCents));
}

/** A credit shared out over the disputed invoices, the oldest first; without an amount all of what is open. */
export function creditsFor(
  disputes: readonly DisputeFact[],
  items: readonly CaseItem[],
  amount: Cents = disputedOpen(disputes, items),
): GrantedCredit[] {
  let left: number = amount;
  return disputedItems(disputes, items).flatMap(({ dispute, item }) => {
    const share = cents(Math.min(left, item.openCents));
    left -= share;
    return share > 0 ? [{ dispute: dispute.id, item, cents: share }] : [];
  });
}

/** In the order of the items: by due date. */
function disputedItems(
  disputes: readonly DisputeFact[],
  items: readonly CaseItem[],
): { readonly dispute: DisputeFact; readonly item: CaseItem }[] {
  return items.flatMap((item) => {
    const dispute = disputes.find(({ invoiceId }) => invoiceId === item.id);
    return dispute === undefined ? [] : [{ dispute, item }];
  });
}
