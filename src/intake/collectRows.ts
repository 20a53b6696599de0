/** Goes over the rows of a file, or of a part of it, and gathers what they say. */
import type { IncomingDebtor, IncomingItem } from '../domain/incoming.ts';
import type { Cents } from '../domain/money.ts';
import {
  createBalanceCheck,
  createStatusCheck,
  type BalanceCheck,
  type StatusCheck,
} from './balanceCheck.ts';
import { createStatusTeller } from './documentStatus.ts';
import type { Field } from './headerWords.ts';
import { createInstalmentCheck, type InstalmentCheck } from './instalmentCheck.ts';
import { ItemTable } from './itemTable.ts';
import type { Layout, RowMarks, RowSource } from './layout.ts';
import { createDebtorReader } from './readDebtor.ts';
import { createItemReader } from './readItem.ts';
import { createRowTeller, rowMarks } from './rowKind.ts';
import { createRowReport, type RowReport } from './rowReport.ts';
import { itemRows } from './rowShape.ts';
import { statedDay } from './statedDay.ts';
import { statedTotal } from './statedTotal.ts';
import { createSupplierCheck } from './supplierRows.ts';
import { isLeftOut } from './toldColumns.ts';

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
  'net',
  'vat_amount',
  'stamp',
  'expenses',
  'debit',
  'credit',
  'paid',
  'open_balance',
  'currency',
  'doc_type',
  'instalment_no',
];

/** What the rows said, before documents are looked at as a whole. */
export interface CollectedRows {
  readonly items: ItemTable;
  readonly debtors: IncomingDebtor[];
  readonly report: RowReport;
  readonly balances: BalanceCheck | undefined;
  readonly instalments: InstalmentCheck | undefined;
  readonly statuses: StatusCheck;
  rowCount: number;
  /** Rows that are no data: headings, subtotals, pages. */
  otherCount: number;
  leftOutCount: number;
  supplierCount: number;
  draftCount: number;
  statedTotalCents: Cents | undefined;
  statedOn: Layout['statedOn'];
}

/** Reads rows, each with its debtor, by the layout of their file. Throws `UnreadableFile` for quotes that are never closed. */
export async function collectRows(own: RowSource, layout: Layout): Promise<CollectedRows> {
  const report = createRowReport(layout);
  const balances = createBalanceCheck(layout);
  const instalments = createInstalmentCheck(layout);
  const statuses = createStatusCheck();
  const readItem = createItemReader(layout, report, balances, statuses);
  const readDebtor = createDebtorReader(layout, report);
  const fits = fieldCountCheck(layout);
  const kindOf = createRowTeller(marksOf(layout));
  const isSupplier = createSupplierCheck(layout);
  const statusOf = createStatusTeller(layout);
  const items = new ItemTable();
  const debtors: IncomingDebtor[] = [];
  const collected: CollectedRows = {
    ...{ items, debtors, report, balances, instalments, statuses },
    ...{ rowCount: 0, otherCount: 0, leftOutCount: 0, supplierCount: 0, draftCount: 0 },
    statedTotalCents: undefined,
    statedOn: layout.statedOn,
  };

  // The instalments of one row are taken together or not at all: it is set aside as a whole.
  let held: IncomingItem[] = [];
  let heldCells: readonly string[] = [];
  function take(item: IncomingItem, cells: readonly string[]): void {
    if (layout.instalments === undefined) {
      items.add(item);
      return;
    }
    if (held[0]?.line !== item.line) takeHeld();
    held.push(item);
    heldCells = cells;
  }
  function takeHeld(): void {
    if (held.every(({ line }) => !report.isBad(line))) {
      instalments?.look(held, heldCells);
      for (const item of held) items.add(item);
    }
    held = [];
  }

  await itemRows(
    own,
    layout,
  )((cells, line) => {
    const kind = kindOf(cells);
    if (kind !== 'data' && (kind !== 'debtor' || layout.groups !== undefined)) {
      collected.otherCount += 1;
      if (kind === 'footer' || (kind === 'heading' && layout.groups === undefined))
        collected.statedOn ??= statedDay([cells.join(' ')], layout.dates);
      if (kind === 'total')
        collected.statedTotalCents = statedTotal(cells, layout) ?? collected.statedTotalCents;
      return;
    }
    if (isLeftOut(cells, layout.leftOut)) {
      collected.leftOutCount += 1;
      return;
    }
    if (isSupplier?.(cells) === true) {
      collected.supplierCount += 1;
      return;
    }
    if (statusOf?.(cells) === 'draft') {
      collected.draftCount += 1;
      return;
    }
    collected.rowCount += 1;
    if (!fits(cells)) report.noteFieldCount(line, cells.length);
    else if (layout.kind === 'items') {
      const item = readItem(cells, line);
      if (item !== undefined) take(item, cells);
    } else {
      const debtor = readDebtor(cells, line);
      if (debtor !== undefined) debtors.push({ line, debtor });
    }
  });

  takeHeld();
  return collected;
}

function fieldCountCheck({ header, positions }: Layout): (cells: readonly string[]) => boolean {
  const fewest = 1 + Math.max(0, ...DECIDING.map((field) => positions[field] ?? 0));
  return (cells) => {
    if (cells.length === header.length) return true;
    if (cells.length < header.length) return cells.length >= fewest;
    return cells.slice(header.length).every((cell) => cell.trim() === '');
  };
}

function marksOf({ header, positions }: Layout): RowMarks {
  const fields: (Field | undefined)[] = header.map(() => undefined);
  for (const [field, at] of Object.entries(positions)) fields[at] = field as Field;
  return rowMarks(header, fields);
}
