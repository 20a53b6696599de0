/** The documents of a file whose debtors are in the book already, each with what the book has of it. */
import type { Day } from '../../domain/day.ts';
import type { IncomingItem, IncomingItems } from '../../domain/import/incoming.ts';
import type { Book } from '../book.ts';
import type { MatchedDebtors } from './matchDebtors.ts';
import { foundUnderOtherNumbers } from './otherNumbers.ts';
import { pairDocuments } from './pairDocuments.ts';
import { storedItems, type StoredItem } from './storedItems.ts';

/** One document: an invoice with its instalments, or a credit note. */
interface Document {
  readonly debtor: number;
  readonly items: readonly IncomingItem[];
  readonly inBook: readonly StoredItem[];
  /** The issue date of the document, when the file tells it first. */
  readonly newIssueDate?: Day;
  /** New, and yet it may be a document of the book whose number is written in another way: that number. */
  readonly mayBe?: string;
}

/** Looked up together: enough to be quick, and few enough for a file of any size to fit in memory. */
const DEBTORS_AT_ONCE = 100;

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
    const numbers = some.flatMap(([, ofDebtor]) => ofDebtor.map(({ number }) => number));
    const stored = storedItems(
      book,
      some.map(([debtor]) => debtor),
      numbers,
    );
    const paired = some.map(([debtor, ofDebtor]) => {
      const inBook = Map.groupBy(stored.get(debtor) ?? [], documentKey);
      return { debtor, pairs: pairDocuments(Map.groupBy(ofDebtor, documentKey), inBook) };
    });
    for (const { debtor, pairs } of foundUnderOtherNumbers(book, paired)) {
      for (const { items: ofDocument, inBook: known, ...more } of pairs) {
        yield { debtor, items: ofDocument.sort(byDueDate), inBook: known.sort(byDueDate), ...more };
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
