/** Days as people say them, in Italian or English: `4/12`, `ven`, `gio 15:30`, `+3l`, `fm`. The day always comes before the month. */
import { addWorkingDays, type PatronDay } from './calendar.ts';
import { addDays, dayOf, daysBetween, endOfMonth, partsOf, weekday, type Day } from './day.ts';

/** A day and, where one was said, an hour as `HH:MM`. */
export interface SpokenDay {
  readonly day: Day;
  readonly time?: string;
}

/** Why a text is no day: not understood, a day the calendar lacks (31/02), an hour the clock lacks (25:00). */
export type UnreadableDay = { readonly problem: 'not-a-day' | 'no-such-day' | 'no-such-time' };

export interface SpokenDayQuestion {
  readonly today: Day;
  readonly patron: PatronDay;
  /** Which way `4/12` and `ven` look: an appointment lies ahead, a payment or a visit that took place lies behind. */
  readonly direction: 'future' | 'past';
}

/** Index 0 is Monday; Italian first, then English, as abbreviated in speech. */
const WEEKDAYS: readonly (readonly string[])[] = [
  ['lun', 'lunedi', 'mon', 'monday'],
  ['mar', 'martedi', 'tue', 'tues', 'tuesday'],
  ['mer', 'mercoledi', 'wed', 'wednesday'],
  ['gio', 'giovedi', 'thu', 'thurs', 'thursday'],
  ['ven', 'venerdi', 'fri', 'friday'],
  ['sab', 'sabato', 'sat', 'saturday'],
  ['dom', 'domenica', 'sun', 'sunday'],
];

const DAYS_FROM_TODAY: Readonly<Record<string, number>> = {
  oggi: 0,
  today: 0,
  domani: 1,
  tomorrow: 1,
  dopodomani: 2,
  ieri: -1,
  yesterday: -1,
  altroieri: -2,
};

const MONTH_END = new Set(['fm', 'fine mese', 'eom', 'end of month']);
const LONGEST_COUNT = 3650;

/** Reads a day, with an hour after it or alone (`15:30` is today). */
export function readSpokenDay(text: string, question: SpokenDayQuestion): SpokenDay | UnreadableDay {
  const said = normalised(text).replace(/(^| )(?:alle|ore|at) (?=\d)/u, '$1');
  const withTime = /^(?:(.*) )?(\d{1,2})[:.](\d{2})$/u.exec(said);
  // `4.12` alone is a day, not twelve past four.
  const isTime = withTime !== null && (withTime[1] !== undefined || said.includes(':'));
  if (!isTime) return readDay(said, question);
  const [, dayText = 'oggi', hours = '', minutes = ''] = withTime;
  const read = readDay(dayText, question);
  if ('problem' in read) return read;
  if (Number(hours) > 23 || Number(minutes) > 59) return { problem: 'no-such-time' };
  return { day: read.day, time: `${hours.padStart(2, '0')}:${minutes}` };
}

function readDay(said: string, question: SpokenDayQuestion): SpokenDay | UnreadableDay {
  const { today } = question;
  const fromToday = Object.hasOwn(DAYS_FROM_TODAY, said) ? DAYS_FROM_TODAY[said] : undefined;
  if (fromToday !== undefined) return { day: addDays(today, fromToday) };
  if (MONTH_END.has(said)) return { day: endOfMonth(today) };
  const named = WEEKDAYS.findIndex((names) => names.includes(said));
  if (named !== -1) return { day: nearestWeekday(named + 1, question) };
  return (
    readCount(said, question) ??
    readDate(said, question) ??
    readNamedDate(said, question) ?? { problem: 'not-a-day' }
  );
}

/** `lun 22/06`, as the program itself writes it: the name has to be that of the date. */
function readNamedDate(said: string, question: SpokenDayQuestion): SpokenDay | UnreadableDay | undefined {
  const space = said.indexOf(' ');
  const named = WEEKDAYS.findIndex((names) => names.includes(said.slice(0, Math.max(space, 0))));
  const read = named === -1 ? undefined : readDate(said.slice(space + 1), question);
  if (read === undefined || 'problem' in read) return read;
  return weekday(read.day) === named + 1 ? read : { problem: 'no-such-day' };
}

/** The next such weekday, or the last one; never today itself. */
function nearestWeekday(wanted: number, { today, direction }: SpokenDayQuestion): Day {
  const ahead = (wanted - weekday(today) + 7) % 7;
  if (direction === 'future') return addDays(today, ahead === 0 ? 7 : ahead);
  return addDays(today, ahead - 7);
}

/** `+3`, `+3g`, `+3d` calendar days; `+3l`, `+3w` working days; `-3` days ago. */
function readCount(
  said: string,
  { today, patron }: SpokenDayQuestion,
): SpokenDay | UnreadableDay | undefined {
  const match = /^([+-])(\d{1,5})([gdlw]?)$/u.exec(said);
  if (match === null) return undefined;
  const [, sign, digits, unit = ''] = match;
  const count = Number(digits);
  const isWorking = unit === 'l' || unit === 'w';
  if (count > LONGEST_COUNT || (isWorking && sign === '-')) return { problem: 'not-a-day' };
  if (isWorking) return { day: addWorkingDays(today, count, patron) };
  return { day: addDays(today, sign === '-' ? -count : count) };
}

function readDate(said: string, question: SpokenDayQuestion): SpokenDay | UnreadableDay | undefined {
  const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/u.exec(said);
  if (yearFirst !== null)
    return existing(dayOf(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4])));
  const dayFirst = /^(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/u.exec(said);
  if (dayFirst === null) return undefined;
  const [dayOfMonth, month, year] = [Number(dayFirst[1]), Number(dayFirst[3]), dayFirst[4]];
  if (year === undefined) return existing(nearestDate(month, dayOfMonth, question));
  return existing(dayOf(year.length === 2 ? 2000 + Number(year) : Number(year), month, dayOfMonth));
}

/** So many days on the wrong side of today are a slip, and not meant to be the best part of a year on the other. */
const SLIP_DAYS = 92;

/**
 * Without a year: the next such date, today included, or the last one. The 30th of November said on the 1st of December
 * for something ahead is yesterday: whoever asked refuses it, where a year would be waited for in silence.
 */
function nearestDate(
  month: number,
  dayOfMonth: number,
  { today, direction }: SpokenDayQuestion,
): Day | undefined {
  const { year } = partsOf(today);
  const step = direction === 'future' ? 1 : -1;
  // Around New Year the slip lies in the year before, or in the next.
  for (const candidate of [year - step, year, year + step]) {
    const day = dayOf(candidate, month, dayOfMonth);
    if (day !== undefined && step * daysBetween(today, day) >= -SLIP_DAYS) return day;
  }
  return undefined;
}

function existing(day: Day | undefined): SpokenDay | UnreadableDay {
  return day === undefined ? { problem: 'no-such-day' } : { day };
}

/** Lower case, single spaces, no accents: `Lunedì` is `lunedi`. */
function normalised(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/\s+/gu, ' ');
}
