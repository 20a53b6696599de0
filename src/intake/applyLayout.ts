import type { IncomingDebtor, IncomingItem, ReadFile } from '../domain/incoming.ts';
import type { Cents } from '../domain/money.ts';
import { readAmount } from './amountText.ts';
import type { Field } from './headerWords.ts';
import type { Layout, RowSource } from './layout.ts';
import { createDebtorReader } from './readDebtor.ts';
import { createItemReader } from './readItem.ts';
import { rowsAt } from './rowsAt.ts';
import { rowKind } from './rowKind.ts';
import { createRowReport } from './rowReport.ts';
import { settleItems } from './settleItems.ts';

/** Columns a row must reach: spreadsheets leave out empty cells at the end of a row, but these decide what it means. */
const DECIDING: readonly Field[] = [
  'debtor_code',
  'debtor_name',
  'vat_no',
  'tax_code',
  'invoice_no',
  'invoice_date',
  'due_date',
  'amount',
  'debit',
  'credit',
  'paid',
  'open_balance',
  'currency',
  'doc_type',
  'instalment_no',
];

/** Reads rows by the layout of their file. Throws `UnreadableFile` for quotes that are never closed. */
export async function applyLayout(rows: RowSource, layout: Layout): Promise<ReadFile> {
  const report = createRowReport(layout);
  const readItem = createItemReader(layout, report);
  const readDebtor = createDebtorReader(layout, report);
  const fits = fieldCountCheck(layout);
  const telling = (['invoice_no', 'due_date'] as const).flatMap((field) => layout.positions[field] ?? []);
  const read: IncomingItem[] = [];
  const debtors: IncomingDebtor[] = [];
  let rowCount = 0;
  let ignoredCount = layout.headerLine - 1;
  let statedTotalCents: Cents | undefined;

  await rows((cells, line) => {
    const kind = rowKind(cells, telling);
    if (kind !== 'data') {
      ignoredCount += 1;
      if (kind === 'total') statedTotalCents = statedTotal(cells, layout) ?? statedTotalCents;
      return;
    }
    rowCount += 1;
    if (!fits(cells)) report.noteFieldCount(line, cells.length);
    else if (layout.kind === 'items') {
      const item = readItem(cells, line);
      if (item !== undefined) read.push(item);
    } else {
      const debtor = readDebtor(cells, line);
      if (debtor !== undefined) debtors.push({ line, debtor });
    }
  });

  const { items, duplicates, repeatCount } = settleItems(read, layout.hasLineItems);
  for (const { line, number } of duplicates) report.note(line, 'invoice_no', number, 'duplicate-item');
  const problems = report.problems();
  return {
    kind: layout.kind,
    layout,
    rowCount: rowCount - repeatCount,
    ignoredCount: ignoredCount + repeatCount,
    items,
    debtors,
    problems,
    ...(statedTotalCents === undefined ? {} : { statedTotalCents }),
    rejectedRows: await rowsAt(rows, new Set(problems.map(({ line }) => line))),
    header: layout.header,
  };
}

function fieldCountCheck({ header, positions }: Layout): (cells: readonly string[]) => boolean {
  const fewest = 1 + Math.max(0, ...DECIDING.map((field) => positions[field] ?? 0));
  return (cells) => {
    if (cells.length === header.length) return true;
    if (cells.length < header.length) return cells.length >= fewest;
    return cells.slice(header.length).every((cell) => cell.trim() === '');
  };
}

/** The file's own total of the open column, or of the amounts when it has no open column. */
function statedTotal(cells: readonly string[], layout: Layout): Cents | undefined {
  const field: Field = layout.positions.open_balance === undefined ? 'amount' : 'open_balance';
  const cell = cells[layout.positions[field] ?? -1] ?? '';
  const total = cell.trim() === '' ? undefined : readAmount(cell, layout.decimals[field] ?? layout.decimal);
  return typeof total === 'number' ? total : undefined;
}
