/** What else the morning's commands ask at each start; written out, as in storedAgenda.ts. */
import type { CaseItem } from '../domain/case.ts';
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

/** Debtors with an invoice overdue on a day and no open case, by number: as of now, in the middle of an act too. */
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

/** When the overdue invoices of these debtors fell due, how they are paid and whether they came back; alike ones count once. */
export function overdueItemsOf(
  database: Database,
  on: Day,
  debtors: readonly number[],
): Pick<CaseItem, 'dueOn' | 'method' | 'returnedOn'>[] {
  const rows = database.rows<{ dueOn: Day; method: string | null; returnedOn: Day | null }>(
    `select distinct due_on as dueOn, method, returned_on as returnedOn
     from invoice
     where debtor_id in (select value from json_each(@debtors))
       and open_cents > 0 and due_on < @on and left_in_case is null`,
    { on, debtors: JSON.stringify(debtors) },
  );
  return rows.map(({ dueOn, method, returnedOn }) => ({
    dueOn,
    ...(method === null ? {} : { method }),
    ...(returnedOn === null ? {} : { returnedOn }),
  }));
}

/** How many bank movements wait for a person to confirm them. */
export function countProposals(database: Database): number {
  const [row] = database.rows<{ count: number }>(
    `select count(*) as count from bank_movement where state = 'proposed' and state in ('proposed', 'unknown')`,
    {},
  );
  return row?.count ?? 0;
}

/** How many bank movements belong to a customer, by payer or number, and were placed with no invoice. */
export function countNotPlaced(database: Database): number {
  const [row] = database.rows<{ count: number }>(
    `select count(*) as count from bank_movement
     where state = 'unknown' and state in ('proposed', 'unknown')
       and (debtor_id is not null or findings like '%"invoices-%')`,
    {},
  );
  return row?.count ?? 0;
}

/** How many cases a person has worked on a day; imports and what the run did by itself are not counted. */
export function casesWorkedOn(database: Database, on: Day): number {
  const [row] = database.rows<{ count: number }>(
    `select count(distinct j.case_id) as count from operation o join journal j on j.operation_id = o.id
     where o.on_day = @on and o.kind = 'act' and o.is_undone = 0 and o.who <> 'cron' and o.command not in ('import', 'run')`,
    { on },
  );
  return row?.count ?? 0;
}
