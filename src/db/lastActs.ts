/** When each case last had an act of ours towards its debtor: spacing looks at the debtor, not at the case (rule 5). */
import { isActOfOurs, type ContactOutcome } from '../domain/case.ts';
import { latest, type Day } from '../domain/day.ts';
import type { Database } from './database.ts';
import { group, type Grouped } from './grouped.ts';

/** The last act of one case. */
export interface LastAct {
  readonly case: number;
  readonly on: Day;
}

/**
 * The cases of these debtors in which something was done, with the last day, by debtor. Debtors of one case only are left
 * out unless `withSingle`: there is no other case to look at.
 */
export function loadLastActs(
  database: Database,
  debtorIds: readonly number[],
  { withSingle }: { readonly withSingle: boolean },
): Grouped<LastAct> {
  if (debtorIds.length === 0) return new Map();
  const cases = database.rows<{ case: number; debtor: number }>(
    `select id as "case", debtor_id as debtor from recovery_case
     where debtor_id in (select value from json_each(@debtors)) order by id`,
    { debtors: JSON.stringify(debtorIds) },
  );
  const byDebtor = group(
    cases,
    (row) => row.debtor,
    (row) => row.case,
  );
  const wanted = [...byDebtor.values()].filter((numbers) => withSingle || numbers.length > 1).flat();
  if (wanted.length === 0) return new Map();
  const days = lastDays(database, wanted);
  return group(
    cases.filter((row) => days.has(row.case)),
    (row) => row.debtor,
    (row) => ({ case: row.case, on: days.get(row.case) as Day }),
  );
}

/** The last act of a debtor outside one case. */
export function lastActElsewhere(
  acts: readonly LastAct[] | undefined,
  caseNumber?: number,
): { lastActElsewhere?: Day } {
  const [first, ...rest] = (acts ?? []).filter((act) => act.case !== caseNumber).map((act) => act.on);
  return first === undefined ? {} : { lastActElsewhere: latest(first, ...rest) };
}

/** Letters that left and did not come back, conversations and visits. */
function lastDays(database: Database, cases: readonly number[]): Map<number, Day> {
  const ids = { cases: JSON.stringify(cases) };
  const sent = database.rows<{ case: number; on: Day }>(
    `select case_id as "case", max(sent_on) as "on" from letter
     where case_id in (select value from json_each(@cases)) and status = 'issued' and sent_on is not null
     group by case_id`,
    ids,
  );
  const contacts = database.rows<{ case: number; on: Day } & ContactRow>(
    `select case_id as "case", max(on_day) as "on", channel, outcome, is_third_party as isThirdParty from contact
     where case_id in (select value from json_each(@cases))
     group by case_id, channel, outcome, is_third_party`,
    ids,
  );
  const acts = contacts.filter((row) => isActOfOurs({ ...row, isThirdParty: row.isThirdParty === 1 }));
  const days = new Map<number, Day>();
  for (const { case: number, on } of [...sent, ...acts]) days.set(number, latest(on, days.get(number)));
  return days;
}

interface ContactRow {
  readonly channel: 'call' | 'visit' | 'note';
  readonly outcome: ContactOutcome;
  readonly isThirdParty: 0 | 1;
}
