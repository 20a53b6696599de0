import type { LayoutHints } from '../../domain/import/incoming.ts';
import { debtorAbove } from '../row/debtorAbove.ts';
import type { Field } from './headerWords.ts';
import { UnreadableFile, type Layout, type LineBreak, type RowMarks } from '../layout.ts';
import { hasAges, isAgeingHeader, matchHeaders, type HeaderMatch } from './matchHeader.ts';
import { splitLine } from '../file/splitLine.ts';

/** The header of a file: where it is, how it is cut, and what its cells name. */
export interface FoundHeader {
  readonly delimiter: Layout['delimiter'];
  readonly headerLine: number;
  readonly firstDataLine: number;
  readonly cells: readonly string[];
  readonly matches: readonly (HeaderMatch | undefined)[];
  /** The line above, where it names the debtor of the rows below. */
  readonly above?: string;
}

/** How the file is written, before its columns are chosen. */
export type Written = FoundHeader &
  Pick<Layout, 'encoding' | 'lineBreak'> & {
    /** The lines above the header, with blanks between their cells. */
    readonly preamble?: readonly string[];
    /** How rows that are data are told from others, beside what the columns name. */
    readonly lines?: Pick<RowMarks, 'titles' | 'told'>;
  };

export const DELIMITERS: readonly Layout['delimiter'][] = [';', ',', '\t', '|'];
/** Company, title, date and filters stand above the header: two to five lines as a rule. */
export const LONGEST_PREAMBLE = 30;
const FEWEST_FIELDS = 3;
/** Every cell of a header may be broken over lines, as spreadsheets do in narrow columns. */
const LONGEST_HEADER_LINES = 40;
/** Fields that make a line more likely to be the header than a heading above it. */
const TELLING: readonly Field[] = ['invoice_no', 'due_date', 'amount', 'open_balance'];

/**
 * Finds the header among the first lines, over all delimiters: the line that names most fields. `text` is the beginning
 * of the file. Throws `UnreadableFile` when there is none, or when the file is an ageing list.
 */
export function findHeader(text: string, lineBreak: LineBreak, hint: LayoutHints['delimiter']): FoundHeader {
  const lines = text.split(lineBreak).map((line) => line.replace(/\r$/u, ''));
  if (lines.every((line) => line.trim() === '')) throw new UnreadableFile('empty-file');
  const told = hint ?? toldBySepLine(lines[0] ?? '');
  const candidates = (told === undefined ? DELIMITERS : [told]).flatMap((delimiter) =>
    headersCutBy(lines, delimiter),
  );
  const [best, second] = candidates.sort(
    (a, b) => headerScore(b.matches) - headerScore(a.matches) || a.headerLine - b.headerLine,
  );
  if (best === undefined || !names(best, 'due_date')) refuseAgeingList(lines);
  if (best === undefined && isFixedWidth(lines)) throw new UnreadableFile('fixed-width');
  if (best === undefined)
    throw new UnreadableFile('no-header', { flag: '--columns', detail: (lines[0] ?? '').slice(0, 80) });
  if (
    second !== undefined &&
    second.headerLine === best.headerLine &&
    headerScore(second.matches) === headerScore(best.matches)
  ) {
    const detail = `${best.delimiter} ${second.delimiter}`;
    throw new UnreadableFile('ambiguous-delimiter', { flag: '--delimiter', detail });
  }
  return best;
}

/** A report as it is printed: columns kept apart by blanks, no delimiter anywhere but in amounts. */
function isFixedWidth(lines: readonly string[]): boolean {
  const filled = lines.slice(0, LONGEST_PREAMBLE).filter((line) => line.trim() !== '');
  const aligned = filled.filter((line) => /\S {2,}\S.* {2,}\S/u.test(line) && !/[;\t|]/u.test(line));
  return aligned.length > 1 && aligned.length * 2 > filled.length;
}

function names(header: FoundHeader, field: Field): boolean {
  return header.matches.some((match) => match?.field === field);
}

/** Excel writes and reads a first line `sep=;`. */
function toldBySepLine(line: string): Layout['delimiter'] | undefined {
  const mark = /^"?sep=(.)"?$/iu.exec(line)?.[1];
  return DELIMITERS.find((delimiter) => delimiter === mark);
}

function headersCutBy(lines: readonly string[], delimiter: Layout['delimiter']): FoundHeader[] {
  const found: FoundHeader[] = [];
  for (let at = 0; at < Math.min(lines.length, LONGEST_PREAMBLE); at += 1) {
    const record = recordAt(lines, at, delimiter);
    if (record === undefined) continue;
    const matches = matchHeaders(record.cells);
    if (headerScore(matches) === 0) continue;
    found.push({
      delimiter,
      headerLine: at + 1,
      firstDataLine: at + 1 + record.lineCount,
      cells: record.cells,
      matches,
      ...debtorAbove(lines.slice(0, at).map((line) => cellsOf(line, delimiter))),
    });
  }
  return found;
}

function cellsOf(line: string, delimiter: string): readonly string[] {
  const cells = splitLine(line, delimiter);
  return Array.isArray(cells) ? cells : [];
}

/** The record that starts on a line, its cells with single spaces; undefined where the quotes fall apart. */
export function recordAt(
  lines: readonly string[],
  at: number,
  delimiter: string,
): { cells: string[]; lineCount: number } | undefined {
  for (let lineCount = 1; lineCount <= LONGEST_HEADER_LINES; lineCount += 1) {
    const cells = splitLine(lines.slice(at, at + lineCount).join('\n'), delimiter);
    if (cells === 'irregular') return undefined;
    if (cells !== 'open') return { cells: cells.map((cell) => cell.replace(/\s+/gu, ' ').trim()), lineCount };
  }
  return undefined;
}

/** How much of a header a row is: 0 for none, more for each field it names. */
export function headerScore(matches: readonly (HeaderMatch | undefined)[]): number {
  const fields = fieldsOf(matches);
  if (fields.size < FEWEST_FIELDS) return 0;
  return fields.size + 2 * TELLING.filter((field) => fields.has(field)).length;
}

function fieldsOf(matches: readonly (HeaderMatch | undefined)[]): Set<Field> {
  return new Set(matches.flatMap((match) => (match === undefined ? [] : [match.field])));
}

/** An ageing list has sums per age and debtor, no documents: nothing in it can be chased by name and date. */
function refuseAgeingList(lines: readonly string[]): void {
  for (const line of lines.slice(0, LONGEST_PREAMBLE)) {
    for (const delimiter of DELIMITERS) {
      const cells = splitLine(line, delimiter);
      if (typeof cells === 'string') continue;
      refuseAgeingRow(cells);
    }
  }
}

/** Throws `ageing-buckets` when a row is the header of an ageing list. */
export function refuseAgeingRow(cells: readonly string[]): void {
  if (hasAges(cells))
    throw new UnreadableFile('ageing-buckets', { detail: cells.filter(isAgeingHeader).join(', ') });
}
