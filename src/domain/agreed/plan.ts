/**
 * Agreed instalments (rule 8): they hold what they cover while they are paid. An instalment that is more than the grace
 * late breaks the plan: the whole remainder is due again, and the case goes on at the step where it was.
 *
 * Everything is judged from the payments and their days, never from what was noted earlier: a payment that is booked late
 * but came in time brings a plan back, and one that bounces may break it.
 */
import { toWorkingDay } from '../calendar.ts';
import type { CaseFacts, CaseItem, PlanFact } from '../case.ts';
import { claimOn, isAnythingOwed, type Claim } from '../step/claim.ts';
import { addDays, daysBetween, type Day } from '../day.ts';
import { cents, sum, ZERO, type Cents, type Currency } from '../money.ts';
import type { Rules } from '../settings.ts';

export type PlanState = 'running' | 'kept' | 'broken' | 'cancelled';

/** One instalment and what came in for it. */
export interface InstalmentStanding {
  /** 1 for the first. */
  readonly number: number;
  readonly dueOn: Day;
  readonly cents: Cents;
  readonly paidCents: Cents;
  /** The day the payments reached it. */
  readonly paidOn?: Day;
  /** Days since its due date, moved to a working day; 0 while it is not late, and once it is paid. */
  readonly daysLate: number;
  /** The first day on which it breaks the plan when it is not paid before. */
  readonly breaksOn: Day;
}

/** How a plan stands on a day. */
export interface PlanStanding {
  readonly plan: PlanFact;
  readonly state: PlanState;
  /** Broken or cancelled: since when. */
  readonly since?: Day;
  readonly instalments: readonly InstalmentStanding[];
  readonly totalCents: Cents;
  readonly paidCents: Cents;
  /** What is still to be paid of it. */
  readonly leftCents: Cents;
  /** The first instalment that is not paid; absent when all are. */
  readonly next?: InstalmentStanding;
  /** Of a running plan, the instalment that will break it when nothing more is paid; of a broken one, the one that did. */
  readonly breaking?: InstalmentStanding;
}

/** A broken plan has a day on which it broke. */
type BrokenPlan = PlanStanding & { readonly since: Day };

/** The first day on which an unpaid instalment breaks its plan: a due date on a day off moves first (art. 1187 c.c.). */
export function breakDay(dueOn: Day, graceDays: number, rules: Pick<Rules, 'patronDay'>): Day {
  return addDays(toWorkingDay(dueOn, rules.patronDay), graceDays + 1);
}

/** How a plan stands. Payments fill the instalments in the order of their due dates. */
export function planStanding(plan: PlanFact, rules: Pick<Rules, 'patronDay'>, today: Day): PlanStanding {
  const totalCents = sum(plan.instalments.map((each) => each.cents));
  const paidCents = cents(Math.min(totalCents, sum(plan.receipts.map((each) => each.cents))));
  const instalments = fill(plan, rules, today);
  const next = instalments.find((each) => each.paidOn === undefined);
  const breaking = instalments.find(({ paidOn, breaksOn }) => paidOn === undefined || paidOn >= breaksOn);
  const isBroken = breaking !== undefined && breaking.breaksOn <= today;
  const { state, since } = judged(plan, next, isBroken ? breaking.breaksOn : undefined);
  return {
    plan,
    state,
    ...(since === undefined ? {} : { since }),
    instalments,
    totalCents,
    paidCents,
    leftCents: state === 'kept' ? ZERO : cents(totalCents - paidCents),
    ...(next === undefined || state === 'kept' ? {} : { next }),
    ...(breaking === undefined || (state !== 'running' && state !== 'broken') ? {} : { breaking }),
  };
}

function judged(
  plan: PlanFact,
  next: InstalmentStanding | undefined,
  brokenOn: Day | undefined,
): Pick<PlanStanding, 'state' | 'since'> {
  if (plan.cancelledOn !== undefined) return { state: 'cancelled', since: plan.cancelledOn };
  // Settled otherwise than by paying: credit notes, or an export that no longer shows what it covers.
  const isGone = next !== undefined && plan.openCents <= 0 && unpaidInterest(plan) === 0;
  if (isGone && plan.result !== 'broken') return { state: 'kept' };
  if (brokenOn !== undefined) return { state: 'broken', since: brokenOn };
  return { state: next === undefined || isGone ? 'kept' : 'running' };
}

/** The interest of a plan that has not come in: it belongs to no invoice, so what pays it is what no invoice takes. */
export function unpaidInterest(plan: Pick<PlanFact, 'interestCents' | 'interestPaidCents'>): Cents {
  return cents(Math.max(0, plan.interestCents - plan.interestPaidCents));
}

function fill(plan: PlanFact, rules: Pick<Rules, 'patronDay'>, today: Day): InstalmentStanding[] {
  const receipts = plan.receipts.toSorted((a, b) => (a.on < b.on ? -1 : 1));
  let [needed, received, taken]: [number, number, number] = [0, 0, 0];
  return plan.instalments.map(({ dueOn, cents: amount }, index) => {
    const before = needed;
    needed += amount;
    while (received < needed && taken < receipts.length) {
      received += (receipts[taken] as (typeof receipts)[number]).cents;
      taken += 1;
    }
    const isPaid = received >= needed;
    const paidOn = isPaid ? receipts[taken - 1]?.on : undefined;
    const due = toWorkingDay(dueOn, rules.patronDay);
    return {
      number: index + 1,
      dueOn,
      cents: amount,
      paidCents: cents(Math.min(amount, Math.max(0, received - before))),
      ...(paidOn === undefined ? {} : { paidOn }),
      daysLate: isPaid ? 0 : Math.max(0, daysBetween(due, today)),
      breaksOn: breakDay(dueOn, plan.graceDays, rules),
    };
  });
}

type WithPlans = Pick<CaseFacts, 'plans'>;

/** The plans of a case that are being paid. */
export function runningPlans(
  { plans }: WithPlans,
  rules: Pick<Rules, 'patronDay'>,
  today: Day,
): PlanStanding[] {
  // Hardly any case has one, and every decision asks.
  if (plans.length === 0) return [];
  return plans
    .filter((plan) => !isSuperseded(plan, plans))
    .map((plan) => planStanding(plan, rules, today))
    .filter((standing) => standing.state === 'running');
}

/** Whether a newer plan was agreed for something it covers: payments cannot bring it back any more. */
export function isSuperseded(plan: PlanFact, plans: readonly PlanFact[]): boolean {
  return plans.some((other) => other.id > plan.id && other.items.some((item) => plan.items.includes(item)));
}

/** What is in the hands of no running plan. */
function itemsOutsidePlans(
  { items }: Pick<CaseFacts, 'items'>,
  running: readonly PlanStanding[],
): readonly CaseItem[] {
  const covered = new Set(running.flatMap(({ plan }) => plan.items));
  return items.filter((item) => !covered.has(item.id));
}

/** The claim with and without what running plans cover. */
export interface SplitClaim {
  readonly whole: Claim;
  /** What the ladder goes on for. */
  readonly outside: Claim;
  readonly running: readonly PlanStanding[];
  /** The claim the ladder is climbed with: what is outside, else all of it, held by the plan. */
  readonly climbing: Claim;
}

/** The claim of a case on a day, parted by its plans. */
export function splitClaim(
  facts: Pick<CaseFacts, 'items' | 'plans'>,
  rules: Rules,
  today: Day,
  fallbackCurrency: Currency,
): SplitClaim {
  const whole = claimOn(facts.items, rules, today, fallbackCurrency);
  const running = runningPlans(facts, rules, today);
  if (running.length === 0) return { whole, outside: whole, running, climbing: whole };
  const outside = claimOn(itemsOutsidePlans(facts, running), rules, today, fallbackCurrency);
  return { whole, outside, running, climbing: isAnythingOwed(outside) ? outside : whole };
}

/** A broken plan nobody has reacted to yet: no contact, letter, promise or newer plan since it broke. */
export function unansweredBrokenPlan(
  facts: Pick<CaseFacts, 'plans' | 'contacts' | 'letters' | 'steps' | 'promises'>,
  rules: Pick<Rules, 'patronDay'>,
  today: Day,
): BrokenPlan | undefined {
  const last = lastBrokenPlan(facts, rules, today);
  if (last === undefined) return undefined;
  const { since } = last;
  const reacted =
    facts.contacts.some((contact) => contact.channel !== 'note' && contact.on >= since) ||
    facts.letters.some((letter) => letter.issuedOn >= since) ||
    facts.promises.some((promise) => promise.madeOn >= since) ||
    facts.steps.some((step) => step.on >= since && step.outcome !== 'passed');
  return reacted ? undefined : last;
}

/** The newest plan of a case, when it is broken and something of it is still to be paid. */
export function lastBrokenPlan(
  { plans }: WithPlans,
  rules: Pick<Rules, 'patronDay'>,
  today: Day,
): BrokenPlan | undefined {
  const last = plans.at(-1);
  const standing = last && planStanding(last, rules, today);
  return standing?.state === 'broken' && standing.leftCents > 0 ? (standing as BrokenPlan) : undefined;
}

/** Interest agreed in the newest plan and not paid, whether it runs or broke: no case closes over it in silence (rule 10). */
export function interestLeft({ plans }: WithPlans): Cents {
  const last = plans.at(-1);
  return last === undefined || last.cancelledOn !== undefined ? ZERO : unpaidInterest(last);
}
