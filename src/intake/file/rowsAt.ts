import type { RowSource } from '../layout.ts';

/** The cells of some lines. The file is read once more for them, so that good files keep no rows at all. */
export async function rowsAt(
  rows: RowSource,
  lines: ReadonlySet<number>,
): Promise<ReadonlyMap<number, readonly string[]>> {
  const found = new Map<number, readonly string[]>();
  if (lines.size === 0) return found;
  await rows((cells, line) => {
    if (lines.has(line)) found.set(line, cells);
  });
  return found;
}
