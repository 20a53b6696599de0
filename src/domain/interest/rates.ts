/**
 * The rates interest is counted with, as published: the reference rate of D.Lgs. 231/2002 for each half-year (art. 5 c. 2:
 * notices of the Ministry of Economy in the Gazzetta Ufficiale) and the legal rate of art. 1284 c.c. for each year.
 * A half-year that is not here is unknown, and its days are never counted with the rate before; a year without a decree
 * keeps the legal rate of the year before, because the law says so.
 */
import { addDays, addMonths, day, daysBetween, partsOf, type Day } from '../day.ts';
import { present } from '../present.ts';

/** The two rates that are published. */
export type RateKind = 'commercial' | 'legal';

export const RATE_KINDS: readonly RateKind[] = ['commercial', 'legal'];

/** A rate and the days it holds for, both included. Hundredths of a percent: 240 is 2.40 %. */
export interface Rate {
  readonly from: Day;
  readonly until: Day;
  readonly basisPoints: number;
  /** Where it was published: `GU 15 del 20/1/2026`. */
  readonly source?: string;
  /** Without its notice at hand: who published a table that has it. */
  readonly table?: string;
  /** A person entered it: added to the table, or in place of what the program came with. */
  readonly isOwn?: boolean;
  /** Nothing was published: the legal rate of the year before goes on by law (art. 1284 c. 1 c.c.). */
  readonly goesOn?: boolean;
}

/** A rate that a person entered for one half-year or one year. */
export interface OwnRate {
  readonly kind: RateKind;
  /** `2027-H1`, `2027`. */
  readonly period: string;
  readonly basisPoints: number;
  readonly source: string;
}

/** Both tables, each in the order of time. */
export type RateTables = Readonly<Record<RateKind, readonly Rate[]>>;

type Row = readonly [basisPoints: number, source?: string];

/** Whose table rates were taken from where the notice itself is not at hand, by the period they reach up to. */
type Tables = readonly (readonly [upTo: string, table: string])[];

/** By half-year. D.Lgs. 231/2002 holds for contracts from 8 August 2002 (art. 11). */
const REFERENCE_ROWS: Readonly<Record<string, Row>> = {
  '2002-H2': [335],
  '2003-H1': [285],
  '2003-H2': [210],
  '2004-H1': [202],
  '2004-H2': [201],
  '2005-H1': [209],
  '2005-H2': [205],
  '2006-H1': [225],
  '2006-H2': [283],
  '2007-H1': [358],
  '2007-H2': [407],
  '2008-H1': [420],
  '2008-H2': [410],
  '2009-H1': [250],
  '2009-H2': [100],
  '2010-H1': [100],
  '2010-H2': [100],
  '2011-H1': [100],
  '2011-H2': [125],
  '2012-H1': [100],
  '2012-H2': [100],
  '2013-H1': [75],
  '2013-H2': [50],
  '2014-H1': [25],
  '2014-H2': [15],
  '2015-H1': [5],
  '2015-H2': [5],
  '2016-H1': [5],
  '2016-H2': [0],
  '2017-H1': [0],
  '2017-H2': [0],
  '2018-H1': [0],
  '2018-H2': [0],
  '2019-H1': [0],
  '2019-H2': [0],
  '2020-H1': [0],
  '2020-H2': [0],
  '2021-H1': [0],
  '2021-H2': [0],
  '2022-H1': [0],
  '2022-H2': [0],
  '2023-H1': [250],
  '2023-H2': [400, 'GU 165 del 17/7/2023'],
  '2024-H1': [450, 'GU 12 del 16/1/2024'],
  '2024-H2': [425, 'GU 176 del 29/7/2024'],
  '2025-H1': [315, 'GU 63 del 17/3/2025'],
  '2025-H2': [215, 'GU 161 del 14/7/2025'],
  '2026-H1': [215, 'GU 15 del 20/1/2026'],
  '2026-H2': [240, 'GU 163 del 16/7/2026'],
};

const REFERENCE_TABLES: Tables = [
  ['2013-H1', 'un-industria.it, cnaparma.it'],
  ['2015-H2', 'mcp-legal-it'],
  ['2016-H1', 'studiozanotelli.it, confindustria.ap.it'],
  ['2018-H1', 'mcp-legal-it'],
  ['2018-H2', 'studiozanotelli.it'],
  ['9999', 'mcp-legal-it'],
];

/** By first and last year. */
const LEGAL_ROWS: Readonly<Record<string, Row>> = {
  '1997-1998': [500],
  '1999-2000': [250],
  '2001': [350],
  '2002-2003': [300],
  '2004-2007': [250],
  '2008-2009': [300],
  '2010': [100],
  '2011': [150],
  '2012-2013': [250],
  '2014': [100],
  '2015': [50],
  '2016': [20],
  '2017': [10],
  '2018': [30],
  '2019': [80],
  '2020': [5],
  '2021': [1],
  '2022': [125],
  '2023': [500],
  '2024': [250],
  '2025': [200],
  '2026': [160, 'DM 10/12/2025, GU 289 del 13/12/2025'],
};

const LEGAL_TABLES: Tables = [
  ['1998', 'studioalboraliguerra.it'],
  ['2021', 'lavoripubblici.it'],
  ['9999', 'gb1978.com'],
];

/** The reference rate, a row for each half-year without a gap. */
export const REFERENCE_RATES: readonly Rate[] = rates(REFERENCE_ROWS, REFERENCE_TABLES);

/** The legal rate, without a gap; a row holds for one year or several. */
export const LEGAL_RATES: readonly Rate[] = rates(LEGAL_ROWS, LEGAL_TABLES);

/** What the program comes with. */
export const PUBLISHED_RATES: RateTables = { commercial: REFERENCE_RATES, legal: LEGAL_RATES };

const LAST_DAY = day('2199-12-31');
/** The next rate is known before its half-year or year begins; anything further away is a slip. */
const MONTHS_AHEAD = 12;
const LAST_MONTH_OF_H1 = 6;
/** How long before a half-year begins its rate is asked for. */
const DAYS_OF_NOTICE = 30;

/** The tables with the rates that a person entered: each takes the place of what is there for its days. */
export function withOwnRates(own: readonly OwnRate[]): RateTables {
  const entered = (kind: RateKind): Rate[] =>
    own
      .filter((each) => each.kind === kind)
      .map(({ period, basisPoints, source }) => ({ ...daysOf(period), basisPoints, source, isOwn: true }));
  return {
    commercial: entered('commercial').reduce(replaced, REFERENCE_RATES),
    legal: entered('legal').reduce(replaced, LEGAL_RATES),
  };
}

/**
 * The legal rate with the years nobody entered: where no decree sets another one by the 15th of December, the rate stays
 * as it is for the year to come.
 */
export function withYearsGoingOn(legal: readonly Rate[]): Rate[] {
  return legal.flatMap((rate, index) => {
    const next = legal[index + 1];
    const until = next === undefined ? LAST_DAY : addDays(next.from, -1);
    const from = addDays(rate.until, 1);
    return from > until
      ? [rate]
      : [rate, { from, until, basisPoints: rate.basisPoints, goesOn: true } satisfies Rate];
  });
}

/** The period a person names, as it is kept: `2027-h1` is `2027-H1`; undefined when it is none of this kind. */
export function readRatePeriod(kind: RateKind, text: string): string | undefined {
  const [, year, half] = /^(\d{4})(?:-?[hs]([12]))?$/iu.exec(text.trim()) ?? [];
  if (year === undefined || (kind === 'commercial') !== (half !== undefined)) return undefined;
  return half === undefined ? year : `${year}-H${half}`;
}

/** Whether a rate can be known for a period: not before the table begins, not more than a year ahead. */
export function isRateInReach({ kind, period }: Pick<OwnRate, 'kind' | 'period'>, today: Day): boolean {
  const { from } = daysOf(period);
  const [first] = PUBLISHED_RATES[kind];
  return first !== undefined && from >= first.from && from <= addMonths(today, MONTHS_AHEAD);
}

/** The rate of a period in a table; undefined when there is none. */
export function rateFor(
  tables: RateTables,
  { kind, period }: Pick<OwnRate, 'kind' | 'period'>,
): Rate | undefined {
  const { from } = daysOf(period);
  return tables[kind].find((rate) => rate.from <= from && from <= rate.until);
}

/**
 * The half-year whose reference rate is wanted and not there: that of a day, or the next one when it is near. Its days
 * are counted by nobody until the rate is entered.
 */
export function missingHalfYear(commercial: readonly Rate[], today: Day): string | undefined {
  const { year, month } = partsOf(today);
  const next = day(month <= LAST_MONTH_OF_H1 ? `${year}-07-01` : `${year + 1}-01-01`);
  const isNear = daysBetween(today, next) <= DAYS_OF_NOTICE;
  const without = [today, ...(isNear ? [next] : [])].find(
    (each) => !commercial.some(({ from, until }) => from <= each && each <= until),
  );
  return without === undefined ? undefined : halfYearOf(without);
}

function halfYearOf(on: Day): string {
  const { year, month } = partsOf(on);
  return `${year}-H${month <= LAST_MONTH_OF_H1 ? 1 : 2}`;
}

/** `2027-H1`, `2027`, `2004-2007`. */
export function periodOf(kind: RateKind, { from, until }: Pick<Rate, 'from' | 'until'>): string {
  if (kind === 'commercial') return halfYearOf(from);
  const { year } = partsOf(from);
  const last = partsOf(until).year;
  return last === year ? String(year) : `${year}-${last}`;
}

function replaced(rates: readonly Rate[], own: Rate): Rate[] {
  return [...rates.flatMap((rate) => around(rate, own)), own].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** What is left of a rate beside the days of another one. */
function around(rate: Rate, { from, until }: Rate): Rate[] {
  if (rate.until < from || until < rate.from) return [rate];
  const before = { ...rate, until: addDays(from, -1) };
  const after = { ...rate, from: addDays(until, 1) };
  return [before, after].filter((part) => part.from <= part.until);
}

function rates(rows: Readonly<Record<string, Row>>, tables: Tables): Rate[] {
  const tableOf = (period: string): string | undefined =>
    tables.find(([upTo]) => period.slice(-upTo.length) <= upTo)?.[1];
  return Object.entries(rows)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([period, [basisPoints, source]]) => ({
      ...daysOf(period),
      basisPoints,
      ...(source === undefined ? present({ table: tableOf(period) }) : { source }),
    }));
}

/** The first and the last day of `2027-H1`, `2027` or `2004-2007`. */
function daysOf(period: string): { readonly from: Day; readonly until: Day } {
  const year = period.slice(0, 4);
  if (period.endsWith('H1')) return { from: day(`${year}-01-01`), until: day(`${year}-06-30`) };
  if (period.endsWith('H2')) return { from: day(`${year}-07-01`), until: day(`${year}-12-31`) };
  return { from: day(`${year}-01-01`), until: day(`${period.slice(-4)}-12-31`) };
}
