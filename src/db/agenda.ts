/** The stored decisions: written with every change, read by the morning's commands, never trusted past their recheck day. */
import type { Day } from '../domain/day.ts';
import { heldBy } from '../domain/step/heldBy.ts';
import { sectionOfCase } from '../domain/step/kindOfWork.ts';
import type { Cents, Currency } from '../domain/money.ts';
import { mayTakeStep, type Decision, type DecisionStatus, type Reason } from '../domain/nextStep.ts';
import type { StepKind } from '../domain/strategy/strategy.ts';
import type { Task } from '../domain/step/task.ts';
import { build } from './build.ts';
import { storeEndings, type EndingRow } from './endingTerms.ts';
import type { Database } from './database.ts';
import type { AskedDay } from './storedAgenda.ts';

/** One open case as the agenda shows it. */
export interface AgendaEntry {
  readonly case: number;
  readonly debtor: {
    readonly code?: string;
    readonly name: string;
    readonly vat?: string;
    readonly phone?: string;
  };
  readonly strategy: string;
  readonly collector: string;
  readonly status: DecisionStatus;
  readonly task: Task['kind'];
  readonly step?: string | undefined;
  readonly kind?: StepKind | undefined;
  readonly due?: Day | undefined;
  readonly at?: string | undefined;
  /** Net overdue and undisputed, in the creditor's own currency or the one with most items. */
  readonly owedCents: Cents;
  readonly currency: Currency;
  readonly oldestDue?: Day | undefined;
  readonly daysLate: number;
  /** What the debtor's rating makes of the cost of waiting. */
  readonly weightPercent: number;
  /** The code of what holds a held case first; blank otherwise. */
  readonly heldBy: string;
  readonly reasons: readonly Reason[];
  readonly mayTakeStep: boolean;
  /** Its terms that end soon or have ended, where it was worked out anew; the stored ones are read apart. */
  readonly endings?: readonly EndingRow[];
}

/** What an entry is sorted and counted by; what the store does not have is null, as rows are taken as they come. */
export interface AgendaLine extends Pick<
  AgendaEntry,
  'case' | 'status' | 'task' | 'owedCents' | 'currency' | 'daysLate' | 'weightPercent' | 'heldBy'
> {
  readonly kind?: StepKind | null | undefined;
  readonly due?: Day | null | undefined;
  readonly at?: string | null | undefined;
}

/** A decision with the weight its debtor's rating gives it. */
export interface WeighedDecision {
  readonly decision: Decision;
  readonly weightPercent: number;
  /** The terms of prescription that end soon or have ended, and when others will. */
  readonly endings?: { readonly terms: readonly EndingRow[]; readonly lookAgainOn?: Day } | undefined;
}

/** Stores the decisions of open cases in place of earlier ones; `rulesKey` names the rules they were made under. */
export function putOnAgenda(
  database: Database,
  decisions: Iterable<WeighedDecision>,
  { on: decidedOn, rulesKey }: Pick<AskedDay, 'on' | 'rulesKey'>,
): void {
  const chunk: WeighedDecision[] = [];
  for (const decision of decisions) {
    chunk.push(decision);
    if (chunk.length === CASES_A_STATEMENT) replace(database, chunk.splice(0), decidedOn, rulesKey);
  }
  replace(database, chunk, decidedOn, rulesKey);
}

const CASES_A_STATEMENT = 500;

/** Not "or replace", which would go past the triggers that count what leaves. */
function replace(
  database: Database,
  decisions: readonly WeighedDecision[],
  decidedOn: Day,
  rulesKey: string,
): void {
  if (decisions.length === 0) return;
  const cases = JSON.stringify(decisions.map(({ decision }) => decision.case));
  database.write(`delete from agenda where case_id in (select value from json_each(@cases))`, { cases });
  database.insertAll('agenda', rowsOf(decisions, decidedOn, rulesKey));
  storeEndings(
    database,
    decisions.flatMap(({ endings }) => endings?.terms ?? []),
  );
}

/**
 * Stands by itself: each generator function made within another one leaves something that holds on to all it could see, and
 * after a large import that is every case (the engine keeps a shape for each, where the short-lived are not looked for).
 */
function* rowsOf(decisions: readonly WeighedDecision[], decidedOn: Day, rulesKey: string) {
  for (const { decision, weightPercent, endings } of decisions) {
    const { main, oldestDue } = decision.claim;
    yield {
      case_id: decision.case,
      decided_on: decidedOn,
      recheck_on: earlier(decision.recheckOn, endings?.lookAgainOn) ?? null,
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
      may_take_step: mayTakeStep(decision) ? (1 as const) : (0 as const),
      weight_percent: weightPercent,
      section: sectionOfCase(decision),
      held_by: heldBy(decision),
    };
  }
}

function earlier(one: Day | undefined, other: Day | undefined): Day | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}

/** Forgets the decision of a case that is closed or gone. */
export function dropDecision(database: Database, caseNumber: number): void {
  database.run(build.deleteFrom('agenda').where('case_id', '=', caseNumber));
}
