/** The first large import, written once: there is nothing in the book yet that anybody would want to read meanwhile. */
import type Sqlite from 'better-sqlite3';

/**
 * Does work that fills an empty book, with the rollback journal in place of the log. With the log everything is written
 * twice, first to it and then to the book: a tenth of a large import. The journal keeps what the work changes of the
 * book, which is next to nothing, and is as safe: what was broken off is taken back by whoever opens the book next. While
 * another program has the book open the log stays, as it does for work within a transaction.
 */
export function withoutLog<Result>(connection: Sqlite.Database, work: () => Result): Result {
  if (connection.inTransaction || !leavesLog(connection)) return work();
  try {
    return work();
  } finally {
    takesLogAgain(connection);
  }
}

/** False when somebody else has the book open: nobody is waited for. */
function leavesLog(connection: Sqlite.Database): boolean {
  const patience = Number(connection.pragma('busy_timeout', { simple: true }));
  connection.pragma('busy_timeout = 0');
  try {
    return connection.pragma('journal_mode = delete', { simple: true }) === 'delete';
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  } finally {
    connection.pragma(`busy_timeout = ${patience}`);
  }
}

/** If somebody reads all the time the log stays away until the book is opened for writing again (database.ts). */
function takesLogAgain(connection: Sqlite.Database): void {
  try {
    connection.pragma('journal_mode = wal');
  } catch (error) {
    if (!isBusy(error)) throw error;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
