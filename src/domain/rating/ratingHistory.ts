/**
 * How a debtor has paid: what is known of its invoices, taken together. Amounts are added within a currency only; of
 * several currencies the results are averaged, each counting as often as it has invoices. Whole numbers throughout.
 */
import { isChased } from '../step/claim.ts';
import { addMonths, daysBetween, type Day } from '../day.ts';
import type { Cents, Currency, Money } from '../money.ts';
import type { RatingSettings } from './ratingScale.ts';
import type { Rules } from '../settings.ts';

/** An invoice with what came in on it. */
export interface RatedInvoice {
  readonly dueOn: Day;
  readonly amountCents: Cents;
  readonly openCents: Cents;
  readonly currency: Currency;
  readonly method?: string;
  readonly returnedOn?: Day;
  /** In dispute: what is open of it says nothing about how the debtor pays. */
  readonly isDisputed: boolean;
  /** What was paid and stayed. */
  readonly payments: readonly { readonly on: Day; readonly cents: Cents }[];
}

/** What the invoices come to. */
export interface PaymentHistory {
  /** Invoices that were paid, at least in part, or are overdue. */
  readonly experiences: number;
  /** Days between due date and payment, or today, weighted by amount; in tenths. */
  readonly tenthsOfDaysLate: number;
  /** How much of the amount was on time, in thousandths. */
  readonly onTimeThousandths: number;
  /** What is overdue of all that fell due in the time looked at or is yet to fall due, in thousandths. */
  readonly overdueThousandths: number;
  /** The sums behind it, where there is one currency. */
  readonly sums?: { readonly overdue: Money; readonly volume: Money };
}

/** The first day that is looked at. */
export function historySince(today: Day, { historyMonths }: Pick<RatingSettings, 'historyMonths'>): Day {
  return addMonths(today, 0 - historyMonths);
}

/** The history as of a day. `credits` are open credit notes, below zero; they are set off against what is overdue. */
export function paymentHistory(
  invoices: readonly RatedInvoice[],
  credits: readonly Money[],
  settings: Pick<RatingSettings, 'historyMonths' | 'onTimeDays'>,
  rules: Rules,
  today: Day,
): PaymentHistory {
  const since = historySince(today, settings);
  const ledgers = new Map<Currency, Ledger>();
  for (const invoice of invoices) {
    const open = isUnpaid(invoice, rules, today) ? invoice.openCents : 0;
    if (invoice.dueOn < since && open === 0) continue;
    const ledger = ledgers.get(invoice.currency) ?? emptyLedger();
    ledgers.set(invoice.currency, ledger);
    enter(ledger, invoice, open, invoice.dueOn < since, settings.onTimeDays, today);
  }
  for (const { currency, cents } of credits) {
    const ledger = ledgers.get(currency);
    if (ledger !== undefined) ledger.overdue += BigInt(cents);
  }
  return together(ledgers);
}

/** Whether an invoice is overdue and neither disputed nor at the bank. */
export function isUnpaid(invoice: RatedInvoice, rules: Rules, today: Day): boolean {
  return (
    invoice.openCents > 0 &&
    !invoice.isDisputed &&
    isChased({ ...invoice, isCreditNote: false }, rules, today)
  );
}

/** The sums of one currency; cents times days go beyond what a number holds exactly. */
interface Ledger {
  experiences: number;
  cents: bigint;
  centDays: bigint;
  onTime: bigint;
  overdue: bigint;
  volume: bigint;
}

function emptyLedger(): Ledger {
  return { experiences: 0, cents: 0n, centDays: 0n, onTime: 0n, overdue: 0n, volume: 0n };
}

function enter(
  ledger: Ledger,
  { dueOn, amountCents, payments }: RatedInvoice,
  open: number,
  isOld: boolean,
  onTimeDays: number,
  today: Day,
): void {
  const shares = payments.map(({ on, cents }) => ({ cents, late: Math.max(0, daysBetween(dueOn, on)) }));
  if (open > 0) shares.push({ cents: open as Cents, late: daysBetween(dueOn, today) });
  for (const { cents, late } of shares) {
    ledger.cents += BigInt(cents);
    ledger.centDays += BigInt(cents) * BigInt(late);
    if (late <= onTimeDays) ledger.onTime += BigInt(cents);
  }
  if (shares.length > 0) ledger.experiences += 1;
  ledger.overdue += BigInt(open);
  // An export may have lowered the amount below what was paid or is open.
  const paid = payments.reduce((sum, { cents }) => sum + cents, 0);
  ledger.volume += BigInt(isOld ? open : Math.max(amountCents, open, paid));
}

function together(ledgers: ReadonlyMap<Currency, Ledger>): PaymentHistory {
  const counted = [...ledgers].filter(([, { experiences }]) => experiences > 0);
  const experiences = counted.reduce((count, [, ledger]) => count + ledger.experiences, 0);
  const average = (of: (ledger: Ledger) => bigint): number => {
    const sum = counted.reduce((total, [, each]) => total + of(each) * BigInt(each.experiences), 0n);
    return experiences === 0 ? 0 : Number(divided(sum, BigInt(experiences)));
  };
  const [only, ...others] = counted;
  return {
    experiences,
    tenthsOfDaysLate: average(({ centDays, cents }) => divided(centDays * 10n, cents)),
    onTimeThousandths: average(({ onTime, cents }) => divided(onTime * 1000n, cents)),
    overdueThousandths: average(({ overdue, volume }) => divided(atLeastZero(overdue) * 1000n, volume)),
    ...(only === undefined || others.length > 0 ? {} : { sums: sumsOf(...only) }),
  };
}

function sumsOf(currency: Currency, { overdue, volume }: Ledger): NonNullable<PaymentHistory['sums']> {
  return {
    overdue: { cents: Number(atLeastZero(overdue)) as Cents, currency },
    volume: { cents: Number(volume) as Cents, currency },
  };
}

function atLeastZero(sum: bigint): bigint {
  return sum > 0n ? sum : 0n;
}

/** Rounded half up; neither is below zero, and whoever has an experience has an amount. */
function divided(sum: bigint, by: bigint): bigint {
  return (2n * sum + by) / (2n * by);
}
