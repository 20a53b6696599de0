/** Tracing a debtor who cannot be reached: asked, found, or not found (rule 14). */
import { answerAddressDoubts, answerReturnedLetters } from '../../db/addressChecks.ts';
import { build } from '../../db/build.ts';
import { debtorById, updateDebtor } from '../../db/debtors.ts';
import { isReturnAnswered } from '../../domain/debtor/address.ts';
import { toWorkingDay } from '../../domain/calendar.ts';
import type { CaseFacts } from '../../domain/case.ts';
import { addDays, type Day } from '../../domain/day.ts';
import type { DebtorDetails } from '../../domain/debtor/debtor.ts';
import type { ContactSource } from '../../domain/debtor/debtorContact.ts';
import type { Decision } from '../../domain/nextStep.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Rules } from '../../domain/settings.ts';
import type { FoundKind } from '../../domain/step/tracing.ts';
import { perform, type Done, type Recorder } from '../act.ts';
import { decide } from '../agenda/agenda.ts';
import type { Book, Moment } from '../book.ts';
import { openCase, refuseEmptyReason, takeStep } from '../case/cases.ts';
import { enterContact } from './debtorContacts.ts';

/** Days an enquiry is waited for when nothing else is said. */
const WAIT_DAYS = 10;

/** The day an enquiry made today is waited for by default. */
export function answerExpectedOn(today: Day, { patronDay }: Rules): Day {
  return toWorkingDay(addDays(today, WAIT_DAYS), patronDay);
}

/** Somebody was asked: the case waits for the answer, or for its day. Refuses (usage): `reason-needed`, `answer-day-passed`. */
export function askForDebtor(
  book: Book,
  moment: Moment,
  caseNumber: number,
  { asked, until }: { readonly asked: string; readonly until: Day },
): Done<void> {
  refuseEmptyReason(asked);
  if (until <= moment.today) throw new Refusal('usage', 'answer-day-passed', { until });
  return perform(book, moment, { command: 'trace' }, (recorder) => {
    openCase(book, caseNumber);
    insertTracing(book, caseNumber, { asked, asked_on: moment.today, until_on: until });
    recorder.note(caseNumber, 'tracing-asked', { asked, until });
  });
}

/** What was found. */
export interface FoundDebtor {
  readonly phone?: string;
  readonly email?: string;
  readonly address?: Pick<DebtorDetails, 'address' | 'postcode' | 'city' | 'province'>;
  /** Who or what told it. */
  readonly source: string;
}

/** How tracing left the case. */
export interface Traced {
  readonly found: readonly FoundKind[];
  /** The tracing step, when it was the one ahead. */
  readonly stepDone?: string;
}

/**
 * The debtor was found: what was found is used from now on, tracing is done, and the step that failed comes again.
 * Refuses (usage): `nothing-to-enter`, `reason-needed` without a source.
 */
export function debtorFound(
  book: Book,
  moment: Moment,
  caseNumber: number,
  found: FoundDebtor,
): Done<Traced> {
  refuseEmptyReason(found.source);
  const kinds = (['phone', 'address', 'email'] as const).filter((kind) => found[kind] !== undefined);
  if (kinds.length === 0) throw new Refusal('usage', 'nothing-to-enter');
  return perform(book, moment, { command: 'trace' }, (recorder) => {
    const facts = openCase(book, caseNumber);
    const decision = decide(book, facts, moment.today);
    enterFound(book, moment, facts, found);
    const { address, ...reached } = found;
    recorder.note(caseNumber, 'debtor-found', { ...reached, ...address, found: kinds });
    return conclude(
      book,
      moment,
      facts,
      decision,
      { result: 'found', found: kinds, source: found.source },
      recorder,
    );
  });
}

/**
 * The debtor was not found: the ladder goes on in writing, to the last known address. Refuses (rule): `nothing-to-trace`
 * when nothing has failed and nobody was asked.
 */
export function debtorNotFound(book: Book, moment: Moment, caseNumber: number, note?: string): Done<Traced> {
  return perform(book, moment, { command: 'trace' }, (recorder) => {
    const facts = openCase(book, caseNumber);
    const decision = decide(book, facts, moment.today);
    const isReturned = facts.failedDeliveries.some((failed) => !isReturnAnswered(facts.debtor, failed));
    const isAsked = facts.tracings?.some(({ result }) => result === undefined) === true;
    if (!isReturned && !isAsked && decision.step?.kind !== 'tracing')
      throw new Refusal('rule', 'nothing-to-trace', { case: caseNumber });
    // A demand counts as known once it reaches the address it was sent to (art. 1335 c.c.).
    if (isReturned) answerReturnedLetters(book.database, caseNumber, moment.today);
    recorder.note(caseNumber, 'debtor-not-found', { note });
    return conclude(
      book,
      moment,
      facts,
      decision,
      { result: 'not-found', found: [], source: note },
      recorder,
    );
  });
}

function enterFound(
  book: Book,
  moment: Moment,
  { debtor }: CaseFacts,
  { phone, email, address, source }: FoundDebtor,
): void {
  const told = SOURCES.find((known) => known === source) ?? 'hand';
  for (const [kind, value] of [
    ['phone', phone],
    ['email', email],
  ] as const) {
    if (value === undefined) continue;
    // Read again: what was entered before it may have changed the debtor.
    const current = debtorById(book.database, debtor.id) ?? debtor;
    enterContact(book, moment, current, { kind, value, source: told }, true);
  }
  if (address === undefined) return;
  updateDebtor(book.database, debtor.id, address, { addressCheckedOn: moment.today });
  answerAddressDoubts(book.database, debtor.id, moment.today);
}

const SOURCES: readonly ContactSource[] = ['debtor', 'register', 'statement'];

interface TracingResult {
  readonly result: 'found' | 'not-found';
  readonly found: readonly FoundKind[];
  readonly source: string | undefined;
}

/** Ends the enquiries of the case, and the tracing step when it is ahead. */
function conclude(
  book: Book,
  moment: Moment,
  facts: CaseFacts,
  { step, passed }: Decision,
  { result, found, source }: TracingResult,
  recorder: Recorder,
): Traced {
  const { today } = moment;
  const answer = {
    result,
    answered_on: today,
    found: JSON.stringify(found),
    source: source ?? null,
    after_contact: Math.max(0, ...facts.contacts.map(({ id }) => id)),
  };
  const open = facts.tracings?.filter((tracing) => tracing.result === undefined).map(({ id }) => id) ?? [];
  if (open.length > 0) book.database.run(build.updateTable('tracing').set(answer).where('id', 'in', open));
  else insertTracing(book, facts.number, { asked: null, asked_on: today, until_on: today, ...answer });
  if (step?.kind !== 'tracing') return { found };
  const taken = { step: step.id, kind: step.kind, outcome: 'done', on: today, reason: result } as const;
  takeStep(book, moment, facts.number, taken, passed, recorder);
  recorder.note(facts.number, 'step-done', { step: step.id });
  return { found, stepDone: step.id };
}

function insertTracing(
  book: Book,
  caseNumber: number,
  row: {
    readonly asked: string | null;
    readonly asked_on: Day;
    readonly until_on: Day;
    readonly result?: 'found' | 'not-found';
    readonly answered_on?: Day;
    readonly found?: string;
    readonly source?: string | null;
    readonly after_contact?: number;
  },
): void {
  const unanswered = { result: null, answered_on: null, found: null, source: null };
  book.database.insert('tracing', { case_id: caseNumber, ...unanswered, ...row });
}
