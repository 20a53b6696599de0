/** What every act of the office works with: the open book, the company's settings, and the moment it happens in. */
import type { Database } from '../db/database.ts';
import type { AskedDay } from '../db/storedAgenda.ts';
import { isHoliday } from '../domain/calendar.ts';
import type { Day } from '../domain/day.ts';
import { fingerprint } from '../domain/fingerprint.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Settings } from '../domain/settings.ts';
import type { Strategy } from '../domain/strategy/strategy.ts';

export interface Book {
  readonly database: Database;
  readonly settings: Settings;
  /** What rulesKeyOf says of the settings, where it is known. */
  readonly rulesKey?: string;
}

/** When and by whom. The clock is read once, by the command line. */
export interface Moment {
  readonly today: Day;
  /** UTC instant, for the journal. */
  readonly at: string;
  /** The hour in Italy, `HH:MM`. */
  readonly time: string;
  /** The collector's id, or `cron`. */
  readonly who: string;
}

/** The day asked about as the store needs it. */
export function askedDay(book: Book, on: Day): AskedDay {
  return {
    on,
    isDayOff: isHoliday(on, book.settings.rules.patronDay),
    rulesKey: book.rulesKey ?? rulesKeyOf(book.settings),
  };
}

/** The strategy of a case. Refuses (data) when the settings no longer have it. */
export function strategyNamed(book: Book, name: string): Strategy {
  const strategy = book.settings.strategies[name];
  if (strategy === undefined) throw new Refusal('data', 'unknown-strategy', { strategy: name });
  return strategy;
}

/** Raised with every version of the program that decides otherwise: what is stored was decided by an older one. */
const DECIDED_BY = 2;

const keys = new WeakMap<Settings, string>();

/**
 * Names the rules that decisions are stored under: changes whenever a decision or its weight could. A fingerprint of all
 * rules and strategies, thousands of letters: it is kept with the settings from one start to the next.
 */
export function rulesKeyOf(settings: Settings): string {
  let key = keys.get(settings);
  if (key === undefined) {
    const { rules, strategies, currency, rating, creditKind, prescriptionWarningDays } = settings;
    const terms = [creditKind, prescriptionWarningDays];
    key = fingerprint(
      JSON.stringify([DECIDED_BY, rules, strategies, currency, rating.priorityPercents, terms]),
    );
    keys.set(settings, key);
  }
  return key;
}
