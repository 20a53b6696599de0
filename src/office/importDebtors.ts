/** The debtors of an export: matched with the book, the new ones written, the known ones completed. */
import { allDebtors, insertDebtors, updateDebtor } from '../db/debtors.ts';
import type { Debtor, DebtorDetails } from '../domain/debtor.ts';
import { DebtorIndex } from '../domain/debtorMatch.ts';
import type { IncomingItem, ReadFile, RowProblem } from '../domain/incoming.ts';
import { instalmentKey } from '../domain/itemMatch.ts';
import type { Recorder } from './act.ts';
import type { Book } from './book.ts';

/** Debtors of a file by the row they stand in. Keys above zero are ids of the book, below zero debtors to be created. */
export interface MatchedDebtors {
  /** For each row of the file, in order: its debtor's key, or 0 when the row cannot be taken. */
  readonly keys: readonly number[];
  /** Everything the file says about each debtor it names. */
  readonly details: ReadonlyMap<number, DebtorDetails>;
  readonly known: ReadonlyMap<number, Debtor>;
  readonly problems: readonly RowProblem[];
  /** A customers' export is newer than the book; an invoice export only fills gaps. */
  readonly isMasterData: boolean;
}

/** Matches every row's debtor with the book. Rows of one debtor get one key, in whatever order they stand. */
export function matchDebtors(book: Book, file: ReadFile): MatchedDebtors {
  const rows = file.kind === 'debtors' ? file.debtors : file.items;
  const known = new Map(allDebtors(book.database).map((debtor) => [debtor.id, debtor]));
  const index = new DebtorIndex([...known].map(([key, details]) => ({ key, details })));
  const signatures = distinctDebtors(rows);
  const keyOf = assignKeys(signatures, index);
  const details = new Map<number, DebtorDetails>();
  for (const [signature, key] of keyOf) {
    const debtor = signatures.distinct.get(signature);
    if (debtor !== undefined) details.set(key, { ...debtor, ...details.get(key) });
  }
  const keys = keysOfRows(rows, signatures, keyOf);
  const conflicts = rows
    .filter((_, row) => keys[row] === 0)
    .map((row): RowProblem => ({
      line: row.line,
      column: '',
      value: row.debtor.name,
      code: 'debtor-conflict',
    }));
  const repeated = file.kind === 'items' ? repeatedItems(file.items, keys) : new Set<number>();
  const repeats = [...repeated].map((row): RowProblem => {
    const { line, number } = file.items[row] as IncomingItem;
    return { line, column: '', value: number, code: 'duplicate-item' };
  });
  const keptKeys = repeated.size === 0 ? keys : keys.map((key, row) => (repeated.has(row) ? 0 : key));
  return {
    keys: keptKeys,
    details,
    known,
    problems: [...conflicts, ...repeats],
    isMasterData: file.kind === 'debtors',
  };
}

/** Rows that are the same item of the same debtor, told only once it is known who the debtor is; all but the first. */
function repeatedItems(items: readonly IncomingItem[], keys: readonly number[]): Set<number> {
  const numbers = repeatedNumbers(items);
  const seen = new Set<string>();
  const repeated = new Set<number>();
  if (numbers.size === 0) return repeated;
  items.forEach((item, row) => {
    const key = keys[row] ?? 0;
    if (key === 0 || !numbers.has(item.number)) return;
    const identity = `${item.number}\u0000${key}\u0000${item.issuedOn ?? ''}\u0000${instalmentKey(item)}`;
    if (seen.has(identity)) repeated.add(row);
    else seen.add(identity);
  });
  return repeated;
}

/** Document numbers that several rows have: few, and only those rows can be the same item. */
function repeatedNumbers(items: readonly IncomingItem[]): Set<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { number } of items) {
    if (seen.has(number)) repeated.add(number);
    else seen.add(number);
  }
  return repeated;
}

interface Signatures {
  readonly of: ReadonlyMap<DebtorDetails, string>;
  readonly distinct: ReadonlyMap<string, DebtorDetails>;
}

type Rows = readonly { readonly debtor: DebtorDetails }[];

/** The different debtors a file describes, each once: 100,000 rows rarely name more than some thousand. */
function distinctDebtors(rows: Rows): Signatures {
  const of = new Map<DebtorDetails, string>();
  const distinct = new Map<string, DebtorDetails>();
  let previous: DebtorDetails | undefined;
  for (const { debtor } of rows) {
    // The rows of a debtor mostly stand together, and those that say the same share one value.
    if (debtor === previous || of.has(debtor)) continue;
    previous = debtor;
    const signature = JSON.stringify(debtor);
    of.set(debtor, signature);
    if (!distinct.has(signature)) distinct.set(signature, debtor);
  }
  return { of, distinct };
}

/** The key of each row's debtor, or 0 when it contradicts what is known. */
function keysOfRows(rows: Rows, signatures: Signatures, keyOf: ReadonlyMap<string, number>): number[] {
  let previous: DebtorDetails | undefined;
  let key = 0;
  return rows.map(({ debtor }) => {
    if (debtor === previous) return key;
    previous = debtor;
    key = keyOf.get(signatures.of.get(debtor) ?? '') ?? 0;
    return key;
  });
}

/**
 * Rows with a tax number speak first, then those with a code, then bare names, and among those what is written decides:
 * so the order of rows never matters.
 */
function assignKeys({ distinct }: Signatures, index: DebtorIndex): Map<string, number> {
  const keyOf = new Map<string, number>();
  let nextNew = -1;
  const byStrength = [...distinct]
    .map(([signature, details]) => ({ signature, details, rank: strength(details) }))
    .sort((a, b) => a.rank - b.rank || (a.signature < b.signature ? -1 : 1));
  for (const { signature, details } of byStrength) {
    const match = index.match(details);
    if (match.kind === 'conflict') continue;
    const key = match.kind === 'known' ? match.key : nextNew;
    if (match.kind === 'new') nextNew -= 1;
    index.add(key, details);
    keyOf.set(signature, key);
  }
  return keyOf;
}

function strength(details: DebtorDetails): number {
  if (details.vatNumber !== undefined || details.taxCode !== undefined) return 0;
  return details.code === undefined ? 2 : 1;
}

/** Writes new debtors, by the key they were matched under, and completes known ones. */
export function importDebtors(
  book: Book,
  matched: MatchedDebtors,
  cases: ReadonlyMap<number, number>,
  recorder: Recorder,
): { readonly created: ReadonlyMap<number, Debtor>; readonly updated: number } {
  const added = [...matched.details].filter(([key]) => key < 0);
  const debtors = insertDebtors(
    book.database,
    added.map(([, details]) => ({ ...details, ...traitsOf(details, book) })),
  );
  const created = new Map(added.map(([key], position) => [key, debtors[position] as Debtor]));
  let updated = 0;
  for (const [key, details] of matched.details) {
    if (key < 0) continue;
    const debtor = matched.known.get(key);
    const changes = debtor === undefined ? {} : changesTo(debtor, details, matched.isMasterData);
    if (Object.keys(changes).length === 0) continue;
    updateDebtor(book.database, key, changes);
    recorder.note(cases.get(key), 'debtor-updated', { debtor: key, changes });
    updated += 1;
  }
  return { created, updated };
}

const ADDRESS_FIELDS: ReadonlySet<string> = new Set(['address', 'postcode', 'city', 'province', 'country']);

/** What an export adds to a debtor. What a person checked is not overwritten, and a wrong number does not come back. */
function changesTo(debtor: Debtor, details: DebtorDetails, isMasterData: boolean): Partial<DebtorDetails> {
  const entries = Object.entries(details).filter(([field, value]) => {
    const current = debtor[field as keyof DebtorDetails];
    if (current === value) return false;
    if (current === undefined) return !(field === 'phone' && value === debtor.wrongPhone);
    const wasChecked = ADDRESS_FIELDS.has(field) && debtor.addressCheckedOn !== undefined;
    return isMasterData && !wasChecked;
  });
  return Object.fromEntries(entries);
}

/** A tax code of sixteen characters without a VAT number is a private person: a consumer until somebody says otherwise. */
function traitsOf(details: DebtorDetails, { settings }: Book) {
  const isPerson = details.vatNumber === undefined && details.taxCode?.length === 16;
  const isForeign =
    (details.country !== undefined && details.country !== 'IT') ||
    /^(?!IT)[A-Z]{2}/.test(details.vatNumber ?? '');
  return {
    kind: isPerson ? 'person' : 'company',
    isConsumer: isPerson,
    language: isForeign ? 'en' : settings.letterLanguage,
  } as const;
}
