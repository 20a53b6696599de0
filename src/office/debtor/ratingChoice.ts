/** A class given by hand: kept with its reason and its end, told in the journal, given back to the program. */
import { chosenRatings, deleteChosenRating, storeChosenRating } from '../../db/chosenRatings.ts';
import type { Day } from '../../domain/day.ts';
import { choiceInForce, type RatingChoice } from '../../domain/rating/ratingChoice.ts';
import type { RatingClass } from '../../domain/rating/ratingScale.ts';
import { Refusal } from '../../domain/refusal.ts';
import { perform, type Done } from '../act.ts';
import type { Book, Moment } from '../book.ts';
import { openCaseOf } from '../case/cases.ts';
import { rerate } from './rating.ts';

/** A class as a person gives it. */
export interface RatingWish {
  readonly class: RatingClass;
  readonly reason: string;
  readonly until?: Day;
}

/** Gives a debtor a class by hand, in place of what was given before. */
export function chooseRating(book: Book, moment: Moment, debtor: number, wish: RatingWish): Done<void> {
  const { today: on, who } = moment;
  return perform(book, moment, { command: 'rating' }, (recorder) => {
    storeChosenRating(book.database, debtor, { ...wish, on, who });
    recorder.note(openCaseOf(book, debtor), 'rating-chosen', { debtor, ...wish });
    rerate(book, moment, [debtor], recorder);
  });
}

/** Gives the class back to the program. Refuses (rule): `rating-not-by-hand` when no person's choice is in force. */
export function giveRatingBack(book: Book, moment: Moment, debtor: number): Done<void> {
  return perform(book, moment, { command: 'rating' }, (recorder) => {
    const chosen = ratingByHand(book, debtor, moment.today);
    if (chosen === undefined) throw new Refusal('rule', 'rating-not-by-hand');
    deleteChosenRating(book.database, debtor);
    recorder.note(openCaseOf(book, debtor), 'rating-given-back', { debtor, class: chosen.class });
    rerate(book, moment, [debtor], recorder);
  });
}

/** The class a person gave a debtor, when it counts on a day. */
export function ratingByHand({ database }: Book, debtor: number, on: Day): RatingChoice | undefined {
  return choiceInForce(chosenRatings(database, [debtor]).get(debtor), on);
}
