/** The classes that persons gave debtors. */
import type { Day } from '../domain/day.ts';
import type { RatingChoice } from '../domain/ratingChoice.ts';
import { build } from './build.ts';
import type { Database } from './database.ts';
import { chosen } from './grouped.ts';

/** The choices by debtor, those included that count no longer. */
export function chosenRatings(database: Database, debtors: readonly number[]): Map<number, RatingChoice> {
  const rows = database.all(
    build
      .selectFrom('chosen_rating')
      .selectAll()
      .where('debtor_id', 'in', chosen(JSON.stringify(debtors))),
  );
  return new Map(
    rows.map((row) => [
      row.debtor_id,
      {
        class: row.class,
        reason: row.reason,
        ...(row.until_on === null ? {} : { until: row.until_on as Day }),
        on: row.chosen_on as Day,
        who: row.chosen_by,
      },
    ]),
  );
}

/** Keeps a choice, in place of an earlier one. */
export function storeChosenRating(database: Database, debtor: number, choice: RatingChoice): void {
  deleteChosenRating(database, debtor);
  database.insert('chosen_rating', {
    debtor_id: debtor,
    class: choice.class,
    reason: choice.reason,
    until_on: choice.until ?? null,
    chosen_on: choice.on,
    chosen_by: choice.who,
  });
}

/** Takes the choice of a debtor out of the book. */
export function deleteChosenRating(database: Database, debtor: number): void {
  database.run(build.deleteFrom('chosen_rating').where('debtor_id', '=', debtor));
}
