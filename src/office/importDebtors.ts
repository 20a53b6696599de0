/** The debtors of an export: matched with the book, the new ones written, the known ones completed. */
import { allAliases, insertAlias } from '../db/debtorAliases.ts';
import { insertContacts, insertContactsOfNew, otherContactsInDetails } from '../db/debtorContacts.ts';
import { allIdentities, debtorsById, insertDebtors, mapOfDebtors, updateDebtor } from '../db/debtors.ts';
import { nameKey, signOf, type Debtor, type DebtorDetails, type SaidDetails } from '../domain/debtor.ts';
import {
  DebtorIndex,
  identityLabel,
  type Answered,
  type Conflict,
  type DebtorAnswer,
  type Identity,
} from '../domain/debtorMatch.ts';
import type { DebtorConflict, IncomingItems, ReadFile, RowProblem } from '../domain/incoming.ts';
import { instalmentKey } from '../domain/itemMatch.ts';
import { haveWordInCommon } from '../domain/looseName.ts';
import { present } from '../domain/present.ts';
import type { Recorder } from './act.ts';
import { assignKeys, distinctDebtors, type Assigned, type DistinctDebtors } from './assignDebtors.ts';
import { sharedByNew, type Shared } from './documentsElsewhere.ts';
import { isNewDebtor, NewDebtors, type Traits } from './newDebtors.ts';
import { classesOfNew } from './newRatings.ts';
import type { Book, Moment } from './book.ts';
import { recognisedDebtors, type Recognised } from './recognisedDebtors.ts';
import { isContactField, takeContacts } from './importContacts.ts';

/** Debtors of a file by the row they stand in. Keys above zero are ids of the book, below zero debtors to be created. */
export interface MatchedDebtors {
  /** For each row of the file, in order: its debtor's key, or 0 when the row cannot be taken. */
  readonly keys: Int32Array;
  /** Everything the file says about each debtor it names. */
  readonly details: ReadonlyMap<number, SaidDetails>;
  readonly problems: readonly RowProblem[];
  /** A customers' export is newer than the book; an invoice export only fills gaps. */
  readonly isMasterData: boolean;
  /** The file is an invoice to a public body. */
  readonly isToPublicBody: boolean;
  /** Rows in conflict of which a person said whom they mean: what they say, with the debtor's key. */
  readonly answered: readonly Answered[];
  /** Debtors of the book that the file calls otherwise, known by their documents. */
  readonly recognised: readonly Recognised[];
  /** What debtors that are new have in common with others of the book, all the same. */
  readonly shared: readonly Shared[];
}

/**
 * Matches every row's debtor with the book. Rows of one debtor get one key, in whatever order they stand. Who seems new, and
 * is known by its documents, is matched once more under what it is called in the book.
 */
export function matchDebtors(
  book: Book,
  file: ReadFile,
  answers: readonly DebtorAnswer[] = [],
): MatchedDebtors {
  const rows = file.kind === 'debtors' ? listed(file.debtors) : file.items;
  const distinct = distinctDebtors(rows.debtors);
  const before = assign(book, rows, distinct, answers, []);
  const shared = file.kind === 'debtors' ? [] : sharedByNew(book, file.items, before.keys);
  const near = withoutOtherTowns(book, shared, distinct, before);
  const recognised = recognisedDebtors(before.index, near, saidByNew(near, distinct, before));
  const after = recognised.length === 0 ? before : assign(book, rows, distinct, answers, recognised);
  const { keys, index, answered } = after;
  const details = detailsByKey(distinct, after);
  const problems = [...conflicts(rows, keys, index)];
  if (file.kind === 'items') problems.push(...withoutRepeated(file.items, keys));
  return {
    keys,
    details,
    problems,
    isMasterData: file.kind === 'debtors',
    isToPublicBody: file.isToPublicBody === true,
    answered,
    recognised,
    shared: shared.flatMap((each) => {
      const owner = keys[each.place] ?? 0;
      return each.isOpen && isNewDebtor(owner) ? [{ ...each, owner }] : [];
    }),
  };
}

/** Whom the debtors of a file mean, with the index that says so. */
interface Assignment extends Assigned {
  readonly index: DebtorIndex;
  /** By row. */
  readonly keys: Int32Array;
}

function assign(
  book: Book,
  rows: Rows,
  distinct: DistinctDebtors,
  answers: readonly DebtorAnswer[],
  recognised: readonly Recognised[],
): Assignment {
  const index = new DebtorIndex(allIdentities(book.database));
  const asked: Answered[] = [];
  for (const { debtor, identity, isAnswer } of allAliases(book.database)) {
    if (isAnswer === true) asked.push({ key: debtor, said: identity });
    else index.addAlias(debtor, identity);
  }
  index.addAnswers(asked);
  for (const { debtor, said } of recognised) for (const each of said) index.addMeant(debtor, each);
  const assigned = assignKeys(distinct, index, answers);
  const keys = new Int32Array(rows.length);
  for (let place = 0; place < rows.length; place += 1) {
    keys[place] = assigned.keysOfDistinct[distinct.placeOf[rows.debtorAt(place)] ?? 0] ?? 0;
  }
  return { ...assigned, index, keys };
}

/** What the rows of new debtors call them, those apart of whom a person said that they are new. */
function saidByNew(
  shared: readonly Shared[],
  { debtors }: DistinctDebtors,
  { keysOfDistinct, answered }: Assigned,
): ReadonlyMap<number, readonly Identity[]> {
  const wanted = new Set(shared.map(({ owner }) => owner));
  for (const { key } of answered) wanted.delete(key);
  const said = new Map<number, Identity[]>();
  for (const [place, debtor] of debtors.entries()) {
    const key = keysOfDistinct[place] ?? 0;
    if (!wanted.has(key)) continue;
    said.set(key, [...(said.get(key) ?? []), identityIn(debtor)]);
  }
  return said;
}

/** Two towns are two customers until a person says otherwise. */
function withoutOtherTowns(
  { database }: Book,
  shared: readonly Shared[],
  { debtors }: DistinctDebtors,
  { keysOfDistinct }: Assigned,
): readonly Shared[] {
  if (shared.length === 0) return shared;
  const knownDebtors = mapOfDebtors(
    database,
    shared.map(({ debtor }) => debtor),
  );
  const townsSaid = Map.groupBy(debtors.keys(), (place) => keysOfDistinct[place] ?? 0);
  return shared.filter(({ owner, debtor }) => {
    const known = knownDebtors.get(debtor)?.city;
    const said = (townsSaid.get(owner) ?? []).flatMap((place) => debtors[place]?.city ?? []);
    return known === undefined || said.every((town) => nameKey(town) === nameKey(known));
  });
}

function detailsByKey(
  { debtors, order }: DistinctDebtors,
  { keysOfDistinct, aliases, reduced }: Assigned,
): Map<number, SaidDetails> {
  const details = new Map<number, SaidDetails>();
  // In one order at every import: of two rows about one debtor the first is believed.
  for (const place of order) {
    const key = keysOfDistinct[place] ?? 0;
    const debtor = reduced.get(place) ?? debtors[place];
    // What a debtor was called before it was merged says nothing new about the one it became part of.
    if (debtor === undefined || key === 0 || aliases.has(place)) continue;
    const before = details.get(key);
    details.set(key, before === undefined ? debtor : { ...debtor, ...before });
  }
  return details;
}

/** Rows with their debtors, by place. */
interface Rows {
  readonly length: number;
  readonly debtors: readonly SaidDetails[];
  debtorAt(place: number): number;
  at(place: number): { readonly line: number; readonly debtor: SaidDetails } | undefined;
}

function listed(rows: ReadFile['debtors']): Rows {
  const debtors = rows.map(({ debtor }) => debtor);
  return { length: rows.length, debtors, debtorAt: (place) => place, at: (place) => rows[place] };
}

function* conflicts(rows: Rows, keys: Int32Array, index: DebtorIndex): Generator<RowProblem> {
  const lines = new Map<number, number | undefined>();
  const lineOf = (key: number): number | undefined => {
    if (key < 0 && !lines.has(key)) lines.set(key, rows.at(keys.indexOf(key))?.line);
    return lines.get(key);
  };
  for (let place = keys.indexOf(0); place !== -1; place = keys.indexOf(0, place + 1)) {
    const row = rows.at(place);
    if (row === undefined) return;
    const match = index.match(row.debtor);
    const conflict =
      match.kind === 'conflict' ? { conflict: describe(match, index, row.debtor, lineOf) } : {};
    yield { line: row.line, column: '', value: row.debtor.name, code: 'debtor-conflict', ...conflict };
  }
}

/** The debtors of a conflict by what `debtor` finds them by. */
function describe(
  { why, keys }: Conflict,
  index: DebtorIndex,
  row: DebtorDetails,
  lineOf: (key: number) => number | undefined,
): DebtorConflict {
  const debtors = keys.map((key) => {
    const identity = index.identityOf(key);
    return { key, sign: signOf(identity), name: identity.name, ...present({ line: lineOf(key) }) };
  });
  return { why, debtors, said: identityIn(row) };
}

function identityIn({ name, code, vatNumber, taxCode }: DebtorDetails): Identity {
  return {
    name,
    ...(code === undefined ? {} : { code }),
    ...(vatNumber === undefined ? {} : { vatNumber }),
    ...(taxCode === undefined ? {} : { taxCode }),
  };
}

/** Takes out rows that are the same item of the same debtor, told only once it is known who that is; all but the first. */
function withoutRepeated(items: IncomingItems, keys: Int32Array): RowProblem[] {
  const problems: RowProblem[] = [];
  for (const places of items.sameNumbers()) {
    const seen = new Map<string, number>();
    for (const place of places) {
      const key = keys[place] ?? 0;
      if (key === 0) continue;
      const item = items.at(place);
      const identity = `${key}\u0000${item.issuedOn ?? ''}\u0000${instalmentKey(item)}`;
      const firstLine = seen.get(identity);
      if (firstLine === undefined) {
        seen.set(identity, item.line);
        continue;
      }
      keys[place] = 0;
      const { line, number: value } = item;
      problems.push({ line, column: '', value, code: 'duplicate-item', firstLine });
    }
  }
  return problems;
}

/** A first import of more customers is not kept waiting: the next run rates them, before any letter is due to leave. */
const MOST_RATED_AT_ONCE = 2_000;

/**
 * Writes new debtors, by the key they were matched under, and completes known ones. New ones are rated by what is open of
 * `items`, so that their cases open with the strategy that fits.
 */
export function importDebtors(
  book: Book,
  moment: Pick<Moment, 'today'>,
  matched: MatchedDebtors,
  cases: ReadonlyMap<number, number>,
  recorder: Recorder,
  items: IncomingItems,
): {
  readonly created: NewDebtors;
  readonly updated: number;
  readonly otherNames: readonly OtherName[];
} {
  const { database } = book;
  const { today } = moment;
  // In the order of their keys, which the order of the rows does not change: cases are numbered by it.
  const added = [...matched.details].filter(([key]) => isNewDebtor(key)).sort(([a], [b]) => b - a);
  const isRated = added.length <= MOST_RATED_AT_ONCE;
  const classOf = isRated ? classesOfNew(book, today, items, matched.keys) : undefined;
  const classes = classOf === undefined ? [] : added.map(([key]) => classOf(key));
  const describe = (details: DebtorDetails, place: number): Traits => {
    const rated = classes[place];
    const traits = traitsOf(details, matched, book);
    return rated === undefined ? traits : { ...traits, rating: { class: rated, since: today } };
  };
  const described = function* () {
    for (const [place, [, details]] of added.entries()) yield { ...details, ...describe(details, place) };
  };
  const first = database.addMany(['debtor'], added.length, () => insertDebtors(database, described()));
  const created = new NewDebtors(added, first, describe);
  for (const { said, key } of matched.answered) {
    const debtor = created.idOf(key) ?? key;
    // Of a row that was left out meanwhile there is nobody.
    if (debtor < 0) continue;
    insertAlias(database, { debtor, identity: said, isAnswer: true }, moment.today);
    recorder.note(cases.get(debtor), 'debtor-answered', { debtor, row: identityLabel(said) });
  }
  rememberRecognised(book, moment, matched, cases, recorder);
  if (created.size > 0) insertContactsOfNew(database, first, moment.today);
  addOtherContacts(book, moment, added, first);
  const differing = differingDebtors(book, matched);
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
  return { created, updated, otherNames: otherNames(differing) };
}

/** The next file of that program may name none of the documents that prove it. */
function rememberRecognised(
  { database }: Book,
  { today }: Pick<Moment, 'today'>,
  { recognised }: MatchedDebtors,
  cases: ReadonlyMap<number, number>,
  recorder: Recorder,
): void {
  for (const { debtor, said, numbers } of recognised) {
    for (const identity of said) insertAlias(database, { debtor, identity }, today);
    const rows = said.map((identity) => identityLabel(identity));
    recorder.note(cases.get(debtor), 'debtor-recognised', { debtor, rows, numbers });
  }
}

/** The numbers and mailboxes new debtors have beside those to use. */
function addOtherContacts(
  { database }: Book,
  { today }: Pick<Moment, 'today'>,
  added: readonly (readonly [key: number, details: SaidDetails])[],
  first: number,
): void {
  const others = added.flatMap(([, details], position) =>
    details.otherContacts === undefined ? [] : [...otherContactsInDetails(first + position, details, today)],
  );
  if (others.length > 0) insertContacts(database, others);
}

/** Known debtors of whom the file says something else than the book: most imports name thousands and change a few. */
function differingDebtors(
  { database }: Book,
  { details, isToPublicBody }: MatchedDebtors,
): { readonly debtor: Debtor; readonly details: SaidDetails }[] {
  const differing: { debtor: Debtor; details: SaidDetails }[] = [];
  for (const debtor of debtorsById(
    database,
    [...details.keys()].filter((key) => key > 0),
  )) {
    const said = details.get(debtor.id);
    if (said === undefined) continue;
    const isOther = Object.entries(said).some(
      ([field, value]) => debtor[field as keyof DebtorDetails] !== value,
    );
    if (isOther || (isToPublicBody && debtor.kind === 'company')) differing.push({ debtor, details: said });
  }
  return differing;
}

const ADDRESS_FIELDS: ReadonlySet<string> = new Set(['address', 'postcode', 'city', 'province', 'country']);

/** A customer whom the file calls by a name that has nothing in common with that of the book. */
export interface OtherName {
  readonly debtor: Debtor;
  readonly name: string;
}

/** Known by the code alone, which may have been given to another customer meanwhile; a tax number belongs to one for ever. */
function otherNames(
  differing: readonly { readonly debtor: Debtor; readonly details: SaidDetails }[],
): OtherName[] {
  return differing.flatMap(({ debtor, details }) => {
    const isSure = (['vatNumber', 'taxCode'] as const).some(
      (sign) => details[sign] !== undefined && details[sign] === debtor[sign],
    );
    return isSure || haveWordInCommon(debtor.name, details.name) ? [] : [{ debtor, name: details.name }];
  });
}

/** What an export adds to a debtor, contacts apart. What a person checked is not overwritten. */
function changesTo(debtor: Debtor, said: SaidDetails, isMasterData: boolean): Partial<DebtorDetails> {
  const { otherContacts: _, ...details } = said;
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
