/** Everything that keeps the step ahead from being taken, each with the day from which it no longer does (rules 3, 5-7, 9, 12, 13, 23). */
import { isReturnAnswered, unansweredMove } from '../debtor/address.ts';
import { accessoriesBlockers } from './accessories.ts';
import { attemptsAt } from './attempts.ts';
import type { CaseFacts, CaseItem, ContactElsewhere, LetterFact, PlanFact } from '../case.ts';
import { isActOfOurs, isConversation } from '../case.ts';
import { countsFrom, isAnythingOwed, isAtBank, isChased, isOverdue, type Claim } from './claim.ts';
import { addDays, earliest, latest, type Day } from '../day.ts';
import { checkDigitalRequest, firstAllowedDay, type ConductCheck } from '../conduct/conduct.ts';
import { isStepInPerson } from '../conduct/inPerson.ts';
import { insolvencyBlockers } from './insolvency.ts';
import { isUnanswered } from '../conduct/contactPlan.ts';
import { latestDeadline, type stepAhead } from './ladder.ts';
import type { LetterChannel } from '../letter.ts';
import { channelFor, isTooLate } from './letterPlan.ts';
import { toWorkingDay } from '../calendar.ts';
import type { PlanStanding } from '../agreed/plan.ts';
import { firstBreakDay, planBlockers } from '../agreed/planHold.ts';
import { openPromise, promiseCheckDay } from '../agreed/promise.ts';
import type { RefusalValues } from '../refusal.ts';
import type { Rules } from '../settings.ts';
import type { Step, StepKind } from '../strategy/strategy.ts';
import { tracingBlockers } from './tracing.ts';

/** One thing in the way of the step. */
export interface Blocker {
  readonly code: BlockerCode;
  readonly values: RefusalValues;
  /** The first day it is gone by itself; absent when something must happen first. */
  readonly until?: Day;
  /** Makes the case `held` rather than `waiting`. */
  readonly isHold: boolean;
}

export type BlockerCode =
  | 'insolvent'
  | 'promise-open'
  | 'plan-running'
  | 'on-hold'
  | 'tracing-asked'
  | 'all-disputed'
  | 'part-disputed'
  | 'over-credited'
  | 'accessories-left'
  | 'at-the-bank'
  | 'nothing-overdue'
  | 'letter-not-sent'
  | 'delivery-unproved'
  | 'delivery-failed'
  | 'debtor-moved'
  | 'nothing-demanded'
  | 'deadline-running'
  | 'not-yet-due'
  | 'contact-spacing'
  | 'conduct'
  | 'agreed-date';

/** What the blockers are judged from. */
export interface Situation {
  readonly facts: CaseFacts;
  /** Without what running plans cover. */
  readonly claim: Claim;
  readonly running: readonly PlanStanding[];
  readonly ahead: ReturnType<typeof stepAhead> | undefined;
  readonly rules: Rules;
  readonly today: Day;
}

/** All blockers of today, the strongest first. */
export function blockersOf(situation: Situation): Blocker[] {
  const insolvent = insolvencyBlockers(situation.facts, situation.today);
  if (insolvent.length > 0) return insolvent;
  const accessories = accessoriesBlockers(situation);
  if (accessories.length > 0)
    return [...accessories, ...holdBlockers(situation), ...promiseBlockers(situation)];
  const blockers = [
    ...claimBlockers(situation),
    ...holdBlockers(situation),
    ...tracingBlockers(situation),
    ...planBlockers(situation),
    ...promiseBlockers(situation),
    ...onTheWayOrAhead(situation),
  ];
  return [...blockers, ...conductBlockers(situation, blockers)];
}

/** A letter on its way stands for its step: dates and spacing are asked again when it has arrived or come back. */
function onTheWayOrAhead(situation: Situation): Blocker[] {
  const onTheWay = letterBlockers(situation);
  if (onTheWay.length > 0) return onTheWay;
  const undemanded = undemandedBlockers(situation);
  const dates = [...dateBlockers(situation), ...spacingBlockers(situation)];
  const isFree = undemanded.length + dates.length === 0;
  return [...undemanded, ...agreedDateBlockers(situation, isFree), ...dates];
}

/** The working day from which contact spacing allows the next act of ours (rule 5); undefined before the first one. */
export function spacingDay(facts: CaseFacts, rules: Rules): Day | undefined {
  const days = [
    facts.lastActElsewhere,
    ...facts.letters.map((letter) => letter.sentOn),
    ...facts.contacts.filter(isActOfOurs).map((contact) => contact.on),
  ].filter((on): on is Day => on !== undefined);
  const [first, ...rest] = days;
  return first && toWorkingDay(addDays(latest(first, ...rest), rules.minContactDays), rules.patronDay);
}

/** The letter that is issued but has not left yet. */
export function letterToPost(facts: CaseFacts): CaseFacts['letters'][number] | undefined {
  return facts.letters.find((letter) => letter.sentOn === undefined);
}

/** The agreement of a running plan that is issued but has not left yet: it holds nothing, and is posted all the same (rule 13). */
export function agreementToPost({ plans }: Pick<CaseFacts, 'plans'>): PlanFact['agreement'] {
  return plans.findLast(({ result, cancelledOn }) => result === undefined && cancelledOn === undefined)
    ?.agreement;
}

/** What lies on the desk: a letter, or the agreement of a plan. */
export function onTheDesk(facts: CaseFacts): { readonly protocol: string } | undefined {
  return letterToPost(facts) ?? agreementToPost(facts);
}

/** The legal warning that has left, and whose arrival nobody has proved yet (rule 13). */
export function letterToProve(facts: CaseFacts): CaseFacts['letters'][number] | undefined {
  return facts.letters.find(
    (letter) =>
      letter.sentOn !== undefined &&
      letter.arrivedOn === undefined &&
      !facts.steps.some((step) => step.step === letter.step),
  );
}

function claimBlockers({ facts, claim, running, ahead, rules, today }: Situation): Blocker[] {
  // The call before the due date is the one step that asks for nothing.
  if (isAnythingOwed(claim) || isCourtesy(ahead)) return [];
  const [disputed, rest] = disputedAndRest(facts, today);
  const invoices = disputed.map((item) => item.number);
  if (disputed.length > 0 && rest.length === 0)
    return [{ code: 'all-disputed', values: { invoices }, isHold: true }];
  const part: Blocker[] =
    disputed.length === 0 ? [] : [{ code: 'part-disputed', values: { invoices }, isHold: true }];
  // What it covers is owed: the plan says itself until when it holds.
  if (running.length > 0) return part;
  if (rest.some((item) => isChased(item, rules, today)))
    return [...part, { code: 'over-credited', values: {}, isHold: true }];
  const atBank = rest.filter((item) => isAtBank(item, rules, today));
  const [first, ...others] = atBank.map((item) => countsFrom(item, rules));
  if (first !== undefined) {
    const values = { invoices: atBank.map((item) => item.number) };
    return [...part, { code: 'at-the-bank', values, until: earliest(first, ...others), isHold: false }];
  }
  return [{ code: 'nothing-overdue', values: {}, ...untilOverdue(facts, rules, today), isHold: false }];
}

/** What is overdue, in dispute and not. */
function disputedAndRest({ items }: CaseFacts, today: Day): [disputed: CaseItem[], rest: CaseItem[]] {
  const overdue = items.filter((item) => isOverdue(item, today));
  return [overdue.filter((item) => item.isDisputed), overdue.filter((item) => !item.isDisputed)];
}

/** Whether the step ahead is the call before a due date. */
export function isCourtesy(ahead: Situation['ahead']): boolean {
  return ahead?.step !== undefined && ahead.courtesy !== undefined;
}

/** After its courtesy call a case waits for the first day something counts. */
function untilOverdue({ isEarly, items }: CaseFacts, rules: Rules, today: Day): { until?: Day } {
  if (isEarly !== true) return {};
  const days = items
    .filter((item) => item.openCents > 0 && !item.isCreditNote && !item.isDisputed && item.dueOn >= today)
    .map((item) => countsFrom(item, rules));
  const [first, ...rest] = days;
  return first === undefined ? {} : { until: earliest(first, ...rest) };
}

/** A hold that ends before a day off goes on until work does (rule 2): what was said the day before stays true. */
export function holdBlockers({
  facts,
  rules,
  today,
}: Pick<Situation, 'facts' | 'rules' | 'today'>): Blocker[] {
  return facts.holds
    .map(({ reason, from, until }) => ({
      reason,
      from,
      until: toWorkingDay(addDays(until, 1), rules.patronDay),
    }))
    .filter(({ from, until }) => from <= today && until > today)
    .map(({ reason, until }) => ({ code: 'on-hold', values: { reason }, until, isHold: true }));
}

/** A promise that runs holds everything (rule 6). */
export function promiseBlockers({
  facts,
  rules,
  today,
}: Pick<Situation, 'facts' | 'rules' | 'today'>): Blocker[] {
  const promise = openPromise(facts, rules, today);
  if (promise === undefined) return [];
  const { cents, currency, by } = promise;
  return [
    {
      code: 'promise-open',
      values: { cents, currency, by },
      until: promiseCheckDay(promise, rules),
      isHold: true,
    },
  ];
}

/** Why a letter on the desk must not leave as it is: it demands too much, or would leave too little time. */
export function faultsOf(letter: LetterFact, today: Day): { outdated?: readonly string[]; late?: Day } {
  const { outdated, deadline } = letter;
  return {
    ...(outdated === undefined ? {} : { outdated }),
    ...(deadline !== undefined && isTooLate(letter, today) ? { late: deadline } : {}),
  };
}

function letterBlockers({ facts, ahead, today }: Situation): Blocker[] {
  const waiting = letterToPost(facts);
  if (waiting !== undefined) {
    const values = { protocol: waiting.protocol, ...faultsOf(waiting, today) };
    return [{ code: 'letter-not-sent', values, isHold: true }];
  }
  const unproved = letterToProve(facts);
  if (unproved !== undefined) {
    return [
      {
        code: 'delivery-unproved',
        values: { protocol: unproved.protocol, sent: unproved.sentOn },
        isHold: true,
      },
    ];
  }
  // Checking and tracing are what has to be done about an address.
  if (ahead?.step?.kind === 'address-check' || ahead?.step?.kind === 'tracing') return [];
  return deliveryBlockers(facts, ahead?.step && wayOf(ahead.step, facts));
}

/** A letter that came back stops any other; a visit that found nobody there, what goes to that address (rules 13, 14). */
export function deliveryBlockers(facts: CaseFacts, way: LetterChannel | 'visit' | undefined): Blocker[] {
  const failed = facts.failedDeliveries.at(-1);
  if (failed !== undefined && !isReturnAnswered(facts.debtor, failed))
    return [
      { code: 'delivery-failed', values: { protocol: failed.protocol, reason: failed.reason }, isHold: true },
    ];
  const gone = unansweredMove(facts);
  const isToAddress = way === 'visit' || way === 'post' || way === 'registered';
  return gone === undefined || !isToAddress
    ? []
    : [{ code: 'debtor-moved', values: { on: gone.on }, isHold: true }];
}

function wayOf(step: Step, facts: CaseFacts): LetterChannel | 'visit' | undefined {
  if (step.kind === 'visit') return 'visit';
  return step.kind === 'letter' || step.kind === 'legal-warning' ? channelFor(step, facts) : undefined;
}

/** A date agreed with the debtor, or set by hand after a contact, stands until something newer happens. */
export function agreedContact(facts: CaseFacts): CaseFacts['contacts'][number] | undefined {
  const { contacts } = facts;
  // An attempt that reached nobody and sets no date leaves what was agreed as it is.
  const last = contacts.findLast((contact) => isConversation(contact) || contact.nextOn !== undefined);
  if (last?.nextOn === undefined) return undefined;
  // The last attempt sets no date: what was to be tried again has been.
  const isTriedAgain =
    isUnanswered(last.outcome) &&
    contacts.some(({ id, channel }) => id > last.id && channel === last.channel);
  if (isTriedAgain) return undefined;
  // A promise has its own rule and its own date; of who said it was paid the payment has been seen.
  if (last.outcome === 'promise' || last.isPaymentSeen === true) return undefined;
  const isOvertaken =
    facts.steps.some((step) => step.step === last.step && step.outcome === 'skipped') ||
    facts.letters.some((letter) => letter.issuedOn > last.on) ||
    facts.steps.some((step) => step.on > last.on && step.outcome !== 'passed');
  return isOvertaken ? undefined : last;
}

/** Every contact with the debtor, whatever case it was about. */
export function contactsWith({
  contacts,
  contactsElsewhere = [],
}: Pick<CaseFacts, 'contacts' | 'contactsElsewhere'>): readonly ContactElsewhere[] {
  return [...contacts, ...contactsElsewhere];
}

/** Whom a person speaks to on an agreed day is spoken to when conduct allows it: not on a Sunday, not too often (rule 16). */
export function allowedDay(
  { facts, rules }: Situation,
  on: Day,
  isAgreed: boolean,
  channel: 'call' | 'visit' = 'call',
): { readonly on: Day; readonly refusedBy?: ConductCheck } {
  return firstAllowedDay(
    { channel, on, isConversation: true, isAgreed },
    contactsWith(facts),
    rules.patronDay,
  );
}

/**
 * The date that stands after the contacts. That nobody answered agrees nothing: when the day of the next try has
 * passed, it gives way to a letter, or to work in the office, that is free to be done.
 * @param isFree nothing else is in the way of the step ahead
 */
export function standingContact(
  { facts, ahead, today }: Pick<Situation, 'facts' | 'ahead' | 'today'>,
  isFree: boolean,
): CaseFacts['contacts'][number] | undefined {
  const contact = agreedContact(facts);
  if (contact?.nextOn === undefined || !isUnanswered(contact.outcome)) return contact;
  if (!isFree || contact.nextOn >= today) return contact;
  const kind = ahead?.step?.kind;
  return kind === undefined || isStepInPerson(kind) ? contact : undefined;
}

function agreedDateBlockers(situation: Situation, isFree: boolean): Blocker[] {
  const { today } = situation;
  const contact = standingContact(situation, isFree);
  if (contact?.nextOn === undefined) return [];
  const isOfficeWork = contact.outcome === 'says-paid';
  const until = isOfficeWork
    ? contact.nextOn
    : allowedDay(situation, contact.nextOn, contact.outcome === 'callback').on;
  if (until <= today) return [];
  const values = { outcome: contact.outcome, on: contact.on, next: contact.nextOn, time: contact.nextTime };
  return [{ code: 'agreed-date', values, until, isHold: false }];
}

function dateBlockers({ facts, ahead, rules, today }: Situation): Blocker[] {
  if (ahead?.step === undefined) return [];
  const blockers: Blocker[] = [];
  const deadline = latestDeadline(facts.steps);
  const until = deadline && toWorkingDay(addDays(deadline, 1), rules.patronDay);
  if (until !== undefined && until > today) {
    blockers.push({ code: 'deadline-running', values: { deadline }, until, isHold: false });
  }
  if (ahead.due > today) {
    blockers.push({ code: 'not-yet-due', values: { step: ahead.step.id }, until: ahead.due, isHold: false });
  }
  return blockers;
}

/**
 * A legal warning that would list nothing (rule 11) waits for a letter; where the ladder has none left, for the plan or
 * the dispute that keeps what was demanded out of it.
 */
function undemandedBlockers({ ahead, running, rules }: Situation): Blocker[] {
  if (ahead?.step === undefined || ahead.undemanded === undefined) return [];
  const { letter } = ahead.undemanded;
  const breaksOn = letter === undefined ? firstBreakDay(running) : undefined;
  const until = breaksOn && toWorkingDay(breaksOn, rules.patronDay);
  const values = { step: ahead.step.id, letter };
  return [{ code: 'nothing-demanded', values, ...(until === undefined ? {} : { until }), isHold: false }];
}

/** Checks, reports and assessments happen in the office: they are no acts towards the debtor. */
const REACHING: ReadonlySet<StepKind> = new Set(['call', 'letter', 'visit', 'legal-warning']);

function spacingBlockers({ facts, ahead, rules, today }: Situation): Blocker[] {
  const step = ahead?.step;
  const until = spacingDay(facts, rules);
  if (step === undefined || !REACHING.has(step.kind) || until === undefined || until <= today) return [];
  // A further attempt at the call that is under way was agreed or is the strategy's own rhythm.
  const lastAttempt = facts.contacts.findLast((contact) => contact.channel !== 'note');
  if (lastAttempt !== undefined && attemptsAt(facts, step, ahead?.courtesy).includes(lastAttempt)) return [];
  return [{ code: 'contact-spacing', values: { days: rules.minContactDays }, until, isHold: false }];
}

/** A consumer gets no fifth request by e-mail or PEC within thirty days (R5). */
export function digitalBlockers(facts: CaseFacts, step: Step, { patronDay }: Rules, on: Day): Blocker[] {
  const channel = channelFor(step, facts);
  if (channel !== 'email' && channel !== 'pec') return [];
  const check = checkDigitalRequest(facts.debtor, facts.digitalRequests ?? [], on);
  if (check === undefined) return [];
  const { rule, finding, until } = check;
  return [
    { code: 'conduct', values: { rule, finding }, until: toWorkingDay(until, patronDay), isHold: false },
  ];
}

/** Planning obeys conduct: no call, visit or letter on a day on which a check refuses it (rule 16). */
function conductBlockers(situation: Situation, others: readonly Blocker[]): Blocker[] {
  const { ahead, facts, rules, today } = situation;
  if (ahead?.step === undefined) return [];
  const { kind } = ahead.step;
  const isDayKnown = others.every((blocker) => blocker.until !== undefined);
  if (!REACHING.has(kind) || !isDayKnown) return [];
  const planned = latest(today, ahead.due, ...others.map((blocker) => blocker.until));
  if (kind !== 'call' && kind !== 'visit') return digitalBlockers(facts, ahead.step, rules, planned);
  const { on, refusedBy } = allowedDay(situation, planned, false, kind);
  if (refusedBy === undefined) return [];
  const { rule, finding } = refusedBy;
  return [{ code: 'conduct', values: { rule, finding }, until: on, isHold: false }];
}
