/** The options of `info`, and what is asked at a terminal in their place. */
import type { Day } from '../../domain/day.ts';
import { subtract, ZERO, type Cents } from '../../domain/money.ts';
import type { Accounts } from '../../domain/rating/ratingAccounts.ts';
import { INFORMATION_KINDS, type InformationKind } from '../../domain/rating/ratingInformation.ts';
import { Refusal } from '../../domain/refusal.ts';
import { readSpokenAmount } from '../../domain/spokenAmount.ts';
import type { Book } from '../../office/book.ts';
import type { InformationEntry } from '../../office/debtor/information.ts';
import type { Desk } from '../command.ts';
import { requireFlags } from '../ask/missingFlags.ts';
import { amountOption, dayOption } from '../optionValues.ts';

/** As typed; `--add` alone is `true`. */
export interface InfoOptions {
  readonly add?: InformationKind | true;
  readonly source?: string;
  readonly on?: string;
  readonly expires?: string;
  readonly amount?: string;
  readonly note?: string;
  readonly year?: string;
  readonly revenue?: string;
  readonly equity?: string;
  readonly result?: string;
  readonly remove?: string;
}

/** Options that say more about what is added. */
const FIGURES = ['revenue', 'equity', 'result'] as const;
const DETAILS = ['source', 'on', 'expires', 'amount', 'note', 'year', ...FIGURES] as const;

/** What the options say, as far as it needs no settings. */
export interface GivenInformation {
  readonly source?: string;
  readonly amount?: Cents;
  readonly accounts?: Accounts;
}

/** Reads the options. Refuses (usage): `conflicting-options`, `missing-option`, `amount-unreadable`, `information-source-empty`. */
export function readGivenInformation(options: InfoOptions): GivenInformation {
  const { add, remove, source, amount } = options;
  if (add !== undefined && remove !== undefined)
    throw new Refusal('usage', 'conflicting-options', { flag: '--add', other: '--remove' });
  if (add === undefined && DETAILS.some((name) => options[name] !== undefined))
    throw new Refusal('usage', 'missing-option', { flag: '--add', command: 'info' });
  if (source?.trim() === '') throw new Refusal('usage', 'information-source-empty');
  return {
    ...(source === undefined ? {} : { source: source.trim() }),
    ...(amount === undefined ? {} : { amount: amountOption(amount, '--amount') }),
    ...givenAccounts(options),
  };
}

/** Refuses (usage): `goes-only-with`, `accounts-year`, `amount-unreadable`. */
function givenAccounts(options: InfoOptions): Pick<GivenInformation, 'accounts'> {
  const { add, year } = options;
  const given = FIGURES.filter((name) => options[name] !== undefined);
  const [first = 'year'] = given;
  if (year === undefined && given.length === 0) return {};
  if (add !== 'account')
    throw new Refusal('usage', 'goes-only-with', { flag: `--${first}`, other: '--add account' });
  if (year === undefined)
    throw new Refusal('usage', 'goes-only-with', { flag: `--${first}`, other: '--year' });
  if (given.length === 0)
    throw new Refusal('usage', 'goes-only-with', { flag: '--year', other: '--revenue' });
  if (!/^(?:19|20)\d{2}$/u.test(year.trim())) throw new Refusal('usage', 'accounts-year', { value: year });
  const figures = given.map((name) => [name, figureOption(options[name] ?? '', `--${name}`)] as const);
  return { accounts: { year: Number(year), ...Object.fromEntries(figures) } };
}

/** An amount of accounts: nothing and less than nothing are amounts too, but nobody sells less than nothing. */
function figureOption(text: string, flag: string): Cents {
  const [, minus, amount = ''] = /^\s*([-\u2212]?)\s*(.*)$/u.exec(text) ?? [];
  const isNegative = minus !== undefined && minus !== '';
  const read = readSpokenAmount(amount);
  if ('problem' in read || (isNegative && flag === '--revenue'))
    throw new Refusal('usage', 'amount-unreadable', { flag, value: text });
  return isNegative ? subtract(ZERO, read.amount) : read.amount;
}

/**
 * The information to add: what the options leave out is asked for, or refused where nobody can be asked (usage)
 * `needs-flags`. Amount and note are asked for only when nothing but the kind was given.
 */
export async function informationEntry(
  desk: Desk,
  book: Book,
  options: InfoOptions,
  given: GivenInformation,
): Promise<InformationEntry> {
  const { ask, messages, today } = desk;
  const words = messages.information;
  const { patronDay: patron } = book.settings.rules;
  const dated = (text: string | undefined, flag: string, direction: 'past' | 'any'): Day | undefined =>
    text === undefined ? undefined : dayOption(text, { flag, today, patron, direction }).day;
  let kind = options.add === true ? undefined : options.add;
  let on = dated(options.on, '--on', 'past');
  let { source, amount } = given;
  let note = options.note?.trim();
  const expiresOn = dated(options.expires, '--expires', 'any');
  requireFlags(desk, [
    { flag: '--add', example: 'protest', isGiven: kind !== undefined },
    { flag: '--on', example: '2026-10-05', isGiven: on !== undefined },
    { flag: '--source', example: '"..."', isGiven: source !== undefined },
  ]);
  const isAskedInFull = DETAILS.every((name) => options[name] === undefined);
  await ask.inOrder([
    async () => {
      if (options.add === true) kind = await askKind(desk);
    },
    async () => {
      if (options.on === undefined)
        on = (
          await ask.day({ message: words.ask.on, flag: '--on', direction: 'past', patron, usually: today })
        ).day;
    },
    async () => {
      if (options.source === undefined)
        source = await ask.text({ message: words.ask.source, flag: '--source', example: '"..."' });
    },
    async () => {
      if (isAskedInFull) amount = await askAmount(desk);
    },
    async () => {
      if (isAskedInFull) note = await ask.text({ message: words.ask.note, flag: '--note', mayBeEmpty: true });
    },
  ]);
  if (kind === undefined || on === undefined || source === undefined)
    throw new Error('what was required was not asked for');
  return {
    kind,
    on,
    source,
    ...(expiresOn === undefined ? {} : { expiresOn }),
    ...(amount === undefined ? {} : { cents: amount }),
    ...(note === undefined || note === '' ? {} : { note }),
    ...(given.accounts === undefined ? {} : { accounts: given.accounts }),
  };
}

async function askKind({ ask, messages }: Desk): Promise<InformationKind> {
  const words = messages.information;
  const choices = INFORMATION_KINDS.map((kind) => ({ value: kind, label: words.kind(kind) }));
  const chosen = await ask.choose({ message: words.ask.kind, flag: '--add', example: 'protest', choices });
  return INFORMATION_KINDS.find((kind) => kind === chosen) ?? 'other';
}

/** An empty answer is no amount. */
async function askAmount({ ask, messages }: Desk): Promise<Cents | undefined> {
  const { amountProblems } = messages.questions;
  const typed = await ask.text({
    message: messages.information.ask.amount,
    flag: '--amount',
    mayBeEmpty: true,
    complaint: (text) => {
      const read = readSpokenAmount(text);
      if ('problem' in read) return amountProblems[read.problem];
      return read.amount === 0 ? amountProblems.zero : undefined;
    },
  });
  return typed === '' ? undefined : amountOption(typed, '--amount');
}
