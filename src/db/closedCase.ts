/** What a closed case was about: the debtor may have bought, and owe, other things since. */
import type { Database } from './database.ts';

/**
 * Ids of its invoices: those left in it; those its letters, plans and disputes were about; and those settled by the day it
 * closed and after the debtor's case before it had closed. What lists show as settled without a payment counts by its due date.
 */
export function invoicesOfClosedCase(database: Database, caseNumber: number): ReadonlySet<number> {
  const rows = database.rows<{ id: number }>(
    `select i.id from recovery_case c join invoice i on i.debtor_id = c.debtor_id
     where c.id = @caseNumber and (
       i.left_in_case = c.id
       or i.left_in_case is null and (
         exists (
           select 1 from letter l join letter_item li on li.letter_id = l.id
           where l.case_id = c.id and l.status <> 'void' and li.invoice_id = i.id
         )
         or exists (select 1 from plan p join plan_item pi on pi.plan_id = p.id where p.case_id = c.id and pi.invoice_id = i.id)
         or exists (select 1 from dispute d where d.case_id = c.id and d.invoice_id = i.id)
         or i.open_cents = 0 and coalesce(
           (select max(p.paid_on) from allocation a join payment p on p.id = a.payment_id
            where a.invoice_id = i.id and p.reversed_on is null),
           i.due_on
         ) between coalesce(
           (select date(max(b.closed_on), '+1 day') from recovery_case b
            where b.debtor_id = c.debtor_id and b.id < c.id and b.closed_on is not null),
           ''
         ) and c.closed_on
       )
     )`,
    { caseNumber },
  );
  return new Set(rows.map(({ id }) => id));
}
