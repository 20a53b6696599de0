import type { LayoutHints } from '../../domain/import/incoming.ts';
import { firstBytes } from '../file/firstBytes.ts';
import { decodeText } from '../file/decodeText.ts';
import { fileKind, TELLING_BYTES } from '../file/fileKind.ts';
import { headerScore, LONGEST_PREAMBLE, type FoundHeader } from './findHeader.ts';
import { UnreadableFile, type OpenBytes } from '../layout.ts';
import { sniffEncoding } from '../file/sniffEncoding.ts';
import { headerAt, textHeads, type TableHead } from './tableHead.ts';
import { headerless, toldHeader } from './toldHeader.ts';

/** What a person is shown of a table nobody has understood yet. */
export interface TablePreview {
  /** The texts of the header; positions counted from 1 for a table without one. */
  readonly header: readonly string[];
  /** Its line; 0 where none was recognised. */
  readonly headerLine: number;
  /** The first rows below it, as many as the beginning of the file holds. */
  readonly rows: readonly (readonly string[])[];
}

/** This much of a CSV file is looked at. */
const HEAD_BYTES = 65_536;
const LARGEST_WORKBOOK = 100_000_000;

/**
 * The beginning of a CSV file or workbook, cut in every way it may be meant; none for other files, and for those whose
 * characters or parts cannot be read.
 */
export async function tableHeads(open: OpenBytes, hints: LayoutHints): Promise<readonly TableHead[]> {
  try {
    const head = await firstBytes(open, HEAD_BYTES);
    const kind = fileKind(head.subarray(0, TELLING_BYTES));
    if (kind === 'text') return await csvHeads(wholeLines(head), hints);
    if (kind !== 'zip') return [];
    const { readWorkbook } = await import('../workbook/readWorkbook.ts');
    const { sheetHead } = await import('../workbook/readSpreadsheet.ts');
    return readWorkbook(await firstBytes(open, LARGEST_WORKBOOK)).map(sheetHead);
  } catch (error) {
    if (error instanceof UnreadableFile) return [];
    throw error;
  }
}

/** The header, if there seems to be one, and the rows below it; undefined where nothing looks like a table. */
export function previewTable(heads: readonly TableHead[], hints: LayoutHints): TablePreview | undefined {
  try {
    const { head, header } = toldHeader(heads, hints) ?? likelyHeader(heads) ?? headerless(heads, hints);
    const rows = head.rows.filter(({ line }) => line >= header.firstDataLine).map(({ cells }) => cells);
    return { header: header.cells, headerLine: header.headerLine, rows };
  } catch (error) {
    if (error instanceof UnreadableFile) return undefined;
    throw error;
  }
}

/** The row that names most fields, as it is found when the file is read. */
function likelyHeader(
  heads: readonly TableHead[],
): { readonly head: TableHead; readonly header: FoundHeader } | undefined {
  const candidates = heads.flatMap((head) =>
    head.rows
      .filter(({ line }) => line <= LONGEST_PREAMBLE)
      .map((row) => headerAt(head, row))
      .map((header) => ({ head, header, score: headerScore(header.matches) })),
  );
  return candidates.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score)[0];
}

async function csvHeads(bytes: Uint8Array, hints: LayoutHints): Promise<TableHead[]> {
  const open: OpenBytes = async function* () {
    yield bytes;
  };
  const { encoding, lineBreak } = await sniffEncoding(open, hints.encoding);
  let text = '';
  for await (const part of decodeText(open, encoding)) text += part;
  return textHeads(text, lineBreak, hints.delimiter);
}

/** A line cut in two would end in half a character. */
function wholeLines(bytes: Uint8Array): Uint8Array {
  const end = Math.max(bytes.lastIndexOf(10), bytes.lastIndexOf(13));
  if (bytes.length < HEAD_BYTES || end === -1) return bytes;
  // In UTF-16 the line break is two bytes.
  return bytes.subarray(0, bytes[end + 1] === 0 ? end + 2 : end + 1);
}
