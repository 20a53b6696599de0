/** Lists in columns, padded by hand: fast for thousands of rows, and no terminal codes inside a width. */
import { displayWidth } from './clean.ts';
import { bold, reword, textOf, type Ink } from './ink.ts';
import { brokenText, fittedInk } from './wrap.ts';

export interface Column {
  readonly header: string;
  /** Figures stand at the right. Left when absent. */
  readonly align?: 'left' | 'right';
  /** Names and sentences go on under themselves where there is little room; figures, days and case numbers never. */
  readonly wraps?: boolean;
  /** On a narrow screen: the line of the card this cell stands on (from 1; cells of a line stand side by side). */
  readonly cardLine?: number;
  /** On a narrow screen: what follows the value, in place of the header: `gg`. */
  readonly cardSuffix?: string;
}

export interface TableRoom {
  /** Columns of the screen, Infinity in a pipe. */
  readonly width: number;
  readonly indent: number;
  /** One card per row in place of columns. */
  readonly isNarrow: boolean;
}

/** How a table stands to others of the same page. */
export interface TableSetting {
  /** Rows of every table that shares these columns: figures stand under figures across all of them. */
  readonly alignedWith?: readonly (readonly Ink[])[];
  /** False where an earlier table of the page already said what the columns are. */
  readonly hasHeader?: boolean;
}

const GAP = 2;
/** Texts are broken to the first of these that makes the table fit; below the second a card is easier to read. */
const EASY_TEXT = 24;
const NARROW_TEXT = 16;
/** A list without cards of its own would lose what its header says: its texts give up more. */
const NARROWEST_TEXT = 10;

/** The lines of a table whose cells are already clean. */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly Ink[])[],
  room: TableRoom,
  { alignedWith = rows, hasHeader = true }: TableSetting = {},
): Ink[][] {
  if (rows.length === 0) return [];
  const widths = room.isNarrow ? undefined : fittingWidths(columns, alignedWith, room);
  if (widths === undefined) return rows.flatMap((row) => cardLines(columns, row, room));
  const header = columns.map((column) => column.header);
  const lines = rows.flatMap((row) => rowLines(columns, row, widths, room.indent));
  return hasHeader && header.some((text) => text !== '')
    ? [rowLine(columns, header, widths, room.indent), ...lines]
    : lines;
}

function naturalWidths(columns: readonly Column[], rows: readonly (readonly Ink[])[]): number[] {
  return columns.map((column, index) =>
    rows.reduce(
      (widest, row) => Math.max(widest, displayWidth(textOf(row[index] ?? ''))),
      displayWidth(column.header),
    ),
  );
}

/** The longest word of a column, as far as there is sense in keeping it whole. */
function longestWord(rows: readonly (readonly Ink[])[], index: number): number {
  const words = rows.flatMap((row) => textOf(row[index] ?? '').split(' '));
  const longest = words.reduce((most, word) => Math.max(most, displayWidth(word)), 0);
  return Math.min(longest, EASY_TEXT);
}

/** Texts give up room, the widest first; undefined when they cannot give up enough. */
function fittingWidths(
  columns: readonly Column[],
  rows: readonly (readonly Ink[])[],
  room: TableRoom,
): number[] | undefined {
  const widths = naturalWidths(columns, rows);
  let excess = totalOf(widths) + GAP * (columns.length - 1) - (room.width - room.indent);
  if (excess <= 0) return widths;
  const whole = columns.map(({ header, wraps }, index) =>
    wraps === true ? Math.max(displayWidth(header), longestWord(rows, index)) : Infinity,
  );
  const hasCards = columns.some(({ cardLine }) => cardLine !== undefined);
  for (const text of [EASY_TEXT, NARROW_TEXT, ...(hasCards ? [] : [NARROWEST_TEXT])]) {
    while (excess > 0) {
      const widest = indexOfWidest(widths, (index) => Math.max(text, whole[index] ?? Infinity));
      if (widest === undefined) break;
      widths[widest] = (widths[widest] ?? 0) - 1;
      excess -= 1;
    }
  }
  return excess > 0 ? undefined : widths;
}

function totalOf(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}

/** Which column gives up a place: the widest of those that are wider than they have to be. */
function indexOfWidest(widths: readonly number[], least: (index: number) => number): number | undefined {
  let best: number | undefined;
  for (const [index, width] of widths.entries()) {
    if (width > least(index) && width > (best === undefined ? 0 : (widths[best] ?? 0))) best = index;
  }
  return best;
}

/** A row, and below it what is left of its texts. */
function rowLines(
  columns: readonly Column[],
  row: readonly Ink[],
  widths: readonly number[],
  indent: number,
): Ink[][] {
  if (columns.every(({ wraps }) => wraps !== true)) return [rowLine(columns, row, widths, indent)];
  const cells = columns.map(({ wraps }, index): Ink[] => {
    const ink = row[index] ?? '';
    if (wraps !== true) return [ink];
    return brokenText(textOf(ink), widths[index] ?? 0).map((text) => reword(ink, text));
  });
  const height = Math.max(...cells.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    rowLine(
      columns,
      cells.map((cell) => cell[line] ?? ''),
      widths,
      indent,
    ),
  );
}

function rowLine(
  columns: readonly Column[],
  row: readonly Ink[],
  widths: readonly number[],
  indent: number,
): Ink[] {
  const line: Ink[] = indent > 0 ? [' '.repeat(indent)] : [];
  for (const [index, column] of columns.entries()) {
    const width = widths[index] ?? 0;
    const ink = row[index] ?? '';
    const padding = ' '.repeat(Math.max(0, width - displayWidth(textOf(ink))));
    if (index > 0) line.push(' '.repeat(GAP));
    if (column.align === 'right') line.push(padding, ink);
    else line.push(ink, padding);
  }
  return line;
}

/** A cell of a card. */
interface CardCell {
  readonly ink: Ink;
  readonly wraps: boolean;
}

/** The cells of a row under each other; the first line in bold, as the title of the card. */
function cardLines(columns: readonly Column[], row: readonly Ink[], room: TableRoom): Ink[][] {
  const byLine = new Map<number, CardCell[]>();
  for (const [index, column] of columns.entries()) {
    const ink = row[index] ?? '';
    if (textOf(ink) === '') continue;
    const number = column.cardLine ?? (index < 2 ? 1 : 2);
    const suffix = column.cardSuffix === undefined ? '' : ` ${column.cardSuffix}`;
    const cell = { ink: reword(ink, textOf(ink) + suffix), wraps: column.wraps === true };
    byLine.set(number, [...(byLine.get(number) ?? []), cell]);
  }
  return [...byLine.entries()]
    .sort(([a], [b]) => a - b)
    .flatMap(([, cells], index) =>
      filled(cells, room.width - GAP).map((line) =>
        index === 0 ? line.map((ink) => bold(textOf(ink))) : [' '.repeat(GAP), ...line],
      ),
    )
    .flatMap((line) => fittedInk(line, room.width));
}

/** Cells side by side as long as they fit; a text goes on under itself, and what has no room goes on the next line. */
function filled(cells: readonly CardCell[], width: number): Ink[][] {
  const lines: Ink[][] = [];
  let used = 0;
  for (const { ink, wraps } of cells) {
    const columns = displayWidth(textOf(ink));
    const current = lines.at(-1);
    const from = current === undefined ? 0 : used + GAP;
    if (current !== undefined && from + columns <= width) {
      current.push(' '.repeat(GAP), ink);
      used = from + columns;
    } else {
      const isBeside = current !== undefined && wraps && width - from >= NARROW_TEXT;
      const margin = isBeside ? ' '.repeat(from) : '';
      const texts = wraps ? brokenText(textOf(ink), width - margin.length) : [textOf(ink)];
      const own = texts.map((text): Ink[] => [margin, reword(ink, text)]);
      if (isBeside) current.push(' '.repeat(GAP), ...(own.shift()?.slice(1) ?? []));
      lines.push(...own);
      used = isBeside && own.length > 0 ? width : columns;
    }
  }
  return lines;
}
