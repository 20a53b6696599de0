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
  readonly step?: string;
  readonly kind?: StepKind;
  readonly due?: Day;
  readonly at?: string;
  /** Net overdue and undisputed, in the currency that weighs most. */
  readonly owedCents: Cents;
  readonly currency: Currency;
  readonly oldestDue?: Day;
  readonly daysLate: number;
  readonly reasons: readonly Reason[];
  readonly mayTakeStep: boolean;
}

/** Stores the decisions of open cases in place of earlier ones; `rulesKey` names the rules they were made under. */
export function putOnAgenda(
  database: Database,
  decisions: readonly Decision[],
  decidedOn: Day,
  rulesKey: string,
): void {
  const rows = decisions.map((decision) => {
    const { main, oldestDue } = decision.claim;
    return {
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
  });
  database.insertAll('agenda', rows, 'or replace');
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

/** The stored entries that hold on this day; `only` limits them to some cases. */
export function validEntries(database: Database, on: Day, rulesKey: string, only?: readonly number[]): AgendaEntry[] {
  let query = build
    .selectFrom('agenda')
    .innerJoin('recovery_case', 'recovery_case.id', 'agenda.case_id')
    .innerJoin('debtor', 'debtor.id', 'recovery_case.debtor_id')
    .select([
      'agenda.case_id',
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
      'recovery_case.strategy',
      'recovery_case.collector',
      'debtor.code',
      'debtor.name',
      'debtor.vat_number',
      'debtor.phone',
    ])
    .where('recovery_case.status', '=', 'open')
    .where(validOn(on, rulesKey));
  if (only !== undefined) {
    query = query.where('agenda.case_id', 'in', sql<number>`(select value from json_each(${JSON.stringify(only)}))`);
  }
  return database.all(query).map((row): AgendaEntry => {
    const daysLate = row.oldest_due_on === null ? 0 : daysBetween(row.oldest_due_on as Day, on);
    let reasons: readonly Reason[] | undefined;
    return {
      case: row.case_id,
      debtor: {
        name: row.name,
        ...(row.code === null ? {} : { code: row.code }),
        ...(row.vat_number === null ? {} : { vat: row.vat_number }),
        ...(row.phone === null ? {} : { phone: row.phone }),
      },
      strategy: row.strategy,
      collector: row.collector,
      status: row.status as DecisionStatus,
      task: row.task as Task['kind'],
      ...(row.step === null ? {} : { step: row.step }),
      ...(row.step_kind === null ? {} : { kind: row.step_kind as StepKind }),
      ...(row.due_on === null ? {} : { due: row.due_on as Day }),
      ...(row.at_time === null ? {} : { at: row.at_time }),
      owedCents: cents(row.owed_cents),
      currency: row.currency,
      ...(row.oldest_due_on === null ? {} : { oldestDue: row.oldest_due_on as Day }),
      daysLate,
      // Read when they are looked at: of hundreds of entries a screen shows twenty, and the reasons are most of the work.
      get reasons() {
        reasons ??= (JSON.parse(row.reasons) as Reason[]).map((reason) => agedReason(reason, daysLate));
        return reasons;
      },
      mayTakeStep: row.may_take_step === 1,
    };
  });
}

/** The age of the claim is the one thing that grows by itself: it is told as of the day asked about. */
function agedReason(reason: Reason, daysLate: number): Reason {
  return reason.code === 'overdue' ? { ...reason, values: { ...reason.values, days: daysLate } } : reason;
}

function validOn(on: Day, rulesKey: string) {
  return sql<SqlBool>`agenda.decided_on <= ${on} and coalesce(agenda.recheck_on > ${on}, true) and agenda.rules_key = ${rulesKey}`;
}
