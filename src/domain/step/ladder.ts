/**
 * Where a case stands on its strategy: the steps behind it, the step ahead, and the day that step falls on.
 * Rules 2, 3 and 4 of docs/rules.md. Blockers such as promises and holds are not looked at here: see nextStep.
 */
import { addressFindings, isItalianAddress, isReachedElectronically } from '../debtor/address.ts';
import { toWorkingDay } from '../calendar.ts';
import type { CaseFacts, StepTaken } from '../case.ts';
import { isAnythingOwed, type Claim } from './claim.ts';
import { courtesyCall, courtesyDue, isBeforeDue, type CourtesyCall } from './courtesy.ts';
import { addDays, latest, type Day } from '../day.ts';
import { insertedStep, isTracedFor } from './insertedStep.ts';
import { positionOn } from './ladderPosition.ts';
import { itemsFor } from './letterPlan.ts';
import type { Rules } from '../settings.ts';
import type { Step, Strategy } from '../strategy/strategy.ts';

/** Why the engine goes past a step whose condition does not hold (rule 4). */
export type PassReason =
  | 'lapsed'
  | 'address-ok'
  | 'reached-electronically'
  | 'below-minimum'
  | 'no-phone'
  | 'foreign-address'
  | 'debtor-reachable'
  | 'already-said';

/** A step the engine goes past, on its way to the step ahead. */
export interface PassedStep {
  readonly step: string;
  readonly kind: Step['kind'];
  readonly reason: PassReason;
}

/** The step ahead of a case. */
export interface StepAhead {
  readonly step: Step;
  /** The day it falls on, moved forward to a working day; contact spacing is not counted in. */
  readonly due: Day;
  /** What the date is counted from. */
  readonly anchor: Anchor;
  /** Before anything is overdue: what the call is about. */
  readonly courtesy?: CourtesyCall;
  /** Of a legal warning: no letter has demanded anything of what is owed, so it has nothing to list (rule 11). */
  readonly undemanded?: Undemanded;
  readonly passed: readonly PassedStep[];
}

/** What a legal warning with nothing to list waits for. */
export interface Undemanded {
  /** The last letter before it that has not been issued; without one the ladder has no other to demand with. */
  readonly letter?: string;
}

export interface Anchor {
  readonly kind:
    | 'due-date'
    | 'upcoming'
    | 'opening'
    | 'deadline'
    | 'completion'
    | 'lost-contact'
    | 'found-contact'
    | 'returned-letter';
  readonly day: Day;
  /** The previous step, where the date counts from one. */
  readonly step?: string;
}

/**
 * The step ahead; without one when the strategy has been climbed to its end. A claim of nothing has no due date to count
 * from: the opening of the case stands in for it.
 */
export function stepAhead(
  facts: CaseFacts,
  strategy: Strategy,
  claim: Claim,
  rules: Rules,
): StepAhead | { readonly passed: readonly PassedStep[]; readonly step: undefined } {
  const previous = lastCompleted(facts.steps);
  const floor = latest(facts.openedOn, previous?.on, dayAfterDeadlines(facts.steps));
  const dueFrom = (day: Day): Day => toWorkingDay(latest(day, floor), rules.patronDay);
  const position = positionOn(facts.steps, strategy);
  const inserted = insertedStep(facts, strategy, position);
  if (inserted !== undefined) {
    const { step, anchor } = inserted;
    return { step, due: dueFrom(anchor.day), anchor, passed: [] };
  }
  const passed: PassedStep[] = [];
  for (const step of strategy.steps.slice(position)) {
    const reason = passReason(step, facts, claim);
    if (reason === undefined) {
      const anchor = anchorOf(step, facts, claim, previous);
      const undemanded = undemandedAt(step, facts, strategy, claim);
      const due = dueFrom(addDays(anchor.day, step.days));
      return { step, due, anchor, passed, ...(undemanded === undefined ? {} : { undemanded }) };
    }
    // Traced already, and found.
    const isBehind = facts.steps.some((taken) => taken.step === step.id);
    if (!isBehind) passed.push({ step: step.id, kind: step.kind, reason });
  }
  return { step: undefined, passed };
}

/** Before anything is overdue the courtesy call is the only step there is; undefined when none is left to make. */
export function courtesyAhead(
  facts: CaseFacts,
  strategy: Strategy,
  rules: Rules,
  today: Day,
): StepAhead | undefined {
  if (!isBeforeDue(facts, strategy, rules, today)) return undefined;
  const courtesy = courtesyCall(facts, strategy, rules, today);
  if (courtesy === undefined) return undefined;
  const { step, dueOn } = courtesy;
  const due = courtesyDue(courtesy, facts.openedOn, rules.patronDay);
  return { step, due, anchor: { kind: 'upcoming', day: dueOn }, courtesy, passed: [] };
}

/** A legal warning lists only what a letter demanded: with every letter skipped that is nothing (rule 11). */
function undemandedAt(
  step: Step,
  { letters }: CaseFacts,
  { steps }: Strategy,
  claim: Claim,
): Undemanded | undefined {
  const isListing =
    step.kind !== 'legal-warning' || !isAnythingOwed(claim) || itemsFor(step, claim).length > 0;
  if (isListing) return undefined;
  const isFree = ({ id }: Step): boolean => !letters.some((letter) => letter.step === id);
  const letter = steps
    .slice(0, steps.indexOf(step))
    .findLast((each) => each.kind === 'letter' && isFree(each));
  return letter === undefined ? {} : { letter: letter.id };
}

/** The most recent step a person or a letter completed; steps the engine passed do not move dates. */
export function lastCompleted(steps: readonly StepTaken[]): StepTaken | undefined {
  return steps.findLast((step) => step.outcome !== 'passed');
}

/** The day a completed step ends: the deadline it granted, else the day it was completed (rule 3). */
export function endOf(step: StepTaken): Anchor {
  return step.deadline === undefined
    ? { kind: 'completion', day: step.on, step: step.step }
    : { kind: 'deadline', day: step.deadline, step: step.step };
}

/** The latest deadline granted to the debtor; its whole last day is theirs. */
export function latestDeadline(steps: readonly StepTaken[]): Day | undefined {
  const [first, ...rest] = steps.map((step) => step.deadline).filter((deadline) => deadline !== undefined);
  return first === undefined ? undefined : latest(first, ...rest);
}

function dayAfterDeadlines(steps: readonly StepTaken[]): Day | undefined {
  const deadline = latestDeadline(steps);
  return deadline === undefined ? undefined : addDays(deadline, 1);
}

function anchorOf(step: Step, facts: CaseFacts, claim: Claim, previous: StepTaken | undefined): Anchor {
  if (step.from === 'previous')
    return previous === undefined ? { kind: 'opening', day: facts.openedOn } : endOf(previous);
  return { kind: 'due-date', day: claim.oldestDue ?? facts.openedOn };
}

function passReason(step: Step, facts: CaseFacts, claim: Claim): PassReason | undefined {
  // Asked only once something is overdue: a call before the due date is always too late here.
  if (step.only === 'before-due') return 'lapsed';
  if (step.only === 'unreachable' && !isTracedFor(facts, lastCompleted(facts.steps)))
    return 'debtor-reachable';
  if (step.minAmountCents !== undefined && claim.main.cents < step.minAmountCents) return 'below-minimum';
  if (step.kind === 'call' && facts.debtor.phone === undefined) return 'no-phone';
  if (step.kind === 'visit' && !isItalianAddress(facts.debtor)) return 'foreign-address';
  if (step.kind === 'address-check' && addressFindings(facts.debtor, facts).length === 0)
    return isReachedElectronically(facts.debtor) ? 'reached-electronically' : 'address-ok';
  return undefined;
}
