import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  checkItalianVat,
  checkTaxCode,
  hasKnownTaxOffice,
  restoreLostZeros,
} from '../../../src/domain/debtor/taxId.ts';

describe('checkItalianVat', () => {
  test.each([
    ['00743110157', true, 'published vector'],
    ['12345678903', true, 'published vector'],
    ['12345670488', true, 'published vector'],
    ['00743110158', false, 'last digit one off'],
    ['12345678901', false, 'wrong check digit'],
    ['00000000000', false, 'passes the sum, but nobody has it'],
    ['743110157', false, 'zeros lost'],
    ['0074311015A', false, 'a letter'],
    ['IT00743110157', false, 'with its prefix'],
    ['', false, 'nothing'],
  ])('%s is %s: %s', (text, expected) => {
    expect(checkItalianVat(text)).toBe(expected);
  });

  it('notices any single wrong digit', () => {
    const wrongDigit = fc.record({ at: fc.nat({ max: 10 }), by: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(vatNumber, wrongDigit, (vat, { at, by }) => {
        const digit = String((Number(vat[at]) + by) % 10);
        expect(checkItalianVat(vat)).toBe(true);
        expect(checkItalianVat(vat.slice(0, at) + digit + vat.slice(at + 1))).toBe(false);
      }),
    );
  });
});

test.each([
  ['00743110157', true, 'office 015'],
  ['12345670488', true, 'office 048'],
  ['12345678903', false, 'office 890: right in its digits, invented all the same'],
  ['99900091211', true, 'office 121'],
  ['99900099990', true, 'office 999'],
  ['00000001005', false, 'no company'],
  ['99900090009', false, 'office 000'],
])('the tax office of %s is known: %s (%s)', (vatNumber, isKnown) => {
  expect(hasKnownTaxOffice(vatNumber)).toBe(isKnown);
});

describe('checkTaxCode', () => {
  test.each([
    ['RCCMNL83S18D969H', true, 'published vector'],
    ['CNTCHR83T41D969D', true, 'a woman: day 41'],
    ['MRTMTT25D09F205Z', true, 'published vector'],
    ['MRTMTT25D09F20RU', true, 'the same person with a letter for a digit'],
    ['RSSMRA85T10A562S', true, 'published vector'],
    ['RSSMRA85TMLA562G', true, 'the day in letters'],
    ['RSSMRA85T10A562T', false, 'wrong check letter'],
    ['RSSMRA85T00A562S', false, 'day 0'],
    ['RSSMRA85T32A562S', false, 'day 32'],
    ['RSSMRA85T72A562S', false, 'day 72'],
    ['RSSMRA85T91A562S', false, 'day 91'],
    ['RSSMRA85F10A562S', false, 'no month F'],
    ['rssmra85t10a562s', false, 'lower case'],
    ['RSSMRA85T10A562', false, 'one short'],
    ['80012345678', true, 'an organisation'],
    ['00000000000', false, 'a placeholder'],
    ['8001234567A', false, 'eleven characters, not digits'],
    ['', false, 'nothing'],
  ])('%s is %s: %s', (text, expected) => {
    expect(checkTaxCode(text)).toBe(expected);
  });
});

describe('restoreLostZeros', () => {
  test.each([
    ['743110157', '00743110157', 'two zeros lost'],
    ['00743110157', '00743110157', 'nothing lost'],
    ['743110158', '743110158', 'not valid with zeros either'],
    ['12345', '12345', 'too short to be sure'],
  ])('%s becomes %s: %s', (text, expected) => {
    expect(restoreLostZeros(text)).toBe(expected);
  });

  it('gives back what a spreadsheet takes from a number', () => {
    fc.assert(
      fc.property(vatNumber, (vat) => {
        const eaten = vat.replace(/^0{1,4}/u, '');
        expect(restoreLostZeros(eaten)).toBe(vat);
      }),
    );
  });
});

const vatNumber = fc
  .integer({ min: 1_000_000, max: 9_999_999_999 })
  .map((number) => withCheckDigit(String(number).padStart(10, '0')));

function withCheckDigit(tenDigits: string): string {
  const digit = '0123456789'.split('').find((last) => checkItalianVat(tenDigits + last));
  return tenDigits + (digit ?? '');
}
