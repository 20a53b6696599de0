/** Who is to be called about what falls due in a few days: looked for at each run and import, through its own index. */
import type { Day } from '../domain/day.ts';
import type { Database } from './database.ts';

/** From which amount, until which due date something is worth a call before it falls due. */
export interface CallWindow {
  readonly until: Day;
  readonly leastCents: number;
}

/**
 * Debtors without an open case of whom something falls due, from a day on, within one of these windows, by number; the
 * second one is for debtors with a good rating. A window that is not there lets nothing through.
 */
export function dueSoonWithoutCase(
  database: Database,
  on: Day,
  usual: CallWindow | undefined,
  gloves: CallWindow | undefined,
): number[] {
  const days = [usual?.until, gloves?.until].filter((until) => until !== undefined).sort();
  const until = days.at(-1);
  if (until === undefined) return [];
  const rows = database.rows<{ id: number }>(
    `select distinct i.debtor_id as id from invoice i
     where i.open_cents <> 0 and i.due_on >= @on and i.due_on <= @until and i.left_in_case is null
       and (
         (i.due_on <= @usualUntil and i.open_cents >= @usualLeast)
         or (i.due_on <= @glovesUntil and i.open_cents >= @glovesLeast
           and (select d.rating_class from debtor d where d.id = i.debtor_id) in ('A', 'B'))
       )
       and not exists (select 1 from recovery_case c where c.debtor_id = i.debtor_id and c.status = 'open')
     order by i.debtor_id`,
    {
      on,
      until,
      usualUntil: usual?.until ?? '',
      usualLeast: usual?.leastCents ?? 0,
      glovesUntil: gloves?.until ?? '',
      glovesLeast: gloves?.leastCents ?? 0,
    },
  );
  return rows.map(({ id }) => id);
}

/** All debtors without an open case of whom something falls due from a day on until another, by number. */
export function allDueSoonWithoutCase(database: Database, on: Day, until: Day): number[] {
  const rows = database.rows<{ id: number }>(
    `select distinct i.debtor_id as id from invoice i
     where i.open_cents <> 0 and i.open_cents > 0 and i.due_on >= @on and i.due_on <= @until and i.left_in_case is null
       and not exists (select 1 from recovery_case c where c.debtor_id = i.debtor_id and c.status = 'open')
     order by i.debtor_id`,
    { on, until },
  );
  return rows.map(({ id }) => id);
}

/** When a person last closed a case of each of these debtors that had opened for such a call. */
export function earlyCasesClosed(database: Database, debtors: readonly number[]): Map<number, Day> {
  const rows = database.rows<{ debtor: number; on: Day }>(
    `select debtor_id as debtor, max(closed_on) as "on" from recovery_case
     where debtor_id in (select value from json_each(@debtors)) and is_early = 1 and status = 'closed'
       and close_reason not in ('paid', 'credited')
     group by debtor_id`,
    { debtors: JSON.stringify(debtors) },
  );
  return new Map(rows.map((row) => [row.debtor, row.on]));
}
