/** A promise to pay holds everything until its date plus the grace; then it is kept or broken (rule 6). */
import { addWorkingDays, isWorkingDay, type PatronDay } from '../calendar.ts';
import type { CaseFacts, PromiseFact } from '../case.ts';
import { addDays, weekday, type Day } from '../day.ts';
import type { Rules } from '../settings.ts';

export type PromiseState = 'open' | 'kept' | 'broken' | 'replaced';

/** The day on which an unpaid promise counts as broken: its date plus the working days of grace. */
export function promiseCheckDay(promise: Pick<PromiseFact, 'by'>, rules: Rules): Day {
  return addWorkingDays(promise.by, rules.promiseGraceWorkingDays, rules.patronDay);
}

/** The day proposed for a promise: the next Friday, or the one after, that is a working day; else in five working days. */
export function proposedPromiseDay(today: Day, patron: PatronDay): Day {
  const ahead = (5 - weekday(today) + 7) % 7;
  const friday = addDays(today, ahead === 0 ? 7 : ahead);
  const fridays = [friday, addDays(friday, 7)];
  return fridays.find((each) => isWorkingDay(each, patron)) ?? addWorkingDays(today, 5, patron);
}

/**
 * How the promise stands today. That it was noted as broken decides nothing: a payment booked late that came in time keeps
 * it, and a grace that was made longer since counts.
 */
export function promiseState(promise: PromiseFact, rules: Rules, today: Day): PromiseState {
  if (promise.result === 'kept' || promise.result === 'replaced') return promise.result;
  const checkDay = promiseCheckDay(promise, rules);
  if (promise.paidInFullOn !== undefined && promise.paidInFullOn <= checkDay) return 'kept';
  return today >= checkDay ? 'broken' : 'open';
}

/** The promise that holds the case today, if there is one. */
export function openPromise(
  facts: Pick<CaseFacts, 'promises'>,
  rules: Rules,
  today: Day,
): PromiseFact | undefined {
  return facts.promises.find((promise) => promiseState(promise, rules, today) === 'open');
}

/** A broken promise nobody has reacted to yet: no contact, letter or newer promise since it broke. */
export function unansweredBrokenPromise(
  facts: Pick<CaseFacts, 'promises' | 'contacts' | 'letters' | 'steps'>,
  rules: Rules,
  today: Day,
): { promise: PromiseFact; brokenOn: Day } | undefined {
  const last = facts.promises.at(-1);
  if (last === undefined || promiseState(last, rules, today) !== 'broken') return undefined;
  const brokenOn = promiseCheckDay(last, rules);
  const reacted =
    facts.contacts.some((contact) => contact.channel !== 'note' && contact.on >= brokenOn) ||
    facts.letters.some((letter) => letter.issuedOn >= brokenOn) ||
    facts.steps.some((step) => step.on >= brokenOn && step.outcome !== 'passed');
  return reacted ? undefined : { promise: last, brokenOn };
}
