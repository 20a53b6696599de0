/** Commercial information on the screen and for programs, with the rating that comes of it. */
import type { Debtor } from '../../domain/debtor/debtor.ts';
import { toDecimal, type Cents } from '../../domain/money.ts';
import type { Accounts } from '../../domain/rating/ratingAccounts.ts';
import type { Information } from '../../domain/rating/ratingInformation.ts';
import type { Book } from '../../office/book.ts';
import { informationOn, type ListedInformation } from '../../office/debtor/information.ts';
import { explainedRating } from '../../office/debtor/rating.ts';
import type { Desk } from '../command.ts';
import { bold, dim, type Ink } from '../screen/ink.ts';
import type { Page } from '../screen/page.ts';
import { debtorTitle, ratingText } from './ratingView.ts';

/** What is known of a debtor from elsewhere, and its rating. */
export interface InformationCard {
  readonly debtor: Debtor;
  readonly information: readonly ListedInformation[];
  readonly rated: ReturnType<typeof explainedRating>;
}

/** Reads the card as of the day that is asked about. */
export function informationCard({ asOf }: Desk, book: Book, debtor: Debtor): InformationCard {
  return {
    debtor,
    information: informationOn(book, debtor.id, asOf),
    rated: explainedRating(book, debtor.id, asOf),
  };
}

/** Writes the card: what no longer counts is dim. */
export function informationPage(
  page: Page,
  desk: Desk,
  { debtor, information, rated }: InformationCard,
): void {
  const { messages, format } = desk;
  const words = messages.information;
  page.line(bold(debtorTitle(debtor)));
  page.fields([[words.rating, ratingText(desk, rated)]]);
  page.blank();
  if (information.length === 0) return page.line(words.none);
  page.table(
    [
      { header: words.number, align: 'right' },
      { header: words.kindTitle },
      { header: messages.common.date },
      { header: words.until },
      { header: messages.common.amount, align: 'right' },
      { header: words.sourceTitle, wraps: true },
    ],
    information.map((each) => {
      const row = [
        String(each.id),
        words.kind(each.kind),
        format.day(each.on),
        untilText(desk, each),
        each.cents === undefined ? '' : format.money(each.cents, each.currency ?? ''),
        each.source,
      ];
      return each.isInForce ? row : row.map((cell): Ink => dim(cell));
    }),
  );
  for (const { id, accounts } of information)
    if (accounts !== undefined) page.paragraph(`${words.number} ${id}: ${accountsText(desk, accounts)}`, 2);
  for (const { id, note } of information)
    if (note !== undefined) page.paragraph(`${words.number} ${id}: ${note}`, 2);
}

/** `bilancio 2025: ricavi 1.200.000,00, patrimonio netto -20.000,00, risultato -35.000,00`. */
export function accountsText(
  { messages, format }: Pick<Desk, 'messages' | 'format'>,
  accounts: Accounts,
): string {
  const { accounts: words } = messages.information;
  const figures = (['revenue', 'equity', 'result'] as const).flatMap((name) => {
    const amount = accounts[name];
    return amount === undefined ? [] : [`${words.figures[name]} ${format.amount(amount)}`];
  });
  return words.of(accounts.year, figures.join(', '));
}

function untilText({ messages, format }: Desk, { expiresOn, isInForce }: ListedInformation): string {
  const words = messages.information;
  if (expiresOn === undefined) return words.noEnd;
  return isInForce ? format.day(expiresOn) : words.ended;
}

/** The card for programs. */
export function informationData({ debtor, information, rated }: InformationCard): Record<string, unknown> {
  const { class: inClass, rating } = rated;
  return {
    debtor: { code: debtor.code ?? null, name: debtor.name, vat: debtor.vatNumber ?? null },
    case: rated.case ?? null,
    information: information.map((each) => ({ ...oneInformation(each), inForce: each.isInForce })),
    rating: { class: inClass ?? null, score: rating.score ?? null, since: rated.since ?? null },
  };
}

/** One piece of information for programs. */
export function oneInformation(each: Information): Record<string, unknown> {
  return {
    number: each.id,
    kind: each.kind,
    source: each.source,
    on: each.on,
    expires: each.expiresOn ?? null,
    amount: each.cents === undefined ? null : toDecimal(each.cents),
    currency: each.currency ?? null,
    note: each.note ?? null,
    addedOn: each.addedOn,
    ...(each.accounts === undefined ? {} : { accounts: accountsData(each.accounts) }),
  };
}

function accountsData({ year, revenue, equity, result }: Accounts): object {
  const text = (amount: Cents | undefined): string | null =>
    amount === undefined ? null : toDecimal(amount);
  return { year, revenue: text(revenue), equity: text(equity), result: text(result) };
}
