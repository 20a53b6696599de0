import type { Layout, LineBreak } from '../layout.ts';
import { DELIMITERS, LONGEST_PREAMBLE, recordAt, type FoundHeader } from './findHeader.ts';
import { matchHeaders } from './matchHeader.ts';

/** One row of the beginning of a table; a quoted cell may take it over several lines. */
export interface HeadRow {
  /** Where it starts, counted from 1. */
  readonly line: number;
  readonly lineCount: number;
  readonly cells: readonly string[];
}

/** The beginning of a table cut in one way: by one delimiter, or one sheet of a workbook. */
export interface TableHead {
  readonly delimiter: Layout['delimiter'];
  readonly rows: readonly HeadRow[];
  /** Rows end where their cells are blank, as those of a sheet do: the widest one tells how many columns there are. */
  readonly isRagged?: true;
}

/** The beginning of a CSV file, cut by the delimiter somebody named or by each there may be. Blank lines are left out. */
export function textHeads(
  text: string,
  lineBreak: LineBreak,
  told: Layout['delimiter'] | undefined,
): TableHead[] {
  const lines = text.split(lineBreak).map((line) => line.replace(/\r$/u, ''));
  return (told === undefined ? DELIMITERS : [told]).map((delimiter) => ({
    delimiter,
    rows: rowsOf(lines, delimiter),
  }));
}

function rowsOf(lines: readonly string[], delimiter: string): HeadRow[] {
  const rows: HeadRow[] = [];
  let at = 0;
  while (at < lines.length) {
    const record = lines[at]?.trim() === '' ? undefined : recordAt(lines, at, delimiter);
    if (record !== undefined) rows.push({ line: at + 1, ...record });
    at += record?.lineCount ?? 1;
  }
  return rows;
}

/** How wide the rows of a table are: the number of cells most of the first ones have; a sheet's rows leave out the end. */
export function widthOf({ rows }: TableHead): { readonly width: number; readonly agreeing: number } {
  const counts = new Map<number, number>();
  for (const { cells } of rows.slice(0, LONGEST_PREAMBLE)) {
    counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  }
  const [[width, agreeing] = [0, 0]] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  return { width, agreeing };
}

/** The head in which most rows are equally wide; of equal ones the first. */
export function likeliestHead(heads: readonly TableHead[]): TableHead | undefined {
  return heads
    .map((head) => ({ head, ...widthOf(head) }))
    .filter(({ width }) => width > 1)
    .sort((a, b) => b.agreeing - a.agreeing)[0]?.head;
}

/** A row of a head as the header of its table. */
export function headerAt({ delimiter }: TableHead, { line, lineCount, cells }: HeadRow): FoundHeader {
  return {
    delimiter,
    headerLine: line,
    firstDataLine: line + lineCount,
    cells,
    matches: matchHeaders(cells),
  };
}

/** Whether cells may be names of columns: words, with a small number at most. */
export function areNames(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return filled.length > 1 && filled.every((cell) => /^\p{L}[\p{L} ._/()%€°-]*\d{0,2}$/u.test(cell));
}
