/** Amounts as exports write them, and what one amount tells about the decimal mark of its column. */
import { LARGEST_CENTS, type Cents } from '../../domain/money.ts';
import type { RowProblemCode } from '../../domain/import/incoming.ts';
import { ANY_MARK, CURRENCY_MARK } from './currencyMark.ts';
import type { DecimalMark } from '../layout.ts';

/** Why an amount cannot be taken. */
export type AmountProblem = Extract<
  RowProblemCode,
  'bad-amount' | 'letter-in-amount' | 'too-many-decimals' | 'amount-too-large'
>;

/** `ambiguous`: a lone mark before exactly three digits, which may be thousands or decimals. */
export type DecimalEvidence = DecimalMark | 'ambiguous' | 'none';

/** Digits and marks only, after the sign, the currency and the spaces are gone. */
interface BareAmount {
  readonly digits: string;
  readonly isNegative: boolean;
  /** Thousands were set apart by spaces or apostrophes, so that a mark can only be the decimal one. */
  readonly isGrouped: boolean;
}

/** With its currency, its side and blanks: what is longer is no amount, and no pattern is tried on it. */
export const LONGEST_AMOUNT = 100;

const SPACE = '[ \\u00a0\\u2007\\u2009\\u202f]';
const EDGES = new RegExp(`^[\\s\\u00a0']+|[\\s\\u00a0]+$`, 'gu');
const GROUPED = new RegExp(`^\\d{1,3}(?:(?:${SPACE}|['’])\\d{3})+(?=$|${SPACE}*[.,])`, 'u');
const GROUP_MARKS = new RegExp(`${SPACE}|['’]`, 'gu');
const SPACE_AT_MARK = new RegExp(`${SPACE}*([.,])${SPACE}*`, 'gu');
/** The side of the ledger after the amount: debit (Dr, Dare, Soll) or credit (Cr, Avere, Haben). */
const SIDE = new RegExp(
  `^(.*\\d(?:${SPACE}*(?:${ANY_MARK}))?)${SPACE}*(?:(dr|db|d|s)|(?:cr|c|a|h))\\.?$`,
  'iu',
);
/** The Swiss and the German way to say that there are no cents: `100.-`, `100,--`. */
const NO_CENTS = /(?<=\d[.,])[-–—]{1,2}$/u;
/** A dash standing alone, or beside the currency as spreadsheets show a zero (`€ -`), means nothing owed. */
const NOTHING = /^[-–—]$/u;

const SHAPES = {
  comma: /^(\d+|\d{1,3}(?:\.\d{3})+)?(?:,(\d*))?$/u,
  // Groups of two are the Indian way: 1,28,500.00.
  point: /^(\d+|\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})?(?:\.(\d*))?$/u,
} as const;

/** Reads an amount written with the given decimal mark; a blank is `bad-amount`. */
export function readAmount(text: string, mark: DecimalMark): Cents | AmountProblem {
  return readPlain(text, mark) ?? readDressed(text, mark);
}

/** The amount in a cell, in cents; undefined for a blank one, for one the row does not have, and for what is no amount. */
export function amountIn(cell: string | undefined, mark: DecimalMark): Cents | undefined {
  const amount = cell === undefined || cell === '' ? undefined : readAmount(cell, mark);
  return typeof amount === 'number' ? amount : undefined;
}

/** What one cell says about the decimal mark of its column. */
export function decimalEvidence(text: string): DecimalEvidence {
  const bare = undress(text);
  if (bare === undefined || !/^[\d.,]+$/u.test(bare.digits)) return 'none';
  const { digits } = bare;
  const commas = digits.split(',').length - 1;
  const points = digits.split('.').length - 1;
  if (commas + points === 0) return 'none';
  if (commas + points > 1) {
    if (SHAPES.comma.test(digits)) return 'comma';
    return SHAPES.point.test(digits) ? 'point' : 'none';
  }
  const mark: DecimalMark = commas === 1 ? 'comma' : 'point';
  const decimals = digits.length - 1 - digits.indexOf(mark === 'comma' ? ',' : '.');
  if (decimals === 0) return 'none';
  return decimals === 3 && !bare.isGrouped ? 'ambiguous' : mark;
}

/** The common case without any allocation: sign, digits, groups of three, at most two decimals. */
function readPlain(text: string, mark: DecimalMark): Cents | undefined {
  const decimalCode = mark === 'comma' ? 44 : 46;
  const groupCode = mark === 'comma' ? 46 : 44;
  const isNegative = text.charCodeAt(0) === 45;
  let at = isNegative ? 1 : 0;
  const length = text.length;
  // Thirteen digits of cents fit LARGEST_CENTS; anything longer goes the slow way, which says what is wrong.
  if (length - at > 14 || length === at) return undefined;
  let value = 0;
  let run = 0;
  let groups = 0;
  for (; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      value = value * 10 + (code - 48);
      run += 1;
    } else if (code === groupCode) {
      if (groups === 0 ? run < 1 || run > 3 : run !== 3) return undefined;
      groups += 1;
      run = 0;
    } else break;
  }
  if (run === 0 || (groups > 0 && run !== 3)) return undefined;
  if (at === length) value *= 100;
  else {
    if (text.charCodeAt(at) !== decimalCode || length - at !== 3) return undefined;
    const tens = text.charCodeAt(at + 1) - 48;
    const units = text.charCodeAt(at + 2) - 48;
    if (tens < 0 || tens > 9 || units < 0 || units > 9) return undefined;
    value = value * 100 + tens * 10 + units;
  }
  if (value > LARGEST_CENTS) return undefined;
  return (isNegative && value !== 0 ? -value : value) as Cents;
}

/** Everything else: currency, brackets, trailing minus, spaces and apostrophes as thousands marks, extra zeros. */
function readDressed(text: string, mark: DecimalMark): Cents | AmountProblem {
  if (text.length > LONGEST_AMOUNT) return 'bad-amount';
  if (NOTHING.test(text.replace(EDGES, '').replace(CURRENCY_MARK, ''))) return 0 as Cents;
  const bare = undress(text);
  if (bare === undefined) return whyNot(text, mark);
  const match = SHAPES[mark].exec(bare.digits);
  const whole = match?.[1] ?? '';
  const decimals = match?.[2] ?? '';
  if (match === null || whole + decimals === '') return whyNot(text, mark);
  if (decimals.length > 2 && !/^0*$/u.test(decimals.slice(2))) return 'too-many-decimals';
  const wholeDigits = whole.replace(/[.,]/gu, '').replace(/^0+(?=\d)/u, '');
  if (wholeDigits.length > 13) return 'amount-too-large';
  const value = Number(wholeDigits) * 100 + Number(decimals.slice(0, 2).padEnd(2, '0'));
  if (value > LARGEST_CENTS) return 'amount-too-large';
  return (bare.isNegative && value !== 0 ? -value : value) as Cents;
}

/** Takes off currency, sign and grouping spaces; undefined when what is left has other things than digits and marks. */
function undress(text: string): BareAmount | undefined {
  if (text.length > LONGEST_AMOUNT) return undefined;
  let rest = text.replace(EDGES, '').replaceAll('\u2212', '-').replace(CURRENCY_MARK, '');
  let isNegative = false;
  const sided = SIDE.exec(rest);
  if (sided !== null) rest = (sided[1] ?? '').replace(CURRENCY_MARK, '');
  const bracketed = /^\((.*)\)$/u.exec(rest);
  if (bracketed !== null) {
    isNegative = true;
    rest = (bracketed[1] ?? '').replace(EDGES, '').replace(CURRENCY_MARK, '');
  } else {
    rest = rest.replace(NO_CENTS, '');
    const signed = /^([-+])(.*)$|^(.*\d.*)([-+])$/su.exec(rest);
    if (signed !== null) {
      isNegative = (signed[1] ?? signed[4]) === '-';
      rest = (signed[2] ?? signed[3] ?? '').replace(EDGES, '').replace(CURRENCY_MARK, '');
    }
  }
  rest = rest.replace(EDGES, '');
  const isGrouped = GROUPED.test(rest);
  if (isGrouped) rest = rest.replace(GROUPED, (group) => group.replace(GROUP_MARKS, ''));
  rest = rest.replace(SPACE_AT_MARK, '$1');
  if (!/^[\d.,]*\d[\d.,]*$/u.test(rest)) return undefined;
  // A minus before an amount of the credit side takes back a credit.
  const isCredit = sided !== null && sided[2] === undefined;
  return { digits: rest, isNegative: isNegative !== isCredit, isGrouped };
}

/** A letter typed for a digit is told apart from plain nonsense, because the remedy is another. */
function whyNot(text: string, mark: DecimalMark): AmountProblem {
  const written = text.replace(EDGES, '').replace(CURRENCY_MARK, '');
  if (!/\d/u.test(written) || !/[OoIl]/u.test(written)) return 'bad-amount';
  const repaired = written.replace(/[Oo]/gu, '0').replace(/[Il]/gu, '1');
  return typeof readAmount(repaired, mark) === 'number' ? 'letter-in-amount' : 'bad-amount';
}
