/** Cells as the file has them, made ready for patterns: whatever is looked for in a cell takes time by its length. */
import { cleanText, LONGEST_TEXT } from './cleanText.ts';

/** Of a text too long for any field its beginning is enough to name it in a report. */
const SHOWN_OF_LONG = 200;
const EQUALS = 61;
const FORMULA = /^="((?:[^"]|"")*)"$/u;

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

function outOfFormula(cell: string): string {
  return FORMULA.exec(cell)?.[1]?.replaceAll('""', '"') ?? cell;
}

/** Filled up with what no amount, date or word is made of, so that nothing cut short is taken for the whole. */
function shortened(text: string): string {
  return text.length > LONGEST_TEXT ? text.slice(0, SHOWN_OF_LONG).padEnd(2 * LONGEST_TEXT, '…') : text;
}
