/** What is kept ready beside the book is what the book says, whatever was done in the office, undone and redone. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Book } from '../../src/office/book.ts';
import { redo, undo } from '../../src/office/undo.ts';
import { aBook, moment } from '../support/world.ts';
import { deeds, live } from './randomDeeds.ts';

const PAIRS = [
  [
    `select status, section, held_by, currency, cases, owed_cents from agenda_total where cases <> 0 order by 1, 2, 3, 4`,
    `select status, section, held_by, currency, count(*) as cases, sum(max(owed_cents, 0)) as owed_cents
     from agenda group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
  ],
  [`select cases from open_case_total`, `select count(*) as cases from recovery_case where status = 'open'`],
  [
    `select debtor_id, earliest_due_on from debtor_awaiting_case order by 1`,
    `select debtor_id, min(due_on) as earliest_due_on from invoice i
     where open_cents > 0 and left_in_case is null
       and not exists (select 1 from recovery_case c where c.debtor_id = i.debtor_id and c.status = 'open')
     group by 1 order by 1`,
  ],
] as const;

function compare({ database }: Book): void {
  for (const [kept, counted] of PAIRS) {
    expect(database.connection.prepare(kept).all()).toEqual(database.connection.prepare(counted).all());
  }
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
