/** The classes that persons gave debtors. */
import type { Day } from '../domain/day.ts';
import type { RatingChoice } from '../domain/rating/ratingChoice.ts';
import type { RatingClass } from '../domain/rating/ratingScale.ts';
import { build } from './build.ts';
import type { Database } from './database.ts';

/** The choices by debtor, those included that count no longer. */
export function chosenRatings(database: Database, debtors: readonly number[]): Map<number, RatingChoice> {
  const rows = database.rows<ChosenRow>(CHOSEN, { debtors: JSON.stringify(debtors) });
  return new Map(
    rows.map((row) => [
      row.debtor,
      {
        class: row.class,
        reason: row.reason,
        ...(row.until === null ? {} : { until: row.until }),
        on: row.on,
        who: row.who,
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

interface ChosenRow {
  readonly debtor: number;
  readonly class: RatingClass;
  readonly reason: string;
  readonly until: Day | null;
  readonly on: Day;
  readonly who: string;
}

const CHOSEN = `
select debtor_id as debtor, class, reason, until_on as until, chosen_on as "on", chosen_by as who
from chosen_rating where debtor_id in (select value from json_each(@debtors))`;
