/** The life of a case: opened by what is overdue; assigned, held, skipped, closed and reopened by a person. */
import { loadFacts } from '../../db/caseFacts.ts';
import { build } from '../../db/build.ts';
import { accessoriesLeft, asksAboutAccessories } from '../../domain/step/accessories.ts';
import { chosen } from '../../db/grouped.ts';
import type { CaseFacts, CloseReason } from '../../domain/case.ts';
import { lastWorkingDay, toWorkingDay } from '../../domain/calendar.ts';
import { claimOn, isAnythingOwed } from '../../domain/step/claim.ts';
import { addDays, type Day } from '../../domain/day.ts';
import type { PassedStep } from '../../domain/step/ladder.ts';
import { Refusal } from '../../domain/refusal.ts';
import { saysSomething } from '../../domain/saysSomething.ts';
import type { StepKind } from '../../domain/strategy/strategy.ts';
import { perform, type Done, type Recorder } from '../act.ts';
import { decide } from '../agenda/agenda.ts';
import type { Book, Moment } from '../book.ts';
import { openCases } from './openCases.ts';
import { voidUnsent } from '../letter/voiding.ts';

/** The facts of a case that must be open. Refuses (rule): `case-closed`. */
export function openCase(book: Book, caseNumber: number): CaseFacts {
  const facts = anyCase(book, caseNumber);
  if (!facts.isOpen) throw new Refusal('rule', 'case-closed', { case: caseNumber, on: facts.closedOn });
  return facts;
}

/** The facts of a case. Refuses (not-found): `no-such-case`. */
export function anyCase(book: Book, caseNumber: number): CaseFacts {
  const [facts] = loadFacts(book.database, [caseNumber]);
  if (facts === undefined) throw new Refusal('not-found', 'no-such-case', { text: String(caseNumber) });
  return facts;
}

/** The open case of a debtor, if there is one. */
export function openCaseOf(book: Book, debtor: number): number | undefined {
  const row = book.database.one(
    build
      .selectFrom('recovery_case')
      .select('id')
      .where('debtor_id', '=', debtor)
      .where('status', '=', 'open'),
  );
  return row?.id;
}

/** Gives a case to another collector. Refuses (not-found): `no-such-collector`. */
export function assignCase(book: Book, moment: Moment, caseNumber: number, collector: string): Done<void> {
  const known = book.settings.collectors.map((candidate) => candidate.id);
  if (!known.includes(collector))
    throw new Refusal('not-found', 'no-such-collector', { text: collector, known });
  return perform(book, moment, { command: 'assign' }, (recorder) => {
    const { collector: before } = openCase(book, caseNumber);
    if (before === collector) return;
    book.database.run(build.updateTable('recovery_case').set({ collector }).where('id', '=', caseNumber));
    recorder.note(caseNumber, 'case-assigned', { from: before, to: collector });
  });
}

/** A hold of more than a year is a slip of the pen, or a case to close as waiting. */
const LONGEST_HOLD_DAYS = 366;

/** Stops everything for a case until the end of a day (rule 9). Refuses (usage): `hold-ends-before-today`, `hold-too-long`. */
export function holdCase(
  book: Book,
  moment: Moment,
  caseNumber: number,
  hold: { readonly reason: string; readonly until: Day },
): Done<void> {
  refuseEmptyReason(hold.reason);
  if (hold.until < moment.today) throw new Refusal('usage', 'hold-ends-before-today', { until: hold.until });
  const latestEnd = addDays(moment.today, LONGEST_HOLD_DAYS);
  if (hold.until > latestEnd)
    throw new Refusal('usage', 'hold-too-long', { until: hold.until, latest: latestEnd });
  return perform(book, moment, { command: 'hold' }, (recorder) => {
    openCase(book, caseNumber);
    const values = { case_id: caseNumber, reason: hold.reason, from_on: moment.today, until_on: hold.until };
    book.database.run(build.insertInto('hold').values(values));
    recorder.note(caseNumber, 'case-held', { reason: hold.reason, until: hold.until });
  });
}

/** Ends the holds of a case before their time. Refuses (rule): `not-held`. */
export function resumeCase(book: Book, moment: Moment, caseNumber: number): Done<void> {
  return perform(book, moment, { command: 'resume' }, (recorder) => {
    const { patronDay } = book.settings.rules;
    const running = openCase(book, caseNumber).holds.filter(
      ({ until }) => toWorkingDay(addDays(until, 1), patronDay) > moment.today,
    );
    if (running.length === 0) throw new Refusal('rule', 'not-held', { case: caseNumber });
    const ids = running.map((hold) => hold.id);
    // A hold goes on over days off: to end on one it has to have ended before them.
    const ended = addDays(lastWorkingDay(moment.today, patronDay), -1);
    book.database.run(build.updateTable('hold').set({ until_on: ended }).where('id', 'in', ids));
    recorder.note(caseNumber, 'case-resumed', { reasons: running.map((hold) => hold.reason) });
  });
}

/** Goes past the step ahead, for a reason a person gives (rule 4). Refuses (rule): `no-step-ahead`, `letter-not-sent`. */
export function skipStep(
  book: Book,
  moment: Moment,
  caseNumber: number,
  reason: string,
): Done<{ step: string }> {
  refuseEmptyReason(reason);
  return perform(book, moment, { command: 'skip' }, (recorder) => {
    const facts = openCase(book, caseNumber);
    const decision = decide(book, facts, moment.today);
    if (decision.step === undefined) throw new Refusal('rule', 'no-step-ahead', { case: caseNumber });
    const pending = facts.letters.find((letter) => letter.sentOn === undefined);
    if (pending !== undefined) throw new Refusal('rule', 'letter-not-sent', { protocol: pending.protocol });
    const step = decision.step.id;
    takeStep(
      book,
      moment,
      caseNumber,
      {
        step,
        kind: decision.step.kind,
        outcome: 'skipped',
        on: moment.today,
        reason,
        aboutDueOn: decision.courtesy?.dueOn,
      },
      decision.passed,
      recorder,
    );
    recorder.note(caseNumber, 'step-skipped', { step, reason });
    return { step };
  });
}

/** Puts a step behind the case, after those the engine passed on the way; the journal says why they were passed. */
export function takeStep(
  book: Book,
  moment: Moment,
  caseNumber: number,
  taken: {
    readonly step: string;
    readonly kind: StepKind;
    readonly outcome: 'done' | 'skipped';
    readonly on: Day;
    readonly deadline?: Day;
    readonly letter?: number;
    readonly isUnreachable?: boolean;
    readonly reason?: string;
    /** Of a courtesy call: the due date it was about. */
    readonly aboutDueOn?: Day | undefined;
  },
  passed: readonly PassedStep[],
  recorder: Recorder,
): void {
  recordPassedSteps(book, moment, caseNumber, passed, recorder);
  forgetOvertaken(book, caseNumber, taken);
  book.database.run(
    build.insertInto('step_taken').values({
      case_id: caseNumber,
      step: taken.step,
      kind: taken.kind,
      outcome: taken.outcome,
      on_day: taken.on,
      deadline_on: taken.deadline ?? null,
      letter_id: taken.letter ?? null,
      is_unreachable: taken.isUnreachable === true ? 1 : 0,
      reason: taken.reason ?? null,
      about_due_on: taken.aboutDueOn ?? null,
    }),
  );
}

/**
 * A step that was passed and is now taken after all, one that failed for want of a contact and resumes, and what may be
 * needed more than once, tracing and courtesy calls: the case has it behind itself once, the journal as often as it was.
 */
function forgetOvertaken(
  book: Book,
  caseNumber: number,
  {
    step,
    kind,
    aboutDueOn,
  }: { readonly step: string; readonly kind: StepKind; readonly aboutDueOn?: Day | undefined },
): void {
  const earlier = build.deleteFrom('step_taken').where('case_id', '=', caseNumber).where('step', '=', step);
  const overtaken = earlier.where((eb) =>
    eb.or([eb('outcome', '=', 'passed'), eb('is_unreachable', '=', 1)]),
  );
  book.database.run(kind === 'tracing' || aboutDueOn !== undefined ? earlier : overtaken);
}

/** Writes down the steps the engine goes past. */
export function recordPassedSteps(
  book: Book,
  moment: Moment,
  caseNumber: number,
  passed: readonly PassedStep[],
  recorder: Recorder,
): void {
  for (const { step, kind, reason } of passed) {
    book.database.run(
      build.insertInto('step_taken').values({
        case_id: caseNumber,
        step,
        kind,
        outcome: 'passed',
        on_day: moment.today,
        deadline_on: null,
        letter_id: null,
        reason,
      }),
    );
    recorder.note(caseNumber, 'step-passed', { step, reason });
  }
}

/**
 * Closes a case with what is still open left to it: no other case will chase that. Refuses: `case-closed` (rule);
 * `until-needs-wait`, `wait-ends-before-tomorrow` (usage).
 */
export function closeCase(
  book: Book,
  moment: Moment,
  caseNumber: number,
  closing: {
    readonly reason: Exclude<CloseReason, 'paid' | 'credited'>;
    readonly note?: string;
    /** For `wait`: the day it opens again by itself. */
    readonly until?: Day;
  },
): Done<void> {
  refuseWait(moment, closing);
  return perform(book, moment, { command: 'close' }, (recorder) => {
    const facts = openCase(book, caseNumber);
    const { reason, note, until } = closing;
    // With nothing but accessories left, what fell due since the warning gets a case of its own.
    const isOnlyAccessories = asksAboutAccessories(decide(book, facts, moment.today).blockers);
    const left = isOnlyAccessories
      ? []
      : facts.items.filter((item) => item.dueOn < moment.today || item.isCreditNote);
    if (left.length > 0) {
      const ids = chosen(JSON.stringify(left.map((item) => item.id)));
      book.database.run(
        build.updateTable('invoice').set({ left_in_case: caseNumber }).where('id', 'in', ids),
      );
    }
    const values = {
      status: 'closed',
      closed_on: moment.today,
      close_reason: reason,
      close_note: note ?? null,
      look_again_on: until ?? null,
    } as const;
    book.database.run(build.updateTable('recovery_case').set(values).where('id', '=', caseNumber));
    voidUnsent(book, caseNumber, recorder);
    recorder.note(caseNumber, 'case-closed', { reason, note, until });
    if (isOnlyAccessories) openCases(book, moment, recorder);
  });
}

function refuseWait(
  { today }: Moment,
  { reason, until }: { readonly reason: CloseReason; readonly until?: Day },
): void {
  if (until === undefined) return;
  if (reason !== 'wait') throw new Refusal('usage', 'until-needs-wait', { reason });
  if (until <= today) throw new Refusal('usage', 'wait-ends-before-tomorrow', { until });
}

/** Opens a closed case again, at the step where it was. Refuses (rule): `case-open`, `other-case-open`, `nothing-owed`. */
export function reopenCase(book: Book, moment: Moment, caseNumber: number): Done<void> {
  return perform(book, moment, { command: 'reopen' }, (recorder) => {
    const facts = anyCase(book, caseNumber);
    if (facts.isOpen) throw new Refusal('rule', 'case-open', { case: caseNumber });
    reopenInside(book, caseNumber, facts.debtor.id);
    const [again] = loadFacts(book.database, [caseNumber]);
    const claim = claimOn(again?.items ?? [], book.settings.rules, moment.today, book.settings.currency);
    const isAnythingLeft = again !== undefined && accessoriesLeft(again).length > 0;
    if (!isAnythingOwed(claim) && !isAnythingLeft)
      throw new Refusal('rule', 'nothing-owed', { case: caseNumber });
    recorder.note(caseNumber, 'case-reopened', {});
  });
}

/**
 * The last case of a debtor opens again when a payment that closed it bounced (rule 10); an open case simply goes on.
 * Undefined when there is neither: what a person closed stays closed.
 */
export function reopenLastPaidCase(book: Book, debtor: number, recorder: Recorder): number | undefined {
  const open = openCaseOf(book, debtor);
  if (open !== undefined) return open;
  const last = book.database.one(
    build
      .selectFrom('recovery_case')
      .select(['id', 'close_reason'])
      .where('debtor_id', '=', debtor)
      .orderBy('id', 'desc'),
  );
  if (last?.close_reason !== 'paid' && last?.close_reason !== 'credited') return undefined;
  reopenInside(book, last.id, debtor);
  recorder.note(last.id, 'case-reopened', { because: 'payment-reversed' });
  return last.id;
}

/** Opens the case and takes what was left in it into the claim again. Refuses (rule): `other-case-open`. */
export function reopenInside(book: Book, caseNumber: number, debtor: number): void {
  const other = openCaseOf(book, debtor);
  if (other !== undefined) throw new Refusal('rule', 'other-case-open', { case: caseNumber, other });
  const values = {
    status: 'open',
    closed_on: null,
    close_reason: null,
    close_note: null,
    look_again_on: null,
    // It was waived because the principal was paid.
    accessories_waived_on: null,
  } as const;
  book.database.run(build.updateTable('recovery_case').set(values).where('id', '=', caseNumber));
  book.database.run(
    build.updateTable('invoice').set({ left_in_case: null }).where('left_in_case', '=', caseNumber),
  );
}

/** Whoever reads the case later must find out why. Refuses (usage): `reason-needed`. */
export function refuseEmptyReason(reason: string): void {
  if (!saysSomething(reason)) throw new Refusal('usage', 'reason-needed');
}
