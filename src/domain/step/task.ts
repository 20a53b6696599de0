/** What a person has to do about a case: the step itself, or something that comes before it. */
import { accessoriesTask } from './accessories.ts';
import { unansweredMove } from '../debtor/address.ts';
import { agreementOnDesk } from '../agreed/agreementGate.ts';
import { attemptsAt } from './attempts.ts';
import { addWorkingDays, toWorkingDay } from '../calendar.ts';
import type { CaseFacts } from '../case.ts';
import {
  agreedContact,
  standingContact,
  allowedDay,
  faultsOf,
  isCourtesy,
  letterToPost,
  letterToProve,
  type Blocker,
  type Situation,
} from './blockers.ts';
import type { ConductCheck } from '../conduct/conduct.ts';
import { isUnanswered } from '../conduct/contactPlan.ts';
import { isAnythingOwed } from './claim.ts';
import { disputedMoney, firstAnswerDay } from '../agreed/dispute.ts';
import { addDays, earliest, latest, type Day } from '../day.ts';
import { isCall } from '../conduct/inPerson.ts';
import { insolvencyOn, insolvencyTask } from './insolvency.ts';
import { brokenPlanTask, interestTask } from '../agreed/planHold.ts';
import { unansweredBrokenPromise } from '../agreed/promise.ts';
import type { RefusalValues } from '../refusal.ts';
import type { LetterChannel } from '../letter.ts';

/** A thing to do, and the day from which it can be done. */
export interface Task {
  readonly kind:
    | 'step'
    | 'callback'
    | 'retry-call'
    | 'check-payment'
    | 'follow-up'
    | 'broken-promise'
    | 'broken-plan'
    | 'post'
    | 'receipt'
    | 'check-address'
    | 'answer-dispute'
    | 'file-claim'
    | 'decide'
    | 'choose-strategy'
    | 'none';
  readonly due?: Day;
  readonly at?: string;
  readonly values: RefusalValues;
  /** A later day that changes the task by itself, beside `due`. */
  readonly recheckOn?: Day | undefined;
  /** What conduct found against the day before `due`, where the debtor would have been called earlier. */
  readonly postponedBy?: ConductCheck;
}

/**
 * Working days after which a missing proof of delivery is asked for: a PEC answers at once, a registered letter that is
 * not collected takes its time.
 */
const PROOF_EXPECTED_WORKING_DAYS: Readonly<Record<LetterChannel, number>> = {
  pec: 1,
  email: 1,
  hand: 1,
  registered: 10,
  post: 10,
};

/** The task of today or of the next day there is one; nobody is called on a day on which conduct refuses it (rule 16). */
export function taskOf(situation: Situation & { readonly blockers: readonly Blocker[] }): Task {
  return orAnswer(situation, onAllowedDay(situation, plannedTask(situation)));
}

function onAllowedDay(situation: Situation, task: Task): Task {
  if (!isCall(task.kind) || task.due === undefined) return task;
  const isAgreed = task.kind === 'callback';
  const { on: due, refusedBy: agreedFor } = allowedDay(situation, task.due, isAgreed);
  const { on, refusedBy } =
    due > situation.today
      ? { on: due, refusedBy: agreedFor }
      : allowedDay(situation, situation.today, isAgreed);
  return refusedBy === undefined ? { ...task, due } : { ...task, due: on, postponedBy: refusedBy };
}

function plannedTask(situation: Situation & { readonly blockers: readonly Blocker[] }): Task {
  const { facts, ahead } = situation;
  const accessories = accessoriesTask(situation);
  // What holds the case puts the decision off: there is no step to take instead.
  if (accessories !== undefined) return { ...accessories, ...dueWhenFree(situation) };
  const first =
    insolvencyTask(facts, situation.today) ??
    brokenBeforePosting(situation) ??
    postTask(situation) ??
    receiptTask(situation) ??
    agreementTask(situation) ??
    disputeTask(situation) ??
    callbackUnderPromise(situation) ??
    heldTask(situation);
  if (first !== undefined) return first;
  // Who owes nothing is not called back either, unless the call is the one before the due date.
  if (!isAnythingOwed(situation.claim)) {
    if (ahead?.step !== undefined && isCourtesy(ahead)) {
      // What was agreed in a call about another due date waits until that is overdue.
      const isAboutThisCall = attemptsAt(facts, ahead.step, ahead.courtesy).length > 0;
      return (
        (isAboutThisCall ? agreedTask(agreedContact(facts)) : undefined) ??
        ladderTask({ ...situation, ahead })
      );
    }
    return interestTask(situation) ?? untilOverdueTask(situation);
  }
  if (ahead === undefined) {
    return { kind: 'choose-strategy', due: facts.openedOn, values: { strategy: facts.strategy } };
  }
  return (
    brokenPlanTask(situation) ??
    brokenPromiseTask(situation) ??
    agreedTask(standingContact(situation, situation.blockers.length === 0)) ??
    checkAddressTask(situation) ??
    ladderTask({ ...situation, ahead })
  );
}

/** Nothing until the first invoice of an early case falls overdue: that day is known. */
function untilOverdueTask({ blockers }: { readonly blockers: readonly Blocker[] }): Task {
  const due = blockers.find(({ code }) => code === 'nothing-overdue')?.until;
  return { kind: 'none', ...(due === undefined ? {} : { due }), values: {} };
}

/** An hour agreed after a promise or a plan stands although that holds the rest: an agreed callback is no act of ours (rule 5). */
function callbackUnderPromise({
  facts,
  claim,
  blockers,
}: Situation & { readonly blockers: readonly Blocker[] }): Task | undefined {
  const holds = blockers.filter((blocker) => blocker.isHold);
  // Who owes nothing is not called back; what a plan covers is owed.
  if (!isAnythingOwed(claim) && !holds.some(({ code }) => code === 'plan-running')) return undefined;
  const isAgreed = holds.every(({ code }) => code === 'promise-open' || code === 'plan-running');
  return holds.length > 0 && isAgreed && agreedContact(facts)?.outcome === 'callback'
    ? agreedTask(agreedContact(facts))
    : undefined;
}

/** A promise or a plan that broke while a letter lay on the desk comes first: the debtor is spoken to that day (rules 6 and 8). */
function brokenBeforePosting(
  situation: Situation & { readonly blockers: readonly Blocker[] },
): Task | undefined {
  const { facts, claim, blockers } = situation;
  const isHeld = blockers.some(({ code }) => WAITED_FOR.has(code));
  const isLeft = isAnythingOwed(claim) && letterToPost(facts) !== undefined;
  return isLeft && !isHeld ? (brokenPlanTask(situation) ?? brokenPromiseTask(situation)) : undefined;
}

/**
 * A letter printed before something came to hold the case stays on the desk until that has ended (rules 6 and 9); so does
 * one whose debtor owes nothing any more, or nothing that is not in dispute (rules 7 and 12).
 */
function postTask({
  facts,
  claim,
  blockers,
  today,
}: Situation & { readonly blockers: readonly Blocker[] }): Task | undefined {
  if (isKeptOnDesk(blockers) || !isAnythingOwed(claim)) return undefined;
  const letter = letterToPost(facts);
  if (letter === undefined) return undefined;
  const { protocol, issuedOn: due } = letter;
  const values = { protocol, ...faultsOf(letter, today) };
  return { kind: 'post', due, values };
}

/** Nothing that was printed leaves during a hold or an open promise. */
function isKeptOnDesk(blockers: readonly Blocker[]): boolean {
  return blockers.some(({ code }) => code === 'on-hold' || code === 'promise-open');
}

/**
 * The plan holds the case, and its agreement is posted meanwhile, unless what would keep it from being issued came up since
 * (rule 17); once the plan is broken there is nothing left to agree to (rule 8).
 */
function agreementTask({ facts, running, rules, today }: Situation): Task | undefined {
  const agreement = agreementOnDesk({ facts, running, rules, today });
  if (agreement === undefined) return undefined;
  const { protocol, issuedOn: due, obstacles } = agreement;
  const [first] = obstacles;
  if (first === undefined) return { kind: 'post', due, values: { protocol } };
  if (!obstacles.every(({ code }) => ABOUT_THE_ADDRESS.has(code))) return undefined;
  const lost = addressTask(facts, new Set(obstacles.map(({ code }) => code)));
  return lost ?? { kind: 'check-address', due, values: { ...first.values, agreement: protocol } };
}

/** What is mended by finding or confirming the address: nothing else would ever send the agreement on its way. */
const ABOUT_THE_ADDRESS: ReadonlySet<string> = new Set([
  'address-finding',
  'delivery-failed',
  'debtor-moved',
]);

function receiptTask({ facts, rules }: Situation): Task | undefined {
  const letter = letterToProve(facts);
  if (letter?.sentOn === undefined) return undefined;
  const wait = PROOF_EXPECTED_WORKING_DAYS[letter.sentVia ?? 'registered'];
  const due = addWorkingDays(letter.sentOn, wait, rules.patronDay);
  return { kind: 'receipt', due, values: { protocol: letter.protocol, sent: letter.sentOn } };
}

/** What holds a case until a day. */
const WAITED_FOR: ReadonlySet<Blocker['code']> = new Set([
  'on-hold',
  'promise-open',
  'plan-running',
  'tracing-asked',
]);

/** Something is left beside what is in dispute: owed, or to be called about before it falls due (rule 7). */
function isGoingOn({ claim, ahead }: Situation): boolean {
  return isAnythingOwed(claim) || (ahead !== undefined && isCourtesy(ahead));
}

/** Answering a dispute has its own term, whatever else holds the case (rule 7). */
function disputeTask(situation: Situation): Task | undefined {
  const due = firstAnswerDay(situation.facts);
  if (due === undefined || isGoingOn(situation)) return undefined;
  return answerTask(situation.facts, due);
}

function answerTask(facts: CaseFacts, by: Day): Task {
  return { kind: 'answer-dispute', due: by, values: { by, ...disputedMoney(facts) } };
}

/**
 * Where the rest goes on, a dispute whose term has come is answered on the first day nothing else is due: its invoices
 * would stay out of the claim for ever.
 */
function orAnswer(situation: Situation, task: Task): Task {
  const { facts, today } = situation;
  const by = firstAnswerDay(facts);
  const isElsewhere = by === undefined || !isGoingOn(situation) || insolvencyOn(facts, today) !== undefined;
  if (isElsewhere) return task;
  if (by > today)
    return { ...task, recheckOn: earliest(by, ...(task.recheckOn === undefined ? [] : [task.recheckOn])) };
  if (task.due !== undefined && task.due <= today) return task;
  return { ...answerTask(facts, by), recheckOn: task.due };
}

/** A hold, an open promise or an enquiry: nothing to do until the last of them ends. */
function heldTask({
  blockers,
  ahead,
  rules,
}: Situation & { readonly blockers: readonly Blocker[] }): Task | undefined {
  const holds = blockers.filter(({ code }) => WAITED_FOR.has(code));
  const untils = holds.map((blocker) => blocker.until).filter((until): until is Day => until !== undefined);
  const [first, ...rest] = untils;
  if (first !== undefined) {
    const until = toWorkingDay(latest(first, ...rest), rules.patronDay);
    const others = blockers.map((blocker) => blocker.until);
    return { kind: 'step', due: latest(until, ahead?.step && ahead.due, ...others), values: {} };
  }
  return undefined;
}

function dueWhenFree(situation: Situation & { readonly blockers: readonly Blocker[] }): { due?: Day } {
  const due = heldTask(situation)?.due;
  return due === undefined ? {} : { due };
}

function brokenPromiseTask({ facts, rules, today }: Situation): Task | undefined {
  const broken = unansweredBrokenPromise(facts, rules, today);
  if (broken === undefined) return undefined;
  const { cents, currency, by, paidCents } = broken.promise;
  return { kind: 'broken-promise', due: broken.brokenOn, values: { cents, currency, by, paid: paidCents } };
}

function agreedTask(contact: CaseFacts['contacts'][number] | undefined): Task | undefined {
  if (contact?.nextOn === undefined) return undefined;
  const { nextOn: due, nextTime, outcome, on } = contact;
  return {
    kind: agreedKind(outcome),
    due,
    ...(nextTime === undefined ? {} : { at: nextTime }),
    values: { on, due },
    // From then on it may give way: see standingContact.
    ...(isUnanswered(outcome) ? { recheckOn: addDays(due, 1) } : {}),
  };
}

function agreedKind(outcome: CaseFacts['contacts'][number]['outcome']): Task['kind'] {
  if (outcome === 'callback') return 'callback';
  if (outcome === 'says-paid') return 'check-payment';
  if (isUnanswered(outcome)) return 'retry-call';
  return 'follow-up';
}

function checkAddressTask({
  facts,
  blockers,
}: Situation & { readonly blockers: readonly Blocker[] }): Task | undefined {
  return addressTask(facts, new Set(blockers.map(({ code }) => code)));
}

function addressTask(facts: CaseFacts, inTheWay: ReadonlySet<string>): Task | undefined {
  const failed = facts.failedDeliveries.at(-1);
  if (failed !== undefined && inTheWay.has('delivery-failed'))
    return { kind: 'check-address', due: failed.failedOn, values: { protocol: failed.protocol } };
  const gone = unansweredMove(facts);
  return gone !== undefined && inTheWay.has('debtor-moved')
    ? { kind: 'check-address', due: gone.on, values: { gone: gone.on } }
    : undefined;
}

function ladderTask({
  facts,
  ahead,
  blockers,
}: Situation & {
  readonly blockers: readonly Blocker[];
  readonly ahead: NonNullable<Situation['ahead']>;
}): Task {
  if (ahead.step === undefined) return { kind: 'decide', due: lastDay(facts), values: {} };
  const due = latest(ahead.due, ...blockers.map((blocker) => blocker.until));
  const undemanded = blockers.find(({ code, until }) => code === 'nothing-demanded' && until === undefined);
  if (undemanded !== undefined) {
    // What was demanded is in dispute: once that is answered the warning can list it.
    const by = undemanded.values['letter'] === undefined ? firstAnswerDay(facts) : undefined;
    return by === undefined
      ? { kind: 'decide', due, values: { ...undemanded.values, because: 'nothing-demanded' } }
      : answerTask(facts, by);
  }
  return { kind: 'step', due, values: {} };
}

function lastDay(facts: CaseFacts): Day {
  return latest(facts.openedOn, ...facts.steps.map((step) => step.on));
}
