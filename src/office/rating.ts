/** Ratings: worked out from the book whenever they are asked for; the class is stored, and its changes told in the journal. */
import type { Database } from '../db/database.ts';
import { debtorsWithOpenCase, loadRatingFacts, storedRatings, storeRating } from '../db/ratings.ts';
import type { Day } from '../domain/day.ts';
import { rate, type Rating, type RatingFacts } from '../domain/rating.ts';
import { historySince } from '../domain/ratingHistory.ts';
import { ratingOutlook, type RatingChange } from '../domain/ratingOutlook.ts';
import type { Recorder } from './act.ts';
import type { Book, Moment } from './book.ts';

/** A debtor's rating on a day. */
export interface DebtorRating {
  readonly debtor: number;
  /** The open case. */
  readonly case?: number;
  readonly rating: Rating;
  /** Since when the debtor is in this class; the day itself when it just came into it. Absent: not rated. */
  readonly since?: Day;
}

/** The rating of a debtor with what would change it. Reads only. */
export function explainedRating(
  book: Book,
  debtor: number,
  on: Day,
): DebtorRating & { readonly changes: readonly RatingChange[] } {
  const [rated] = [...ratingsOn(book, [debtor], on)];
  if (rated === undefined) throw new Error(`no debtor ${debtor}`);
  const { rating, rules } = book.settings;
  const { facts, ...rest } = rated;
  return { ...rest, changes: ratingOutlook(facts, rating, rules, on) };
}

/** The ratings of the debtors with an open case, in the order of their ids. Reads only. */
export function openRatings(book: Book, on: Day): DebtorRating[] {
  return [...ratingsOn(book, debtorsWithOpenCase(book.database), on)].map(
    ({ facts: _facts, ...rest }) => rest,
  );
}

/**
 * Inside an act: stores the class of each of these debtors where it is another one than before, and tells it in the
 * journal. Debtors that are new in the book are left to the next act or run: nothing but open items is known of them.
 * @returns the open cases of those that changed
 */
export function rerate(book: Book, moment: Moment, debtors: readonly number[], recorder: Recorder): number[] {
  if (debtors.length === 0) return [];
  const changed: number[] = [];
  const before = new Map(storedRatings(book.database, debtors).map((each) => [each.debtor, each.class]));
  for (const { debtor, case: caseNumber, rating } of ratingsOn(book, debtors, moment.today)) {
    const from = before.get(debtor);
    if (rating.class === from) continue;
    storeRating(book.database, debtor, rating.class, moment.today);
    recorder.note(caseNumber, 'rating-changed', { debtor, from, to: rating.class, score: rating.score });
    if (caseNumber !== undefined) changed.push(caseNumber);
  }
  return changed;
}

/** The same for every debtor with an open case: time alone changes ratings. */
export function rerateOpen(book: Book, moment: Moment, recorder: Recorder): void {
  rerate(book, moment, debtorsWithOpenCase(book.database), recorder);
}

/** Enough at a time to be quick, and few enough for any book to fit into memory. */
const DEBTORS_AT_ONCE = 2_000;

function* ratingsOn(
  book: Book,
  debtors: readonly number[],
  on: Day,
): Generator<DebtorRating & { readonly facts: RatingFacts }> {
  for (let start = 0; start < debtors.length; start += DEBTORS_AT_ONCE) {
    const some = debtors.slice(start, start + DEBTORS_AT_ONCE);
    yield* ratingsOfSome(book, book.database, some, on);
  }
}

function* ratingsOfSome(
  { settings }: Book,
  database: Database,
  debtors: readonly number[],
  on: Day,
): Generator<DebtorRating & { readonly facts: RatingFacts }> {
  const factsOf = loadRatingFacts(database, debtors, historySince(on, settings.rating));
  for (const stored of storedRatings(database, debtors)) {
    const facts = factsOf(stored.debtor);
    const rating = rate(facts, settings.rating, settings.rules, on);
    const since = rating.class === stored.class ? (stored.since ?? on) : on;
    yield {
      debtor: stored.debtor,
      ...(stored.case === undefined ? {} : { case: stored.case }),
      rating,
      ...(rating.class === undefined ? {} : { since }),
      facts,
    };
  }
}
