/** What the choice of a strategy is made from and how it was made, for one case or thousands at once. */
import type { Day } from '../domain/day.ts';
import type { ChoiceReason } from '../domain/strategy/strategyChoice.ts';
import type { Database } from './database.ts';

/** How a case came to its strategy. */
export interface StoredChoice {
  readonly by: 'rule' | 'hand';
  /** Absent for cases opened when there was nothing to choose. */
  readonly reason?: ChoiceReason;
}

/** When each of these debtors was last invoiced: the issue date, the due date where that is not known. */
export function lastInvoices(database: Database, debtors: readonly number[]): Map<number, Day> {
  const rows = database.rows<{ debtor: number; on: Day }>(
    `select debtor_id as debtor, max(case issued_on when '' then due_on else issued_on end) as "on"
     from invoice
     where debtor_id in (select value from json_each(@debtors)) and is_credit_note = 0
     group by debtor_id`,
    { debtors: JSON.stringify(debtors) },
  );
  return new Map(rows.map((row) => [row.debtor, row.on]));
}

/** How these cases came to their strategies, by case number. */
export function storedChoices(database: Database, cases: readonly number[]): Map<number, StoredChoice> {
  const rows = database.rows<{ case: number; by: 'rule' | 'hand'; reason: string | null }>(
    `select id as "case", strategy_by as "by", strategy_reason as reason from recovery_case
     where id in (select value from json_each(@cases))`,
    { cases: JSON.stringify(cases) },
  );
  return new Map(
    rows.map(({ case: number, by, reason }) => [
      number,
      { by, ...(reason === null ? {} : { reason: JSON.parse(reason) as ChoiceReason }) },
    ]),
  );
}

/**
 * Open cases chosen for by a rule, of debtors last invoiced before a day, in which no step was taken, no letter issued and
 * nobody called: those that time alone may put on another strategy.
 */
export function untouchedAndInactive(database: Database, before: Day): number[] {
  const rows = database.rows<{ id: number }>(
    `select c.id from recovery_case c
     where c.status = 'open' and c.strategy_by = 'rule' and c.strategy <> 'fast'
       and not exists (
         select 1 from invoice i
         where i.debtor_id = c.debtor_id and i.is_credit_note = 0
           and (case i.issued_on when '' then i.due_on else i.issued_on end) >= @before
       )
       and not exists (select 1 from step_taken s where s.case_id = c.id and s.outcome <> 'passed')
       and not exists (select 1 from letter l where l.case_id = c.id and l.status <> 'void')
       and not exists (select 1 from contact k where k.case_id = c.id and k.channel <> 'note')
     order by c.id`,
    { before },
  );
  return rows.map(({ id }) => id);
}

/** How many open cases are on each strategy. */
export function openCasesByStrategy(database: Database): Map<string, number> {
  const rows = database.rows<{ strategy: string; count: number }>(
    `select strategy, count(*) as count from recovery_case where status = 'open' group by strategy`,
    {},
  );
  return new Map(rows.map((row) => [row.strategy, row.count]));
}
