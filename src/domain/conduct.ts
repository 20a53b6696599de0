/**
 * How a debtor may be approached (docs/rules.md, rule 16; docs/rules.md R1 to R3). Planning obeys; what really happened is
 * recorded all the same, with what is found here said aloud.
 */
import { isHoliday, type PatronDay } from './calendar.ts';
import { isConversation, type ContactFact } from './case.ts';
import { addDays, weekday, type Day } from './day.ts';

/** What was not as it should be with a call or a visit. */
export type ConductFinding =
  | 'on-sunday'
  | 'on-holiday'
  | 'outside-hours'
  | 'second-conversation-that-day'
  | 'fourth-conversation-that-week';

/** From the first to the last minute, both included; `HH:MM` compare as texts. */
const WEEKDAY_HOURS = { from: '08:30', to: '20:00' };
const SATURDAY_HOURS = { from: '08:30', to: '15:00' };

const CONVERSATIONS_A_DAY = 1;
const CONVERSATIONS_A_WEEK = 3;

/** Whether a debtor may be called or visited at this moment; without an hour, on this day at all. */
export function isContactTime(on: Day, time: string | undefined, patron: PatronDay): boolean {
  return timeFinding(on, time, patron) === undefined;
}

/**
 * What to say about a call or a visit. Attempts that reached nobody count for the hours, not for the conversations.
 * @param earlier the contacts of the case without this one; weeks run from Monday to Sunday
 */
export function conductFindings(
  contact: Pick<ContactFact, 'channel' | 'outcome' | 'on' | 'time'>,
  earlier: readonly Pick<ContactFact, 'channel' | 'outcome' | 'on'>[],
  patron: PatronDay,
): ConductFinding[] {
  if (contact.channel === 'note') return [];
  const time = timeFinding(contact.on, contact.time, patron);
  return [...(time === undefined ? [] : [time]), ...conversationFindings(contact, earlier)];
}

function timeFinding(on: Day, time: string | undefined, patron: PatronDay): ConductFinding | undefined {
  if (weekday(on) === 7) return 'on-sunday';
  if (isHoliday(on, patron)) return 'on-holiday';
  const { from, to } = weekday(on) === 6 ? SATURDAY_HOURS : WEEKDAY_HOURS;
  return time !== undefined && (time < from || time > to) ? 'outside-hours' : undefined;
}

function conversationFindings(
  contact: Pick<ContactFact, 'channel' | 'outcome' | 'on'>,
  earlier: readonly Pick<ContactFact, 'channel' | 'outcome' | 'on'>[],
): ConductFinding[] {
  if (!isConversation(contact)) return [];
  const monday = addDays(contact.on, 1 - weekday(contact.on));
  const sunday = addDays(monday, 6);
  const thatWeek = earlier.filter((each) => isConversation(each) && each.on >= monday && each.on <= sunday);
  const thatDay = thatWeek.filter((each) => each.on === contact.on);
  const findings: ConductFinding[] = [];
  if (thatDay.length >= CONVERSATIONS_A_DAY) findings.push('second-conversation-that-day');
  if (thatWeek.length >= CONVERSATIONS_A_WEEK) findings.push('fourth-conversation-that-week');
  return findings;
}
