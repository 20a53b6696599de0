/** Cells as a line of CSV that a spreadsheet opens and does not run. */
import { withoutControls } from '../cell/cleanText.ts';

/** Text a spreadsheet would run. Full-width signs count in some of them. */
const RUNS = /^[=+\-@＝＋－＠]/u;
/** A plain signed number is no formula, and people go on calculating with it. */
const NUMBER = /^[-+]?[\d.,]*\d[\d.,]*$/u;

/**
 * The line without its end. Control characters, tabs and line breaks are taken out; a cell that could be run as a formula
 * gets an apostrophe in front, which reading takes off again.
 */
export function csvLine(cells: readonly string[], delimiter: string): string {
  return cells.map((cell) => quote(neutralise(cell), delimiter)).join(delimiter);
}

function neutralise(cell: string): string {
  const text = withoutControls(cell);
  return RUNS.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

function quote(cell: string, delimiter: string): string {
  const isPlain = !cell.includes(delimiter) && !/["\r\n]/u.test(cell);
  return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`;
}
