import { describe, expect, test } from 'vitest';
import { assess, type AssessmentQuestion } from '../../../src/domain/court/assessment.ts';
import {
  courtCosts,
  DEFAULT_SHARES,
  partOf,
  readBands,
  type CourtSettings,
} from '../../../src/domain/court/courtCosts.ts';
import { day } from '../../../src/domain/day.ts';
import { cents } from '../../../src/domain/money.ts';
import { smallCredits } from '../../../src/domain/court/smallCredit.ts';

/** Round figures, so that the sums can be done by head. */
const COURT: CourtSettings = {
  contribution: [{ upTo: cents(500_000), cents: cents(5_000) }, { cents: cents(20_000) }],
  stampCents: cents(3_000),
  lawyerFee: [{ upTo: cents(500_000), cents: cents(50_000) }, { cents: cents(100_000) }],
  lawyerExtraBasisPoints: 2_000,
  otherCents: cents(20_000),
  agencyBasisPoints: 2_000,
  minimumCents: cents(10_000),
  shares: DEFAULT_SHARES,
};

/** 10,000.00, a year late: a quarter of it is still expected. */
function aQuestion(change: Partial<AssessmentQuestion> = {}): AssessmentQuestion {
  return {
    items: [{ cents: cents(1_000_000), daysLate: 365 }],
    claimCents: cents(1_000_000),
    evidence: { solvency: 'unknown', otherCreditors: 0 },
    obstacles: [],
    ...change,
  };
}

function of(cent: number, daysLate: number): Partial<AssessmentQuestion> {
  return { items: [{ cents: cents(cent), daysLate }], claimCents: cents(cent) };
}

describe('the costs of a payment order', () => {
  test.each([
    [500_000, { contribution: 5_000, stamp: 3_000, lawyer: 60_000, other: 20_000, total: 88_000 }],
    [500_001, { contribution: 20_000, stamp: 3_000, lawyer: 120_000, other: 20_000, total: 163_000 }],
  ])('for %i cents', (claim, costs) => {
    expect(courtCosts(cents(claim), COURT)).toEqual(costs);
  });

  test.each([
    [333, 1_500, 50],
    [10, 500, 1],
    [9, 500, 0],
  ])('%i at %i points is %i', (amount, points, part) => {
    expect(partOf(cents(amount), points)).toBe(part);
  });

  test.each([
    [
      '1100: 21,50; 5200: 49; 843',
      [{ upTo: 110_000, cents: 2_150 }, { upTo: 520_000, cents: 4_900 }, { cents: 84_300 }],
    ],
    ['100', [{ cents: 10_000 }]],
    ['5200: 49; 1100: 21,50; 843', undefined],
    ['1100: 21,50', undefined],
    ['843; 1100: 21,50', undefined],
    ['1100: x; 843', undefined],
    ['', undefined],
  ])('bands are read from %j', (text, bands) => {
    expect(readBands(text)).toEqual(bands);
  });
});

describe('the assessment', () => {
  test('line by line', () => {
    const found = assess(aQuestion(), COURT);
    expect(found).toMatchObject({
      chanceByAge: 250_000,
      solvencyPercent: 100,
      othersPercent: 100,
      agency: { chance: 250_000, expected: 250_000, costs: 50_000, net: 200_000 },
      court: { chance: 500_000, expected: 500_000, costs: 163_000, net: 337_000 },
      recommendation: 'court',
      because: 'court-leaves-most',
    });
  });

  test('every item counts with its own age, by its amount', () => {
    const items = [
      { cents: cents(300_000), daysLate: 365 },
      { cents: cents(100_000), daysLate: 30 },
    ];
    expect(assess(aQuestion({ items }), COURT).chanceByAge).toBe(412_500);
    expect(assess(aQuestion({ items: [] }), COURT).chanceByAge).toBe(0);
  });

  test.each([
    ['good', 0, 375_000, 750_000],
    ['unknown', 2, 202_500, 405_000],
    ['poor', 0, 75_000, 75_000],
    ['poor', 1, 67_500, 67_500],
  ] as const)('%s solvency and %i other creditors', (solvency, otherCreditors, agency, court) => {
    const found = assess(aQuestion({ evidence: { solvency, otherCreditors } }), COURT);
    expect([found.agency.chance, found.court.chance]).toEqual([agency, court]);
  });

  test('of a debtor nobody could find half the chance is left, with an order and without', () => {
    const found = assess(aQuestion({ isUntraceable: true }), COURT);
    expect(found).toMatchObject({
      untraceablePercent: 50,
      agency: { chance: 125_000 },
      court: { chance: 250_000 },
    });
    const none = { ...COURT, shares: { ...DEFAULT_SHARES, untraceablePercent: 1 } };
    expect(assess(aQuestion({ isUntraceable: true }), none)).toMatchObject({
      agency: { chance: 2_500 },
      recommendation: 'write-off',
    });
  });

  test('nothing is certain, and a hundred creditors count as ten', () => {
    const sure = assess(
      aQuestion({ ...of(1_000_000, 0), evidence: { solvency: 'good', otherCreditors: 0 } }),
      COURT,
    );
    expect([sure.agency.chance, sure.court.chance]).toEqual([950_000, 900_000]);
    const others = (otherCreditors: number) =>
      assess(aQuestion({ evidence: { solvency: 'good', otherCreditors } }), COURT).othersPercent;
    expect(others(100)).toBe(others(10));
  });

  test.each([
    ['a young claim', of(1_000_000, 10), 'agency', 'agency-leaves-most'],
    ['a small old one', of(30_000, 730), 'write-off', 'too-little-left'],
    [
      'one against proceedings, also when its term ends soon',
      { obstacles: ['insolvent'], prescription: { state: 'near' } },
      'wait',
      'obstacles',
    ],
    ['one that is held up', { obstacles: ['promise-open'] }, 'wait', 'obstacles'],
    [
      'one that is held up, with no time left',
      { obstacles: ['promise-open'], prescription: { state: 'near' } },
      'court',
      'court-leaves-most',
    ],
    ['a prescribed one', { prescription: { state: 'expired' } }, 'write-off', 'prescribed'],
  ] as const)('%s: %#', (_what, change, recommendation, because) => {
    expect(
      assess(aQuestion({ ...change, evidence: { solvency: 'unknown', otherCreditors: 0 } }), COURT),
    ).toMatchObject({
      recommendation,
      because,
    });
  });

  test('what is not known of the debtor may decide it, and then it is said', () => {
    expect(assess(aQuestion(of(500_000, 365)), COURT).dependsOnSolvency).toEqual({
      good: 'court',
      poor: 'agency',
    });
    expect(
      assess(aQuestion({ ...of(500_000, 365), evidence: { solvency: 'good', otherCreditors: 0 } }), COURT)
        .dependsOnSolvency,
    ).toBeUndefined();
    expect(assess(aQuestion(of(1_000, 730)), COURT).dependsOnSolvency).toBeUndefined();
  });
});

describe('small credits', () => {
  const credit = (due: string, amount: number) => ({ dueOn: day(due), cents: cents(amount) });
  const limit = cents(250_000);

  test.each([
    ['2026-11-23', false],
    ['2026-11-24', true],
  ])('six months after the youngest, on %s: %s', (today, isOldEnough) => {
    const found = smallCredits([credit('2026-05-24', 250_000), credit('2026-01-10', 1)], limit, day(today));
    expect(found).toMatchObject({
      small: 2,
      count: 2,
      total: 250_001,
      isTotalSmall: false,
      since: '2026-11-24',
      isOldEnough,
    });
  });

  test('one by one, and together', () => {
    expect(
      smallCredits([credit('2026-01-10', 1), credit('2026-05-24', 249_999)], limit, day('2026-06-01')),
    ).toMatchObject({
      small: 2,
      isTotalSmall: true,
    });
  });
});
