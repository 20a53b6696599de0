import type {
  FileNote,
  FileNoteCode,
  IncomingDebtor,
  IncomingItem,
  ReadFile,
  RowProblem,
} from '../domain/import/incoming.ts';
import type { Cents } from '../domain/money.ts';
import { createInstalmentCheck } from './money/instalmentCheck.ts';
import { createBalanceCheck, createStatusCheck, type OddBalance } from './money/balanceCheck.ts';
import { documentIn } from './cell/documentText.ts';
import { createStatusTeller, statusFieldOf } from './column/documentStatus.ts';
import type { Field } from './header/headerWords.ts';
import { UnreadableFile, type Layout, type RowMarks, type RowSource } from './layout.ts';
import type { Seller } from './ownIds.ts';
import { createDebtorReader } from './item/readDebtor.ts';
import { hasReasons, isRepeat } from './file/rejectedFile.ts';
import { ItemTable } from './item/itemTable.ts';
import { isPaymentText, lessPayments } from './money/ledgerPayments.ts';
import { createItemReader } from './item/readItem.ts';
import { rowsAt } from './file/rowsAt.ts';
import { createRowTeller, rowMarks } from './row/rowKind.ts';
import { createRowReport } from './row/rowReport.ts';
import { itemRows, ownHeader, ownRows } from './row/rowShape.ts';
import { settleItems } from './item/settleItems.ts';
import { statedDay } from './row/statedDay.ts';
import { statedTotal } from './money/statedTotal.ts';
import {
  createPartCheck,
  createReceivableCheck,
  createSupplierCheck,
  refuseSupplierList,
} from './column/supplierRows.ts';
import { isLeftOut } from './header/toldColumns.ts';
import { PAID_FIELDS } from './money/paidColumns.ts';
import { createPaymentLayer, writtenWhole } from './money/wholePayments.ts';

/** Columns a row must reach: spreadsheets leave out empty cells at the end of a row, but these decide what it means. */
const DECIDING: readonly Field[] = [
  'debtor_code',
  'debtor_name',
  'surname',
  'first_name',
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
  ...PAID_FIELDS,
  'open_balance',
  'currency',
  'doc_type',
  'instalment_no',
];

/**
 * Reads rows by the layout of their file. A row whose customer is the company itself is none of its own; throws
 * `UnreadableFile`: `passive-invoice` where all are such, `supplier-list` where all are of suppliers, and for quotes that are never closed.
 */
export async function applyLayout(rows: RowSource, layout: Layout, seller?: Seller): Promise<ReadFile> {
  const report = createRowReport(layout);
  const balances = createBalanceCheck(layout);
  const instalments = createInstalmentCheck(layout);
  const layPayments = createPaymentLayer(layout);
  const statuses = createStatusCheck();
  const readItem = createItemReader(layout, report, balances, statuses, seller);
  const readDebtor = createDebtorReader(layout, report);
  const fits = fieldCountCheck(layout);
  const own = ownRows(rows, layout);
  const kindOf = createRowTeller(marksOf(layout));
  const isSupplier = createSupplierCheck(layout);
  const part = createPartCheck(layout.lines);
  const passedOver = createReceivableCheck(layout);
  const statusOf = createStatusTeller(layout);
  const read = new ItemTable();
  const debtors: IncomingDebtor[] = [];
  let rowCount = 0;
  let ignoredCount = (layout.headerLine === 0 ? layout.firstDataLine : layout.headerLine) - 1;
  let leftOutCount = 0;
  let supplierCount = 0;
  let draftCount = 0;
  let otherCount = 0;
  const otherKinds = new Set<string>();
  let statedTotalCents: Cents | undefined;
  let { statedOn } = layout;

  const passedOverNumbers = new Set<string>();
  const ownNames = ownHeader(layout);
  const reasonAt = hasReasons(ownNames) ? ownNames.length - 1 : undefined;
  const repeated = new Set<number>();
  const isPayment = paymentTeller(layout);
  const paymentLines = new Set<number>();

  // The instalments of one row are taken together or not at all: it is set aside as a whole.
  let held: IncomingItem[] = [];
  let heldCells: readonly string[] = [];
  function take(item: IncomingItem, cells: readonly string[]): void {
    if (layout.instalments === undefined) {
      read.add(item);
      return;
    }
    if (held[0]?.line !== item.line) takeHeld();
    held.push(item);
    heldCells = cells;
  }
  function takeHeld(): void {
    const [{ line } = { line: 0 }] = held;
    if (!report.isBad(line)) {
      instalments?.look(held, heldCells);
      const laid = layPayments === undefined ? held : layPayments(held, heldCells);
      if (laid === undefined) report.note(line, 'amount', writtenWhole(heldCells, layout), 'open-differs');
      for (const item of laid ?? []) read.add(item);
    }
    held = [];
  }

  await itemRows(
    own,
    layout,
  )((cells, line) => {
    const kind = kindOf(cells);
    if (kind !== 'data' && (kind !== 'debtor' || layout.groups !== undefined)) {
      ignoredCount += 1;
      const isTitle = kind === 'heading' && layout.groups === undefined;
      if (kind === 'footer' || isTitle) statedOn ??= statedDay([cells.join(' ')], layout.dates);
      if (isTitle) part.look(cells);
      if (kind === 'total') statedTotalCents = statedTotal(cells, layout) ?? statedTotalCents;
      return;
    }
    if (isLeftOut(cells, layout.leftOut)) {
      leftOutCount += 1;
      return;
    }
    if (part.ofSuppliers() !== undefined || isSupplier?.(cells) === true) {
      supplierCount += 1;
      return;
    }
    const other = passedOver?.(cells);
    if (other !== undefined) {
      passedOverNumbers.add(documentIn(cells, layout.positions).number);
      otherCount += 1;
      if (otherKinds.size < MOST_KINDS) otherKinds.add(other.slice(0, LONGEST_KIND));
      return;
    }
    if (statusOf?.(cells) === 'draft') {
      passedOverNumbers.add(documentIn(cells, layout.positions).number);
      draftCount += 1;
      return;
    }
    rowCount += 1;
    if (!fits(cells)) report.noteFieldCount(line, cells.length);
    else if (layout.kind === 'items') {
      if (reasonAt !== undefined && isRepeat(cells[reasonAt] ?? '')) repeated.add(line);
      const item = readItem(cells, line);
      if (item !== undefined && isPayment?.(item, cells) === true) paymentLines.add(line);
      if (item !== undefined) take(item, cells);
    } else {
      const debtor = readDebtor(cells, line);
      if (debtor !== undefined) debtors.push({ line, debtor });
    }
  });

  takeHeld();
  const { mistakes = [], habitual = [] } = balances?.verdict() ?? {};
  for (const { line, written } of mistakes) report.note(line, 'open_balance', written, 'open-differs');
  const { mistakes: oddSums = [], habitual: oddHabit = [] } = instalments?.verdict() ?? {};
  for (const { line, written } of oddSums) report.note(line, 'amount', written, 'instalments-differ');
  const { mistakes: oddWords, habitual: wordHabit } = statuses.verdict();
  for (const { line, written } of oddWords)
    report.note(line, statusFieldOf(layout), written, 'status-differs');
  const odd = [...mistakes, ...oddSums, ...oddWords];
  const good = withoutLines(read, new Set(odd.map(({ line }) => line)));
  const [unpaid, paymentCount] = lessPayments(good, paymentLines);
  const { items, duplicates, repeatCount } = settleItems(unpaid, layout);
  for (const { line, number, firstLine } of duplicates) report.noteDuplicate(line, number, firstLine);
  const problems = report.problems();
  const unknownKinds = report.unknownKinds();
  if (items.length + debtors.length === 0) refuseOwnInvoices(problems);
  const ofSuppliers = part.ofSuppliers();
  if (ofSuppliers !== undefined && rowCount === 0) refuseSupplierList(ofSuppliers);
  const knowsPayments = tellsPayments(layout, report.tellsPayments());
  return {
    kind: layout.kind,
    layout: statedOn === undefined ? layout : { ...layout, statedOn },
    rowCount: rowCount - repeatCount - paymentCount,
    ignoredCount:
      ignoredCount + leftOutCount + supplierCount + draftCount + otherCount + repeatCount + paymentCount,
    items,
    debtors,
    problems,
    ...(repeated.size === 0 ? {} : { repeated }),
    ...(passedOverNumbers.size === 0 ? {} : { passedOver: passedOverNumbers }),
    // A total of the file's that counts others in is none of the items'.
    ...(statedTotalCents === undefined || supplierCount + draftCount + otherCount + report.voidCount() > 0
      ? {}
      : { statedTotalCents }),
    rejectedRows: await rowsAt(own, new Set(problems.map(({ line }) => line))),
    header: ownNames,
    ...(knowsPayments ? {} : { knowsPayments }),
    ...notesOf([
      noteOf('rows-left-out', leftOutCount),
      noteOf('supplier-rows', supplierCount),
      noteOf('draft-rows', draftCount),
      noteOf('not-receivable', otherCount, [...otherKinds].join(', ')),
      noteOf('void-rows', report.voidCount()),
      noteOf('only-credits', areAllCredits(read, layout) ? read.length : 0),
      noteOf('kinds-unknown', unknownKinds.length, rowsOfKinds(unknownKinds, layout)),
      noteOf('tax-number-lost', report.lostTaxIdCount()),
      layout.codeInName === undefined ? undefined : codeNote(read, debtors),
      noteOf('codes-shared', layout.sharedCodes?.length ?? 0, layout.sharedCodes?.join(', ')),
      knowsPayments ? undefined : { code: 'payments-unknown' },
      noteOf('due-derived', report.derivedDueCount(), String(layout.termDays)),
      noteOf('balances-differ', habitual.length, linesOf(habitual)),
      noteOf('instalments-differ', oddHabit.length, linesOf(oddHabit)),
      noteOf('status-differs', wordHabit.length, linesOf(wordHabit)),
    ]),
  };
}

/** Whether all documents are negative and nothing but the sign says that they are credits: the signs may be turned round. */
function areAllCredits(items: ItemTable, { positions }: Layout): boolean {
  const isSaid = (['doc_type', 'credit', 'side'] as const).some((field) => positions[field] !== undefined);
  if (isSaid || items.length === 0) return false;
  for (let place = 0; place < items.length; place += 1) if (items.openAt(place) >= 0) return false;
  return true;
}

/** Where debit and credit have columns of their own, a row on the credit side may be a payment. */
function paymentTeller({
  positions: { credit, doc_type: type = -1, reference = -1 },
}: Layout): ((item: IncomingItem, cells: readonly string[]) => boolean) | undefined {
  if (credit === undefined) return undefined;
  return (item, cells) =>
    item.isCreditNote &&
    (cells[credit] ?? '') !== '' &&
    isPaymentText(cells[type] ?? '', cells[reference] ?? '');
}

/** A list of documents received, in which the company is the customer. */
function refuseOwnInvoices(problems: readonly RowProblem[]): void {
  const own = new Set(problems.flatMap(({ line, code }) => (code === 'own-company' ? [line] : [])));
  if (own.size > 0 && problems.every(({ line }) => own.has(line)))
    throw new UnreadableFile('passive-invoice');
}

/** A list of invoices without due dates, balances and payments tells what was invoiced and nothing else. */
function tellsPayments({ kind, positions, termDays }: Layout, tellsByStatus: boolean): boolean {
  return (
    kind !== 'items' ||
    termDays === undefined ||
    tellsByStatus ||
    (['paid', 'open_balance', 'credit'] as const).some((field) => positions[field] !== undefined)
  );
}

function withoutLines(items: ItemTable, lines: ReadonlySet<number>): ItemTable {
  return lines.size === 0 ? items : items.changed((item) => (lines.has(item.line) ? undefined : item));
}

function fieldCountCheck({ header, positions }: Layout): (cells: readonly string[]) => boolean {
  const fewest = 1 + Math.max(0, ...DECIDING.map((field) => positions[field] ?? 0));
  return (cells) => {
    if (cells.length === header.length) return true;
    if (cells.length < header.length) return cells.length >= fewest;
    return cells.slice(header.length).every((cell) => cell.trim() === '');
  };
}

/** A note of something that occurred; of nothing, none. */
function noteOf(code: FileNoteCode, count: number, detail?: string): FileNote | undefined {
  if (count === 0) return undefined;
  return { code, count, ...(detail === undefined ? {} : { detail }) };
}

/** How one of the customers was taken apart. */
function codeNote({ debtors: ofItems }: ItemTable, listed: readonly IncomingDebtor[]): FileNote {
  const { code = '', name = '' } = ofItems[0] ?? listed[0]?.debtor ?? {};
  return { code: 'code-in-name', detail: `${code} | ${name}` };
}

function notesOf(given: readonly (FileNote | undefined)[]): Pick<ReadFile, 'notes'> {
  const notes = given.filter((note) => note !== undefined);
  return notes.length === 0 ? {} : { notes };
}

/** Kinds told of documents passed over, and how much of each. */
const MOST_KINDS = 5;
const LONGEST_KIND = 30;

/** The rows of some kinds of documents as `--skip-rows` names them: `3=SC|SA`. */
function rowsOfKinds(kinds: readonly string[], { positions }: Layout): string {
  const values = kinds.map((kind) => (/[,|=+"']/u.test(kind) ? `'${kind.replaceAll("'", '')}'` : kind));
  return `${(positions.doc_type ?? 0) + 1}=${values.slice(0, MOST_KINDS).join('|')}`;
}

/** Lines told of many that are alike. */
const TOLD_LINES = 10;

function linesOf(rows: readonly OddBalance[]): string {
  const told = rows.slice(0, TOLD_LINES).map(({ line }) => line);
  return rows.length > TOLD_LINES ? `${told.join(', ')}, ...` : told.join(', ');
}

function marksOf({ header, positions, groups, lines }: Layout): RowMarks {
  const fields: (Field | undefined)[] = header.map(() => undefined);
  for (const [field, at] of Object.entries(positions)) fields[at] = field as Field;
  return rowMarks(header, fields, { ...lines, isDebtorAbove: groups?.marks.isDebtorAbove === true });
}
