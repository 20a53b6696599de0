/** Dates as exports write them, and what one date tells about the day/month order of its column. */
import { addDays, day, dayOf, type Day } from '../../domain/day.ts';
import type { DateOrder, RowProblemCode } from '../../domain/import/incoming.ts';
import { isOnWeekday, withoutWeekday } from './weekday.ts';

export type DateProblem = Extract<
  RowProblemCode,
  'bad-date' | 'no-such-day' | 'no-such-month' | 'other-weekday'
>;

const PROBLEMS: ReadonlySet<string | undefined> = new Set([
  'bad-date',
  'no-such-day',
  'no-such-month',
  'other-weekday',
] satisfies DateProblem[]);

/** Whether a date could not be read. */
export function isDateProblem(read: Day | DateProblem | undefined): read is DateProblem {
  return PROBLEMS.has(read);
}

/**
 * `open` and `open-dotted`: both parts could be a month; `year-first` and `clear` need no order; `serial`: a number that
 * may be a day as spreadsheets count them.
 */
export type DateEvidence =
  'dmy' | 'mdy' | 'open' | 'open-dotted' | 'year-first' | 'clear' | 'serial' | 'none';

type Parts = BareParts & {
  /** The days of the week it may fall on, where one is named. */
  readonly weekdays?: readonly number[];
};

type BareParts =
  | {
      readonly kind: 'year-first';
      readonly year: number;
      readonly month: number;
      readonly dayOfMonth: number;
    }
  | { readonly kind: 'named'; readonly year: number; readonly month: number; readonly dayOfMonth: number }
  | {
      readonly kind: 'ordered';
      readonly first: number;
      readonly second: number;
      readonly third: string;
      readonly mark: string;
    };

/** With a time of day and blanks; no pattern is tried on what is longer. */
const LONGEST_DATE = 100;
const TIME = /[T\s]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:Z|[AaPp]\.?[Mm]\.?|[+-]\d{2}:?\d{2})?$/u;
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$|^(\d{4})(\d{2})(\d{2})$/u;
const ORDERED = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/u;
const NAMED = /^(\d{1,2})(?:er|°|º|st|nd|rd|th)?[-/. ]+(\p{L}{3,9})\.?[-/. ]+(\d{4}|\d{2})$/u;
const NAMED_FIRST = /^(\p{L}{3,9})\.? +(\d{1,2}),? +(\d{4})$/u;

/** Days from 2000 to 2064 as spreadsheets count them, perhaps with a time of day as a fraction. */
const SERIAL = /^(?:3652[6-9]|365[3-9]\d|36[6-9]\d\d|3[7-9]\d{3}|[45]\d{4})(?:[.,]\d+)?$/u;
/** Nobody is owed anything of an earlier one. */
const FIRST_YEAR = 1980;
const FIRST_SERIAL = 36_526;
const FIRST_SERIAL_DAY = day('2000-01-01');

/** Months of the four languages by their first three letters without accents; June and July are alike in French. */
const MONTHS: Readonly<Record<string, number>> = {
  gen: 1,
  jan: 1,
  feb: 2,
  fev: 2,
  mar: 3,
  mrz: 3,
  apr: 4,
  avr: 4,
  mag: 5,
  may: 5,
  mai: 5,
  giu: 6,
  jun: 6,
  lug: 7,
  jul: 7,
  ago: 8,
  aug: 8,
  aou: 8,
  set: 9,
  sep: 9,
  ott: 10,
  oct: 10,
  okt: 10,
  nov: 11,
  dic: 12,
  dec: 12,
  dez: 12,
};

/** What a program that counts by Greenwich writes; a minute to midnight stands for the day itself. */
const INSTANT = /^(\d{4}-\d{2}-\d{2})[T ](?!23:59)(\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?(?:Z|[+-]00:?00)$/u;
const IN_ROME = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' });

/** The day an instant is in Italy, where midnight is ten or eleven at night by Greenwich; other texts stay. */
function inRome(text: string): string {
  const [, date, time] = (text.length > 16 ? INSTANT.exec(text) : null) ?? [];
  if (date === undefined || time === undefined) return text;
  const instant = Date.parse(`${date}T${time}Z`);
  return Number.isNaN(instant) ? text : IN_ROME.format(instant);
}

/**
 * Reads a date whose column has the given order; `no-such-day` when the calendar lacks it (31/04), `no-such-month` behind a
 * year, `other-weekday` where it does not fall on the day of the week beside it.
 */
export function readDate(text: string, order: DateOrder): Day | DateProblem {
  const parts = partsOf(inRome(text));
  if (parts === undefined || isNoYear(parts)) return 'bad-date';
  const read = dayFrom(parts, order);
  if (parts.weekdays === undefined || isDateProblem(read)) return read;
  return isOnWeekday(read, parts.weekdays) ? read : 'other-weekday';
}

function dayFrom(parts: BareParts, order: DateOrder): Day | DateProblem {
  if (parts.kind === 'year-first' && parts.month > 12) return 'no-such-month';
  if (parts.kind !== 'ordered') return dayOf(parts.year, parts.month, parts.dayOfMonth) ?? 'no-such-day';
  const { first, second, third } = parts;
  if (order === 'ymd') {
    return third.length === 2 ? (dayOf(fullYear(first), second, Number(third)) ?? 'no-such-day') : 'bad-date';
  }
  const year = third.length === 4 ? Number(third) : fullYear(Number(third));
  return (order === 'dmy' ? dayOf(year, second, first) : dayOf(year, first, second)) ?? 'no-such-day';
}

/** Reads a date in a column where spreadsheets have left the count of their days: 45991 is 2025-11-30. */
export function readSerialDate(text: string): Day | DateProblem {
  return SERIAL.test(text) ? addDays(FIRST_SERIAL_DAY, Number(text.slice(0, 5)) - FIRST_SERIAL) : 'bad-date';
}

/** What one cell says about the day/month order of its column. */
export function dateEvidence(text: string): DateEvidence {
  const parts = partsOf(text);
  if (parts === undefined) return SERIAL.test(text) ? 'serial' : 'none';
  if (parts.kind === 'year-first') return 'year-first';
  if (parts.kind === 'named') return 'clear';
  const { first, second, mark } = parts;
  if (first > 12 && second > 12) return 'none';
  if (first > 12) return 'dmy';
  if (second > 12) return 'mdy';
  if (first === second) return 'clear';
  const [byWeekday, ...others] = parts.weekdays === undefined ? [] : ordersOnWeekday(parts, parts.weekdays);
  if (byWeekday !== undefined && others.length === 0) return byWeekday;
  return mark === '.' ? 'open-dotted' : 'open';
}

/** The orders in which a date falls on the day of the week beside it. */
function ordersOnWeekday(parts: BareParts, weekdays: readonly number[]): ('dmy' | 'mdy')[] {
  return (['dmy', 'mdy'] as const).filter((order) => {
    const read = dayFrom(parts, order);
    return !isDateProblem(read) && isOnWeekday(read, weekdays);
  });
}

function partsOf(text: string): Parts | undefined {
  if (text.length > LONGEST_DATE) return undefined;
  const bare = bareParts(withoutTime(text));
  const named = bare === undefined ? withoutWeekday(text) : undefined;
  const parts = named === undefined ? undefined : bareParts(withoutTime(named.date));
  return named === undefined || parts === undefined ? bare : { ...parts, weekdays: named.weekdays };
}

function withoutTime(text: string): string {
  return text.length > 8 ? text.replace(TIME, '') : text;
}

function bareParts(date: string): BareParts | undefined {
  const ordered = ORDERED.exec(date);
  if (ordered !== null) {
    const [, first, mark, second, third] = ordered;
    return {
      kind: 'ordered',
      first: Number(first),
      second: Number(second),
      third: third ?? '',
      mark: mark ?? '',
    };
  }
  const yearFirst = YEAR_FIRST.exec(date);
  if (yearFirst !== null) {
    const [, year, , month, dayOfMonth, compactYear, compactMonth, compactDay] = yearFirst;
    return {
      kind: 'year-first',
      year: Number(year ?? compactYear),
      month: Number(month ?? compactMonth),
      dayOfMonth: Number(dayOfMonth ?? compactDay),
    };
  }
  return namedParts(NAMED.exec(date), 1, 2) ?? namedParts(NAMED_FIRST.exec(date), 2, 1);
}

function namedParts(match: RegExpExecArray | null, dayAt: number, monthAt: number): BareParts | undefined {
  const month = match === null ? undefined : monthOf(match[monthAt] ?? '');
  if (match === null || month === undefined) return undefined;
  const year = match[3] ?? '';
  return {
    kind: 'named',
    year: year.length === 4 ? Number(year) : fullYear(Number(year)),
    month,
    dayOfMonth: Number(match[dayAt]),
  };
}

function monthOf(name: string): number | undefined {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  if (plain.startsWith('jui')) return plain.startsWith('juil') ? 7 : 6;
  return MONTHS[plain.slice(0, 3)];
}

/** Databases write an empty date as one of 1753, 1899, 1900 or 1970. */
function isNoYear(parts: BareParts): boolean {
  const year = parts.kind === 'ordered' ? Number(parts.third) : parts.year;
  return year > 1000 && year < FIRST_YEAR;
}

/** Two-digit years: an open item of 1980 is more likely than one of 2080. */
function fullYear(twoDigits: number): number {
  return twoDigits < FIRST_YEAR - 1900 ? 2000 + twoDigits : 1900 + twoDigits;
}
