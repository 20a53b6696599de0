/** What keeps a settlement that fits from being posted: the money may be counted already, or meant for something else. */
import { daysBetween, type Day } from '../day.ts';
import {
  numbersOf,
  type LedgerItem,
  type LedgerPayment,
  type MatchLedger,
  type Taking,
} from './matchLedger.ts';
import type { Candidate, MatchReason, ReadMovement } from './paymentMatch.ts';
import type { Settlement } from './settlement.ts';

/** A person enters the day it was told, some days before the bank's, or that on which it was looked up, within the month. */
const ENTERED_FROM_DAYS = -5;
const ENTERED_UNTIL_DAYS = 31;
/** Sooner or later the accounting takes money off that came in; what it took off later than this was other money. */
const TAKEN_OFF_WITHIN_DAYS = 60;

/** What would count money twice, or touch what a person put aside, is left to a person. */
export function guarded(movement: ReadMovement, ledger: MatchLedger, settlement: Settlement): Settlement {
  const doubts = doubtsAbout(movement, ledger, settlement);
  if (doubts.length === 0) return settlement;
  return { ...settlement, reasons: [...settlement.reasons, ...doubts], isSure: false };
}

/** What the book knows that speaks against it, whatever the movement says. */
export function doubtsAbout(
  movement: ReadMovement,
  ledger: MatchLedger,
  settlement: Candidate,
): MatchReason[] {
  return [
    ...closedCase(ledger, settlement),
    ...prepayment(movement, settlement),
    ...maybeReturned(movement, ledger, settlement),
    ...beforeIssue(movement, ledger, settlement),
    ...maybeCounted(movement, ledger, settlement),
    ...maybeRecorded(movement, ledger, settlement),
  ];
}

function closedCase(ledger: MatchLedger, settlement: Candidate): MatchReason[] {
  const left = itemsOf(ledger, settlement).filter(({ isLeft }) => isLeft);
  return left.length === 0 ? [] : [{ code: 'closed-case', values: { numbers: numbersOf(left) } }];
}

/** Money for an order is owed nothing yet, and pays no old invoice unless it names it. */
function prepayment({ read }: ReadMovement, settlement: Candidate): MatchReason[] {
  return read.isPrepayment && !isNamed(settlement) ? [{ code: 'prepayment' }] : [];
}

/** What came back on that day or later may be this very payment: its return was only told first. */
function maybeReturned(movement: ReadMovement, ledger: MatchLedger, settlement: Candidate): MatchReason[] {
  const days = settlement.shares.flatMap(({ invoiceId }) => ledger.returnedOn(invoiceId) ?? []);
  const on = days.find((day) => day >= movement.bookedOn);
  return on === undefined ? [] : [{ code: 'maybe-returned', values: { on } }];
}

/** Nobody pays an invoice that is not written yet, unless its number was told beforehand. */
function beforeIssue(movement: ReadMovement, ledger: MatchLedger, settlement: Candidate): MatchReason[] {
  if (isNamed(settlement)) return [];
  const later = itemsOf(ledger, settlement).filter(
    ({ issuedOn }) => issuedOn !== undefined && movement.bookedOn < issuedOn,
  );
  return later.length === 0 ? [] : [{ code: 'before-issue', values: { numbers: numbersOf(later) } }];
}

/** The accounting may have taken this money off already: from these invoices, or from others when none is named. */
function maybeCounted(movement: ReadMovement, ledger: MatchLedger, settlement: Candidate): MatchReason[] {
  const counted = settlement.shares.flatMap(({ invoiceId, cents }) => {
    const item = ledger.item(invoiceId);
    const isCounted =
      item.counted !== undefined && movement.bookedOn <= item.counted.on && item.counted.cents >= cents;
    return isCounted ? [item.number] : [];
  });
  const numbers =
    counted.length > 0 || isNamed(settlement) ? counted : takenOff(movement, ledger, settlement);
  return numbers.length === 0 ? [] : [{ code: 'maybe-counted', values: { numbers: [...new Set(numbers)] } }];
}

/** The numbers of what the accounting took off this debtor for the same sum, soon after the money came. */
function takenOff(
  { cents: amount, currency, bookedOn }: ReadMovement,
  ledger: MatchLedger,
  { debtor }: Candidate,
): readonly string[] {
  const isSameMoney = ({ cents, on }: Taking): boolean =>
    cents === amount && bookedOn <= on && daysBetween(bookedOn, on) <= TAKEN_OFF_WITHIN_DAYS;
  return ledger.takenOff(debtor, currency).find(isSameMoney)?.numbers ?? [];
}

function maybeRecorded(movement: ReadMovement, ledger: MatchLedger, { debtor }: Candidate): MatchReason[] {
  const isSameMoney = (payment: LedgerPayment): boolean => {
    const { cents: paid, currency, source, on } = payment;
    if (paid !== movement.cents || currency !== movement.currency) return false;
    if (payment.isTold === true) return false;
    if (source === 'bank') return payment.statement !== movement.statement && on === movement.bookedOn;
    return source === 'hand' && isNearDay(on, movement.bookedOn);
  };
  const recorded = ledger.paymentsOf(debtor).find(isSameMoney);
  return recorded === undefined ? [] : [{ code: 'maybe-recorded', values: { on: recorded.on } }];
}

function isNearDay(enteredOn: Day, bookedOn: Day): boolean {
  const later = daysBetween(bookedOn, enteredOn);
  return ENTERED_FROM_DAYS <= later && later <= ENTERED_UNTIL_DAYS;
}

/** The payer says which invoices it pays. */
export function isNamed({ reasons }: Pick<Candidate, 'reasons'>): boolean {
  return reasons.some(({ code }) => code === 'invoices-named');
}

function itemsOf(ledger: MatchLedger, { shares }: Candidate): LedgerItem[] {
  return shares.map(({ invoiceId }) => ledger.item(invoiceId));
}
