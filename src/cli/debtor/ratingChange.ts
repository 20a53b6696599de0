/** `dunning rating DEBTOR --class`: a class given by hand; `--automatic` gives it back. */
import type { RatingClass } from '../../domain/rating/ratingScale.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Book } from '../../office/book.ts';
import { explainedRating } from '../../office/debtor/rating.ts';
import { chooseRating, giveRatingBack, type RatingWish } from '../../office/debtor/ratingChoice.ts';
import { carryOut, changeHints } from '../afterChange.ts';
import type { Desk } from '../command.ts';
import { chooseDebtor } from '../debtorArgument.ts';
import { openOffice } from '../desk.ts';
import { bold } from '../screen/ink.ts';
import { requireFlags } from '../ask/missingFlags.ts';
import { dayOption } from '../optionValues.ts';
import type { Outcome } from '../screen/outcome.ts';
import { debtorTitle, explainedData, ratingText } from './ratingView.ts';

export interface RatingChangeOptions {
  readonly class?: RatingClass;
  readonly reason?: string;
  readonly until?: string;
  readonly automatic?: boolean;
}

/** Carries the change out and says what counts now. Refuses as `chooseRating` and `giveRatingBack` do. */
export async function changeRating(
  desk: Desk,
  options: RatingChangeOptions,
  argument?: string,
): Promise<Outcome> {
  const { messages, globals, today } = desk;
  const { byHand: words, rating: label, noOpenCase } = messages.information;
  const { book, moment } = await openOffice(desk, 'write');
  const debtor = await chooseDebtor(desk, book, argument);
  const wish = options.class === undefined ? undefined : await wishOf(desk, book, options.class, options);
  const act = () => {
    const done =
      wish === undefined
        ? giveRatingBack(book, moment, debtor.id)
        : chooseRating(book, moment, debtor.id, wish);
    return { ...done, result: explainedRating(book, debtor.id, today) };
  };
  const { result: rated, operation, next } = carryOut(desk, book, act, (each) => each.case);
  return {
    schema: 'dunning.rating/1',
    data: [{ ...explainedData(desk, book, debtor, rated), operation }],
    screen: (page) => {
      page.line(bold(debtorTitle(debtor)));
      page.paragraph(wish === undefined ? words.givenBack : words.done);
      page.paragraph(`${label}: ${ratingText(desk, rated)}.`);
      for (const line of next?.lines ?? [noOpenCase]) page.paragraph(line);
      if (globals.dryRun) page.line(messages.common.dryRun);
    },
    hints: changeHints(desk, operation),
  };
}

/** Refuses (usage): `needs-flags`, `rating-reason-empty`. */
async function wishOf(
  desk: Desk,
  book: Book,
  given: RatingClass,
  { reason: typed, until }: RatingChangeOptions,
): Promise<RatingWish> {
  const { ask, messages, today } = desk;
  requireFlags(desk, [{ flag: '--reason', example: '"..."', isGiven: typed !== undefined }]);
  const message = messages.information.byHand.askReason;
  const reason = (typed ?? (await ask.text({ message, flag: '--reason', example: '"..."' }))).trim();
  if (reason === '') throw new Refusal('usage', 'rating-reason-empty');
  const { patronDay: patron } = book.settings.rules;
  return {
    class: given,
    reason,
    ...(until === undefined
      ? {}
      : { until: dayOption(until, { flag: '--until', today, patron, direction: 'future' }).day }),
  };
}
