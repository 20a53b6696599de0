/** The rows of a file as its items need them: with their debtor, and one for each instalment. */
import { dueRows } from './dueHeadings.ts';
import { unfoldedRows } from './instalmentColumns.ts';
import type { InstalmentColumns, Layout, Positions, RowSource } from '../layout.ts';
import { groupedRows } from './rowGroups.ts';

/** The rows as the file has them, but each with its debtor and its due date: what can be set aside, corrected and read again. */
export function ownRows(rows: RowSource, { groups, dueAbove }: Layout): RowSource {
  return groupedRows(dueRows(rows, dueAbove), groups);
}

/** The header of `ownRows`. */
export function ownHeader({ header, instalments }: Layout): readonly string[] {
  return instalments === undefined ? header : header.slice(0, instalments.width);
}

/** Where the file says what was paid of whole documents, or is open of them, beside their instalments. */
export function wholePositions(instalments: InstalmentColumns | undefined): Positions {
  const { paid: [paid] = [], open: [open] = [] } = instalments?.whole ?? {};
  return {
    ...(paid === undefined ? {} : { paid }),
    ...(open === undefined ? {} : { open_balance: open }),
  };
}

/** The rows that positions of the layout point into. */
export function itemRows(own: RowSource, { instalments }: Layout): RowSource {
  return unfoldedRows(own, instalments);
}
