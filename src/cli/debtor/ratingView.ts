/** A rating on the screen and for programs: the class, each part with its points and why, and what would change it. */
import type { Debtor } from '../../domain/debtor/debtor.ts';
import { cents } from '../../domain/money.ts';
import { LEAST_EXPERIENCES, type Rating, type RatingPart } from '../../domain/rating/rating.ts';
import type { RatingChoice } from '../../domain/rating/ratingChoice.ts';
import type { RatingChange } from '../../domain/rating/ratingOutlook.ts';
import { ratingFactor } from '../../domain/rating/ratingScale.ts';
import type { Book } from '../../office/book.ts';
import type { DebtorRating, explainedRating } from '../../office/debtor/rating.ts';
import type { Desk } from '../command.ts';
import { bold } from '../screen/ink.ts';
import type { Page } from '../screen/page.ts';
import { say, type RawValues } from '../screen/sentence.ts';

type Voice = Pick<Desk, 'messages' | 'format'>;
type ExplainedRating = ReturnType<typeof explainedRating>;
type Field = readonly [label: string, value: string];
type NamedDebtor = Pick<Debtor, 'code' | 'name' | 'vatNumber'>;

/** Writes the whole explanation. */
export function ratingPage(
  page: Page,
  voice: Voice,
  { settings }: Book,
  debtor: NamedDebtor,
  rated: ExplainedRating,
): void {
  const { messages, format } = voice;
  const words = messages.information;
  const { rating, class: inClass, byHand, since, changes } = rated;
  page.heading(debtorTitle(debtor), inClass === undefined ? words.notRated : words.classed(inClass));
  if (inClass !== undefined)
    page.fields([
      [words.rating, bold(ratingText(voice, rated))],
      ...(byHand === undefined ? [] : choiceFields(voice, byHand)),
      ...(since === undefined ? [] : [[words.since, format.fullDay(since)] as const]),
      [words.weight, words.weightText(ratingFactor(inClass, settings.rating))],
    ]);
  if (rating.class === undefined) page.paragraph(words.tooFew(rating.experiences, LEAST_EXPERIENCES));
  page.blank();
  partsTable(page, voice, rating);
  if (changes.length === 0) return;
  page.blank();
  page.line(bold(words.whatChanges));
  for (const change of changes) page.paragraph(changeText(voice, change), 2);
}

/** Each part with its points and why; none where there are too few invoices to rate by. */
function partsTable(page: Page, voice: Voice, { parts, limit }: Rating): void {
  if (parts.length === 0) return;
  const words = voice.messages.information;
  page.table(
    [{ header: '' }, { header: '', align: 'right' }, { header: '', wraps: true }],
    [
      ...parts.map((part) => [words.part(part.code), `${part.points}/${part.max}`, partText(voice, part)]),
      ...(limit === undefined ? [] : [[words.limit, '', limitText(voice, limit)]]),
    ],
    0,
  );
}

/** `classe C, 54 punti su 100`, `classe B, a mano (dai punti: classe C, 54 punti su 100)`, or that there is no rating. */
export function ratingText(
  { messages }: Voice,
  { rating, byHand }: Pick<DebtorRating, 'rating' | 'byHand'>,
): string {
  const words = messages.information;
  const { class: rated, score } = rating;
  const worked = rated === undefined || score === undefined ? words.notRated : words.ratedAs(rated, score);
  return byHand === undefined ? worked : words.byHand.rated(byHand.class, worked);
}

/** `classe B a mano: garanzia del gruppo (anna, mar 24/11/2026, vale fino a ven 27/11/2026)`. */
export function ratingByHandText(voice: Voice, choice: RatingChoice): string {
  const [[, reason], [, given]] = choiceFields(voice, choice);
  return voice.messages.information.byHand.inShow(choice.class, reason, given);
}

/** Why, by whom and until when a class was given by hand. */
function choiceFields({ messages, format }: Voice, { reason, who, on, until }: RatingChoice): [Field, Field] {
  const words = messages.information.byHand;
  const end = until === undefined ? words.noEnd : words.until(format.fullDay(until));
  return [
    [words.label, reason],
    ['', words.given(who, format.fullDay(on), end)],
  ];
}

/** `C0107 Tessitura Valdossola S.r.l.` */
export function debtorTitle({ code, name }: NamedDebtor): string {
  return [code ?? '', name].join('  ').trim();
}

/** The rating for programs, as every row of the list has it. */
export function ratingData(debtor: NamedDebtor, rated: DebtorRating): Record<string, unknown> {
  const { rating, class: inClass, byHand, since } = rated;
  return {
    debtor: { code: debtor.code ?? null, name: debtor.name, vat: debtor.vatNumber ?? null },
    case: rated.case ?? null,
    class: inClass ?? null,
    score: rating.score ?? null,
    since: since ?? null,
    byHand: byHand === undefined ? null : choiceData(byHand),
    fromPoints: rating.class ?? null,
    invoices: rating.experiences,
  };
}

/** A class given by hand for programs. */
export function choiceData({ class: inClass, reason, until, on, who }: RatingChoice): object {
  return { class: inClass, reason, until: until ?? null, on, by: who };
}

/** The same with every part and what would change it. */
export function explainedData(
  voice: Voice,
  { settings }: Book,
  debtor: NamedDebtor,
  rated: ExplainedRating,
): Record<string, unknown> {
  const { rating, changes } = rated;
  return {
    ...ratingData(debtor, rated),
    priorityPercent: ratingFactor(rated.class, settings.rating),
    parts: rating.parts.map((part) => ({
      code: part.code,
      points: part.points,
      max: part.max,
      text: partText(voice, part),
    })),
    limit:
      rating.limit === undefined
        ? null
        : {
            class: rating.limit.class,
            information: rating.limit.information.id,
            text: limitText(voice, rating.limit),
          },
    changes: changes.map((change) => ({
      code: change.code,
      class: change.rating?.class ?? null,
      score: change.rating?.score ?? null,
      text: changeText(voice, change),
    })),
  };
}

function partText({ messages, format }: Voice, { code, values }: RatingPart): string {
  const { tenths } = values;
  const all: RawValues = {
    ...values,
    // Amounts have two decimals, tenths of a day only one.
    ...(typeof tenths === 'number' ? { daysLate: format.amount(cents(tenths * 10)).slice(0, -1) } : {}),
  };
  return say(messages.information.why, code, all, format)?.message ?? code;
}

function limitText(
  { messages, format }: Voice,
  { class: rated, information }: NonNullable<Rating['limit']>,
): string {
  const words = messages.information;
  return words.limitText(rated, words.kind(information.kind), format.day(information.on));
}

function changeText({ messages, format }: Voice, { code, rating, values }: RatingChange): string {
  const all: RawValues = {
    ...(rating === undefined ? {} : { class: rating.class, score: rating.score }),
    ...values,
  };
  return say(messages.information.changes, code, all, format)?.message ?? code;
}
