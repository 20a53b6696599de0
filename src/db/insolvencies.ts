/** Proceedings against debtors: one at a time, and those that ended stay for the record. */
import type { Day } from '../domain/day.ts';
import type { InsolvencyFact } from '../domain/insolvency.ts';
import { build } from './build.ts';
import type { Database } from './database.ts';
import { chosen } from './grouped.ts';

/** The running proceedings of these debtors (ids as JSON), ready to be spread into their facts. */
export function loadInsolvencies(
  database: Database,
  debtorIds: string,
): Map<number, { readonly insolvency: InsolvencyFact }> {
  const rows = database.all(
    build
      .selectFrom('insolvency')
      .selectAll()
      .where('debtor_id', 'in', chosen(debtorIds))
      .where('ended_on', 'is', null)
      // Of two debtors that were merged both may be in proceedings: the one that lacks its claim counts.
      .orderBy('claim_filed_on', 'desc')
      .orderBy('id', 'desc'),
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
