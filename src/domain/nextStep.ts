/**
 * The one function the product is about: a case's facts, its strategy and a day in; what is to be done next, when, and
 * every reason out. `next`, `today`, `why`, `letter`, `run` and every `--dry-run` ask here, and nowhere else.
 */
import { addressFindings } from './debtor/address.ts';
import { agreementReasons } from './agreed/agreementGate.ts';
import { blockersOf, type Blocker } from './step/blockers.ts';
import { attemptsAt } from './step/attempts.ts';
import type { CaseFacts } from './case.ts';
import { countsFrom, isAnythingOwed, isAtBank, type Claim } from './step/claim.ts';
import { addDays, earliest, latest, type Day } from './day.ts';
import type { CourtesyCall } from './step/courtesy.ts';
import { courtesyAhead, stepAhead, type PassedStep, type StepAhead } from './step/ladder.ts';
import { leftOutOf, tooLateFrom } from './step/letterPlan.ts';
import { sum } from './money.ts';
import { splitClaim } from './agreed/plan.ts';
import { planDays, planReasons } from './agreed/planHold.ts';
import type { RefusalValues } from './refusal.ts';
import type { Rules } from './settings.ts';
import type { Step, StepKind, Strategy } from './strategy/strategy.ts';
import { taskOf, type Task } from './step/task.ts';

/** `due` can be worked now; `waiting` for a date; `held` by a promise, dispute, hold, delivery or credit; `closed`. */
export type DecisionStatus = 'due' | 'waiting' | 'held' | 'closed';

/** One reason, as a code and the values its sentence needs; the sentences stand in the message catalogues. */
export interface Reason {
  readonly code: ReasonCode;
  readonly values: RefusalValues;
}

export type ReasonCode =
  | 'overdue'
  | 'overdue-beside'
  | 'falls-due'
  | 'counted-from-due-date'
  | 'counted-from-upcoming'
  | 'counted-from-opening'
  | 'counted-from-deadline'
  | 'counted-from-completion'
  | 'counted-from-lost-contact'
  | 'counted-from-found-contact'
  | 'counted-from-returned-letter'
  | 'step-passed'
  | 'needs-approval'
  | 'not-demanded'
  | 'attempts-made'
  | 'address-finding'
  | 'task-callback'
  | 'task-retry-call'
  | 'task-check-payment'
  | 'task-follow-up'
  | 'task-broken-promise'
  | 'task-broken-plan'
  | 'task-post'
  | 'task-receipt'
  | 'task-check-address'
  | 'task-answer-dispute'
  | 'task-file-claim'
  | 'task-decide'
  | 'task-choose-strategy'
  | 'items-at-bank'
  | 'plan-covers'
  | 'plan-disputed'
  | 'agreement-kept'
  | 'closed-case'
  | Blocker['code'];

/** What is to be done about a case, and why. */
export interface Decision {
  readonly case: number;
  readonly status: DecisionStatus;
  /** The step of the strategy the case is at; absent when the strategy is climbed to the end or the case closed. */
  readonly step?: Step;
  readonly kind?: StepKind;
  /** What a person has to do: `step` is the step itself. */
  readonly task: Task['kind'];
  /** The day it can be done from; absent when no date is known (an over-credited debtor). */
  readonly due?: Day;
  /** An agreed hour, `HH:MM`. */
  readonly at?: string;
  readonly reasons: readonly Reason[];
  /** Everything that keeps the step from being taken today; empty when it may be taken. */
  readonly blockers: readonly Blocker[];
  /** Steps the engine goes past when this step is taken. */
  readonly passed: readonly PassedStep[];
  readonly claim: Claim;
  /** Before anything is overdue: what the call is about. */
  readonly courtesy?: CourtesyCall;
  /** The first later day on which the answer may be another one, with the same facts. */
  readonly recheckOn?: Day;
}

/**
 * What a case is due for on a day. Pure and total: the same facts give the same answer, and every open case gets one.
 * @param strategy undefined when the settings no longer have the one of the case: a person has to choose another
 * @param fallbackCurrency the creditor's own
 */
export function nextStep(
  facts: CaseFacts,
  strategy: Strategy | undefined,
  rules: Rules,
  today: Day,
  fallbackCurrency = 'EUR',
): Decision {
  const split = splitClaim(facts, rules, today, fallbackCurrency);
  const { whole: claim, climbing, outside, running } = split;
  if (!facts.isOpen) return closedDecision(facts, claim);
  const ahead = strategy && aheadOf(facts, strategy, climbing, rules, today);
  const blockers = blockersOf({ facts, claim: outside, running, ahead, rules, today });
  const task = taskOf({ facts, claim: outside, running, ahead, blockers, rules, today });
  const step = ahead?.step;
  const status = statusOf(task, blockers, today);
  return {
    case: facts.number,
    status,
    ...(step === undefined ? {} : { step, kind: step.kind }),
    task: task.kind,
    ...(task.due === undefined ? {} : { due: task.due }),
    ...(task.at === undefined ? {} : { at: task.at }),
    reasons: [
      ...reasonsOf(facts, claim, ahead, task, blockers),
      ...planReasons(split),
      ...agreementReasons({ facts, running, rules, today }),
      ...bankReasons(facts, claim, rules, today),
    ],
    blockers,
    passed: ahead?.passed ?? [],
    claim,
    ...(step === undefined || ahead?.courtesy === undefined ? {} : { courtesy: ahead.courtesy }),
    ...recheck(facts, task, blockers, claim, rules, today, planDays(running)),
  };
}

/** The ladder's step once something is owed; before that the courtesy call, if there is one to make. */
function aheadOf(
  facts: CaseFacts,
  strategy: Strategy,
  claim: Claim,
  rules: Rules,
  today: Day,
): ReturnType<typeof stepAhead> | undefined {
  return isAnythingOwed(claim)
    ? stepAhead(facts, strategy, claim, rules)
    : courtesyAhead(facts, strategy, rules, today);
}

/** Whether the step itself may be taken today: what every gate asks before anything reaches a debtor (rule 17). */
export function mayTakeStep(decision: Decision): boolean {
  return decision.status !== 'closed' && decision.step !== undefined && decision.blockers.length === 0;
}

/** The letter that may be issued before its legal warning, which has nothing to list without it (rule 11). */
export function letterBeforeWarning({ blockers }: Pick<Decision, 'blockers'>): string | undefined {
  const [first, ...others] = blockers;
  const letter =
    first?.code === 'nothing-demanded' && others.length === 0 ? first.values['letter'] : undefined;
  return typeof letter === 'string' ? letter : undefined;
}

function closedDecision(facts: CaseFacts, claim: Claim): Decision {
  const { closedOn: on, closeReason: reason, lookAgainOn: until } = facts;
  const values = { on, reason, ...(until === undefined ? {} : { until }) };
  return {
    case: facts.number,
    status: 'closed',
    task: 'none',
    reasons: [{ code: 'closed-case', values }],
    blockers: [],
    passed: [],
    claim,
  };
}

function statusOf(task: Task, blockers: readonly Blocker[], today: Day): DecisionStatus {
  if (task.due !== undefined && task.due <= today) return 'due';
  return blockers.some((blocker) => blocker.isHold) ? 'held' : 'waiting';
}

function reasonsOf(
  facts: CaseFacts,
  claim: Claim,
  ahead: ReturnType<typeof stepAhead> | undefined,
  task: Task,
  blockers: readonly Blocker[],
): Reason[] {
  const reasons: Reason[] = [];
  if (task.kind !== 'step' && task.kind !== 'none')
    reasons.push({ code: `task-${task.kind}`, values: task.values });
  for (const { code, values, until } of blockers) reasons.push({ code, values: { ...values, until } });
  if (task.postponedBy !== undefined && !blockers.some(({ code }) => code === 'conduct')) {
    const { rule, finding } = task.postponedBy;
    reasons.push({ code: 'conduct', values: { rule, finding, until: task.due } });
  }
  if (claim.oldestDue !== undefined) {
    const { main, daysLate, oldestDue } = claim;
    reasons.push({
      code: 'overdue',
      values: { cents: main.cents, currency: main.currency, days: daysLate, due: oldestDue },
    });
    for (const { cents, currency } of claim.totals)
      if (currency !== main.currency) reasons.push({ code: 'overdue-beside', values: { cents, currency } });
  }
  // In proceedings the ladder is left alone: when its step would have come is no reason for anything.
  if (blockers.some(({ code }) => code === 'insolvent')) return reasons;
  if (ahead?.step !== undefined)
    reasons.push(...stepReasons(facts, ahead), ...leftOutReasons(ahead, claim), ...courtesyReasons(ahead));
  for (const { step, reason } of ahead?.passed ?? [])
    reasons.push({ code: 'step-passed', values: { step, reason } });
  return reasons;
}

/** What is overdue and left out because the bank collects it, by the day it will count (rule 23). */
function bankReasons(facts: CaseFacts, claim: Claim, rules: Rules, today: Day): Reason[] {
  if (!isAnythingOwed(claim)) return [];
  const atBank = facts.items.filter((item) => isAtBank(item, rules, today));
  return [...Map.groupBy(atBank, (item) => countsFrom(item, rules))].map(([from, items]) => ({
    code: 'items-at-bank',
    values: { invoices: items.map((item) => item.number), from },
  }));
}

function stepReasons(facts: CaseFacts, ahead: StepAhead): Reason[] {
  const { step, anchor, due, courtesy } = ahead;
  const reasons: Reason[] = [
    {
      code: `counted-from-${anchor.kind}`,
      values: {
        step: step.id,
        days: isInserted(anchor) ? 0 : step.days,
        from: anchor.day,
        previous: anchor.step,
        due,
        ...(isBeforeOpening(facts, ahead) ? { opened: facts.openedOn } : {}),
      },
    },
  ];
  const isIssued = facts.letters.some((letter) => letter.step === step.id);
  if (step.needsApproval && !isIssued) reasons.push({ code: 'needs-approval', values: { step: step.id } });
  const attempts = attemptsAt(facts, step, courtesy).length;
  if (attempts > 0)
    reasons.push({ code: 'attempts-made', values: { step: step.id, attempts, of: step.attempts } });
  if (step.kind === 'address-check') {
    for (const finding of addressFindings(facts.debtor, facts)) {
      reasons.push({ code: 'address-finding', values: { finding } });
    }
  }
  return reasons;
}

/** A legal warning on which nothing was demanded has a blocker of its own. */
function leftOutReasons({ step, undemanded }: StepAhead, claim: Claim): Reason[] {
  const invoices = undemanded === undefined ? leftOutOf(step, claim).map((item) => item.number) : [];
  return invoices.length === 0 ? [] : [{ code: 'not-demanded', values: { invoices } }];
}

/** Counted from the due date alone the step would lie before the case itself (rule 3). */
function isBeforeOpening({ openedOn }: CaseFacts, { step, anchor }: StepAhead): boolean {
  return anchor.kind === 'due-date' && addDays(anchor.day, step.days) < openedOn;
}

/** What falls due, for the call before it does: in its first currency, where there are several. */
function courtesyReasons({ courtesy }: StepAhead): Reason[] {
  const [first] = courtesy?.items ?? [];
  if (courtesy === undefined || first === undefined) return [];
  const { currency } = first;
  const items = courtesy.items.filter((item) => item.currency === currency);
  const invoices = courtesy.items.map((item) => item.number);
  const cents = sum(items.map((item) => item.openCents));
  return [{ code: 'falls-due', values: { cents, currency, invoices, due: courtesy.dueOn } }];
}

/** Days on which something else may hold the case, or no longer does. */
function interruptionDays({
  insolvency,
  tracings = [],
  contactsElsewhere = [],
}: CaseFacts): (Day | undefined)[] {
  return [
    insolvency?.openedOn,
    insolvency?.countsUntil && addDays(insolvency.countsUntil, 1),
    ...tracings.map(({ askedOn }) => askedOn),
    ...contactsElsewhere.map(({ on }) => on),
  ];
}

/** Counted from an event of its own and not from the ladder. */
function isInserted({ kind }: StepAhead['anchor']): boolean {
  return kind === 'lost-contact' || kind === 'found-contact' || kind === 'returned-letter';
}

/** The next day anything changes by itself: a date reached, a blocker gone, or another invoice falling overdue. */
function recheck(
  facts: CaseFacts,
  task: Task,
  blockers: readonly Blocker[],
  claim: Claim,
  rules: Rules,
  today: Day,
  breakDays: readonly (Day | undefined)[],
): { recheckOn?: Day } {
  const dates = [task.due, task.recheckOn, ...blockers.map((blocker) => blocker.until), ...breakDays];
  for (const item of facts.items) {
    if (item.openCents <= 0) continue;
    if (item.dueOn >= today) dates.push(addDays(item.dueOn, 1));
    if (isAtBank(item, rules, today)) dates.push(countsFrom(item, rules));
  }
  for (const hold of facts.holds) if (hold.from > today) dates.push(hold.from);
  for (const contact of facts.contacts) if (contact.on > today) dates.push(contact.on);
  dates.push(...interruptionDays(facts));
  for (const letter of facts.letters) if (letter.sentOn === undefined) dates.push(tooLateFrom(letter));
  const future = dates.filter((date): date is Day => date !== undefined && date > today);
  const [first, ...rest] = future;
  if (first !== undefined) return { recheckOn: earliest(first, ...rest) };
  // With nothing on the horizon the answer still depends on the claim's age only through daysLate, which is derived.
  return claim.oldestDue === undefined ? {} : { recheckOn: latest(addDays(today, 365)) };
}
