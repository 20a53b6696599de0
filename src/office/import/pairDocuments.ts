/**
 * Which document of the book a document of a file is. The same number and issue date say it; not every export gives a
 * date, and then the number says it as far as it can.
 */
import type { Day } from '../../domain/day.ts';
import type { IncomingItem } from '../../domain/import/incoming.ts';
import { isOfOtherYear } from '../../domain/import/itemMatch.ts';
import type { StoredItem } from './storedItems.ts';

/** A document of the file with what the book has of it, in the order given; nothing when it is new. */
export interface DocumentPair {
  readonly items: IncomingItem[];
  readonly inBook: StoredItem[];
  /** The file tells the issue date of a document that had none in the book. */
  readonly newIssueDate?: Day;
}

/** Documents of one debtor, both sides grouped by number, issue date and kind. */
export function pairDocuments(
  inFile: ReadonlyMap<string, IncomingItem[]>,
  inBook: ReadonlyMap<string, StoredItem[]>,
): DocumentPair[] {
  const pairs: DocumentPair[] = [];
  const undated: IncomingItem[][] = [];
  const unknown: IncomingItem[][] = [];
  const taken = new Set<StoredItem[]>();
  for (const [key, items] of inFile) {
    const same = inBook.get(key);
    if (items[0]?.issuedOn === undefined) undated.push(items);
    else if (same === undefined) unknown.push(items);
    else {
      taken.add(same);
      pairs.push({ items, inBook: same });
    }
  }
  if (undated.length + unknown.length === 0) return pairs;
  const ofNumber = Map.groupBy(inBook.values(), ([first]) => numberOf(first));
  const free = (items: readonly IncomingItem[]): StoredItem[][] =>
    (ofNumber.get(numberOf(items[0])) ?? []).filter((document) => !taken.has(document));
  const found = (pair: DocumentPair): void => {
    taken.add(pair.inBook);
    pairs.push(pair);
  };
  for (const items of undated) for (const pair of pairsWithoutDate(items, free(items))) found(pair);
  // Two may claim the one without a date: the due dates decide, then the older one, never the order of the file.
  const claims = unknown.map((items) => ({
    items,
    rank: free(items).some((each) => sharesDueDate(each, items)) ? 0 : 1,
  }));
  claims.sort((a, b) => a.rank - b.rank || (dateOf(a.items) < dateOf(b.items) ? -1 : 1));
  for (const { items } of claims) found(pairWithDate(items, free(items)));
  return pairs;
}

/** Rows without a date are of the only document of that number; where there are several, the due date tells which. */
function pairsWithoutDate(items: IncomingItem[], documents: readonly StoredItem[][]): DocumentPair[] {
  const [only] = documents;
  const own = documents.find((document) => isUndated(document));
  if (documents.length < 2) {
    const isKnown = only !== undefined && (only === own || (isNear(only, items) && isLikely(only, items)));
    return [{ items, inBook: isKnown ? only : [] }];
  }
  const others = documents
    .filter((document) => document !== own)
    .sort((a, b) => (issueOf(a) < issueOf(b) ? -1 : 1));
  const inOrder = own === undefined ? others : [own, ...others];
  const shares = Map.groupBy(
    items,
    (item) => inOrder.find((document) => sharesDueDate(document, [item])) ?? own,
  );
  return [...shares].map(([document = [], rows]) => ({ items: rows, inBook: document }));
}

/** A document whose date the book does not know is the one of that number without a date, unless it was due before. */
function pairWithDate(items: IncomingItem[], documents: readonly StoredItem[][]): DocumentPair {
  const undated = documents.find((document) => isUndated(document));
  const issuedOn = items[0]?.issuedOn;
  if (undated === undefined || issuedOn === undefined) return { items, inBook: [] };
  const isPossible = undated.some(({ dueOn }) => dueOn >= issuedOn);
  if (!isPossible || !isLikely(undated, items)) return { items, inBook: [] };
  return { items, inBook: undated, newIssueDate: issuedOn };
}

/** Numbers begin again every year: a document that is settled, of other amounts and other days, is another one. */
function isLikely(document: readonly StoredItem[], items: readonly IncomingItem[]): boolean {
  return (
    document.some(({ open }) => open !== 0) ||
    sharesDueDate(document, items) ||
    items.some(({ amountCents }) => document.some(({ amount }) => amount === amountCents))
  );
}

/** Without a date the number of last year is another document. */
function isNear(document: readonly StoredItem[], items: readonly IncomingItem[]): boolean {
  return items.some(({ dueOn }) => !isOfOtherYear(dueOn, document));
}

function sharesDueDate(document: readonly StoredItem[], items: readonly IncomingItem[]): boolean {
  return document.some((stored) => items.some(({ dueOn }) => stored.dueOn === dueOn));
}

function isUndated(document: readonly StoredItem[]): boolean {
  return issueOf(document) === '';
}

function issueOf([first]: readonly StoredItem[]): string {
  return first?.issuedOn ?? '';
}

function dateOf([first]: readonly IncomingItem[]): string {
  return first?.issuedOn ?? '';
}

/** Credit notes may have a series of their own. */
function numberOf(item: { readonly number: string; readonly isCreditNote: boolean } | undefined): string {
  return `${item?.number ?? ''}${item?.isCreditNote === true ? '\u0000credit' : ''}`;
}
