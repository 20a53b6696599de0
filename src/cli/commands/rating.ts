/** `dunning rating [debtor]`: a customer's rating explained; without one, the customers with an open case by class. */
import { debtorById } from '../../db/debtors.ts';
import type { Debtor } from '../../domain/debtor.ts';
import { RATING_CLASSES } from '../../domain/ratingScale.ts';
import type { Book } from '../../office/book.ts';
import { explainedRating, openRatings, type DebtorRating } from '../../office/rating.ts';
import { shownCount } from '../agendaView.ts';
import type { CommandKit, Desk } from '../command.ts';
import { chooseDebtor } from '../debtorArgument.ts';
import { openOffice } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { dim } from '../ink.ts';
import type { Outcome } from '../outcome.ts';
import type { Page } from '../page.ts';
import { explainedData, ratingData, ratingPage } from '../ratingView.ts';

export interface RatingOptions {
  readonly all?: boolean;
}

/** Describes the command. */
export function ratingCommand(kit: CommandKit, run = runRating): DunningCommand {
  const words = kit.messages.information;
  return kit
    .command('rating')
    .argument('[debtor]', words.argument)
    .option('--all', words.options.all)
    .action(kit.answer(run));
}

/** The list, or one customer in full. Reads only. */
export async function runRating(desk: Desk, options: RatingOptions, argument?: string): Promise<Outcome> {
  const { book } = await openOffice(desk, 'read');
  if (argument === undefined) return ratingsOfAll(desk, book, options);
  const debtor = await chooseDebtor(desk, book, argument);
  const rated = explainedRating(book, debtor.id, desk.asOf);
  return {
    schema: 'dunning.rating/1',
    data: [explainedData(desk, book, debtor, rated)],
    screen: (page) => ratingPage(page, desk, book, debtor, rated),
    asOf: desk.asOf,
  };
}

/** Rows of a list unless all are asked for. */
const SHOWN_ROWS = 20;

interface NamedRating {
  readonly debtor: Debtor;
  readonly rated: DebtorRating;
}

function ratingsOfAll(desk: Desk, book: Book, { all }: RatingOptions): Outcome {
  const { messages, format, asOf } = desk;
  const words = messages.information;
  const ratings = openRatings(book, asOf).toSorted(worstFirst);
  const named = (some: readonly DebtorRating[]): NamedRating[] =>
    some.flatMap((rated) => {
      const debtor = debtorById(book.database, rated.debtor);
      return debtor === undefined ? [] : [{ debtor, rated }];
    });
  const [first] = named(ratings.slice(0, 1));
  return {
    schema: 'dunning.rating/1',
    // The names of thousands that only programs read: looked up when they are asked for.
    get data() {
      return named(ratings).map(({ debtor, rated }) => ratingData(debtor, rated));
    },
    screen: (page) => {
      if (first === undefined) return page.line(words.noCases);
      page.heading(words.ratings, format.fullDay(asOf));
      page.line(countsText(desk, ratings));
      page.blank();
      writeRatings(page, desk, named(ratings.slice(0, shownCount(SHOWN_ROWS, all))));
      const left = ratings.length - shownCount(SHOWN_ROWS, all);
      if (left > 0) page.line(dim(`  ${words.more(left, 'dunning rating --all')}`));
    },
    hints: first === undefined ? [] : [words.explainHint(first.debtor.code ?? String(first.rated.case))],
    asOf,
  };
}

/** E before A, the lower score first, the unrated last. */
function worstFirst(
  { rating: one, debtor }: DebtorRating,
  { rating: other, debtor: second }: DebtorRating,
): number {
  return (one.score ?? 101) - (other.score ?? 101) || debtor - second;
}

/** `A 3, B 0, C 1, D 2, E 0, non valutato 12`. */
function countsText({ messages }: Desk, ratings: readonly DebtorRating[]): string {
  const counts = [...RATING_CLASSES, undefined].map((each) => {
    const count = ratings.filter(({ rating }) => rating.class === each).length;
    return `${each ?? messages.information.notRated} ${count}`;
  });
  return counts.join(', ');
}

function writeRatings(page: Page, { messages, format }: Desk, rows: readonly NamedRating[]): void {
  const { common, information: words } = messages;
  page.table(
    [
      { header: words.class },
      { header: words.score, align: 'right' },
      { header: common.caseShort, align: 'right' },
      { header: common.customer, shrinks: true },
      { header: words.since },
    ],
    rows.map(({ debtor, rated: { rating, since, case: number } }) => [
      rating.class ?? words.notRatedShort,
      rating.score === undefined ? words.notRatedShort : String(rating.score),
      number === undefined ? '' : String(number),
      [debtor.code ?? '', debtor.name].join(' ').trim(),
      since === undefined ? '' : format.day(since),
    ]),
  );
}
