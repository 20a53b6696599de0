/** What to do with a collection that came back: an unpaid Ri.Ba. or direct debit. */
import type { LedgerPayment, MatchLedger } from './matchLedger.ts';
import { subtract, ZERO } from './money.ts';
import { namedDocuments } from './namedDocuments.ts';
import type { MatchReason, PaymentMatch, ReadMovement } from './paymentMatch.ts';
import { payerOf } from './payerOf.ts';

/**
 * Finds the payment that the collection stood for: of an invoice that the text names, of exactly this amount, made before.
 * Without one the instalment is still open or its payment covered more: then a person is told.
 */
export function decideUnpaid(movement: ReadMovement, ledger: MatchLedger): PaymentMatch {
  const amount = subtract(ZERO, movement.cents);
  // The bank stands for the debtor here, whose name is in the text.
  const { counterparty, counterpartIban: _bank, ...rest } = movement;
  const text = [rest.remittance, counterparty].join(' ');
  const payer = payerOf({ ...rest, remittance: text }, ledger);
  const debtor = payer.kind === 'known' ? payer.debtor : undefined;
  const named = namedDocuments(
    ledger,
    movement.read.mentions.filter((mention) => mention.isNamed || mention.isTelling),
    movement.currency,
    debtor,
  );
  const invoices = new Set([...named.settled, ...named.open].map((item) => item.id));
  const bounced = [...ledger.payments].filter(
    (payment) =>
      payment.cents === amount &&
      payment.currency === movement.currency &&
      payment.on <= movement.bookedOn &&
      payment.shares.length > 0 &&
      payment.shares.every((share) => invoices.has(share.invoiceId)),
  );
  const numbers = [...new Set([...named.settled, ...named.open].map((item) => item.number))];
  const reasons: MatchReason[] = [{ code: 'unpaid-collection', values: { numbers } }];
  const last = newest(bounced);
  if (last !== undefined) return { state: 'returned', debtor: last.debtor, of: last, reasons };
  const owner = debtor ?? named.open[0]?.debtor ?? named.settled[0]?.debtor;
  return { state: 'unknown', ...(owner === undefined ? {} : { debtor: owner }), reasons };
}

function newest(payments: readonly LedgerPayment[]): LedgerPayment | undefined {
  return payments.reduce<LedgerPayment | undefined>(
    (best, payment) => (best === undefined || payment.on >= best.on ? payment : best),
    undefined,
  );
}
