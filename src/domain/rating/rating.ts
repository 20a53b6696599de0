/**
 * The rating of a debtor: up to 100 points from how it paid and what is known of it, each part explained (docs/rules.md).
 * A proposal for a person, worked out anew from the facts whenever it is asked for; whole numbers, so that it never
 * depends on rounding noise. Paying later, bad news, a broken promise or a broken plan never makes it better.
 */
import { addMonths, type Day } from '../day.ts';
import type { Money } from '../money.ts';
import { accountsCost, accountsRemarks, newestAccounts } from './ratingAccounts.ts';
import { historySince, paymentHistory, type PaymentHistory, type RatedInvoice } from './ratingHistory.ts';
import { isInForce, type Information, type InformationKind } from './ratingInformation.ts';
import {
  classOf,
  highestScoreOf,
  RATING_CLASSES,
  type RatingClass,
  type RatingSettings,
} from './ratingScale.ts';
import type { Rules } from '../settings.ts';

/** Fewer invoices paid or overdue than this say nothing yet. */
export const LEAST_EXPERIENCES = 3;

/** What the debtor agreed to, and whether it was kept. */
export interface Agreement {
  readonly by: Day;
  readonly result: 'kept' | 'broken';
}

/** Everything a rating looks at. */
export interface RatingFacts {
  readonly invoices: readonly RatedInvoice[];
  /** Open credit notes, below zero, per currency. */
  readonly credits: readonly Money[];
  /** Promises that ended, by the day they were made for. */
  readonly promises: readonly Agreement[];
  /** Instalment plans that ended, by the day on which they were paid or broke. */
  readonly plans: readonly Agreement[];
  /** Days on which a payment or collection came back. */
  readonly returns: readonly Day[];
  readonly information: readonly Information[];
}

export type RatingPartCode = 'days-late' | 'on-time' | 'exposure' | 'information' | 'promises' | 'returned';

/** One part of the score. */
export interface RatingPart {
  readonly code: RatingPartCode;
  readonly points: number;
  readonly max: number;
  /** The figures of its sentence: cents under names that say so, texts and counts. */
  readonly values: Readonly<Record<string, string | number | readonly string[]>>;
}

/** Information that allows no better class than this, whatever the points. */
export interface RatingLimit {
  readonly class: RatingClass;
  readonly information: Information;
}

export interface Rating {
  /** Absent: not rated, too little is known. */
  readonly class?: RatingClass;
  /** 0 to 100; there is one exactly when there is a class. */
  readonly score?: number;
  readonly experiences: number;
  /** Empty when not rated. Their points come to the score, unless a limit lowers it. */
  readonly parts: readonly RatingPart[];
  /** Also where the points alone come to no better class. */
  readonly limit?: RatingLimit;
}

const MAX: Readonly<Record<RatingPartCode, number>> = {
  'days-late': 35,
  'on-time': 15,
  exposure: 15,
  information: 20,
  promises: 10,
  returned: 5,
};

/** Nothing is left of the points for days from sixty days on, the longest usual term (art. 4 D.Lgs. 231/2002). */
const WORST_TENTHS_OF_DAYS = 600;
/** Nothing is left of the points for exposure when a third of what is known is overdue: four months of a year's invoices. */
const WORST_OVERDUE_THOUSANDTHS = 333;
/** Points left after none, one, or more payments that came back. */
const RETURNED_POINTS = [MAX.returned, 2, 0] as const;

/** Other notes are for a person to read: the program cannot tell what they say. Of accounts it knows the figures entered. */
const COSTS: Readonly<Record<InformationKind, number>> = {
  'insolvency-proceeding': 20,
  protest: 15,
  'prejudicial-act': 10,
  'market-in-crisis': 5,
  'open-source': 3,
  account: 0,
  other: 0,
};

/** Months in which a protest counts as recent. */
const RECENT_PROTEST_MONTHS = 12;

/** The rating on a day. */
export function rate(facts: RatingFacts, settings: RatingSettings, rules: Rules, today: Day): Rating {
  const history = paymentHistory(facts.invoices, facts.credits, settings, rules, today);
  const { experiences } = history;
  const inForce = facts.information.filter((each) => isInForce(each, today));
  const limit = limitOf(inForce, today);
  if (experiences < LEAST_EXPERIENCES && limit?.class !== 'E') return { experiences, parts: [] };
  const since = historySince(today, settings);
  const isKnown = experiences >= LEAST_EXPERIENCES;
  const parts = [
    ...(isKnown ? historyParts(history, settings) : []),
    informationPart(inForce),
    ...(isKnown ? [promisesPart(facts, since, today), returnedPart(facts, since, today)] : []),
  ];
  const points = parts.reduce((sum, part) => sum + part.points, 0);
  const highest = limit === undefined ? 100 : highestScoreOf(limit.class, settings);
  const score = Math.min(points, highest);
  return {
    class: classOf(score, settings),
    score,
    experiences,
    parts,
    ...(limit === undefined ? {} : { limit }),
  };
}

/** How many points information takes. */
export function informationCost({ kind, accounts }: Pick<Information, 'kind' | 'accounts'>): number {
  return COSTS[kind] + accountsCost(accounts);
}

/** The gravest information that forbids a better class: proceedings, a protest, an entry in the land register. */
function limitOf(information: readonly Information[], today: Day): RatingLimit | undefined {
  const limits = information.flatMap((each): RatingLimit[] => {
    const best = bestClassWith(each, today);
    return best === undefined ? [] : [{ class: best, information: each }];
  });
  const worst = (limit: RatingLimit): number => RATING_CLASSES.indexOf(limit.class);
  return limits.toSorted((a, b) => worst(b) - worst(a))[0];
}

function bestClassWith({ kind, on }: Information, today: Day): RatingClass | undefined {
  if (kind === 'insolvency-proceeding') return 'E';
  if (kind === 'protest') return today < addMonths(on, RECENT_PROTEST_MONTHS) ? 'D' : 'C';
  return kind === 'prejudicial-act' ? 'C' : undefined;
}

function historyParts(history: PaymentHistory, { onTimeDays }: RatingSettings): RatingPart[] {
  const { experiences, tenthsOfDaysLate, onTimeThousandths, overdueThousandths, sums } = history;
  return [
    {
      ...scored('days-late', left(WORST_TENTHS_OF_DAYS, tenthsOfDaysLate)),
      values: { tenths: tenthsOfDaysLate, invoices: experiences },
    },
    {
      ...scored('on-time', { share: onTimeThousandths, of: 1000 }),
      values: { percent: wholePercent(onTimeThousandths), days: onTimeDays },
    },
    {
      ...scored('exposure', left(WORST_OVERDUE_THOUSANDTHS, overdueThousandths)),
      values: {
        percent: wholePercent(overdueThousandths),
        ...(sums === undefined
          ? {}
          : { overdue: sums.overdue.cents, volume: sums.volume.cents, currency: sums.overdue.currency }),
      },
    },
  ];
}

function informationPart(inForce: readonly Information[]): RatingPart {
  const costly = inForce.filter(({ kind }) => COSTS[kind] > 0);
  const accounts = newestAccounts(inForce);
  const remarks = accounts === undefined ? [] : accountsRemarks(accounts);
  const cost = costly.reduce((sum, { kind }) => sum + COSTS[kind], accountsCost(accounts));
  return {
    code: 'information',
    points: Math.max(0, MAX.information - cost),
    max: MAX.information,
    values: {
      count: costly.length,
      kinds: costly.map(({ kind }) => kind),
      ...(accounts === undefined ? {} : { accountsYear: accounts.year, remarks }),
    },
  };
}

/** A plan weighs as a promise does: it is one, in writing. */
function promisesPart({ promises, plans }: RatingFacts, since: Day, today: Day): RatingPart {
  const count = (of: readonly Agreement[], wanted: Agreement['result']): number =>
    of.filter(({ by, result }) => since <= by && by <= today && result === wanted).length;
  const values = {
    kept: count(promises, 'kept'),
    broken: count(promises, 'broken'),
    plansKept: count(plans, 'kept'),
    plansBroken: count(plans, 'broken'),
  };
  const kept = values.kept + values.plansKept;
  const all = kept + values.broken + values.plansBroken;
  return { ...scored('promises', all === 0 ? { share: 1, of: 1 } : { share: kept, of: all }), values };
}

function returnedPart({ returns }: RatingFacts, since: Day, today: Day): RatingPart {
  const count = returns.filter((on) => since <= on && on <= today).length;
  const points = RETURNED_POINTS[Math.min(count, 2) as 0 | 1 | 2];
  return { code: 'returned', points, max: MAX.returned, values: { count } };
}

interface Share {
  readonly share: number;
  readonly of: number;
}

function left(worst: number, value: number): Share {
  return { share: Math.max(0, worst - value), of: worst };
}

/** Rounded down: full points only for whoever has earned all of them. */
function scored(code: RatingPartCode, { share, of }: Share): Omit<RatingPart, 'values'> {
  return { code, points: Math.floor((MAX[code] * share) / of), max: MAX[code] };
}

function wholePercent(thousandths: number): number {
  return Math.floor((thousandths + 5) / 10);
}
