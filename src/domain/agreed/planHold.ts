/** What a plan does to the day's work: it holds the case while it is paid, and is the first thing to do once it is broken. */
import type { Blocker, Situation } from '../step/blockers.ts';
import { toWorkingDay } from '../calendar.ts';
import { isAnythingOwed } from '../step/claim.ts';
import { earliest, latest, type Day } from '../day.ts';
import { subtract, type Cents } from '../money.ts';
import type { Reason } from '../nextStep.ts';
import {
  interestLeft,
  lastBrokenPlan,
  unansweredBrokenPlan,
  type InstalmentStanding,
  type PlanStanding,
  type SplitClaim,
} from './plan.ts';
import type { Task } from '../step/task.ts';

/** The first day on which one of these plans breaks when nothing more is paid. */
export function firstBreakDay(running: readonly PlanStanding[]): Day | undefined {
  const [first, ...rest] = planDays(running).filter((on) => on !== undefined);
  return first === undefined ? undefined : earliest(first, ...rest);
}

type Breaking = PlanStanding & { readonly breaking: InstalmentStanding };

function unpaid({ cents, paidCents }: InstalmentStanding): Cents {
  return subtract(cents, paidCents);
}

/** A running plan holds the case, unless something is owed that it does not cover. */
export function planBlockers({
  running,
  claim,
  rules,
}: Pick<Situation, 'running' | 'claim' | 'rules'>): Blocker[] {
  const breaksOn = firstBreakDay(running);
  if (breaksOn === undefined || isAnythingOwed(claim)) return [];
  const { breaking, plan } = running.find((each) => each.breaking?.breaksOn === breaksOn) as Breaking;
  // One that breaks on a day off is heard about on the next day that is worked.
  const until = toWorkingDay(breaksOn, rules.patronDay);
  const values = { cents: unpaid(breaking), currency: plan.currency, due: breaking.dueOn };
  return [{ code: 'plan-running', values, until, isHold: true }];
}

/** What the ladder leaves out because it is being paid in instalments. */
export function planReasons({ running, outside, whole }: SplitClaim): Reason[] {
  if (!isAnythingOwed(outside)) return [];
  return running.map(({ plan, breaking }) => ({
    code: 'plan-covers',
    values: {
      invoices: whole.items.filter((item) => plan.items.includes(item.id)).map((item) => item.number),
      due: breaking?.dueOn,
    },
  }));
}

/** The days on which running plans may break: the answer changes on each of them. */
export function planDays(running: readonly PlanStanding[]): (Day | undefined)[] {
  return running.map(({ breaking }) => breaking?.breaksOn);
}

/** Hearing the debtor about a broken plan, until somebody has reacted. */
export function brokenPlanTask({ facts, rules, today }: Situation): Task | undefined {
  const broken = unansweredBrokenPlan(facts, rules, today);
  if (broken === undefined) return undefined;
  const { plan, breaking, leftCents, since } = broken;
  return {
    kind: 'broken-plan',
    due: toWorkingDay(since, rules.patronDay),
    // What came in since pays for it, too late: the one that is missing now need not even be due.
    values: { cents: leftCents, currency: plan.currency, by: breaking?.dueOn },
  };
}

/**
 * Of a broken plan nothing but the agreed interest is left: nobody is called about that day after day. A person decides
 * whether it is claimed or waived, as it is never dropped in silence (rule 10).
 */
export function interestTask({ facts, rules, today }: Situation): Task | undefined {
  const cents = interestLeft(facts);
  const broken = cents > 0 ? lastBrokenPlan(facts, rules, today) : undefined;
  if (broken === undefined) return undefined;
  const { plan, since } = broken;
  const values = { because: 'interest-left', cents, currency: plan.currency };
  // It is all that is left only since the rest was paid.
  const leftSince = latest(since, ...plan.receipts.map(({ on }) => on));
  return { kind: 'decide', due: toWorkingDay(leftSince, rules.patronDay), values };
}
