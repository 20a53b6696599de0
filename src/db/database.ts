/** One SQLite file, opened: Kysely builds the statements (build.ts), better-sqlite3 runs them, synchronously. */
import { readFileSync, statSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import type { CompiledQuery, Insertable, Selectable } from 'kysely';
import { RowKeeper } from './capture.ts';
import { insertRows } from './insertRows.ts';
import type { Book } from './schema.ts';
import { countedAfterwards } from './totals.ts';
import { withoutLog } from './withoutLog.ts';

/** Another process may be writing: an import of a million rows takes about ten seconds. */
const BUSY_TIMEOUT_MILLISECONDS = 20_000;
/** A hundred thousand items with their cases are written without leaving it. */
const CACHE_KIBIBYTES = 48 * 1024;
/** A million items do not fit in any case, and only ever append: the memory is left to what they are read into. */
const CACHE_KIBIBYTES_FOR_VERY_MANY = 8 * 1024;
const VERY_MANY_ROWS = 120_000;

/** Fewer rows than this are written in no time. */
const LEAST_ROWS_TO_INDEX_AFTERWARDS = 2000;

/** Anything Kysely can compile to rows of type `Row`. */
export interface Statement<Row> {
  compile(): CompiledQuery<Row>;
}

/** The open book. Everything is synchronous: nothing can come between two statements of a transaction. */
export class Database {
  /** For reading and for the file itself. What changes rows goes through the methods here, or nothing could take it back. */
  readonly connection: Sqlite.Database;
  readonly #prepared = new Map<string, Sqlite.Statement>();
  readonly #keeper: RowKeeper;

  constructor(connection: Sqlite.Database) {
    this.connection = connection;
    this.#keeper = new RowKeeper(connection);
  }

  /** All rows of a query. */
  all<Row>(statement: Statement<Row>): Row[] {
    const { sql, parameters } = statement.compile();
    return this.#prepare(sql).all(...parameters) as Row[];
  }

  /** The rows of a query one by one: nothing else may be asked of the book meanwhile. */
  each<Row>(statement: Statement<Row>): IterableIterator<Row> {
    const { sql, parameters } = statement.compile();
    return this.#prepare(sql).iterate(...parameters) as IterableIterator<Row>;
  }

  /** All rows of a statement that is written out: `Row` is what it selects, `values` its `@parameters`. */
  rows<Row>(sql: string, values: Readonly<Record<string, unknown>>): Row[] {
    return this.#prepare(sql).all(values) as Row[];
  }

  /** Whole rows of a table whose number in `column` is one of a JSON array, in the order of another column. */
  among<Table extends keyof Book>(
    table: Table,
    column: keyof Book[Table] & string,
    numbers: string,
    order: keyof Book[Table] & string,
  ): Selectable<Book[Table]>[] {
    return this.rows(
      `select * from ${table} where ${column} in (select value from json_each(@numbers)) order by ${order}`,
      { numbers },
    );
  }

  /** Runs a statement that is written out, with its `@parameters`; how many rows it changed. */
  write(sql: string, values: Readonly<Record<string, unknown>>): number {
    return this.#prepare(sql).run(values).changes;
  }

  /** The first row of a query, if any. */
  one<Row>(statement: Statement<Row>): Row | undefined {
    const { sql, parameters } = statement.compile();
    return this.#prepare(sql).get(...parameters) as Row | undefined;
  }

  /** Runs an insert, update or delete; the id of an inserted row and how many rows changed. */
  run(statement: Statement<unknown>): { id: number; changes: number } {
    const { sql, parameters } = statement.compile();
    const result = this.#prepare(sql).run(...parameters);
    return { id: Number(result.lastInsertRowid), changes: result.changes };
  }

  /** Inserts one row; its id. */
  insert<Table extends keyof Book>(table: Table, row: Insertable<Book[Table]>): number {
    return this.insertAll(table, [row]) as number;
  }

  /**
   * Inserts rows with the same columns; the id of the first, undefined when there are none. The ids follow one another,
   * as ids are given in sequence and nobody else writes meanwhile.
   */
  insertAll<Table extends keyof Book>(
    table: Table,
    rows: Iterable<Insertable<Book[Table]>>,
  ): number | undefined {
    return insertRows((sql) => this.#prepare(sql), {
      table,
      rows: rows as Iterable<Record<string, unknown>>,
    });
  }

  /**
   * Does work that adds so many rows to tables. Where they are more than a table holds, its indexes are built afterwards,
   * in a third of the time of keeping them up to date, and ten times less memory is gone through.
   */
  addMany<Result>(tables: readonly (keyof Book)[], rows: number, work: () => Result): Result {
    const indexes = tables.flatMap((table) => (this.#isMostly(table, rows) ? this.#indexesOf(table) : []));
    for (const { name } of indexes) this.connection.exec(`drop index ${name}`);
    const isCounted = tables.includes('agenda') && indexes.length > 0;
    const result = isCounted ? countedAfterwards(this.connection, work) : work();
    for (const { sql } of indexes) this.connection.exec(sql);
    return result;
  }

  /** Changes whenever another process has written something since; what is written here changes nothing. */
  foreignVersion(): number {
    return Number(this.connection.pragma('data_version', { simple: true }));
  }

  /** All or nothing. Takes the write lock at once, so a stale read can never be written back. */
  transaction<Result>(work: () => Result): Result {
    // Not the library's: it prepares nine statements for all kinds of transactions at the first one, a hundredth of a start.
    const isInner = this.connection.inTransaction;
    this.connection.exec(isInner ? 'savepoint inner' : 'begin immediate');
    try {
      const result = work();
      this.connection.exec(isInner ? 'release inner' : 'commit');
      return result;
    } catch (error) {
      // Some errors have SQLite itself take everything back.
      if (this.connection.inTransaction)
        this.connection.exec(isInner ? 'rollback to inner; release inner' : 'rollback');
      this.#keeper.setUpAgain();
      throw error;
    }
  }

  /** The same for work that brings so many rows of a table, with the settings that suit it. */
  largeTransaction<Result>(table: keyof Book, rows: number, work: () => Result): Result {
    if (rows >= VERY_MANY_ROWS && !this.connection.inTransaction) this.#leaveMemory();
    const within = (): Result => this.transaction(work);
    return this.#isMostly(table, rows) ? withoutLog(this.connection, within) : within();
  }

  /** What is sorted for the indexes goes to files, and what was written leaves the memory at once. */
  #leaveMemory(): void {
    this.connection.exec(`pragma temp_store = file; pragma cache_size = -${CACHE_KIBIBYTES_FOR_VERY_MANY}`);
    // Triggers of the connection go with the place where they were.
    this.#keeper.setUpAgain();
  }

  #isMostly(table: string, rows: number): boolean {
    if (rows < LEAST_ROWS_TO_INDEX_AFTERWARDS) return false;
    const held = this.connection.prepare(`select count(*) from (select 1 from ${table} limit ?)`).pluck();
    return Number(held.get(rows + 1)) <= rows;
  }

  /** Those written out; the ones that belong to the table itself stay. */
  #indexesOf(table: string): { readonly name: string; readonly sql: string }[] {
    return this.rows(
      `select name, sql from sqlite_schema where type = 'index' and tbl_name = @table and sql is not null order by rowid`,
      { table },
    );
  }

  close(): void {
    this.connection.close();
  }

  #prepare(sql: string): Sqlite.Statement {
    let prepared = this.#prepared.get(sql);
    if (prepared === undefined) {
      this.#keeper.expect(sql);
      prepared = this.connection.prepare(sql);
      this.#prepared.set(sql, prepared);
    }
    return prepared;
  }
}

/** What a statement of many rows would have to take back is kept in memory; in a file it costs a third of the writing. */
const SETTINGS = `pragma foreign_keys = on; pragma cache_size = -${CACHE_KIBIBYTES}; pragma temp_store = memory;`;
/** A power cut must not take back an act that was reported as done; the cost is not noticeable in a command. */
const SETTINGS_OF_A_FILE = 'pragma journal_mode = wal; pragma synchronous = full;';

/** Opens the file with the settings the program relies on; `:memory:` for tests. Does not migrate: see migrate.ts. */
export function openFile(path: string, options: { readonly readonly?: boolean } = {}): Database {
  // What follows is for writing only; the cache alone takes half a millisecond to set up.
  if (options.readonly === true) return new Database(openToRead(path));
  const connection = new Sqlite(path, { timeout: BUSY_TIMEOUT_MILLISECONDS });
  // In one go: each by itself takes as long as a query.
  connection.exec(path === ':memory:' ? SETTINGS : `${SETTINGS} ${SETTINGS_OF_A_FILE}`);
  return new Database(connection);
}

/** Opens a book that will only be read, also where nothing may be written: on a share, on a backup disk. */
function openToRead(path: string): Sqlite.Database {
  const connection = new Sqlite(path, { readonly: true, timeout: BUSY_TIMEOUT_MILLISECONDS });
  const trouble = troubleReading(connection);
  if (trouble === 'broken-off') {
    connection.close();
    takeBackBrokenOff(path);
    return openToRead(path);
  }
  if (trouble === undefined || hasUnmergedWrites(path)) return connection;
  connection.close();
  return copyInMemory(path);
}

/**
 * `closed`: even reading fails, because nothing may be created beside the book. `broken-off`: a large import ended in the
 * middle (withoutLog.ts), and only who may write can take back what it left. Other trouble shows with the first query.
 */
function troubleReading(connection: Sqlite.Database): 'closed' | 'broken-off' | undefined {
  try {
    connection.pragma('schema_version');
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'SQLITE_READONLY_ROLLBACK') return 'broken-off';
    return code === 'SQLITE_READONLY_DIRECTORY' || code === 'SQLITE_CANTOPEN' ? 'closed' : undefined;
  }
}

/** SQLite does it by itself with the first look at the book. */
function takeBackBrokenOff(path: string): void {
  const connection = new Sqlite(path, { timeout: BUSY_TIMEOUT_MILLISECONDS });
  try {
    connection.exec(SETTINGS_OF_A_FILE);
  } finally {
    connection.close();
  }
}

/** What is still in the log beside the book is missing in the book itself: without it the answers would be wrong. */
function hasUnmergedWrites(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** The book read whole: SQLite itself needs to write a lock beside a book that keeps a log. */
function copyInMemory(path: string): Sqlite.Database {
  const bytes = readFileSync(path);
  // Bytes 18 and 19 of the header say how the file is written: 2 with a log beside it, 1 without (SQLite file format, 1.3).
  bytes[18] = 1;
  bytes[19] = 1;
  return new Sqlite(bytes, { readonly: true });
}
