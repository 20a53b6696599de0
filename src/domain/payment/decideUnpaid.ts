/** What to do with a collection that came back: an unpaid Ri.Ba. or direct debit, of one instalment or of several. */
import type { Share } from './allocation.ts';
import { byBankOnly, marksOf } from './bankMovement.ts';
import { daysBetween, type Day } from '../day.ts';
import { exactSums } from './exactSum.ts';
import type { LedgerItem, LedgerPayment, MatchLedger } from './matchLedger.ts';
import { subtract, sum, ZERO, type Cents } from '../money.ts';
import { instalmentsMeant, namedDocuments } from './namedDocuments.ts';
import type { Candidate, MatchReason, PaymentMatch, ReadMovement } from './paymentMatch.ts';
import { payerInText } from './payerOf.ts';
import { telling } from './remittance.ts';
import { daysIn } from './remittanceText.ts';

/** A notification, the statement and a person may give a return different days. */
const SAME_RETURN_DAYS = 5;

/** Something that may have come back: a payment that never was one, or an instalment that stayed open. */
interface Part {
  readonly id: number;
  readonly openCents: Cents;
  readonly of: LedgerPayment | LedgerItem;
}

/**
 * Finds what the collection stood for: the payment of invoices that the text names, or these instalments themselves,
 * where only one set of them comes to the amount. What is likely is proposed, and what names nothing is told to a person.
 */
export function decideUnpaid(movement: ReadMovement, ledger: MatchLedger): PaymentMatch {
  const { currency } = movement;
  const reversed = bookingReversed(movement, ledger);
  if (reversed !== undefined) return reversed;
  // The bank stands for the debtor here, whose name is in the text.
  const payer = payerInText(movement, ledger);
  const known = payer.kind === 'known' ? payer.debtor : undefined;
  const isSimilar = payer.kind === 'known' && payer.isSimilar === true;
  const mentions = telling(movement.read.mentions);
  const { items: named } = namedDocuments(ledger, mentions, currency, known);
  const reason: MatchReason = {
    code: 'unpaid-collection',
    values: { numbers: [...new Set(named.map((item) => item.number))], ...knownBy(movement) },
  };
  if (named.length === 0)
    return known === undefined ? unknown(reason) : unnamed(movement, ledger, known, reason, isSimilar);
  const debtors = [...new Set(named.map((item) => item.debtor))];
  const answers = debtors.map((debtor) => {
    const items = named.filter((item) => item.debtor === debtor);
    return { debtor, ...partsOf(movement, ledger, debtor, items) };
  });
  const again = answers.flatMap(({ debtor, chosen }) => {
    const items = named.filter((item) => item.debtor === debtor);
    const all = new Set(items.flatMap(({ key }) => ledger.invoicesNamed(key, currency, debtor)));
    return recordedAlready(movement, debtor, [...all], chosen === undefined ? [] : [chosen], reason) ?? [];
  });
  if (again[0] !== undefined) return again[0];
  const sure = answers.filter(({ chosen }) => chosen !== undefined);
  const [only] = sure;
  if (only?.chosen !== undefined && sure.length === 1) return returned(only.debtor, only.chosen, reason);
  const doubt = doubtOf(
    debtors.length,
    answers.slice(0, 1).flatMap(({ possible }) => possible),
  );
  const candidates = answers.flatMap(({ debtor, possible, chosen }) =>
    (chosen === undefined ? possible : [chosen]).map((parts) => candidateOf(debtor, parts, [reason, doubt])),
  );
  if (candidates.length > 0) return { state: 'proposed', candidates, reasons: [reason, doubt] };
  return unknown(reason, debtors.length === 1 ? debtors[0] : undefined);
}

/** What a return is known by, which it must still be known by when it is looked at again: its words, where the bank does not say it. */
function knownBy({ isReturn }: ReadMovement): { readonly by?: 'text' } {
  return isReturn === true ? {} : { by: 'text' };
}

/** A reversal under the reference and of the amount of a payment takes that one back, whatever else it says. */
function bookingReversed(movement: ReadMovement, ledger: MatchLedger): PaymentMatch | undefined {
  if (movement.isReturn !== true) return undefined;
  const marks = byBankOnly(marksOf(movement));
  const [only, ...others] = [...ledger.payments].filter(
    (payment) =>
      payment.cents === subtract(ZERO, movement.cents) &&
      payment.currency === movement.currency &&
      payment.on <= movement.bookedOn &&
      payment.marks?.some((mark) => marks.includes(mark)) === true,
  );
  if (only === undefined || others.length > 0) return undefined;
  const numbers = [...new Set(only.shares.map(({ invoiceId }) => ledger.item(invoiceId).number))];
  return returned(only.debtor, [partOfPayment(only, 0)], { code: 'unpaid-collection', values: { numbers } });
}

function doubtOf(debtors: number, ways: readonly unknown[]): MatchReason {
  if (debtors > 1) return { code: 'several-debtors', values: {} };
  return { code: ways.length > 1 ? 'several-returns' : 'no-exact-sum', values: {} };
}

/** Without a number, payer, due date and amount together are enough; payer and amount alone are a guess. */
function unnamed(
  movement: ReadMovement,
  ledger: MatchLedger,
  debtor: number,
  reason: MatchReason,
  isSimilar: boolean,
): PaymentMatch {
  const amount = subtract(ZERO, movement.cents);
  const open = ledger.openInvoices(debtor, movement.currency);
  const items = open.filter((item) => mayReturn(item, movement));
  const again = recordedAlready(movement, debtor, open, exactSums(items.map(partOf), amount), reason);
  if (again !== undefined) return again;
  const [dated, ...others] = exactSums(onNamedDays(items, movement).map(partOf), amount);
  if (dated !== undefined && others.length === 0 && !isSimilar) return returned(debtor, dated, reason);
  const guesses = exactSums(items.map(partOf), amount);
  if (guesses.length === 0) return unknown(reason, debtor);
  const reasons: MatchReason[] = [reason, { code: isSimilar ? 'similar-name' : 'amount-only' }];
  return {
    state: 'proposed',
    candidates: guesses.map((parts) => candidateOf(debtor, parts, reasons)),
    reasons,
  };
}

/** What of these invoices may have come back, each way by itself, and what certainly did. */
function partsOf(
  movement: ReadMovement,
  ledger: MatchLedger,
  debtor: number,
  items: readonly LedgerItem[],
): { readonly possible: readonly (readonly Part[])[]; readonly chosen: readonly Part[] | undefined } {
  const amount = subtract(ZERO, movement.cents);
  const { remittance, read, isReturn } = movement;
  const meant = instalmentsMeant(items, { ...read, dueDays: daysIn(remittance) });
  const payments = paymentsOf(movement, ledger, debtor, meant);
  const open = meant.filter((item) => mayReturn(item, movement));
  const parts = [...payments.map(partOfPayment), ...open.map(partOf)];
  const alike = open.filter((item) => item.openCents === amount);
  const last = newest(
    payments.filter(
      (payment) => payment.cents === amount && (alike.length === 0 || !isOfReturned(payment, ledger)),
    ),
  );
  // A booking that is reversed was one; else an instalment like the one that was paid may have come back as well.
  if (last !== undefined) {
    const paid = [partOfPayment(last, 0)];
    const isSure = alike.length === 0 || isReturn === true;
    return {
      possible: [paid, ...alike.map((item) => [partOf(item)])],
      chosen: isSure ? paid : undefined,
    };
  }
  const possible = parts.length === 0 ? [] : [parts];
  const [first, ...others] = exactSums(parts, amount);
  if (first !== undefined && others.length === 0) return { possible, chosen: first };
  // Of instalments alike the one that fell due last came back: the others did so before, or were paid.
  const latest = alike.filter((item) => alike.every((other) => other.dueOn <= item.dueOn));
  return { possible, chosen: latest.length === 1 ? latest.map(partOf) : undefined };
}

/**
 * The return of one of these items that the book knows of, a few days before or after, as a notification, another file or
 * a person said: probably it is this one. Nothing else must come back for it, nor the money that was paid since.
 * @returns a question that names what is recorded and the others; undefined when nothing is recorded
 */
function recordedAlready(
  movement: ReadMovement,
  debtor: number,
  items: readonly LedgerItem[],
  others: readonly (readonly Part[])[],
  reason: MatchReason,
): PaymentMatch | undefined {
  const recent = items.filter(
    ({ returnedOn }) =>
      returnedOn !== undefined && Math.abs(daysBetween(returnedOn, movement.bookedOn)) <= SAME_RETURN_DAYS,
  );
  const isPaidSince = recent.some(({ openCents }) => openCents === 0);
  const open = recent.filter(({ openCents }) => openCents > 0);
  const recorded = exactSums(open.map(partOf), subtract(ZERO, movement.cents)).slice(0, 1);
  const [first] = recent;
  if (first === undefined || (recorded.length === 0 && !isPaidSince)) return undefined;
  const reasons = [reason, { code: 'maybe-recorded', values: { on: first.returnedOn as Day } } as const];
  const candidates = [...recorded, ...others].map((parts) => candidateOf(debtor, parts, reasons));
  return { state: 'proposed', candidates, reasons };
}

/** Payments of these invoices and of nothing else. */
function paymentsOf(
  { bookedOn, currency }: ReadMovement,
  ledger: MatchLedger,
  debtor: number,
  items: readonly LedgerItem[],
): LedgerPayment[] {
  const invoices = new Set(items.map((item) => item.id));
  return [...ledger.payments].filter(
    (payment) =>
      payment.debtor === debtor &&
      payment.currency === currency &&
      payment.on <= bookedOn &&
      payment.shares.length > 0 &&
      payment.shares.every((share) => invoices.has(share.invoiceId)),
  );
}

/** What is not due yet was not presented yet, and what came back already does not come back again. */
function mayReturn({ openCents, dueOn, isReturned }: LedgerItem, { bookedOn }: ReadMovement): boolean {
  return openCents > 0 && dueOn <= bookedOn && isReturned !== true;
}

/** A payment that made up for a return came another way. */
function isOfReturned({ shares }: LedgerPayment, ledger: MatchLedger): boolean {
  return shares.every(({ invoiceId }) => ledger.item(invoiceId).isReturned === true);
}

/** The instalments whose due date the text gives. */
function onNamedDays(items: readonly LedgerItem[], { remittance }: ReadMovement): LedgerItem[] {
  const days = daysIn(remittance);
  return items.filter((item) => days.includes(item.dueOn));
}

function partOf(item: LedgerItem): Part {
  return { id: item.id, openCents: item.openCents, of: item };
}

/** Numbered below zero: payments and items are counted apart. */
function partOfPayment(payment: LedgerPayment, at: number): Part {
  return { id: -1 - at, openCents: payment.cents, of: payment };
}

function returned(debtor: number, parts: readonly Part[], reason: MatchReason): PaymentMatch {
  const payments = parts.flatMap(({ of }) => ('shares' in of ? [of] : []));
  const items = parts.flatMap(({ of }) => ('shares' in of ? [] : [of.id]));
  return { state: 'returned', debtor, payments, items, reasons: [reason] };
}

/** What came back, as a person is asked about it. */
export function returnCandidate(
  { debtor, payments, items, reasons }: PaymentMatch & { state: 'returned' },
  ledger: MatchLedger,
): Candidate {
  const parts = [...payments.map(partOfPayment), ...items.map((id) => partOf(ledger.item(id)))];
  return candidateOf(debtor, parts, reasons);
}

/** A payment that may have been taken back. */
export function paymentCandidate(payment: LedgerPayment, reasons: readonly MatchReason[]): Candidate {
  return candidateOf(payment.debtor, [partOfPayment(payment, 0)], reasons);
}

function candidateOf(debtor: number, parts: readonly Part[], reasons: readonly MatchReason[]): Candidate {
  const all = parts.flatMap(({ of }): readonly Share[] =>
    'shares' in of ? of.shares : [{ invoiceId: of.id, cents: of.openCents }],
  );
  // An invoice paid in parts comes back once.
  const shares = [...Map.groupBy(all, (share) => share.invoiceId)].map(([invoiceId, ofInvoice]) => ({
    invoiceId,
    cents: sum(ofInvoice.map((share) => share.cents)),
  }));
  return { debtor, shares, reasons };
}

function unknown(reason: MatchReason, debtor?: number): PaymentMatch {
  return { state: 'unknown', ...(debtor === undefined ? {} : { debtor }), reasons: [reason] };
}

function newest(payments: readonly LedgerPayment[]): LedgerPayment | undefined {
  return payments.reduce<LedgerPayment | undefined>(
    (best, payment) => (best === undefined || payment.on >= best.on ? payment : best),
    undefined,
  );
}
