/** Cells of a workbook drawn as one: what stands in the first of them is meant for the rows below as well. */
import type { MergedCells, SheetCell, SheetRow } from './sheetRows.ts';

/** The rows with what merged cells say in each of them, in the columns named. */
export function filledDown(
  rows: readonly SheetRow[],
  merged: readonly MergedCells[],
  columns: ReadonlySet<number>,
): readonly SheetRow[] {
  const wanted = merged.filter(({ column }) => columns.has(column)).sort((a, b) => a.first - b.first);
  if (wanted.length === 0) return rows;
  const copies = new Map(rows.map(({ line, cells }) => [line, [...cells]]));
  const filledTo = new Map<number, number>();
  for (const { column, first, last } of wanted) {
    const value = copies.get(first)?.[column] ?? '';
    // In a sheet that a program has damaged they may overlap; each row is filled once.
    if (value === '' || first <= (filledTo.get(column) ?? 0)) continue;
    filledTo.set(column, last);
    for (let line = first + 1; line <= last; line += 1) fill(copies.get(line), column, value);
  }
  return rows.map(({ line, cells }) => ({ line, cells: copies.get(line) ?? cells }));
}

function fill(cells: SheetCell[] | undefined, column: number, value: SheetCell): void {
  if (cells === undefined) return;
  while (cells.length <= column) cells.push('');
  if (cells[column] === '') cells[column] = value;
}
