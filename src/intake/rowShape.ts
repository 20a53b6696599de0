/** The rows of a file as its items need them: with their debtor, and one for each instalment. */
import { unfoldedRows } from './instalmentColumns.ts';
import type { Layout, RowSource } from './layout.ts';
import { groupedRows } from './rowGroups.ts';

/** The rows as the file has them, but each with its debtor: what can be set aside, corrected and read again. */
export function ownRows(rows: RowSource, { groups }: Layout): RowSource {
  return groupedRows(rows, groups);
}

/** The header of `ownRows`. */
export function ownHeader({ header, instalments }: Layout): readonly string[] {
  return instalments === undefined ? header : header.slice(0, instalments.width);
}

/** The rows that positions of the layout point into. */
export function itemRows(own: RowSource, { instalments }: Layout): RowSource {
  return unfoldedRows(own, instalments);
}
