/** The open items of an export: new ones written, changed ones updated, a smaller balance recorded as a payment. */
import { build } from '../../db/build.ts';
import type { DebtorFacts } from '../../db/debtorFacts.ts';
import type { Day } from '../../domain/day.ts';
import type { FileNote, IncomingItem, IncomingItems, ReadFile } from '../../domain/import/incoming.ts';
import { freeKey, isOfOtherYear, pairItems } from '../../domain/import/itemMatch.ts';
import { cents, type Currency } from '../../domain/money.ts';
import type { Recorder } from '../act.ts';
import { alikeInFile } from './alikeInFile.ts';
import type { Book, Moment } from '../book.ts';
import { reopenLastPaidCase } from '../case/cases.ts';
import { CreditsToBook } from '../payment/credits.ts';
import { isReturnNotBooked, paidSince, raiseOf } from './balanceInFile.ts';
import { customerNotes } from './customerNotes.ts';
import { sharedByKnown } from './documentsElsewhere.ts';
import { documentsInBook } from './documentsInBook.ts';
import {
  completeItem,
  currencyBefore,
  hasBounced,
  isUnchanged,
  noteAdded,
  updateItem,
} from './importChange.ts';
import type { MatchedDebtors } from './matchDebtors.ts';
import { isNewDebtor } from './newDebtors.ts';
import type { NewDebtors } from './newDebtors.ts';
import type { ImportTally } from './importTable.ts';
import { insertItems, insertItemsOfNewDebtors, type NewItem } from './newItems.ts';
import { takeOverSteps } from '../case/stepsTakenOver.ts';
import type { StoredItem } from './storedItems.ts';

/** What importing the items came to. */
export interface ImportedItems {
  /** How many cases it opened again. */
  readonly reopened: number;
  /** The facts of the debtors new in this file, some at a time. */
  readonly newDebtors: () => Iterable<readonly DebtorFacts[]>;
  readonly notes: readonly FileNote[];
  /** The open case of each debtor that has one now. */
  readonly cases: ReadonlyMap<number, number>;
  /** Debtors of the book that have new items. */
  readonly joined: ReadonlySet<number>;
}

/** How the items of a file come in. */
export interface ItemsImport {
  readonly file: Pick<ReadFile, 'items' | 'knowsPayments' | 'layout' | 'repeated'>;
  readonly matched: MatchedDebtors;
  /** Debtors that are new in this file, by their key in `matched`. */
  readonly created: NewDebtors;
  /** The open case of each debtor that has one. */
  readonly cases: ReadonlyMap<number, number>;
  readonly importId: number;
  /** The newest invoice an earlier list named, when that is newer than all of this one: then it raises no balance. */
  readonly seenNewer: Day | undefined;
  /** Where the items of the book that the file names are put down, when that is asked for. */
  readonly named?: Set<number> | undefined;
}

/** Writes the items of the rows whose debtor is known; rows with a debtor conflict are left out. */
export function importItems(
  book: Book,
  moment: Moment,
  { file, matched, created, cases, importId, seenNewer, named }: ItemsImport,
  tally: ImportTally,
  recorder: Recorder,
): ImportedItems {
  const { items, knowsPayments, repeated } = file;
  if (items.length === 0) return { reopened: 0, newDebtors: () => [], notes: [], cases, joined: new Set() };
  const caseOf = new Map(cases);
  const hasOneAmount = statesOneAmount(file);
  const credits = new CreditsToBook(book, moment);
  credits.takeNotes(items, matched);
  let reopened = 0;
  const added: NewItem[] = [];
  const notBooked: string[] = [];
  const heldBack: string[] = [];
  const returned: string[] = [];
  const takenBack: string[] = [];
  const repeats: string[] = [];
  const sameNumber: string[] = [];
  const alike: { readonly number: string; readonly known: string }[] = [];
  for (const { debtor, items: rows, inBook, newIssueDate, mayBe } of documentsInBook(book, items, matched)) {
    if (mayBe !== undefined) alike.push({ number: rows[0]?.number ?? '', known: mayBe });
    const whole = asInBook(rows, inBook);
    const pairs = apart(pairsOf(whole, inBook), whole, repeated);
    const incoming = whole.map((row, position) => withKnownDue(pairs[position], row));
    const isSplit =
      inBook.length > 0 && incoming.some((row, at) => pairs[at] === undefined && isPartOf(row, inBook));
    const bounds = isSplit ? boundsOf(incoming, pairs) : FREE;
    const keys: { key: string }[] = [...inBook];
    if (newIssueDate !== undefined) storeIssueDate(book, inBook, newIssueDate);
    incoming.forEach((row, position) => {
      const existing = pairs[position];
      if (existing !== undefined) named?.add(existing.id);
      if (knowsPayments === false && inBook.length > 0) {
        const isTold =
          existing !== undefined && completeItem(book, existing, row, caseOf.get(debtor), recorder);
        tally.count(isTold ? 'changed' : 'unchanged', row.currency, existing?.open ?? 0);
        return;
      }
      if (existing === undefined) {
        const key = freeKey(row, keys);
        keys.push({ key });
        added.push({ debtor, item: datedLike(inBook, row), key });
        if (row.issuedOn === undefined && inBook.some((known) => known.open !== 0 && !pairs.includes(known)))
          sameNumber.push(row.number);
        noteAdded(row, caseOf.get(debtor), recorder);
        tally.count('new', row.currency, row.openCents);
        return;
      }
      const told = credits.without(existing, hasOneAmount && !isSplit ? withKnownAmount(existing, row) : row);
      if (newIssueDate === undefined && isUnchanged(existing, told)) {
        tally.count('unchanged', told.currency, told.openCents);
        return;
      }
      if (repeated?.has(row.line) === true) {
        repeats.push(row.number);
        tally.count('held-back', told.currency, existing.open);
        return;
      }
      const paid = within(bounds, paidSince(existing, told));
      const isOld = seenNewer !== undefined && isMoreOpen(existing, told);
      const raise = paid < 0 && !isOld ? raiseOf(book, moment.today, existing.id, -paid) : undefined;
      const isLate = raise?.isNotBookedYet === true;
      const isBack = paid > 0 && isReturnNotBooked(book, moment.today, existing.id, paid);
      const isKept = isOld || isLate || isBack;
      const kept = isOld ? existing.open : told.openCents + paid;
      const item = isKept ? { ...told, openCents: cents(kept) } : told;
      if (isLate) notBooked.push(item.number);
      if (isOld) heldBack.push(item.number);
      if (isBack) returned.push(item.number);
      if (raise?.hasOwnPayments === true && !isLate) takenBack.push(item.number);
      if (newIssueDate === undefined && isUnchanged(existing, item)) {
        tally.count(isOld ? 'held-back' : 'unchanged', item.currency, item.openCents);
        return;
      }
      if (hasBounced(existing, item, moment.today) && existing.leftIn === null) {
        const open = caseOf.get(debtor);
        const again = open === undefined ? reopenLastPaidCase(book, debtor, recorder) : undefined;
        if (open !== undefined) takeOverSteps(book, open, [existing.id], recorder);
        if (again !== undefined) caseOf.set(debtor, again);
        if (again !== undefined) reopened += 1;
      }
      // What a person left behind with a closed case is told there: no other case is about it.
      const caseNumber = existing.leftIn ?? caseOf.get(debtor);
      updateItem(book, moment, existing, item, isKept ? 0 : paid, keys, caseNumber, recorder);
      if (isOld) tally.count('held-back', item.currency, item.openCents);
      else tally.change(changeOf(existing, item));
    });
  }
  const sharedByOthers = sharedByKnown(book, added);
  const { facts: newDebtors } = insertItemsOfNewDebtors(book, importId, items, matched, created);
  countItemsOfNew(items, matched, tally);
  insertItems(book, importId, added);
  const notes = [
    ...noteOf('payment-not-booked', notBooked),
    ...noteOf('return-not-booked', returned),
    ...noteOf('payment-taken-back', takenBack),
    ...noteOf('older-balance', heldBack),
    ...noteOf('repeat-kept', repeats),
    ...noteOf('number-again', sameNumber),
    ...noteOf('possibly-same', [
      ...alike.map(({ number, known }) => `${number} = ${known}`),
      ...alikeInFile(items, matched, {
        newLines: () => new Set(added.map(({ item }) => item.line)),
        told: new Set(alike.map(({ number }) => number)),
      }),
    ]),
    ...customerNotes(book, matched, created, sharedByOthers),
  ];
  return { reopened, newDebtors, notes, cases: caseOf, joined: new Set(added.map(({ debtor }) => debtor)) };
}

/**
 * Which item of the book each row means. An invoice that came in as a whole becomes the first of its instalments when the
 * ledger tells them: otherwise it would be asked for beside them.
 */
function pairsOf(
  incoming: readonly IncomingItem[],
  inBook: readonly StoredItem[],
): (StoredItem | undefined)[] {
  const isDated = [incoming[0]?.issuedOn, inBook[0]?.issuedOn].some((day = '') => day !== '');
  const pairs = pairItems(incoming, inBook, isDated);
  const [whole] = inBook;
  const isWhole =
    inBook.length === 1 &&
    incoming.length > 1 &&
    whole?.isFromInvoice === true &&
    whole.instalment === null &&
    pairs.every((pair) => pair === undefined) &&
    incoming.every((row) => isPartOf(row, inBook) && Math.abs(row.amountCents) < Math.abs(whole.amount));
  return isWhole ? [whole, ...pairs.slice(1)] : pairs;
}

/** Without its date a document of another year may have the number. */
function isPartOf({ issuedOn, dueOn }: IncomingItem, inBook: readonly StoredItem[]): boolean {
  return issuedOn !== undefined || !isOfOtherYear(dueOn, inBook);
}

/**
 * Rows that were set aside because they repeat another one are items of their own, unless nothing tells them from the one
 * in the book: a due date that was corrected is not put off.
 */
function apart(
  pairs: readonly (StoredItem | undefined)[],
  rows: readonly IncomingItem[],
  repeated: ReadonlySet<number> | undefined,
): readonly (StoredItem | undefined)[] {
  if (repeated === undefined) return pairs;
  return pairs.map((stored, position) => {
    const row = rows[position];
    if (stored === undefined || row === undefined || !repeated.has(row.line)) return stored;
    const isNumbered = row.instalment !== undefined && stored.instalment !== null;
    const isOther = stored.dueOn !== row.dueOn || (isNumbered && stored.instalment !== row.instalment);
    return isOther ? undefined : stored;
  });
}

/** A further item of a document that is in the book has its date, or it would be another document the next time. */
function datedLike([first]: readonly StoredItem[], row: IncomingItem): IncomingItem {
  if (row.issuedOn !== undefined || first === undefined || first.issuedOn === '') return row;
  return { ...row, issuedOn: first.issuedOn as Day };
}

/** All items of a debtor that is new are new. */
function countItemsOfNew(items: IncomingItems, { keys }: MatchedDebtors, tally: ImportTally): void {
  const totals = new Map<Currency, { items: number; cents: number }>();
  for (let place = 0; place < keys.length; place += 1) {
    if (!isNewDebtor(keys[place])) continue;
    const currency = items.currencyAt(place);
    let total = totals.get(currency);
    if (total === undefined) totals.set(currency, (total = { items: 0, cents: 0 }));
    total.items += 1;
    total.cents += items.openAt(place);
  }
  for (const [currency, total] of totals) tally.count('new', currency, total.cents, total.items);
}

function changeOf(stored: StoredItem, item: IncomingItem): Parameters<ImportTally['change']>[0] {
  const { debtor, number, instalment, open, dueOn } = stored;
  const isSettled = open !== 0 && item.openCents === 0;
  return {
    fate: isSettled ? 'settled' : open === 0 && item.openCents > 0 ? 'reopened' : 'changed',
    debtor,
    number,
    ...(instalment === null ? {} : { instalment }),
    currency: item.currency,
    before: { due: dueOn, open: cents(open), ...currencyBefore(stored, item) },
    after: { due: item.dueOn, open: item.openCents },
  };
}

/** Numbers named in a note; more would fill the screen. */
const NAMED_NUMBERS = 10;

/** A note about items, with the numbers of the first. */
export function noteOf(code: FileNote['code'], ofItems: readonly string[]): FileNote[] {
  if (ofItems.length === 0) return [];
  const numbers = [...new Set(ofItems)].sort();
  const named = numbers.slice(0, NAMED_NUMBERS).join(', ');
  const detail = numbers.length > NAMED_NUMBERS ? `${named}, …` : named;
  return [{ code, count: ofItems.length, detail }];
}

const MONEY_COLUMNS = ['amount', 'debit', 'credit', 'paid', 'open_balance'];

/** A file with one column of money gives the balance for the amount: of an item that is known, the amount stays. */
function statesOneAmount({ layout }: Pick<ReadFile, 'layout'>): boolean {
  return MONEY_COLUMNS.filter((column) => column in layout.columns).length === 1;
}

/** Whether a file leaves more of an item open than the book does: more to be paid, or more of a credit to be used up. */
function isMoreOpen({ open, currency }: StoredItem, item: IncomingItem): boolean {
  return currency === item.currency && Math.abs(item.openCents) > Math.abs(open);
}

/** The due date of what was paid stays: how late it came is counted from it. */
function withKnownDue(stored: StoredItem | undefined, row: IncomingItem): IncomingItem {
  return row.isDueUnknown === true && stored !== undefined ? { ...row, dueOn: stored.dueOn } : row;
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
