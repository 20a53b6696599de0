/** The day of the week that some lists write beside a date: `lun 30/11/2026`, `Monday, November 30, 2026`. */
import { weekday, type Day } from '../../domain/day.ts';

/** A date without the day of the week that stood beside it. */
export interface WeekdayDate {
  readonly date: string;
  /** 1 is Monday, 7 is Sunday; a short name may be of two languages. */
  readonly weekdays: readonly number[];
}

/** Names and what they are shortened to, in Italian, English, German and French, from Monday to Sunday. */
const NAMES = [
  'lunedi lun lu monday mon mo montag lundi',
  'martedi mar ma tuesday tues tue tu dienstag die di mardi',
  'mercoledi mer me wednesday wed we mittwoch mit mi mercredi',
  'giovedi gio gi thursday thurs thur thu th donnerstag don do jeudi jeu je',
  'venerdi ven ve friday fri fr freitag fre vendredi',
  'sabato sab sa saturday sat samstag sam sonnabend samedi',
  'domenica dom do sunday sun su sonntag son so dimanche dim di',
];

const WEEKDAYS = new Map<string, number[]>();
for (const [at, names] of NAMES.entries()) {
  for (const name of names.split(' ')) WEEKDAYS.set(name, [...(WEEKDAYS.get(name) ?? []), at + 1]);
}

/** The names as part of a pattern, for dates inside a text. */
export const WEEKDAY_NAMES = NAMES.flatMap((names) => names.split(' '))
  .map((name) => name.replace(/di$/u, "d[iì]['’]?"))
  .join('|');

const NAME = String.raw`\(?([\p{L}\p{M}]{2,14})['’]?`;
const BEFORE = new RegExp(
  String.raw`^${NAME}(?:\.?\)?,?\s+(?:-\s+)?|\.?,|[.-])(\d.*|\p{L}{3,9}\.? +\d.*)$`,
  'u',
);
const BEHIND = new RegExp(String.raw`^(.*\d),?\s+(?:-\s+)?${NAME}\.?\)?$`, 'u');

/** Takes a known name of a day off a text; undefined where none stands before or behind the rest. */
export function withoutWeekday(text: string): WeekdayDate | undefined {
  const [, before = '', date = ''] = BEFORE.exec(text) ?? [];
  const known = weekdaysOf(before);
  if (known !== undefined) return { date, weekdays: known };
  const [, rest = '', behind = ''] = BEHIND.exec(text) ?? [];
  const after = weekdaysOf(behind);
  return after === undefined ? undefined : { date: rest, weekdays: after };
}

/** Whether a day falls on the day of the week that stood beside it. */
export function isOnWeekday(date: Day, weekdays: readonly number[]): boolean {
  return weekdays.includes(weekday(date));
}

function weekdaysOf(name: string): readonly number[] | undefined {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return WEEKDAYS.get(plain);
}
