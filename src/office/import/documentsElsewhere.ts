/**
 * Documents of a file that stand in the book under another debtor. Our numbers are our own: the same number, days and
 * amount under two customers mean that the two are one, or that one of them has what the other owes.
 */
import { build, sql } from '../../db/build.ts';
import type { IncomingItem, IncomingItems } from '../../domain/import/incoming.ts';
import type { Book } from '../book.ts';
import { isNewDebtor } from './newDebtors.ts';

/** An item that the book does not have under its own debtor. */
interface Candidate {
  /** Its debtor, by whatever key. */
  readonly owner: number;
  readonly place: number;
  readonly item: Omit<IncomingItem, 'reference'>;
}

/** What an owner and a debtor of the book both have. */
export interface Shared {
  readonly owner: number;
  readonly debtor: number;
  /** Where one of the items stands among those looked for. */
  readonly place: number;
  /** The numbers of the first documents. */
  readonly numbers: string[];
  /** Whether anything is open of them, here or there. */
  isOpen: boolean;
}

/** Looked up together: enough to be quick, and few enough for a file of any size to fit in memory. */
const ITEMS_AT_ONCE = 2_000;

/** Numbers kept of each pair: a note shows a few. */
const MOST_NUMBERS = 3;

/** A "number" that so many rows of a file have is none of a document: `SALDO`, `Quota 2026`. */
const TOO_COMMON = 50;
/** Nor is one that so many items of the book have, with the same day and amount. */
const MOST_ALIKE = 3;

/** What the debtors that are new in a file have in common with others of the book. An empty book is not looked at. */
export function sharedByNew(book: Book, items: IncomingItems, keys: Int32Array): Shared[] {
  if (!keys.some(isNewDebtor) || !hasItems(book)) return [];
  const groups = items.sameNumbers();
  const groupOf = new Int32Array(items.length).fill(-1);
  for (const [at, places] of groups.entries()) for (const place of places) groupOf[place] = at;
  const group = (place: number): readonly number[] => groups[groupOf[place] ?? -1] ?? [];
  const candidates = function* (): Generator<Candidate> {
    for (let place = 0; place < items.length; place += 1) {
      const owner = keys[place] ?? 0;
      if (!isNewDebtor(owner) || group(place).length > TOO_COMMON) continue;
      yield { owner, place, item: items.withoutReferenceAt(place) };
    }
  };
  // A file that has it under both knows two documents of that number.
  return shared(book, candidates(), ({ place }, debtor) =>
    group(place).every((beside) => keys[beside] !== debtor),
  );
}

/** The same of new items of debtors that the book has. */
export function sharedByKnown(
  book: Book,
  added: readonly { readonly debtor: number; readonly item: IncomingItem }[],
): Shared[] {
  if (added.length === 0 || !hasItems(book)) return [];
  const count = new Map<string, number>();
  for (const { item } of added) count.set(item.number, (count.get(item.number) ?? 0) + 1);
  const candidates = function* (): Generator<Candidate> {
    for (const [place, { debtor, item }] of added.entries())
      if ((count.get(item.number) ?? 0) <= TOO_COMMON) yield { owner: debtor, place, item };
  };
  return shared(book, candidates(), () => true);
}

function hasItems({ database }: Book): boolean {
  return database.one(build.selectFrom('invoice').select('id').limit(1)) !== undefined;
}

function shared(
  book: Book,
  candidates: Iterable<Candidate>,
  isProof: (candidate: Candidate, debtor: number) => boolean,
): Shared[] {
  const found = new Map<string, Shared>();
  for (const some of inChunks(candidates)) {
    const stored = storedAlike(book, some);
    for (const candidate of some) {
      const alike = stored.get(signOf(candidate.item)) ?? [];
      if (alike.length > MOST_ALIKE) continue;
      for (const known of alike) {
        if (isOfAnother(candidate, known) && isProof(candidate, known.debtor)) put(found, candidate, known);
      }
    }
  }
  return [...found.values()];
}

function* inChunks(candidates: Iterable<Candidate>): Generator<readonly Candidate[]> {
  let some: Candidate[] = [];
  for (const candidate of candidates) {
    some.push(candidate);
    if (some.length < ITEMS_AT_ONCE) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

function put(found: Map<string, Shared>, { owner, place, item }: Candidate, known: StoredAlike): void {
  const key = `${owner} ${known.debtor}`;
  const isOpen = item.openCents !== 0 || known.open !== 0;
  const before = found.get(key);
  if (before === undefined) {
    found.set(key, { owner, debtor: known.debtor, place, numbers: [item.number], isOpen });
    return;
  }
  before.isOpen ||= isOpen;
  if (before.numbers.length < MOST_NUMBERS && !before.numbers.includes(item.number))
    before.numbers.push(item.number);
}

interface StoredAlike {
  readonly debtor: number;
  readonly issuedOn: string;
  readonly open: number;
}

/** Of another debtor and of the same day; a list that does not give the day contradicts none. */
function isOfAnother({ owner, item }: Candidate, { debtor, issuedOn }: StoredAlike): boolean {
  return debtor !== owner && (item.issuedOn === undefined || issuedOn === '' || item.issuedOn === issuedOn);
}

/** What the book has of the numbers, by what tells one item from another. */
function storedAlike({ database }: Book, some: readonly Candidate[]): Map<string, StoredAlike[]> {
  const numbers = JSON.stringify([...new Set(some.map(({ item }) => item.number))]);
  const rows = database.all(
    build
      .selectFrom('invoice')
      .select(['debtor_id', 'number', 'issued_on', 'due_on', 'amount_cents', 'open_cents', 'currency'])
      .where('number', 'in', sql<string>`(select value from json_each(${numbers}))`)
      .orderBy('id'),
  );
  const stored = new Map<string, StoredAlike[]>();
  for (const { number, due_on: dueOn, amount_cents: amountCents, currency, ...row } of rows) {
    const sign = signOf({ number, dueOn, amountCents, currency });
    const alike = { debtor: row.debtor_id, issuedOn: row.issued_on, open: row.open_cents };
    const others = stored.get(sign);
    if (others === undefined) stored.set(sign, [alike]);
    else others.push(alike);
  }
  return stored;
}

/** A credit note is told by its amount, which is below zero. */
function signOf(item: {
  readonly number: string;
  readonly dueOn: string;
  readonly amountCents: number;
  readonly currency: string;
}): string {
  return [item.number, item.dueOn, item.amountCents, item.currency].join('\u0000');
}
