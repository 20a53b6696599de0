/** What becomes of plans by themselves: kept, broken, or going on after a payment that was booked late (rule 8). */
import { build } from '../../db/build.ts';
import type { CaseFacts } from '../../domain/case.ts';
import type { Day } from '../../domain/day.ts';
import {
  interestLeft,
  isSuperseded,
  planStanding,
  runningPlans,
  type PlanStanding,
} from '../../domain/agreed/plan.ts';
import type { Recorder } from '../act.ts';
import type { Book, Moment } from '../book.ts';

/** Plans that stand otherwise than was noted; cancelled ones and those a newer one took the place of stay as they are. */
export function changedPlans(
  { settings }: Book,
  { today }: Pick<Moment, 'today'>,
  facts: CaseFacts,
): PlanStanding[] {
  return facts.plans
    .filter((plan) => !isSuperseded(plan, facts.plans))
    .map((plan) => planStanding(plan, settings.rules, today))
    .filter(({ plan, state }) => state !== 'cancelled' && (plan.result ?? 'running') !== state);
}

/** Notes how plans stand, inside an act; whether anything changed. */
export function settlePlans(book: Book, moment: Moment, facts: CaseFacts, recorder: Recorder): boolean {
  const changed = changedPlans(book, moment, facts);
  for (const { plan, state, since, totalCents, leftCents, next, breaking } of changed) {
    const ended =
      state === 'kept' || state === 'broken'
        ? { result: state, ended_on: since ?? moment.today }
        : { result: null, ended_on: null };
    book.database.run(build.updateTable('plan').set(ended).where('id', '=', plan.id));
    recorder.note(facts.number, `plan-${state}`, {
      cents: state === 'kept' ? totalCents : leftCents,
      currency: plan.currency,
      due: state === 'broken' ? breaking?.dueOn : next?.dueOn,
    });
  }
  return changed.length > 0;
}

/** Whether a plan keeps a case open that owes nothing else: it runs, or interest agreed in it was not paid. */
export function isKeptOpenByPlan({ settings }: Book, today: Day, facts: CaseFacts): boolean {
  return runningPlans(facts, settings.rules, today).length > 0 || interestLeft(facts) > 0;
}
