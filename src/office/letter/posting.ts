/** Issued is not sent, sent is not delivered (rule 13): when a letter left, and what came back. */
import { build } from '../../db/build.ts';
import { outdatedItems } from '../../db/outdatedLetters.ts';
import { protocolText } from '../../db/protocol.ts';
import { AGREEMENT } from '../../domain/agreed/agreement.ts';
import type { Obstacle } from '../../domain/agreed/agreementGate.ts';
import type { PlanFact } from '../../domain/case.ts';
import { latest, type Day } from '../../domain/day.ts';
import { countsAsDelivered } from '../../domain/step/deliveryFailure.ts';
import type { LetterChannel } from '../../domain/letter.ts';
import { deadlineFrom, isTooLate } from '../../domain/step/letterPlan.ts';
import { planStanding } from '../../domain/agreed/plan.ts';
import { Refusal } from '../../domain/refusal.ts';
import { perform, type Done, type Recorder } from '../act.ts';
import { anyCase, takeStep } from '../case/cases.ts';
import type { Book, Moment } from '../book.ts';
import { agreementHeldWhenSent, heldWhenSent } from './heldWhenSent.ts';
import { letterNamed, type LetterRow } from './letterRegister.ts';

/** Channels that leave a proof of delivery: the only ones a legal warning may take. */
const PROVABLE: ReadonlySet<LetterChannel> = new Set(['pec', 'registered', 'hand']);

export interface SentLetter {
  readonly case: number;
  readonly protocol: string;
  readonly step: string;
  readonly via: LetterChannel;
  readonly on: Day;
  /** The day the step's term ends; absent for a legal warning, whose term runs from arrival. */
  readonly deadline?: Day;
}

/** A letter that was recorded as sent, with what held its case that day: it should have stayed on the desk. */
export interface JustSent extends SentLetter {
  readonly heldBy: readonly Obstacle[];
}

/** How and when letters left. */
export interface Sending {
  /** Absent: as the letter was meant to go. */
  readonly via?: LetterChannel;
  readonly on: Day;
  readonly reference?: string;
  /** Why a letter that is out of date goes all the same; kept in the journal. */
  readonly override?: string;
}

/**
 * Records that letters left, also what held their cases meanwhile: planning obeys, recording warns (rule 16). One
 * operation, all or none.
 * Refuses: `no-such-letter` (not-found); `letter-void`, `already-sent`, `sent-before-issued`, `warning-needs-proof`,
 * `letter-outdated`, `letter-late`, `agreement-over` (rule); `sent-in-future` (usage).
 */
export function markSent(
  book: Book,
  moment: Moment,
  protocols: readonly string[],
  sending: Sending,
): Done<JustSent[]> {
  if (sending.on > moment.today) throw new Refusal('usage', 'sent-in-future', { on: sending.on });
  return perform(book, moment, { command: 'sent' }, (recorder) =>
    protocols.map((protocol) => markOneSent(book, moment, letterNamed(book, protocol), sending, recorder)),
  );
}

function markOneSent(
  book: Book,
  moment: Moment,
  letter: LetterRow,
  sending: Sending,
  recorder: Recorder,
): JustSent {
  const protocol = protocolText(letter.year, letter.serial);
  const via = sending.via ?? (letter.channel as LetterChannel);
  const isWarning = letter.template === 'legal-warning';
  refuseUnlessIssued(letter, protocol);
  if (letter.sent_on !== null) throw new Refusal('rule', 'already-sent', { protocol, on: letter.sent_on });
  if (sending.on < letter.issued_on)
    throw new Refusal('rule', 'sent-before-issued', { protocol, on: letter.issued_on });
  if (isWarning && !PROVABLE.has(via)) throw new Refusal('rule', 'warning-needs-proof', { protocol, via });
  refuseOutdated(book, moment, letter, sending, protocol);
  const isDemand = letter.step !== AGREEMENT;
  const facts = anyCase(book, letter.case_id);
  const plan = isDemand ? undefined : facts.plans.find(({ agreement }) => agreement?.protocol === protocol);
  if (plan !== undefined) refuseOver(book, moment, plan, sending, protocol);
  // An agreement is itself what holds the case: it has obstacles of its own (rule 17).
  const heldBy =
    plan === undefined
      ? heldWhenSent(book, facts, sending.on)
      : agreementHeldWhenSent(book, facts, plan, sending.on, via);
  const values = { sent_on: sending.on, sent_via: via, sent_reference: sending.reference ?? null };
  book.database.run(build.updateTable('letter').set(values).where('id', '=', letter.id));
  const sent = { case: letter.case_id, protocol, step: letter.step, via, on: sending.on, heldBy };
  recorder.note(letter.case_id, 'letter-sent', {
    ...sent,
    heldBy: heldBy.length === 0 ? undefined : heldBy.map(({ code }) => code),
    reference: sending.reference,
    override: sending.override,
  });
  // An agreement grants no term of ours and is no step.
  if (isWarning || !isDemand) return sent;
  const deadline = grantedUntil(book, letter, sending.on);
  forgetPassing(book, letter);
  takeStep(
    book,
    moment,
    letter.case_id,
    { step: letter.step, kind: 'letter', outcome: 'done', on: sending.on, deadline, letter: letter.id },
    [],
    recorder,
  );
  return { ...sent, deadline };
}

/**
 * What left on an earlier day has left; today nothing goes out that demands what was paid or disputed meanwhile, or leaves
 * less than half of its term.
 */
function refuseOutdated(
  book: Book,
  { today }: Moment,
  letter: LetterRow,
  sending: { readonly on: Day; readonly override?: string },
  protocol: string,
): void {
  if (sending.on < today || sending.override !== undefined) return;
  const invoices = outdatedItems(book.database, [letter.id]).get(letter.id) ?? [];
  if (invoices.length > 0) throw new Refusal('rule', 'letter-outdated', { protocol, invoices });
  const deadline = letter.deadline_on as Day | null;
  if (deadline === null || letter.step === AGREEMENT) return;
  if (isTooLate({ deadline, termDays: letter.term_days }, sending.on))
    throw new Refusal('rule', 'letter-late', { protocol, deadline });
}

/** Nor does the agreement on a plan that broke or was paid meanwhile: it would grant again what is over (rule 8). */
function refuseOver(
  { settings }: Book,
  { today }: Moment,
  plan: PlanFact,
  { on, override }: Sending,
  protocol: string,
): void {
  if (on < today || override !== undefined) return;
  const { state, since } = planStanding(plan, settings.rules, on);
  if (state !== 'running') throw new Refusal('rule', 'agreement-over', { protocol, since });
}

/** A step that had been skipped or passed, and is now taken after all. */
function forgetPassing(book: Book, letter: LetterRow): void {
  book.database.run(
    build
      .deleteFrom('step_taken')
      .where('case_id', '=', letter.case_id)
      .where('step', '=', letter.step)
      .where('outcome', '<>', 'done'),
  );
}

/** What the letter printed, or later when it left later than it was issued: the debtor gets the whole term (rule 3). */
function grantedUntil(book: Book, letter: LetterRow, sentOn: Day): Day {
  const fromSending = deadlineFrom(sentOn, letter.term_days, book.settings.rules);
  return latest(fromSending, letter.deadline_on === null ? undefined : (letter.deadline_on as Day));
}

/** Proof of delivery, typed in. A legal warning's step is done with it, and its term runs from that day. */
export function markDelivered(book: Book, moment: Moment, protocol: string, on: Day): Done<SentLetter> {
  if (on > moment.today) throw new Refusal('usage', 'delivered-in-future', { on });
  return perform(book, moment, { command: 'receipt' }, (recorder) => {
    const letter = sentLetterNamed(book, protocol);
    if (on < (letter.sent_on ?? ''))
      throw new Refusal('rule', 'delivered-before-sent', { protocol, on: letter.sent_on ?? '' });
    book.database.run(build.updateTable('letter').set({ arrived_on: on }).where('id', '=', letter.id));
    recorder.note(letter.case_id, 'letter-delivered', {
      protocol: protocolText(letter.year, letter.serial),
      on,
    });
    const sent = sentFacts(letter);
    if (letter.template !== 'legal-warning') return sent;
    const deadline = deadlineFrom(on, letter.term_days, book.settings.rules);
    forgetPassing(book, letter);
    const taken = { step: letter.step, outcome: 'done', on, deadline, letter: letter.id } as const;
    takeStep(book, moment, letter.case_id, { ...taken, kind: 'legal-warning' }, [], recorder);
    return { ...sent, deadline };
  });
}

/**
 * The letter came back: its step is to be taken again, after the address has been checked. Refuses (rule):
 * `counts-as-delivered` for registered post that was refused or not collected.
 */
export function markFailed(book: Book, moment: Moment, protocol: string, reason: string): Done<SentLetter> {
  return perform(book, moment, { command: 'receipt' }, (recorder) => {
    const letter = sentLetterNamed(book, protocol);
    if (letter.sent_via === 'registered' && countsAsDelivered(reason))
      throw new Refusal('rule', 'counts-as-delivered', { protocol, reason });
    const values = { status: 'undelivered', failed_on: moment.today, failure: reason } as const;
    book.database.run(build.updateTable('letter').set(values).where('id', '=', letter.id));
    book.database.run(build.deleteFrom('step_taken').where('letter_id', '=', letter.id));
    recorder.note(letter.case_id, 'delivery-failed', {
      protocol: protocolText(letter.year, letter.serial),
      reason,
    });
    return sentFacts(letter);
  });
}

/** Voided it never leaves; come back it is over, and the next one has another number. */
function refuseUnlessIssued({ status, failed_on: on, case_id: number }: LetterRow, protocol: string): void {
  if (status === 'undelivered') throw new Refusal('rule', 'letter-returned', { protocol, on: on ?? '' });
  if (status !== 'issued') throw new Refusal('rule', 'letter-void', { protocol, case: number });
}

/** Refuses (rule): `letter-void`, `letter-returned`, `not-sent-yet`, `already-delivered`. */
function sentLetterNamed(book: Book, text: string): LetterRow {
  const letter = letterNamed(book, text);
  const protocol = protocolText(letter.year, letter.serial);
  refuseUnlessIssued(letter, protocol);
  if (letter.sent_on === null) throw new Refusal('rule', 'not-sent-yet', { protocol });
  if (letter.arrived_on !== null)
    throw new Refusal('rule', 'already-delivered', { protocol, on: letter.arrived_on });
  return letter;
}

function sentFacts(letter: LetterRow): SentLetter {
  return {
    case: letter.case_id,
    protocol: protocolText(letter.year, letter.serial),
    step: letter.step,
    via: (letter.sent_via ?? letter.channel) as LetterChannel,
    on: (letter.sent_on ?? letter.issued_on) as Day,
  };
}
