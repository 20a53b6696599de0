/**
 * Which invoices the money on a bank statement pays. Posted is only what is proved by two things at least: who paid, and
 * what for. Everything else is proposed to a person, and the amount alone never posts anything (docs/rules.md).
 */
import type { Share } from './allocation.ts';
import { byBankOnly, contentKey, marksOf, type BankMovement } from './bankMovement.ts';
import { decideIncoming } from './decideIncoming.ts';
import { decideUnpaid, returnCandidate } from './decideUnpaid.ts';
import type { Day } from '../day.ts';
import { decideMaybeReturn } from './maybeReturn.ts';
import { MatchLedger, type LedgerPayment, type MatchBook } from './matchLedger.ts';
import { namedDocuments, type NamedDocuments } from './namedDocuments.ts';
import { isOnBehalf, readRemittance, telling, type Remittance } from './remittance.ts';
import { doubtsAbout, isNamed } from './settlementDoubts.ts';
import { SameAmount } from './sameAmount.ts';

/** More possibilities than these help nobody to choose. */
const MOST_CANDIDATES = 5;

/** A movement to be matched; `statement` where it came with an earlier one and was not settled then. */
export interface MatchMovement extends BankMovement {
  readonly statement?: number;
  /** The number of a movement of the book that may be the same money, told by another kind of file. */
  readonly maybe?: number;
}

/** A movement with its text read. */
export interface ReadMovement extends MatchMovement {
  /** Its position among the movements given. */
  readonly at: number;
  readonly read: Remittance;
}

/** Why: a code with its values, for the journal and the screen. */
export interface MatchReason {
  readonly code: MatchReasonCode;
  readonly values?: Readonly<Record<string, string | number | readonly string[]>>;
}

export type MatchReasonCode =
  // What speaks for it.
  | 'payer-by-iban'
  | 'payer-by-name'
  | 'payer-by-letter'
  | 'invoices-named'
  | 'exact-sum'
  | 'settles-all'
  | 'net-of-credit'
  | 'partial'
  | 'on-account'
  // What keeps it from being posted.
  | 'third-party'
  | 'on-behalf'
  | 'several-debtors'
  | 'several-documents'
  | 'several-sums'
  | 'several-returns'
  | 'similar-name'
  | 'overpaid'
  | 'no-exact-sum'
  | 'amount-only'
  | 'short-number-only'
  | 'maybe-there'
  | 'maybe-recorded'
  | 'maybe-counted'
  | 'debit-reversed'
  | 'maybe-return'
  | 'prepayment'
  | 'maybe-returned'
  | 'before-issue'
  | 'closed-case'
  | 'invoices-settled'
  | 'invoices-unknown'
  | 'nothing-open'
  | 'payer-unknown'
  // What was no payment.
  | 'outgoing'
  | 'unpaid-collection';

/** Where the money of a movement might go; never more than is open. */
export interface Candidate {
  readonly debtor: number;
  readonly shares: readonly Share[];
  readonly reasons: readonly MatchReason[];
}

export type PaymentMatch =
  | (Candidate & {
      readonly state: 'posted';
      /** The payer's account is from now on known as the debtor's. */
      readonly learns?: string;
    })
  | {
      readonly state: 'proposed';
      readonly candidates: readonly Candidate[];
      readonly reasons: readonly MatchReason[];
    }
  | { readonly state: 'unknown'; readonly debtor?: number; readonly reasons: readonly MatchReason[] }
  /** A collection came back: these payments of the book, or of movements of the same statement, never were any. */
  | {
      readonly state: 'returned';
      readonly debtor: number;
      readonly payments: readonly LedgerPayment[];
      /** Instalments that were never booked as paid. */
      readonly items: readonly number[];
      readonly reasons: readonly MatchReason[];
    }
  | { readonly state: 'ignored'; readonly reasons: readonly MatchReason[] };

/**
 * Matches movements with the book; one answer for each, in their order. The order itself never matters: they are looked at
 * day by day, first those that name their invoices, again and again until nothing more is proved. So what is left
 * proposed stays so when the same statement comes again.
 */
export function matchPayments(
  movements: readonly MatchMovement[],
  book: MatchBook,
  today: Day,
): PaymentMatch[] {
  const ledger = new MatchLedger(book);
  const waiting = new Set(inOrder(movements, book));
  const matches = new Map<number, PaymentMatch>();
  // What was paid before an instalment came back is what came back.
  const isBeforeReturn = (movement: ReadMovement, { cents, bookedOn }: ReadMovement): boolean =>
    cents > 0 && bookedOn <= movement.bookedOn;
  const isReturned = (match: PaymentMatch, movement: ReadMovement): boolean =>
    match.state === 'returned' &&
    (match.items.length === 0 ||
      ![...waiting].some(
        (other) => isBeforeReturn(movement, other) && decide(other, ledger, today).state === 'posted',
      ));
  const settle = (isEnough: (match: PaymentMatch, movement: ReadMovement) => boolean): boolean => {
    let isAnySettled = false;
    for (const movement of waiting) {
      const match = decide(movement, ledger, today);
      if (!isEnough(match, movement)) continue;
      carryOut(movement, match, ledger);
      matches.set(movement.at, match);
      waiting.delete(movement);
      isAnySettled = true;
    }
    return isAnySettled;
  };
  while (settle(isReturned) || settle(namesItsInvoices) || settle((match) => match.state === 'posted'));
  const sameAmount = new SameAmount(ledger);
  for (const movement of waiting)
    matches.set(movement.at, guessed(movement, decide(movement, ledger, today), ledger, sameAmount));
  return movements.map((_, at) => matches.get(at) as PaymentMatch);
}

/** A movement that waits, seen with the book as it is now. */
export interface SecondLook {
  readonly match: PaymentMatch;
  /** What it would pay or take back now, at most as many as a person can choose among. */
  readonly candidates: readonly Candidate[];
  /** What its text names, among the documents of one debtor. */
  readonly namedOf: (debtor: number) => NamedDocuments;
  /** What speaks against paying this with it, whoever has chosen it. */
  readonly doubtsAbout: (candidate: Candidate) => readonly MatchReason[];
}

/** Looks at movements once more, at each as if it were alone: what another one of them would pay is still open. */
export function lookAgain(movements: readonly MatchMovement[], book: MatchBook, today: Day): SecondLook[] {
  const ledger = new MatchLedger(book);
  const sameAmount = new SameAmount(ledger);
  return movements.map((each, at) => {
    const movement = readOf(each, at, book);
    const { currency, read } = movement;
    const match = guessed(movement, decide(movement, ledger, today), ledger, sameAmount);
    return {
      match,
      candidates: candidatesOf(match, ledger),
      namedOf: (debtor) => namedDocuments(ledger, telling(read.mentions), currency, debtor),
      doubtsAbout: (candidate) => doubtsAbout(movement, ledger, candidate),
    };
  });
}

function inOrder(movements: readonly MatchMovement[], book: MatchBook): ReadMovement[] {
  return movements
    .map((movement, at) => ({
      movement: readOf(movement, at, book),
      place: `${contentKey(movement)} ${movement.reference ?? ''}`,
    }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ movement }) => movement);
}

function readOf(movement: MatchMovement, at: number, { letters }: MatchBook): ReadMovement {
  const { remittance, counterparty = '' } = movement;
  const read = readRemittance(remittance, (quoted) => letters.has(quoted));
  return { ...movement, at, read: { ...read, isOnBehalf: read.isOnBehalf || isOnBehalf(counterparty) } };
}

function decide(movement: ReadMovement, ledger: MatchLedger, today: Day): PaymentMatch {
  const match = asReversed(movement, decideAlone(movement, ledger, today), ledger);
  return movement.maybe === undefined ? match : doubted(match, movement.maybe, ledger);
}

/** A debit that the bank takes back is no payment, whatever invoice its text names: nothing is posted by itself. */
function asReversed(movement: ReadMovement, match: PaymentMatch, ledger: MatchLedger): PaymentMatch {
  if (!mayBeReversedDebit(movement) || match.state === 'ignored') return match;
  const reasons: MatchReason[] = [...match.reasons, { code: 'debit-reversed' }];
  if (match.state === 'unknown') return { ...match, reasons };
  return { state: 'proposed', candidates: candidatesOf(match, ledger), reasons };
}

/** The bank says so, or names nobody who ordered it: then "storno", "respinto" may be about a transfer of ours. */
function mayBeReversedDebit({ cents, counterparty, isDebitReversed, read }: ReadMovement): boolean {
  return isDebitReversed === true || (cents > 0 && counterparty === undefined && read.isTakenBack);
}

/** What may be in the book already is never posted or taken back, and never passed over: a person looks at it. */
function doubted(match: PaymentMatch, movement: number, ledger: MatchLedger): PaymentMatch {
  if (match.state === 'ignored') return match;
  const doubt: MatchReason = { code: 'maybe-there', values: { movement } };
  const reasons = [...match.reasons, doubt];
  return { state: 'proposed', candidates: candidatesOf(match, ledger), reasons };
}

function candidatesOf(match: PaymentMatch, ledger: MatchLedger): readonly Candidate[] {
  switch (match.state) {
    case 'posted': {
      const { debtor, shares, reasons } = match;
      return [{ debtor, shares, reasons }];
    }
    case 'proposed':
      return match.candidates;
    case 'returned':
      return [returnCandidate(match, ledger)];
    case 'unknown':
    case 'ignored':
      return [];
  }
}

function decideAlone(movement: ReadMovement, ledger: MatchLedger, today: Day): PaymentMatch {
  const { cents, isReturn, read } = movement;
  if (cents > 0) return decideIncoming(movement, ledger, today);
  const outgoing: PaymentMatch = { state: 'ignored', reasons: [{ code: 'outgoing' }] };
  if (isUnpaidCode(movement) || isReturn === true || read.isUnpaid) {
    const match = decideUnpaid(movement, ledger);
    // The fee for a return names what came back, too.
    return read.isCharge && match.state !== 'returned' ? outgoing : match;
  }
  return read.isTakenBack ? decideMaybeReturn(movement, ledger) : outgoing;
}

/** The reason "unpaid bills" among those of the Italian banks' association, with as many digits as the bank writes. */
function isUnpaidCode({ reasonCode = '' }: ReadMovement): boolean {
  return /^0*42$/u.test(reasonCode);
}

/** Money from nobody we know may still be of an amount that somebody owes. */
function guessed(
  movement: ReadMovement,
  match: PaymentMatch,
  ledger: MatchLedger,
  sameAmount: SameAmount,
): PaymentMatch {
  const { cents, currency } = movement;
  if (match.state === 'proposed') return { ...match, candidates: match.candidates.slice(0, MOST_CANDIDATES) };
  if (match.state !== 'unknown' || match.debtor !== undefined || mayBeReversedDebit(movement)) return match;
  // It says what it is for, and that is nobody's we know of.
  if (match.reasons.some(({ code }) => code === 'invoices-unknown')) return match;
  const candidates = sameAmount
    .of(cents, currency)
    .slice(0, MOST_CANDIDATES)
    .map((each) => ({ ...each, reasons: [...each.reasons, ...doubtsAbout(movement, ledger, each)] }));
  if (candidates.length === 0) return match;
  return { state: 'proposed', candidates, reasons: [...match.reasons, { code: 'amount-only' }] };
}

function namesItsInvoices(match: PaymentMatch): boolean {
  return match.state === 'posted' && isNamed(match);
}

function carryOut(movement: ReadMovement, match: PaymentMatch, ledger: MatchLedger): void {
  if (match.state === 'returned') {
    for (const payment of match.payments) ledger.takeBack(payment, movement.bookedOn);
    for (const item of match.items) ledger.markReturned(item, movement.bookedOn);
  }
  if (match.state !== 'posted') return;
  const { cents, currency, bookedOn: on, at, statement } = movement;
  const { debtor, shares } = match;
  ledger.pay(shares);
  const told = statement === undefined ? {} : { statement };
  const marks = byBankOnly(marksOf(movement));
  ledger.record({ movement: at, debtor, cents, currency, on, source: 'bank', marks, ...told, shares });
  if (match.learns !== undefined) ledger.learn(match.learns, debtor);
}
