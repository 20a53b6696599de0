/**
 * Documents of a file that are in the book under a number written in another way: Excel made "10" of "0010", another
 * program writes "FT 11" as "ft 11". Only what agrees in everything else is taken for the same; the rest is told.
 */
import { build } from '../../db/build.ts';
import { chosen, group } from '../../db/grouped.ts';
import {
  documentKey,
  isSameButSeries,
  isSameNumber,
  plainNumber,
} from '../../domain/payment/documentNumber.ts';
import type { Day } from '../../domain/day.ts';
import type { IncomingItem } from '../../domain/import/incoming.ts';
import type { Book } from '../book.ts';
import type { DocumentPair } from './pairDocuments.ts';
import { storedItems, type StoredItem } from './storedItems.ts';

/** The documents of a debtor; one that is new may have the number of a document that it may be. */
interface OfDebtor {
  readonly debtor: number;
  readonly pairs: readonly (DocumentPair & { readonly mayBe?: string })[];
}

/** The same documents, those that only seemed new with what the book has of them. */
export function foundUnderOtherNumbers(book: Book, all: readonly OfDebtor[]): readonly OfDebtor[] {
  const unknown = all.filter(({ pairs }) => pairs.some(isNew));
  if (unknown.length === 0) return all;
  const numbers = alikeNumbers(book, unknown);
  if (numbers.length === 0) return all;
  const stored = storedItems(
    book,
    unknown.map(({ debtor }) => debtor),
    numbers,
  );
  return all.map((ofDebtor) => {
    const known = stored.get(ofDebtor.debtor);
    return known === undefined ? ofDebtor : { ...ofDebtor, pairs: withAlike(ofDebtor.pairs, known) };
  });
}

function isNew({ inBook }: DocumentPair): boolean {
  return inBook.length === 0;
}

/** The numbers in the book that a new document may have been written as. Most files have none, and cost no more. */
function alikeNumbers({ database }: Book, unknown: readonly OfDebtor[]): string[] {
  const debtors = JSON.stringify(unknown.map(({ debtor }) => debtor));
  const inBook = group(
    database.all(
      build
        .selectFrom('invoice')
        .select(['debtor_id', 'number', 'issued_on'])
        .where('debtor_id', 'in', chosen(debtors)),
    ),
    (row) => row.debtor_id,
    (row) => ({ number: row.number, issuedOn: row.issued_on }),
  );
  return unknown.flatMap(({ debtor, pairs }) => {
    const wanted = new Set(pairs.filter(isNew).flatMap(({ items }) => keysOf(items)));
    const named = new Set(pairs.map(({ items }) => numberOf(items)));
    return (inBook.get(debtor) ?? []).flatMap((known) =>
      !named.has(known.number) && keysOf([known]).some((key) => wanted.has(key)) ? [known.number] : [],
    );
  });
}

/** What a number is looked for by: as it is, and without its series. */
function keysOf([first]: readonly { readonly number: string; readonly issuedOn?: string }[]): string[] {
  const { number = '', issuedOn } = first ?? {};
  const { number: bare } = documentKey(number, issuedOn === '' ? undefined : (issuedOn as Day | undefined));
  return [...new Set([plainNumber(number), bare])];
}

function numberOf([first]: readonly { readonly number: string }[]): string {
  return first?.number ?? '';
}

/** Of two documents of the file that may be the same one of the book, neither is: the order of the rows tells nothing. */
function withAlike(pairs: OfDebtor['pairs'], stored: readonly StoredItem[]): OfDebtor['pairs'] {
  const named = new Set(pairs.map(({ items }) => numberOf(items)));
  const documents = Map.groupBy(
    stored.filter(({ number }) => !named.has(number)),
    ({ number, issuedOn, isCreditNote }) => `${number}\u0000${issuedOn}\u0000${isCreditNote}`,
  );
  // A debtor may have very many documents: only those of its plain number are compared with each.
  const ofNumber = new Map<string, StoredItem[][]>();
  for (const document of documents.values())
    for (const key of keysOf(document)) {
      const others = ofNumber.get(key);
      if (others === undefined) ofNumber.set(key, [document]);
      else others.push(document);
    }
  const found = pairs.map((pair) => {
    const keys = isNew(pair) ? keysOf(pair.items) : [];
    const near = [...new Set(keys.flatMap((key) => ofNumber.get(key) ?? []))];
    const alike = near.filter(
      (document) => isAlike(pair.items, document) || isAlikeButSeries(pair.items, document),
    );
    const same = alike.filter((document) => isSame(pair.items, document, near));
    return { pair, alike, same: same.length === 1 ? same[0] : undefined };
  });
  const claims = Map.groupBy(found, ({ same }) => same);
  return found.map(({ pair, alike, same }) => {
    if (same !== undefined && claims.get(same)?.length === 1)
      return { ...pair, ...foundAs(pair.items, same) };
    const likely = alike.find((document) => isLikely(pair.items, document));
    return likely === undefined ? pair : { ...pair, mayBe: numberOf(likely) };
  });
}

/** The file may be the first to tell the day it was issued. */
function foundAs([first]: readonly IncomingItem[], document: StoredItem[]): Omit<DocumentPair, 'items'> {
  const isDated = first?.issuedOn !== undefined && issueOf(document) === '';
  return { inBook: document, ...(isDated ? { newIssueDate: first.issuedOn } : {}) };
}

/** The same kind under a number that may be the same, of the same day as far as both sides tell it. */
function isAlike(items: readonly IncomingItem[], document: readonly StoredItem[]): boolean {
  const [item] = items;
  const [known] = document;
  if (item === undefined || known === undefined || item.isCreditNote !== known.isCreditNote) return false;
  const isOfDay = item.issuedOn === undefined || known.issuedOn === '' || item.issuedOn === known.issuedOn;
  return isOfDay && isSameNumber(item.number, known.number);
}

/** A series is part of the number: without it only what is of one known day and agrees in all of its rows is alike. */
function isAlikeButSeries(items: readonly IncomingItem[], document: readonly StoredItem[]): boolean {
  const [item] = items;
  const [known] = document;
  const day = item?.issuedOn;
  if (item === undefined || known === undefined || day === undefined || day !== issueOf(document))
    return false;
  return (
    item.isCreditNote === known.isCreditNote &&
    isSameButSeries(documentKey(item.number, day), documentKey(known.number, day)) &&
    isSame(items, document, [document])
  );
}

/** Every row agrees with an item of its own of the document in due date, instalment and amount. */
function isSame(
  items: readonly IncomingItem[],
  document: readonly StoredItem[],
  documents: readonly (readonly StoredItem[])[],
): boolean {
  const issuedOn = items[0]?.issuedOn;
  // It would get the day of another document of its number.
  const isTaken =
    issuedOn !== undefined &&
    issueOf(document) === '' &&
    documents.some((other) => numberOf(other) === numberOf(document) && issueOf(other) === issuedOn);
  // Items are told apart by their due dates: two of one day would be taken for each other.
  const ofDay = items.map((item) => document.filter(({ dueOn }) => dueOn === item.dueOn));
  const isOneToOne =
    items.every((item, at) => ofDay[at]?.length === 1 && ofDay[at].every((known) => agrees(item, known))) &&
    new Set(ofDay.flat()).size === items.length;
  return isOneToOne && !isTaken;
}

/** Of an item paid in part some exports give nothing but what is left. */
function agrees(item: IncomingItem, known: StoredItem): boolean {
  const isBalance = item.amountCents === item.openCents && item.openCents === known.open;
  return (
    (item.amountCents === known.amount || isBalance) &&
    item.currency === known.currency &&
    (item.instalment === undefined || known.instalment === null || item.instalment === known.instalment)
  );
}

/** Numbers begin again every year: of what is settled, or shares neither days nor amounts, nothing is said. */
function isLikely(items: readonly IncomingItem[], document: readonly StoredItem[]): boolean {
  const isOfDay = items[0]?.issuedOn === issueOf(document);
  return document.some(
    ({ open, dueOn, amount }) =>
      open !== 0 && (isOfDay || items.some((item) => item.dueOn === dueOn || item.amountCents === amount)),
  );
}

function issueOf([first]: readonly StoredItem[]): Day | '' {
  return (first?.issuedOn ?? '') as Day | '';
}
