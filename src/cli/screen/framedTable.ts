/** Small framed tables for reference pages, by cli-table3 with a frame any code page can show. */
import Table from 'cli-table3';

const FRAME = {
  top: '-',
  'top-mid': '+',
  'top-left': '+',
  'top-right': '+',
  bottom: '-',
  'bottom-mid': '+',
  'bottom-left': '+',
  'bottom-right': '+',
  left: '|',
  'left-mid': '+',
  mid: '-',
  'mid-mid': '+',
  right: '|',
  'right-mid': '+',
  middle: '|',
};

/** The lines of a framed table; the last column is broken at words to keep the whole within `width` columns. */
export function framedLines(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): string[] {
  const columns = head.map(
    (title, index) => Math.max(title.length, ...rows.map((row) => (row[index] ?? '').length)) + 2,
  );
  const others = columns.slice(0, -1).reduce((total, column) => total + column, 0);
  const last = Math.min(columns.at(-1) ?? 0, width - others - columns.length - 1);
  const table = new Table({
    head: [...head],
    colWidths: [...columns.slice(0, -1), Math.max(last, 12)],
    wordWrap: true,
    chars: FRAME,
    // Its own colours would reach pipes too.
    style: { head: [], border: [] },
  });
  table.push(...rows.map((row) => [...row]));
  return table.toString().split('\n');
}
