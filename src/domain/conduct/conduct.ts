/**
 * How a debtor may be approached (docs/rules.md, rule 16 and R1 to R20): checks that say nothing when all is well, that
 * warn, or that refuse. Planning obeys a refusal; what really happened is recorded all the same, with what is found said
 * aloud.
 */
import { isHoliday, type PatronDay } from '../calendar.ts';
import { isConversation, type ContactChannel, type ContactElsewhere, type ContactFact } from '../case.ts';
import { addDays, weekday, type Day } from '../day.ts';
import type { Debtor } from '../debtor/debtor.ts';

/** What is not as it should be with a call or a visit. */
export type ConductFinding =
  | 'on-sunday'
  | 'on-holiday'
  | 'outside-hours'
  | 'second-conversation-that-day'
  | 'fourth-conversation-that-week'
  | 'third-attempt-that-day'
  | 'seventh-attempt-that-week'
  | 'early-visit'
  | 'fifth-digital-request'
  | 'debtor-insolvent';

/** One thing found, the rule of docs/rules.md it offends, and how much it weighs. */
export interface ConductCheck {
  readonly rule: 'R1' | 'R2' | 'R3' | 'R4' | 'R5' | 'R10' | 'R19';
  readonly finding: ConductFinding;
  readonly verdict: 'warn' | 'refuse';
}

/** From the first to the last minute, both included; `HH:MM` compare as texts. */
const WEEKDAY_HOURS = { from: '08:30', to: '20:00' };
const SATURDAY_HOURS = { from: '08:30', to: '15:00' };

const CONVERSATIONS_A_DAY = 1;
const CONVERSATIONS_A_WEEK = 3;
const CALLS_A_DAY = 2;
const CALLS_A_WEEK = 6;
/** People are visited from the third month on. */
const VISIT_FROM_DAYS_LATE = 60;
const CONSUMER_TERM_DAYS = 10;
const DIGITAL_REQUESTS = 4;
/** How far back digital requests count: a month, whichever it begins in. */
const DIGITAL_DAYS = 30;

/** A call or a visit that is planned, or that took place. */
export interface Approach {
  readonly channel: ContactChannel;
  readonly on: Day;
  readonly time?: string;
  /** Somebody is, or was, spoken to. */
  readonly isConversation: boolean;
  /** The debtor asked for it: how often we called before is no reason against it. */
  readonly isAgreed?: boolean;
}

/** Whether a debtor may be called or visited at this moment; without an hour, on this day at all. */
export function isContactTime(on: Day, time: string | undefined, patron: PatronDay): boolean {
  return timeCheck(on, time, patron) === undefined;
}

/**
 * Everything that speaks against a call or a visit; empty when nothing does. A note reaches nobody.
 * @param earlier the contacts with the debtor without this one; weeks run from Monday to Sunday
 */
export function checkApproach(
  approach: Approach,
  earlier: readonly ContactElsewhere[],
  patron: PatronDay,
): ConductCheck[] {
  if (approach.channel === 'note') return [];
  const time = timeCheck(approach.on, approach.time, patron);
  return [...(time === undefined ? [] : [time]), ...frequencyChecks(approach, earlier)];
}

/** What is to be said about a contact that took place; attempts that reached nobody are no conversations. */
export function conductFindings(
  contact: Pick<ContactFact, 'channel' | 'outcome' | 'on' | 'time' | 'isThirdParty'>,
  earlier: readonly ContactElsewhere[],
  patron: PatronDay,
): ConductFinding[] {
  const approach = { ...contact, isConversation: isConversation(contact) };
  return checkApproach(approach, earlier, patron).map(({ finding }) => finding);
}

/** A natural person at home before the third month overdue (R10): said, never refused. */
export function checkVisit(debtor: Pick<Debtor, 'kind' | 'isConsumer'>, daysLate: number): ConductCheck[] {
  const isPerson = debtor.isConsumer || debtor.kind === 'person';
  if (!isPerson || daysLate > VISIT_FROM_DAYS_LATE) return [];
  return [{ rule: 'R10', finding: 'early-visit', verdict: 'warn' }];
}

/**
 * A request by e-mail or PEC to a consumer who had four in the last thirty days (R5), and the day it may go.
 * @param sentOn the days such requests left, in any order
 */
export function checkDigitalRequest(
  { isConsumer }: Pick<Debtor, 'isConsumer'>,
  sentOn: readonly Day[],
  today: Day,
): (ConductCheck & { readonly until: Day }) | undefined {
  const counted = sentOn.filter((on) => on > addDays(today, -DIGITAL_DAYS)).sort();
  const oldest = counted.at(-DIGITAL_REQUESTS);
  if (!isConsumer || oldest === undefined) return undefined;
  const until = addDays(oldest, DIGITAL_DAYS);
  return { rule: 'R5', finding: 'fifth-digital-request', verdict: 'refuse', until };
}

/** The days a letter has to grant at least (R12). */
export function leastTermDays({ isConsumer }: Pick<Debtor, 'isConsumer'>): number {
  return isConsumer ? CONSUMER_TERM_DAYS : 0;
}

/**
 * The first day, from one on, on which no check refuses the approach; with what spoke against the day before, when the
 * day had to move.
 */
export function firstAllowedDay(
  approach: Approach,
  earlier: readonly ContactElsewhere[],
  patron: PatronDay,
): { readonly on: Day; readonly refusedBy?: ConductCheck } {
  let { on } = approach;
  let refusedBy: ConductCheck | undefined;
  for (;;) {
    const refusal = checkApproach({ ...approach, on }, earlier, patron).find(
      ({ verdict }) => verdict === 'refuse',
    );
    if (refusal === undefined) return { on, ...(refusedBy === undefined ? {} : { refusedBy }) };
    refusedBy = refusal;
    on = addDays(on, 1);
  }
}

function timeCheck(on: Day, time: string | undefined, patron: PatronDay): ConductCheck | undefined {
  if (weekday(on) === 7) return { rule: 'R1', finding: 'on-sunday', verdict: 'refuse' };
  if (isHoliday(on, patron)) return { rule: 'R2', finding: 'on-holiday', verdict: 'refuse' };
  const { from, to } = weekday(on) === 6 ? SATURDAY_HOURS : WEEKDAY_HOURS;
  const isOutside = time !== undefined && (time < from || time > to);
  return isOutside ? { rule: 'R1', finding: 'outside-hours', verdict: 'refuse' } : undefined;
}

function frequencyChecks(approach: Approach, earlier: readonly ContactElsewhere[]): ConductCheck[] {
  const monday = addDays(approach.on, 1 - weekday(approach.on));
  const sunday = addDays(monday, 6);
  const thatWeek = earlier.filter((each) => each.on >= monday && each.on <= sunday);
  const verdict = approach.isAgreed === true ? 'warn' : 'refuse';
  const checks: ConductCheck[] = [];
  const check = (rule: ConductCheck['rule'], finding: ConductFinding, isTooMuch: boolean): void => {
    if (isTooMuch) checks.push({ rule, finding, verdict });
  };
  const onTheDay = (each: ContactElsewhere): boolean => each.on === approach.on;
  if (approach.isConversation) {
    const spoken = thatWeek.filter(isConversation);
    check('R3', 'second-conversation-that-day', spoken.filter(onTheDay).length >= CONVERSATIONS_A_DAY);
    check('R3', 'fourth-conversation-that-week', spoken.length >= CONVERSATIONS_A_WEEK);
  }
  if (approach.channel === 'call') {
    const calls = thatWeek.filter((each) => each.channel === 'call');
    check('R4', 'third-attempt-that-day', calls.filter(onTheDay).length >= CALLS_A_DAY);
    check('R4', 'seventh-attempt-that-week', calls.length >= CALLS_A_WEEK);
  }
  return checks;
}
