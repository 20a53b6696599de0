/** Days and amounts given as option values, read as people write them. */
import type { PatronDay } from '../domain/calendar.ts';
import type { Cents } from '../domain/money.ts';
import { Refusal } from '../domain/refusal.ts';
import { readSpokenAmount } from '../domain/spokenAmount.ts';
import { readSpokenDay, type SpokenDay } from '../domain/spokenDay.ts';
import type { Day } from '../domain/day.ts';

/** How the text of an option is to be read as a day. */
export interface DayOption {
  /** For the message: `--by`. */
  readonly flag: string;
  readonly today: Day;
  readonly patron: PatronDay;
  /** A `future` day may not have passed, a `past` one may not lie ahead; `any` looks ahead but takes both. */
  readonly direction: 'future' | 'past' | 'any';
}

/** The day, with an hour if one was written; refuses what is not one (exit 2). */
export function dayOption(text: string, { flag, today, patron, direction }: DayOption): SpokenDay {
  const read = readSpokenDay(text, { today, patron, direction: direction === 'past' ? 'past' : 'future' });
  if ('problem' in read)
    throw new Refusal('usage', 'day-unreadable', { flag, value: text, problem: read.problem });
  if (direction === 'future' && read.day < today)
    throw new Refusal('usage', 'day-passed', { flag, day: read.day });
  if (direction === 'past' && read.day > today)
    throw new Refusal('usage', 'day-ahead', { flag, day: read.day });
  return read;
}

/** An amount above zero; refuses everything else (exit 2). */
export function amountOption(text: string, flag: string): Cents {
  const read = readSpokenAmount(text);
  if ('problem' in read || read.amount === 0)
    throw new Refusal('usage', 'amount-unreadable', { flag, value: text });
  return read.amount;
}
