import type { ColumnPlace, LayoutHints } from '../../domain/import/incoming.ts';
import { LONGEST_PREAMBLE, headerScore, type FoundHeader } from './findHeader.ts';
import { UnreadableFile } from '../layout.ts';
import { headerKey } from './headerKey.ts';
import { headerAt, likeliestHead, widthOf, type HeadRow, type TableHead } from './tableHead.ts';

/** A table with the header a person has told, or with none. */
export interface ToldHeader<Head extends TableHead> {
  readonly head: Head;
  readonly header: FoundHeader;
}

/**
 * The header where a person said enough to know it: that there is none, where it stands, or how some of its columns are
 * called. Undefined where nothing of the kind was said. Throws `UnreadableFile`: `no-such-column` with the missing ones.
 */
export function toldHeader<Head extends TableHead>(
  heads: readonly Head[],
  hints: LayoutHints,
): ToldHeader<Head> | undefined {
  if (hints.hasHeader === false) return headerless(heads, hints);
  const names = toldPlaces(hints).filter((place) => typeof place === 'string');
  if (names.length === 0 && hints.hasHeader === undefined && hints.linesBefore === undefined)
    return undefined;
  const candidates = heads.flatMap((head) =>
    headerRows(head, hints).map((row) => ({ head, header: headerAt(head, row), found: countOf(names, row) })),
  );
  const [best] = candidates.sort(
    (a, b) =>
      b.found - a.found ||
      headerScore(b.header.matches) - headerScore(a.header.matches) ||
      a.header.headerLine - b.header.headerLine ||
      b.header.cells.length - a.header.cells.length,
  );
  if (best === undefined) throw new UnreadableFile('no-header');
  const missing = names.filter((name) => !has(best.header.cells, name));
  if (missing.length > 0) throw new UnreadableFile('no-such-column', { detail: missing.join(', ') });
  return best;
}

/**
 * A table of which every line is a row: its columns are called by their positions. Undefined for a head that is no
 * table. Throws `UnreadableFile`: `no-header` where the head of no table is seen.
 */
export function headerless<Head extends TableHead>(
  heads: readonly Head[],
  hints: LayoutHints,
): ToldHeader<Head> {
  const { linesBefore } = hints;
  const likeliest = likeliestHead(heads);
  const head = heads.find((candidate) => candidate === likeliest);
  if (head === undefined) throw new UnreadableFile('no-header');
  const { width } = widthOf(head);
  const first =
    linesBefore === undefined
      ? (head.rows.find(({ cells }) => cells.length === width)?.line ?? 1)
      : linesBefore + 1;
  const cells = Array.from({ length: head.isRagged === true ? widestOf(head, hints) : width }, (_, at) =>
    String(at + 1),
  );
  return {
    head,
    header: {
      delimiter: head.delimiter,
      headerLine: 0,
      firstDataLine: first,
      cells,
      matches: cells.map(() => undefined),
    },
  };
}

function widestOf({ rows }: TableHead, hints: LayoutHints): number {
  const positions = toldPlaces(hints).filter((place) => typeof place === 'number');
  return Math.max(...rows.map(({ cells }) => cells.length), ...positions);
}

/** Every column a person named. */
export function toldPlaces({ columns = {}, unused = [], skip = [] }: LayoutHints): ColumnPlace[] {
  return [...Object.values(columns), ...unused, ...skip.map(({ column }) => column)];
}

function headerRows(head: TableHead, { linesBefore }: LayoutHints): readonly HeadRow[] {
  if (linesBefore === undefined) return head.rows.filter(({ line }) => line <= LONGEST_PREAMBLE);
  const row = head.rows.find(({ line }) => line > linesBefore);
  return row === undefined ? [] : [row];
}

function countOf(names: readonly string[], { cells }: HeadRow): number {
  return names.filter((name) => has(cells, name)).length;
}

function has(cells: readonly string[], name: string): boolean {
  return columnsCalled(name, cells).length > 0;
}

/** The columns under a name, counted from 0: exactly so called or, if none is, but for case, accents and punctuation. */
export function columnsCalled(name: string, cells: readonly string[]): number[] {
  const called = (isMeant: (cell: string) => boolean): number[] =>
    cells.flatMap((cell, at) => (isMeant(cell) ? [at] : []));
  const exact = called((cell) => cell === name.trim());
  const key = headerKey(name);
  return exact.length > 0 || key === '' ? exact : called((cell) => headerKey(cell) === key);
}
