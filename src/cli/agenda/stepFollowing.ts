/** What comes after the thing a case is to be worked for, if that is done in time and nothing else happens. */
import { toWorkingDay } from '../../domain/calendar.ts';
import type { CaseFacts } from '../../domain/case.ts';
import { latest, type Day } from '../../domain/day.ts';
import { stepAhead } from '../../domain/step/ladder.ts';
import { deadlineFrom, termDaysFor } from '../../domain/step/letterPlan.ts';
import type { Decision } from '../../domain/nextStep.ts';
import type { Step } from '../../domain/strategy/strategy.ts';
import { strategyNamed, type Book } from '../../office/book.ts';

/** The step that follows and the first day it can fall on; `end` when the strategy is used up by then. */
export type Following = { readonly step: Step; readonly due: Day } | 'end';

/** Tasks that complete the step ahead; after the others it is still ahead. */
const COMPLETE_THE_STEP: ReadonlySet<Decision['task']> = new Set(['step', 'post', 'receipt']);

/** Asks the ladder with the step taken on the first day it can be; undefined when no step is to come. */
export function stepFollowing(
  book: Book,
  facts: CaseFacts,
  decision: Decision,
  on: Day,
): Following | undefined {
  const { step, claim, due } = decision;
  const { rules } = book.settings;
  // Nothing follows the claim filed in proceedings (rule 15).
  if (step === undefined || decision.blockers.some(({ code }) => code === 'insolvent')) return undefined;
  // Kept, a plan leaves nothing to do; the agreement that is posted meanwhile is no step.
  const plan = decision.blockers.find(({ code }) => code === 'plan-running');
  if (plan !== undefined) return plan.until === undefined ? undefined : { step, due: plan.until };
  const strategy = strategyNamed(book, facts.strategy);
  if (!COMPLETE_THE_STEP.has(decision.task)) {
    const ahead = stepAhead(facts, strategy, claim, rules);
    if (ahead.step === undefined) return 'end';
    // Today and an agreed day may be days off, on which no step falls (rule 2).
    return { step: ahead.step, due: toWorkingDay(latest(ahead.due, on, due), rules.patronDay) };
  }
  const takenOn = latest(on, due);
  // Only what is written grants a term; the least one of consumers is not one of a call.
  const isWritten = step.kind === 'letter' || step.kind === 'legal-warning';
  const termDays = isWritten ? termDaysFor(step, facts.debtor) : 0;
  const deadline = termDays > 0 ? { deadline: deadlineFrom(takenOn, termDays, rules) } : {};
  const taken = { step: step.id, outcome: 'done', on: takenOn, isUnreachable: false, ...deadline } as const;
  const after = stepAhead({ ...facts, steps: [...facts.steps, taken] }, strategy, claim, rules);
  return after.step === undefined ? 'end' : { step: after.step, due: after.due };
}
