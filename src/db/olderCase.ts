import type { Database } from './database.ts';

/** The act, not undone, that brought a row of a table. */
const actThatMade = (table: string, id: string): string =>
  `select o.id from operation o
   where o.kind = 'act' and o.is_undone = 0
     and ${id} between json_extract(o.created, '$.${table}[0]') and json_extract(o.created, '$.${table}[1]')`;

/** The last case that payments of these invoices had closed, made before the open case was: they were due by then. */
export function caseClosedBefore(
  database: Database,
  openCase: number,
  invoices: readonly number[],
): number | undefined {
  const [row] = database.rows<{ id: number }>(
    `select c.id
     from recovery_case c
     join invoice i on i.debtor_id = c.debtor_id
     join allocation a on a.invoice_id = i.id
     join payment p on p.id = a.payment_id
     where i.id in (select value from json_each(@invoices))
       and c.id < @openCase and c.close_reason in ('paid', 'credited')
       and i.due_on < c.closed_on and p.paid_on <= c.closed_on
       and (${actThatMade('payment', 'p.id')}) < (${actThatMade('recovery_case', '@openCase')})
     order by c.id desc
     limit 1`,
    { openCase, invoices: JSON.stringify(invoices) },
  );
  return row?.id;
}
