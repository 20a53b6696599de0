/** Which debts a payment settles: those it names, else overdue before not yet due, else the oldest (art. 1193 c.c.). */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocate } from '../../../src/domain/payment/allocation.ts';
import { day } from '../../../src/domain/day.ts';
import { cents, sum } from '../../../src/domain/money.ts';
import { aCaseDay, randomFacts } from '../../support/randomCases.ts';
import { aCase, owing, withItem } from '../../support/caseWorld.ts';

const TODAY = day('2026-11-24');
const { items } = aCase(
  owing({ due: '2026-11-02', open: 10_000 }),
  withItem({ due: '2026-10-01', open: 5_000 }),
  withItem({ due: '2026-12-31', open: 7_000 }),
  withItem({ due: '2026-10-01', open: 3_000, number: '2026/050' }),
  withItem({ due: '2026-09-01', open: -2_000 }),
);

test.each<[number, named: number[], [id: number, share: number][], rest: number]>([
  [1, [], [[4, 1]], 0],
  [3_000, [], [[4, 3_000]], 0],
  [
    3_001,
    [],
    [
      [4, 3_000],
      [2, 1],
    ],
    0,
  ],
  [
    18_000,
    [],
    [
      [4, 3_000],
      [2, 5_000],
      [1, 10_000],
    ],
    0,
  ],
  [
    25_000,
    [],
    [
      [4, 3_000],
      [2, 5_000],
      [1, 10_000],
      [3, 7_000],
    ],
    0,
  ],
  [
    25_001,
    [],
    [
      [4, 3_000],
      [2, 5_000],
      [1, 10_000],
      [3, 7_000],
    ],
    1,
  ],
  [6_000, [1], [[1, 6_000]], 0],
  [
    12_000,
    [3],
    [
      [3, 7_000],
      [4, 3_000],
      [2, 2_000],
    ],
    0,
  ],
])('%i cents naming %j', (amount, named, shares, rest) => {
  const paid = allocate(items, cents(amount), TODAY, new Set(named));
  expect(paid.shares.map((share) => [share.invoiceId, share.cents])).toEqual(shares);
  expect(paid.rest).toBe(rest);
  expect(allocate(items.toReversed(), cents(amount), TODAY, new Set(named))).toEqual(paid);
});

test('between items alike in all, the one entered first', () => {
  const twins = aCase(owing({}), withItem({ number: '2026/101' })).items;
  expect(allocate(twins.toReversed(), cents(100), TODAY).shares).toEqual([{ invoiceId: 1, cents: 100 }]);
});

test('law: shares and rest are the payment, and no item gets more than is open', () => {
  const amount = fc.integer({ min: 1, max: 5_000_000 }).map(cents);
  fc.assert(
    fc.property(
      randomFacts,
      amount,
      aCaseDay,
      fc.array(fc.integer({ min: 1, max: 5 })),
      (facts, paid, today, named) => {
        const { shares, rest } = allocate(facts.items, paid, today, new Set(named));
        expect(sum(shares.map((share) => share.cents)) + rest).toBe(paid);
        for (const share of shares) {
          const open = facts.items.find((item) => item.id === share.invoiceId)?.openCents ?? 0;
          expect(share.cents).toBeGreaterThan(0);
          expect(share.cents).toBeLessThanOrEqual(open);
        }
        expect(new Set(shares.map((share) => share.invoiceId)).size).toBe(shares.length);
        const open = facts.items.filter((item) => item.openCents > 0).map((item) => item.openCents);
        expect(rest).toBe(Math.max(0, paid - sum(open)));
      },
    ),
  );
});
