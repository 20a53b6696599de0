/** The open items of an export: new ones written, changed ones updated, a smaller balance recorded as a payment. */
import { build } from '../db/build.ts';
import type { DebtorFacts } from '../db/debtorFacts.ts';
import { isOverdue } from '../domain/claim.ts';
import type { Day } from '../domain/day.ts';
import type { Debtor } from '../domain/debtor.ts';
import type { IncomingItem, ReadFile } from '../domain/incoming.ts';
import { freeKey, instalmentKey, pairItems } from '../domain/itemMatch.ts';
import { cents } from '../domain/money.ts';
import type { Recorder } from './act.ts';
import type { Book, Moment } from './book.ts';
import { reopenLastPaidCase } from './cases.ts';
import { documentsInBook, type StoredItem } from './documentsInBook.ts';
import type { MatchedDebtors } from './importDebtors.ts';
import { insertItems, insertItemsOfNewDebtors, type NewItem } from './newItems.ts';
import { insertPayment } from './payments.ts';

export interface ItemCounts {
  readonly new: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Known items whose balance the file gives as zero. */
  readonly settled: number;
}

interface Tally {
  new: number;
  updated: number;
  unchanged: number;
  settled: number;
}

/**
 * Writes the items of the rows whose debtor is known; rows with a debtor conflict are left out.
 * @returns the counts, how many cases it opened again, and the facts of the debtors new in this file
 */
export function importItems(
  book: Book,
  moment: Moment,
  file: Pick<ReadFile, 'items' | 'knowsPayments'>,
  matched: MatchedDebtors,
  created: ReadonlyMap<number, Debtor>,
  cases: ReadonlyMap<number, number>,
  importId: number,
  recorder: Recorder,
): { readonly counts: ItemCounts; readonly reopened: number; readonly newDebtors: ReadonlyMap<number, DebtorFacts> } {
  const { items, knowsPayments } = file;
  const counts: Tally = { new: 0, updated: 0, unchanged: 0, settled: 0 };
  const caseOf = new Map(cases);
  let reopened = 0;
  const added: NewItem[] = [];
  for (const { debtor, items: rows, inBook } of documentsInBook(book, items, matched)) {
    const incoming = asInBook(rows, inBook);
    const pairs = pairItems(incoming, inBook);
    incoming.forEach((item, position) => {
      const existing = pairs[position];
      if (knowsPayments === false && inBook.length > 0) {
        if (existing !== undefined && complete(book, existing, item, caseOf.get(debtor), recorder)) counts.updated += 1;
        else counts.unchanged += 1;
      } else if (existing === undefined) {
        added.push({ debtor, item, key: freeKey(item, inBook) });
        noteAdded(item, caseOf.get(debtor), recorder);
      } else if (isUnchanged(existing, item)) {
        counts.unchanged += 1;
      } else {
        if (hasBounced(existing, item, moment.today) && !caseOf.has(debtor)) {
          const again = reopenLastPaidCase(book, debtor, recorder);
          if (again !== undefined) caseOf.set(debtor, again);
          if (again !== undefined) reopened += 1;
        }
        update(book, moment, existing, item, caseOf.get(debtor), recorder);
        counts.updated += 1;
        if (item.openCents === 0) counts.settled += 1;
      }
    });
  }
  const { count, facts: newDebtors } = insertItemsOfNewDebtors(book, importId, items, matched, created);
  insertItems(book, importId, added);
  counts.new = count + added.length;
  return { counts, reopened, newDebtors };
}

/**
 * A row that stands for a whole document of which the book has the instalments, as web programs write them: what was
 * paid of it was paid on the oldest. Rows of any other kind come back as they are.
 */
function asInBook(rows: readonly IncomingItem[], inBook: readonly StoredItem[]): readonly IncomingItem[] {
  const [row] = rows;
  const total = inBook.reduce((sum, { amount }) => sum + amount, 0);
  const isWhole = rows.length === 1 && inBook.length > 1 && row?.amountCents === total && total > 0;
  if (!isWhole || inBook.some(({ currency }) => currency !== row.currency)) return rows;
  let paid = total - row.openCents;
  return inBook.map(({ dueOn, amount }) => {
    const share = Math.max(0, Math.min(paid, amount));
    paid -= share;
    return { ...row, dueOn, amountCents: cents(amount), openCents: cents(amount - share) };
  });
}

/**
 * An invoice as issued, of a document that is in the book: an instalment the book lacks was paid, and balances and due
 * dates are what the accounting said. Only what nobody has said yet is taken; whether there was anything.
 */
function complete(
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
function hasBounced(stored: StoredItem, item: IncomingItem, today: Day): boolean {
  return stored.open === 0 && isOverdue(item, today);
}

/** A new item of a debtor whose case is open joins it (rule 11); one without a case is told by the case it opens. */
function noteAdded(item: IncomingItem, caseNumber: number | undefined, recorder: Recorder): void {
  if (caseNumber === undefined) return;
  const { number, openCents, currency, dueOn } = item;
  recorder.note(caseNumber, 'item-added', { number, cents: openCents, currency, due: dueOn });
}

function isUnchanged(stored: StoredItem, item: IncomingItem): boolean {
  return (
    stored.dueOn === item.dueOn &&
    stored.amount === item.amountCents &&
    stored.open === item.openCents &&
    stored.currency === item.currency &&
    (item.method === undefined || stored.method === item.method) &&
    (item.reference === undefined || stored.reference === item.reference)
  );
}

function update(
  book: Book,
  moment: Moment,
  stored: StoredItem,
  item: IncomingItem,
  caseNumber: number | undefined,
  recorder: Recorder,
): void {
  const paid = stored.open - item.openCents;
  const isPayment = paid > 0 && item.openCents >= 0 && stored.currency === item.currency;
  if (isPayment) {
    const entry = { cents: cents(paid), currency: item.currency, on: moment.today };
    insertPayment(book, stored.debtor, entry, 'export', [{ invoiceId: stored.id, cents: cents(paid) }]);
  }
  book.database.run(
    build
      .updateTable('invoice')
      .set({
        due_on: item.dueOn,
        amount_cents: item.amountCents,
        open_cents: item.openCents,
        currency: item.currency,
        ...(item.instalment === undefined && stored.key === ownKey(stored, item) ? { instalment_key: instalmentKey(item) } : {}),
        ...(item.method === undefined ? {} : { method: item.method }),
        ...(item.reference === undefined ? {} : { reference: item.reference }),
      })
      .where('id', '=', stored.id),
  );
  const before = { due: stored.dueOn, open: stored.open };
  const after = { due: item.dueOn, open: item.openCents };
  const kind = isPayment ? 'payment-seen' : 'item-changed';
  recorder.note(caseNumber, kind, { invoice: stored.id, number: item.number, currency: item.currency, before, after });
}

/** The identity an item has when the export gives no instalment number. */
function ownKey({ dueOn }: StoredItem, { isCreditNote }: IncomingItem): string {
  return instalmentKey({ dueOn, isCreditNote });
}
