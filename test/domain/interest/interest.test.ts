import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day, daysBetween } from '../../../src/domain/day.ts';
import { interestOn, type Debt, type Interest } from '../../../src/domain/interest/interest.ts';
import { readPercent } from '../../../src/domain/interest/interestPercent.ts';
import { interestTerms, lumpSumOf, type InterestTerms } from '../../../src/domain/interest/interestRegime.ts';
import { INTEREST_REGIMES } from '../../../src/domain/interest/interestRegimes.ts';
import { cents, sum } from '../../../src/domain/money.ts';
import { LEGAL_RATES, REFERENCE_RATES, withOwnRates } from '../../../src/domain/interest/rates.ts';
import { A_DEBTOR } from '../../support/caseWorld.ts';

const COMMERCIAL: InterestTerms = { regime: 'commercial', divisor: '365', payments: 'principal' };
const LEGAL: InterestTerms = { ...COMMERCIAL, regime: 'legal' };

/** 10,000.00 due on a day, nothing paid. */
function aDebt(due: string, change: Partial<Debt> = {}): Debt {
  return { dueOn: day(due), cents: cents(1_000_000), payments: [], ...change };
}

/** Days at a rate, and what they earn: `91 @ 1015 = 25305`. */
function rows({ segments }: Interest): string[] {
  return segments.map(({ days, basisPoints, interest }) => `${days} @ ${basisPoints} = ${interest}`);
}

describe('sums that others have published', () => {
  test.each<[string, Debt, string, InterestTerms, number, string[]]>([
    [
      'across a change of the rate',
      aDebt('2026-03-31'),
      '2026-09-30',
      COMMERCIAL,
      51_519,
      ['91 @ 1015 = 25305', '92 @ 1040 = 26214'],
    ],
    [
      'a leap year counts 365 days',
      aDebt('2024-01-01'),
      '2024-12-31',
      COMMERCIAL,
      123_740,
      ['181 @ 1250 = 61986', '184 @ 1225 = 61754'],
    ],
    [
      'or 366 when set so',
      aDebt('2024-01-01'),
      '2024-12-31',
      { ...COMMERCIAL, divisor: 'actual' },
      123_402,
      ['181 @ 1250 = 61817', '184 @ 1225 = 61585'],
    ],
    [
      'a contract from before 2013',
      aDebt('2002-09-01'),
      '2002-12-31',
      { ...COMMERCIAL, regime: 'commercial-before-2013' },
      34_311,
      ['121 @ 1035 = 34311'],
    ],
    [
      'across new year',
      aDebt('2023-12-15', { cents: cents(10_000_000) }),
      '2024-01-15',
      COMMERCIAL,
      103_973,
      ['16 @ 1200 = 52603', '15 @ 1250 = 51370'],
    ],
    [
      'a quarter',
      aDebt('2025-12-31', { cents: cents(100_000) }),
      '2026-03-31',
      COMMERCIAL,
      2_503,
      ['90 @ 1015 = 2503'],
    ],
    [
      'a part payment',
      aDebt('2026-01-31', {
        cents: cents(100_000),
        payments: [{ on: day('2026-02-10'), cents: cents(40_000) }],
      }),
      '2026-02-20',
      COMMERCIAL,
      445,
      ['10 @ 1015 = 278', '10 @ 1015 = 167'],
    ],
    [
      'the legal rate',
      aDebt('2025-07-01'),
      '2026-06-30',
      LEGAL,
      17_962,
      ['183 @ 200 = 10027', '181 @ 160 = 7935'],
    ],
  ])('%s', (_what, debt, until, terms, interest, segments) => {
    const found = interestOn(debt, day(until), terms);
    expect(found).toMatchObject({ interest, uncoveredDays: 0 });
    expect(rows(found)).toEqual(segments);
  });

  test('a payment on account goes to the interest first (art. 1194), or to the principal', () => {
    const debt = aDebt('2023-01-01', { payments: [{ on: day('2023-07-01'), cents: cents(500_000) }] });
    const due = (payments: InterestTerms['payments']): number =>
      500_000 + interestOn(debt, day('2024-01-01'), { ...LEGAL, payments }).interest;
    expect(due('interest')).toBe(537_986);
    expect(due('principal')).toBe(537_363);
  });
});

describe('days without a rate', () => {
  test('are told and earn nothing', () => {
    const found = interestOn(aDebt('2026-11-30'), day('2027-01-31'), COMMERCIAL);
    expect(found).toMatchObject({ interest: 8_833, uncoveredDays: 31 });
    expect(rows(found)).toEqual(['31 @ 1040 = 8833']);
  });

  test('the legal rate goes on by law, and says so', () => {
    const found = interestOn(aDebt('2026-12-30'), day('2027-02-01'), LEGAL);
    expect(found.uncoveredDays).toBe(0);
    expect(found.segments.map(({ days, basisPoints, goesOn }) => [days, basisPoints, goesOn])).toEqual([
      [1, 160, undefined],
      [32, 160, true],
    ]);
  });

  test('are covered once somebody has entered the rate', () => {
    const rates = withOwnRates([
      { kind: 'commercial', period: '2027-H1', basisPoints: 215, source: 'GU 12' },
      { kind: 'legal', period: '2027', basisPoints: 150, source: 'GU 290' },
    ]);
    const found = interestOn(aDebt('2026-11-30'), day('2027-01-31'), { ...COMMERCIAL, rates });
    expect(found.uncoveredDays).toBe(0);
    expect(rows(found)).toEqual(['31 @ 1040 = 8833', '31 @ 1015 = 8620']);
    const legal = interestOn(aDebt('2026-12-31'), day('2027-01-31'), { ...LEGAL, rates });
    expect(rows(legal)).toEqual(['31 @ 150 = 1274']);
    expect(legal.segments[0]?.goesOn).toBeUndefined();
  });

  test('before the table begins', () => {
    const found = interestOn(aDebt('2002-06-20'), day('2002-07-02'), COMMERCIAL);
    expect(found.uncoveredDays).toBe(10);
    expect(found.segments.map(({ from, to }) => [from, to])).toEqual([['2002-07-01', '2002-07-02']]);
  });

  test('an agreed rate that nobody entered covers nothing; one that was covers every day', () => {
    const contract: InterestTerms = { ...COMMERCIAL, regime: 'contract' };
    const debt = aDebt('2027-12-31');
    expect(interestOn(debt, day('2028-12-31'), contract).uncoveredDays).toBe(366);
    const agreed = { ...contract, contractBasisPoints: 500 };
    expect(interestOn(debt, day('2028-12-31'), agreed)).toMatchObject({ interest: 50_137, uncoveredDays: 0 });
    expect(interestOn(debt, day('2028-12-31'), { ...agreed, divisor: 'actual' }).interest).toBe(50_000);
  });
});

describe('what earns nothing', () => {
  test.each<[string, Debt, string, InterestTerms]>([
    ['a debt due today', aDebt('2026-11-24'), '2026-11-24', COMMERCIAL],
    ['one due tomorrow', aDebt('2026-11-25'), '2026-11-24', COMMERCIAL],
    ['no interest asked for', aDebt('2026-01-01'), '2026-11-24', { ...COMMERCIAL, regime: 'none' }],
    [
      'one that was paid in time',
      aDebt('2026-01-01', { payments: [{ on: day('2026-01-01'), cents: cents(1_000_000) }] }),
      '2026-11-24',
      COMMERCIAL,
    ],
    [
      'one that was overpaid',
      aDebt('2026-01-01', { payments: [{ on: day('2025-12-01'), cents: cents(1_000_001) }] }),
      '2026-11-24',
      COMMERCIAL,
    ],
  ])('%s', (_what, debt, until, terms) => {
    expect(interestOn(debt, day(until), terms)).toEqual({ segments: [], interest: 0, uncoveredDays: 0 });
  });
});

describe('laws', () => {
  const debts = fc.record({
    due: fc.integer({ min: 0, max: 8_000 }),
    late: fc.integer({ min: 0, max: 1_500 }),
    amount: fc.integer({ min: 1, max: 500_000_000 }),
    payments: fc.array(
      fc.record({ after: fc.integer({ min: -30, max: 1_500 }), share: fc.integer({ min: 0, max: 60 }) }),
      { maxLength: 4 },
    ),
    terms: fc.record({
      regime: fc.constantFrom(...INTEREST_REGIMES),
      divisor: fc.constantFrom<InterestTerms['divisor']>('365', 'actual'),
      payments: fc.constantFrom<InterestTerms['payments']>('principal', 'interest'),
      contractBasisPoints: fc.integer({ min: 0, max: 2_000 }),
    }),
  });
  const read = ({
    due,
    late,
    amount,
    payments,
    terms,
  }: typeof debts extends fc.Arbitrary<infer Value> ? Value : never) => {
    const dueOn = addDays(day('2003-01-01'), due);
    const debt: Debt = {
      dueOn,
      cents: cents(amount),
      payments: payments.map(({ after, share }) => ({
        on: addDays(dueOn, after),
        cents: cents(Math.floor((amount * share) / 100)),
      })),
    };
    return { debt, until: addDays(dueOn, late), terms };
  };

  test('rows add up to the total, follow each other, and are never below nothing', () => {
    fc.assert(
      fc.property(debts, (given) => {
        const { debt, until, terms } = read(given);
        const { segments, interest } = interestOn(debt, until, terms);
        expect(sum(segments.map((segment) => segment.interest))).toBe(interest);
        for (const segment of segments) {
          expect(segment.interest).toBeGreaterThanOrEqual(0);
          expect(daysBetween(segment.from, segment.to) + 1).toBe(segment.days);
        }
      }),
    );
  });

  test('one more day never makes it less, and never changes a row that is over', () => {
    fc.assert(
      fc.property(debts, (given) => {
        const { debt, until, terms } = read(given);
        const now = interestOn(debt, until, terms);
        const later = interestOn(debt, addDays(until, 1), terms);
        expect(later.interest).toBeGreaterThanOrEqual(now.interest);
        expect(later.segments.slice(0, -1)).toEqual(expect.arrayContaining(now.segments.slice(0, -1)));
      }),
    );
  });

  test('a period in two parts is worth the whole, within a cent', () => {
    fc.assert(
      fc.property(debts, fc.integer({ min: 0, max: 1_500 }), (given, cut) => {
        const { debt, until, terms } = read({ ...given, payments: [] });
        const between = addDays(debt.dueOn, Math.min(cut, given.late));
        const first = interestOn(debt, between, terms);
        const second = interestOn({ ...debt, dueOn: between }, until, terms);
        const whole = interestOn(debt, until, terms).interest;
        expect(Math.abs(first.interest + second.interest - whole)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('which law a debtor follows', () => {
  const settings = {
    companies: 'commercial',
    persons: 'legal',
    divisor: '365',
    payments: 'principal',
    inWarning: true,
  } as const;

  test.each([
    ['a company', {}, 'commercial'],
    ['a public body', { kind: 'public' }, 'commercial'],
    ['a person', { kind: 'person' }, 'legal'],
    ['a consumer', { isConsumer: true }, 'legal'],
    ['a condominium', { name: 'Condominio Aurora' }, 'legal'],
    ['one in short', { name: 'COND. VIA ROMA 7' }, 'legal'],
    ['a company that is only called so', { name: 'Condor S.r.l.' }, 'commercial'],
  ] as const)('%s', (_who, change, regime) => {
    expect(interestTerms({ ...A_DEBTOR, ...change }, settings).regime).toBe(regime);
  });

  test('a person’s choice goes before the settings', () => {
    expect(
      interestTerms(A_DEBTOR, { ...settings, contractBasisPoints: 900 }, { regime: 'contract' }),
    ).toEqual({
      regime: 'contract',
      contractBasisPoints: 900,
      divisor: '365',
      payments: 'principal',
    });
    expect(interestTerms(A_DEBTOR, settings, { basisPoints: 450 }).contractBasisPoints).toBe(450);
  });

  test.each([
    ['commercial', '2012-12-31', 700],
    ['commercial', '2013-01-01', 800],
    ['commercial', undefined, 800],
    ['commercial-before-2013', '2026-01-01', 700],
    ['agri-food', '2026-01-01', 1_200],
  ] as const)('%s, invoice of %s: %i points on the reference rate', (regime, issued, points) => {
    const debt = aDebt('2026-07-01', issued === undefined ? {} : { issuedOn: day(issued) });
    const [first] = interestOn(debt, day('2026-07-31'), { ...COMMERCIAL, regime }).segments;
    expect(first?.basisPoints).toBe(240 + points);
  });

  test.each([
    ['commercial', '2026-01-01', 4_000],
    ['commercial', undefined, 4_000],
    ['commercial', '2012-06-01', 0],
    ['commercial-before-2013', '2026-01-01', 0],
    ['agri-food', '2026-01-01', 4_000],
    ['legal', '2026-01-01', 0],
    ['contract', '2026-01-01', 0],
    ['none', '2026-01-01', 0],
  ] as const)('%s, invoice of %s: a lump sum of %i cents', (regime, issued, lumpSum) => {
    expect(lumpSumOf(regime, issued === undefined ? undefined : day(issued))).toBe(lumpSum);
  });
});

describe('the tables of rates', () => {
  test.each([
    ['reference', REFERENCE_RATES, '2002-07-01', '2026-12-31'],
    ['legal', LEGAL_RATES, '1997-01-01', '2026-12-31'],
  ] as const)('%s: no gap and no overlap', (_name, rates, first, last) => {
    expect([rates[0]?.from, rates.at(-1)?.until]).toEqual([first, last]);
    for (const [index, rate] of rates.slice(1).entries()) {
      expect(rate.from).toBe(addDays(rates[index]?.until ?? rate.from, 1));
    }
  });

  test('the last ones name the Gazzetta they stand in', () => {
    for (const rate of [...REFERENCE_RATES.slice(-7), ...LEGAL_RATES.slice(-1)])
      expect(rate.source).toMatch(/GU \d+/);
  });
});

test.each([
  ['8,5', 850],
  ['8.25', 825],
  [' 10 % ', 1_000],
  ['0', 0],
  ['100', 10_000],
  ['100,01', undefined],
  ['8,555', undefined],
  ['-1', undefined],
  ['otto', undefined],
])('%j as a percentage is %s', (text, basisPoints) => {
  expect(readPercent(text)).toBe(basisPoints);
});
