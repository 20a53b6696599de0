/** Proceedings against debtors: one at a time, and those that ended stay for the record. */
import type { Day } from '../domain/day.ts';
import type { InsolvencyFact } from '../domain/insolvency.ts';
import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { Book } from './schema.ts';

/** The running proceedings of these debtors (ids as JSON), ready to be spread into their facts. */
export function loadInsolvencies(
  database: Database,
  debtorIds: string,
): Map<number, { readonly insolvency: InsolvencyFact }> {
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
