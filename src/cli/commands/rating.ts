/** `dunning rating [debtor]`: a customer's rating explained; without one, the customers with an open case by class. */
import { Option } from 'commander';
import { debtorById } from '../../db/debtors.ts';
import type { Debtor } from '../../domain/debtor/debtor.ts';
import { RATING_CLASSES, type RatingClass } from '../../domain/rating/ratingScale.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Book } from '../../office/book.ts';
import { explainedRating, openRatings, type DebtorRating } from '../../office/debtor/rating.ts';
import { shownCount } from '../agenda/agendaView.ts';
import type { CommandKit, Desk } from '../command.ts';
import { chooseDebtor } from '../debtorArgument.ts';
import { openOffice } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { dim } from '../screen/ink.ts';
import type { Outcome } from '../screen/outcome.ts';
import type { Page } from '../screen/page.ts';
import { changeRating, type RatingChangeOptions } from '../debtor/ratingChange.ts';
import { explainedData, ratingData, ratingPage } from '../debtor/ratingView.ts';

export interface RatingOptions extends RatingChangeOptions {
  readonly all?: boolean;
}

/** Describes the command. */
export function ratingCommand(kit: CommandKit, run = runRating): DunningCommand {
  const words = kit.messages.information;
  return kit
    .command('rating')
    .argument('[debtor]', words.argument)
    .option('--all', words.options.all)
    .addOption(new Option('--class <kind>', words.options.class).choices(RATING_CLASSES))
    .option('--reason <text>', words.options.reason)
    .option('--until <date>', words.options.until)
    .option('--automatic', words.options.automatic)
    .action(kit.answer(run));
}

/** The list, or one customer in full; or the class of a customer given by hand, or given back. */
export async function runRating(desk: Desk, options: RatingOptions, argument?: string): Promise<Outcome> {
  refuseMixed(options);
  if (options.class !== undefined || options.automatic === true) return changeRating(desk, options, argument);
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

/** Refuses (usage): `conflicting-options`, `goes-only-with`. */
function refuseMixed({ all, class: given, reason, until, automatic }: RatingOptions): void {
  const asked = [
    ...(all === true ? ['--all'] : []),
    ...(given === undefined ? [] : ['--class']),
    ...(automatic === true ? ['--automatic'] : []),
  ];
  const [flag = '', other] = asked;
  if (other !== undefined) throw new Refusal('usage', 'conflicting-options', { flag, other });
  const detail = reason === undefined ? until && '--until' : '--reason';
  if (detail !== undefined && given === undefined)
    throw new Refusal('usage', 'goes-only-with', { flag: detail, other: '--class' });
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
      if (ratings.some(({ byHand }) => byHand !== undefined)) page.line(dim(`  ${words.byHand.mark}`));
      if (left > 0) page.line(dim(`  ${words.more(left, 'dunning rating --all')}`));
    },
    hints: first === undefined ? [] : [words.explainHint(first.debtor.code ?? String(first.rated.case))],
    asOf,
  };
}

/** E before A, the lower score first, the unrated last. */
function worstFirst(one: DebtorRating, other: DebtorRating): number {
  const [first, second] = [one, other].map(({ class: inClass }) => RATING_ORDER.indexOf(inClass));
  const score = (one.rating.score ?? 101) - (other.rating.score ?? 101);
  return (first ?? 0) - (second ?? 0) || score || one.debtor - other.debtor;
}

const RATING_ORDER: readonly (RatingClass | undefined)[] = [...RATING_CLASSES.toReversed(), undefined];

/** `A 3, B 0, C 1, D 2, E 0, non valutato 12`. */
function countsText({ messages }: Desk, ratings: readonly DebtorRating[]): string {
  const counts = [...RATING_CLASSES, undefined].map((each) => {
    const count = ratings.filter(({ class: inClass }) => inClass === each).length;
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
      { header: common.customer, wraps: true },
      { header: words.since },
    ],
    rows.map(({ debtor, rated: { rating, class: inClass, byHand, since, case: number } }) => [
      `${inClass ?? words.notRatedShort}${byHand === undefined ? '' : '*'}`,
      rating.score === undefined ? words.notRatedShort : String(rating.score),
      number === undefined ? '' : String(number),
      [debtor.code ?? '', debtor.name].join(' ').trim(),
      since === undefined ? '' : format.day(since),
    ]),
  );
}
