/** What a debtor owes now: overdue and undisputed, credit notes netted, kept per currency (rules 1, 7, 12, 23). */
import { addWorkingDays } from '../calendar.ts';
import type { CaseItem } from '../case.ts';
import { addDays, daysBetween, earliest, latest, type Day } from '../day.ts';
import { cents, totalsByCurrency, ZERO, type Cents, type Currency, type Money } from '../money.ts';
import { isCollectedByBank, paymentMethodOf } from '../payment/paymentMethod.ts';
import type { Rules } from '../settings.ts';

/** The overdue claim on one day. */
export interface Claim {
  /** Overdue invoices that are chased and all credit notes, undisputed, oldest due date first. */
  readonly items: readonly CaseItem[];
  /** Net total of each currency, all above zero: a currency that nets to nothing or less is left out. */
  readonly totals: readonly Money[];
  /** The currency amounts are shown in: the creditor's own, else the one with most items. */
  readonly main: Money;
  /** Due date of the oldest overdue invoice; there is one exactly when anything is owed. */
  readonly oldestDue?: Day;
  readonly daysLate: number;
}

/** Rule 1: overdue is the day after the due date, with something open. Due today is not overdue. */
export function isOverdue(item: Pick<CaseItem, 'dueOn' | 'openCents' | 'isCreditNote'>, today: Day): boolean {
  return item.openCents > 0 && !item.isCreditNote && item.dueOn < today;
}

type CollectedItem = Pick<CaseItem, 'dueOn' | 'method' | 'returnedOn'>;
type ClaimableItem = CollectedItem & Pick<CaseItem, 'openCents' | 'isCreditNote'>;

/** Whether an invoice is chased on a day: overdue, and not in the hands of the bank (rule 23). */
export function isChased(item: ClaimableItem, rules: Rules, today: Day): boolean {
  return isOverdue(item, today) && (!isForTheBank(item, rules) || countsFrom(item, rules) <= today);
}

/** Whether an invoice is overdue and still in the hands of the bank: a Ri.Ba. or direct debit of which no return is known. */
export function isAtBank(item: ClaimableItem, rules: Rules, today: Day): boolean {
  return isOverdue(item, today) && !isChased(item, rules, today);
}

/**
 * The first day an open invoice counts: the day after its due date. One that the bank collects counts when it comes back,
 * or when so many working days went by that the bank would have paid (rule 23). A return before the due date belongs to
 * an earlier one: the instalment was presented again.
 */
export function countsFrom(item: CollectedItem, rules: Rules): Day {
  const { dueOn, returnedOn } = item;
  const overdueOn = addDays(dueOn, 1);
  if (!isForTheBank(item, rules)) return overdueOn;
  const presumedOn = latest(overdueOn, presumedUnpaidOn(dueOn, rules));
  const isReturned = returnedOn !== undefined && returnedOn >= dueOn;
  return isReturned ? earliest(presumedOn, latest(overdueOn, returnedOn)) : presumedOn;
}

/** Whether the bank collects an invoice (rule 23); with no days to wait everything is chased alike. */
export function isForTheBank(
  { method }: CollectedItem,
  { paymentMethods, presentedWorkingDays }: Rules,
): boolean {
  if (method === undefined || presentedWorkingDays === 0) return false;
  return isCollectedByBank(paymentMethodOf(method, paymentMethods));
}

const presumedDays = new WeakMap<Rules, Map<Day, Day>>();

/** Worked out once for each due date: an export has thousands of instalments on a few days. */
function presumedUnpaidOn(dueOn: Day, rules: Rules): Day {
  let days = presumedDays.get(rules);
  if (days === undefined) presumedDays.set(rules, (days = new Map()));
  let on = days.get(dueOn);
  if (on === undefined) {
    on = addWorkingDays(dueOn, rules.presentedWorkingDays, rules.patronDay);
    days.set(dueOn, on);
  }
  return on;
}

/** The claim against a debtor today, from all open items. */
export function claimOn(
  items: readonly CaseItem[],
  rules: Rules,
  today: Day,
  fallbackCurrency: Currency,
): Claim {
  const counted = items.filter(
    (item) => !item.isDisputed && (item.openCents < 0 || isChased(item, rules, today)),
  );
  if (!isInOrder(counted)) counted.sort(byDueDate);
  const totals = owedTotals(counted);
  const claimed = inCurrenciesOf(totals, counted);
  const main = mainOf(totals, claimed, fallbackCurrency);
  const oldest = claimed.find((item) => item.openCents > 0);
  return {
    items: claimed,
    totals,
    main: main ?? { cents: ZERO, currency: counted[0]?.currency ?? fallbackCurrency },
    ...(oldest === undefined ? {} : { oldestDue: oldest.dueOn }),
    daysLate: oldest === undefined ? 0 : daysBetween(oldest.dueOn, today),
  };
}

/** They mostly come as they are sorted everywhere, and every claim passes here. */
function isInOrder(items: readonly CaseItem[]): boolean {
  return items.every((item, at) => at === 0 || byDueDate(items[at - 1] as CaseItem, item) <= 0);
}

/** Amounts of two currencies cannot be compared without a rate: the creditor's own goes first, then what is most frequent. */
function mainOf(totals: readonly Money[], claimed: readonly CaseItem[], own: Currency): Money | undefined {
  if (totals.length < 2) return totals[0];
  const count = ({ currency }: Money): number => claimed.filter((item) => item.currency === currency).length;
  // They stand in order of their codes, and sorting keeps those equal in number as they are.
  const [most] = totals.toSorted((a, b) => count(b) - count(a));
  return totals.find(({ currency }) => currency === own) ?? most;
}

/** The items of the currencies in which they come to more than nothing (rule 12: the over-credited get no letter). */
export function demandable(items: readonly CaseItem[]): CaseItem[] {
  return inCurrenciesOf(owedTotals(items), items);
}

function owedTotals(items: readonly CaseItem[]): Money[] {
  return openTotals(items).filter((total) => total.cents > 0);
}

function inCurrenciesOf(totals: readonly Money[], items: readonly CaseItem[]): CaseItem[] {
  const currencies = totals.map(({ currency }) => currency);
  return items.filter(({ currency }) => currencies.includes(currency));
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
