/**
 * Cells of a workbook as the texts the readers of CSV take. Texts stay as they are. Numbers are already numbers, so they
 * are written in the way their column's texts are, and prove nothing about those texts.
 */
import { decimalEvidence } from '../cell/amountText.ts';
import type { Field } from '../header/headerWords.ts';
import type { DecimalMark } from '../layout.ts';
import { dayOfSerial, type SheetCell } from './sheetRows.ts';
import { MONEY_FIELDS } from '../column/textColumns.ts';

export type CellWriter = (cell: SheetCell) => string;

/** Numbers of days from 1954 to 2119: dates in a column that lost its format. */
const FIRST_SERIAL = 20_000;
const LAST_SERIAL = 80_000;

/** How to write numbers: the decimal mark a person named, and where the workbook starts to count days. */
export interface Writing {
  readonly decimal: DecimalMark | undefined;
  readonly is1904: boolean;
}

/** Writes the cells of one column, after a look at all of them. */
export function createCellWriter(
  field: Field | undefined,
  column: readonly SheetCell[],
  { decimal, is1904 }: Writing,
): CellWriter {
  if (field === undefined) return plainText;
  if (MONEY_FIELDS.has(field)) return moneyWriter(decimal ?? markOf(column));
  if (field === 'due_date' || field === 'invoice_date') return (cell) => dateText(cell, is1904);
  return field === 'invoice_no' ? documentText : namedText;
}

/** A cell as a text, whatever it stands for. */
export function plainText(cell: SheetCell): string {
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return decimalText(cell);
  if ('amount' in cell) return decimalText(cell.amount);
  return 'day' in cell ? cell.day : cell.failure;
}

/** An error is no name, no address and no note: there is nothing. */
function namedText(cell: SheetCell): string {
  return typeof cell === 'object' && 'failure' in cell ? '' : plainText(cell);
}

/** Spreadsheets make a date of a number such as 12/5: what it was cannot be told, so the number is missing. */
function documentText(cell: SheetCell): string {
  return typeof cell === 'object' && !('amount' in cell) ? '' : plainText(cell);
}

function dateText(cell: SheetCell, is1904: boolean): string {
  const isSerial = typeof cell === 'number' && cell >= FIRST_SERIAL && cell <= LAST_SERIAL;
  return isSerial ? dayOfSerial(cell, is1904) : plainText(cell);
}

/** `undecided`: the column has texts, and they can be read in two ways. */
type ColumnMark = DecimalMark | 'undecided';

/** How the texts of a column are written; numbers have no mark. */
function markOf(column: readonly SheetCell[]): ColumnMark {
  const count = { comma: 0, point: 0, ambiguous: 0, none: 0 };
  for (const cell of column) if (typeof cell === 'string' && cell !== '') count[decimalEvidence(cell)] += 1;
  if (count.comma !== count.point) return count.comma > count.point ? 'comma' : 'point';
  return count.comma + count.ambiguous > 0 ? 'undecided' : 'point';
}

function moneyWriter(mark: ColumnMark): CellWriter {
  return (cell) => {
    if (typeof cell === 'number') return amountText(cell, mark);
    if (typeof cell === 'object' && 'amount' in cell)
      return `${amountText(cell.amount, mark)} ${cell.currency}`;
    return plainText(cell);
  };
}

/**
 * An amount with the decimal mark of its column. Three decimals would look like thousands, so a zero follows them; in an
 * undecided column they are left so, that the numbers do not decide what the texts mean.
 */
function amountText(amount: number, mark: ColumnMark): string {
  const [whole = '', fraction = ''] = toTheCent(decimalText(amount)).split('.');
  if (fraction === '') return whole;
  if (mark === 'undecided') return `${whole},${fraction.slice(0, 3).padEnd(3, '0')}`;
  return `${whole}${mark === 'comma' ? ',' : '.'}${fraction.padEnd(fraction.length === 3 ? 4 : 2, '0')}`;
}

/** A number in digits, the shortest that mean it: no exponent. */
export function decimalText(number: number): string {
  const [mantissa = '', exponent] = String(number).split('e');
  if (exponent === undefined) return mantissa;
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0')}`;
}

/** Decimals that count: one thousand-millionth of a unit is what is left of calculating with binary fractions. */
const ARTEFACT_DIGITS = 9;

/** 3049.9999999999995 is 3050.00, because it lies within 1e-9 of a whole cent; 1234.565 stays as it is. */
export function toTheCent(decimal: string): string {
  const sign = decimal.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = decimal.slice(sign.length).split('.');
  if (fraction.length < ARTEFACT_DIGITS) return decimal;
  const unit = 10n ** BigInt(fraction.length - 2);
  const value = BigInt(whole + fraction);
  const cents = (value + unit / 2n) / unit;
  const distance = value > cents * unit ? value - cents * unit : cents * unit - value;
  if (distance > 10n ** BigInt(fraction.length - ARTEFACT_DIGITS)) return decimal;
  if (cents === 0n) return '0';
  const digits = String(cents).padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
