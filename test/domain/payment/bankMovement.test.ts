import { describe, expect, test } from 'vitest';
import { marksOf, payersMark, type BankMovement } from '../../../src/domain/payment/bankMovement.ts';
import { day } from '../../../src/domain/day.ts';
import { cents } from '../../../src/domain/money.ts';
import { isSameMoney } from '../../../src/domain/payment/sameMovement.ts';

function movement(change: {
  cents?: number;
  on?: string;
  currency?: string;
  marks?: readonly string[];
}): BankMovement {
  return {
    line: 1,
    bookedOn: day(change.on ?? '2026-11-12'),
    cents: cents(change.cents ?? 150_000),
    currency: change.currency ?? 'EUR',
    remittance: 'FT 2026/101',
    ...(change.marks === undefined ? {} : { marks: change.marks }),
  };
}

describe('the same money in two files', () => {
  const notified = movement({ marks: ['TX-9', '0306900000000001', payersMark('E2E-5')] });

  test.each([
    ['by the bank’s reference', { marks: ['0306900000000001'] }, true],
    ['by the payer’s, where the bank gives none', { marks: [payersMark('E2E-5')] }, true],
    [
      'not by the payer’s under another reference of the bank',
      { marks: ['0306900000000002', payersMark('E2E-5')] },
      false,
    ],
    ['not on another day', { marks: ['0306900000000001'], on: '2026-11-13' }, false],
    ['not for another amount', { marks: ['0306900000000001'], cents: 150_001 }, false],
    ['not in another currency', { marks: ['0306900000000001'], currency: 'CHF' }, false],
    ['not without a reference', {}, false],
  ] as const)('%s', (_what, change, isSame) => {
    expect(isSameMoney(movement(change), [notified])).toBe(isSame);
  });

  test.each([
    ['of another payer', { counterparty: 'BRUGHIERA SRL' }, ['A1'], ['A1'], false],
    ['with the payer cut off', { counterparty: 'VALDOSS' }, ['A1'], ['A1'], true],
    ['with other numbers under the bank’s reference', { remittance: 'FT 7' }, ['A1'], ['A1'], true],
    [
      'with other numbers under the payer’s',
      { remittance: 'FT 7' },
      [payersMark('1')],
      [payersMark('1')],
      false,
    ],
    ['from another account', { counterpartIban: 'DE02120300000000202051' }, ['A1'], ['A1'], false],
  ] as const)('%s', (_what, change, marks, others, isSame) => {
    const payer = { counterparty: 'VALDOSSOLA SRL', counterpartIban: 'IT60X0542811101000000123456' };
    const one = { ...movement({ marks }), ...payer };
    const other = { ...movement({ marks: others }), counterparty: 'VALDOSSOLA SRL', ...change };
    expect(isSameMoney(one, [other])).toBe(isSame);
  });

  test('a total whose transactions came before', () => {
    const parts = [
      movement({ cents: 100_000, marks: ['B7/1'] }),
      movement({ cents: 50_000, marks: ['B7/2'] }),
    ];
    expect(isSameMoney(movement({ marks: ['B7'] }), parts)).toBe(true);
    expect(isSameMoney(movement({ marks: ['B7'], cents: 150_001 }), parts)).toBe(false);
    expect(isSameMoney(movement({ marks: ['B7'], cents: 100_000 }), parts.slice(0, 1))).toBe(false);
  });

  test('other formats have one reference', () => {
    expect(marksOf({ reference: 'A1' })).toEqual(['A1']);
    expect(marksOf({})).toEqual([]);
  });
});
