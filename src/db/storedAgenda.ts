/**
 * The stored decisions as they are read. The statements are written out: Kysely, which builds the others, takes 7 ms to
 * load and to build its first statement, a quarter of a start, and the morning's commands need nothing else of it.
 */
import type { Day } from '../domain/day.ts';
import { CALLS, STEPS_IN_PERSON } from '../domain/conduct/inPerson.ts';
import type { Reason } from '../domain/nextStep.ts';
import type { StepKind } from '../domain/strategy/strategy.ts';
import type { AgendaEntry, AgendaLine } from './agenda.ts';
import type { Database } from './database.ts';

/**
 * What the store knows of the open cases on a day: the entries that hold, and the cases it can say nothing about, as they
 * were never stored, decided later or under other rules, are to be looked at again by then, or would have somebody called on
 * a Sunday or holiday.
 */
interface Stored<Entry> {
  readonly entries: readonly Entry[];
  readonly stale: readonly number[];
}

/** The day asked about, whether nobody is called on it, and the rules of today. */
export interface AskedDay {
  readonly on: Day;
  readonly isDayOff: boolean;
  readonly rulesKey: string;
}

/** Every open case, or some. */
export function storedAgenda(
  database: Database,
  asked: AskedDay,
  only?: readonly number[],
): Stored<AgendaEntry> {
  const values = { ...parametersOf(asked), ...(only === undefined ? {} : { only: JSON.stringify(only) }) };
  const rows = database.rows<LineRow & DetailRow>(
    `select ${NUMBER_AND_VALIDITY}, ${LINE}, ${DETAILS} ${FROM} ${only === undefined ? '' : SOME} order by c.id`,
    values,
  );
  const { entries, stale } = parted(rows);
  return { entries: entries.map(entryOf), stale };
}

/** Every open case, with what it takes to sort and count them: a fifth of the time, where only some are shown. */
export function storedLines(database: Database, asked: AskedDay): Stored<AgendaLine> {
  return parted(
    database.rows<LineRow>(
      `select ${NUMBER_AND_VALIDITY}, ${LINE} ${FROM} order by c.id`,
      parametersOf(asked),
    ),
  );
}

/** The values of the statements' parameters. */
export function parametersOf({ on, isDayOff, rulesKey }: AskedDay) {
  return { on, rulesKey, isDayOff: isDayOff ? 1 : 0 };
}

const quoted = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');

/** What nobody does on a Sunday or holiday. */
export const IS_IN_PERSON = `a.status = 'due'
  and (a.step_kind in (${quoted(STEPS_IN_PERSON)}) or a.task in (${quoted(CALLS)}))`;

/** What sorts and counts a case. Days are counted by SQLite: for hundreds of rows that is faster than doing it here. */
export const LINE = `a.status, a.task, a.step_kind as kind, a.due_on as due, a.at_time as at,
  a.owed_cents as owedCents, a.currency, a.weight_percent as weightPercent,
  a.held_by as heldBy, coalesce(julianday(@on) - julianday(a.oldest_due_on), 0) as daysLate`;
const NUMBER_AND_VALIDITY = `c.id as "case", (a.decided_on <= @on and coalesce(a.recheck_on > @on, true) and a.rules_key = @rulesKey
    and not (@isDayOff and ${IS_IN_PERSON})) is true as isValid`;
const DETAILS = `c.strategy, c.collector, d.code, d.name, d.vat_number as vat, d.phone, a.step,
  a.oldest_due_on as oldestDue, a.reasons, a.may_take_step as mayTakeStep`;
// SQLite leaves the debtors alone where nothing of them is asked for: a left join to one row changes nothing.
const FROM = `from recovery_case c left join agenda a on a.case_id = c.id left join debtor d on d.id = c.debtor_id
where c.status = 'open'`;
const SOME = `and c.id in (select value from json_each(@only))`;

/** Of a case that is not valid, the columns of the entry are without meaning. */
interface LineRow extends AgendaLine {
  readonly kind: StepKind | null;
  readonly due: Day | null;
  readonly at: string | null;
  readonly isValid: 0 | 1;
}

interface DetailRow {
  readonly strategy: string;
  readonly collector: string;
  readonly code: string | null;
  readonly name: string;
  readonly vat: string | null;
  readonly phone: string | null;
  readonly step: string | null;
  readonly oldestDue: Day | null;
  readonly reasons: string;
  readonly mayTakeStep: 0 | 1;
}

function parted<Row extends LineRow>(rows: readonly Row[]): Stored<Row> {
  const stale = rows.filter((row) => row.isValid === 0).map((row) => row.case);
  return { entries: stale.length === 0 ? rows : rows.filter((row) => row.isValid === 1), stale };
}

function entryOf(row: LineRow & DetailRow): AgendaEntry {
  const { name, code, vat, phone, daysLate } = row;
  const reasons = JSON.parse(row.reasons) as Reason[];
  return {
    case: row.case,
    debtor: {
      name,
      ...(code === null ? {} : { code }),
      ...(vat === null ? {} : { vat }),
      ...(phone === null ? {} : { phone }),
    },
    strategy: row.strategy,
    collector: row.collector,
    status: row.status,
    task: row.task,
    step: row.step ?? undefined,
    kind: row.kind ?? undefined,
    due: row.due ?? undefined,
    at: row.at ?? undefined,
    owedCents: row.owedCents,
    currency: row.currency,
    oldestDue: row.oldestDue ?? undefined,
    daysLate,
    weightPercent: row.weightPercent,
    heldBy: row.heldBy,
    reasons: reasons.map((reason) => agedReason(reason, daysLate)),
    mayTakeStep: row.mayTakeStep === 1,
  };
}

/** The age of the claim is the one thing that grows by itself: it is told as of the day asked about. */
function agedReason(reason: Reason, daysLate: number): Reason {
  return reason.code === 'overdue' ? { ...reason, values: { ...reason.values, days: daysLate } } : reason;
}
