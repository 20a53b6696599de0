/** What follows from a call or a visit: the default next date of each outcome, and whether the step is done with it. */
import { addWorkingDays, isWorkingDay, toWorkingDay } from '../calendar.ts';
import type { ContactChannel, ContactOutcome } from '../case.ts';
import type { Day } from '../day.ts';
import { addDays } from '../day.ts';
import type { Rules } from '../settings.ts';
import type { Step } from '../strategy/strategy.ts';

/** A day, with an hour `HH:MM` when one was agreed or proposed. */
export interface Appointment {
  readonly on: Day;
  readonly time?: string;
}

/** Proposed hours for another try: the other half of the working day. */
const MORNING = '10:00';
const AFTERNOON = '15:00';
/** Calls are proposed between these hours (product rule 16). */
const FIRST_CALL_HOUR = 9;
const LAST_CALL_HOUR = 19;

const UNANSWERED: ReadonlySet<ContactOutcome> = new Set(['no-answer', 'busy', 'voicemail']);

/** Outcomes after which the call or visit step is behind the case. */
const STEP_DONE: ReadonlySet<ContactOutcome> = new Set([
  'promise',
  'disputes',
  'refuses',
  'wrong-number',
  'nobody',
  'moved',
]);

/** Whether nobody was spoken to. */
export function isUnanswered(outcome: ContactOutcome): boolean {
  return UNANSWERED.has(outcome);
}

/**
 * When to act again by default; undefined where the outcome sets its own date (promise), needs one to be told
 * (callback) or leads on to the next step.
 * @param step the call step that is under way: its rhythm decides when an unanswered call is repeated
 */
export function defaultNext(
  outcome: ContactOutcome,
  at: Appointment,
  rules: Rules,
  step?: Pick<Step, 'kind' | 'retryWorkingDays'>,
): Appointment | undefined {
  switch (outcome) {
    case 'no-answer':
      return noAnswer(at, rules, step);
    case 'busy':
      return busy(at, rules);
    case 'voicemail':
      return { on: addWorkingDays(at.on, 1, rules.patronDay) };
    case 'says-paid':
      return { on: addWorkingDays(at.on, 2, rules.patronDay) };
    case 'callback':
    case 'promise':
    case 'disputes':
    case 'refuses':
    case 'wrong-number':
    case 'nobody':
    case 'moved':
    case 'note':
      return undefined;
  }
}

/** How a contact leaves the step it was an attempt at. */
export function stepAfter(
  outcome: ContactOutcome,
  channel: ContactChannel,
  step: Pick<Step, 'attempts'>,
  attemptsSoFar: number,
  hadConversation: boolean,
): { readonly isDone: boolean; readonly isUnreachable: boolean } {
  if (channel === 'visit') {
    const isUnreachable = outcome === 'moved';
    return { isDone: outcome !== 'callback', isUnreachable };
  }
  if (STEP_DONE.has(outcome)) return { isDone: true, isUnreachable: outcome === 'wrong-number' };
  const isUsedUp = isUnanswered(outcome) && attemptsSoFar >= (step.attempts ?? 1);
  return { isDone: isUsedUp, isUnreachable: isUsedUp && !hadConversation };
}

/** Another time of day, in the rhythm of the step; the next half-day when no call step is under way. */
function noAnswer(
  at: Appointment,
  rules: Rules,
  step: Pick<Step, 'kind' | 'retryWorkingDays'> | undefined,
): Appointment {
  const wasMorning = at.time === undefined || at.time < '13:00';
  const otherTime = wasMorning ? AFTERNOON : MORNING;
  if (step?.kind === 'call' && step.retryWorkingDays !== undefined) {
    return { on: addWorkingDays(at.on, step.retryWorkingDays, rules.patronDay), time: otherTime };
  }
  const isTodayPossible = wasMorning && isWorkingDay(at.on, rules.patronDay);
  return { on: isTodayPossible ? at.on : toWorkingDay(addDays(at.on, 1), rules.patronDay), time: otherTime };
}

/** In two hours; the next working morning when the day is over by then. */
function busy(at: Appointment, rules: Rules): Appointment {
  const tomorrow = { on: toWorkingDay(addDays(at.on, 1), rules.patronDay), time: MORNING };
  if (at.time === undefined) return tomorrow;
  const hour = Number(at.time.slice(0, 2)) + 2;
  if (hour < FIRST_CALL_HOUR) return { on: toWorkingDay(at.on, rules.patronDay), time: MORNING };
  if (hour < LAST_CALL_HOUR && isWorkingDay(at.on, rules.patronDay)) {
    return { on: at.on, time: `${String(hour).padStart(2, '0')}:${at.time.slice(3)}` };
  }
  return tomorrow;
}
