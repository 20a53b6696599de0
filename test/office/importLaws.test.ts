/** Rule 20 as laws: the order of the rows never matters, and the same file twice is once. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day } from '../../src/domain/day.ts';
import { bareNumber } from '../../src/domain/payment/documentNumber.ts';
import type { IncomingItem } from '../../src/domain/import/incoming.ts';
import { sum } from '../../src/domain/money.ts';
import type { Book } from '../../src/office/book.ts';
import type { ImportRequest } from '../../src/office/import/importBook.ts';
import { aBook, aFile, aRow, importWhole } from '../support/world.ts';
import { content } from './bookContent.ts';

const TODAY = '2026-11-24';
const LATER = '2026-12-01';
const RUNS = 40;

/** Good rows only; which of two equal rows is the good one is the one thing that their order decides. */
function importGood(
  book: Book,
  on: string,
  list: readonly IncomingItem[],
  change: Partial<ImportRequest> = {},
): object {
  const done = importWhole(book, on, aFile(list), { skipBad: true, ...change });
  const { counts, debtors, cases, problems, notes } = done.result;
  fc.pre(problems.every((problem) => problem.code !== 'duplicate-item'));
  // With bad rows a whole list is none.
  fc.pre(change.isWholeList !== true || problems.length === 0);
  return {
    counts,
    debtors,
    cases,
    problems: problems.map(({ code, value }) => `${code} ${value}`).sort(),
    notes,
  };
}

/** A whole list, whatever speaks against it. */
const WHOLE: Partial<ImportRequest> = { isWholeList: true, permission: {} };

describe('laws', () => {
  /** Rows of a few debtors, some of them namesakes, under several signs; bare names may mean two of them. */
  const rows: fc.Arbitrary<IncomingItem[]> = fc
    .uniqueArray(
      fc.record({
        who: fc.nat(4),
        number: fc.nat(3),
        instalment: fc.nat(2),
        sign: fc.nat(4),
        due: fc.oneof(fc.nat(2), fc.nat(60)),
        amount: fc
          .oneof(fc.integer({ min: -3, max: 5 }), fc.integer({ min: -90_000, max: 300_000 }))
          .filter((amount) => amount !== 0),
        part: fc.nat(2),
        isDated: fc.nat(2),
        isNumbered: fc.boolean(),
        spelling: fc.nat(5),
      }),
      { selector: ({ who, number, instalment }) => `${who} ${number} ${instalment}`, maxLength: 14 },
    )
    .map((list) =>
      list.map(({ who, number, instalment, sign, due, amount, part, isDated, isNumbered, spelling }) => {
        const code = sign === 1 || sign === 4 ? {} : { code: `C${who}` };
        const vat = sign === 2 || sign === 4 ? {} : { vatNumber: `9990000001${who}` };
        const phone = sign === 3 ? { phone: `055 ${number}` } : {};
        return aRow({
          number: spelled(number, spelling),
          issued: ['', '2026-10-02', '2026-09-02'][isDated] ?? '',
          ...(isNumbered ? { instalment: String(instalment) } : {}),
          due: addDays(day('2026-10-10'), due),
          amount,
          open: part === 0 ? 0 : Math.trunc(amount / part),
          debtor: {
            name: sign === 4 && isNumbered ? `C${who} - Ditta ${who % 3}` : `Ditta ${who % 3}`,
            ...code,
            ...vat,
            ...phone,
          },
        });
      }),
    );

  const twoOrders = rows.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );

  const manner = fc.constantFrom<Partial<ImportRequest>>({}, WHOLE);

  test('the order of the rows never matters, in the first file nor in the next', () => {
    fc.assert(
      fc.property(twoOrders, twoOrders, manner, ([first, firstShuffled], [next, nextShuffled], how) => {
        const [straight, shuffled] = [aBook(), aBook()];
        expect(importGood(shuffled, TODAY, firstShuffled)).toEqual(importGood(straight, TODAY, first));
        expect(importGood(shuffled, LATER, nextShuffled, how)).toEqual(
          importGood(straight, LATER, next, how),
        );
        expect(content(shuffled)).toEqual(content(straight));
      }),
      { numRuns: RUNS },
    );
  });

  test('twice is once', () => {
    fc.assert(
      fc.property(rows, rows, manner, (first, next, how) => {
        const book = aBook();
        importGood(book, TODAY, first);
        importGood(book, LATER, next, how);
        const before = content(book);
        const counts = expect.objectContaining({ new: 0, updated: 0, settled: 0, vanished: 0 });
        const cases = { opened: 0, closed: 0, reopened: 0 };
        expect(importGood(book, LATER, next, how)).toMatchObject({ counts, cases });
        expect(content(book)).toEqual(before);
      }),
      { numRuns: RUNS },
    );
  });

  test('one number in two ways of one file is told, if what is open shares its day', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const { notes = [] } = importGood(aBook(), TODAY, list) as {
          notes?: { code: string; detail: string }[];
        };
        const told = notes.find(({ code }) => code === 'possibly-same')?.detail ?? '';
        const open = list.filter(({ openCents, issuedOn }) => openCents > 0 && issuedOn !== undefined);
        for (const one of open)
          for (const other of open) {
            const isOther = one.number < other.number && bareNumber(one.number) === bareNumber(other.number);
            const isOfDebtor =
              one.debtor.vatNumber !== undefined && one.debtor.vatNumber === other.debtor.vatNumber;
            if (isOther && isOfDebtor && one.issuedOn === other.issuedOn)
              expect(told).toContain(`${other.number} = ${one.number}`);
          }
      }),
      { numRuns: RUNS },
    );
  });

  test('yesterday’s file after today’s changes nothing', () => {
    fc.assert(
      fc.property(rows, rows, manner, (one, other, how) => {
        const [yesterday = [], today = []] = [one, other].sort(byAge);
        fc.pre(today.length * 2 >= yesterday.length);
        const book = aBook();
        const old = { sha256: 'a'.repeat(64) };
        importGood(book, TODAY, yesterday, old);
        importGood(book, LATER, today, how);
        const before = content(book);
        importGood(book, LATER, yesterday, old);
        expect(content(book)).toEqual(before);
        if (how !== WHOLE) return;
        importGood(book, LATER, yesterday, { ...old, isWholeList: true });
        expect(content(book)).toEqual(before);
      }),
      { numRuns: RUNS },
    );
  });

  test('a file of older documents takes no payment back', () => {
    fc.assert(
      fc.property(rows, rows, rows, (first, one, other) => {
        const [older = [], next = []] = [one, other].sort(byAge);
        fc.pre(newest(older) !== '' && newest(older) < newest(next));
        const book = aBook();
        importGood(book, TODAY, first);
        importGood(book, LATER, next);
        const before = takenBack(book);
        importGood(book, LATER, older);
        expect(takenBack(book)).toEqual(before);
      }),
      { numRuns: RUNS },
    );
  });

  test('after a whole list nothing is open that it does not name', () => {
    fc.assert(
      fc.property(rows, rows, (first, next) => {
        const book = aBook();
        importGood(book, TODAY, first);
        importGood(book, LATER, next, WHOLE);
        const open = book.database.connection
          .prepare('select number, open_cents as openCents from invoice')
          .all() as Pick<IncomingItem, 'number' | 'openCents'>[];
        expect(totals(open)).toEqual(totals(next));
      }),
      { numRuns: RUNS },
    );
  });
});

/** Most are written in one way; some as another program or Excel writes them. */
function spelled(number: number, spelling: number): string {
  return [`f ${number}`, `F0${number}`][spelling] ?? `F${number}`;
}

/** What is open of each document: a row may stand for several instalments, and for a number written in another way. */
function totals(items: Iterable<Pick<IncomingItem, 'number' | 'openCents'>>): (readonly [string, number])[] {
  return [...Map.groupBy(items, ({ number }) => bareNumber(number))]
    .map(([number, ofDocument]) => [number, sum(ofDocument.map(({ openCents }) => openCents))] as const)
    .filter(([, total]) => total !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function takenBack({ database }: Book): unknown {
  return database.connection
    .prepare('select count(*) from payment where reversed_on is not null')
    .pluck()
    .get();
}

/** The one with the newer document last; of two alike, the longer one. */
function byAge(a: readonly IncomingItem[], b: readonly IncomingItem[]): number {
  return newest(a) === newest(b) ? a.length - b.length : newest(a) < newest(b) ? -1 : 1;
}

function newest(list: readonly IncomingItem[]): string {
  return list.map(({ issuedOn = '' }) => issuedOn).reduce((a, b) => (a > b ? a : b), '');
}
