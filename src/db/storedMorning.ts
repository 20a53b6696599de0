/**
 * The stored decisions as `today` and `next` show them of a large book: totals, and the first of each kind in their order,
 * looked up in indexes (migrations/0012-the-morning.sql). Only where the store knows every open case; see storedAgenda.ts
 * for the others, and for why the statements are written out.
 */
import type { Day } from '../domain/day.ts';
import type { SectionId } from '../domain/step/kindOfWork.ts';
import type { Cents, Currency } from '../domain/money.ts';
import type { AgendaEntry, AgendaLine } from './agenda.ts';
import type { Database } from './database.ts';
import { IS_IN_PERSON, LINE, parametersOf, type AskedDay } from './storedAgenda.ts';

const STORED_LINE = `a.case_id as "case", ${LINE}`;
// As the index has them.
const OLDEST = `coalesce(a.oldest_due_on, '')`;
const WEIGHED = `a.owed_cents * a.weight_percent`;

/** Cases of one kind, and what those of them that owe something owe. */
export interface AgendaTotal {
  readonly status: AgendaEntry['status'];
  /** Of due cases. */
  readonly section: SectionId;
  /** The code of what holds a held case first. */
  readonly heldBy: string;
  readonly currency: Currency;
  readonly cases: number;
  readonly owedCents: Cents;
}

/** The totals of all open cases; undefined where some have to be worked out anew, as storedAgenda tells. */
export function storedTotals(database: Database, asked: AskedDay): readonly AgendaTotal[] | undefined {
  const [unknown] = database.rows<{ isAny: 0 | 1 }>(
    `select exists (select 1 from agenda where rules_key < @rulesKey)
      or exists (select 1 from agenda where rules_key > @rulesKey)
      or exists (select 1 from agenda where rules_key = @rulesKey and decided_on > @on)
      or exists (select 1 from agenda where recheck_on <= @on)
      or (@isDayOff and exists (select 1 from agenda a where ${IS_IN_PERSON})) as isAny`,
    parametersOf(asked),
  );
  if (unknown?.isAny !== 0) return undefined;
  const totals = database.rows<AgendaTotal>(
    `select status, section, held_by as heldBy, currency, cases, owed_cents as owedCents
     from agenda_total where cases > 0`,
    {},
  );
  const [open] = database.rows<{ cases: number }>(`select cases from open_case_total`, {});
  const decided = totals.reduce((sum, { cases }) => sum + cases, 0);
  return open?.cases === decided ? totals : undefined;
}

/** The due cases of a section that are equally old. */
export interface EquallyOld {
  readonly section: SectionId;
  /** The due date of their oldest item; blank where there is none. */
  readonly oldestDue: Day | '';
  /** The greatest amount times weight among them: cents times percent. */
  readonly mostWeighed: number;
}

/** The due cases of a section by age. */
export function agesOfSection(database: Database, section: SectionId): EquallyOld[] {
  return database.rows<EquallyOld>(
    `with recursive age(oldest) as (
      select min(${OLDEST}) from agenda a where a.status = 'due' and a.section = @section
      union all
      select (select min(${OLDEST}) from agenda a where a.status = 'due' and a.section = @section and ${OLDEST} > oldest)
      from age where oldest is not null
    )
    select @section as section, oldest as oldestDue, (
      select ${WEIGHED} from agenda a where a.status = 'due' and a.section = @section and ${OLDEST} = oldest
      order by ${WEIGHED} desc limit 1
    ) as mostWeighed
    from age where oldest is not null`,
    { section },
  );
}

/**
 * Those of one age, by amount times weight, the greatest first, among equals the lowest number; the first `count` of
 * those whose amount times weight is at most, or with `isBelow` less than, `mostWeighed`.
 */
export function linesOfAge(
  database: Database,
  asked: AskedDay,
  { section, oldestDue, mostWeighed }: EquallyOld,
  count: number,
  isBelow: boolean,
): AgendaLine[] {
  return database.rows<AgendaLine>(
    `select ${STORED_LINE} from agenda a
     where a.status = 'due' and a.section = @section and ${OLDEST} = @oldestDue
       and ${WEIGHED} ${isBelow ? '<' : '<='} @mostWeighed
     order by ${WEIGHED} desc, a.case_id limit @count`,
    { ...parametersOf(asked), section, oldestDue, mostWeighed, count },
  );
}

/** All due cases of a section. */
export function linesOfSection(database: Database, asked: AskedDay, section: SectionId): AgendaLine[] {
  return database.rows<AgendaLine>(
    `select ${STORED_LINE} from agenda a where a.status = 'due' and a.section = @section`,
    { ...parametersOf(asked), section },
  );
}

/** Cases due on a day at an hour of it. */
export function linesAtAnHour(database: Database, asked: AskedDay, day: Day): AgendaLine[] {
  return database.rows<AgendaLine>(
    `select ${STORED_LINE} from agenda a where a.status = 'due' and a.at_time is not null and a.due_on = @day`,
    { ...parametersOf(asked), day },
  );
}

/** Cases that are not due, by the day they will be, without one last; the first `count`. */
export function linesOfLater(
  database: Database,
  asked: AskedDay,
  status: 'waiting' | 'held',
  count: number,
): AgendaLine[] {
  const values = { ...parametersOf(asked), status, count };
  const dated = database.rows<AgendaLine>(
    `select ${STORED_LINE} from agenda a where a.status <> 'due' and a.status = @status and a.due_on is not null
     order by a.due_on, a.case_id limit @count`,
    values,
  );
  if (dated.length === count) return dated;
  const undated = database.rows<AgendaLine>(
    `select ${STORED_LINE} from agenda a where a.status <> 'due' and a.status = @status and a.due_on is null
     order by a.case_id limit @count`,
    { ...values, count: count - dated.length },
  );
  return [...dated, ...undated];
}
