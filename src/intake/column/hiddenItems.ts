/** Open items under names of columns that nobody knows must not pass for a list of customers. */
import { decimalEvidence } from '../cell/amountText.ts';
import type { EachDataRow } from '../money/chooseMoney.ts';
import { cleanText } from '../cell/cleanText.ts';
import { dateEvidence } from '../cell/dateText.ts';
import type { FoundHeader } from '../header/findHeader.ts';
import { refuseMissingFields } from '../header/requiredColumns.ts';

/** Enough to see what a column holds. */
const ROWS_LOOKED_AT = 200;

interface Seen {
  readonly at: number;
  filled: number;
  days: number;
  sums: number;
}

/**
 * Throws `missing-columns` when columns without a known name hold days and sums: two of days, as issue and due date, or
 * one beside a column of numbers. A customer has at most a day of birth and a credit limit.
 */
export async function refuseHiddenItems(
  eachRow: EachDataRow,
  { cells, matches }: FoundHeader,
): Promise<void> {
  const columns = cells.flatMap((_, at): Seen[] =>
    matches[at] === undefined ? [{ at, filled: 0, days: 0, sums: 0 }] : [],
  );
  let rowCount = 0;
  await eachRow((row) => {
    rowCount += 1;
    if (rowCount <= ROWS_LOOKED_AT) for (const column of columns) look(column, row[column.at] ?? '');
  });
  const days = columns.filter(({ filled, days: found }) => found * 2 > filled).length;
  const sums = columns.filter(({ filled, sums: found }) => found * 2 > filled).length;
  const hasNumbers = matches.some((match) => match?.field === 'invoice_no');
  if (sums > 0 && days >= (hasNumbers ? 1 : 2)) refuseMissingFields(['due_date', 'amount']);
}

function look(column: Seen, cell: string): void {
  const text = cleanText(cell);
  if (text === '') return;
  column.filled += 1;
  const day = dateEvidence(text);
  if (day !== 'none' && day !== 'serial') column.days += 1;
  else if (/[.,]/u.test(text) && decimalEvidence(text) !== 'none') column.sums += 1;
}
