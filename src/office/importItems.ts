/** The open items of an export: new ones written, changed ones updated, a smaller balance recorded as a payment. */
import { build } from '../db/build.ts';
import type { DebtorFacts } from '../db/debtorFacts.ts';
import { isOverdue } from '../domain/claim.ts';
import type { Day } from '../domain/day.ts';
import type { Debtor } from '../domain/debtor.ts';
import type { FileNote, IncomingItem, ReadFile } from '../domain/incoming.ts';
import { freeKey, instalmentKey, pairItems } from '../domain/itemMatch.ts';
import { cents } from '../domain/money.ts';
import type { Recorder } from './act.ts';
import type { Book, Moment } from './book.ts';
import { reopenLastPaidCase } from './cases.ts';
import { isNotBookedYet, paidSince, takeBackOn } from './balanceInFile.ts';
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

/** What importing the items came to. */
interface ImportedItems {
  readonly counts: ItemCounts;
  /** How many cases it opened again. */
  readonly reopened: number;
  /** The facts of the debtors new in this file. */
  readonly newDebtors: ReadonlyMap<number, DebtorFacts>;
  readonly notes: readonly FileNote[];
}

/** Writes the items of the rows whose debtor is known; rows with a debtor conflict are left out. */
export function importItems(
  book: Book,
  moment: Moment,
  file: Pick<ReadFile, 'items' | 'knowsPayments' | 'layout'>,
  matched: MatchedDebtors,
  created: ReadonlyMap<number, Debtor>,
  cases: ReadonlyMap<number, number>,
  importId: number,
  recorder: Recorder,
): ImportedItems {
  const { items, knowsPayments } = file;
  const counts: Tally = { new: 0, updated: 0, unchanged: 0, settled: 0 };
  const caseOf = new Map(cases);
  const hasOneAmount = statesOneAmount(file);
  let reopened = 0;
  const added: NewItem[] = [];
  const notBooked: string[] = [];
  for (const { debtor, items: rows, inBook, newIssueDate } of documentsInBook(book, items, matched)) {
    const incoming = asInBook(rows, inBook);
    const pairs = pairItems(incoming, inBook);
    const isSplit = inBook.length > 0 && pairs.includes(undefined);
    const bounds = isSplit ? boundsOf(incoming, pairs) : FREE;
    const keys: { key: string }[] = [...inBook];
    if (newIssueDate !== undefined) storeIssueDate(book, inBook, newIssueDate);
    incoming.forEach((row, position) => {
      const existing = pairs[position];
      if (knowsPayments === false && inBook.length > 0) {
        if (existing !== undefined && complete(book, existing, row, caseOf.get(debtor), recorder))
          counts.updated += 1;
        else counts.unchanged += 1;
        return;
      }
      if (existing === undefined) {
        const key = freeKey(row, keys);
        keys.push({ key });
        added.push({ debtor, item: row, key });
        noteAdded(row, caseOf.get(debtor), recorder);
        return;
      }
      const told = hasOneAmount && !isSplit ? withKnownAmount(existing, row) : row;
      if (newIssueDate === undefined && isUnchanged(existing, told)) {
        counts.unchanged += 1;
        return;
      }
      const paid = within(bounds, paidSince(existing, told));
      const isLate = paid < 0 && isNotBookedYet(book, moment.today, told, existing.id, -paid);
      const item = isLate ? { ...told, openCents: cents(told.openCents + paid) } : told;
      if (isLate) notBooked.push(item.number);
      if (newIssueDate === undefined && isUnchanged(existing, item)) {
        counts.unchanged += 1;
        return;
      }
      if (hasBounced(existing, item, moment.today) && !caseOf.has(debtor)) {
        const again = reopenLastPaidCase(book, debtor, recorder);
        if (again !== undefined) caseOf.set(debtor, again);
        if (again !== undefined) reopened += 1;
      }
      update(book, moment, existing, item, isLate ? 0 : paid, keys, caseOf.get(debtor), recorder);
      counts.updated += 1;
      if (item.openCents === 0) counts.settled += 1;
    });
  }
  const { count, facts: newDebtors } = insertItemsOfNewDebtors(book, importId, items, matched, created);
  insertItems(book, importId, added);
  counts.new = count + added.length;
  return { counts, reopened, newDebtors, notes: notesOf(notBooked) };
}

/** Numbers named in a note; more would fill the screen. */
const NAMED_NUMBERS = 10;

function notesOf(notBooked: readonly string[]): FileNote[] {
  if (notBooked.length === 0) return [];
  const numbers = [...new Set(notBooked)].sort();
  const named = numbers.slice(0, NAMED_NUMBERS).join(', ');
  const detail = numbers.length > NAMED_NUMBERS ? `${named}, …` : named;
  return [{ code: 'payment-not-booked', count: notBooked.length, detail }];
}

const MONEY_COLUMNS = ['amount', 'debit', 'credit', 'paid', 'open_balance'];

/** A file with one column of money gives the balance for the amount: of an item that is known, the amount stays. */
function statesOneAmount({ layout }: Pick<ReadFile, 'layout'>): boolean {
  return MONEY_COLUMNS.filter((column) => column in layout.columns).length === 1;
}

function withKnownAmount(stored: StoredItem, item: IncomingItem): IncomingItem {
  const isOwed = !item.isCreditNote && stored.currency === item.currency;
  return isOwed ? { ...item, amountCents: cents(Math.max(stored.amount, item.openCents)) } : item;
}

/** How much may have been paid on a document, and how much may have gone back. */
interface Bounds {
  paid: number;
  back: number;
}

const FREE: Readonly<Bounds> = { paid: Infinity, back: Infinity };

/** A document that has more rows than in the book was divided: what was paid shows only in all of its rows together. */
function boundsOf(items: readonly IncomingItem[], pairs: readonly (StoredItem | undefined)[]): Bounds {
  const inFile = items.reduce((sum, item) => sum + item.amountCents - item.openCents, 0);
  const inBook = pairs.reduce(
    (sum, stored) => sum + (stored === undefined ? 0 : stored.amount - stored.open),
    0,
  );
  return { paid: Math.max(0, inFile - inBook), back: Math.max(0, inBook - inFile) };
}

/** What is left of a change within the bounds of its document, and takes it off them. */
function within(bounds: Bounds, paid: number): number {
  const part = Math.max(0 - bounds.back, Math.min(bounds.paid, paid));
  if (bounds === FREE) return part;
  if (part > 0) bounds.paid -= part;
  else bounds.back += part;
  return part;
}

/** Every item of the document gets its date, also those that this file does not list. */
function storeIssueDate({ database }: Book, inBook: readonly StoredItem[], issuedOn: Day): void {
  for (const { id } of inBook) {
    database.run(build.updateTable('invoice').set({ issued_on: issuedOn }).where('id', '=', id));
  }
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

/** Writes what the file says of a known item. `paid` is what came in since, below zero what went back. */
function update(
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
      })
      .where('id', '=', stored.id),
  );
  const before = { due: stored.dueOn, open: stored.open };
  const after = { due: item.dueOn, open: item.openCents };
  const isSame = before.due === after.due && before.open === after.open && stored.amount === item.amountCents;
  const kind = paid > 0 ? 'payment-seen' : isSame ? 'item-completed' : 'item-changed';
  recorder.note(caseNumber, kind, {
    invoice: stored.id,
    number: item.number,
    currency: item.currency,
    before,
    after,
  });
}

/** The identity an item has when the export gives no instalment number. */
function ownKey({ dueOn }: StoredItem, { isCreditNote }: IncomingItem): string {
  return instalmentKey({ dueOn, isCreditNote });
}
