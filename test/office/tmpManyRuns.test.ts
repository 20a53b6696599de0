/** Rule 20 as laws: the order of the rows never matters, and the same file twice is once. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day } from '../../src/domain/day.ts';
import type { IncomingItem } from '../../src/domain/incoming.ts';
import type { Book } from '../../src/office/book.ts';
import { aBook, aFile, aRow, importWhole } from '../support/world.ts';
import { content } from './bookContent.ts';

const TODAY = '2026-11-24';

/** Good rows only; which of two equal rows is the good one is the one thing that their order decides. */
function importGood(book: Book, on: string, list: readonly IncomingItem[]): object {
  // Two rows of one name, number and due date, one with an instalment number and one without, can be read in two ways.
  fc.pre(new Set(list.map((row) => `${row.debtor.name} ${row.number} ${row.dueOn}`)).size === list.length);
  const { counts, debtors, cases, problems } = importWhole(book, on, aFile(list), { skipBad: true }).result;
  fc.pre(problems.every((problem) => problem.code !== 'duplicate-item'));
  return { counts, debtors, cases, problems: problems.map(({ code, value }) => `${code} ${value}`).sort() };
}

describe('laws', () => {
  /** Rows of a few debtors, some of them namesakes, under several signs; bare names may mean two of them. */
  const rows: fc.Arbitrary<IncomingItem[]> = fc
    .uniqueArray(
      fc.record({
        who: fc.nat(4),
        number: fc.nat(6),
        instalment: fc.nat(2),
        sign: fc.nat(4),
        due: fc.nat(60),
        amount: fc.integer({ min: -90_000, max: 300_000 }).filter((amount) => amount !== 0),
        part: fc.nat(2),
        isDated: fc.boolean(),
        isNumbered: fc.boolean(),
      }),
      { selector: ({ who, number, instalment }) => `${who} ${number} ${instalment}`, maxLength: 14 },
    )
    .map((list) =>
      list.map(({ who, number, instalment, sign, due, amount, part, isDated, isNumbered }) => {
        const code = sign === 1 || sign === 4 ? {} : { code: `C${who}` };
        const vat = sign === 2 || sign === 4 ? {} : { vatNumber: `9990000001${who}` };
        const phone = sign === 3 ? { phone: `055 ${number}` } : {};
        return aRow({
          number: `F${number}`,
          issued: isDated ? '2026-10-02' : '',
          ...(isNumbered ? { instalment: String(instalment) } : {}),
          due: addDays(day('2026-10-10'), due),
          amount,
          open: part === 0 ? 0 : Math.trunc(amount / part),
          debtor: { name: `Ditta ${who % 3}`, ...code, ...vat, ...phone },
        });
      }),
    );

  const twoOrders = rows.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );

  test('the order of the rows never matters, in the first file nor in the next', () => {
    fc.assert(
      fc.property(twoOrders, twoOrders, ([first, firstShuffled], [next, nextShuffled]) => {
        const [straight, shuffled] = [aBook(), aBook()];
        expect(importGood(shuffled, TODAY, firstShuffled)).toEqual(importGood(straight, TODAY, first));
        expect(importGood(shuffled, '2026-12-01', nextShuffled)).toEqual(
          importGood(straight, '2026-12-01', next),
        );
        expect(content(shuffled)).toEqual(content(straight));
      }),
      { numRuns: 1000 },
    );
  });

  test('twice is once', () => {
    fc.assert(
      fc.property(rows, rows, (first, next) => {
        const book = aBook();
        importGood(book, TODAY, first);
        importGood(book, '2026-12-01', next);
        const before = content(book);
        const counts = expect.objectContaining({ new: 0, updated: 0, settled: 0 });
        const cases = { opened: 0, closed: 0, reopened: 0 };
        expect(importGood(book, '2026-12-01', next)).toMatchObject({ counts, cases });
        expect(content(book)).toEqual(before);
      }),
      { numRuns: 1000 },
    );
  });
});
