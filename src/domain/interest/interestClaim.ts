/** What a debtor owes on a day with interest and lump sums: the overdue claim, item by item, each currency by itself. */
import type { CaseItem } from '../case.ts';
import { chargedDocument } from './chargedDocument.ts';
import { claimOn } from '../step/claim.ts';
import { earliest, type Day } from '../day.ts';
import { interestOn, type Interest } from './interest.ts';
import { lumpSumOf, type InterestTerms } from './interestRegime.ts';
import { cents, sum, ZERO, type Cents, type Currency } from '../money.ts';
import type { Rules } from '../settings.ts';

/** A payment, or the part of one, that an invoice got. */
export interface ReceivedPart {
  readonly on: Day;
  readonly cents: Cents;
}

/** An invoice with what was received for it; what bounced is left out. */
export interface LedgerItem extends CaseItem {
  readonly payments: readonly ReceivedPart[];
}

/** One item of the claim. */
export interface ClaimedItem extends Interest {
  readonly item: LedgerItem;
  /** What is open on the day asked about; credit notes are below zero and earn nothing. */
  readonly open: Cents;
  readonly lumpSum: Cents;
  /** Of an invoice that is paid: the letter that claimed its interest and lump sum, of which this is left. */
  readonly claimedWith?: string;
}

export interface ClaimTotals {
  readonly principal: Cents;
  readonly interest: Cents;
  readonly lumpSum: Cents;
  /** Costs of recovery that were charged; none so far. */
  readonly costs: Cents;
  readonly total: Cents;
}

/** The claim in one currency. */
export interface ClaimWithInterest {
  readonly currency: Currency;
  readonly items: readonly ClaimedItem[];
  readonly totals: ClaimTotals;
}

/**
 * The claim on a day, the main currency first; none when nothing is overdue. Disputed items stand outside, as everywhere.
 * @param charged documents of which the lump sum is claimed elsewhere, named as `chargedDocument` does
 */
export function claimWithInterest(
  ledger: readonly LedgerItem[],
  terms: InterestTerms,
  on: Day,
  rules: Rules,
  ownCurrency: Currency,
  charged: Iterable<string> = [],
): ClaimWithInterest[] {
  const asOf = ledger.map((item) => ({ ...item, openCents: openOn(item, on) }));
  const claim = claimOn(
    asOf.filter((item) => item.openCents !== 0),
    rules,
    on,
    ownCurrency,
  );
  const claimed = new Set(claim.items.map((item) => item.id));
  const items = asOf.filter((item) => claimed.has(item.id));
  return claim.totals
    .map(({ currency }) => currency)
    .sort((a, b) => Number(b === claim.main.currency) - Number(a === claim.main.currency))
    .map((currency) =>
      inCurrency(
        currency,
        items.filter((item) => item.currency === currency),
        terms,
        on,
        new Set(charged),
      ),
    );
}

/** What was open on a day: what came in after it was still owed. */
export function openOn(item: LedgerItem, on: Day): Cents {
  const later = item.payments.filter((payment) => payment.on > on);
  return sum([item.openCents, ...later.map((payment) => payment.cents)]);
}

function inCurrency(
  currency: Currency,
  items: readonly LedgerItem[],
  terms: InterestTerms,
  on: Day,
  documents: Set<string>,
): ClaimWithInterest {
  const credited = creditShares(items);
  const claimed = items.map((item): ClaimedItem => {
    const { openCents: open } = item;
    if (open < 0) return { item, open, lumpSum: ZERO, segments: [], interest: ZERO, uncoveredDays: 0 };
    const payments = item.payments.filter((payment) => payment.on <= on);
    const debt = {
      dueOn: item.dueOn,
      ...(item.issuedOn === undefined ? {} : { issuedOn: item.issuedOn }),
      // What was paid before the book knew the invoice counts as paid in time.
      cents: sum([open, ...payments.map((payment) => payment.cents)]),
      payments: [...payments, ...(credited.get(item.id) ?? [])],
    };
    const document = chargedDocument(item);
    const isFirst = !documents.has(document);
    documents.add(document);
    const lumpSum = isFirst && currency === 'EUR' ? lumpSumOf(terms.regime, item.issuedOn) : ZERO;
    return { item, open, lumpSum, ...interestOn(debt, earliest(on, terms.until), terms) };
  });
  return { currency, items: claimed, totals: totalsOf(claimed) };
}

/** Credit notes lower the base of the oldest invoices from their own day on, as if they had been set off. */
function creditShares(items: readonly LedgerItem[]): Map<number, ReceivedPart[]> {
  const shares = new Map<number, ReceivedPart[]>();
  const left = new Map(items.filter((item) => item.openCents > 0).map((item) => [item.id, item.openCents]));
  for (const credit of items.filter((item) => item.openCents < 0)) {
    let rest: number = Math.abs(credit.openCents);
    for (const [id, open] of left) {
      const part = Math.min(rest, open);
      if (part === 0) continue;
      const since = earliest(credit.dueOn, credit.issuedOn);
      shares.set(id, [...(shares.get(id) ?? []), { on: since, cents: cents(part) }]);
      left.set(id, cents(open - part));
      rest -= part;
    }
  }
  return shares;
}

/** The sums of some items. */
export function totalsOf(items: readonly ClaimedItem[]): ClaimTotals {
  const totals = {
    principal: sum(items.map((item) => item.open)),
    interest: sum(items.map((item) => item.interest)),
    lumpSum: sum(items.map((item) => item.lumpSum)),
    costs: ZERO,
  };
  return { ...totals, total: sum(Object.values(totals)) };
}
