/** The debtors of an export: matched with the book, the new ones written, the known ones completed. */
import { allAliases } from '../db/debtorAliases.ts';
import { insertContactsOfNew } from '../db/debtorContacts.ts';
import { allDebtors, insertDebtors, updateDebtor } from '../db/debtors.ts';
import type { Debtor, DebtorDetails } from '../domain/debtor.ts';
import { DebtorIndex, type Conflict, type Match } from '../domain/debtorMatch.ts';
import type { DebtorConflict, IncomingItems, ReadFile, RowProblem } from '../domain/incoming.ts';
import { instalmentKey } from '../domain/itemMatch.ts';
import type { Recorder } from './act.ts';
import type { Book, Moment } from './book.ts';
import { isContactField, takeContacts } from './importContacts.ts';

/** Debtors of a file by the row they stand in. Keys above zero are ids of the book, below zero debtors to be created. */
export interface MatchedDebtors {
  /** For each row of the file, in order: its debtor's key, or 0 when the row cannot be taken. */
  readonly keys: Int32Array;
  /** Everything the file says about each debtor it names. */
  readonly details: ReadonlyMap<number, DebtorDetails>;
  readonly known: ReadonlyMap<number, Debtor>;
  readonly problems: readonly RowProblem[];
  /** A customers' export is newer than the book; an invoice export only fills gaps. */
  readonly isMasterData: boolean;
  /** The file is an invoice to a public body. */
  readonly isToPublicBody: boolean;
}

/** Matches every row's debtor with the book. Rows of one debtor get one key, in whatever order they stand. */
export function matchDebtors(book: Book, file: ReadFile): MatchedDebtors {
  const rows = file.kind === 'debtors' ? listed(file.debtors) : file.items;
  const known = new Map(allDebtors(book.database).map((debtor) => [debtor.id, debtor]));
  const index = new DebtorIndex([...known].map(([key, details]) => ({ key, details })));
  for (const { debtor, identity } of allAliases(book.database)) index.addAlias(debtor, identity);
  const signatures = distinctDebtors(rows.debtors);
  const { keyOf, aliases } = assignKeys(signatures, index);
  const details = new Map<number, DebtorDetails>();
  for (const [signature, key] of keyOf) {
    const debtor = signatures.distinct.get(signature);
    const before = details.get(key);
    // What a debtor was called before it was merged says nothing new about the one it became part of.
    if (debtor !== undefined && !aliases.has(signature))
      details.set(key, before === undefined ? debtor : { ...debtor, ...before });
  }
  const keys = keysOfRows(rows, signatures, keyOf);
  const nameOf = (key: number): DebtorDetails | undefined => known.get(key) ?? details.get(key);
  const problems = [...conflicts(rows, keys, index, nameOf)];
  if (file.kind === 'items') problems.push(...withoutRepeated(file.items, keys));
  return {
    keys,
    details,
    known,
    problems,
    isMasterData: file.kind === 'debtors',
    isToPublicBody: file.isToPublicBody === true,
  };
}

/** Rows with their debtors, by place. */
interface Rows {
  readonly length: number;
  readonly debtors: readonly DebtorDetails[];
  debtorAt(place: number): number;
  at(place: number): { readonly line: number; readonly debtor: DebtorDetails } | undefined;
}

function listed(rows: ReadFile['debtors']): Rows {
  const debtors = rows.map(({ debtor }) => debtor);
  return { length: rows.length, debtors, debtorAt: (place) => place, at: (place) => rows[place] };
}

function* conflicts(
  rows: Rows,
  keys: Int32Array,
  index: DebtorIndex,
  nameOf: (key: number) => DebtorDetails | undefined,
): Generator<RowProblem> {
  for (let place = keys.indexOf(0); place !== -1; place = keys.indexOf(0, place + 1)) {
    const row = rows.at(place);
    if (row === undefined) return;
    const match = index.match(row.debtor);
    const conflict = match.kind === 'conflict' ? { conflict: describe(match, nameOf) } : {};
    yield { line: row.line, column: '', value: row.debtor.name, code: 'debtor-conflict', ...conflict };
  }
}

/** The debtors of a conflict by what `debtor` finds them by. */
function describe(
  { why, keys }: Conflict,
  nameOf: (key: number) => DebtorDetails | undefined,
): DebtorConflict {
  const debtors = keys.map(nameOf).filter((debtor) => debtor !== undefined);
  return {
    why,
    debtors: debtors.map(({ code, vatNumber, taxCode, name }) => ({
      sign: code ?? vatNumber ?? taxCode ?? name,
      name,
    })),
  };
}

/** Takes out rows that are the same item of the same debtor, told only once it is known who that is; all but the first. */
function withoutRepeated(items: IncomingItems, keys: Int32Array): RowProblem[] {
  const problems: RowProblem[] = [];
  for (const places of items.sameNumbers()) {
    const seen = new Set<string>();
    for (const place of places) {
      const key = keys[place] ?? 0;
      if (key === 0) continue;
      const item = items.at(place);
      const identity = `${key}\u0000${item.issuedOn ?? ''}\u0000${instalmentKey(item)}`;
      if (seen.has(identity)) {
        keys[place] = 0;
        problems.push({ line: item.line, column: '', value: item.number, code: 'duplicate-item' });
      }
      seen.add(identity);
    }
  }
  return problems;
}

interface Signatures {
  readonly of: ReadonlyMap<DebtorDetails, string>;
  readonly distinct: ReadonlyMap<string, DebtorDetails>;
}

/** The different debtors a file describes, each once: 100,000 rows rarely name more than some thousand. */
function distinctDebtors(debtors: readonly DebtorDetails[]): Signatures {
  const of = new Map<DebtorDetails, string>();
  const distinct = new Map<string, DebtorDetails>();
  for (const debtor of debtors) {
    const signature = JSON.stringify(debtor);
    of.set(debtor, signature);
    if (!distinct.has(signature)) distinct.set(signature, debtor);
  }
  return { of, distinct };
}

/** The key of each row's debtor, or 0 when it contradicts what is known. */
function keysOfRows(rows: Rows, signatures: Signatures, keyOf: ReadonlyMap<string, number>): Int32Array {
  const keys = rows.debtors.map((debtor) => keyOf.get(signatures.of.get(debtor) ?? '') ?? 0);
  return Int32Array.from({ length: rows.length }, (_, place) => keys[rows.debtorAt(place)] ?? 0);
}

/**
 * Signs the book knows speak first, then rows with a tax number, then those with a code, then bare names, and among those
 * what is written decides: so the order of rows never matters. What one row tells about a debtor may settle the doubt of
 * another: doubtful rows are asked again for as long as that helps, else they would only be understood the second time.
 */
function assignKeys({ distinct }: Signatures, index: DebtorIndex): Assigned {
  const keyOf = new Map<string, number>();
  const aliases = new Set<string>();
  let nextNew = -1;
  const take = ({ signature, details }: Signed, match: Match | undefined): boolean => {
    if (match === undefined || match.kind === 'conflict') return false;
    const key = match.kind === 'known' ? match.key : nextNew;
    if (match.kind === 'new') nextNew -= 1;
    if (match.kind === 'known' && match.isAlias) aliases.add(signature);
    else index.add(key, details);
    keyOf.set(signature, key);
    return true;
  };
  const inOrder = [...distinct]
    .map(([signature, details]) => ({ signature, details, rank: strength(details) }))
    .sort((a, b) => a.rank - b.rank || (a.signature < b.signature ? -1 : 1));
  const unsigned = repeatedly(inOrder, (debtor) => take(debtor, index.matchBySign(debtor.details)));
  let doubtful: Signed[] = [];
  for (const rank of [0, 1, 2]) {
    const candidates = [...doubtful, ...unsigned.filter((debtor) => debtor.rank === rank)];
    doubtful = repeatedly(candidates, (debtor) => take(debtor, index.match(debtor.details)));
  }
  // In one order at every import: of two rows about one debtor the first is believed.
  const taken = inOrder.filter(({ signature }) => keyOf.has(signature));
  return { keyOf: new Map(taken.map(({ signature }) => [signature, keyOf.get(signature) ?? 0])), aliases };
}

/** Whom each distinct description means. */
interface Assigned {
  readonly keyOf: ReadonlyMap<string, number>;
  /** Descriptions of debtors that were merged into others. */
  readonly aliases: ReadonlySet<string>;
}

interface Signed {
  readonly signature: string;
  readonly details: DebtorDetails;
}

/** Tries all of them again and again while any of them is taken; those that are left. */
function repeatedly<Each>(all: readonly Each[], isTaken: (each: Each) => boolean): Each[] {
  const left = all.filter((each) => !isTaken(each));
  return left.length === 0 || left.length === all.length ? left : repeatedly(left, isTaken);
}

function strength(details: DebtorDetails): number {
  if (details.vatNumber !== undefined || details.taxCode !== undefined) return 0;
  return details.code === undefined ? 2 : 1;
}

/** Writes new debtors, by the key they were matched under, and completes known ones. */
export function importDebtors(
  book: Book,
  moment: Pick<Moment, 'today'>,
  matched: MatchedDebtors,
  cases: ReadonlyMap<number, number>,
  recorder: Recorder,
): { readonly created: ReadonlyMap<number, Debtor>; readonly updated: number } {
  const { database } = book;
  const added = [...matched.details].filter(([key]) => key < 0);
  const debtors = insertDebtors(
    database,
    added.map(([, details]) => ({ ...details, ...traitsOf(details, matched, book) })),
  );
  const created = new Map(added.map(([key], position) => [key, debtors[position] as Debtor]));
  const [firstNew] = debtors;
  if (firstNew !== undefined) insertContactsOfNew(database, firstNew.id, moment.today);
  const differing = differingDebtors(matched);
  const contacts = takeContacts(book, moment, differing, matched.isMasterData);
  let updated = 0;
  for (const { debtor, details } of differing) {
    const taken = contacts.get(debtor.id);
    const changes = { ...changesTo(debtor, details, matched.isMasterData), ...taken?.inUse };
    const isPublicNow = matched.isToPublicBody && debtor.kind === 'company';
    const isAnyNew = (taken?.added.length ?? 0) > 0;
    if (Object.keys(changes).length === 0 && !isPublicNow && !isAnyNew) continue;
    updateDebtor(database, debtor.id, changes, isPublicNow ? { kind: 'public' } : {});
    recorder.note(cases.get(debtor.id), 'debtor-updated', {
      debtor: debtor.id,
      changes,
      ...(isPublicNow ? { traits: { kind: 'public' } } : {}),
      ...(isAnyNew ? { contacts: taken?.added } : {}),
    });
    updated += 1;
  }
  return { created, updated };
}

/** Known debtors of whom the file says something else than the book: most imports name thousands and change a few. */
function differingDebtors({ details, known, isToPublicBody }: MatchedDebtors): {
  readonly debtor: Debtor;
  readonly details: DebtorDetails;
}[] {
  const differing: { debtor: Debtor; details: DebtorDetails }[] = [];
  for (const [key, said] of details) {
    const debtor = known.get(key);
    if (debtor === undefined) continue;
    const isOther = Object.entries(said).some(
      ([field, value]) => debtor[field as keyof DebtorDetails] !== value,
    );
    if (isOther || (isToPublicBody && debtor.kind === 'company')) differing.push({ debtor, details: said });
  }
  return differing;
}

const ADDRESS_FIELDS: ReadonlySet<string> = new Set(['address', 'postcode', 'city', 'province', 'country']);

/** What an export adds to a debtor, contacts apart. What a person checked is not overwritten. */
function changesTo(debtor: Debtor, details: DebtorDetails, isMasterData: boolean): Partial<DebtorDetails> {
  const entries = Object.entries(details).filter(([field, value]) => {
    const current = debtor[field as keyof DebtorDetails];
    if (current === value || isContactField(field)) return false;
    const wasChecked = ADDRESS_FIELDS.has(field) && debtor.addressCheckedOn !== undefined;
    return current === undefined || (isMasterData && !wasChecked);
  });
  return Object.fromEntries(entries);
}

/** A tax code of sixteen characters without a VAT number is a private person: a consumer until somebody says otherwise. */
function traitsOf(details: DebtorDetails, { isToPublicBody }: MatchedDebtors, { settings }: Book) {
  const isPerson = !isToPublicBody && details.vatNumber === undefined && details.taxCode?.length === 16;
  const isForeign =
    (details.country !== undefined && details.country !== 'IT') ||
    /^(?!IT)[A-Z]{2}/.test(details.vatNumber ?? '');
  return {
    kind: isToPublicBody ? 'public' : isPerson ? 'person' : 'company',
    isConsumer: isPerson,
    language: isForeign ? 'en' : settings.letterLanguage,
  } as const;
}
