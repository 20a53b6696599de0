/**
 * Document numbers taken apart, so that the same invoice is recognised however it is written: `2026/101`, `101/2026`,
 * `101/26`, `FT101` and `0101` are number 101; `124/A` and `A-124` are number 124 of series A.
 */
import { partsOf, type Day } from '../day.ts';

/** A document number without its dress. */
export interface DocumentKey {
  /** Digits without leading zeros. */
  readonly number: string;
  readonly year?: number;
  /** Letters and further numbers, in alphabetical order; empty when there are none. */
  readonly series: string;
}

/** Words that stand before a number and belong to no series. */
const GENERIC = new Set([
  'FT',
  'FTT',
  'FAT',
  'FATT',
  'FATTURA',
  'FATTURE',
  'N',
  'NR',
  'NUM',
  'INV',
  'DOC',
  'DEL',
]);
/** Further apart than this, two numbers with a dash between them are no range. */
const LONGEST_RANGE = 20;

/** The key of a document of the book. A year written with two digits counts where the document is of that year. */
export function documentKey(number: string, issuedOn: Day | undefined): DocumentKey {
  const { digits, letters } = takeApart(number);
  const issued = issuedOn === undefined ? undefined : partsOf(issuedOn).year;
  const [inside] = digits.length === 1 ? compact(digits[0] as string, letters).flat() : [];
  if (inside !== undefined && inside.year === issued) return inside;
  const yearAt = digits.length < 2 ? -1 : digits.findIndex((part) => isYear(part, issued));
  const year = yearAt === -1 ? issued : fullYear(digits[yearAt] as string);
  const key = single(
    digits.filter((_, at) => at !== yearAt),
    letters,
  );
  return { ...key, ...(year === undefined ? {} : { year }) };
}

/**
 * What a number in a text may mean, the likeliest first; each reading is one document or several (`88/89`, `123-126`).
 * @param series letters that stood before it: `FPR 45`
 */
export function readingsOf(text: string, series: readonly string[] = []): DocumentKey[][] {
  const { digits, letters } = takeApart(text);
  const all = [...series, ...letters];
  const [first, second] = digits as [string, string];
  if (digits.length === 1) return [[single(digits, all)], ...compact(first, all)];
  const yearAt = digits.findIndex((part) => isYear(part, undefined));
  if (yearAt !== -1) {
    const year = Number(digits[yearAt]);
    return several(
      digits.filter((_, at) => at !== yearAt),
      all,
      text,
    ).map((keys) => keys.map((key) => ({ ...key, year })));
  }
  const short = digits.length > 2 ? [] : [...shortYear(first, second, all), ...shortYear(second, first, all)];
  return [...short, ...several(digits, all, text)];
}

/** Whether a mention can mean a document: what only one of the two says is no contradiction. */
export function isSameDocument(mention: DocumentKey, document: DocumentKey): boolean {
  return (
    mention.number === document.number &&
    (mention.year === undefined || document.year === undefined || mention.year === document.year) &&
    (mention.series === '' || document.series === '' || mention.series === document.series)
  );
}

/** Whether a number says enough to be taken for a document without a word before it. */
export function isTelling({ number, year, series }: DocumentKey): boolean {
  return year !== undefined || series !== '' || number.length >= 5;
}

/**
 * What a spreadsheet or another hand leaves of a number: no zeros in front, no blanks, marks or case. Empty when nothing is
 * left.
 */
export function bareNumber(number: string): string {
  return partsOfNumber(number).map(withoutZeros).join('');
}

/** As `bareNumber`, and without the words that stand before any number: "FT 5" is 5. */
export function plainNumber(number: string): string {
  return plainParts(number).join('');
}

/** Whether two numbers are one number written in two ways; `1/11` and `11/1` are two, `111` may be either. */
export function isSameNumber(one: string, other: string): boolean {
  const divided = [plainParts(one), plainParts(other)];
  const [plain, ...others] = new Set(divided.map((parts) => parts.join('')));
  if (plain === '' || others.length > 0) return false;
  const isUndivided = divided.some((parts) => parts.filter((part) => /^\d/u.test(part)).length === 1);
  return isUndivided || new Set(divided.map((parts) => parts.join(' '))).size === 1;
}

/** Whether two numbers differ in nothing but a series that one of them lacks, or that stands on the other side: `12`, `12/A`, `A/12`. */
export function isSameButSeries(one: DocumentKey, other: DocumentKey): boolean {
  const isOneSided = one.series === '' || other.series === '';
  return isSameDocument(one, other) && (isOneSided || !/\d/u.test(one.series));
}

function plainParts(number: string): readonly string[] {
  const parts = partsOfNumber(number).map(withoutZeros);
  const from = parts.findIndex((part) => !GENERIC.has(part));
  return from === -1 ? parts : parts.slice(from);
}

function partsOfNumber(text: string): readonly string[] {
  return text.toUpperCase().match(/\p{L}+|\d+/gu) ?? [];
}

function takeApart(text: string): { digits: string[]; letters: string[] } {
  const parts = partsOfNumber(text);
  return {
    digits: parts.filter((part) => /^\d/u.test(part)),
    letters: parts.filter((part) => !/^\d/u.test(part) && !GENERIC.has(part)),
  };
}

/** One document: its longest number, the others being a series (`1/000123` is number 123 of series 1). */
function single(digits: readonly string[], letters: readonly string[]): DocumentKey {
  const at = digits.reduce(
    (best, part, index) => (part.length > (digits[best] as string).length ? index : best),
    0,
  );
  const others = digits.filter((_, index) => index !== at).map(withoutZeros);
  return { number: withoutZeros(digits[at] ?? ''), series: [...letters, ...others].sort().join(' ') };
}

function several(digits: readonly string[], letters: readonly string[], text: string): DocumentKey[][] {
  if (digits.length === 1) return [[single(digits, letters)]];
  return [expanded(digits, text).map((part) => single([part], letters)), [single(digits, letters)]];
}

/** `123-126` are four documents, `123/126` two. */
function expanded(digits: readonly string[], text: string): readonly string[] {
  const [from, to] = [Number(digits[0]), Number(digits[1])];
  if (digits.length !== 2 || !/\d-\d/u.test(text) || to <= from || to - from > LONGEST_RANGE) return digits;
  return Array.from({ length: to - from + 1 }, (_, step) => String(from + step));
}

/** `2026141`: number 141 of 2026. */
function compact(digits: string, letters: readonly string[]): DocumentKey[][] {
  if (!/^20\d{4,}$/u.test(digits)) return [];
  return [[{ ...single([digits.slice(4)], letters), year: Number(digits.slice(0, 4)) }]];
}

function shortYear(number: string, year: string, letters: readonly string[]): DocumentKey[][] {
  return /^[1-4]\d$/u.test(year) ? [[{ ...single([number], letters), year: fullYear(year) }]] : [];
}

function isYear(part: string, issued: number | undefined): boolean {
  return /^20\d\d$/u.test(part) || (part.length === 2 && fullYear(part) === issued);
}

function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

function withoutZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/u, '');
}
