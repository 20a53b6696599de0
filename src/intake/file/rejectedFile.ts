import type { ReadFile } from '../../domain/import/incoming.ts';
import { csvLine } from './csvLine.ts';

/** The names under which the last column of a file of rejected rows is known, in the two languages. */
export type ReasonColumn = 'motivo' | 'reason';

/** The rows of a file that were rejected, as they stand in it. */
export type RejectedRows = Pick<ReadFile, 'header' | 'rejectedRows'> & {
  readonly layout: Pick<ReadFile['layout'], 'delimiter'> & Partial<Pick<ReadFile['layout'], 'headerLine'>>;
};

/**
 * The text of a file with the rejected rows and why, to be corrected and imported again: the header and the cells as
 * they were, and one more column with `reasonOf(line)`. Same delimiter, UTF-8 with byte order mark, CRLF.
 *
 * A file without a header gets none, so that it is read by position again. Control characters are left out, as reading
 * leaves them out. Cells that a spreadsheet could run as a formula get an apostrophe in front, which reading takes off
 * again. The extra column names no field, so reading passes over it.
 */
export function rejectedFile(
  file: RejectedRows,
  reasonColumn: ReasonColumn,
  reasonOf: (line: number) => string,
): string {
  const { delimiter } = file.layout;
  const width = file.header.length - (hasReasons(file.header) ? 1 : 0);
  const rows = [...file.rejectedRows].sort(([a], [b]) => a - b);
  const hasHeader = file.layout.headerLine !== 0;
  const lines = [
    ...(hasHeader ? [[...file.header.slice(0, width), reasonColumn]] : []),
    ...rows.map(([line, cells]) => [...ofWidth(cells, width, file.header.length), reasonOf(line)]),
  ];
  return `\uFEFF${lines.map((cells) => `${csvLine(cells, delimiter)}\r\n`).join('')}`;
}

/** A file of rejected rows that is imported and rejected again keeps a single column of reasons. */
export function hasReasons(header: readonly string[]): boolean {
  return /^(?:motivo|reason)$/u.test(header.at(-1) ?? '');
}

/** The reasons of rows that repeat another one, in the two languages. */
const REPEATS = /la stessa partita è già|the same item (?:already )?stands/u;

/** Whether a row comes back that was set aside because it repeats another one; whoever empties the reason says that it counts. */
export function isRepeat(reason: string): boolean {
  return REPEATS.test(reason);
}

/** Short rows are filled up, so that the reason stands in its column; rows that are too long stay so. */
function ofWidth(cells: readonly string[], width: number, headerLength: number): string[] {
  const own = cells.length > headerLength ? [...cells] : cells.slice(0, width);
  while (own.length < width) own.push('');
  return own;
}
