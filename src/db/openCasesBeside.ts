/** Cases of one debtor belong together: what happens to a closed one may count in the open one. */
import type { Database } from './database.ts';

/** These cases, and the open case of each one's debtor: payments, letters and acts towards the debtor count there too. */
export function withOpenCasesBeside(database: Database, cases: readonly number[]): number[] {
  if (cases.length === 0) return [];
  const beside = database.rows<{ id: number }>(
    `select beside.id from recovery_case c
     join recovery_case beside on beside.debtor_id = c.debtor_id and beside.status = 'open'
     where c.status = 'closed' and c.id in (select value from json_each(@cases))`,
    { cases: JSON.stringify(cases) },
  );
  return [...new Set([...cases, ...beside.map(({ id }) => id)])];
}
