/** What is soon prescribed, in the order of what waiting costs. */
import { describe, expect, test } from 'vitest';
import { day } from '../../../src/domain/day.ts';
import { endedTerms, endingClaims, type EndingTerm } from '../../../src/domain/court/endingTerms.ts';
import { cents } from '../../../src/domain/money.ts';
import { costOfWaiting, expectedOf } from '../../../src/domain/step/priority.ts';

const TODAY = day('2026-11-24');

/** Invoice F1 of case 1, 1,000.00 EUR due a year ago, whose term ends in ten days. */
function aTerm(
  change: Partial<Omit<EndingTerm, 'until' | 'dueOn'>> & { until?: string; due?: string } = {},
): EndingTerm {
  const { until = '2026-12-04', due = '2025-12-04', ...rest } = change;
  return {
    case: 1,
    debtor: { name: 'Rossi S.r.l.' },
    invoice: 'F1',
    openCents: cents(100_000),
    currency: 'EUR',
    weightPercent: 100,
    until: day(until),
    dueOn: day(due),
    ...rest,
  };
}

describe('what is soon prescribed', () => {
  test.each([
    ['2026-11-23', 0, 1],
    ['2026-11-24', 1, 0],
    ['2026-11-25', 1, 0],
  ])(
    'a term until %s can be interrupted on its last day, and not on the day after it',
    (until, ending, ended) => {
      expect(endingClaims([aTerm({ until })], TODAY)).toHaveLength(ending);
      expect(endedTerms([aTerm({ until })], TODAY)).toHaveLength(ended);
    },
  );

  test.each([
    ['2026-12-23', 29, expectedOf(cents(100_000), 355)],
    ['2026-12-24', 30, costOfWaiting(cents(100_000), 355)],
    ['2026-12-25', 31, costOfWaiting(cents(100_000), 355)],
  ])(
    'until %s: waiting thirty days loses all that may still come only where the term ends before',
    (until, left, cost) => {
      expect(endingClaims([aTerm({ until })], TODAY)).toMatchObject([{ daysLeft: left, cost }]);
    },
  );

  test('the costliest goes first, of equals the one that ends first', () => {
    const claims = endingClaims(
      [
        aTerm({ case: 1, until: '2027-01-20', openCents: cents(500_000) }),
        aTerm({ case: 2 }),
        aTerm({ case: 3, openCents: cents(300_000) }),
        aTerm({ case: 4, until: '2026-12-03' }),
      ],
      TODAY,
    );
    expect(claims.map((claim) => claim.case)).toEqual([3, 4, 2, 1]);
  });

  test('the invoices of a case are one claim, each currency apart', () => {
    const claims = endingClaims(
      [
        aTerm({ invoice: 'F2', until: '2026-12-10', openCents: cents(50_000) }),
        aTerm(),
        aTerm({ invoice: 'F3', currency: 'USD' }),
      ],
      TODAY,
    );
    expect(
      claims.map(({ currency, cents: sum, until, terms }) => [
        currency,
        sum,
        until,
        terms.map((t) => t.invoice),
      ]),
    ).toEqual([
      ['EUR', 150_000, '2026-12-04', ['F1', 'F2']],
      ['USD', 100_000, '2026-12-04', ['F3']],
    ]);
  });

  test('nothing that is owed costs nothing to lose', () => {
    expect(expectedOf(cents(0), 100)).toBe(0);
    // 25 % of a claim a year old, and half as much again for one who is not likely to pay.
    expect([expectedOf(cents(100_000), 365), expectedOf(cents(100_000), 365, 150)]).toEqual([25_000, 37_500]);
  });
});
