/** The options of `plan`, read as people write them. */
import type { Day } from '../../domain/day.ts';
import type { PatronDay } from '../../domain/calendar.ts';
import { ratePeriods, type InterestTerms } from '../../domain/interest/interestRegime.ts';
import { readPercent } from '../../domain/interest/interestPercent.ts';
import type { Instalment, Rhythm } from '../../domain/agreed/planSchedule.ts';
import type { RateTables } from '../../domain/interest/rates.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Settings } from '../../domain/settings.ts';
import { amountOption, dayOption } from '../optionValues.ts';

export interface PlanOptions {
  readonly instalments?: string;
  readonly first?: string;
  readonly every?: string;
  readonly down?: string;
  readonly given?: string;
  readonly amount?: string;
  readonly items?: string;
  readonly currency?: string;
  readonly interest?: string;
  readonly override?: string;
  readonly preview?: boolean;
  readonly letter?: boolean;
  readonly html?: boolean;
  readonly open?: boolean;
  readonly cancel?: string;
}

/** What makes a plan; with any of these one is made. */
export const MAKING = [
  'instalments',
  'first',
  'every',
  'down',
  'given',
  'amount',
  'items',
  'currency',
  'interest',
  'override',
] as const satisfies readonly (keyof PlanOptions)[];

/** Refuses (usage) options that have nothing to do with each other. */
export function checkTogether(options: PlanOptions): void {
  const stray = (names: readonly (keyof PlanOptions)[]): keyof PlanOptions | undefined =>
    names.find((name) => options[name] !== undefined);
  const conflict = (flag: string, other: keyof PlanOptions | undefined): void => {
    if (other !== undefined) throw new Refusal('usage', 'conflicting-options', { flag, other: `--${other}` });
  };
  if (options.cancel !== undefined)
    conflict('--cancel', stray([...MAKING, 'preview', 'letter', 'html', 'open']));
  if (options.letter === true) conflict('--letter', stray(MAKING.filter((name) => name !== 'override')));
  if (options.given !== undefined)
    conflict('--given', stray(['instalments', 'first', 'every', 'down', 'amount']));
  for (const name of ['html', 'open'] as const) {
    if (options[name] === true && options.letter !== true)
      throw new Refusal('usage', 'goes-only-with', { flag: `--${name}`, other: '--letter' });
  }
}

/** A whole number of instalments. */
export function instalmentCount(text: string): number {
  const count = readCount(text);
  if (count === undefined) throw new Refusal('usage', 'plan-count-unreadable', { value: text });
  return count;
}

/** From 1 to 999; undefined when the text is no such number. */
export function readCount(text: string): number | undefined {
  const isCount = /^[1-9]\d{0,2}$/u.test(text.trim());
  return isCount ? Number(text) : undefined;
}

/** `month`, `week`, or a number of days; the Italian words as well. */
export function rhythmOption(text: string): Rhythm {
  const word = text.trim().toLowerCase();
  if (word === 'month' || word === 'mese') return { unit: 'month' };
  if (word === 'week' || word === 'settimana') return { unit: 'days', count: 7 };
  const count = readCount(word);
  if (count === undefined) throw new Refusal('usage', 'plan-every-unreadable', { value: text });
  return { unit: 'days', count };
}

/** `500@2026-12-31, 700,50@31/1/2027`: amounts and days, in the order they were agreed. */
export function givenOption(text: string, today: Day, patron: PatronDay): Instalment[] {
  const part = /\s*([\d.,' ]*\d)\s*@\s*([^,;@]+?)\s*(?:[,;]|$)/uy;
  const given: Instalment[] = [];
  while (part.lastIndex < text.length) {
    const match = part.exec(text);
    if (match === null) throw new Refusal('usage', 'plan-given-unreadable', { value: text });
    const [, amount = '', on = ''] = match;
    given.push({
      cents: amountOption(amount, '--given'),
      dueOn: dayOption(on, { flag: '--given', today, patron, direction: 'future' }).day,
    });
  }
  if (given.length === 0) throw new Refusal('usage', 'plan-given-unreadable', { value: text });
  return given;
}

const RATES = ['legal', 'commercial', 'commercial-before-2013', 'agri-food', 'contract'] as const;

/** A percentage a year, or the rate that a law or the settings give today: it stays what it is for the whole plan. */
export function interestOption(
  text: string,
  today: Day,
  settings: Pick<Settings, 'interest'>,
  rates: RateTables,
): number {
  const percent = readPercent(text);
  if (percent !== undefined) return percent;
  const regime = RATES.find((name) => name === text.trim().toLowerCase());
  if (regime === undefined) throw new Refusal('usage', 'plan-interest-unreadable', { value: text });
  return rateOf({ ...settings.interest, regime, rates }, today);
}

function rateOf(terms: InterestTerms, today: Day): number {
  const period = ratePeriods(terms, {}).find(({ from, until }) => from <= today && today <= until);
  if (period === undefined) throw new Refusal('data', 'plan-rate-unknown', { value: terms.regime });
  return period.basisPoints;
}
