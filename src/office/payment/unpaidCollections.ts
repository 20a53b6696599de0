/** Collections that came back unpaid: told by a bank statement, confirmed by a person, or entered by hand (rule 23). */
import { movementById, updateMovement, type StoredMovement } from '../../db/bankMovements.ts';
import { build } from '../../db/build.ts';
import { debtorById } from '../../db/debtors.ts';
import type { Share } from '../../domain/payment/allocation.ts';
import type { BankMovement } from '../../domain/payment/bankMovement.ts';
import type { Candidate, SecondLook } from '../../domain/payment/paymentMatch.ts';
import type { Day } from '../../domain/day.ts';
import { debtorLabel, type Debtor } from '../../domain/debtor/debtor.ts';
import { cents, sum, type Cents, type Currency } from '../../domain/money.ts';
import { Refusal } from '../../domain/refusal.ts';
import { isSameReturn } from '../../domain/payment/secondLook.ts';
import { perform, type Done, type Recorder } from '../act.ts';
import { caseTelling } from './bankPayment.ts';
import { namedCandidates } from './bankProposals.ts';
import type { Book, Moment } from '../book.ts';
import { openCases } from '../case/openCases.ts';
import { paymentsOf, takePaymentBack } from './payments.ts';
import { lookAtWaiting } from './waitingMovements.ts';

/** What came back, with the case that is told of it. */
export interface UnpaidCollection {
  readonly debtor: Debtor;
  /** The debtor's case, open or the last one; none while nothing is chased. */
  readonly case?: number;
  readonly on: Day;
  readonly cents: Cents;
  readonly currency: Currency;
  readonly parts: readonly { readonly number: string; readonly due: Day; readonly cents: Cents }[];
  /** Payments that were taken back, by number. */
  readonly payments: readonly number[];
}

/** What a collection stood for: payments of the book, and instalments that were never booked as paid. */
interface Returned {
  readonly payments: readonly number[];
  readonly items: readonly number[];
  readonly on: Day;
  readonly note?: string;
}

/**
 * Inside an act: takes the payments back and marks the instalments, so that they count from now on; the debtor's case
 * opens if there is none.
 * @returns whether a closed case opened again
 */
export function takeCollectionBack(
  book: Book,
  moment: Moment,
  debtor: number,
  { payments, items, on, note }: Returned,
  recorder: Recorder,
): boolean {
  const before = caseTelling(book, debtor);
  for (const line of paymentsOf(book, debtor).filter(({ payment }) => payments.includes(payment)))
    takePaymentBack(book, moment, debtor, { ...line, returnedOn: on }, recorder, before.number);
  const rows = items.length === 0 ? [] : invoicesById(book, items);
  book.database.run(build.updateTable('invoice').set({ returned_on: on }).where('id', 'in', items));
  if (!caseTelling(book, debtor).isOpen) openCases(book, moment, recorder);
  const [first] = rows;
  if (first !== undefined) {
    recorder.note(caseTelling(book, debtor).number, 'unpaid-collection', {
      cents: sum(rows.map((row) => cents(row.open_cents))),
      currency: first.currency,
      on,
      numbers: [...new Set(rows.map((row) => row.number))],
      ...(note === undefined ? {} : { note }),
    });
  }
  const after = caseTelling(book, debtor);
  return after.isOpen && !before.isOpen && after.number === before.number;
}

/** What a person knows of a collection that came back. */
interface UnpaidEntry {
  /** Absent: told by the invoices. */
  readonly debtor?: number;
  readonly invoices: readonly string[];
  readonly on: Day;
  readonly note?: string;
}

/**
 * Enters by hand that a collection came back, and opens the debtor's case if there is none. Of a document in instalments
 * the one that fell due last is meant; one that was booked as paid has its payment taken back.
 * Refuses: `payment-in-future` (usage), `no-such-invoice`, `invoice-of-several` (not-found), `nothing-returned` (rule).
 */
export function recordUnpaid(book: Book, moment: Moment, entry: UnpaidEntry): Done<UnpaidCollection> {
  const { on, note } = entry;
  if (on > moment.today) throw new Refusal('usage', 'payment-in-future', { on });
  return perform(book, moment, { command: 'pay' }, (recorder) => {
    const debtor = entry.debtor ?? debtorOf(book, entry.invoices);
    const found = entry.invoices.map((number) => partOf(book, debtor, number, on));
    const returned: Returned = {
      payments: [...new Set(found.flatMap(({ payment }) => payment ?? []))],
      items: found.flatMap(({ item }) => item ?? []),
      on,
      ...(note === undefined ? {} : { note }),
    };
    return carriedOut(book, moment, debtor, returned, recorder);
  });
}

/**
 * Confirms that a movement waiting for a person is the return of what it names, as long as it still would be, or of the
 * invoices given.
 * Refuses (not-found): `no-such-movement`, `no-candidate`, `several-candidates`, `no-such-invoice`; (rule):
 * `movement-settled`, `nothing-returned`, `return-changed`.
 */
export function confirmReturn(
  book: Book,
  moment: Moment,
  id: number,
  said: { readonly debtor?: number; readonly invoices?: readonly string[] },
): Done<UnpaidCollection> {
  return perform(book, moment, { command: 'pay' }, (recorder) => {
    const stored = movementById(book.database, id);
    if (stored === undefined) throw new Refusal('not-found', 'no-such-movement', { id });
    if (stored.state !== 'proposed' && stored.state !== 'unknown')
      throw new Refusal('rule', 'movement-settled', { id, state: stored.state });
    const { movement, findings } = stored;
    const { bookedOn: on } = movement;
    const candidates = findings.candidates.filter(
      (candidate) => said.debtor === undefined || candidate.debtor === said.debtor,
    );
    const debtor =
      said.debtor ??
      (said.invoices === undefined ? onlyOne(book, id, candidates).debtor : debtorOf(book, said.invoices));
    const parts =
      said.invoices?.map((number) => partOf(book, debtor, number, on)) ??
      partsOfCandidate(book, onlyOne(book, id, candidates), movement);
    if (said.invoices === undefined) refuseUnlessStillSo(book, moment, stored, said.debtor);
    const returned: Returned = {
      payments: [...new Set(parts.flatMap(({ payment }) => payment ?? []))],
      items: parts.flatMap(({ item }) => item ?? []),
      on,
    };
    const done = carriedOut(book, moment, debtor, returned, recorder);
    const [payment] = returned.payments;
    updateMovement(book.database, id, {
      state: 'returned',
      debtor,
      ...(payment === undefined ? {} : { payment }),
      findings,
    });
    return done;
  });
}

/** What was paid or recorded since it was proposed may leave another return, or none: then a person names the invoice. */
function refuseUnlessStillSo(
  book: Book,
  moment: Moment,
  stored: StoredMovement,
  debtor: number | undefined,
): void {
  const [look] = lookAtWaiting(book, moment, [stored]) as [SecondLook];
  if (!isSameReturn(look, stored.findings, debtor))
    throw new Refusal('rule', 'return-changed', { id: stored.id });
}

function onlyOne(book: Book, id: number, candidates: readonly Candidate[]): Candidate {
  const [only, ...others] = candidates;
  if (only === undefined) throw new Refusal('not-found', 'no-candidate', { id });
  if (others.length === 0) return only;
  const named = namedCandidates(book, candidates);
  const names = named.map(({ debtorName, case: number }) => `${number ?? ''} ${debtorName}`.trim());
  throw new Refusal('not-found', 'several-candidates', { id, names, example: named[0]?.case ?? '' });
}

function partsOfCandidate(book: Book, candidate: Candidate, movement: BankMovement): Part[] {
  const { debtor, shares, reasons } = candidate;
  if (reasons.some(({ code }) => code === 'maybe-return'))
    return [paymentTakenBack(book, candidate, movement)];
  return shares.map((share) => partOfInvoice(book, debtor, share, movement.bookedOn));
}

/** The last payment of just these invoices and of this sum. Refuses (rule): `nothing-returned`. */
function paymentTakenBack(book: Book, { debtor, shares }: Candidate, movement: BankMovement): Part {
  const invoices = shares.map(({ invoiceId }) => invoiceId);
  const last = paymentsOf(book, debtor).find(({ payment, isReversed, cents: amount, currency, on }) => {
    if (isReversed || currency !== movement.currency || on > movement.bookedOn) return false;
    const paid = invoicesPaid(book, payment);
    return amount === 0 - movement.cents && paid.every((invoice) => invoices.includes(invoice));
  });
  if (last !== undefined) return { payment: last.payment };
  const numbers = invoicesById(book, invoices).map((row) => row.number);
  throw new Refusal('rule', 'nothing-returned', { number: numbers.join(', ') });
}

function carriedOut(
  book: Book,
  moment: Moment,
  debtor: number,
  returned: Returned,
  recorder: Recorder,
): UnpaidCollection {
  takeCollectionBack(book, moment, debtor, returned, recorder);
  const ids = [...returned.items, ...returned.payments.flatMap((payment) => invoicesPaid(book, payment))];
  const rows = invoicesById(book, ids);
  const { number } = caseTelling(book, debtor);
  return {
    debtor: debtorById(book.database, debtor) as Debtor,
    ...(number === undefined ? {} : { case: number }),
    on: returned.on,
    cents: sum(rows.map((row) => cents(row.open_cents))),
    currency: rows[0]?.currency ?? book.settings.currency,
    parts: rows.map((row) => ({
      number: row.number,
      due: row.due_on as Day,
      cents: cents(row.open_cents),
    })),
    payments: returned.payments,
  };
}

/** Either of them is there. */
interface Part {
  readonly item?: number;
  readonly payment?: number;
}

/** What of a document came back: its open instalment that fell due last, else the last payment of nothing but it. */
function partOf(book: Book, debtor: number, number: string, on: Day): Part {
  const rows = book.database.all(
    build
      .selectFrom('invoice')
      .selectAll()
      .where('debtor_id', '=', debtor)
      .where('number', '=', number)
      .where('is_credit_note', '=', 0)
      .orderBy('due_on', 'desc'),
  );
  if (rows.length === 0) throw new Refusal('not-found', 'no-such-invoice', { text: number });
  const open = rows.find(
    (row) => row.open_cents > 0 && row.due_on <= on && (row.returned_on ?? '') < row.due_on,
  );
  if (open !== undefined) return { item: open.id };
  return paymentOfAll(
    book,
    debtor,
    rows.map((row) => row.id),
    number,
  );
}

function partOfInvoice(book: Book, debtor: number, { invoiceId }: Share, on: Day): Part {
  const [row] = invoicesById(book, [invoiceId]);
  if (row !== undefined && row.open_cents > 0 && row.due_on <= on) return { item: row.id };
  return paymentOfAll(book, debtor, [invoiceId], row?.number ?? '');
}

function paymentOfAll(book: Book, debtor: number, invoices: readonly number[], number: string): Part {
  const last = paymentsOf(book, debtor).find(({ payment, isReversed }) => {
    const paid = isReversed ? [] : invoicesPaid(book, payment);
    return paid.length > 0 && paid.every((invoice) => invoices.includes(invoice));
  });
  if (last === undefined) throw new Refusal('rule', 'nothing-returned', { number });
  return { payment: last.payment };
}

function invoicesPaid(book: Book, payment: number): number[] {
  return book.database
    .all(build.selectFrom('allocation').select('invoice_id').where('payment_id', '=', payment))
    .map((row) => row.invoice_id);
}

function invoicesById(book: Book, ids: readonly number[]) {
  return book.database.all(
    build.selectFrom('invoice').selectAll().where('id', 'in', ids).orderBy('due_on').orderBy('id'),
  );
}

function debtorOf(book: Book, invoices: readonly string[]): number {
  const rows = book.database.all(
    build
      .selectFrom('invoice')
      .innerJoin('debtor', 'debtor.id', 'invoice.debtor_id')
      .select(['debtor.id', 'debtor.name', 'debtor.code'])
      .distinct()
      .where('invoice.number', 'in', invoices)
      .where('invoice.is_credit_note', '=', 0)
      .orderBy('debtor.id'),
  );
  const [only, ...others] = rows;
  const text = invoices.join(', ');
  if (only === undefined) throw new Refusal('not-found', 'no-such-invoice', { text });
  if (others.length > 0) {
    const names = rows.map(({ name, code }) => debtorLabel({ name, code: code ?? '' }));
    throw new Refusal('not-found', 'invoice-of-several', { text, names, example: only.code ?? only.name });
  }
  return only.id;
}
