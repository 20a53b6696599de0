/** The journal: what happened, appended and never changed. What was undone stays in it, marked by its operation. */
import type { Day } from '../domain/day.ts';
import { build } from './build.ts';
import type { Database } from './database.ts';

/** One line of history. `data` holds English codes, ISO days and cents; the sentence is made on the screen. */
export interface JournalEntry {
  readonly id: number;
  readonly operation: number;
  readonly command: string;
  readonly caseNumber?: number;
  readonly on: Day;
  readonly at: string;
  readonly who: string;
  readonly kind: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly isUndone: boolean;
}

/** An entry to be appended, under the operation that is under way. */
export interface NewEntry {
  readonly operation: number;
  readonly caseNumber?: number;
  readonly on: Day;
  readonly at: string;
  readonly who: string;
  readonly kind: string;
  readonly data: object;
}

/** Appends entries in the order they are given. */
export function appendToJournal(database: Database, entries: readonly NewEntry[]): void {
  const rows = entries.map((entry) => ({
    operation_id: entry.operation,
    case_id: entry.caseNumber ?? null,
    on_day: entry.on,
    at: entry.at,
    who: entry.who,
    kind: entry.kind,
    data: JSON.stringify(entry.data),
  }));
  database.insertAll('journal', rows);
}

/** The journal of one case, oldest first; without a case, of the whole book. `limit` keeps the newest ones. */
export function readJournal(
  database: Database,
  options: {
    readonly caseNumber?: number;
    readonly operation?: number;
    readonly limit?: number;
    readonly withUndone: boolean;
  },
): JournalEntry[] {
  let query = build
    .selectFrom('journal')
    .innerJoin('operation', 'operation.id', 'journal.operation_id')
    .select([
      'journal.id',
      'journal.operation_id',
      'operation.command',
      'journal.case_id',
      'journal.on_day',
      'journal.at',
      'journal.who',
      'journal.kind',
      'journal.data',
      'operation.is_undone',
    ])
    .orderBy('journal.id', 'desc');
  if (options.caseNumber !== undefined) query = query.where('journal.case_id', '=', options.caseNumber);
  if (options.operation !== undefined) query = query.where('journal.operation_id', '=', options.operation);
  if (!options.withUndone)
    query = query.where('operation.is_undone', '=', 0).where('operation.kind', '=', 'act');
  if (options.limit !== undefined) query = query.limit(options.limit);
  return database
    .all(query)
    .map((row) => ({
      id: row.id,
      operation: row.operation_id,
      command: row.command,
      ...(row.case_id === null ? {} : { caseNumber: row.case_id }),
      on: row.on_day as Day,
      at: row.at,
      who: row.who,
      kind: row.kind,
      data: JSON.parse(row.data) as Record<string, unknown>,
      isUndone: row.is_undone === 1,
    }))
    .toReversed();
}
