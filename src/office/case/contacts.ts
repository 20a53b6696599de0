/** Calls, visits and notes as they happened, and what follows from each (docs/rules.md). */
import { build } from '../../db/build.ts';
import { toWorkingDay } from '../../domain/calendar.ts';
import { attemptsAt } from '../../domain/step/attempts.ts';
import type { BlockerCode } from '../../domain/step/blockers.ts';
import {
  isConversation,
  type CaseFacts,
  type ContactChannel,
  type ContactOutcome,
} from '../../domain/case.ts';
import type { ConductFinding } from '../../domain/conduct/conduct.ts';
import { defaultNext, isUnanswered, stepAfter, type Appointment } from '../../domain/conduct/contactPlan.ts';
import type { Day } from '../../domain/day.ts';
import type { StepAhead } from '../../domain/step/ladder.ts';
import type { Decision } from '../../domain/nextStep.ts';
import { promiseCheckDay } from '../../domain/agreed/promise.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Step } from '../../domain/strategy/strategy.ts';
import type { UnpaidReason } from '../../domain/conduct/unpaidReason.ts';
import { perform, type Done, type Recorder } from '../act.ts';
import { decide } from '../agenda/agenda.ts';
import { openCase, takeStep } from './cases.ts';
import { conductOf, notTooOften, refuseContent } from './contactConduct.ts';
import { insertDisputes, type DisputeEntry } from './disputes.ts';
import { insertPromise, newestPayment, type PromiseEntry } from './promises.ts';
import { otherPhone, replaceWrongPhone } from '../debtor/debtorContacts.ts';
import type { Book, Moment } from '../book.ts';

/** A contact as a person enters it. */
export interface ContactEntry {
  readonly channel: ContactChannel;
  readonly outcome: ContactOutcome;
  readonly on: Day;
  readonly time?: string;
  readonly note?: string;
  readonly person?: string;
  /** Overrides the outcome's default next date; required for `callback`. */
  readonly next?: Appointment;
  /** Required for `promise`. */
  readonly promise?: PromiseEntry;
  /** Required for `disputes`. */
  readonly dispute?: DisputeEntry;
  /** For `wrong-number`: the one to call instead. The step then goes on with it, or with another known one. */
  readonly newPhone?: string;
  /** Why the debtor does not pay, when that came out. */
  readonly whyUnpaid?: UnpaidReason;
  /** Somebody else answered: the debt is not spoken of, and nothing they said is kept (R7). */
  readonly isThirdParty?: boolean;
}

/** A case as it was seen just before, and the book's version then. */
export interface CaseSeen {
  readonly facts: CaseFacts;
  readonly decision: Decision;
  /** Of `Database.foreignVersion`, from before the facts were read. */
  readonly version: number;
}

/** An open case with its decision. Refuses (rule): `case-closed`. */
export function seeCase(book: Book, { today }: Pick<Moment, 'today'>, caseNumber: number): CaseSeen {
  const version = book.database.foreignVersion();
  const facts = openCase(book, caseNumber);
  return { facts, decision: decide(book, facts, today), version };
}

/** What the entry led to. */
export interface LoggedContact {
  readonly contact: number;
  readonly next?: Appointment;
  /** The step it completed. */
  readonly stepDone?: string;
  /** For a promise: the day it is checked. */
  readonly checkOn?: Day;
  /** Which attempt at the step this was, and how many there are. */
  readonly attempt?: { readonly number: number; readonly of: number };
  readonly disputed?: readonly string[];
  /** The number that is out of use now. */
  readonly wrongPhone?: string;
  /** The known number that is tried instead. */
  readonly otherPhone?: string;
  /** What was not as it should be with the contact itself (rule 16). */
  readonly conduct: readonly ConductFinding[];
}

/**
 * Logs a contact. What was `seen` of the case is read again only when somebody else wrote meanwhile; nothing may have been
 * written here since. Refuses: `contact-in-future`, `callback-needs-date`, `promise-needs-terms`, `promise-in-past`,
 * `next-in-past`, `third-party-outcome`, `third-party-note` (usage), `no-such-invoice` (not-found).
 */
export function logContact(
  book: Book,
  moment: Moment,
  caseNumber: number,
  entry: ContactEntry,
  seen?: CaseSeen,
): Done<LoggedContact> {
  checkEntry(entry, moment);
  // That somebody was called says nothing of how they pay; what they promise or dispute does.
  const keepsRatings = entry.promise === undefined && entry.dispute === undefined;
  return perform(book, moment, { command: entry.channel, keepsRatings }, (recorder) => {
    const isCurrent = seen !== undefined && seen.version === book.database.foreignVersion();
    const { facts, decision } = isCurrent ? seen : seeCase(book, moment, caseNumber);
    // A contact entered late is judged by its own day: it cannot complete a step that had not come yet.
    const underWay = stepUnderWay(
      entry.on < moment.today ? decide(book, facts, entry.on) : decision,
      entry.channel,
    );
    const step = underWay?.step;
    const conclusion = underWay === undefined ? undefined : conclusionOf(facts, underWay, entry);
    const isWrong = entry.outcome === 'wrong-number';
    const other = isWrong && entry.newPhone === undefined ? otherPhone(book, facts.debtor) : undefined;
    const rightPhone = entry.newPhone ?? other;
    const carriedOn = rightPhone === undefined ? entry : { ...entry, newPhone: rightPhone };
    const next = entry.next ?? proposedNext(book, moment, facts, carriedOn, underWay);
    const contact = insertContact(book, moment, facts, entry, step?.id, next);
    recorder.note(caseNumber, entry.channel, journalData(entry, contact, next, step));
    if (entry.promise !== undefined)
      insertPromise(book, moment, facts, { ...entry.promise, on: entry.on }, recorder);
    const disputed =
      entry.dispute === undefined ? undefined : insertDisputes(book, moment, facts, entry.dispute, recorder);
    if (entry.whyUnpaid !== undefined) keepReason(book, caseNumber, entry.whyUnpaid);
    const { phone } = facts.debtor;
    if (isWrong) replaceWrongPhone(book, moment, facts.debtor, entry.newPhone);
    const isCarriedOn = isWrong && rightPhone !== undefined;
    return {
      contact,
      ...(next === undefined ? {} : { next }),
      ...(entry.promise === undefined
        ? {}
        : { checkOn: promiseCheckDay(entry.promise, book.settings.rules) }),
      ...(disputed === undefined ? {} : { disputed }),
      ...(isWrong && phone !== undefined ? { wrongPhone: phone } : {}),
      ...(other === undefined ? {} : { otherPhone: other }),
      conduct: conductOf(book, facts, decision, entry),
      ...(step === undefined || conclusion === undefined || isCarriedOn
        ? {}
        : concludeStep(book, moment, facts, decision, step, entry, conclusion, recorder)),
    };
  });
}

/** The default next date of an outcome, never in the past: for a contact entered days later it is the next working day. */
export function proposedNext(
  book: Book,
  { today }: Pick<Moment, 'today'>,
  facts: Pick<CaseFacts, 'contacts' | 'contactsElsewhere' | 'steps' | 'tracings'>,
  entry: Pick<ContactEntry, 'channel' | 'outcome' | 'on' | 'time' | 'newPhone'>,
  underWay: StepUnderWay | undefined,
): Appointment | undefined {
  const { rules } = book.settings;
  if (entry.newPhone !== undefined) return { on: toWorkingDay(today, rules.patronDay) };
  // The last attempt leads on to the next step: there is nothing left to repeat.
  const isLastAttempt =
    underWay !== undefined && isUnanswered(entry.outcome) && conclusionOf(facts, underWay, entry).isDone;
  if (isLastAttempt) return undefined;
  const next = defaultNext(entry.outcome, entry, rules, underWay?.step);
  if (next === undefined) return undefined;
  if (next.on < today) return { on: toWorkingDay(today, rules.patronDay) };
  return isUnanswered(entry.outcome) ? notTooOften(book, facts, entry, next) : next;
}

/** Blockers under which a contact completes no step: its turn has not come, or nothing goes on at all. */
const NO_STEP_YET: ReadonlySet<BlockerCode> = new Set(['not-yet-due', 'deadline-running', 'insolvent']);

/** A call or visit step, and the due date it is about when it comes before one. */
type StepUnderWay = Pick<StepAhead, 'step' | 'courtesy'>;

/** The call or visit step this contact is an attempt at: the step ahead, when its day has come. */
export function stepUnderWay(
  { step, courtesy, blockers }: Decision,
  channel: ContactChannel,
): StepUnderWay | undefined {
  if (step === undefined || step.kind !== channel) return undefined;
  if (blockers.some(({ code }) => NO_STEP_YET.has(code))) return undefined;
  return courtesy === undefined ? { step } : { step, courtesy };
}

function checkEntry(entry: ContactEntry, moment: Moment): void {
  const { today } = moment;
  if (entry.on > today) throw new Refusal('usage', 'contact-in-future', { on: entry.on });
  if (entry.outcome === 'callback' && entry.next === undefined)
    throw new Refusal('usage', 'callback-needs-date');
  if (entry.outcome === 'promise' && entry.promise === undefined)
    throw new Refusal('usage', 'promise-needs-terms');
  if (entry.outcome === 'disputes' && entry.dispute === undefined)
    throw new Refusal('usage', 'dispute-needs-reason');
  if (entry.isThirdParty === true) refuseContent(entry);
  if (entry.promise !== undefined) checkPromise(entry.promise, moment);
  if (entry.next !== undefined && entry.next.on < today)
    throw new Refusal('usage', 'next-in-past', { on: entry.next.on });
}

function checkPromise({ by }: PromiseEntry, { today }: Moment): void {
  if (by < today) throw new Refusal('usage', 'promise-in-past', { by });
}

function insertContact(
  book: Book,
  { who }: Moment,
  { number, debtor }: CaseFacts,
  entry: ContactEntry,
  step: string | undefined,
  next: Appointment | undefined,
): number {
  return book.database.insert('contact', {
    case_id: number,
    channel: entry.channel,
    outcome: entry.outcome,
    on_day: entry.on,
    at_time: entry.time ?? null,
    note: entry.note ?? null,
    person: entry.person ?? null,
    by_collector: who,
    step: step ?? null,
    next_on: next?.on ?? null,
    next_time: next?.time ?? null,
    is_third_party: entry.isThirdParty === true ? 1 : 0,
    after_payment: entry.outcome === 'says-paid' ? newestPayment(book, debtor.id) : null,
  });
}

function journalData(
  entry: ContactEntry,
  contact: number,
  next: Appointment | undefined,
  step: Step | undefined,
): object {
  const { outcome, on, time, note, person, promise, dispute, newPhone, whyUnpaid, isThirdParty } = entry;
  const said = { outcome, on, time, note, person, step: step?.id, next, promise, dispute, newPhone };
  return { contact, ...said, whyUnpaid, isThirdParty };
}

/**
 * A promise that came by letter, e-mail or a colleague: it holds the case like one made on the phone, but is no attempt at
 * a call. Refuses (usage): `promise-in-past`, `contact-in-future`.
 */
export function recordPromise(
  book: Book,
  moment: Moment,
  caseNumber: number,
  promise: PromiseEntry & {
    readonly on: Day;
    readonly note?: string;
    /** In writing it acknowledges the debt: prescription begins anew. */
    readonly isWritten?: boolean;
  },
): Done<{ readonly checkOn: Day }> {
  checkPromise(promise, moment);
  if (promise.on > moment.today) throw new Refusal('usage', 'contact-in-future', { on: promise.on });
  return perform(book, moment, { command: 'promise' }, (recorder) => {
    const facts = openCase(book, caseNumber);
    insertPromise(book, moment, facts, promise, recorder);
    recorder.note(caseNumber, 'promise-made', { ...promise });
    return { checkOn: promiseCheckDay(promise, book.settings.rules) };
  });
}

/** What was learned last about why it is not paid takes the place of what was known before. */
function keepReason({ database }: Book, caseNumber: number, whyUnpaid: UnpaidReason): void {
  const values = { unpaid_reason: whyUnpaid };
  database.run(build.updateTable('recovery_case').set(values).where('id', '=', caseNumber));
}

/** What a contact means for the step it was an attempt at. */
interface Conclusion {
  readonly isDone: boolean;
  readonly isUnreachable: boolean;
  readonly attempt?: { readonly number: number; readonly of: number };
}

function conclusionOf(
  facts: Pick<CaseFacts, 'contacts' | 'steps' | 'tracings'>,
  { step, courtesy }: StepUnderWay,
  entry: Pick<ContactEntry, 'channel' | 'outcome'>,
): Conclusion {
  const earlier = attemptsAt(facts, step, courtesy);
  const unanswered = earlier.filter((contact) => isUnanswered(contact.outcome)).length;
  const isAttempt = isUnanswered(entry.outcome);
  const number = unanswered + (isAttempt ? 1 : 0);
  const hadConversation = isConversation(entry) || earlier.some(isConversation);
  const after = stepAfter(entry.outcome, entry.channel, step, number, hadConversation);
  return isAttempt ? { ...after, attempt: { number, of: step.attempts ?? 1 } } : after;
}

function concludeStep(
  book: Book,
  moment: Moment,
  facts: CaseFacts,
  decision: Decision,
  step: Step,
  entry: ContactEntry,
  { isDone, isUnreachable, attempt }: Conclusion,
  recorder: Recorder,
): Pick<LoggedContact, 'attempt' | 'stepDone'> {
  const made = attempt === undefined ? {} : { attempt };
  if (!isDone) return made;
  const isCourtesy = step.only === 'before-due';
  const aboutDueOn = isCourtesy ? decide(book, facts, entry.on).courtesy?.dueOn : undefined;
  const taken = {
    step: step.id,
    kind: step.kind,
    outcome: 'done',
    on: entry.on,
    isUnreachable,
    aboutDueOn,
  } as const;
  takeStep(book, moment, facts.number, taken, isCourtesy ? [] : decision.passed, recorder);
  recorder.note(facts.number, 'step-done', { step: step.id, outcome: entry.outcome });
  return { ...made, stepDone: step.id };
}
