/** Claims that can soon be enforced no longer: what is lost by waiting, and what must be done by when (art. 2934 c.c.). */
import { daysBetween, type Day } from '../day.ts';
import { cents, sum, type Cents, type Currency } from '../money.ts';
import { costOfWaiting, COST_HORIZON_DAYS, expectedOf } from '../step/priority.ts';

/** An open invoice of an open case whose term of prescription ends soon, or has ended. */
export interface EndingTerm {
  readonly case: number;
  readonly debtor: { readonly code?: string; readonly name: string };
  /** The number of the invoice. */
  readonly invoice: string;
  readonly instalment?: string;
  readonly dueOn: Day;
  readonly openCents: Cents;
  readonly currency: Currency;
  /** What the debtor's rating makes of the cost of waiting. */
  readonly weightPercent: number;
  /** The last day on which it can be interrupted. */
  readonly until: Day;
}

/** The invoices of a case, in one currency, whose terms end soon. */
export interface EndingClaim extends Pick<EndingTerm, 'case' | 'debtor' | 'currency'> {
  /** The first of them. */
  readonly until: Day;
  readonly daysLeft: number;
  /** By the day their terms end. */
  readonly terms: readonly EndingTerm[];
  /** What is open of them. */
  readonly cents: Cents;
  readonly daysLate: number;
  /** Expected to be lost by waiting 30 days more. */
  readonly cost: Cents;
}

/** Those that can still be interrupted, the ones whose waiting costs most first; of equals the one that ends first. */
export function endingClaims(terms: readonly EndingTerm[], on: Day): EndingClaim[] {
  const open = terms.filter((term) => term.until >= on).sort(byEnd);
  return grouped(open)
    .map((ofClaim) => claimOf(ofClaim, on))
    .sort((a, b) => b.cost - a.cost);
}

/** Those whose term has passed, the oldest first: nothing brings them back, but nobody should believe in them either. */
export function endedTerms(terms: readonly EndingTerm[], on: Day): EndingTerm[] {
  return terms.filter((term) => term.until < on).sort(byEnd);
}

/** Cents expected to be lost by waiting 30 days more: all that may still come where the term ends before that. */
function costOf({ openCents, dueOn, until, weightPercent }: EndingTerm, on: Day): Cents {
  const daysLate = daysBetween(dueOn, on);
  return daysBetween(on, until) < COST_HORIZON_DAYS
    ? expectedOf(openCents, daysLate, weightPercent)
    : costOfWaiting(openCents, daysLate, weightPercent);
}

function claimOf(terms: readonly [EndingTerm, ...EndingTerm[]], on: Day): EndingClaim {
  const [{ case: number, debtor, currency, until }] = terms;
  return {
    case: number,
    debtor,
    currency,
    until,
    daysLeft: daysBetween(on, until),
    terms,
    cents: sum(terms.map((term) => term.openCents)),
    daysLate: Math.max(...terms.map((term) => daysBetween(term.dueOn, on))),
    cost: cents(terms.reduce((total, term) => total + costOf(term, on), 0)),
  };
}

function grouped(terms: readonly EndingTerm[]): [EndingTerm, ...EndingTerm[]][] {
  const groups = new Map<string, [EndingTerm, ...EndingTerm[]]>();
  for (const term of terms) {
    const key = `${term.case} ${term.currency}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [term]);
    else group.push(term);
  }
  return [...groups.values()];
}

/** Those that end on one day stay in their order. */
function byEnd(a: EndingTerm, b: EndingTerm): number {
  return Number(a.until > b.until) - Number(a.until < b.until);
}
