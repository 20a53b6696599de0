import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day } from '../../../src/domain/day.ts';
import {
  isRateInReach,
  missingHalfYear,
  periodOf,
  PUBLISHED_RATES,
  rateFor,
  RATE_KINDS,
  readRatePeriod,
  withOwnRates,
  withYearsGoingOn,
  type OwnRate,
  type Rate,
  type RateKind,
} from '../../../src/domain/interest/rates.ts';

function ownRate(change: Partial<OwnRate> = {}): OwnRate {
  return { kind: 'commercial', period: '2027-H1', basisPoints: 215, source: 'GU 12', ...change };
}

const rows = (rates: readonly Rate[], kind: RateKind): string[] =>
  rates.map((rate) => `${periodOf(kind, rate)} ${rate.basisPoints}${rate.goesOn === true ? ' goes on' : ''}`);

describe('rates that a person entered', () => {
  test('follow the table, with their source', () => {
    const tables = withOwnRates([ownRate()]);
    expect(tables.legal).toEqual(PUBLISHED_RATES.legal);
    expect(rateFor(tables, ownRate())).toEqual({
      from: '2027-01-01',
      until: '2027-06-30',
      basisPoints: 215,
      source: 'GU 12',
      isOwn: true,
    });
  });

  test('take the place of what is there for their days only', () => {
    const { commercial, legal } = withOwnRates([
      ownRate({ period: '2026-H2', basisPoints: 245 }),
      ownRate({ kind: 'legal', period: '2005', basisPoints: 260 }),
      ownRate({ kind: 'legal', period: '2004', basisPoints: 255 }),
    ]);
    expect(rows(commercial, 'commercial').slice(-2)).toEqual(['2026-H1 215', '2026-H2 245']);
    expect(rows(legal, 'legal').slice(4, 8)).toEqual([
      '2004 255',
      '2005 260',
      '2006-2007 250',
      '2008-2009 300',
    ]);
  });

  test('leave no day with two rates, and none without the one it had', () => {
    const entered = fc.record({
      kind: fc.constantFrom(...RATE_KINDS),
      year: fc.integer({ min: 2003, max: 2027 }),
      half: fc.constantFrom(1, 2),
      basisPoints: fc.integer({ min: 0, max: 1000 }),
    });
    fc.assert(
      fc.property(fc.array(entered, { maxLength: 6 }), fc.integer({ min: 0, max: 9_000 }), (all, days) => {
        const own = all.map(({ kind, year, half, basisPoints }) =>
          ownRate({ kind, basisPoints, period: kind === 'legal' ? String(year) : `${year}-H${half}` }),
        );
        const on = addDays(day('2003-01-01'), days);
        const tables = withOwnRates(own);
        const isOn = (rate: Rate): boolean => rate.from <= on && on <= rate.until;
        for (const kind of RATE_KINDS) {
          const found = tables[kind].filter(isOn);
          const before = PUBLISHED_RATES[kind].filter(isOn);
          expect(found.length).toBeLessThanOrEqual(1);
          expect(found.length).toBeGreaterThanOrEqual(before.length);
        }
      }),
    );
  });
});

describe('the legal rate of a year nobody entered', () => {
  test('goes on after the last one, until the next one', () => {
    const { legal } = withOwnRates([ownRate({ kind: 'legal', period: '2028', basisPoints: 120 })]);
    expect(rows(withYearsGoingOn(legal), 'legal').slice(-4)).toEqual([
      '2026 160',
      '2027 160 goes on',
      '2028 120',
      '2029-2199 120 goes on',
    ]);
  });
});

test.each<[RateKind, string, string | undefined]>([
  ['commercial', '2027-H1', '2027-H1'],
  ['commercial', ' 2027h2 ', '2027-H2'],
  ['commercial', '2027-s1', '2027-H1'],
  ['commercial', '2027-H3', undefined],
  ['commercial', '2027', undefined],
  ['legal', '2027', '2027'],
  ['legal', '2027-H1', undefined],
  ['legal', '27', undefined],
])('the period of a %s rate typed %j is %s', (kind, text, period) => {
  expect(readRatePeriod(kind, text)).toBe(period);
});

test.each<[RateKind, string, boolean]>([
  ['commercial', '2002-H1', false],
  ['commercial', '2002-H2', true],
  ['commercial', '2027-H2', true],
  ['commercial', '2028-H1', false],
  ['legal', '1996', false],
  ['legal', '1997', true],
  ['legal', '2027', true],
  ['legal', '2028', false],
])('on 24 November 2026 a %s rate for %s can be known: %s', (kind, period, isKnown) => {
  expect(isRateInReach({ kind, period }, day('2026-11-24'))).toBe(isKnown);
});

test('there is no rate of a half-year that is not there', () => {
  expect(rateFor(PUBLISHED_RATES, { kind: 'commercial', period: '2027-H1' })).toBeUndefined();
});

describe('the half-year without a rate', () => {
  test.each<[string, string | undefined]>([
    ['2026-06-01', undefined],
    ['2026-12-01', undefined],
    ['2026-12-02', '2027-H1'],
    ['2026-12-31', '2027-H1'],
    ['2027-01-01', '2027-H1'],
    ['2027-07-01', '2027-H2'],
  ])('on %s: %s', (today, missing) => {
    expect(missingHalfYear(PUBLISHED_RATES.commercial, day(today))).toBe(missing);
  });

  test('the current one is asked for before the next one', () => {
    expect(missingHalfYear([], day('2026-06-20'))).toBe('2026-H1');
  });

  test('once it is entered nothing is asked for', () => {
    const { commercial } = withOwnRates([ownRate()]);
    expect(missingHalfYear(commercial, day('2027-01-15'))).toBeUndefined();
  });
});

test('every rate names its notice, or the table it was taken from', () => {
  const all = RATE_KINDS.flatMap((kind) => PUBLISHED_RATES[kind]);
  expect(all.filter(({ source, table }) => (source === undefined) === (table === undefined))).toEqual([]);
  const tableOf = (kind: RateKind, period: string): string | undefined =>
    rateFor(PUBLISHED_RATES, { kind, period })?.table;
  expect(tableOf('commercial', '2013-H1')).toBe('un-industria.it, cnaparma.it');
  expect(tableOf('commercial', '2013-H2')).toBe('mcp-legal-it');
  expect(tableOf('commercial', '2018-H2')).toBe('studiozanotelli.it');
  expect(tableOf('commercial', '2026-H2')).toBeUndefined();
  expect(tableOf('legal', '1998')).toBe('studioalboraliguerra.it');
  expect(tableOf('legal', '2021')).toBe('lavoripubblici.it');
  expect(tableOf('legal', '2022')).toBe('gb1978.com');
});
