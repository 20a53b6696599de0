/** What letters that left claimed beside the principal, and what came in for it. Nothing is asked where no warning left. */
import type { AccessoryFact } from '../domain/case.ts';
import type { Day } from '../domain/day.ts';
import { chargedDocument } from '../domain/interest/chargedDocument.ts';
import type { LedgerItem } from '../domain/interest/interestClaim.ts';
import { cents, type Cents, type Currency } from '../domain/money.ts';
import type { Database } from './database.ts';
import { group, type Grouped } from './grouped.ts';
import { protocolText } from './protocol.ts';

/** A later letter takes the place of what an earlier one of the same case claimed for an invoice. */
const CLAIMED = `letter_item li
  join letter l on l.id = li.letter_id and l.status = 'issued' and l.sent_on is not null
  join invoice i on i.id = li.invoice_id
  where li.interest_cents + li.lump_sum_cents > 0
    and not exists (
      select 1 from letter_item later join letter m on m.id = later.letter_id
      where later.invoice_id = li.invoice_id and m.id > l.id and m.case_id = l.case_id and m.status = 'issued'
        and m.sent_on is not null and later.interest_cents + later.lump_sum_cents > 0)`;

interface ClaimedRow {
  readonly case_id: number;
  readonly currency: Currency;
  readonly interest: number;
  readonly lump_sum: number;
  readonly paid: number;
  readonly year: number;
  readonly serial: number;
  readonly sent_on: Day;
  readonly paid_on: Day | null;
}

/** By case, one a currency, in order of the currencies. */
export function loadAccessories(database: Database, caseIds: string): Grouped<AccessoryFact> {
  // Beside max() SQLite gives the other columns of the row it was found in: those of the last letter.
  const rows = database.rows<ClaimedRow & { last: number }>(
    `select l.case_id, i.currency, sum(li.interest_cents) as interest, sum(li.lump_sum_cents) as lump_sum,
       max(l.id) as last, l.year, l.serial, l.sent_on,
       coalesce((select sum(s.cents) from accessory_share s join payment p on p.id = s.payment_id
         where s.case_id = l.case_id and p.currency = i.currency and p.reversed_on is null), 0) as paid,
       (select max(p.paid_on) from letter m join letter_item mi on mi.letter_id = m.id
         join allocation a on a.invoice_id = mi.invoice_id join payment p on p.id = a.payment_id
         where m.case_id = l.case_id and m.status = 'issued' and m.sent_on is not null
           and p.currency = i.currency and p.reversed_on is null) as paid_on
     from ${CLAIMED} and l.case_id in (select value from json_each(@caseIds))
     group by l.case_id, i.currency order by l.case_id, i.currency`,
    { caseIds },
  );
  return group(
    rows,
    (row) => row.case_id,
    (row): AccessoryFact => ({
      currency: row.currency,
      interestCents: cents(row.interest),
      lumpSumCents: cents(row.lump_sum),
      paidCents: cents(row.paid),
      protocol: protocolText(row.year, row.serial),
      sentOn: row.sent_on,
      ...(row.paid_on === null ? {} : { paidOn: row.paid_on }),
    }),
  );
}

/** An invoice that is settled, with what a letter claimed for it beside the principal. */
export interface SettledClaim {
  readonly item: LedgerItem;
  readonly interest: Cents;
  readonly lumpSum: Cents;
  readonly protocol: string;
  readonly sentOn: Day;
}

/** Of one case, in order of due date. */
export function loadSettledClaims(database: Database, caseNumber: number): SettledClaim[] {
  const rows = database.rows<{
    readonly id: number;
    readonly number: string;
    readonly instalment: string | null;
    readonly issued_on: Day | '';
    readonly due_on: Day;
    readonly amount_cents: number;
    readonly currency: Currency;
    readonly interest: number;
    readonly lump_sum: number;
    readonly year: number;
    readonly serial: number;
    readonly sent_on: Day;
  }>(
    `select i.id, i.number, i.instalment, i.issued_on, i.due_on, i.amount_cents, i.currency,
       li.interest_cents as interest, li.lump_sum_cents as lump_sum, l.year, l.serial, l.sent_on
     from ${CLAIMED} and l.case_id = @caseNumber and i.open_cents = 0
     order by i.due_on, i.number, i.id`,
    { caseNumber },
  );
  return rows.map((row) => ({
    item: {
      id: row.id,
      number: row.number,
      ...(row.instalment === null ? {} : { instalment: row.instalment }),
      ...(row.issued_on === '' ? {} : { issuedOn: row.issued_on }),
      dueOn: row.due_on,
      amountCents: cents(row.amount_cents),
      openCents: cents(0),
      currency: row.currency,
      isCreditNote: false,
      isDisputed: false,
      wasDemanded: true,
      payments: [],
    },
    interest: cents(row.interest),
    lumpSum: cents(row.lump_sum),
    protocol: protocolText(row.year, row.serial),
    sentOn: row.sent_on,
  }));
}

/**
 * Documents for which a letter that left has claimed the lump sum on another row than these: it is due once for each
 * document, however many instalments it has.
 */
export function documentsCharged(database: Database, debtor: number, except: readonly number[]): string[] {
  const rows = database.rows<{ readonly number: string; readonly issued_on: Day | '' }>(
    `select distinct i.number, i.issued_on
     from letter_item li
     join letter l on l.id = li.letter_id and l.status = 'issued' and l.sent_on is not null
     join invoice i on i.id = li.invoice_id
     where i.debtor_id = @debtor and li.lump_sum_cents > 0
       and i.id not in (select value from json_each(@except))`,
    { debtor, except: JSON.stringify(except) },
  );
  return rows.map(({ number, issued_on: issuedOn }) =>
    chargedDocument({ number, ...(issuedOn === '' ? {} : { issuedOn }) }),
  );
}
