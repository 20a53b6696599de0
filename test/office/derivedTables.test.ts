/** What is kept ready beside the book is what the book says, whatever was done in the office, undone and redone. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { derivedTables } from '../../src/db/derivedTables.ts';
import type { Book } from '../../src/office/book.ts';
import { redo, undo } from '../../src/office/undo.ts';
import { aBook, moment } from '../support/world.ts';
import { deeds, live } from './randomDeeds.ts';

function compare({ database }: Book): void {
  for (const { kept, counted } of derivedTables(database)) expect(kept).toEqual(counted);
}

test('totals of the agenda, the number of open cases, debtors that await one', () => {
  fc.assert(
    fc.property(deeds, fc.nat(6), (list, undone) => {
      const book = aBook();
      const today = live(book, list, () => compare(book));
      let count = 0;
      try {
        for (; count < undone; count += 1) {
          undo(book, moment(today));
          compare(book);
        }
        for (; count > 0; count -= 1) {
          redo(book, moment(today));
          compare(book);
        }
      } catch (error) {
        // Nothing is left to take back or to bring back.
        if (!/nothing-to-/u.test(String(Reflect.get(error as object, 'code')))) throw error;
      }
    }),
    { numRuns: 40 },
  );
});
