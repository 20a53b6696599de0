/** The page a screen is written on. Every piece of text is cleaned the moment it is put down, so no command can forget. */
import { clean, displayWidth } from './clean.ts';
import type { Format } from './format.ts';
import { bold, cleanInk, reword, textOf, widthOf, type Ink, type Paint } from './ink.ts';
import { tableLines, type Column, type TableSetting } from './table.ts';
import { fittedInk, fittedText } from './wrap.ts';

/** Screens are designed for this many columns. */
export const USUAL_WIDTH = 80;

/** Below this a list becomes one small card per row. */
export const NARROW_WIDTH = 60;

/** Columns a value is broken in at least; with fewer it goes under its label. */
const LEAST_ROOM = 20;

export class Page {
  /** Columns there are; Infinity in a pipe, where nothing is shortened. */
  readonly width: number;
  readonly format: Format;
  readonly #lines: Ink[][] = [];

  constructor(format: Format, width: number) {
    this.format = format;
    this.width = width;
  }

  /** Columns to lay out in: the width, at most the usual one. */
  get layoutWidth(): number {
    return Math.min(this.width, USUAL_WIDTH);
  }

  /** One line; what a screen has no room for goes on below. Line breaks inside become spaces. */
  line(...pieces: readonly Ink[]): void {
    this.#lines.push(...fittedInk(pieces.map(cleanInk), this.width));
  }

  /** An empty line; several in a row stay one. */
  blank(): void {
    const last = this.#lines.at(-1);
    if (last !== undefined && last.length > 0) this.#lines.push([]);
  }

  /** A title on a line of its own, with what stands at the right edge. */
  heading(title: string, atRight = ''): void {
    this.split([bold(title)], [atRight]);
  }

  /** One line with something at the left and something at the right edge; two lines when it does not fit. */
  split(left: readonly Ink[], right: readonly Ink[]): void {
    const [cleanLeft, cleanRight] = [left.map(cleanInk), right.map(cleanInk)];
    const gap = this.layoutWidth - widthOf(cleanLeft) - widthOf(cleanRight);
    if (widthOf(cleanRight) === 0) this.line(...cleanLeft);
    else if (gap >= 2) this.#lines.push([...cleanLeft, ' '.repeat(gap), ...cleanRight]);
    else for (const side of [cleanLeft, cleanRight]) this.line(...side);
  }

  /** Short texts side by side, as many on a line as fit; none is broken. */
  items(texts: readonly string[], paint: (line: string) => Ink = (line) => line, indent = 2): void {
    let line = '';
    for (const text of texts.map(clean)) {
      const longer = line === '' ? text : `${line}  ${text}`;
      if (line === '' || displayWidth(longer) + indent <= this.layoutWidth) line = longer;
      else {
        this.line(' '.repeat(indent), paint(line));
        line = text;
      }
    }
    if (line !== '') this.line(' '.repeat(indent), paint(line));
  }

  /** The first of several ways to write the same that takes at most so many lines; the last where none does. */
  within(lines: number, ways: readonly ((page: Page) => void)[]): void {
    let shortest: Ink[][] = [];
    for (const way of ways) {
      const trial = new Page(this.format, this.width);
      way(trial);
      shortest = trial.#lines;
      if (shortest.length <= lines) break;
    }
    this.#lines.push(...shortest);
  }

  /** How many lines there are so far. */
  get lineCount(): number {
    return this.#lines.length;
  }

  /** A rule across the page. */
  rule(): void {
    this.line('-'.repeat(this.layoutWidth));
  }

  /** A sentence, broken at words to the width of the page. Line breaks in the text are kept. */
  paragraph(text: string, indent = 0): void {
    for (const part of text.split('\n')) {
      for (const line of fittedText(clean(part), this.layoutWidth - indent)) {
        this.#lines.push(line === '' ? [] : [' '.repeat(indent) + line]);
      }
    }
  }

  /** Labels in a column of their own, long values continued under themselves. */
  fields(rows: readonly (readonly [label: string, ...value: Ink[]])[], indent = 0): void {
    const labelWidth = Math.max(...rows.map(([label]) => displayWidth(clean(label)))) + 2;
    for (const [label, ...value] of rows) {
      const cleanLabel = clean(label);
      const head = ' '.repeat(indent) + cleanLabel + ' '.repeat(labelWidth - displayWidth(cleanLabel));
      const [only] = value;
      const room = this.width - head.length;
      if (value.length === 1 && only !== undefined && displayWidth(clean(textOf(only))) > room) {
        this.#lines.push(...this.#longField(head, only, room, indent));
      } else {
        this.#lines.push([head, ...value.map(cleanInk)]);
      }
    }
  }

  /** A value that does not fit beside its label: it goes on under itself or, where there is no room, under the label. */
  #longField(head: string, value: Ink, room: number, indent: number): Ink[][] {
    const text = clean(textOf(value));
    const isRoomy = room >= LEAST_ROOM && longestWord(text) <= room;
    if (isRoomy) {
      const [first = '', ...rest] = fittedText(text, room);
      const margin = ' '.repeat(head.length);
      return [[head, reword(value, first)], ...rest.map((line) => [margin, reword(value, line)])];
    }
    const margin = ' '.repeat(indent + 2);
    const lines = fittedText(text, this.width - margin.length).map((line) => [margin, reword(value, line)]);
    return head.trim() === '' ? lines : [[head.trimEnd()], ...lines];
  }

  /** A list with columns. Names shrink, figures never do; on a narrow screen each row becomes a card. */
  table(
    columns: readonly Column[],
    rows: readonly (readonly Ink[])[],
    indent = 2,
    { alignedWith, ...setting }: TableSetting = {},
  ): void {
    const isNarrow = this.width < NARROW_WIDTH;
    const cleanColumns = columns.map((column) => ({ ...column, header: clean(column.header) }));
    const cleanRows = rows.map((row) => row.map(cleanInk));
    const room = { width: this.width, indent, isNarrow };
    const shared =
      alignedWith === undefined ? {} : { alignedWith: alignedWith.map((row) => row.map(cleanInk)) };
    this.#lines.push(...tableLines(cleanColumns, cleanRows, room, { ...setting, ...shared }));
  }

  /** A small table in a frame, for reference pages. Loads cli-table3. */
  async framed(head: readonly string[], rows: readonly (readonly string[])[]): Promise<void> {
    const { framedLines } = await import('./framedTable.ts');
    const lines = framedLines(
      head.map(clean),
      rows.map((row) => row.map(clean)),
      this.layoutWidth,
    );
    for (const line of lines) this.line(line);
  }

  /** The finished page; ends with a line break unless it is empty. */
  print(paint: Paint): string {
    return this.#lines.map((line) => `${trimmedEnd(line).map(paint).join('')}\n`).join('');
  }
}

function longestWord(text: string): number {
  return Math.max(...text.split(' ').map(displayWidth));
}

/** Spaces at the end of a line are no part of it. */
function trimmedEnd(line: readonly Ink[]): readonly Ink[] {
  const last = line.at(-1);
  if (typeof last !== 'string' || (last !== '' && !last.endsWith(' '))) return line;
  const shorter = last.trimEnd();
  return shorter === '' ? trimmedEnd(line.slice(0, -1)) : [...line.slice(0, -1), shorter];
}
