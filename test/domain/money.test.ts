/** Whole cents, never a fraction, never two currencies in one sum. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cents, subtract, sum, toDecimal, totalsByCurrency } from '../../src/domain/money.ts';

test.each([
  [0, '0.00'],
  [1, '0.01'],
  [-1, '-0.01'],
  [10, '0.10'],
  [12_345, '123.45'],
  [-123_450, '-1234.50'],
  [1_000_000_000_000, '10000000000.00'],
])('%i cents are written %s', (amount, text) => {
  expect(toDecimal(cents(amount))).toBe(text);
});

test.each([[0.5], [Number.NaN], [Number.POSITIVE_INFINITY], [2 ** 53]])('%d is no amount', (amount) => {
  expect(() => cents(amount)).toThrow('not whole cents');
});

test('nothing less nothing is nothing, not minus nothing', () => {
  expect(Object.is(cents(-0), 0)).toBe(true);
  expect(toDecimal(subtract(cents(100), cents(100)))).toBe('0.00');
});

test('a tenth and two tenths are three tenths', () => {
  expect(sum([cents(10), cents(20)])).toBe(30);
});

test('two currencies are two totals, in order of their codes', () => {
  const amounts = [
    { cents: cents(100), currency: 'USD' },
    { cents: cents(250), currency: 'EUR' },
    { cents: cents(-40), currency: 'USD' },
  ];
  expect(totalsByCurrency(amounts)).toEqual([
    { cents: 250, currency: 'EUR' },
    { cents: 60, currency: 'USD' },
  ]);
});

test('law: the order of amounts never changes a total, and none is lost', () => {
  const amount = fc.record({
    cents: fc.integer({ min: -1e12, max: 1e12 }).map(cents),
    currency: fc.constantFrom('EUR', 'USD', 'CHF'),
  });
  fc.assert(
    fc.property(fc.array(amount), (amounts) => {
      const totals = totalsByCurrency(amounts);
      expect(totalsByCurrency(amounts.toReversed())).toEqual(totals);
      expect(sum(totals.map((total) => total.cents))).toBe(sum(amounts.map((each) => each.cents)));
    }),
  );
});
