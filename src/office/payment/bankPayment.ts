/** A payment that a bank statement proves: written like any other, and told to the case it concerns. */
import { build } from '../../db/build.ts';
import { loadFacts } from '../../db/caseFacts.ts';
import type { BankMovement } from '../../domain/payment/bankMovement.ts';
import { sum, ZERO, type Cents } from '../../domain/money.ts';
import type { Candidate } from '../../domain/payment/paymentMatch.ts';
import { accessoryPart, keepAccessoryShare } from '../case/accessories.ts';
import type { Recorder } from '../act.ts';
import type { Book } from '../book.ts';
import { insertPayment } from './payments.ts';

/** More of what the payer wrote is in the movement itself. */
const LONGEST_NOTE = 140;

/** Posts the shares of a movement and what goes to claimed accessories, no more; the number of the payment. */
export function postBankPayment(
  book: Book,
  movement: BankMovement,
  { debtor, shares, reasons }: Candidate,
  recorder: Recorder,
): number {
  const { currency, bookedOn: on, remittance } = movement;
  const principal = sum(shares.map((share) => share.cents));
  const telling = caseTelling(book, debtor);
  const accessories = beyondPrincipal(book, telling.number, movement, principal);
  const amount = sum([principal, accessories]);
  const note = remittance.slice(0, LONGEST_NOTE);
  const entry = { cents: amount, currency, on, ...(note === '' ? {} : { note }) };
  const payment = insertPayment(book, debtor, entry, 'bank', shares);
  if (telling.number !== undefined) keepAccessoryShare(book, payment, telling.number, accessories);
  recorder.note(telling.number, 'payment', {
    payment,
    cents: amount,
    ...(amount === movement.cents ? {} : { received: movement.cents }),
    currency,
    on,
    ...(note === '' ? {} : { note }),
    ...(accessories === 0 ? {} : { accessories }),
    invoices: shares.map((share) => ({ id: share.invoiceId, cents: share.cents })),
    source: 'bank',
    reasons,
  });
  return payment;
}

/** Of a movement that exceeds the principal, the part that pays what a letter claimed beside it. */
function beyondPrincipal(
  book: Book,
  caseNumber: number | undefined,
  { cents, currency, bookedOn }: BankMovement,
  principal: Cents,
): Cents {
  if (caseNumber === undefined || cents <= principal) return ZERO;
  const [facts] = loadFacts(book.database, [caseNumber]);
  const part = facts === undefined ? ZERO : accessoryPart(facts, { cents, currency }, bookedOn);
  return part <= cents - principal ? part : ZERO;
}

/** The case whose history tells what happens to a debtor's money: the open one, else the last. */
export function caseTelling(
  book: Book,
  debtor: number,
): { readonly number: number | undefined; readonly isOpen: boolean } {
  const row = book.database.one(
    build
      .selectFrom('recovery_case')
      .select(['id', 'status'])
      .where('debtor_id', '=', debtor)
      .orderBy('status', 'desc')
      .orderBy('id', 'desc'),
  );
  return { number: row?.id, isOpen: row?.status === 'open' };
}
