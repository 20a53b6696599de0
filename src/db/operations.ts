/** Operations: what one command did, as the unit of undo, and taking one back or forth (rule 19). */
import type { Selectable } from 'kysely';
import type { Day } from '../domain/day.ts';
import { CAPTURED_TABLES, type CapturedTable } from './capture.ts';
import { updateAwaitingCase } from './awaitingCase.ts';
import { build } from './build.ts';
import type { Database } from './database.ts';
import type { OperationTable } from './schema.ts';

export type OperationRow = Selectable<OperationTable>;

/** First and last id of the rows an operation created, by table. */
type CreatedRows = Partial<Record<CapturedTable, readonly [first: number, last: number]>>;

/** When, by whom and with which command. `at` is a UTC instant. */
export interface OperationStart {
  readonly kind: 'act' | 'undo' | 'redo';
  readonly command: string;
  readonly on: Day;
  readonly at: string;
  readonly who: string;
  readonly batch?: number;
  readonly target?: number;
}

/** Opens an operation inside the transaction that is under way; finish it with finishOperation. */
export function startOperation(
  database: Database,
  start: OperationStart,
): { id: number; marks: ReadonlyMap<string, number> } {
  const id = database.insert('operation', {
    kind: start.kind,
    command: start.command,
    on_day: start.on,
    at: start.at,
    who: start.who,
    batch_id: start.batch ?? null,
    target_id: start.target ?? null,
    toggled_by: null,
  });
  return { id, marks: highestIds(database) };
}

/** Notes which rows the operation created, and the facts of its one-line summary. */
export function finishOperation(
  database: Database,
  operation: { id: number; marks: ReadonlyMap<string, number> },
  summary: object,
): void {
  const created: Record<string, readonly [number, number]> = {};
  for (const [table, last] of highestIds(database)) {
    const before = operation.marks.get(table) ?? 0;
    if (last > before) created[table] = [before + 1, last];
  }
  updateAwaitingCase(database, operation.id, created);
  database.write(`update operation set created = @created, summary = @summary where id = @id`, {
    created: JSON.stringify(created),
    summary: JSON.stringify(summary),
    id: operation.id,
  });
}

/** Removes an operation that turned out to change nothing. */
export function dropOperation(database: Database, id: number): void {
  database.run(build.deleteFrom('operation').where('id', '=', id));
}

/** The acts that `undo` would take back next: one, or all of a batch, newest first. */
export function undoable(database: Database): OperationRow[] {
  const newest = database.one(
    build
      .selectFrom('operation')
      .selectAll()
      .where('kind', '=', 'act')
      .where('is_undone', '=', 0)
      .orderBy('id', 'desc'),
  );
  return newest === undefined ? [] : togetherWith(database, newest, 'desc');
}

/**
 * The acts that `redo` would bring back next, oldest first. What was undone before something new was done is gone for
 * good: it would come back into another book than it left.
 */
export function redoable(database: Database): OperationRow[] {
  const next = database.one(
    build
      .selectFrom('operation as undone')
      .selectAll()
      .where('kind', '=', 'act')
      .where('is_undone', '=', 1)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('operation as newer')
              .select('newer.id')
              .where('newer.kind', '=', 'act')
              .where((either) =>
                either.or([
                  either('newer.id', '>', either.ref('undone.toggled_by')),
                  either.and([
                    either('newer.id', '>', either.ref('undone.id')),
                    either('newer.is_undone', '=', 0),
                  ]),
                ]),
              ),
          ),
        ),
      )
      .orderBy('id'),
  );
  return next === undefined ? [] : togetherWith(database, next, 'asc');
}

/**
 * Takes an act back, or brings it back, inside the operation under way: everything the act, or the undo or redo that
 * touched it last, did to the rows is reversed.
 */
export function toggleAct(database: Database, act: OperationRow, by: number): void {
  const toReverse = act.toggled_by ?? act.id;
  // Rows come back in the reverse order they went: a debtor may return after its invoices.
  database.connection.pragma('defer_foreign_keys = on');
  removeCreated(database, toReverse);
  restoreChanged(database, toReverse, by);
  database.run(
    build
      .updateTable('operation')
      .set({ toggled_by: by, is_undone: act.is_undone === 1 ? 0 : 1 })
      .where('id', '=', act.id),
  );
}

/** Numbers of the cases that an operation's journal entries speak of. */
export function casesOfOperation(database: Database, id: number): number[] {
  return database
    .all(
      build
        .selectFrom('journal')
        .select('case_id')
        .distinct()
        .where('operation_id', '=', id)
        .where('case_id', 'is not', null),
    )
    .map((row) => row.case_id as number);
}

/**
 * An act with the others of its batch, as far as nothing else was done between them: a run that prints letters while
 * somebody works is taken back in the order in which things were done.
 */
function togetherWith(database: Database, member: OperationRow, order: 'asc' | 'desc'): OperationRow[] {
  const batch = member.batch_id ?? member.id;
  const isFurther = order === 'asc' ? '>=' : '<=';
  const acts = database.all(
    build
      .selectFrom('operation')
      .selectAll()
      .where('kind', '=', 'act')
      .where('is_undone', '=', member.is_undone)
      .where('id', isFurther, member.id)
      .where('id', '>=', batch)
      .orderBy('id', order),
  );
  const end = acts.findIndex(({ id, batch_id: of }) => id !== batch && of !== batch);
  return end < 0 ? acts : acts.slice(0, end);
}

function highestIds(database: Database): Map<string, number> {
  const rows = database.rows<{ name: string; seq: number }>('select name, seq from sqlite_sequence', {});
  const captured: readonly string[] = CAPTURED_TABLES;
  return new Map(rows.filter((row) => captured.includes(row.name)).map((row) => [row.name, row.seq]));
}

function createdRows(database: Database, operation: number): CreatedRows {
  const row = database.one(build.selectFrom('operation').select('created').where('id', '=', operation));
  return JSON.parse(row?.created ?? '{}') as CreatedRows;
}

function removeCreated(database: Database, operation: number): void {
  for (const [table, [first, last]] of Object.entries(createdRows(database, operation))) {
    // An issued letter is voided and keeps its number; everything else goes as if it had never been.
    const verb = table === 'letter' ? `update letter set status = 'void'` : `delete from ${table}`;
    database.write(`${verb} where id between @first and @last`, { first, last });
  }
}

function restoreChanged(database: Database, operation: number, by: number): void {
  const created = createdRows(database, operation);
  const changes = database.all(
    build.selectFrom('row_change').selectAll().where('operation_id', '=', operation).orderBy('id', 'desc'),
  );
  for (const { table_name: name, row_id: id, before } of changes) {
    const table = name as CapturedTable;
    const [first, last] = created[table] ?? [1, 0];
    if (id >= first && id <= last) continue;
    if (before === null) database.write(`delete from ${table} where id = @id`, { id });
    else restoreRow(database, table, id, JSON.parse(before) as Record<string, string | number | null>, by);
  }
}

function restoreRow(
  database: Database,
  table: CapturedTable,
  id: number,
  image: Record<string, string | number | null>,
  by: number,
): void {
  const columns = Object.keys(image).filter((column) => column !== 'id');
  const values = { ...image, id };
  const assignments = columns.map((column) => `${column} = @${column}`).join(', ');
  if (database.write(`update ${table} set ${assignments} where id = @id`, values) > 0) return;
  const marks = columns.map((column) => `@${column}`).join(', ');
  database.write(`insert into ${table} (id, ${columns.join(', ')}) values (@id, ${marks})`, values);
  const insertion = { operation_id: by, table_name: table, row_id: id, before: null };
  database.run(build.insertInto('row_change').values(insertion));
}
