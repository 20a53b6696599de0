import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatFor } from '../../src/cli/screen/format.ts';
import { cents } from '../../src/domain/money.ts';
import { readSpokenAmount } from '../../src/domain/spokenAmount.ts';

test.each([
  ['1.250,50', 125_050],
  ['1250,50', 125_050],
  ['1250.50', 125_050],
  ['1,250.50', 125_050],
  ['1.250', 125_000],
  ['1250', 125_000],
  ['1.250.000', 125_000_000],
  ['1,250,000', 125_000_000],
  ['1.250.000,5', 125_000_050],
  ['12,5', 1250],
  ['12.5', 1250],
  ['0,01', 1],
  ['0', 0],
  ['5000', 500_000],
  [' 5000 EUR', 500_000],
  ['€ 5.000,00', 500_000],
  ['10000000000', 1_000_000_000_000],
])('%s is %i cents', (text, amount) => {
  expect(readSpokenAmount(text)).toEqual({ amount });
});

test.each([
  ['1,250', 'ambiguous'],
  ['-300', 'negative'],
  ['1.250,505', 'not-an-amount'],
  ['1250,505', 'too-many-decimals'],
  ['0.250', 'too-many-decimals'],
  ['1.25.000', 'not-an-amount'],
  ['1.250.50', 'not-an-amount'],
  ['1,250,50', 'not-an-amount'],
  ['1.250,5O', 'not-an-amount'],
  ['12,', 'not-an-amount'],
  ['', 'not-an-amount'],
  ['cento', 'not-an-amount'],
  ['1e3', 'not-an-amount'],
  ['10000000000,01', 'too-large'],
])('%s is refused: %s', (text, problem) => {
  expect(readSpokenAmount(text)).toEqual({ problem });
});

test('what the screen shows can be typed back, in both languages', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000_000_000 }),
      fc.constantFrom('it' as const, 'en' as const),
      (value, language) => {
        expect(readSpokenAmount(formatFor(language).amount(cents(value)))).toEqual({ amount: value });
      },
    ),
  );
});
