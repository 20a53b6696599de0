/** What waiting costs: the order of the agenda. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cents } from '../../../src/domain/money.ts';
import { costOfWaiting, recoveryMillionths } from '../../../src/domain/step/priority.ts';

test.each([
  [-5, 950_000],
  [0, 950_000],
  [15, 925_000],
  [30, 900_000],
  [60, 810_000],
  [90, 700_000],
  [180, 520_000],
  [270, 390_000],
  [365, 250_000],
  [730, 90_000],
  [4000, 90_000],
])('at %i days late %i in a million is still recovered', (days, millionths) => {
  expect(recoveryMillionths(days)).toBe(millionths);
});

test.each([
  [100_000, 0, 5_000],
  [100_000, 30, 9_000],
  [100_000, 60, 11_000],
  [100_000, 1000, 0],
  [1, 60, 0],
  [0, 60, 0],
  [-100, 60, 0],
])('%i cents, %i days late: thirty more days cost %i', (owed, late, cost) => {
  expect(costOfWaiting(cents(owed), late)).toBe(cost);
});

test.each([
  [100_000, 60, 100, 11_000],
  [100_000, 60, 80, 8_800],
  [100_000, 60, 120, 13_200],
  [100_005, 30, 110, 9_900],
])('%i cents, %i days late, weighing %i percent: %i', (owed, late, percent, cost) => {
  expect(costOfWaiting(cents(owed), late, percent)).toBe(cost);
});

test('laws: recovery never rises with age, and waiting never costs more than is owed', () => {
  const days = fc.integer({ min: -10, max: 3000 });
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), days, (owed, late) => {
      expect(recoveryMillionths(late + 1)).toBeLessThanOrEqual(recoveryMillionths(late));
      const cost = costOfWaiting(cents(owed), late);
      expect(cost).toBeGreaterThanOrEqual(0);
      expect(cost).toBeLessThanOrEqual(Math.max(0, owed));
    }),
  );
});
