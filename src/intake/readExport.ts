import type { FileProblem, LayoutHints, ReadFile } from '../domain/incoming.ts';
import { applyLayout } from './applyLayout.ts';
import { UnreadableFile, type OpenBytes } from './layout.ts';
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
 * Reads an accounting export: recognises how it is written, then reads every row into an item (or a debtor) or into
 * problems. `open` is called several times, each time for the whole file from its beginning; nothing is kept but the
 * result. `hints` are what a person said with flags, and are not questioned.
 */
export async function readExport(open: OpenBytes, hints: LayoutHints = {}): Promise<ReadExport> {
  try {
    const layout = await recogniseLayout(open, hints);
    return { ok: true, file: await applyLayout(open, layout), rowsAt: (lines) => rowsAt(open, layout, lines) };
  } catch (error) {
    if (error instanceof UnreadableFile) return { ok: false, problem: error.problem };
    throw error;
  }
}
