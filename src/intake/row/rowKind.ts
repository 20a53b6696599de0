/** Tells rows that are data from those that only look like it. */
import { isAgeLine } from './ageLines.ts';
import { cleanText } from '../cell/cleanText.ts';
import { isCodedCustomer, isHeadingLabel } from './debtorHeading.ts';
import type { Field } from '../header/headerWords.ts';
import { isFieldName } from './headingLines.ts';
import type { RowMarks } from '../layout.ts';
import {
  createCarriedSums,
  isAmong,
  isBalanceBefore,
  isPageFoot,
  isPageNumber,
  isPageText,
  lineText,
} from './pageLines.ts';
import {
  areBlank,
  areRules,
  filledPlaces,
  hasDay,
  isDay,
  isDocument,
  isNumberAlone,
  isText,
  joined,
} from './rowText.ts';
import { MONEY_FIELDS } from '../column/textColumns.ts';
import {
  isCalledLikeSum,
  isOfAll,
  isOfWholeList,
  isShare,
  isStarred,
  isSumBehind,
  isTotal,
} from './totalLines.ts';

/**
 * `total` is the file's own total, `subtotal` one of a group, `footer` a line of the page, such as "Stampato il …", a sum
 * carried over or the header once more, or one that a person said to pass over, `heading` a line with words alone, which
 * may name the debtor of the rows below, `debtor` one in which code and name stand in cells of their own and nothing else.
 */
export type RowKind = 'data' | 'blank' | 'total' | 'subtotal' | 'footer' | 'heading' | 'debtor';

const MOST_HEADING_CELLS = 4;
/** An amount with its cents, which may be that of a column nobody reads. */
const AMOUNT = /^[-+(€$£ ]*\d[\d.,'’\s]*[.,]\d{2}[-)€$£ ]*$/u;

/**
 * A teller of rows by the cells that every open item has: a row with a document number or a due date is data, whatever
 * its first cell says, for a debtor may be called "Total Prova".
 */
export function createRowTeller(marks: RowMarks): (cells: readonly string[]) => RowKind {
  const { header, telling, money, dates, days, isDebtorAbove = false } = marks;
  const carried = createCarriedSums(money);
  const isOfPage = titleTeller(marks);
  let isListOver = false;
  /** The last line that may have named a customer. */
  let lineAbove = '';

  function kindByWords(cells: readonly string[]): RowKind {
    const texts = cells.map(cleanText);
    const filled = texts.filter((text) => text !== '');
    const first = firstWord(texts) ?? filled[0];
    if (first === undefined || areRules(filled)) return 'blank';
    // A list of debtors has no telling columns, and a total row in it has next to nothing in it.
    if (telling.length === 0 && filled.length > 2) return 'data';
    if (telling.length > 0 && carried.isCarried(cells)) return 'footer';
    const isName = filled.length === 1 && isCalledLikeSum(first, lineAbove);
    if (!isName && isSum(first, cells)) return kindOfSum(first);
    if (!isName && telling.some((at) => isSum((cells[at] ?? '').trim(), cells))) return 'subtotal';
    if (telling.length > 0 && isShare(first)) return 'footer';
    if (telling.length > 0 && filled.length <= MOST_HEADING_CELLS && filled.some(isPageNumber))
      return 'footer';
    if (isMoneyAlone(cells)) return 'total';
    if (isSumBehind(first) && areBlank(cells, telling) && !areBlank(cells, money)) return 'subtotal';
    // "Cliente: Bar 2000 12.30" is a customer.
    if ((isPageFoot(first, filled.length) && !isHeadingLabel(first)) || isHeaderAgain(cells, marks))
      return 'footer';
    if (!isHeading(cells, first, filled.length)) return 'data';
    lineAbove = filled.join(' ');
    return filled.length === 1 || isHeadingLabel(first) ? 'heading' : 'debtor';
  }

  /** The words of a sum may stand behind its amounts. */
  function firstWord(texts: readonly string[]): string | undefined {
    return texts.find(
      (text, at) => text !== '' && !AMOUNT.test(text) && !(money.includes(at) && /\d/u.test(text)),
    );
  }

  function isSum(text: string, cells: readonly string[]): boolean {
    return isTotal(text) && !(isStarred(text) && areBlank(cells, money));
  }

  function kindOfSum(first: string): RowKind {
    if (!isOfAll(first)) return 'subtotal';
    isListOver ||= isOfWholeList(first);
    return 'total';
  }

  /** "00012" and "Rossi S.r.l.", where a document would have its number and its day; beside them words alone. */
  function isCodeAndName(cells: readonly string[], [, second = -1, ...others]: readonly number[]): boolean {
    return days.includes(second) && [second, ...others].every((at) => isText(cells[at] ?? ''));
  }

  /** Words alone: no amount and, unless they begin by saying what follows, no date of a document either. */
  function isHeading(cells: readonly string[], first: string, filledCount: number): boolean {
    const sumCount = money.filter((at) => (cells[at] ?? '').trim() !== '').length;
    if (telling.length === 0 || filledCount - sumCount > MOST_HEADING_CELLS) return false;
    if (isDebtorAbove && isTextLine(cells)) return true;
    if (isHeadingLabel(first)) return areBlank(cells, money) || isCustomerWithSum(cells, first);
    if (!areBlank(cells, money)) return false;
    return areBlank(cells, telling) && (areBlank(cells, dates) || (filledCount === 1 && isAgeLine(first)));
  }

  /** "Cliente: 00012 ROSSI SRL" with the sum of the rows below beside it. */
  function isCustomerWithSum(cells: readonly string[], first: string): boolean {
    const isCustomer = first.includes(':') || isCodedCustomer(first);
    return isDebtorAbove && isCustomer && !cells.some((cell, at) => days.includes(at) && isDay(cell));
  }

  /**
   * Where debtors stand above their rows, a line of words may begin in any column: alone, or with words where days stand and
   * without a figure where amounts do. A number alone is a document without the rest.
   */
  function isTextLine(cells: readonly string[]): boolean {
    if (hasDay(cells, days)) return false;
    const filled = filledPlaces(cells, MOST_HEADING_CELLS);
    const [first, second] = filled;
    if (first === undefined) return false;
    if (second === undefined) return isText(cells[first] ?? '');
    if (filled.length > MOST_HEADING_CELLS) return false;
    if (filled.some((at) => isPageNumber(cells[at] ?? ''))) return true;
    if (isDocument(cells[first] ?? '') && !isCodeAndName(cells, filled)) return false;
    if (money.some((at) => /\d/u.test(cells[at] ?? ''))) return false;
    if (isFieldName(cells[first] ?? '')) return true;
    const texts = days.map((at) => (cells[at] ?? '').trim()).filter((cell) => cell !== '');
    return texts.some((cell) => isText(cell)) && texts.every((cell) => !isDay(cell));
  }

  /** Sums without a word: amounts, and nothing else. */
  function isMoneyAlone(cells: readonly string[]): boolean {
    return (
      telling.length > 0 &&
      cells.every((cell, at) => money.includes(at) || cell.trim() === '') &&
      money.some((at) => /\d/u.test(cells[at] ?? ''))
    );
  }

  /** By the cells of a document, where a row has them: undefined where its words decide. */
  function kindByDocument(cells: readonly string[]): RowKind | undefined {
    if (isDebtorAbove && isTextLine(cells)) return undefined;
    let hasWords = false;
    for (const at of telling) {
      const cell = cells[at];
      if (cell === undefined || cell === '') continue;
      const first = cell.charCodeAt(0);
      if (first >= 48 && first <= 57) return 'data';
      if (isRuleSign(first) && areRules(cells)) return 'blank';
      hasWords ||= cell.trim() !== '' && !isLabel(cell) && cell.trim() !== header[at];
    }
    return hasWords && !isHeadingLabel(cells.find((cell) => cell.trim() !== '') ?? '') ? 'data' : undefined;
  }

  /** What looks like data without a day or a number: titles once more, and what follows the sum of the whole list. */
  function isNoDocument(cells: readonly string[]): boolean {
    if (telling.some((at) => /^\d/u.test(cells[at] ?? '')) || hasDay(cells, days)) return false;
    return isOfPage(cells) || (isListOver && !telling.some((at) => /\d/u.test(cells[at] ?? '')));
  }

  return (cells) => {
    const seen = kindByDocument(cells) ?? kindByWords(cells);
    const kind = seen === 'data' && isNoDocument(cells) ? 'footer' : toldKind(seen, cells, marks);
    if (kind === 'data') isListOver &&= !hasDay(cells, days);
    if (kind !== 'footer' && kind !== 'blank') carried.pass(kind === 'data');
    return kind;
  };
}

/** Whether a row is the header once more. */
export function isHeaderAgain(cells: readonly string[], { header, telling }: RowMarks): boolean {
  return telling.length > 0 && telling.every((at) => (cells[at] ?? '').trim() === header[at]);
}

/**
 * What a person said of a line, unless it has a day, as documents have: a customer's may have a sum beside it, one to be
 * passed over may not.
 */
function toldKind(kind: RowKind, cells: readonly string[], { told, days, money }: RowMarks): RowKind {
  if (told === undefined || days.some((at) => /^\s*\d/u.test(cells[at] ?? ''))) return kind;
  const hasAmount = money.some((at) => /\d/u.test(cells[at] ?? ''));
  if (!hasAmount && isAmong(lineText(joined(cells)), told.lines)) return 'footer';
  const words = cells.map((cell, at) => (money.includes(at) ? '' : cell));
  return isAmong(lineText(joined(words)), told.customers) ? 'heading' : kind;
}

/** A teller of the lines above the header where a page repeats them, whatever stands beside them. */
function titleTeller({ titles = [] }: RowMarks): (cells: readonly string[]) => boolean {
  if (titles.length === 0) return () => false;
  const known = new Set(titles);
  return (cells) => known.has(lineText(joined(cells)));
}

/** Whether a row may be a heading that was not known for one: it has no day, and no number beside anything else. */
export function isPerhapsHeading(cells: readonly string[], { telling, days }: RowMarks): boolean {
  if (hasDay(cells, days) || isBalanceBefore(cells)) return false;
  if (days.some((at) => /\d/u.test(cells[at] ?? ''))) return isNumberAlone(cells);
  const numbers = telling.filter((at) => !days.includes(at));
  return isNumberAlone(cells) || !numbers.some((at) => isDocument(cells[at] ?? ''));
}

const RULE_SIGNS = '-=_+*|–—';

function isRuleSign(code: number): boolean {
  return RULE_SIGNS.includes(String.fromCharCode(code));
}

/** The marks of rows whose columns name these fields. */
export function rowMarks(
  header: readonly string[],
  fields: readonly (Field | undefined)[],
  more: Pick<RowMarks, 'isDebtorAbove' | 'titles' | 'told'> = {},
): RowMarks {
  const telling: number[] = [];
  const money: number[] = [];
  const dates: number[] = [];
  const days: number[] = [];
  for (const [at, field] of fields.entries()) {
    if (field === 'due_date' || field === 'invoice_date') days.push(at);
    if (field === 'invoice_no' || field === 'due_date') telling.push(at);
    else if (field === 'invoice_date') dates.push(at);
    else if (field !== undefined && MONEY_FIELDS.has(field)) money.push(at);
  }
  return { header, telling, money, dates, days, ...more };
}

/** The words "Totale", "Stampato il …" and "Cliente: …" may themselves stand in the column of the number or of the date. */
function isLabel(cell: string): boolean {
  const text = cell.trim();
  if (isPageText(text) || isHeadingLabel(text)) return true;
  if (!/\d/u.test(text)) return isTotal(text) || isShare(text);
  return isTotal(text) && /\s\p{L}{3}/u.test(text);
}
