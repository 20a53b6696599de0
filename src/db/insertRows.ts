/** Many rows into one table. Written without Kysely: building a statement for each row takes longer than running it. */
import type Sqlite from 'better-sqlite3';

/** Inserting is a third faster than row by row; more of them gain nothing. */
const ROWS_A_STATEMENT = 20;

/** A row by column; all rows have the same ones in the same order. */
type Row = Readonly<Record<string, unknown>>;

/** What is inserted where. */
export interface Insertion {
  readonly table: string;
  readonly rows: Iterable<Row>;
}

/**
 * Inserts rows with the same columns; the id of the first, undefined when there are none. Handing over a value costs as
 * much as storing it, and rows that come together have much in common: what is the same in all rows of a statement is
 * handed over once.
 */
export function insertRows(
  prepare: (sql: string) => Sqlite.Statement,
  { table, rows }: Insertion,
): number | undefined {
  let first: number | undefined;
  let columns: string[] = [];
  // Once a column was not shared it is not looked at again: the statements would be as many as the ways to share.
  let shared: boolean[] = [];
  let statement: Sqlite.Statement | undefined;
  let values: unknown[] = [];
  let count = 0;

  const write = (whole: Sqlite.Statement, given: readonly unknown[]): void => {
    const { lastInsertRowid } = whole.run(...given);
    first ??= Number(lastInsertRowid) - count + 1;
    values = [];
    count = 0;
  };
  const writeTogether = (): void => {
    const still = shared.map((was, at) => was && isSameInAll(values, at, columns.length));
    if (statement === undefined || still.some((is, at) => is !== shared[at])) {
      shared = still;
      statement = prepare(sharingInsertion(table, columns, shared));
    }
    write(statement, withSharedOnce(values, shared));
  };

  for (const row of rows) {
    if (columns.length === 0) {
      columns = Object.keys(row);
      shared = columns.map((_, at) => at > 0);
    }
    for (const column of columns) values.push(row[column]);
    count += 1;
    if (count === ROWS_A_STATEMENT) writeTogether();
  }
  if (count > 0) write(prepare(insertion(table, columns, count)), values);
  return first;
}

function isSameInAll(values: readonly unknown[], at: number, width: number): boolean {
  const value = values[at];
  for (let place = at + width; place < values.length; place += width) {
    if (values[place] !== value) return false;
  }
  return true;
}

/** The shared values of the first row, then those of each row of its own. */
function withSharedOnce(values: readonly unknown[], shared: readonly boolean[]): unknown[] {
  const width = shared.length;
  const given: unknown[] = [];
  for (let at = 0; at < width; at += 1) if (shared[at] === true) given.push(values[at]);
  for (let start = 0; start < values.length; start += width) {
    for (let at = 0; at < width; at += 1) if (shared[at] !== true) given.push(values[start + at]);
  }
  return given;
}

function insertion(table: string, columns: readonly string[], rows: number): string {
  return `${head(table, columns)} ${valuesOf(rows, columns.length)}`;
}

function sharingInsertion(table: string, columns: readonly string[], shared: readonly boolean[]): string {
  let own = 0;
  const selected = shared.map((is) => (is ? '?' : `column${(own += 1)}`)).join(', ');
  return `${head(table, columns)} select ${selected} from (${valuesOf(ROWS_A_STATEMENT, own)})`;
}

function head(table: string, columns: readonly string[]): string {
  return `insert into ${table} (${columns.join(', ')})`;
}

function valuesOf(rows: number, width: number): string {
  const row = `(${Array.from({ length: width }, () => '?').join(', ')})`;
  return `values ${Array.from({ length: rows }, () => row).join(', ')}`;
}
