import { describe, expect, test } from 'vitest';
import type { BankMovement } from '../../../src/domain/payment/bankMovement.ts';
import { batchDoubts } from '../../../src/domain/payment/batchTotals.ts';
import { day } from '../../../src/domain/day.ts';
import { cents } from '../../../src/domain/money.ts';

function aMovement(amount: number, change: Partial<BankMovement> = {}): BankMovement {
  const remittance = `FT ${amount}`;
  return {
    line: 1,
    bookedOn: day('2026-11-12'),
    cents: cents(amount),
    currency: 'EUR',
    remittance,
    ...change,
  };
}

const BATCH = { remittance: 'ACCREDITO DISTINTA 77' };
const placed = (...movements: readonly BankMovement[]) =>
  movements.map((movement) => ({ movement, isPlaced: true }));
const doubts = (...given: Parameters<typeof batchDoubts>): [number, number][] => [...batchDoubts(...given)];

describe('a total whose parts are in the book', () => {
  const parts = placed(aMovement(700), aMovement(500), aMovement(300));

  test.each<[string, Partial<BankMovement>, number, boolean]>([
    ['all of them', {}, 1500, true],
    ['some of them, and it says what it is', BATCH, 1200, true],
    ['some of them by chance', {}, 1200, false],
    ['Ri.Ba. with its points', { remittance: 'Accr. Ri.Ba. s.b.f.' }, 800, true],
    ['named by who pays', { counterparty: 'SDD COLLECTION' }, 1000, true],
    ['a word that only contains one', { remittance: 'RIDUZIONE' }, 1000, false],
    ['three days later', { bookedOn: day('2026-11-15') }, 1500, true],
    ['four days later', { bookedOn: day('2026-11-16') }, 1500, false],
    ['another currency', { currency: 'CHF' }, 1500, false],
    ['no sum of theirs', BATCH, 1501, false],
    ['one of them', BATCH, 700, false],
    ['money out', BATCH, -1500, false],
  ])('%s', (_, change, amount, isAsked) => {
    expect(doubts([aMovement(amount, change)], parts)).toEqual(isAsked ? [[0, expect.any(Number)]] : []);
  });

  test('those of one day, with others about', () => {
    const others = placed(aMovement(999, { bookedOn: day('2026-11-11') }));
    expect(doubts([aMovement(1500)], [...others, ...parts])).toEqual([[0, 1]]);
  });

  test('the one that is placed is named; where none is, nothing counts twice', () => {
    const unplaced = parts.map((part) => ({ ...part, isPlaced: false }));
    expect(doubts([aMovement(1500)], unplaced)).toEqual([]);
    expect(doubts([aMovement(1500)], unplaced.with(2, parts[2] ?? unplaced[2]!))).toEqual([[0, 2]]);
  });
});

describe('parts whose total is in the book', () => {
  const parts = [aMovement(700), aMovement(500), aMovement(300)];

  test('all of them are asked about', () => {
    expect(doubts(parts, placed(aMovement(1500)))).toEqual([
      [0, 0],
      [1, 0],
      [2, 0],
    ]);
  });

  test('and those that come to it, where it says what it is', () => {
    expect(doubts(parts, placed(aMovement(1000, BATCH)))).toEqual([
      [0, 0],
      [2, 0],
    ]);
  });

  test('unless the total is placed nowhere', () => {
    expect(doubts(parts, [{ movement: aMovement(1500), isPlaced: false }])).toEqual([]);
  });

  test('each of them once', () => {
    const totals = placed(aMovement(1500), aMovement(1500));
    expect(doubts(parts, totals).map(([, at]) => at)).toEqual([0, 0, 0]);
  });
});
