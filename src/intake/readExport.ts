import type { FileProblem, LayoutHints, ReadFile } from '../domain/import/incoming.ts';
import { applyLayout } from './applyLayout.ts';
import { bothFrom } from './file/bothFrom.ts';
import { UnreadableFile, type Layout, type OpenBytes, type RowSource } from './layout.ts';
import type { Seller } from './ownIds.ts';
import { firstRecords, readRecords } from './file/readRecords.ts';
import type { Written } from './header/findHeader.ts';
import { recogniseColumns } from './column/recogniseColumns.ts';
import { recogniseHeader } from './header/recogniseHeader.ts';
import { rowsAt } from './file/rowsAt.ts';
import { ownRows } from './row/rowShape.ts';
import { sniffEncoding, sniffHead } from './file/sniffEncoding.ts';

/** A file read, or why it cannot be. */
export type ReadExport =
  | {
      readonly ok: true;
      readonly file: ReadFile;
      /** How it is written; absent for invoices, which are all written in one way. */
      readonly layout?: Layout;
      /** The raw cells of some lines, read once more: for rows that turn out unusable only later. */
      readonly rowsAt: (lines: ReadonlySet<number>) => Promise<ReadonlyMap<number, readonly string[]>>;
    }
  | { readonly ok: false; readonly problem: FileProblem };

/**
 * Reads an accounting export in CSV: recognises how it is written, then reads every row into an item (or a debtor) or into
 * problems. `open` is called several times, each time for the whole file from its beginning; nothing is kept but the
 * result. `hints` are what a person said with flags, and are not questioned; `seller` is the company, which owes itself nothing.
 */
export async function readExport(
  open: OpenBytes,
  hints: LayoutHints = {},
  seller?: Seller,
): Promise<ReadExport> {
  try {
    return (await readInOnePass(open, hints, seller)) ?? (await readInTwoPasses(open, hints, seller));
  } catch (error) {
    if (error instanceof UnreadableFile) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** The encoding is looked for in the whole file, the columns then in all of its rows; only then are these read. */
async function readInTwoPasses(open: OpenBytes, hints: LayoutHints, seller?: Seller): Promise<ReadExport> {
  const written = await recogniseHeader(open, hints, await sniffEncoding(open, hints.encoding));
  const rows = rowsOf(open, written);
  const layout = await recogniseColumns(rows, written, hints);
  return exportOf(await applyLayout(rows, layout, seller), layout, rows);
}

/** Rows looked at before the file is read: what they say is nearly always what the whole file says. */
const SAMPLE_ROWS = 2000;

/**
 * What the other way finds, in half the time: the rows are read by what the first of them say, while all of them are
 * looked at. Undefined when that comes to anything else, or when the beginning says nothing; then nothing is lost but
 * time.
 */
async function readInOnePass(
  open: OpenBytes,
  hints: LayoutHints,
  seller?: Seller,
): Promise<ReadExport | undefined> {
  try {
    const checked = withoutZeros(open);
    const sniffed = (await sniffHead(open, hints.encoding)) ?? (await sniffEncoding(open, hints.encoding));
    const written = await recogniseHeader(checked, hints, sniffed);
    const sample = await firstRecords(checked, written, SAMPLE_ROWS);
    const first = await recogniseColumns(sample.rows, written, hints);
    const rows = rowsOf(open, written);
    if (sample.isAll) return exportOf(await applyLayout(sample.rows, first, seller), first, rows);
    const [layout, file] = await bothFrom(
      rowsOf(checked, written),
      (seen) => recogniseColumns(seen, written, hints),
      (seen) => applyLayout(seen, first, seller),
    );
    // Where they differ the file is read once more, by what all of its rows say.
    return exportOf(isSame(layout, first) ? file : await applyLayout(rows, layout, seller), layout, rows);
  } catch (error) {
    if (error instanceof UnreadableFile) return undefined;
    throw error;
  }
}

function rowsOf(open: OpenBytes, written: Written): RowSource {
  return (onRecord) => readRecords(open, written, onRecord);
}

function exportOf(file: ReadFile, layout: Layout, rows: RowSource): ReadExport {
  return { ok: true, file, layout, rowsAt: (lines) => rowsAt(ownRows(rows, layout), lines) };
}

function isSame(a: Layout, b: Layout): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The encoding of what only its head was seen of is right when no zero byte follows and all of it can be decoded. */
function withoutZeros(open: OpenBytes): OpenBytes {
  return async function* () {
    for await (const chunk of open()) {
      if (chunk.includes(0)) throw new UnreadableFile('binary-file');
      yield chunk;
    }
  };
}
