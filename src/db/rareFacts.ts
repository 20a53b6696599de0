/** Which kinds of facts a case has none of, asked in one statement: preparing one for each takes as long as reading all that is there. */
import type { Database } from './database.ts';

/** What most cases have none of. */
export interface RareFacts {
  readonly promises: boolean;
  readonly holds: boolean;
  readonly plans: boolean;
  readonly tracings: boolean;
  /** Their debtors have other cases as well, open or closed. */
  readonly casesBeside: boolean;
}

const ALL: RareFacts = { promises: true, holds: true, plans: true, tracings: true, casesBeside: true };

/** What there is of one case; of several there are mostly some of each kind, and everything is taken to be there. */
export function rareFacts(database: Database, caseNumbers: readonly number[]): RareFacts {
  if (caseNumbers.length > 1) return ALL;
  const [row] = database.rows<Record<keyof RareFacts, 0 | 1>>(PRESENT, { id: caseNumbers[0] });
  if (row === undefined) return ALL;
  return {
    promises: row.promises === 1,
    holds: row.holds === 1,
    plans: row.plans === 1,
    tracings: row.tracings === 1,
    casesBeside: row.casesBeside === 1,
  };
}

const PRESENT = `select exists (select 1 from promise where case_id = @id) as promises,
  exists (select 1 from hold where case_id = @id) as holds, exists (select 1 from plan where case_id = @id) as plans,
  exists (select 1 from tracing where case_id = @id) as tracings,
  exists (select 1 from recovery_case c join recovery_case o on o.debtor_id = c.debtor_id where c.id = @id and o.id <> @id)
    as casesBeside`;
