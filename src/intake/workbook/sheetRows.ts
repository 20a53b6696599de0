/** The rows of one sheet of a workbook, cells as they were typed in. */
import { addDays, day } from '../../domain/day.ts';
import type { Currency } from '../../domain/money.ts';
import { UnreadableFile } from '../layout.ts';
import type { NumberFormat } from './numberFormats.ts';
import { attributeOf, type XmlHandler } from '../file/scanXml.ts';

/** A date cell: `YYYY-MM-DD`, also where the calendar has no such day. */
export interface DateCell {
  readonly day: string;
}

/** A cell without a value: an error such as `#N/A`, or a formula nobody has calculated yet. */
export interface FailedCell {
  readonly failure: string;
}

/** A number shown with a currency that is not the euro. */
export interface ForeignCell {
  readonly amount: number;
  readonly currency: Currency;
}

/** Texts as they are, numbers as they are stored; '' is blank. */
export type SheetCell = string | number | DateCell | FailedCell | ForeignCell;

/** A row with something in it. */
export interface SheetRow {
  /** Its number in the sheet, counted from 1. */
  readonly line: number;
  readonly cells: readonly SheetCell[];
}

/** Cells drawn as one over several rows: the column counted from 0, the rows from 1. */
export interface MergedCells {
  readonly column: number;
  readonly first: number;
  readonly last: number;
}

/** What the cells of a sheet refer to. */
export interface SheetWorld {
  readonly strings: readonly string[];
  readonly formats: readonly (NumberFormat | undefined)[];
  /** Days are counted from 1904, as old Macintosh programs did. */
  readonly is1904: boolean;
  /** Counts down over all sheets; `too-large` when nothing is left. */
  readonly budget: { cellsLeft: number };
}

/** A sheet has no more rows and columns than this. */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
const LONGEST_CELL = 100_000;

interface RawCell {
  readonly column: number;
  readonly type: string;
  readonly format: NumberFormat | undefined;
  value: string;
  formula: string | undefined;
}

/** Reads the rows; those without any value are left out. `scan` goes through the sheet. Throws `UnreadableFile`. */
export function readSheetRows(
  scan: (handler: XmlHandler) => void,
  world: SheetWorld,
): { readonly rows: readonly SheetRow[]; readonly merged: readonly MergedCells[] } {
  const rows: SheetRow[] = [];
  const merged: MergedCells[] = [];
  let line = 0;
  let cells: SheetCell[] = [];
  let lastColumn = 0;
  let cell: RawCell | undefined;
  let reading: 'value' | 'formula' | undefined;
  let phonetic = 0;
  let isInRows = false;

  function startRow(attributes: string): void {
    const given = attributeOf(attributes, 'r');
    line = given === undefined ? line + 1 : placeNumber(given, LAST_ROW);
    cells = [];
    lastColumn = 0;
  }

  function startCell(attributes: string): RawCell {
    const place = /^[A-Z]+/u.exec(attributeOf(attributes, 'r') ?? '')?.[0];
    lastColumn = place === undefined ? lastColumn + 1 : columnNumber(place);
    const format = world.formats[Number(attributeOf(attributes, 's') ?? 0)];
    return {
      column: lastColumn,
      type: attributeOf(attributes, 't') ?? 'n',
      format,
      value: '',
      formula: undefined,
    };
  }

  function endCell(raw: RawCell): void {
    const value = valueOf(raw, world);
    if (value === '') return;
    world.budget.cellsLeft -= Math.max(1, raw.column - cells.length);
    if (world.budget.cellsLeft < 0) throw new UnreadableFile('too-large');
    while (cells.length < raw.column - 1) cells.push('');
    cells[raw.column - 1] = value;
  }

  scan({
    open(name, attributes) {
      if (name === 'sheetData') isInRows = true;
      if (name === 'mergeCell') merged.push(...mergedRows(attributeOf(attributes, 'ref') ?? ''));
      if (!isInRows) return;
      if (name === 'row') startRow(attributes);
      else if (name === 'c') cell = startCell(attributes);
      else if (name === 'v' || name === 't') reading = phonetic === 0 ? 'value' : undefined;
      else if (name === 'f') reading = 'formula';
      else if (name === 'rPh') phonetic += 1;
      if (name === 'f' && cell !== undefined) cell.formula = '';
    },
    text(text) {
      if (cell === undefined || reading === undefined) return;
      if (reading === 'value') cell.value += text;
      else cell.formula = (cell.formula ?? '') + text;
      if (cell.value.length > LONGEST_CELL) throw new UnreadableFile('damaged-file', { line });
    },
    close(name) {
      if (name === 'sheetData') isInRows = false;
      else if (name === 'v' || name === 't' || name === 'f') reading = undefined;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'c' && cell !== undefined) {
        endCell(cell);
        cell = undefined;
      } else if (name === 'row' && isInRows && cells.length > 0) rows.push({ line, cells });
    },
  });
  return { rows, merged };
}

/** `A2:B3`: only the first column has a value. */
function mergedRows(place: string): MergedCells[] {
  const [, letters = '', first = '', last = ''] = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/u.exec(place) ?? [];
  if (letters === '' || first === last) return [];
  const lastRow = Math.min(Number(last), LAST_ROW);
  return [{ column: columnNumber(letters) - 1, first: Number(first), last: lastRow }];
}

function valueOf(raw: RawCell, { strings, is1904 }: SheetWorld): SheetCell {
  const { type, value, formula, format } = raw;
  switch (type) {
    case 's': {
      if (value === '') return '';
      const text = strings[Number(value)];
      if (text === undefined) throw new UnreadableFile('damaged-file');
      return unescaped(text);
    }
    case 'str':
    case 'inlineStr':
      return unescaped(value);
    case 'b':
      return value === '' ? '' : value === '1' ? 'TRUE' : 'FALSE';
    case 'd':
      return value === '' ? '' : { day: value.slice(0, 10) };
    case 'e':
      return { failure: value === '' ? '#ERROR' : value };
    default: {
      // Programs that write formulas without calculating them leave no value: that is not the same as a blank.
      if (value.trim() === '') return formula === undefined ? '' : { failure: `=${formula.slice(0, 40)}` };
      const number = Number(value);
      if (!Number.isFinite(number)) return { failure: value.slice(0, 40) };
      if (format?.kind === 'date') return { day: dayOfSerial(number, is1904) };
      if (format?.kind === 'zeros' && Number.isInteger(number) && number >= 0) {
        return String(number).padStart(format.digits, '0');
      }
      return format?.kind === 'foreign' ? { amount: number, currency: format.currency } : number;
    }
  }
}

const DAYS_1900_TO_1904 = 1462;
/** The 29th of February 1900, which the calendar lacks but the count of days has. */
const NO_DAY = 60;
const LAST_SERIAL = 109_574;

/** The day a serial number counts to, the hour left out; a text that is no day for numbers that are none. */
export function dayOfSerial(serial: number, is1904 = false): string {
  // A calculated hour may fall short of midnight by a hair.
  const count = Math.floor(serial + 1e-6) + (is1904 ? DAYS_1900_TO_1904 : 0);
  if (count < 1 || count === NO_DAY || count > LAST_SERIAL) return '0000-00-00';
  return addDays(day('1900-01-01'), count - (count > NO_DAY ? 2 : 1));
}

/** Characters XML cannot hold are written `_x000D_`. */
function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\dA-Fa-f]{4})_/gu, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return placeNumber(String(number), LAST_COLUMN);
}

function placeNumber(text: string, last: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > last) throw new UnreadableFile('damaged-file');
  return number;
}
