/** What a debtor owes now: overdue and undisputed, credit notes netted, kept per currency (rules 1, 7, 12). */
import type { CaseItem } from './case.ts';
import { daysBetween, type Day } from './day.ts';
import { cents, totalsByCurrency, ZERO, type Cents, type Currency, type Money } from './money.ts';

/** The overdue claim on one day. */
export interface Claim {
  /** Overdue invoices and all credit notes, undisputed, oldest due date first. */
  readonly items: readonly CaseItem[];
  /** Net total of each currency, all above zero: a currency that nets to nothing or less is left out. */
  readonly totals: readonly Money[];
  /** The currency with the largest positive total: the one amounts are shown in. */
  readonly main: Money;
  /** Due date of the oldest overdue invoice; there is one exactly when anything is owed. */
  readonly oldestDue?: Day;
  readonly daysLate: number;
}

/** Rule 1: overdue is the day after the due date, with something open. Due today is not overdue. */
export function isOverdue(item: Pick<CaseItem, 'dueOn' | 'openCents' | 'isCreditNote'>, today: Day): boolean {
  return item.openCents > 0 && !item.isCreditNote && item.dueOn < today;
}

/** The claim against a debtor today, from all open items. */
export function claimOn(items: readonly CaseItem[], today: Day, fallbackCurrency: Currency): Claim {
  const counted = items
    .filter((item) => !item.isDisputed && (isOverdue(item, today) || item.openCents < 0))
    .sort(byDueDate);
  const totals = owedTotals(counted);
  const claimed = inCurrenciesOf(totals, counted);
  const main = totals.reduce<Money | undefined>(
    (best, total) => (best && best.cents >= total.cents ? best : total),
    undefined,
  );
  const oldest = claimed.find((item) => item.openCents > 0);
  return {
    items: claimed,
    totals,
    main: main ?? { cents: ZERO, currency: counted[0]?.currency ?? fallbackCurrency },
    ...(oldest === undefined ? {} : { oldestDue: oldest.dueOn }),
    daysLate: oldest === undefined ? 0 : daysBetween(oldest.dueOn, today),
  };
}

/** The items of the currencies in which they come to more than nothing (rule 12: the over-credited get no letter). */
export function demandable(items: readonly CaseItem[]): CaseItem[] {
  return inCurrenciesOf(owedTotals(items), items);
}

function owedTotals(items: readonly CaseItem[]): Money[] {
  return openTotals(items).filter((total) => total.cents > 0);
}

function inCurrenciesOf(totals: readonly Money[], items: readonly CaseItem[]): CaseItem[] {
  return items.filter((item) => totals.some((total) => total.currency === item.currency));
}

/** Whether anything can be demanded: at least one currency with a positive net (rule 12: the over-credited get no letter). */
export function isAnythingOwed(claim: Claim): boolean {
  return claim.main.cents > 0;
}

/** Everything open, due or not, per currency. */
export function openTotals(items: readonly CaseItem[]): Money[] {
  return totalsByCurrency(items.map((item) => ({ cents: item.openCents, currency: item.currency })));
}

/** What is open in one currency. */
export function totalIn(totals: readonly Money[], currency: Currency): Cents {
  return totals.find((total) => total.currency === currency)?.cents ?? cents(0);
}

type OrderedItem = Pick<CaseItem, 'id' | 'number' | 'dueOn'>;

/** The order of items everywhere: the oldest first, then by number, then as entered. */
export function byDueDate(a: OrderedItem, b: OrderedItem): number {
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1;
  if (a.number !== b.number) return a.number < b.number ? -1 : 1;
  return a.id - b.id;
}
