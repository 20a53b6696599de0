/** Money out that may be a payment which the bank takes back, said in other words than "unpaid": asked about, never posted. */
import { byBankOnly, marksOf } from './bankMovement.ts';
import { paymentCandidate } from './decideUnpaid.ts';
import type { LedgerPayment, MatchLedger } from './matchLedger.ts';
import { subtract, ZERO } from '../money.ts';
import { namedDocuments } from './namedDocuments.ts';
import type { MatchReason, PaymentMatch, ReadMovement } from './paymentMatch.ts';
import { payerInText } from './payerOf.ts';
import { telling } from './remittance.ts';

/** A shorter reference may stand in a text by chance. */
const SHORTEST_MARK = 8;

/** Proposes the payments it may take back: those under its reference, else those it says something about. */
export function decideMaybeReturn(movement: ReadMovement, ledger: MatchLedger): PaymentMatch {
  const alike = [...ledger.payments].filter((payment) => isOfAmount(movement, payment));
  const marked = alike.filter((payment) => hasItsMark(movement, payment));
  const payments = marked.length > 0 ? marked : alike.filter((each) => isAbout(movement, each, ledger));
  if (payments.length === 0) return { state: 'ignored', reasons: [{ code: 'outgoing' }] };
  const numbers = payments.flatMap(({ shares }) =>
    shares.map(({ invoiceId }) => ledger.item(invoiceId).number),
  );
  const reasons: MatchReason[] = [{ code: 'maybe-return', values: { numbers: [...new Set(numbers)] } }];
  return {
    state: 'proposed',
    candidates: payments.map((payment) => paymentCandidate(payment, reasons)),
    reasons,
  };
}

function isOfAmount({ cents, currency, bookedOn }: ReadMovement, payment: LedgerPayment): boolean {
  const { shares, on } = payment;
  const isSameSum = payment.cents === subtract(ZERO, cents) && payment.currency === currency;
  return isSameSum && on <= bookedOn && shares.length > 0;
}

function hasItsMark(movement: ReadMovement, { marks = [] }: LedgerPayment): boolean {
  const own = byBankOnly(marksOf(movement));
  return marks.some(
    (mark) => own.includes(mark) || (mark.length >= SHORTEST_MARK && movement.remittance.includes(mark)),
  );
}

/** It names the customer, comes from the customer's account, or names an invoice that was paid. */
function isAbout(movement: ReadMovement, { debtor, shares }: LedgerPayment, ledger: MatchLedger): boolean {
  const { counterpartIban } = movement;
  if (counterpartIban !== undefined && ledger.payersFrom(counterpartIban).includes(debtor)) return true;
  const payer = payerInText(movement, ledger);
  if (payer.kind === 'known' && payer.debtor === debtor) return true;
  const { items } = namedDocuments(ledger, telling(movement.read.mentions), movement.currency, debtor);
  return items.some(({ id }) => shares.some(({ invoiceId }) => invoiceId === id));
}
