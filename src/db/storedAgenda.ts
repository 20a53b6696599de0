/**
 * The stored decisions as they are read. The statements are written out: Kysely, which builds the others, takes 7 ms to
 * load and to build its first statement, a quarter of a start, and the morning's commands need nothing else of it.
 */
import type { Day } from '../domain/day.ts';
import { cents, type Currency } from '../domain/money.ts';
import type { DecisionStatus, Reason } from '../domain/nextStep.ts';
import type { StepKind } from '../domain/strategy.ts';
import type { Task } from '../domain/task.ts';
import type { AgendaEntry, AgendaLine } from './agenda.ts';
import type { Database } from './database.ts';

/**
 * What the store knows of the open cases on a day: the entries that hold, and the cases it can say nothing about, as they
 * were never stored, decided later or under other rules, or are to be looked at again by then.
 */
interface Stored<Entry> {
  readonly entries: Entry[];
  readonly stale: number[];
}

/** Every open case, or some. */
export function storedAgenda(
  database: Database,
  on: Day,
  rulesKey: string,
  only?: readonly number[],
): Stored<AgendaEntry> {
  const values = { on, rulesKey, ...(only === undefined ? {} : { only: JSON.stringify(only) }) };
  const rows = database.rows<LineRow & DetailRow>(
    `select ${LINE}, ${DETAILS} ${FROM} ${only === undefined ? '' : SOME} order by c.id`,
    values,
  );
  return parted(rows, entryOf);
}

/** Every open case, with what it takes to sort and count them: a third of the time, where only some are shown. */
export function storedLines(database: Database, on: Day, rulesKey: string): Stored<AgendaLine> {
  const rows = database.rows<LineRow>(`select ${LINE} ${FROM} order by c.id`, { on, rulesKey });
  return parted(rows, lineOf);
}

// Days are counted by SQLite: for hundreds of rows that is faster than doing it here.
const LINE = `c.id, a.status, a.task, a.step_kind, a.due_on, a.at_time, a.owed_cents, a.currency,
  coalesce(julianday(@on) - julianday(a.oldest_due_on), 0) as days_late,
  (a.decided_on <= @on and coalesce(a.recheck_on > @on, true) and a.rules_key = @rulesKey) is true as is_valid`;
const DETAILS = `c.strategy, c.collector, d.code, d.name, d.vat_number, d.phone, a.step, a.oldest_due_on, a.reasons,
  a.may_take_step`;
// SQLite leaves the debtors alone where nothing of them is asked for: a left join to one row changes nothing.
const FROM = `from recovery_case c left join agenda a on a.case_id = c.id left join debtor d on d.id = c.debtor_id
where c.status = 'open'`;
const SOME = `and c.id in (select value from json_each(@only))`;

/** Of a case that is not valid, the columns of the entry are without meaning. */
interface LineRow {
  readonly id: number;
  readonly status: DecisionStatus;
  readonly task: Task['kind'];
  readonly step_kind: StepKind | null;
  readonly due_on: Day | null;
  readonly at_time: string | null;
  readonly owed_cents: number;
  readonly currency: Currency;
  readonly days_late: number;
  readonly is_valid: 0 | 1;
}

interface DetailRow {
  readonly strategy: string;
  readonly collector: string;
  readonly code: string | null;
  readonly name: string;
  readonly vat_number: string | null;
  readonly phone: string | null;
  readonly step: string | null;
  readonly oldest_due_on: Day | null;
  readonly reasons: string;
  readonly may_take_step: 0 | 1;
}

function parted<Row extends LineRow, Entry>(rows: readonly Row[], read: (row: Row) => Entry): Stored<Entry> {
  const stored: Stored<Entry> = { entries: [], stale: [] };
  for (const row of rows) {
    if (row.is_valid === 1) stored.entries.push(read(row));
    else stored.stale.push(row.id);
  }
  return stored;
}

function lineOf(row: LineRow): AgendaLine {
  return {
    case: row.id,
    status: row.status,
    task: row.task,
    kind: row.step_kind ?? undefined,
    due: row.due_on ?? undefined,
    at: row.at_time ?? undefined,
    owedCents: cents(row.owed_cents),
    currency: row.currency,
    daysLate: row.days_late,
  };
}

function entryOf(row: LineRow & DetailRow): AgendaEntry {
  const line = lineOf(row);
  const reasons = JSON.parse(row.reasons) as Reason[];
  return {
    case: line.case,
    debtor: {
      name: row.name,
      ...(row.code === null ? {} : { code: row.code }),
      ...(row.vat_number === null ? {} : { vat: row.vat_number }),
      ...(row.phone === null ? {} : { phone: row.phone }),
    },
    strategy: row.strategy,
    collector: row.collector,
    status: line.status,
    task: line.task,
    step: row.step ?? undefined,
    kind: line.kind,
    due: line.due,
    at: line.at,
    owedCents: line.owedCents,
    currency: line.currency,
    oldestDue: row.oldest_due_on ?? undefined,
    daysLate: line.daysLate,
    reasons: reasons.map((reason) => agedReason(reason, line.daysLate)),
    mayTakeStep: row.may_take_step === 1,
  };
}

/** The age of the claim is the one thing that grows by itself: it is told as of the day asked about. */
function agedReason(reason: Reason, daysLate: number): Reason {
  return reason.code === 'overdue' ? { ...reason, values: { ...reason.values, days: daysLate } } : reason;
}
