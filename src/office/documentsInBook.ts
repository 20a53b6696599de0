/** The documents of a file whose debtors are in the book already, each with what the book has of it. */
import { build, sql } from '../db/build.ts';
import { chosen, group } from '../db/grouped.ts';
import type { Day } from '../domain/day.ts';
import type { IncomingItem, IncomingItems } from '../domain/incoming.ts';
import type { Book } from './book.ts';
import type { MatchedDebtors } from './importDebtors.ts';
import { pairDocuments } from './pairDocuments.ts';

/** An item of the book, as far as an export can change it. */
export interface StoredItem {
  readonly id: number;
  readonly debtor: number;
  readonly number: string;
  /** Empty when the export did not say. */
  readonly issuedOn: string;
  readonly isCreditNote: boolean;
  readonly key: string;
  /** Null when no file has numbered it. */
  readonly instalment: string | null;
  readonly dueOn: Day;
  readonly amount: number;
  readonly open: number;
  readonly currency: string;
  readonly method: string | null;
  readonly reference: string | null;
  /** Brought in by an invoice or a list of invoices: it may be a document whose instalments only the ledger tells. */
  readonly isFromInvoice: boolean;
  /** The closed case that a person left it in. */
  readonly leftIn: number | null;
}

/** One document: an invoice with its instalments, or a credit note. */
interface Document {
  readonly debtor: number;
  readonly items: readonly IncomingItem[];
  readonly inBook: readonly StoredItem[];
  /** The issue date of the document, when the file tells it first. */
  readonly newIssueDate?: Day;
}

/** Looked up together: enough to be quick, and few enough for a file of any size to fit in memory. */
const DEBTORS_AT_ONCE = 250;

/** Documents of debtors of the book, instalments in order of due date: the order of the file never matters. */
export function* documentsInBook(
  book: Book,
  items: IncomingItems,
  matched: MatchedDebtors,
): Generator<Document> {
  const places = [...placesByDebtor(matched)];
  for (let from = 0; from < places.length; from += DEBTORS_AT_ONCE) {
    const some = places
      .slice(from, from + DEBTORS_AT_ONCE)
      .map(([debtor, ofDebtor]) => [debtor, ofDebtor.map((place) => items.at(place))] as const);
    const stored = storedItems(book, some);
    for (const [debtor, ofDebtor] of some) {
      const inBook = Map.groupBy(stored.get(debtor) ?? [], documentKey);
      const inFile = Map.groupBy(ofDebtor, documentKey);
      for (const { items: ofDocument, inBook: known, ...date } of pairDocuments(inFile, inBook)) {
        yield { debtor, items: ofDocument.sort(byDueDate), inBook: known.sort(byDueDate), ...date };
      }
    }
  }
}

/** Where the rows of each debtor of the book stand. */
function placesByDebtor({ keys }: MatchedDebtors): Map<number, number[]> {
  const places = new Map<number, number[]>();
  keys.forEach((debtor, place) => {
    if (debtor <= 0) return;
    const ofDebtor = places.get(debtor);
    if (ofDebtor === undefined) places.set(debtor, [place]);
    else ofDebtor.push(place);
  });
  return places;
}

/** Credit notes often have a series of their own: number 15 of the same day may be an invoice and a credit note. */
function documentKey(item: {
  readonly number: string;
  readonly issuedOn?: string;
  readonly isCreditNote: boolean;
}): string {
  const { number, issuedOn = '', isCreditNote } = item;
  return `${number}\u0000${issuedOn}${isCreditNote ? '\u0000credit' : ''}`;
}

function byDueDate(a: Instalment, b: Instalment): number {
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1;
  const [first, second] = [a.instalment ?? '', b.instalment ?? ''];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

interface Instalment {
  readonly dueOn: Day;
  readonly instalment?: string | null;
}

/** What the book has of the documents of these rows, by debtor, in the order it was entered. */
function storedItems(
  { database }: Book,
  rows: readonly (readonly [debtor: number, items: readonly IncomingItem[]])[],
): Map<number, StoredItem[]> {
  const debtors = JSON.stringify(rows.map(([debtor]) => debtor));
  const numbers = JSON.stringify(rows.flatMap(([, items]) => items.map((item) => item.number)));
  const stored = database.all(
    build
      .selectFrom('invoice')
      .select([
        'id',
        'debtor_id',
        'number',
        'issued_on',
        'instalment_key',
        'instalment',
        'due_on',
        'amount_cents',
        'open_cents',
      ])
      .select(['currency', 'is_credit_note', 'method', 'reference', 'left_in_case'])
      .select(
        sql<number>`import_id in (select id from import_file where content = 'invoices')`.as('from_invoice'),
      )
      .where('number', 'in', sql<string>`(select value from json_each(${numbers}))`)
      // The plus sign: the index is searched for the numbers alone, not for every number with every debtor.
      .where(sql<number>`+debtor_id`, 'in', chosen(debtors))
      .orderBy('id'),
  );
  return group(
    stored,
    (row) => row.debtor_id,
    (row) => ({
      id: row.id,
      debtor: row.debtor_id,
      number: row.number,
      issuedOn: row.issued_on,
      isCreditNote: row.is_credit_note === 1,
      key: row.instalment_key,
      instalment: row.instalment,
      dueOn: row.due_on as Day,
      amount: row.amount_cents,
      open: row.open_cents,
      currency: row.currency,
      method: row.method,
      reference: row.reference,
      isFromInvoice: row.from_invoice === 1,
      leftIn: row.left_in_case,
    }),
  );
}
