/** New customers are rated as they come in: as reading them from the book would rate them, and in time for the strategy. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, day } from '../../../src/domain/day.ts';
import { storedRatings } from '../../../src/db/ratings.ts';
import { openRatings } from '../../../src/office/debtor/rating.ts';
import { aBook, aBookWith, aFile, aRow, importWhole } from '../../support/world.ts';

const TODAY = '2026-11-24';

const invoice = fc.record({
  who: fc.nat(2),
  late: fc.integer({ min: -60, max: 400 }),
  amount: fc.integer({ min: 1, max: 90_000 }),
  paid: fc.nat(2),
  isCredit: fc.nat(5),
  currency: fc.constantFrom('EUR', 'EUR', 'USD'),
});

test('the class of a new customer is the one the book gives', () => {
  fc.assert(
    fc.property(fc.array(invoice, { maxLength: 20 }), (invoices) => {
      const items = invoices.map(({ who, late, amount, paid, isCredit, currency }, at) =>
        aRow({
          number: `2026/${at}`,
          currency,
          debtor: { name: `Ditta ${who}`, code: `C${who}` },
          due: addDays(day(TODAY), -late),
          amount: isCredit === 0 ? -amount : amount,
          open: isCredit === 0 ? -amount : Math.trunc((amount * paid) / 2),
        }),
      );
      const book = aBook();
      importWhole(book, TODAY, aFile(items), {});
      for (const { debtor, class: worked } of openRatings(book, day(TODAY))) {
        const [stored] = storedRatings(book.database, [debtor]);
        expect(stored?.class).toBe(worked);
      }
    }),
  );
});

const late = (days: number, number: string): ReturnType<typeof aRow> =>
  aRow({ number, due: addDays(day(TODAY), -days) });

test.each([
  ['two invoices say nothing yet', [90, 80], undefined],
  ['three that are long overdue', [90, 80, 70], 'fast'],
])('%s', (_what, days, strategy) => {
  const book = aBookWith(TODAY, ...days.map((each, at) => late(each, `2026/${at}`)));
  const [row] = book.database.rows<{ strategy: string; rating: string | null }>(
    `select c.strategy, d.rating_class as rating from recovery_case c join debtor d on d.id = c.debtor_id`,
    {},
  );
  expect(row?.rating ?? undefined).toBe(strategy === undefined ? undefined : 'D');
  expect(row?.strategy).toBe(strategy ?? 'standard');
});
