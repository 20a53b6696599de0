/** What a file says of an item that is known: written where the book has none, or as it changed. */
import { build } from '../../db/build.ts';
import { isOverdue } from '../../domain/step/claim.ts';
import type { Day } from '../../domain/day.ts';
import type { IncomingItem } from '../../domain/import/incoming.ts';
import { freeKey, instalmentKey } from '../../domain/import/itemMatch.ts';
import { cents, type Currency } from '../../domain/money.ts';
import type { Recorder } from '../act.ts';
import { takeBackOn } from './balanceInFile.ts';
import type { Book, Moment } from '../book.ts';
import type { StoredItem } from './storedItems.ts';
import { insertPayment } from '../payment/payments.ts';

/**
 * An invoice as issued, of a document that is in the book: an instalment the book lacks was paid, and balances and due
 * dates are what the accounting said. Only what nobody has said yet is taken; whether there was anything.
 */
export function completeItem(
  book: Book,
  stored: StoredItem,
  item: IncomingItem,
  caseNumber: number | undefined,
  recorder: Recorder,
): boolean {
  const missing = {
    ...(stored.method === null && item.method !== undefined ? { method: item.method } : {}),
    ...(stored.reference === null && item.reference !== undefined ? { reference: item.reference } : {}),
  };
  if (Object.keys(missing).length === 0) return false;
  book.database.run(build.updateTable('invoice').set(missing).where('id', '=', stored.id));
  recorder.note(caseNumber, 'item-completed', { invoice: stored.id, number: item.number });
  return true;
}

/** An item that was paid is overdue again: what the accounting writes when a payment bounced (rule 10). */
export function hasBounced(stored: StoredItem, item: IncomingItem, today: Day): boolean {
  return stored.open === 0 && isOverdue(item, today);
}

/** A new item of a debtor whose case is open joins it (rule 11); one without a case is told by the case it opens. */
export function noteAdded(item: IncomingItem, caseNumber: number | undefined, recorder: Recorder): void {
  if (caseNumber === undefined) return;
  const { number, openCents, currency, dueOn } = item;
  recorder.note(caseNumber, 'item-added', { number, cents: openCents, currency, due: dueOn });
}

/** Whether a file says what the book has. */
export function isUnchanged(stored: StoredItem, item: IncomingItem): boolean {
  return (
    stored.dueOn === item.dueOn &&
    stored.amount === item.amountCents &&
    stored.open === item.openCents &&
    stored.currency === item.currency &&
    (item.method === undefined || stored.method === item.method) &&
    (item.reference === undefined || stored.reference === item.reference)
  );
}

/** Writes what the file says of a known item. `paid` is what came in since, below zero what went back. */
export function updateItem(
  book: Book,
  moment: Moment,
  stored: StoredItem,
  item: IncomingItem,
  paid: number,
  keys: { key: string }[],
  caseNumber: number | undefined,
  recorder: Recorder,
): void {
  if (paid > 0) {
    const entry = { cents: cents(paid), currency: item.currency, on: moment.today };
    insertPayment(book, stored.debtor, entry, 'export', [{ invoiceId: stored.id, cents: cents(paid) }]);
  }
  const back = Math.min(0 - paid, item.openCents - stored.open);
  if (back > 0) takeBackOn(book, moment, stored.id, back, caseNumber, recorder);
  const key = instalmentKey(item);
  const isRenamed =
    item.instalment === undefined && stored.key === ownKey(stored, item) && freeKey(item, keys) === key;
  if (isRenamed) keys.push({ key });
  book.database.run(
    build
      .updateTable('invoice')
      .set({
        due_on: item.dueOn,
        amount_cents: item.amountCents,
        open_cents: item.openCents,
        currency: item.currency,
        ...(isRenamed ? { instalment_key: key } : {}),
        ...(item.method === undefined ? {} : { method: item.method }),
        ...(item.reference === undefined ? {} : { reference: item.reference }),
        // Of a Ri.Ba. it means that it came back.
        ...(hasBounced(stored, item, moment.today) ? { returned_on: moment.today } : {}),
      })
      .where('id', '=', stored.id),
  );
  const before = { due: stored.dueOn, open: stored.open, ...currencyBefore(stored, item) };
  const after = { due: item.dueOn, open: item.openCents };
  const isSame =
    before.due === after.due &&
    before.open === after.open &&
    stored.amount === item.amountCents &&
    stored.currency === item.currency;
  const kind = paid > 0 ? 'payment-seen' : isSame ? 'item-completed' : 'item-changed';
  recorder.note(caseNumber, kind, {
    invoice: stored.id,
    number: item.number,
    currency: item.currency,
    before,
    after,
  });
}

/** The currency an item had, where a file says another one. */
export function currencyBefore(
  { currency }: StoredItem,
  item: IncomingItem,
): { readonly currency?: Currency } {
  return currency === item.currency ? {} : { currency };
}

/** The identity an item has when the export gives no instalment number. */
function ownKey({ dueOn }: StoredItem, { isCreditNote }: IncomingItem): string {
  return instalmentKey({ dueOn, isCreditNote });
}
