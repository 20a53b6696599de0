/** What else the morning's commands ask at each start; written out, as in storedAgenda.ts. */
import type { Day } from '../domain/day.ts';
import type { Database } from './database.ts';

/**
 * The day the book last learnt what is open. Invoices as issued and lists of customers say nothing about payments, so
 * they count only where nothing else was ever imported.
 */
export function lastImportDay(database: Database): Day | undefined {
  const [row] = database.rows<{ last: Day | null }>(
    `select coalesce(max(imported_on) filter (where open_totals <> '[]'), max(imported_on)) as last from import_file`,
    {},
  );
  return row?.last ?? undefined;
}

/** Debtors with an invoice overdue on a day and no open case, by number. */
export function overdueWithoutCase(database: Database, on: Day): number[] {
  // "Not zero" is what the index of open items is made for; "above zero" alone would not be looked up in it.
  const rows = database.rows<{ id: number }>(
    `select d.id from debtor d
     where not exists (select 1 from recovery_case c where c.debtor_id = d.id and c.status = 'open')
       and exists (
         select 1 from invoice i
         where i.debtor_id = d.id and i.open_cents <> 0 and i.open_cents > 0 and i.due_on < @on and i.left_in_case is null
       )
     order by d.id`,
    { on },
  );
  return rows.map(({ id }) => id);
}
