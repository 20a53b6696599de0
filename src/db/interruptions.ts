/**
 * What makes the term of an invoice begin anew (art. 2943, 2944 c.c.): written demands that are proved to have arrived, part
 * payments that did not bounce, plans that were agreed and promises in writing. Written out, as in storedAgenda.ts.
 */
import type { Day } from '../domain/day.ts';
import type { Interruption } from '../domain/court/prescription.ts';
import type { Database } from './database.ts';
import { group, type Grouped } from './grouped.ts';
import { protocolText } from './protocol.ts';

interface Row {
  readonly invoice: number;
  readonly on: Day;
  readonly by: 'demand' | 'payment' | 'plan' | 'promise';
  readonly year: number | null;
  readonly serial: number | null;
}

/**
 * By invoice, for all of these debtors, in the order of their days. A plan is about what it covers, also when it broke or was
 * given up; a promise about what was issued by its day, in its currency.
 */
export function loadInterruptions(database: Database, debtors: readonly number[]): Grouped<Interruption> {
  const rows = database.rows<Row>(
    `select li.invoice_id as invoice, l.arrived_on as "on", 'demand' as "by", l.year, l.serial
     from invoice i join letter_item li on li.invoice_id = i.id join letter l on l.id = li.letter_id
     where i.debtor_id in (select value from json_each(@debtors)) and l.status = 'issued' and l.arrived_on is not null
     union all
     select a.invoice_id, p.paid_on, 'payment', null, null
     from payment p join allocation a on a.payment_id = p.id
     where p.debtor_id in (select value from json_each(@debtors)) and p.reversed_on is null and a.cents > 0
     union all
     select i.invoice_id, p.made_on, 'plan', l.year, l.serial
     from recovery_case c
     join plan p on p.case_id = c.id
     join plan_item i on i.plan_id = p.id
     left join letter l on l.id = p.letter_id and l.status <> 'void'
     where c.debtor_id in (select value from json_each(@debtors))
     union all
     select i.id, p.made_on, 'promise', null, null
     from recovery_case c
     join promise p on p.case_id = c.id
     join invoice i on i.debtor_id = c.debtor_id and i.currency = p.currency and i.is_credit_note = 0
       and case when i.issued_on = '' then i.due_on else i.issued_on end <= p.made_on
     where c.debtor_id in (select value from json_each(@debtors)) and p.is_written = 1
     order by 2`,
    { debtors: JSON.stringify(debtors) },
  );
  return group(
    rows,
    (row) => row.invoice,
    ({ on, by, year, serial }): Interruption => ({
      on,
      by,
      ...(year === null || serial === null ? {} : { reference: protocolText(year, serial) }),
    }),
  );
}
