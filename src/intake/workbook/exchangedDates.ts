/**
 * Dates of a workbook whose day and month were exchanged: a program of one language opened the text export of another and
 * took 05/08 for the 8th of May, while 31/08 stayed a text.
 */
import type { DateOrder } from '../../domain/import/incoming.ts';
import { cleanText } from '../cell/cleanText.ts';
import { dateEvidence } from '../cell/dateText.ts';
import { UnreadableFile } from '../layout.ts';
import type { SheetCell } from './sheetRows.ts';

/** What stands in the date columns of a workbook. */
export interface TypedDates {
  /** The order in which the texts were written. */
  readonly order: DateOrder;
  /** A text, and a date of the workbook's own. */
  readonly detail: string;
}

/** So many texts and so many dates may all fall so by accident. */
const FEWEST = 3;

/**
 * How dates were typed before day and month of some were exchanged: all texts have a day after the 12th, all dates of the
 * workbook's own one up to it, and one column has several of both. Texts of one column beside dates of another prove
 * nothing. Undefined where nothing speaks for it.
 */
export function exchangedDates(columns: readonly (readonly SheetCell[])[]): TypedDates | undefined {
  if (typedIn(columns.flat()) === undefined) return undefined;
  return columns.map(typedIn).find((typed) => typed !== undefined);
}

function typedIn(cells: readonly SheetCell[]): TypedDates | undefined {
  const texts: string[] = [];
  const orders = new Set<string>();
  const days: string[] = [];
  for (const cell of cells) {
    if (typeof cell === 'object' && 'day' in cell) {
      if (dayOfMonth(cell.day) > MONTHS) return undefined;
      days.push(cell.day);
    } else if (typeof cell === 'string' && cell !== '') {
      const evidence = dateEvidence(cleanText(cell));
      if (evidence === 'none') continue;
      texts.push(cell);
      orders.add(evidence);
    }
  }
  const [order] = orders;
  if (texts.length < FEWEST || days.length < FEWEST || orders.size > 1) return undefined;
  return order === 'dmy' || order === 'mdy' ? { order, detail: `${texts[0]}, ${days[0]}` } : undefined;
}

/**
 * The cells as a person says of such dates: in the order of the texts those of the workbook are put back, `ymd` leaves them.
 * Throws `exchanged-dates` where nobody said it.
 */
export function putBack(
  { order, detail }: TypedDates,
  said: DateOrder | undefined,
): (cell: SheetCell) => SheetCell {
  if (said === undefined) throw new UnreadableFile('exchanged-dates', { flag: `--dates ${order}`, detail });
  if (said !== order) return (cell) => cell;
  return (cell) => (typeof cell === 'object' && 'day' in cell ? { day: exchanged(cell.day) } : cell);
}

const MONTHS = 12;

function dayOfMonth(day: string): number {
  return Number(day.slice(-2));
}

function exchanged(day: string): string {
  const [year, month, dayInMonth] = day.split('-');
  return `${year}-${dayInMonth}-${month}`;
}
