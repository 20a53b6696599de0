import { describe, expect, test } from 'vitest';
import { movementKeys, payersMark, type BankMovement } from '../../../src/domain/payment/bankMovement.ts';
import { day } from '../../../src/domain/day.ts';
import {
  documentKey,
  isSameNumber,
  isSameDocument,
  readingsOf,
  type DocumentKey,
} from '../../../src/domain/payment/documentNumber.ts';
import { exactSums } from '../../../src/domain/payment/exactSum.ts';
import { cents } from '../../../src/domain/money.ts';

/** `A 124/2026`: series, number, year. */
function written({ number, year, series }: DocumentKey): string {
  return `${series === '' ? '' : `${series} `}${number}${year === undefined ? '' : `/${year}`}`;
}

test.for([
  ['2026/101', '2026-05-01', '101/2026'],
  ['101/2026', '', '101/2026'],
  ['101/26', '2026-05-01', '101/2026'],
  ['26/0101', '2026-05-01', '101/2026'],
  ['101/26', '', '26 101'],
  ['FT101', '2026-05-01', '101/2026'],
  ['00012', '', '12'],
  ['124/A', '', 'A 124'],
  ['A-124', '', 'A 124'],
  ['FE/2026/00045', '2026-05-01', 'FE 45/2026'],
  ['1/000123', '', '1 123'],
  ['2026141', '2026-05-01', '141/2026'],
  ['2026141', '2025-05-01', '2026141/2025'],
  ['2026141', '', '2026141'],
  ['SENZA', '', 'SENZA '],
  ['---', '', ''],
] as const)('document %s of %s is %s', ([number, issued, expected]) => {
  expect(written(documentKey(number, issued === '' ? undefined : day(issued)))).toBe(expected);
});

test.for([
  ['101', '101'],
  ['2026/101', '101/2026'],
  ['101/2026', '101/2026'],
  ['101/26', '101/2026 | 101 26 | 26 101'],
  ['26/101', '101/2026 | 26 101 | 26 101'],
  ['88/89', '88 89 | 89 88'],
  ['123-126', '123 124 125 126 | 126 123'],
  ['126-123', '126 123 | 123 126'],
  ['100-200', '100 200 | 200 100'],
  ['123-124/A', 'A 123 A 124 | 124 A 123'],
  ['12/13/14', '12 13 14 | 13 14 12'],
  ['2026/12/13', '12/2026 13/2026 | 13 12/2026'],
  ['2026141', '2026141 | 141/2026'],
] as const)('"%s" may mean %s', ([text, expected]) => {
  const readings = readingsOf(text).map((keys) => keys.map(written).join(' '));
  expect(readings.join(' | ')).toBe(expected);
});

test.for([
  ['101', '101/2026', true],
  ['101/2025', '101/2026', false],
  ['101', '102', false],
  ['124/A', '124/B', false],
  ['124', '124/B', true],
  ['124/B', '124', true],
] as const)('%s can mean %s: %s', ([mention, document, expected]) => {
  const [[key] = []] = readingsOf(mention);
  expect(isSameDocument(key as DocumentKey, documentKey(document, undefined))).toBe(expected);
});

test.each([
  ['0010', '10', true],
  ['ft 11', 'FT 11', true],
  ['2026 / 101', '2026/101', true],
  ['2026/0101', '2026/101', true],
  ['2026101', '2026/101', true],
  ['FT11/A', 'ft 11 a', true],
  ['1/11', '111', true],
  ['1/11', '11/1', false],
  ['FT 11', 'NC 11', false],
  ['FT 5', '5', true],
  ['Fatt. n. 5/A', '5-A', true],
  ['FT 5', 'N 05', true],
  ['FE 5', '5', false],
  ['FT', 'N', false],
  ['10', '100', false],
  ['000', '0', true],
  ['---', '///', false],
])('%s is %s written in another way: %s', (one, other, expected) => {
  expect(isSameNumber(one, other)).toBe(expected);
  expect(isSameNumber(other, one)).toBe(expected);
});

describe('sums', () => {
  const items = [100, 250, 400, 100].map((openCents, id) => ({ id, openCents }));
  const idsOf = (target: number): number[][] =>
    exactSums(items, target).map((set) => set.map(({ id }) => id));

  test('one set is an answer, two are a doubt, and more are not looked for', () => {
    expect(idsOf(650)).toEqual([[2, 1]]);
    expect(idsOf(350)).toEqual([
      [1, 0],
      [1, 3],
    ]);
    expect(idsOf(851)).toEqual([]);
    expect(idsOf(5_000)).toEqual([]);
  });

  test('more than eight items are not guessed', () => {
    const ten = Array.from({ length: 10 }, (_, id) => ({ id, openCents: 2 ** id }));
    expect(exactSums(ten, 255)).toHaveLength(1);
    expect(exactSums(ten, 1023)).toEqual([]);
  });

  test('a search without end is given up', () => {
    const many = Array.from({ length: 60 }, (_, id) => ({ id, openCents: 1000 + 2 * id }));
    expect(exactSums(many, 7001)).toEqual([]);
  });
});

describe('what a movement is known by', () => {
  const one: BankMovement = {
    line: 2,
    bookedOn: day('2026-11-12'),
    cents: cents(10_000),
    currency: 'EUR',
    remittance: 'FT 12',
  };

  const byBank = (movement: BankMovement): string | undefined => movementKeys([movement])[0]?.byBank;

  test('the bank reference with day and amount, wherever the movement stands and whatever is written', () => {
    const referenced = { ...one, reference: 'TRN1' };
    const key = byBank(referenced);
    expect(key).toBeDefined();
    expect(byBank({ ...referenced, line: 9, remittance: 'FT12', account: 'IT' })).toBe(key);
    for (const change of [{ reference: 'TRN2' }, { cents: cents(10_001) }, { bookedOn: day('2026-11-13') }]) {
      expect(byBank({ ...referenced, ...change })).not.toBe(key);
    }
  });

  test('the same reference twice in a file is the same movement', () => {
    expect(
      movementKeys([
        { ...one, reference: 'TRN1' },
        { ...one, reference: 'TRN1', line: 3 },
      ])[1],
    ).toBeUndefined();
  });

  test('the same reference of two payers in a file is of two movements', () => {
    const ofTwo = [
      { ...one, reference: 'TRN1', counterparty: 'A' },
      { ...one, reference: 'TRN1', counterparty: 'B' },
    ];
    const [first, second] = movementKeys(ofTwo);
    expect(second?.byBank).toBeUndefined();
    expect(second?.whole).not.toBe(first?.whole);
  });

  test('a reference that the payer chose is nobody’s', () => {
    expect(byBank({ ...one, reference: '1', marks: [payersMark('1')] })).toBeUndefined();
  });

  test('without a reference all that is written, and how many such there were: two alike payments are two', () => {
    const [first, second] = movementKeys([one, { ...one, line: 3 }]);
    expect(second?.whole).not.toBe(first?.whole);
    expect(second).toBeDefined();
    expect(movementKeys([{ ...one, account: 'IT' }])).not.toEqual([first]);
    expect(movementKeys([{ ...one, counterparty: 'A', counterpartIban: 'B' }])).not.toEqual([first]);
  });
});
