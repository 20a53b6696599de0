/** The world as a value: everything the program reads from outside itself, so that a test can hand in another world. */
import { day, parseIsoDay, type Day } from '../domain/day.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Prompter } from './ask/prompter.ts';

/** Standard output or standard error, as far as it is used. */
export interface OutputStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  readonly write: (content: string | Uint8Array, done?: (error?: Error | null) => void) => boolean;
  readonly on: (event: 'error', listener: () => void) => unknown;
  readonly removeListener: (event: 'error', listener: () => void) => unknown;
}

/** Standard input. */
export type InputStream = NodeJS.ReadableStream & { readonly isTTY?: boolean };

export interface Context {
  readonly stdin: InputStream;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly homeDir: string;
  readonly platform: NodeJS.Platform;
  /** Language tag of the operating system, such as `it-IT`. */
  readonly systemLocale: () => string;
  /** The only clock. */
  readonly now: () => Date;
  /** Version of the program, `0.1.0`. */
  readonly version: () => string;
  /** Folder of the installed program: holds `migrations/`, `templates/`. */
  readonly programDir: string;
  /** Which build of the program this is; undefined where its sources run as they are. */
  readonly build?: string;
  /** Loads what asks questions in a terminal; called only after it is certain that someone is there to answer. */
  readonly openPrompter: () => Promise<Prompter>;
}

/** The date of Italy at an instant: the machine may stand in another zone, the office does not. */
export function dayInRome(instant: Date): Day {
  return day(inRome(instant).slice(0, 10));
}

/** The hour of Italy at an instant, `HH:MM`. */
export function hourInRome(instant: Date): string {
  return inRome(instant).slice(11, 16);
}

/**
 * The hour something was recorded, where it was recorded on the day it is about; undefined under a replaced day
 * (`DUNNING_TODAY`): the hour of another day says nothing about it.
 */
export function hourOn(on: Day, at: string): string | undefined {
  const instant = new Date(at);
  return dayInRome(instant) === on ? hourInRome(instant) : undefined;
}

function inRome(instant: Date): string {
  // The rule of the European Union: summer time from the last Sunday of March to that of October, at 01:00 UTC.
  const year = instant.getUTCFullYear();
  const isSummer = instant >= lastSundayAtOne(year, 2) && instant < lastSundayAtOne(year, 9);
  return isoInstant(new Date(instant.getTime() + (isSummer ? 2 : 1) * 3_600_000));
}

/** An instant as `2026-11-24T09:05:00.000Z`. Like toISOString, which first reads the machine's time zone: a quarter of a millisecond. */
export function isoInstant(instant: Date): string {
  const padded = (value: number, width = 2): string => String(value).padStart(width, '0');
  const date = [
    padded(instant.getUTCFullYear(), 4),
    padded(instant.getUTCMonth() + 1),
    padded(instant.getUTCDate()),
  ];
  const time = [instant.getUTCHours(), instant.getUTCMinutes(), instant.getUTCSeconds()].map((part) =>
    padded(part),
  );
  return `${date.join('-')}T${time.join(':')}.${padded(instant.getUTCMilliseconds(), 3)}Z`;
}

function lastSundayAtOne(year: number, month: number): Date {
  const lastDay = new Date(Date.UTC(year, month + 1, 0, 1));
  lastDay.setUTCDate(lastDay.getUTCDate() - lastDay.getUTCDay());
  return lastDay;
}

/** Today: the machine's date in Europe/Rome, or `DUNNING_TODAY` in its place. */
export function todayOf(context: Context): Day {
  const replaced = context.env['DUNNING_TODAY'];
  if (replaced === undefined || replaced === '') return dayInRome(context.now());
  const today = parseIsoDay(replaced);
  if (today === undefined) throw new Refusal('usage', 'today-unreadable', { value: replaced });
  return today;
}
