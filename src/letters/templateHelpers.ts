/** What templates can say beside the letter's own fields. */
import Handlebars from 'handlebars';
import type { Day } from '../domain/day.ts';
import type { LetterLanguage } from '../domain/debtor/debtor.ts';
import type { Cents, Currency } from '../domain/money.ts';
import {
  formatAmount,
  formatDayWithArticle,
  formatIban,
  formatLongDay,
  formatMoney,
  formatOfDay,
  formatShortDay,
  formatToDay,
} from './format.ts';

/** What Handlebars hands to a block; `loc` is real but missing from its types. */
type BlockOptions = Handlebars.HelperOptions & {
  readonly loc?: { readonly start: { readonly line: number } };
};

/**
 * The helpers of a language. Days: `longDay`, `theDay` (with article), `ofDay`,
 * `toDay`, `shortDay`. Money: `amount`,
 * `money amount currency`. `iban`, `days` (a number of days in words), `eq`, `cssText` (a text inside a stylesheet).
 * `if`, `unless` and `each` refuse a field that does not exist, as strict mode does for `{{field}}` alone.
 */
export function templateHelpers(language: LetterLanguage): Record<string, Handlebars.HelperDelegate> {
  const { if: plainIf, unless: plainUnless, each: plainEach } = Handlebars.create().helpers;
  return {
    longDay: (of: Day) => formatLongDay(given(of, 'longDay'), language),
    theDay: (of: Day) => formatDayWithArticle(given(of, 'theDay'), language),
    ofDay: (of: Day) => formatOfDay(given(of, 'ofDay'), language),
    toDay: (of: Day) => formatToDay(given(of, 'toDay'), language),
    shortDay: (of: Day) => formatShortDay(given(of, 'shortDay'), language),
    amount: (amount: Cents) => formatAmount(given(amount, 'amount'), language),
    money: (amount: Cents, currency: Currency) =>
      formatMoney(given(amount, 'money'), given(currency, 'money'), language),
    iban: (text: string) => formatIban(given(text, 'iban')),
    days: (count: number) => daysInWords(given(count, 'days'), language),
    eq: (left: unknown, right: unknown) => left === right,
    cssText: (text: string) => new Handlebars.SafeString(cssText(given(text, 'cssText'))),
    if: strict(plainIf),
    unless: strict(plainUnless),
    each: strict(plainEach),
  };
}

/** A text as a CSS string that nothing can end before its end: all but letters and digits in their escaped form. */
function cssText(text: string): string {
  const escaped = text.replace(
    /[^A-Za-z0-9]/gu,
    (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${escaped}"`;
}

function daysInWords(count: number, language: LetterLanguage): string {
  if (language === 'it') return count === 1 ? '1 giorno' : `${count} giorni`;
  return count === 1 ? '1 day' : `${count} days`;
}

/** A block helper of Handlebars that takes a missing field for the mistake it is. */
function strict(helper: Handlebars.HelperDelegate | undefined): Handlebars.HelperDelegate {
  return function strictBlock(this: unknown, value: unknown, options: BlockOptions): unknown {
    if (value === undefined) {
      const node = options.loc === undefined ? undefined : ({ loc: options.loc } as hbs.AST.Node);
      throw new Handlebars.Exception('a block asks for a field that does not exist', node);
    }
    return helper?.call(this, value, options) as unknown;
  };
}

function given<Value>(value: Value | null | undefined, helper: string): Value {
  if (value === undefined || value === null)
    throw new Handlebars.Exception(`${helper} was given nothing to print`);
  return value;
}
