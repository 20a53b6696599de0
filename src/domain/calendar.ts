/** Working days in Italy: Monday to Friday, not a public holiday, not the patron saint's day of the creditor's town. */
import { addDays, dayOf, partsOf, weekday, type Day } from './day.ts';

/** `MM-DD` of the patron saint's day, or undefined when none is set. */
export type PatronDay = string | undefined;

/** L. 260/1949 as amended; art. 2963 c.c. moves a term that ends on one of these. */
const FIXED_HOLIDAYS = new Set([
  '01-01',
  '01-06',
  '04-25',
  '05-01',
  '06-02',
  '08-15',
  '11-01',
  '12-08',
  '12-25',
  '12-26',
]);

/** San Francesco is a public holiday again from 2026 (L. 151/2025). */
const SAINT_FRANCIS = { monthDay: '10-04', fromYear: 2026 };

/** Whether the day is a public holiday, Sundays included. */
export function isHoliday(of: Day, patron: PatronDay): boolean {
  if (weekday(of) === 7) return true;
  const monthDay = of.slice(5);
  const { year } = partsOf(of);
  if (FIXED_HOLIDAYS.has(monthDay) || monthDay === patron) return true;
  if (monthDay === SAINT_FRANCIS.monthDay && year >= SAINT_FRANCIS.fromYear) return true;
  return of === easterMonday(year);
}

/** Whether letters leave and calls are made on this day. */
export function isWorkingDay(of: Day, patron: PatronDay): boolean {
  return weekday(of) < 6 && !isHoliday(of, patron);
}

/** The day itself when it is a working day, else the next one: how every term and every due date moves. */
export function toWorkingDay(from: Day, patron: PatronDay): Day {
  let candidate = from;
  while (!isWorkingDay(candidate, patron)) candidate = addDays(candidate, 1);
  return candidate;
}

/** The day itself when it is a working day, else the last one before it. */
export function lastWorkingDay(upTo: Day, patron: PatronDay): Day {
  let candidate = upTo;
  while (!isWorkingDay(candidate, patron)) candidate = addDays(candidate, -1);
  return candidate;
}

/** The day `count` (≥ 0) working days after `from`; 0 is `from` itself moved forward to a working day. */
export function addWorkingDays(from: Day, count: number, patron: PatronDay): Day {
  let candidate = toWorkingDay(from, patron);
  if (candidate !== from && count > 0) candidate = addDays(candidate, -1);
  for (let left = count; left > 0; left -= 1) candidate = toWorkingDay(addDays(candidate, 1), patron);
  return candidate;
}

/** Easter Sunday of a year (anonymous Gregorian algorithm). */
export function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const dayOfMonth = ((h + l - 7 * m + 114) % 31) + 1;
  return dayOf(year, month, dayOfMonth) as Day;
}

const easterMondays = new Map<number, Day>();

/** Worked out once a year: every date that is moved to a working day asks for it. */
function easterMonday(year: number): Day {
  const known = easterMondays.get(year);
  if (known !== undefined) return known;
  const monday = addDays(easterSunday(year), 1);
  easterMondays.set(year, monday);
  return monday;
}
