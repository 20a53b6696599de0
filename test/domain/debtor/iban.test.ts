import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupIban, ibanProblem, normaliseIban } from '../../../src/domain/debtor/iban.ts';

const GOOD = 'IT60X0542811101000000123456';

test.for([
  ['the Italian example of the standard', GOOD, undefined],
  ['written in groups and small letters', 'it60 x054 2811 1010 0000 0123 456', undefined],
  ['Italian, with letters in the account', 'IT41W05428111010000AZ123456', undefined],
  ['German', 'DE89370400440532013000', undefined],
  ['Norwegian, the shortest', 'NO9386011117947', undefined],
  ['a digit changed', 'IT60X0542811101000000123457', 'check-digits'],
  ['check digits right, CIN wrong', 'IT40S0542811101000000123456', 'check-letter'],
  ['one digit short', 'IT60X054281110100000012345', 'shape'],
  ['Italian, of another country’s length', 'IT60X05428111010000001234567', 'shape'],
  ['letters in the bank code', 'IT60X0A42811101000000123456', 'shape'],
  ['no IBAN at all', 'conto 123456', 'shape'],
  ['empty', '', 'shape'],
] as const)('%s', ([, iban, problem]) => {
  expect(ibanProblem(iban)).toBe(problem);
});

describe('laws', () => {
  test('any one digit changed is noticed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: GOOD.length - 1 }),
        fc.integer({ min: 1, max: 9 }),
        (place, step) => {
          const changed = String((Number(GOOD[place]) + step) % 10);
          expect(ibanProblem(GOOD.slice(0, place) + changed + GOOD.slice(place + 1))).toBeDefined();
        },
      ),
    );
  });

  test('grouping only adds spaces', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{0,34}$/), (iban) => {
        expect(normaliseIban(groupIban(iban))).toBe(iban);
      }),
    );
  });
});

test('is printed in groups of four', () => {
  expect(groupIban(GOOD)).toBe('IT60 X054 2811 1010 0000 0123 456');
});
