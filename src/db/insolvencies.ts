/** Proceedings against debtors: one at a time, and those that ended stay for the record. */
import type { Day } from '../domain/day.ts';
import type { InsolvencyFact } from '../domain/step/insolvency.ts';
import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { CommercialInformationTable } from './ratingTables.ts';
import type { Book } from './schema.ts';

type ByDebtor = Map<number, { readonly insolvency: InsolvencyFact }>;

/** The running proceedings of these debtors (ids as JSON), recorded or read of, ready to be spread into their facts. */
export function loadInsolvencies(database: Database, debtorIds: string): ByDebtor {
  return new Map([...reportedProceedings(database, debtorIds), ...recordedProceedings(database, debtorIds)]);
}

/** Those that a person recorded as such. */
export function recordedProceedings(database: Database, debtorIds: string): ByDebtor {
  const rows = database.rows<Selectable<Book['insolvency']>>(
    // Of two debtors that were merged both may be in proceedings: the one that lacks its claim counts.
    `select * from insolvency
     where debtor_id in (select value from json_each(@debtorIds)) and ended_on is null
     order by claim_filed_on desc, id desc`,
    { debtorIds },
  );
  return new Map(
    rows.map((row) => [
      row.debtor_id,
      {
        insolvency: {
          id: row.id,
          procedure: row.procedure,
          openedOn: row.opened_on as Day,
          ...(row.court === null ? {} : { court: row.court }),
          ...(row.number === null ? {} : { number: row.number }),
          ...(row.file_by === null ? {} : { fileBy: row.file_by as Day }),
          ...(row.claim_filed_on === null ? {} : { claimFiledOn: row.claim_filed_on as Day }),
        },
      },
    ]),
  );
}

/** Those read of somewhere: they count until the information is removed, or the proceedings are recorded and end. */
function reportedProceedings(database: Database, debtorIds: string): ByDebtor {
  const rows = database.rows<Selectable<CommercialInformationTable>>(
    `select * from commercial_information n
     where debtor_id in (select value from json_each(@debtorIds)) and kind = 'insolvency-proceeding'
       and not exists (select 1 from insolvency i
         where i.debtor_id = n.debtor_id and (i.ended_on is null or i.ended_on >= n.on_day))
     -- The last row of a debtor counts: what is in force the longest, and of several the earliest.
     order by expires_on is null, expires_on, on_day desc`,
    { debtorIds },
  );
  return new Map(
    rows.map(({ id, debtor_id: debtor, on_day: openedOn, expires_on: until }) => [
      debtor,
      {
        insolvency: {
          id,
          procedure: 'other',
          openedOn: openedOn as Day,
          isReported: true,
          ...(until === null ? {} : { countsUntil: until as Day }),
        },
      },
    ]),
  );
}
