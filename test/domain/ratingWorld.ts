/**
 * One debtor to be rated: `aPayer()` has paid four invoices of 1,000.00 EUR on the day they fell due and owes nothing.
 * Each test names its own deviations and nothing else.
 */
import { addDays, day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import { rate, type Rating, type RatingFacts } from '../../src/domain/rating/rating.ts';
import type { RatedInvoice } from '../../src/domain/rating/ratingHistory.ts';
import type { Information } from '../../src/domain/rating/ratingInformation.ts';
import { DEFAULT_RATING, type RatingSettings } from '../../src/domain/rating/ratingScale.ts';
import { DEFAULT_RULES } from '../../src/domain/settings.ts';

export const TODAY = day('2026-11-24');

interface InvoiceChange {
  readonly due?: string;
  readonly amount?: number;
  /** Days after the due date on which all of it was paid; unpaid when null. */
  readonly paid?: number | null;
  readonly currency?: string;
  readonly isDisputed?: boolean;
  readonly method?: string;
}

/** An invoice due on 1 October 2026, paid that day. */
export function anInvoice(change: InvoiceChange = {}): RatedInvoice {
  const { due = '2026-10-01', amount = 100_000, paid = 0, currency = 'EUR', isDisputed = false } = change;
  const dueOn = day(due);
  return {
    dueOn,
    amountCents: cents(amount),
    openCents: cents(paid === null ? amount : 0),
    currency,
    isDisputed,
    payments: paid === null ? [] : [{ on: addDays(dueOn, paid), cents: cents(amount) }],
    ...(change.method === undefined ? {} : { method: change.method }),
  };
}

/** Information of 1 September 2026 that counts until the end of the year. */
export function someInformation(change: Partial<Information> = {}): Information {
  return {
    id: 1,
    kind: 'protest',
    source: 'register',
    on: day('2026-09-01'),
    expiresOn: day('2026-12-31'),
    addedOn: day('2026-09-02'),
    ...change,
  };
}

/** Accounts of 2025 without a figure, in force as the information above. */
export function someAccounts(
  change: Partial<Record<'id' | 'year' | 'revenue' | 'equity' | 'result', number>> = {},
): Information {
  const { id = 1, year = 2025, ...figures } = change;
  const inCents = Object.entries(figures).map(([name, amount]) => [name, cents(amount)] as const);
  return someInformation({ id, kind: 'account', accounts: { year, ...Object.fromEntries(inCents) } });
}

export function aPayer(change: Partial<RatingFacts> = {}): RatingFacts {
  return {
    invoices: ['2026-01-31', '2026-04-30', '2026-07-31', '2026-10-31'].map((due) => anInvoice({ due })),
    credits: [],
    promises: [],
    plans: [],
    returns: [],
    information: [],
    ...change,
  };
}

/** The rating of today, or of another day. */
export function rated(facts: RatingFacts, settings: Partial<RatingSettings> = {}, on = TODAY): Rating {
  return rate(facts, { ...DEFAULT_RATING, ...settings }, DEFAULT_RULES, on);
}

/** Points by part. */
export function pointsOf(facts: RatingFacts): Record<string, number> {
  return Object.fromEntries(rated(facts).parts.map(({ code, points }) => [code, points]));
}
