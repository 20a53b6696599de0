import { decimalEvidence } from '../cell/amountText.ts';
import { cleanText } from '../cell/cleanText.ts';
import { createCodedNames, type CodedNames } from './codedNames.ts';
import { currencyMark } from '../cell/currencyMark.ts';
import { dateEvidence, type DateEvidence } from '../cell/dateText.ts';
import { splitDocument } from '../cell/documentText.ts';
import type { Currency } from '../../domain/money.ts';
import type { Field } from '../header/headerWords.ts';
import type { DecimalMark } from '../layout.ts';
import type { HeaderMatch } from '../header/matchHeader.ts';
import { MONEY_FIELDS } from './textColumns.ts';

/** What all the cells of one column say together. */
export interface ColumnSurvey {
  filled: number;
  /** How many values decide for each decimal mark, and one value that leaves it open. */
  comma: number;
  point: number;
  ambiguousAmount: string | undefined;
  /** A value such as 1.500 or 1,500, by its mark: thousands, or decimals of which the last says nothing. */
  roundThousands: Partial<Record<DecimalMark, string>>;
  /** The currencies that stand beside amounts. */
  currencies: Set<Currency>;
  /** How many values decide for each day/month order, and one that leaves it open. */
  dmy: number;
  mdy: number;
  yearFirst: number;
  openDotted: number;
  openOther: number;
  openDate: string | undefined;
  /** How many may have the year in front, in two digits; read day first, how many would be of before 2020. */
  shortYears: number;
  oldDays: number;
  /** Numbers that may be days as spreadsheets count them. */
  serial: number;
  /** Values that look like a customer code, and values too short for a VAT number: amounts and rates of the tax. */
  codeLike: number;
  rateLike: number;
  /** Whether all cells have code and name; only of columns of names. */
  coded: CodedNames;
  /** The different values, in lower case, of a column that may have few of them; undefined when it has many. */
  values: Set<string> | undefined;
}

const DATES: ReadonlySet<Field> = new Set(['invoice_date', 'due_date', 'invoice_no']);
const OF_FEW_VALUES: ReadonlySet<Field> = new Set([
  'doc_type',
  'party_kind',
  'side',
  'tax_code',
  'open_flag',
  'currency',
  'payment_method',
  'reference',
]);
const MOST_VALUES = 4;
/** Beside yes and no some lists have the day, or how much was paid. */
const MOST_FLAGS = 1000;
const CODE = /^\p{L}{0,5}[-./ ]?\d+$/u;
const RATE = /^[-€\s]*(?:\d{1,6}|[\d.]*,\d+|[\d,]*\.\d+)\s*[%€]?$/u;

/** A surveyor of columns: `look` at every data row, then read `columns`. Its verdict does not depend on the order. */
export function surveyColumns(matches: readonly (HeaderMatch | undefined)[]): {
  readonly columns: readonly ColumnSurvey[];
  look(cells: readonly string[]): void;
} {
  const columns = matches.map(blankSurvey);
  const looks = matches.flatMap((match, at) => {
    const column = columns[at];
    if (column === undefined) return [];
    return [{ at, look: match === undefined ? lookAtValues(column) : lookFor(match.field, column) }];
  });
  return {
    columns,
    look(cells) {
      for (const { at, look } of looks) {
        const cell = cells[at];
        if (cell !== undefined && cell !== '') look(cell);
      }
    },
  };
}

function lookFor(field: Field, column: ColumnSurvey): (cell: string) => void {
  if (MONEY_FIELDS.has(field)) return (cell) => lookAtAmount(column, cell);
  if (DATES.has(field)) return lookAtDates(column, field === 'invoice_no');
  if (field === 'debtor_name' || field === 'vat_no') return lookAtIdentity(column);
  if (field === 'currency') return lookAtCurrency(column);
  if (field === 'paid_flag') return lookAtValues(column, MOST_FLAGS);
  if (OF_FEW_VALUES.has(field)) return lookAtValues(column);
  return () => {
    column.filled += 1;
  };
}

/** Most of these columns have few values, so each is looked at once. */
function lookAtValues(column: ColumnSurvey, most = MOST_VALUES): (cell: string) => void {
  const seen = new Set<string>();
  return (cell) => {
    column.filled += 1;
    if (column.values === undefined || seen.has(cell)) return;
    seen.add(cell);
    noteValue(column, cell, most);
  };
}

/** Banks and ledgers call the value date "Valuta" as well. */
function lookAtCurrency(column: ColumnSurvey): (cell: string) => void {
  const [values, dates] = [lookAtValues(column), lookAtDates(column, false)];
  return (cell) => {
    values(cell);
    dates(cell);
    column.filled -= 1;
  };
}

function noteValue(column: ColumnSurvey, cell: string, most = MOST_VALUES): void {
  const value = cleanText(cell).toLowerCase();
  if (value !== '') column.values?.add(value);
  if (column.values !== undefined && column.values.size > most) column.values = undefined;
}

function lookAtAmount(column: ColumnSurvey, cell: string): void {
  column.filled += 1;
  const length = cell.length;
  // Two decimals, by far the most frequent, decide by the third character from the end.
  const mark = length > 3 ? cell.charCodeAt(length - 3) : 0;
  const evidence =
    (mark === 44 || mark === 46) && isPlain(cell, mark) ? 'two-decimals' : decimalEvidence(cell);
  if (evidence === 'two-decimals') {
    if (mark === 44) column.comma += 1;
    else column.point += 1;
    return;
  }
  if (evidence === 'comma') column.comma += 1;
  else if (evidence === 'point') column.point += 1;
  else if (evidence === 'ambiguous') noteAmbiguous(column, cell);
  else if (column.values !== undefined) noteValue(column, cell);
  const currency = currencyMark(cell);
  if (currency !== undefined) column.currencies.add(currency);
}

function noteAmbiguous(column: ColumnSurvey, cell: string): void {
  column.ambiguousAmount ??= cell;
  if (/^\D*[1-9].*0\D*$/u.test(cell)) column.roundThousands[cell.includes(',') ? 'comma' : 'point'] ??= cell;
}

/** Digits, perhaps a minus in front and the other mark for the thousands, before the mark and two decimals. */
function isPlain(cell: string, mark: number): boolean {
  const markAt = cell.length - 3;
  const groupMark = mark === 44 ? 46 : 44;
  for (let at = cell.charCodeAt(0) === 45 ? 1 : 0; at < cell.length; at += 1) {
    const code = cell.charCodeAt(at);
    const isDigit = code >= 48 && code <= 57;
    if (!isDigit && at !== markAt && (code !== groupMark || at > markAt)) return false;
  }
  return true;
}

/** Few different days occur in a file, so each is looked at once and then counted. */
function lookAtDates(column: ColumnSurvey, isAfterNumber: boolean): (cell: string) => void {
  const seen = new Map<string, DateEvidence>();
  return (cell) => {
    column.filled += 1;
    // Instead of a number some lists have the kind of document, of which there are few.
    if (isAfterNumber && column.values !== undefined) noteValue(column, cell);
    const date = isAfterNumber ? dateInDocument(cell) : cell;
    if (date === undefined) return;
    let evidence = seen.get(date);
    if (evidence === undefined) {
      evidence = dateEvidence(cleanText(date));
      seen.set(date, evidence);
    }
    countDate(column, evidence, date);
  };
}

function dateInDocument(cell: string): string | undefined {
  return cell.includes(' ') ? splitDocument(cell).date : undefined;
}

function countDate(column: ColumnSurvey, evidence: DateEvidence, date: string): void {
  switch (evidence) {
    case 'dmy':
      column.dmy += 1;
      countShortYear(column, date);
      break;
    case 'mdy':
      column.mdy += 1;
      break;
    case 'year-first':
      column.yearFirst += 1;
      break;
    case 'open-dotted':
      column.openDotted += 1;
      column.openDate ??= date;
      break;
    case 'open':
      column.openOther += 1;
      column.openDate ??= date;
      break;
    case 'serial':
      column.serial += 1;
      break;
    case 'clear':
    case 'none':
      break;
  }
}

/** The rows of one debtor mostly stand together, so a cell is often the one of the row before. */
function lookAtIdentity(column: ColumnSurvey): (cell: string) => void {
  let seen: string | undefined;
  let isCode = false;
  let isRate = false;
  return (cell) => {
    if (cell !== seen) {
      seen = cell;
      // Printed lists fill their columns up with blanks.
      const text = cell.trim();
      isCode = CODE.test(text);
      isRate = RATE.test(text) || isDressedAmount(text);
      column.coded.look(text);
      if (column.values !== undefined) noteValue(column, cell);
    }
    column.filled += 1;
    if (isCode) column.codeLike += 1;
    if (isRate) column.rateLike += 1;
  };
}

/** The VAT in money, with blanks for the thousands or a currency, is no VAT number either. */
function isDressedAmount(text: string): boolean {
  if (!/[.,]/u.test(text)) return false;
  const evidence = decimalEvidence(text);
  return evidence === 'comma' || evidence === 'point';
}

/** 26/07/15 is the 26th of July 2015 or the 15th of July 2026. */
function countShortYear(column: ColumnSurvey, date: string): void {
  if (date.length > 9) return;
  const last = /^\s*'?(?:2\d|3[01])([-/.])\d{1,2}\1([0-3]\d)\s*$/u.exec(date)?.[2];
  if (last === undefined) return;
  column.shortYears += 1;
  if (last < '20') column.oldDays += 1;
  column.openDate ??= date;
}

function blankSurvey(): ColumnSurvey {
  return {
    filled: 0,
    comma: 0,
    point: 0,
    ambiguousAmount: undefined,
    roundThousands: {},
    currencies: new Set(),
    dmy: 0,
    mdy: 0,
    yearFirst: 0,
    openDotted: 0,
    openOther: 0,
    openDate: undefined,
    shortYears: 0,
    oldDays: 0,
    serial: 0,
    codeLike: 0,
    rateLike: 0,
    coded: createCodedNames(),
    values: new Set(),
  };
}
