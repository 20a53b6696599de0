/** The stored decisions: written with every change, read by the morning's commands, never trusted past their recheck day. */
import { sql, type SqlBool } from 'kysely';
import type { Day } from '../domain/day.ts';
import { daysBetween } from '../domain/day.ts';
import { cents, type Cents, type Currency } from '../domain/money.ts';
import { mayTakeStep, type Decision, type DecisionStatus, type Reason } from '../domain/nextStep.ts';
import type { StepKind } from '../domain/strategy.ts';
import type { Task } from '../domain/task.ts';
import { build, type Database } from './database.ts';

/** One open case as the agenda shows it. */
export interface AgendaEntry {
  readonly case: number;
  readonly debtor: { readonly code?: string; readonly name: string; readonly vat?: string; readonly phone?: string };
  readonly strategy: string;
  readonly collector: string;
  readonly status: DecisionStatus;
  readonly task: Task['kind'];
  readonly step?: string | undefined;
  readonly kind?: StepKind | undefined;
  readonly due?: Day | undefined;
  readonly at?: string | undefined;
  /** Net overdue and undisputed, in the currency that weighs most. */
  readonly owedCents: Cents;
  readonly currency: Currency;
  readonly oldestDue?: Day | undefined;
  readonly daysLate: number;
  readonly reasons: readonly Reason[];
  readonly mayTakeStep: boolean;
}

/** Stores the decisions of open cases in place of earlier ones; `rulesKey` names the rules they were made under. */
export function putOnAgenda(
  database: Database,
  decisions: Iterable<Decision>,
  decidedOn: Day,
  rulesKey: string,
): void {
  const rows = function* () {
    for (const decision of decisions) {
      const { main, oldestDue } = decision.claim;
      yield {
        case_id: decision.case,
        decided_on: decidedOn,
        recheck_on: decision.recheckOn ?? null,
        status: decision.status,
        task: decision.task,
        step: decision.step?.id ?? null,
        step_kind: decision.kind ?? null,
        due_on: decision.due ?? null,
        at_time: decision.at ?? null,
        owed_cents: main.cents,
        currency: main.currency,
        oldest_due_on: oldestDue ?? null,
        reasons: JSON.stringify(decision.reasons),
        rules_key: rulesKey,
        may_take_step: mayTakeStep(decision) ? 1 : 0,
      };
    }
  };
  database.insertAll('agenda', rows(), 'or replace');
}

/** Forgets the decision of a case that is closed or gone. */
export function dropDecision(database: Database, caseNumber: number): void {
  database.run(build.deleteFrom('agenda').where('case_id', '=', caseNumber));
}

/** Open cases whose stored decision says nothing about this day: never stored, decided later, expired, or under other rules. */
export function staleCases(database: Database, on: Day, rulesKey: string): number[] {
  return database
    .all(
      build
        .selectFrom('recovery_case')
        .leftJoin('agenda', 'agenda.case_id', 'recovery_case.id')
        .select('recovery_case.id')
        .where('recovery_case.status', '=', 'open')
        .where(sql<SqlBool>`(${validOn(on, rulesKey)}) is not true`)
        .orderBy('recovery_case.id'),
    )
    .map((row) => row.id);
}

/** The stored entries that hold on this day. */
export function validEntries(database: Database, on: Day, rulesKey: string): AgendaEntry[] {
  return storedAgenda(database, on, rulesKey).entries;
}

/**
 * What the store knows of the open cases on a day: the entries that hold, and the cases it can say nothing about.
 * `only` limits both to some cases.
 */
export function storedAgenda(
  database: Database,
  on: Day,
  rulesKey: string,
  only?: readonly number[],
): { entries: AgendaEntry[]; stale: number[] } {
  let query = build
    .selectFrom('recovery_case')
    .innerJoin('debtor', 'debtor.id', 'recovery_case.debtor_id')
    .leftJoin('agenda', 'agenda.case_id', 'recovery_case.id')
    .select([
      'recovery_case.id',
      'recovery_case.strategy',
      'recovery_case.collector',
      'debtor.code',
      'debtor.name',
      'debtor.vat_number',
      'debtor.phone',
      'agenda.status',
      'agenda.task',
      'agenda.step',
      'agenda.step_kind',
      'agenda.due_on',
      'agenda.at_time',
      'agenda.owed_cents',
      'agenda.currency',
      'agenda.oldest_due_on',
      'agenda.reasons',
      'agenda.may_take_step',
      validOn(on, rulesKey).as('is_valid'),
    ])
    .where('recovery_case.status', '=', 'open');
  if (only !== undefined) {
    query = query.where('recovery_case.id', 'in', sql<number>`(select value from json_each(${JSON.stringify(only)}))`);
  }
  const entries: AgendaEntry[] = [];
  const stale: number[] = [];
  for (const row of database.all(query)) {
    // NULL, for a case that was never stored, counts as no.
    if (Boolean(row.is_valid)) entries.push(new StoredEntry(row as StoredRow, on));
    else stale.push(row.id);
  }
  return { entries, stale };
}

/** A row of the store that holds. */
interface StoredRow {
  readonly id: number;
  readonly strategy: string;
  readonly collector: string;
  readonly code: string | null;
  readonly name: string;
  readonly vat_number: string | null;
  readonly phone: string | null;
  readonly status: string;
  readonly task: string;
  readonly step: string | null;
  readonly step_kind: string | null;
  readonly due_on: string | null;
  readonly at_time: string | null;
  readonly owed_cents: number;
  readonly currency: string;
  readonly oldest_due_on: string | null;
  readonly reasons: string;
  readonly may_take_step: number;
}

/** Takes a row apart when it is looked at: of hundreds a screen shows twenty, the others are only sorted and counted. */
class StoredEntry implements AgendaEntry {
  readonly #row: StoredRow;
  readonly #on: Day;
  #reasons: readonly Reason[] | undefined;

  constructor(row: StoredRow, on: Day) {
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
    return this.#row.status as DecisionStatus;
  }

  get task(): Task['kind'] {
    return this.#row.task as Task['kind'];
  }

  get step(): string | undefined {
    return this.#row.step ?? undefined;
  }

  get kind(): StepKind | undefined {
    return (this.#row.step_kind as StepKind | null) ?? undefined;
  }

  get due(): Day | undefined {
    return (this.#row.due_on as Day | null) ?? undefined;
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
    return (this.#row.oldest_due_on as Day | null) ?? undefined;
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

function validOn(on: Day, rulesKey: string) {
  return sql<SqlBool>`agenda.decided_on <= ${on} and coalesce(agenda.recheck_on > ${on}, true) and agenda.rules_key = ${rulesKey}`;
}
