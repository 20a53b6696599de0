/** Lists in columns, padded by hand: fast for thousands of rows, and no terminal codes inside a width. */
import { displayWidth, shorten } from './clean.ts';
import { bold, reword, textOf, type Ink } from './ink.ts';
import { fittedInk, fittedText } from './wrap.ts';

export interface Column {
  readonly header: string;
  /** Figures stand at the right. Left when absent. */
  readonly align?: 'left' | 'right';
  /** Names and free text may lose their end to `..`; figures, days and case numbers never. */
  readonly shrinks?: boolean;
  /** Sentences go on under themselves, and give up their room before any name does. */
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
/** A name shorter than this says nothing any more. */
const SHORTEST_NAME = 8;
/** A sentence is broken to this, names are shortened to the second, before both give up what is left of their room. */
const EASY_SENTENCE = 24;
const EASY_NAME = 16;
const NARROWEST_SENTENCE = 14;

/** The lines of a table whose cells are already clean. */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly Ink[])[],
  room: TableRoom,
  { alignedWith = rows, hasHeader = true }: TableSetting = {},
): Ink[][] {
  if (rows.length === 0) return [];
  const widths = room.isNarrow
    ? undefined
    : fittingWidths(columns, naturalWidths(columns, alignedWith), longestWords(columns, alignedWith), room);
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

/** Of each column that wraps the longest word, as far as there is sense in keeping it whole. Zero for the others. */
function longestWords(columns: readonly Column[], rows: readonly (readonly Ink[])[]): number[] {
  return columns.map((column, index) => {
    if (column.wraps !== true) return 0;
    const words = rows.flatMap((row) => textOf(row[index] ?? '').split(' '));
    const longest = words.reduce((most, word) => Math.max(most, displayWidth(word)), 0);
    return Math.min(longest, EASY_SENTENCE);
  });
}

/** Sentences give up their room first, then names, the widest first; undefined when they cannot make room. */
function fittingWidths(
  columns: readonly Column[],
  natural: readonly number[],
  words: readonly number[],
  room: TableRoom,
): number[] | undefined {
  const widths = [...natural];
  let excess = totalOf(widths) + GAP * (columns.length - 1) - (room.width - room.indent);
  const least = (index: number, sentence: number, name: number): number => {
    const column = columns[index];
    const header = displayWidth(column?.header ?? '');
    if (column?.wraps === true) return Math.max(sentence, header, words[index] ?? 0);
    return column?.shrinks === true ? Math.max(name, header) : Infinity;
  };
  for (const [sentence, name] of [
    [EASY_SENTENCE, Infinity],
    [EASY_SENTENCE, EASY_NAME],
    [NARROWEST_SENTENCE, EASY_NAME],
    [NARROWEST_SENTENCE, SHORTEST_NAME],
  ] as const) {
    while (excess > 0) {
      const widest = indexOfWidest(widths, (index) => least(index, sentence, name));
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

/** A row, and below it what is left of its sentences. */
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
    return fittedText(textOf(ink), widths[index] ?? 0).map((text) => reword(ink, text));
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
    const mayLoseEnd = column.shrinks === true || column.wraps === true;
    const text = mayLoseEnd ? shorten(textOf(ink), width) : textOf(ink);
    const padding = ' '.repeat(Math.max(0, width - displayWidth(text)));
    if (index > 0) line.push(' '.repeat(GAP));
    if (column.align === 'right') line.push(padding, reword(ink, text));
    else line.push(reword(ink, text), padding);
  }
  return line;
}

/** The cells of a row under each other; the first line in bold, as the title of the card. */
function cardLines(columns: readonly Column[], row: readonly Ink[], room: TableRoom): Ink[][] {
  const byLine = new Map<number, Ink[]>();
  for (const [index, column] of columns.entries()) {
    const ink = row[index] ?? '';
    if (textOf(ink) === '') continue;
    const number = column.cardLine ?? (index < 2 ? 1 : 2);
    const suffix = column.cardSuffix === undefined ? '' : ` ${column.cardSuffix}`;
    const before = byLine.get(number) ?? [];
    const text = column.shrinks === true ? shorten(textOf(ink), roomBeside(before, room)) : textOf(ink);
    byLine.set(number, [...before, reword(ink, text + suffix)]);
  }
  return [...byLine.entries()]
    .sort(([a], [b]) => a - b)
    .flatMap(([, cells], index) =>
      filled(cells, room.width).map((line) =>
        index === 0 ? line.map((ink) => bold(textOf(ink))) : ['  ', ...line],
      ),
    )
    .flatMap((line) => fittedInk(line, room.width));
}

/** Columns left for a name beside the cells before it; those of a whole line when next to nothing is left. */
function roomBeside(before: readonly Ink[], { width }: TableRoom): number {
  const left = before.reduce((room, ink) => room - GAP - displayWidth(textOf(ink)), width - GAP);
  return left >= SHORTEST_NAME ? left : width - GAP;
}

/** Cells side by side as long as they fit; what does not fit goes on the next line, whole. */
function filled(cells: readonly Ink[], width: number): Ink[][] {
  const lines: Ink[][] = [];
  let used = 0;
  for (const cell of cells) {
    const columns = displayWidth(textOf(cell));
    const current = lines.at(-1);
    if (current === undefined || used + GAP + columns > width - GAP) {
      lines.push([cell]);
      used = columns;
    } else {
      current.push(' '.repeat(GAP), cell);
      used += GAP + columns;
    }
  }
  return lines;
}
