/**
 * What a file's balance of a known item means: money that came in, money that went back, or a payment that the
 * accounting has not booked yet. Paid is what the amount exceeds the balance by; a corrected amount pays nothing.
 */
import { build } from '../../db/build.ts';
import { addDays, latest, type Day } from '../../domain/day.ts';
import type { IncomingItem } from '../../domain/import/incoming.ts';
import { cents } from '../../domain/money.ts';
import type { Recorder } from '../act.ts';
import type { Book, Moment } from '../book.ts';
import type { StoredItem } from './storedItems.ts';

/** How much more of an item the file says is paid than the book says; below zero, less. */
export function paidSince(stored: StoredItem, item: IncomingItem): number {
  if (stored.currency !== item.currency || item.isCreditNote || item.openCents < 0) return 0;
  // The same balance of a larger amount: another kind of export gives the amount that was first owed.
  if (item.openCents === stored.open && item.amountCents >= stored.amount) return 0;
  const more = item.amountCents - item.openCents - (stored.amount - stored.open);
  // Money that was never owed and went back reopens nothing.
  return Math.max(more, 0 - item.openCents);
}

/** A payment that lies on an item and has not bounced, with its part of that item. */
interface PaymentOnItem {
  readonly payment: number;
  readonly debtor: number;
  readonly paidOn: Day;
  readonly cents: number;
  readonly currency: string;
  readonly source: 'hand' | 'export' | 'bank';
  readonly note: string | null;
  readonly allocation: number;
  readonly share: number;
  /** When the statement that told of it came in. */
  readonly toldOn: Day | null;
}

/** The newest first. */
function paymentsOn({ database }: Book, invoice: number): PaymentOnItem[] {
  return database.rows<PaymentOnItem>(
    `select p.id as payment, p.debtor_id as debtor, p.paid_on as paidOn, p.cents, p.currency, p.source, p.note,
       a.id as allocation, a.cents as share,
       (select max(s.imported_on) from bank_movement m join bank_statement s on s.id = m.statement_id
        where p.source = 'bank' and m.payment_id = p.id) as toldOn
     from allocation a join payment p on p.id = a.payment_id
     where a.invoice_id = @invoice and p.reversed_on is null
     order by p.paid_on desc, p.id desc`,
    { invoice },
  );
}

/** What a raised balance is beside the payments of the book. */
export interface Raise {
  /** It only lacks payments that a person or the bank told of. */
  readonly isNotBookedYet: boolean;
  /** A person or the bank told of money for the item, which it takes back unless it is not booked yet. */
  readonly hasOwnPayments: boolean;
}

/**
 * Looks at a raised balance beside what a person or the bank told of: for as many days as data count as fresh, the accounting
 * may not have booked that yet, or only some. The days count from when the book learnt of the payment: a statement may tell
 * of a whole month.
 */
export function raiseOf(book: Book, today: Day, invoice: number, raise: number): Raise {
  const since = addDays(today, 0 - book.settings.rules.staleAfterDays);
  const own = paymentsOn(book, invoice).filter(({ source }) => source !== 'export');
  const fresh = own.filter(({ paidOn, toldOn }) => latest(paidOn, toldOn ?? undefined) >= since);
  return {
    isNotBookedYet: raise <= fresh.reduce((sum, { share }) => sum + share, 0),
    hasOwnPayments: own.length > 0,
  };
}

/**
 * Whether a file only says what it said before the bank or a person told that a collection came back: for as many days as data
 * count as fresh, from the day it came back, the accounting may not have booked the return yet. What a list itself took back,
 * a list may bring again.
 */
export function isReturnNotBooked(book: Book, today: Day, invoice: number, paid: number): boolean {
  const since = addDays(today, 0 - book.settings.rules.staleAfterDays);
  const back = book.database.rows<{ cents: number }>(
    `select a.cents from invoice i
     join allocation a on a.invoice_id = i.id
     join payment p on p.id = a.payment_id
     where i.id = @invoice and i.returned_on >= @since and p.reversed_on >= i.returned_on
       and (exists (${TOLD_BY_BANK}) or exists (${TOLD_BY_PERSON}))
     order by p.reversed_on desc, p.id desc`,
    { invoice, since },
  );
  let taken = 0;
  return back.some(({ cents: share }) => (taken += share) === paid);
}

const TOLD_BY_BANK = `
  select 1 from bank_movement m
  where m.debtor_id = i.debtor_id and m.state = 'returned' and m.booked_on = i.returned_on`;

/** The book keeps who took a payment back in its history alone. */
const TOLD_BY_PERSON = `
  select 1 from operation o join journal j on j.operation_id = o.id
  where o.on_day = p.reversed_on and o.command = 'pay' and o.is_undone = 0
    and j.kind = 'payment-reversed' and json_extract(j.data, '$.payment') = p.id`;

/** Takes back what explains a raised balance, the newest payment first: nobody can take it back a second time. */
export function takeBackOn(
  book: Book,
  moment: Moment,
  invoice: number,
  raise: number,
  caseNumber: number | undefined,
  recorder: Recorder,
): void {
  let left = raise;
  for (const line of paymentsOn(book, invoice)) {
    if (left <= 0) break;
    const back = Math.min(left, line.share);
    const payment = takeBackPart(book, moment, invoice, line, back);
    recorder.note(caseNumber, 'payment-reversed', { payment, cents: cents(back), currency: line.currency });
    left -= back;
  }
}

/** Marks a payment as bounced, or the part of it that went back, which then stands as a payment of its own. */
function takeBackPart(
  { database }: Book,
  moment: Moment,
  invoice: number,
  line: PaymentOnItem,
  back: number,
): number {
  const reversed = { reversed_on: moment.today };
  if (back === line.cents) {
    database.run(build.updateTable('payment').set(reversed).where('id', '=', line.payment));
    return line.payment;
  }
  database.run(
    build
      .updateTable('payment')
      .set({ cents: line.cents - back })
      .where('id', '=', line.payment),
  );
  if (back === line.share) database.run(build.deleteFrom('allocation').where('id', '=', line.allocation));
  else {
    const rest = { cents: line.share - back };
    database.run(build.updateTable('allocation').set(rest).where('id', '=', line.allocation));
  }
  const { id } = database.run(
    build.insertInto('payment').values({
      debtor_id: line.debtor,
      paid_on: line.paidOn,
      cents: back,
      currency: line.currency,
      source: line.source,
      note: line.note,
      ...reversed,
    }),
  );
  database.run(build.insertInto('allocation').values({ payment_id: id, invoice_id: invoice, cents: back }));
  return id;
}
