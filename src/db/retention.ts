/** Persons about whom nothing is open any more, and since when (docs/rules.md, R16). */
import type { Day } from '../domain/day.ts';
import type { Database } from './database.ts';

/** Natural persons without an open case or item whose last case ended by a day; the one that ended first comes first. */
export function personsEndedBy(
  { connection }: Database,
  by: Day,
): { readonly code: string | null; readonly name: string; readonly endedOn: Day }[] {
  return connection
    .prepare(
      `select debtor.code, debtor.name, max(recovery_case.closed_on) as endedOn
       from debtor join recovery_case on recovery_case.debtor_id = debtor.id
       where (debtor.kind = 'person' or debtor.is_consumer = 1)
         and not exists (
           select 1 from recovery_case still where still.debtor_id = debtor.id and still.status = 'open')
         and not exists (select 1 from invoice where invoice.debtor_id = debtor.id and invoice.open_cents > 0)
       group by debtor.id
       having max(recovery_case.closed_on) <= ?
       order by endedOn, debtor.id`,
    )
    .all(by) as { code: string | null; name: string; endedOn: Day }[];
}

/** Whether a debtor has terms of its own by which interest is counted. */
export function hasOwnRegime({ connection }: Database, regimes: readonly string[]): boolean {
  const wanted = JSON.stringify(regimes);
  return (
    connection
      .prepare('select 1 from debtor where interest_regime in (select value from json_each(?)) limit 1')
      .get(wanted) !== undefined
  );
}
