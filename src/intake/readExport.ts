import type { FileProblem, LayoutHints, ReadFile } from '../domain/incoming.ts';
import { applyLayout } from './applyLayout.ts';
import { UnreadableFile, type OpenBytes, type RowSource } from './layout.ts';
import { readRecords } from './readRecords.ts';
import { recogniseLayout } from './recogniseLayout.ts';
import { rowsAt } from './rowsAt.ts';

/** A file read, or why it cannot be. */
export type ReadExport =
  | {
      readonly ok: true;
      readonly file: ReadFile;
      /** The raw cells of some lines, read once more: for rows that turn out unusable only later. */
      readonly rowsAt: (lines: ReadonlySet<number>) => Promise<ReadonlyMap<number, readonly string[]>>;
    }
  | { readonly ok: false; readonly problem: FileProblem };

/**
 * Reads an accounting export in CSV: recognises how it is written, then reads every row into an item (or a debtor) or into
 * problems. `open` is called several times, each time for the whole file from its beginning; nothing is kept but the
 * result. `hints` are what a person said with flags, and are not questioned.
 */
export async function readExport(open: OpenBytes, hints: LayoutHints = {}): Promise<ReadExport> {
  try {
    const layout = await recogniseLayout(open, hints);
    const rows: RowSource = (onRecord) => readRecords(open, layout, onRecord);
    return { ok: true, file: await applyLayout(rows, layout), rowsAt: (lines) => rowsAt(rows, lines) };
  } catch (error) {
    if (error instanceof UnreadableFile) return { ok: false, problem: error.problem };
    throw error;
  }
}
