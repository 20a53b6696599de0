/**
 * Debtors with something open and no open case. Looked up at every start, so they are kept in a table of their own: asked
 * of the invoices each time, twenty thousand debtors take as long as everything else together.
 */
import type { Day } from '../domain/day.ts';
import type { Database } from './database.ts';

/** Of those debtors, the ones with an invoice that is overdue on a day, by number. As of the last act. */
export function awaitingCase(database: Database, on: Day): number[] {
  return database
    .rows<{ id: number }>(
      `select debtor_id as id from debtor_awaiting_case where earliest_due_on < @on order by debtor_id`,
      { on },
    )
    .map(({ id }) => id);
}

/** First and last id of the rows an operation created, by table. */
type CreatedRows = Readonly<Record<string, readonly [first: number, last: number]>>;

/** Brings the table up to date after an operation: for every debtor whose invoices or cases it created, changed or removed. */
export function updateAwaitingCase(database: Database, operation: number, created: CreatedRows): void {
  const debtors = debtorsConcerned(database, operation, created);
  if (debtors.length === 0) return;
  const values = { debtors: JSON.stringify(debtors) };
  database.write(
    `delete from debtor_awaiting_case where debtor_id in (select value from json_each(@debtors))`,
    values,
  );
  database.write(
    `insert into debtor_awaiting_case (debtor_id, earliest_due_on)
    select i.debtor_id, min(i.due_on)
    from (
      select value as debtor_id from json_each(@debtors)
      where not exists (select 1 from recovery_case c where c.debtor_id = value and c.status = 'open')
    ) caseless cross join invoice i on i.debtor_id = caseless.debtor_id
    where i.open_cents > 0 and i.left_in_case is null
    group by i.debtor_id`,
    values,
  );
}

/** The index by name: after one large operation SQLite takes all of them for as large, and would look at every row. */
function debtorsConcerned(database: Database, operation: number, created: CreatedRows): number[] {
  const kept = database.rows<{ table: string; id: number; debtor: number | null }>(
    `select table_name as "table", row_id as id, before ->> 'debtor_id' as debtor
     from row_change indexed by row_change_of_operation
     where operation_id = @operation and table_name in ('invoice', 'recovery_case')`,
    { operation },
  );
  const debtors = new Set<number>();
  for (const table of ['invoice', 'recovery_case'] as const) {
    const changed = kept.filter((row) => row.table === table);
    // What was removed, or given to another debtor, is only known by what was kept of it.
    for (const { debtor } of changed) if (debtor !== null) debtors.add(debtor);
    const [first, last] = created[table] ?? [1, 0];
    const ranges =
      last < first ? [] : debtorsIn(database, table, `id between @first and @last`, { first, last });
    const ids = JSON.stringify(changed.map(({ id }) => id));
    const still =
      changed.length === 0
        ? []
        : debtorsIn(database, table, `id in (select value from json_each(@ids))`, { ids });
    for (const debtor of [...ranges, ...still]) debtors.add(debtor);
  }
  return [...debtors];
}

/** By the rows' own numbers: an index of debtors would be gone through from end to end. */
function debtorsIn(
  database: Database,
  table: 'invoice' | 'recovery_case',
  which: string,
  values: Readonly<Record<string, unknown>>,
): number[] {
  return database
    .rows<{ debtor: number }>(
      `select distinct debtor_id as debtor from ${table} not indexed where ${which}`,
      values,
    )
    .map(({ debtor }) => debtor);
}
