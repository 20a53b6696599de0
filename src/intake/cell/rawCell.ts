/** Cells as the file has them, made ready for patterns: whatever is looked for in a cell takes time by its length. */
import { cleanText, LONGEST_TEXT } from './cleanText.ts';

/** Of a text too long for any field its beginning is enough to name it in a report. */
const SHOWN_OF_LONG = 200;
const EQUALS = 61;

/**
 * Readies the cells of a row, in place: `="00012"`, by which programs keep zeros from a spreadsheet, is 00012, and a text
 * longer than any field takes becomes one that still is, but not by much.
 */
export function readyCells(cells: string[]): string[] {
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at] ?? '';
    if (cell.length > LONGEST_TEXT || cell.charCodeAt(0) === EQUALS) cells[at] = readyCell(cell);
  }
  return cells;
}

/** One such cell. */
export function readyCell(cell: string): string {
  const text = cell.charCodeAt(0) === EQUALS ? outOfFormula(cell) : cell;
  return text.length > LONGEST_TEXT ? shortened(cleanText(text)) : text;
}

/** By places and not by a pattern, which a cell of some megabytes is too much for. */
function outOfFormula(cell: string): string {
  const isText = cell.length > 2 && cell.startsWith('="') && cell.endsWith('"');
  if (!isText) return cell;
  const text = cell.slice(2, -1).replaceAll('""', '\u0000');
  return text.includes('"') ? cell : text.replaceAll('\u0000', '"');
}

/** Filled up with what no amount, date or word is made of, so that nothing cut short is taken for the whole. */
function shortened(text: string): string {
  return text.length > LONGEST_TEXT ? text.slice(0, SHOWN_OF_LONG).padEnd(2 * LONGEST_TEXT, '…') : text;
}
