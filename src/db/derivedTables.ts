/** The tables kept ready beside the book by triggers, against what the book itself says. */
import type { Database } from './database.ts';

const PAIRS = [
  [
    `select status, section, held_by, currency, cases, owed_cents from agenda_total where cases <> 0 order by 1, 2, 3, 4`,
    `select status, section, held_by, currency, count(*) as cases, sum(max(owed_cents, 0)) as owed_cents
     from agenda group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
  ],
  [`select cases from open_case_total`, `select count(*) as cases from recovery_case where status = 'open'`],
  [
    `select debtor_id, earliest_due_on from debtor_awaiting_case order by 1`,
    `select debtor_id, min(due_on) as earliest_due_on from invoice i
     where open_cents > 0 and left_in_case is null
       and not exists (select 1 from recovery_case c where c.debtor_id = i.debtor_id and c.status = 'open')
     group by 1 order by 1`,
  ],
] as const;

/** What is kept and what is counted anew, table by table: they must never differ. */
export function derivedTables({
  connection,
}: Database): { readonly kept: readonly unknown[]; readonly counted: readonly unknown[] }[] {
  const rows = (sql: string): unknown[] => connection.prepare(sql).all();
  return PAIRS.map(([kept, counted]) => ({ kept: rows(kept), counted: rows(counted) }));
}
