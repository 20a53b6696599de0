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

/**
 * Brings the table up to date after an operation: for every debtor whose invoices or cases it created, changed or removed.
 * @param created first and last id of the rows it created, by table
 */
export function updateAwaitingCase(
  database: Database,
  operation: number,
  created: Readonly<Record<string, readonly [first: number, last: number]>>,
): void {
  const [firstDebtor, lastDebtor] = created['debtor'] ?? NONE;
  const [firstInvoice, lastInvoice] = created['invoice'] ?? NONE;
  const [firstCase, lastCase] = created['recovery_case'] ?? NONE;
  const values = { operation, firstDebtor, lastDebtor, firstInvoice, lastInvoice, firstCase, lastCase };
  database.write(`${CHANGED} delete from debtor_awaiting_case where debtor_id in changed`, values);
  database.write(
    `${CHANGED}
    insert into debtor_awaiting_case (debtor_id, earliest_due_on)
    select i.debtor_id, min(i.due_on)
    from (
      select debtor_id from changed
      where not exists (select 1 from recovery_case c where c.debtor_id = changed.debtor_id and c.status = 'open')
    ) caseless cross join invoice i on i.debtor_id = caseless.debtor_id
    where i.open_cents > 0 and i.left_in_case is null
    group by i.debtor_id`,
    values,
  );
}

const NONE = [1, 0] as const;

/** What was removed, or given to another debtor, is only known by what was kept of it. */
const CHANGED = `with kept as materialized (
    select table_name, row_id, before ->> 'debtor_id' as debtor_id from row_change
    where operation_id = @operation and table_name in ('invoice', 'recovery_case')
  ), changed(debtor_id) as materialized (
    select id from debtor where id between @firstDebtor and @lastDebtor
    union select debtor_id from invoice
      where id between @firstInvoice and @lastInvoice and debtor_id not between @firstDebtor and @lastDebtor
    union select debtor_id from recovery_case
      where id between @firstCase and @lastCase and debtor_id not between @firstDebtor and @lastDebtor
    union select debtor_id from kept where debtor_id is not null
    union select debtor_id from invoice where id in (select row_id from kept where table_name = 'invoice')
    union select debtor_id from recovery_case where id in (select row_id from kept where table_name = 'recovery_case')
  )`;
