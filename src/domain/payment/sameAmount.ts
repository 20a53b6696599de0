/** Where the amount alone points: a guess for a person, never a posting. */
import type { LedgerItem, MatchLedger } from './matchLedger.ts';
import { sum, type Cents, type Currency } from '../money.ts';
import type { Candidate, MatchReason } from './paymentMatch.ts';

const REASONS: readonly MatchReason[] = [{ code: 'amount-only' }];

/** Open invoices by their balance, and debtors with several by what they owe altogether, as the ledger stands now. */
export class SameAmount {
  readonly #candidates = new Map<string, Candidate[]>();

  constructor(ledger: MatchLedger) {
    const open = ledger.allOpen();
    for (const item of open) this.#add([item], item.currency);
    for (const group of Map.groupBy(open, ({ debtor, currency }) => `${debtor} ${currency}`).values()) {
      if (group.length > 1) this.#add(group, (group[0] as LedgerItem).currency);
    }
  }

  /** The likeliest first: single invoices, the oldest before the others, then whole debts. */
  of(amount: Cents, currency: Currency): readonly Candidate[] {
    return this.#candidates.get(keyOf(amount, currency)) ?? [];
  }

  #add(items: readonly LedgerItem[], currency: Currency): void {
    const key = keyOf(sum(items.map((item) => item.openCents)), currency);
    const candidate: Candidate = {
      debtor: (items[0] as LedgerItem).debtor,
      shares: items.map((item) => ({ invoiceId: item.id, cents: item.openCents })),
      reasons: REASONS,
    };
    const same = this.#candidates.get(key);
    if (same === undefined) this.#candidates.set(key, [candidate]);
    else same.push(candidate);
  }
}

function keyOf(amount: Cents, currency: Currency): string {
  return `${amount} ${currency}`;
}
