/** Rule 21: what speaks against taking a file for the whole list of open items. */
import { expect, test } from 'vitest';
import { cents } from '../../../src/domain/money.ts';
import { doubtsOf, openSums, type OpenSum, type WholeList } from '../../../src/domain/import/wholeList.ts';

/** A book of twenty items of 100.00, all known to the file, and what of them it does not name. */
function list(gone: number, change: Partial<WholeList> = {}): WholeList {
  return {
    open: euros(20),
    vanishing: euros(gone),
    listed: 20 - gone,
    known: 20 - gone,
    credits: { open: 0, listed: 0 },
    ...change,
  };
}

function euros(items: number, amount = items * 10_000): OpenSum[] {
  return items === 0 ? [] : [{ currency: 'EUR', items, cents: amount, creditCents: 0 }];
}

test.each<[string, WholeList, string[]]>([
  ['nothing is missing', list(0), []],
  ['a fifth', list(4), []],
  ['more than a fifth of the items', list(5, { vanishing: euros(5, 100) }), ['too-many-gone']],
  ['a fifth of the sum', list(1, { vanishing: euros(1, 40_000) }), []],
  ['more than a fifth of the sum', list(1, { vanishing: euros(1, 40_001) }), ['too-many-gone']],
  ['nothing open in the file', list(20, { listed: 0, known: 20 }), ['empty-list', 'too-many-gone']],
  ['an empty book', list(0, { open: [], listed: 0, known: 0 }), []],
  ['another company', list(20, { listed: 20, known: 1 }), ['other-company', 'too-many-gone']],
  ['a tenth of the items is known', list(20, { listed: 20, known: 2 }), ['too-many-gone']],
  ['a short file, but of this company', list(4, { listed: 10, known: 1 }), []],
  [
    'a book too small to tell whose it is',
    list(9, { open: euros(9), listed: 20, known: 0 }),
    ['too-many-gone'],
  ],
  ['three credit notes, none named', list(3, { credits: { open: 3, listed: 0 } }), ['no-credit-notes']],
  ['two credit notes, none named', list(2, { credits: { open: 2, listed: 0 } }), []],
  ['three credit notes, one named', list(2, { credits: { open: 3, listed: 1 } }), []],
])('%s', (_what, whole, codes) => {
  expect(doubtsOf(whole).map(({ code }) => code)).toEqual(codes);
});

test('the sums of all currencies are told, as the table has them', () => {
  const dollars = { currency: 'USD', items: 1, cents: 5_000, creditCents: 0 };
  const whole = list(0, { open: [...euros(20), dollars], vanishing: [...euros(1, 1), dollars] });
  expect(doubtsOf(whole)).toEqual([
    {
      code: 'too-many-gone',
      values: {
        gone: 2,
        of: 21,
        goneSums: [
          { currency: 'EUR', cents: 1 },
          { currency: 'USD', cents: 5_000 },
        ],
        ofSums: [
          { currency: 'EUR', cents: 200_000 },
          { currency: 'USD', cents: 5_000 },
        ],
        creditSums: [],
      },
    },
  ]);
});

test('a currency the book could not compare is all gone', () => {
  const whole = list(0, { vanishing: [{ currency: 'CHF', items: 1, cents: 100, creditCents: 0 }] });
  expect(doubtsOf(whole)[0]?.values).toMatchObject({
    goneSums: [{ cents: 100, currency: 'CHF' }],
    ofSums: [{ cents: 100, currency: 'CHF' }],
  });
});

test('credit notes weigh, but are taken off the sums that are told, and named', () => {
  const gone = [{ currency: 'EUR', items: 2, cents: 50_000, creditCents: 20_000 }];
  expect(doubtsOf(list(0, { vanishing: gone }))[0]?.values).toMatchObject({
    goneSums: [{ cents: 10_000, currency: 'EUR' }],
    ofSums: [{ cents: 200_000, currency: 'EUR' }],
    creditSums: [{ cents: 20_000, currency: 'EUR' }],
  });
});

test('sums are kept by currency, and a credit note weighs what it is worth', () => {
  const open = [
    { currency: 'EUR', open: cents(100) },
    { currency: 'USD', open: cents(5) },
    { currency: 'EUR', open: cents(-30) },
  ];
  expect(openSums(open)).toEqual([
    { currency: 'EUR', items: 2, cents: 130, creditCents: 30 },
    { currency: 'USD', items: 1, cents: 5, creditCents: 0 },
  ]);
});
