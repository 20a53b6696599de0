/** The currency that stands beside an amount in its own cell: `$ 100`, `100,00 CHF`, `-US$ 5`. */
import type { Currency } from '../../domain/money.ts';

const CODES =
  'EUR USD CHF GBP JPY CNY SEK NOK DKK ISK PLN CZK HUF RON BGN RSD ALL MKD BAM MDL UAH RUB TRY ILS EGP TND MAD DZD AED SAR QAR KWD INR HKD SGD TWD KRW THB AUD NZD CAD MXN BRL ARS CLP COP ZAR';
const SIGNS: readonly (readonly [string, Currency])[] = [
  ['€', 'EUR'],
  ['€.', 'EUR'],
  ['euro', 'EUR'],
  ['euros', 'EUR'],
  ['us$', 'USD'],
  ['usd$', 'USD'],
  ['$', 'USD'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['sfr.', 'CHF'],
  ['sfr', 'CHF'],
  ['fr.', 'CHF'],
];
const MARKS = new Map<string, Currency>([
  ...CODES.split(' ').map((code) => [code.toLowerCase(), code] as const),
  ...SIGNS,
]);
/** Any of the marks, for a pattern. */
export const ANY_MARK = [...MARKS.keys()]
  .sort((a, b) => b.length - a.length)
  .map((mark) => mark.replace(/[$.]/gu, '\\$&'))
  .join('|');
const SPACE = '[ \\u00a0\\u2007\\u2009\\u202f]';

/** A mark at either end of a text, with the blanks between it and the amount. */
export const CURRENCY_MARK = new RegExp(
  `^(?:${ANY_MARK})(?!\\p{L})${SPACE}*|${SPACE}*(?<!\\p{L})(?:${ANY_MARK})$`,
  'giu',
);
/** The mark of an amount stands before it or behind it, inside or outside of its sign and its side. */
const BESIDE = new RegExp(
  `^[\\s('+\\-\\u2212]*(${ANY_MARK})(?!\\p{L})|(?<!\\p{L})(${ANY_MARK})(?:${SPACE}*(?:[)+-]|(?:dr|db|cr|[dsach])\\.?))?\\s*$`,
  'iu',
);
const EURO_SIGN = 0x20ac;
/** At the end of a header; "all" is a word there. */
const BEHIND = new RegExp(
  `(?:^|[\\s([])(?:in )?[([]?(?:(${CODES.replace(' ALL', '').replaceAll(' ', '|')})|(US\\$|[$£€¥]))[)\\]]?$`,
  'u',
);

/** The currency a header names for its amounts, and what is left of it: "Amount (USD)", "Importo CHF", "Totale in $". */
export function headerCurrency(
  header: string,
): { readonly currency: Currency; readonly rest: string } | undefined {
  const match = BEHIND.exec(header.trim());
  const currency = match === null ? undefined : MARKS.get((match[1] ?? match[2] ?? '').toLowerCase());
  return currency === undefined || match === null
    ? undefined
    : { currency, rest: header.trim().slice(0, match.index) };
}

/** The currency named in the cell of an amount; undefined where there is none. */
export function currencyMark(cell: string): Currency | undefined {
  // By far the most frequent mark, and no other begins or ends with it.
  if (cell.charCodeAt(0) === EURO_SIGN || cell.charCodeAt(cell.length - 1) === EURO_SIGN) return 'EUR';
  const match = BESIDE.exec(cell);
  return match === null ? undefined : MARKS.get((match[1] ?? match[2] ?? '').toLowerCase());
}
