/** The address check: what keeps a letter from arriving (docs/rules.md). */
import { describe, expect, test } from 'vitest';
import {
  addressFindings,
  addressRemarks,
  isItalianAddress,
  isReachedElectronically,
} from '../../../src/domain/debtor/address.ts';
import { aCase, withDebtor, withFailedDelivery } from '../../support/caseWorld.ts';

type Change = Parameters<typeof withDebtor>[0];

function findings(change: Change, ...failedOn: readonly string[]): string[] {
  const failures = failedOn.map((on) => withFailedDelivery('first-letter', on));
  const facts = aCase(withDebtor(change), ...failures);
  return addressFindings(facts.debtor, facts);
}

const NO_POST: Change = { address: undefined, postcode: undefined, city: undefined, province: undefined };
/** Around Cagliari two provinces share their postcodes. */
const SOUTH: Change = { postcode: '09028', city: 'Sestu', province: undefined };
const BOX: Change = { address: 'C.P. 12', postcode: '50100', city: 'Firenze', province: 'FI' };
const CHECKED: Change = { addressCheckedOn: '2026-11-16' as never };

describe('an address in Italy', () => {
  test.each<[string, Change, string[]]>([
    ['complete', {}, []],
    ['without a street', { address: undefined }, ['missing-street']],
    ['without a town', { city: undefined }, ['missing-city']],
    ['without a postcode', { postcode: undefined }, ['missing-postcode']],
    ['without a province, which the postcode tells', { province: undefined }, []],
    ['without a province, which the town tells', { ...SOUTH, city: 'Sestu (CA)' }, []],
    ['without a province that anything tells', SOUTH, ['missing-province']],
    ['in San Marino, without a province', { postcode: '47891', province: undefined }, []],
    [
      'with a postcode nobody has, without a province',
      { postcode: '49000', province: undefined },
      ['missing-province'],
    ],
    ['a box with the postcode of the whole city', BOX, ['generic-postcode-of-box']],
    [
      'a city alone, in zones',
      { address: undefined, postcode: '50100' },
      ['missing-street', 'generic-postcode'],
    ],
    ['with a postcode of four digits', { postcode: '5012' }, ['bad-postcode']],
    ['with letters in the postcode', { postcode: '5O142' }, ['bad-postcode']],
    ['with the old postcode of a whole city', { postcode: '50100', city: 'Firenze' }, ['generic-postcode']],
    ['with that postcode, confirmed by a person', { postcode: '50100', ...CHECKED }, []],
    [
      'with nothing at all',
      { ...NO_POST, email: undefined, pec: undefined },
      ['missing-street', 'missing-city', 'missing-postcode', 'missing-province'],
    ],
  ])('%s', (_what, change, expected) => {
    expect(findings(change)).toEqual(expected);
  });
});

test('an address abroad has neither our postcodes nor our provinces', () => {
  expect(findings({ country: 'DE', postcode: 'D-1', province: undefined })).toEqual([]);
  expect(isItalianAddress({ country: 'IT' })).toBe(true);
  expect(isItalianAddress({ country: 'DE' })).toBe(false);
});

test.each<[string, Change, boolean]>([
  ['a PEC is enough', { ...NO_POST, email: undefined }, true],
  ['an e-mail is enough', { ...NO_POST, pec: undefined }, true],
  ['neither is not', { ...NO_POST, pec: undefined, email: undefined }, false],
  ['who has a street gets post', { postcode: undefined, city: undefined }, false],
])('without a street: %s', (_what, change, isReached) => {
  expect(isReachedElectronically(aCase(withDebtor(change)).debtor)).toBe(isReached);
});

describe('after a letter came back', () => {
  test.each<[string, Change, string[], string[]]>([
    ['nobody has looked at it', {}, ['2026-11-16'], ['delivery-failed']],
    ['checked that day, nobody knows whether before', CHECKED, ['2026-11-16'], ['delivery-failed']],
    ['checked the day after', CHECKED, ['2026-11-15'], []],
    [
      'checked, and another one came back the day after',
      CHECKED,
      ['2026-11-10', '2026-11-17'],
      ['delivery-failed'],
    ],
    ['a PEC that failed where there is no street', NO_POST, ['2026-11-16'], ['delivery-failed']],
  ])('%s', (_what, change, failedOn, expected) => {
    expect(findings(change, ...failedOn)).toEqual(expected);
  });

  test('checked later the same day', () => {
    const returned = withFailedDelivery('first-letter', '2026-11-16', { checked: '2026-11-16' });
    const facts = aCase(withDebtor(CHECKED), returned);
    expect(addressFindings(facts.debtor, facts)).toEqual([]);
  });
});

describe('what is worth a look and stops nothing', () => {
  test.each<[string, Change, string[]]>([
    ['nothing, mostly', {}, []],
    ['a street without its kind', { address: 'Filanda 7' }, ['no-street-type']],
    ['abroad nothing is known', { country: 'DE', address: 'Filanda 7' }, []],
    ['nobody writes there', { ...NO_POST, email: undefined }, []],
    [
      'a general postcode is a finding, and not one of another city',
      { postcode: '50100', city: 'Firenze', province: 'FI' },
      [],
    ],
    ['nothing but a street', { postcode: undefined, city: undefined, province: undefined }, []],
  ])('%s', (_what, change, expected) => {
    expect(addressRemarks(aCase(withDebtor(change)).debtor)).toEqual(expected);
  });
});
