/** What a debtor acknowledged: plans that were agreed and promises in writing, each with the invoices it is about (art. 2944 c.c.). */
import type { Day } from '../domain/day.ts';
import type { Interruption } from '../domain/prescription.ts';
import type { Database } from './database.ts';
import { group, type Grouped } from './grouped.ts';
import { protocolText } from './protocol.ts';

interface Row {
  readonly invoice: number;
  readonly on: Day;
  readonly by: 'plan' | 'promise';
  readonly year: number | null;
  readonly serial: number | null;
}

/**
 * By invoice, for all of a debtor. A plan is about what it covers, also when it broke or was given up; a promise about what
 * was issued by its day, in its currency.
 */
export function loadAcknowledgements(database: Database, debtor: number): Grouped<Interruption> {
  const rows = database.rows<Row>(
    `select i.invoice_id as invoice, p.made_on as "on", 'plan' as "by", l.year, l.serial
     from plan p
     join recovery_case c on c.id = p.case_id
     join plan_item i on i.plan_id = p.id
     left join letter l on l.id = p.letter_id and l.status <> 'void'
     where c.debtor_id = @debtor
     union all
     select i.id, p.made_on, 'promise', null, null
     from promise p
     join recovery_case c on c.id = p.case_id
     join invoice i on i.debtor_id = c.debtor_id and i.currency = p.currency and i.is_credit_note = 0
       and case when i.issued_on = '' then i.due_on else i.issued_on end <= p.made_on
     where c.debtor_id = @debtor and p.is_written = 1
     order by 2`,
    { debtor },
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
