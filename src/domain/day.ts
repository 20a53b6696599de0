/**
 * Calendar days. Conventions used everywhere in the program:
 *
 * - A `Day` is a day of the Italian calendar, written `YYYY-MM-DD`. It has no hour and no time zone, so two days
 *   compare with `<`, and nothing shifts when clocks change.
 * - Ranges of days are inclusive at both ends.
 * - "N days after D" is D + N: the letter of the 1st with 10 days' term expires on the 11th (art. 2963 c.c.: the first
 *   day is not counted, the last one is).
 * - Nothing here reads a clock: today is always handed in.
 */
declare const dayBrand: unique symbol;

/** A calendar day as `YYYY-MM-DD`, years 1900 to 2199. */
export type Day = string & { readonly [dayBrand]: true };

const MILLISECONDS_PER_DAY = 86_400_000;
const ZERO = '0'.charCodeAt(0);
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day of a year, month (1-12) and day of month, or undefined when the calendar has no such day. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | undefined {
  if (year < 1900 || year > 2199 || month < 1 || month > 12) return undefined;
  if (dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return undefined;
  return write(year, month, dayOfMonth);
}

/** Reads exactly `YYYY-MM-DD`; undefined for anything else, also for days that do not exist. */
export function parseIsoDay(text: string): Day | undefined {
  const match = SHAPE.exec(text);
  return match === null ? undefined : dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** A day written in the program itself. Throws on a day that does not exist: that is a mistake of ours. */
export function day(text: string): Day {
  const parsed = parseIsoDay(text);
  if (parsed === undefined) throw new Error(`not a calendar day: ${text}`);
  return parsed;
}

/** The day `count` days later, or earlier when negative. */
export function addDays(from: Day, count: number): Day {
  return fromEpochDays(toEpochDays(from) + count);
}

/** How many days lie between: positive when `to` is later, 0 on the same day. */
export function daysBetween(from: Day, to: Day): number {
  return toEpochDays(to) - toEpochDays(from);
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(of: Day): number {
  // 1970-01-01 was a Thursday.
  return ((((toEpochDays(of) + 3) % 7) + 7) % 7) + 1;
}

/** Year, month (1-12) and day of month. */
export function partsOf(of: Day): { year: number; month: number; dayOfMonth: number } {
  return {
    year: twoDigits(of, 0) * 100 + twoDigits(of, 2),
    month: twoDigits(of, 5),
    dayOfMonth: twoDigits(of, 8),
  };
}

/** The last day of the month `of` lies in. */
export function endOfMonth(of: Day): Day {
  const { year, month } = partsOf(of);
  return write(year, month, daysInMonth(year, month));
}

/** The same day `count` months later; the last day of a shorter month instead of a day that it lacks (art. 2963 c.c.). */
export function addMonths(from: Day, count: number): Day {
  const { year, month, dayOfMonth } = partsOf(from);
  const months = year * 12 + (month - 1) + count;
  const newYear = Math.floor(months / 12);
  const newMonth = months - newYear * 12 + 1;
  return write(newYear, newMonth, Math.min(dayOfMonth, daysInMonth(newYear, newMonth)));
}

/** The later of some days. */
export function latest(first: Day, ...others: readonly (Day | undefined)[]): Day {
  return others.reduce<Day>((best, other) => (other !== undefined && other > best ? other : best), first);
}

/** The earlier of some days. */
export function earliest(first: Day, ...others: readonly (Day | undefined)[]): Day {
  return others.reduce<Day>((best, other) => (other !== undefined && other < best ? other : best), first);
}

/** How many days a month has; month 1-12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Gregorian leap years. */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function write(year: number, month: number, dayOfMonth: number): Day {
  return `${year}-${month < 10 ? '0' : ''}${month}-${dayOfMonth < 10 ? '0' : ''}${dayOfMonth}` as Day;
}

/** Read from the characters, not from pieces cut out of the text: days are taken apart all the time. */
function twoDigits(of: Day, at: number): number {
  return (of.charCodeAt(at) - ZERO) * 10 + (of.charCodeAt(at + 1) - ZERO);
}

function toEpochDays(of: Day): number {
  const year = twoDigits(of, 0) * 100 + twoDigits(of, 2);
  return Date.UTC(year, twoDigits(of, 5) - 1, twoDigits(of, 8)) / MILLISECONDS_PER_DAY;
}

function fromEpochDays(days: number): Day {
  const date = new Date(days * MILLISECONDS_PER_DAY);
  return write(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}
