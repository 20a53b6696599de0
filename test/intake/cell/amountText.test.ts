import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { decimalEvidence, readAmount } from '../../../src/intake/cell/amountText.ts';
import { currencyMark } from '../../../src/intake/cell/currencyMark.ts';

describe('readAmount', () => {
  test.each([
    ['1.234,56', 123_456],
    ['1234,56', 123_456],
    ['12.345.678,90', 1_234_567_890],
    ['0,99', 99],
    [',50', 50],
    ['500', 50_000],
    ['12,', 1200],
    ['1.000', 100_000],
    ['1.234,5600', 123_456],
    ['1\u00a0234,56', 123_456],
    ['1\u202f234,56', 123_456],
    ["1'234,56", 123_456],
    ['1’234,56', 123_456],
    ['18 668, 63', 1_866_863],
    ['€ 1.234,56', 123_456],
    ['1.234,56 €', 123_456],
    ['EUR 40', 4000],
    ['40,00 euro', 4000],
    ['-244,00', -24_400],
    ['244,00-', -24_400],
    ['(244,00)', -24_400],
    ['\u2212244,00', -24_400],
    ['-€ 244,00', -24_400],
    ['€ -244,00', -24_400],
    ['+1.650,00', 165_000],
    ['244,00+', 24_400],
    ['$ 1.234,56', 123_456],
    ['-US$ 244,00', -24_400],
    ['244,00- USD', -24_400],
    ['CHF1.234,56', 123_456],
    ['1.234,56 £', 123_456],
    ['(chf 244,00)', -24_400],
    ['Fr. 244,-', 24_400],
    ['244,00 USD Cr', -24_400],
    ['USD 244,00 Dr', 24_400],
    ['244,-- CHF', 24_400],
    ['-', 0],
    ['€ -', 0],
    ['-\u00a0\u00a0€', 0],
    ['EUR -', 0],
    ['€. 1.234,56', 123_456],
    ['1.234,56 €.', 123_456],
    ['–', 0],
    [' -   € ', 0],
    ['€ -', 0],
    ['- EUR', 0],
    ["'500,00", 50_000],
    [' 500,00 ', 50_000],
    ['-0,00', 0],
    ['10.000.000.000,00', 1_000_000_000_000],
  ])('with a decimal comma, %j is %i cents', (text, expected) => {
    expect(readAmount(text, 'comma')).toBe(expected);
  });

  test.each([
    ['1,234.56', 123_456],
    ['1234.50', 123_450],
    ['1234.5600', 123_456],
    ['1,000', 100_000],
    ['3050.0000', 305_000],
    ['1250.000', 125_000],
    ['0.5', 50],
    ["1'234.50", 123_450],
  ])('with a decimal point, %j is %i cents', (text, expected) => {
    expect(readAmount(text, 'point')).toBe(expected);
  });

  test.each([
    ['millecinquecento', 'bad-amount'],
    ['1.250,5O', 'letter-in-amount'],
    ['l.250,50', 'letter-in-amount'],
    ['1O0', 'letter-in-amount'],
    ['12,345', 'too-many-decimals'],
    ['1234.50', 'bad-amount'],
    ['1.23', 'bad-amount'],
    ['1.2345,00', 'bad-amount'],
    ['1 2', 'bad-amount'],
    ['12,3,4', 'bad-amount'],
    ['(-5,00)', 'bad-amount'],
    ['--5', 'bad-amount'],
    ['XYZ 5,00', 'bad-amount'],
    ['USD', 'bad-amount'],
    ['$$ 5,00', 'bad-amount'],
    ['5,00 USDX', 'bad-amount'],
    ['5 %', 'bad-amount'],
    [',', 'bad-amount'],
    ['', 'bad-amount'],
    ['10.000.000.000,01', 'amount-too-large'],
    ['99999999999999999999', 'amount-too-large'],
  ])('with a decimal comma, %j is %s', (text, expected) => {
    expect(readAmount(text, 'comma')).toBe(expected);
  });

  it('reads back whatever it is written in', () => {
    const amount = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });
    fc.assert(
      fc.property(amount, fc.constantFrom(...STYLES), (cents, { mark, write }) => {
        expect(readAmount(write(cents), mark)).toBe(cents === 0 ? 0 : cents);
      }),
    );
  });
});

test.each([
  ['100,00', undefined],
  ['100,00-', undefined],
  ['100,00 Dr', undefined],
  ['100 D', undefined],
  ['1O0', undefined],
  ['XYZ 100', undefined],
  ['€ 100,00', 'EUR'],
  ['-€ 100,00', 'EUR'],
  ['100,00 euro', 'EUR'],
  ['EUR100', 'EUR'],
  ['$100.00', 'USD'],
  ['-$ 100.00', 'USD'],
  ['($100.00)', 'USD'],
  ['100.00 US$', 'USD'],
  ['(100.00 usd)', 'USD'],
  ['USD 100-', 'USD'],
  ['100.00 USD Cr', 'USD'],
  ['£5', 'GBP'],
  ["1'000.- CHF", 'CHF'],
  ["SFr. 1'000.-", 'CHF'],
])('the currency in %j is %s', (text, expected) => {
  expect(currencyMark(text)).toBe(expected);
});

describe('decimalEvidence', () => {
  test.each([
    ['1.234,56', 'comma'],
    ['12,5', 'comma'],
    ['1.234.567', 'comma'],
    ['1,234.56', 'point'],
    ['1234.5600', 'point'],
    ['1,234,567', 'point'],
    ["1'234,5", 'comma'],
    ['€ 12.50-', 'point'],
    ['1.000', 'ambiguous'],
    ['1,000', 'ambiguous'],
    ['0.500', 'ambiguous'],
    ['1250.000', 'ambiguous'],
    ['1 234,567', 'comma'],
    ['500', 'none'],
    ['12.', 'none'],
    ['1,2.3,4', 'none'],
    ['zero', 'none'],
    ['-', 'none'],
    ['', 'none'],
  ])('%j says %s', (text, expected) => {
    expect(decimalEvidence(text)).toBe(expected);
  });
});

const STYLES = (['comma', 'point'] as const).flatMap((mark) =>
  ['', mark === 'comma' ? '.' : ',', '\u00a0', '\u202f', "'"].flatMap((group) =>
    ['-$', '$-', '($)', '-€ $', '-$ €'].map((sign) => ({
      mark,
      write: (cents: number): string => {
        const digits = String(Math.abs(cents)).padStart(3, '0');
        const whole = digits.slice(0, -2).replace(/\B(?=(?:\d{3})+$)/gu, group);
        const number = `${whole}${mark === 'comma' ? ',' : '.'}${digits.slice(-2)}`;
        return cents < 0 ? sign.replace('$', () => number) : number;
      },
    })),
  ),
);
