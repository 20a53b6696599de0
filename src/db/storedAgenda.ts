/**
 * The stored decisions as the morning's commands read them. The statement is written out: Kysely, which builds the others,
 * takes 7 ms to load and to build its first statement, a quarter of a start.
 */
import { daysBetween, type Day } from '../domain/day.ts';
import { cents, type Cents, type Currency } from '../domain/money.ts';
import type { DecisionStatus, Reason } from '../domain/nextStep.ts';
import type { StepKind } from '../domain/strategy.ts';
import type { Task } from '../domain/task.ts';
import type { AgendaEntry } from './agenda.ts';
import type { Database } from './database.ts';

/**
 * What the store knows of the open cases on a day: the entries that hold, and the cases it can say nothing about, as they
 * were never stored, decided later or under other rules, or are to be looked at again by then.
 */
export interface StoredAgenda {
  readonly entries: readonly AgendaEntry[];
  readonly stale: readonly number[];
}

/** Reads the store; `only` limits it to some cases. */
export function storedAgenda(
  database: Database,
  on: Day,
  rulesKey: string,
  only?: readonly number[],
): StoredAgenda {
  const rows = database.rows<CaseRow>(CASES, {
    on,
    rulesKey,
    only: only === undefined ? null : JSON.stringify(only),
  });
  const entries: AgendaEntry[] = [];
  const stale: number[] = [];
  for (const row of rows) {
    if (row.is_valid === 1) entries.push(new StoredEntry(row, on));
    else stale.push(row.id);
  }
  return { entries, stale };
}

/** Every open case with its entry; one that was never stored, or was decided later or under other rules, is not valid. */
const CASES = `
select c.id, c.strategy, c.collector, d.code, d.name, d.vat_number, d.phone,
  a.status, a.task, a.step, a.step_kind, a.due_on, a.at_time, a.owed_cents, a.currency, a.oldest_due_on, a.reasons,
  a.may_take_step,
  (a.decided_on <= @on and coalesce(a.recheck_on > @on, true) and a.rules_key = @rulesKey) is true as is_valid
from recovery_case c
join debtor d on d.id = c.debtor_id
left join agenda a on a.case_id = c.id
where c.status = 'open' and (@only is null or c.id in (select value from json_each(@only)))
order by c.id`;

/** Of a case that is not valid, the columns of the entry are without meaning. */
interface CaseRow {
  readonly id: number;
  readonly strategy: string;
  readonly collector: string;
  readonly code: string | null;
  readonly name: string;
  readonly vat_number: string | null;
  readonly phone: string | null;
  readonly status: DecisionStatus;
  readonly task: Task['kind'];
  readonly step: string | null;
  readonly step_kind: StepKind | null;
  readonly due_on: Day | null;
  readonly at_time: string | null;
  readonly owed_cents: number;
  readonly currency: string;
  readonly oldest_due_on: Day | null;
  readonly reasons: string;
  readonly may_take_step: 0 | 1;
  readonly is_valid: 0 | 1;
}

/** Takes a row apart when it is looked at: of hundreds a screen shows twenty, the others are only sorted and counted. */
class StoredEntry implements AgendaEntry {
  readonly #row: CaseRow;
  readonly #on: Day;
  #reasons: readonly Reason[] | undefined;

  constructor(row: CaseRow, on: Day) {
    this.#row = row;
    this.#on = on;
  }

  get case(): number {
    return this.#row.id;
  }

  get debtor(): AgendaEntry['debtor'] {
    const { name, code, vat_number: vat, phone } = this.#row;
    return {
      name,
      ...(code === null ? {} : { code }),
      ...(vat === null ? {} : { vat }),
      ...(phone === null ? {} : { phone }),
    };
  }

  get strategy(): string {
    return this.#row.strategy;
  }

  get collector(): string {
    return this.#row.collector;
  }

  get status(): DecisionStatus {
    return this.#row.status;
  }

  get task(): Task['kind'] {
    return this.#row.task;
  }

  get step(): string | undefined {
    return this.#row.step ?? undefined;
  }

  get kind(): StepKind | undefined {
    return this.#row.step_kind ?? undefined;
  }

  get due(): Day | undefined {
    return this.#row.due_on ?? undefined;
  }

  get at(): string | undefined {
    return this.#row.at_time ?? undefined;
  }

  get owedCents(): Cents {
    return cents(this.#row.owed_cents);
  }

  get currency(): Currency {
    return this.#row.currency;
  }

  get oldestDue(): Day | undefined {
    return this.#row.oldest_due_on ?? undefined;
  }

  get daysLate(): number {
    return this.oldestDue === undefined ? 0 : daysBetween(this.oldestDue, this.#on);
  }

  get reasons(): readonly Reason[] {
    const { daysLate } = this;
    this.#reasons ??= (JSON.parse(this.#row.reasons) as Reason[]).map((reason) => agedReason(reason, daysLate));
    return this.#reasons;
  }

  get mayTakeStep(): boolean {
    return this.#row.may_take_step === 1;
  }

  /** Written out, it is an entry like one just worked out: the two must never differ. */
  toJSON(): AgendaEntry {
    const { debtor, strategy, collector, status, task, step, kind, due, at } = this;
    const { owedCents, currency, oldestDue, daysLate, reasons, mayTakeStep } = this;
    return {
      ...{ case: this.case, debtor, strategy, collector, status, task, step, kind, due, at },
      ...{ owedCents, currency, oldestDue, daysLate, reasons, mayTakeStep },
    };
  }
}

/** The age of the claim is the one thing that grows by itself: it is told as of the day asked about. */
function agedReason(reason: Reason, daysLate: number): Reason {
  return reason.code === 'overdue' ? { ...reason, values: { ...reason.values, days: daysLate } } : reason;
}
