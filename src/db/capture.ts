/**
 * How undo knows what a row looked like. Before the first statement that changes rows of a table, triggers are set up on it
 * that keep each row as it was, under the operation that is under way. New rows need no copy: their ids ascend, so an
 * operation only notes the range (operations.ts).
 *
 * The triggers belong to the connection, not to the file: reading fifty of them with the schema would take a twentieth of
 * every start, and most commands change rows of one table or of none. They are written from the table itself, so that a
 * new column can never be forgotten.
 */
import type Sqlite from 'better-sqlite3';

/** Tables whose changes are undone. Not here: the journal and the operations (history), the agenda (rebuilt), letter_item (frozen). */
export const CAPTURED_TABLES = [
  'debtor',
  'import_file',
  'invoice',
  'payment',
  'allocation',
  'accessory_share',
  'recovery_case',
  'letter',
  'step_taken',
  'contact',
  'promise',
  'plan',
  'plan_instalment',
  'plan_item',
  'hold',
  'dispute',
  'bank_statement',
  'bank_movement',
  'debtor_iban',
  'debtor_contact',
  'debtor_alias',
  'commercial_information',
  'insolvency',
  'tracing',
  'credit',
  'rate',
  'chosen_rating',
] as const;

export type CapturedTable = (typeof CAPTURED_TABLES)[number];

const CAPTURED: ReadonlySet<string> = new Set(CAPTURED_TABLES);

/** Keeps the rows that the statements of one connection are about to change. */
export class RowKeeper {
  readonly #connection: Sqlite.Database;
  readonly #kept = new Set<string>();

  constructor(connection: Sqlite.Database) {
    this.#connection = connection;
  }

  /** To be called with every statement before it is prepared. */
  expect(sql: string): void {
    const table = changedTable(sql);
    if (table === undefined || this.#kept.has(table) || !CAPTURED.has(table)) return;
    this.#kept.add(table);
    this.#keep(table);
  }

  /** To be called when something was rolled back: what was set up meanwhile went with it. */
  setUpAgain(): void {
    for (const table of this.#kept) this.#keep(table);
  }

  /** The operation under way is the newest one: acts are serialised by the write lock. */
  #keep(table: string): void {
    const columns = this.#connection.pragma(`table_info(${table})`) as { name: string }[];
    const image = columns.map(({ name }) => `'${name}', old.${name}`).join(', ');
    for (const event of ['update', 'delete']) {
      this.#connection.exec(`
create temp trigger if not exists keep_${table}_before_${event} before ${event} on main.${table}
begin
  insert into row_change (operation_id, table_name, row_id, before)
  values ((select max(id) from operation), '${table}', old.id, json_object(${image}));
end;`);
    }
  }
}

const BEGINNINGS = [
  'update or replace ',
  'update ',
  'delete from ',
  'insert or replace into ',
  'replace into ',
];

/**
 * The table of which a statement may change or remove rows: statements change one, and name it first. As Kysely writes them,
 * and as they are written here. Searched for without expressions: to make them ready takes a third of a millisecond.
 */
export function changedTable(sql: string): string | undefined {
  if (sql.startsWith('select')) return undefined;
  if (sql.startsWith('insert into ')) return sql.includes(' on conflict') ? wordAt(sql, 12) : undefined;
  if (sql.startsWith('with ')) return refuseHidden(sql);
  const beginning = BEGINNINGS.find((words) => sql.startsWith(words));
  return beginning === undefined ? undefined : wordAt(sql, beginning.length);
}

/** A name, in quotes or not. */
function wordAt(sql: string, at: number): string {
  const isQuoted = sql.startsWith('"', at);
  const start = isQuoted ? at + 1 : at;
  const end = sql.indexOf(isQuoted ? '"' : ' ', start);
  return sql.slice(start, end === -1 ? sql.length : end);
}

function refuseHidden(sql: string): undefined {
  const isChange = ['delete from ', 'update ', 'insert into '].some((words) => sql.includes(words));
  if (isChange) throw new Error(`what a statement changes must be its first word: ${sql}`);
  return undefined;
}
