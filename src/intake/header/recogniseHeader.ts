import type { LayoutHints } from '../../domain/import/incoming.ts';
import { decodeText } from '../file/decodeText.ts';
import { findHeader, type FoundHeader, type Written } from './findHeader.ts';
import { UnreadableFile, type Layout, type LineBreak, type OpenBytes } from '../layout.ts';
import { areNames, headerAt, textHeads, type HeadRow, type TableHead } from './tableHead.ts';
import { toldMatches } from './toldColumns.ts';
import { headerless, toldHeader, toldPlaces } from './toldHeader.ts';

/** The header is looked for in the beginning of the file only. */
const HEAD_CHARACTERS = 65_536;

/** How a CSV file whose encoding is known is written: its delimiter and its header. Throws `UnreadableFile`. */
export async function recogniseHeader(
  open: OpenBytes,
  hints: LayoutHints,
  sniffed: Pick<Layout, 'encoding' | 'lineBreak'>,
): Promise<Written> {
  const head = await headOf(open, sniffed.encoding);
  const header = toldMatches(headerOf(head, sniffed.lineBreak, hints), hints);
  return { ...header, ...sniffed, preamble: preambleOf(head.split(sniffed.lineBreak), header) };
}

function preambleOf(
  lines: readonly string[],
  { headerLine, firstDataLine, delimiter }: FoundHeader,
): readonly string[] {
  const above = lines.slice(0, (headerLine === 0 ? firstDataLine : headerLine) - 1);
  return above.map((line) => line.replaceAll(delimiter, ' ').replaceAll('"', ' '));
}

/** Columns known by their position alone need no header: where none is found, the file has none. */
function headerOf(head: string, lineBreak: LineBreak, hints: LayoutHints): FoundHeader {
  const isTold =
    toldPlaces(hints).length > 0 || hints.hasHeader !== undefined || hints.linesBefore !== undefined;
  if (!isTold) return findHeader(head, lineBreak, hints.delimiter);
  const heads = textHeads(head, lineBreak, hints.delimiter);
  const told = toldHeader(heads, hints);
  if (told !== undefined) return told.header;
  try {
    return findHeader(head, lineBreak, hints.delimiter);
  } catch (error) {
    if (!(error instanceof UnreadableFile) || error.problem.code !== 'no-header') throw error;
    const { head: table, header } = headerless(heads, hints);
    const row = table.rows.find(({ line }) => line === header.firstDataLine);
    return row !== undefined && isHeading(row, table) ? headerAt(table, row) : header;
  }
}

/** A first line of names above rows that have figures: those of columns, in words that are not known. */
function isHeading({ cells, line }: HeadRow, { rows }: TableHead): boolean {
  return areNames(cells) && rows.some((row) => row.line > line && row.cells.some((cell) => /\d/u.test(cell)));
}

async function headOf(open: OpenBytes, encoding: Layout['encoding']): Promise<string> {
  let head = '';
  for await (const text of decodeText(open, encoding)) {
    head += text;
    if (head.length >= HEAD_CHARACTERS) break;
  }
  return head;
}
