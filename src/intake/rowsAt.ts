import type { Layout, OpenBytes } from './layout.ts';
import { readRecords } from './readRecords.ts';

/** The cells of some lines. The file is read once more for them, so that good files keep no rows at all. */
export async function rowsAt(
  open: OpenBytes,
  layout: Layout,
  lines: ReadonlySet<number>,
): Promise<ReadonlyMap<number, readonly string[]>> {
  const rows = new Map<number, readonly string[]>();
  if (lines.size === 0) return rows;
  await readRecords(open, layout, (cells, line) => {
    if (lines.has(line)) rows.set(line, cells);
  });
  return rows;
}
