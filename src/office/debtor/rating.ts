/** Ratings: worked out from the book whenever they are asked for; the class is stored, and its changes told in the journal. */
import {
  debtorsWithOpenCase,
  loadRatingFacts,
  storedRatings,
  storeRating,
  type StoredRating,
} from '../../db/ratings.ts';
import { chosenRatings } from '../../db/chosenRatings.ts';
import type { Day } from '../../domain/day.ts';
import { rate, type Rating, type RatingFacts } from '../../domain/rating/rating.ts';
import { historySince } from '../../domain/rating/ratingHistory.ts';
import { choiceInForce, type RatingChoice } from '../../domain/rating/ratingChoice.ts';
import { ratingOutlook, type RatingChange } from '../../domain/rating/ratingOutlook.ts';
import type { RatingClass } from '../../domain/rating/ratingScale.ts';
import type { Recorder } from '../act.ts';
import type { Book, Moment } from '../book.ts';

/** A debtor's rating on a day. */
export interface DebtorRating {
  readonly debtor: number;
  /** The open case. */
  readonly case?: number;
  /** What the points come to. */
  readonly rating: Rating;
  /** The class that counts: a person's, else that of the points. Absent: not rated. */
  readonly class?: RatingClass;
  /** The person's choice, when there is one in force. */
  readonly byHand?: RatingChoice;
  /** Since when the debtor is in this class; the day itself when it just came into it. Absent: not rated. */
  readonly since?: Day;
}

/** The rating of a debtor with what would change it. Reads only. */
export function explainedRating(
  book: Book,
  debtor: number,
  on: Day,
): DebtorRating & { readonly changes: readonly RatingChange[] } {
  const [worked] = [...ratingsOn(book, [debtor], on)];
  if (worked === undefined) throw new Error(`no debtor ${debtor}`);
  const { rating, rules } = book.settings;
  return { ...debtorRating(worked, on), changes: ratingOutlook(worked.facts, rating, rules, on) };
}

/** The ratings of the debtors with an open case, in the order of their ids. Reads only. */
export function openRatings(book: Book, on: Day): DebtorRating[] {
  const worked = ratingsOn(book, debtorsWithOpenCase(book.database), on);
  return [...worked].map((each) => debtorRating(each, on));
}

/**
 * Inside an act: stores the class of each of these debtors where it is another one than before, and tells it in the
 * journal. Debtors that are new in the book were rated as they came in (newRatings.ts), unless thousands came at once.
 * @returns the open cases of those that changed
 */
export function rerate(book: Book, moment: Moment, debtors: readonly number[], recorder: Recorder): number[] {
  const changed: number[] = [];
  for (const worked of ratingsOn(book, debtors, moment.today)) {
    const { stored, rating, byHand } = worked;
    const { debtor, case: caseNumber, class: from, since = moment.today } = stored;
    const to = classOf(worked);
    const isByHand = byHand !== undefined;
    if (to === from && isByHand === stored.isByHand) continue;
    storeRating(book.database, debtor, to, to === from ? since : moment.today, isByHand);
    const { score } = rating;
    // What a person chose was told when it was chosen.
    if (!isByHand)
      recorder.note(caseNumber, 'rating-changed', { debtor, from, to, score, ...wasByHand(stored) });
    if (caseNumber !== undefined) changed.push(caseNumber);
  }
  return changed;
}

function wasByHand({ isByHand }: StoredRating): { readonly wasByHand?: boolean } {
  return isByHand ? { wasByHand: true } : {};
}

/** The same for every debtor with an open case: time alone changes ratings. The cases of those that changed. */
export function rerateOpen(book: Book, moment: Moment, recorder: Recorder): number[] {
  return rerate(book, moment, debtorsWithOpenCase(book.database), recorder);
}

/** A rating just worked out, what it was worked out from, and the class in the book. */
interface WorkedRating {
  readonly stored: StoredRating;
  readonly rating: Rating;
  readonly facts: RatingFacts;
  readonly byHand?: RatingChoice;
}

/** A person's class wins. */
function classOf({ rating, byHand }: Pick<WorkedRating, 'rating' | 'byHand'>): RatingClass | undefined {
  return byHand?.class ?? rating.class;
}

function debtorRating(worked: WorkedRating, on: Day): DebtorRating {
  const { stored, rating, byHand } = worked;
  const inClass = classOf(worked);
  const since = inClass === stored.class ? (stored.since ?? on) : on;
  return {
    debtor: stored.debtor,
    ...(stored.case === undefined ? {} : { case: stored.case }),
    rating,
    ...(byHand === undefined ? {} : { byHand }),
    ...(inClass === undefined ? {} : { class: inClass, since }),
  };
}

/** Enough at a time to be quick, and few enough for any book to fit into memory. */
const DEBTORS_AT_ONCE = 2_000;

function* ratingsOn(
  { database, settings }: Book,
  debtors: readonly number[],
  on: Day,
): Generator<WorkedRating> {
  for (let start = 0; start < debtors.length; start += DEBTORS_AT_ONCE) {
    const some = debtors.slice(start, start + DEBTORS_AT_ONCE);
    const chosen = chosenRatings(database, some);
    const factsOf = loadRatingFacts(database, some, historySince(on, settings.rating));
    for (const stored of storedRatings(database, some)) {
      const facts = factsOf(stored.debtor);
      const byHand = choiceInForce(chosen.get(stored.debtor), on);
      yield {
        stored,
        rating: rate(facts, settings.rating, settings.rules, on),
        facts,
        ...(byHand === undefined ? {} : { byHand }),
      };
    }
  }
}
