/** How an amount is laid on the invoices of one debtor, and whether that is beyond doubt. */
import { allocate, type Share } from './allocation.ts';
import { exactSums } from './exactSum.ts';
import { numbersOf, type LedgerItem, type MatchLedger } from './matchLedger.ts';
import type { Day } from '../day.ts';
import { cents, subtract, sum, ZERO, type Cents } from '../money.ts';
import { instalmentsMeant, type NamedDocuments } from './namedDocuments.ts';
import type { MatchReason, ReadMovement } from './paymentMatch.ts';
import { guarded } from './settlementDoubts.ts';

export interface Settlement {
  readonly debtor: number;
  readonly shares: readonly Share[];
  readonly reasons: readonly MatchReason[];
  readonly isSure: boolean;
  /** To the cent, whatever it pays. */
  readonly isExact: boolean;
}

/** Lays the amount on the invoices that were named: all of them, one instalment, a part, or with further ones to the cent. */
export function settleNamed(
  movement: ReadMovement,
  ledger: MatchLedger,
  debtor: number,
  named: NamedDocuments,
  today: Day,
): Settlement {
  const amount = movement.cents;
  const open = openMeant(movement, debtor, named);
  const total = openSum(open);
  const reason: MatchReason = { code: 'invoices-named', values: { numbers: numbersOf(open) } };
  if (open.length === 0) return instalmentPaid(movement, ledger, debtor, named, today);
  if (amount > total) {
    const others = ledger
      .openInvoices(debtor, movement.currency)
      .filter((item) => !open.some(({ id }) => id === item.id));
    const isCertain = !named.isAmbiguous && named.unknown.length === 0;
    const sums = isCertain ? exactSums(others, amount - total) : [];
    const [more] = sums;
    if (sums.length === 1 && more !== undefined)
      return exact(movement, ledger, debtor, [...open, ...more], [reason, exactly(more)]);
    const over: MatchReason = {
      code: 'overpaid',
      values: { cents: amount - total, currency: movement.currency },
    };
    return doubtful(movement, ledger, debtor, allocate(open, total, today).shares, [
      reason,
      unknownNamed(named) ?? over,
    ]);
  }
  const sums = amount === total ? [open] : exactSums(open, amount);
  const [only] = sums;
  if (sums.length === 1 && only !== undefined) {
    return exact(movement, ledger, debtor, only, [
      { code: 'invoices-named', values: { numbers: numbersOf(only) } },
    ]);
  }
  const shares = sharesOf(open, amount, named, today);
  if (named.isAmbiguous)
    return doubtful(movement, ledger, debtor, shares, [reason, { code: 'several-documents' }]);
  const unknown = unknownNamed(named);
  if (unknown !== undefined) return doubtful(movement, ledger, debtor, shares, [reason, unknown]);
  const rest = cents(total - amount);
  return guarded(movement, ledger, {
    debtor,
    shares,
    reasons: [reason, creditReason(ledger, debtor, movement, rest) ?? partly(movement, rest)],
    isSure: true,
    isExact: false,
  });
}

/** What is open of the invoices named, or of the instalments (art. 1193), unless the amount settles them all. */
function openMeant(
  { cents: amount, read }: ReadMovement,
  debtor: number,
  named: NamedDocuments,
): LedgerItem[] {
  const open = named.open.filter((item) => item.debtor === debtor);
  if (openSum(open) === amount) return open;
  const meant = new Set(instalmentsMeant(named.items, read).map(({ id }) => id));
  return open.filter(({ id }) => meant.has(id));
}

/** The instalment named is paid already, and others of its document are open: which is meant is not known. */
function instalmentPaid(
  movement: ReadMovement,
  ledger: MatchLedger,
  debtor: number,
  { items, open }: NamedDocuments,
  today: Day,
): Settlement {
  const { cents: amount, read } = movement;
  const paid = instalmentsMeant(items, read).filter((item) => item.debtor === debtor);
  const own = open.filter((item) => item.debtor === debtor);
  const most = cents(Math.min(amount, openSum(own)));
  const reason: MatchReason = { code: 'invoices-settled', values: { numbers: numbersOf(paid) } };
  return doubtful(movement, ledger, debtor, allocate(own, most, today).shares, [reason]);
}

/** Money that is said to be for an invoice the book lacks must not go to another one. */
function unknownNamed({ unknown }: NamedDocuments): MatchReason | undefined {
  return unknown.length === 0 ? undefined : { code: 'invoices-unknown', values: { numbers: unknown } };
}

/** The oldest first, unless the payer says which ones it pays in full and which in part (art. 1193). */
function sharesOf(
  open: readonly LedgerItem[],
  amount: Cents,
  { inPart }: NamedDocuments,
  today: Day,
): readonly Share[] {
  const whole = open.filter((item) => !inPart.has(item.id));
  const left = amount - openSum(whole);
  if (whole.length === open.length || left < 0) return allocate(open, amount, today).shares;
  const parts = open.filter((item) => inPart.has(item.id));
  return [
    ...whole.map((item) => ({ invoiceId: item.id, cents: item.openCents })),
    ...allocate(parts, cents(left), today).shares,
  ];
}

/** Lays the amount on what a known payer owes: where only one set of invoices comes to it, all of them, or on account. */
export function settleBySum(
  movement: ReadMovement,
  ledger: MatchLedger,
  debtor: number,
  today: Day,
): Settlement {
  const { cents: amount, currency, read } = movement;
  const open = ledger.openInvoices(debtor, currency);
  const total = openSum(open);
  if (open.length === 0) return doubtful(movement, ledger, debtor, [], [{ code: 'nothing-open' }]);
  if (amount === total) return exact(movement, ledger, debtor, open, [{ code: 'settles-all' }]);
  if (amount > total) {
    const over: MatchReason = { code: 'overpaid', values: { cents: amount - total, currency } };
    return doubtful(movement, ledger, debtor, allocate(open, total, today).shares, [over]);
  }
  const sums = exactSums(open, amount);
  const [only] = sums;
  if (sums.length === 1 && only !== undefined) return exact(movement, ledger, debtor, only, [exactly(only)]);
  const less =
    read.isNetOfCredit && sums.length === 0 ? lessCredit(movement, ledger, debtor, today) : undefined;
  if (less !== undefined) return less;
  const { shares } = allocate(open, amount, today);
  if (sums.length > 1)
    return doubtful(movement, ledger, debtor, shares, [
      { code: 'several-sums', values: { numbers: numbersOf(sums.flat()) } },
    ]);
  const rest = cents(total - amount);
  const net = creditReason(ledger, debtor, movement, rest);
  const reason: MatchReason = net ?? {
    code: read.isOnAccount ? 'on-account' : 'no-exact-sum',
    values: { open: rest, currency },
  };
  return guarded(movement, ledger, {
    debtor,
    shares,
    reasons: [reason],
    isSure: reason.code !== 'no-exact-sum',
    isExact: false,
  });
}

/** "Al netto NC": the invoices that, less one credit note or less all of them, come to the amount; one set only. */
function lessCredit(
  movement: ReadMovement,
  ledger: MatchLedger,
  debtor: number,
  today: Day,
): Settlement | undefined {
  const { cents: amount, currency } = movement;
  const open = ledger.openInvoices(debtor, currency);
  const credits = ledger.openCredits(debtor, currency).map(({ openCents }) => Math.abs(openCents));
  const amounts = new Set([...credits, credits.reduce((total, credit) => total + credit, 0)]);
  const found = [...amounts].flatMap((credit) =>
    exactSums(open, amount + credit).map((items) => ({
      items,
      reason: creditReason(ledger, debtor, movement, cents(credit)),
    })),
  );
  const [only, ...others] = found;
  if (only?.reason === undefined || others.length > 0) return undefined;
  return guarded(movement, ledger, {
    debtor,
    shares: allocate(only.items, amount, today).shares,
    reasons: [exactly(only.items), only.reason],
    isSure: true,
    isExact: false,
  });
}

function exact(
  movement: ReadMovement,
  ledger: MatchLedger,
  debtor: number,
  items: readonly LedgerItem[],
  reasons: readonly MatchReason[],
): Settlement {
  const shares = items.map((item) => ({ invoiceId: item.id, cents: item.openCents }));
  return guarded(movement, ledger, { debtor, shares, reasons, isSure: true, isExact: true });
}

function doubtful(
  movement: ReadMovement,
  ledger: MatchLedger,
  debtor: number,
  shares: readonly Share[],
  reasons: readonly MatchReason[],
): Settlement {
  return guarded(movement, ledger, { debtor, shares, reasons, isSure: false, isExact: false });
}

/** Whether what is missing is just what the debtor has to its credit. */
function creditReason(
  ledger: MatchLedger,
  debtor: number,
  { currency }: ReadMovement,
  missing: Cents,
): MatchReason | undefined {
  const credits = ledger
    .openCredits(debtor, currency)
    .map((item) => ({ ...item, openCents: subtract(ZERO, item.openCents) }));
  const [used] = exactSums(credits, missing);
  return used === undefined ? undefined : { code: 'net-of-credit', values: { numbers: numbersOf(used) } };
}

function partly({ currency }: ReadMovement, open: Cents): MatchReason {
  return { code: 'partial', values: { open, currency } };
}

function exactly(items: readonly LedgerItem[]): MatchReason {
  return { code: 'exact-sum', values: { numbers: numbersOf(items) } };
}

function openSum(items: readonly LedgerItem[]): Cents {
  return sum(items.map((item) => item.openCents));
}

/** Each number once: instalments share one. */
