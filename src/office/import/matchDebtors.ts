/** Which debtor of the book each row of an export means, and which are new (rule 20). */
import { allAliases } from '../../db/debtorAliases.ts';
import { allIdentities, mapOfDebtors } from '../../db/debtors.ts';
import { nameKey, signOf, type DebtorDetails, type SaidDetails } from '../../domain/debtor/debtor.ts';
import {
  DebtorIndex,
  type Answered,
  type Conflict,
  type DebtorAnswer,
  type Identity,
} from '../../domain/debtor/debtorMatch.ts';
import type { DebtorConflict, IncomingItems, ReadFile, RowProblem } from '../../domain/import/incoming.ts';
import { instalmentKey } from '../../domain/import/itemMatch.ts';
import { present } from '../../domain/present.ts';
import { assignKeys, distinctDebtors, type Assigned, type DistinctDebtors } from './assignDebtors.ts';
import { sharedByNew, type Shared } from './documentsElsewhere.ts';
import { isNewDebtor } from './newDebtors.ts';
import type { Book } from '../book.ts';
import { recognisedDebtors, type Recognised } from './recognisedDebtors.ts';

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
