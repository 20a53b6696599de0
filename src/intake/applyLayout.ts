import type { FileNote, FileNoteCode, IncomingDebtor, ReadFile } from '../domain/incoming.ts';
import type { OddBalance } from './balanceCheck.ts';
import { collectRows } from './collectRows.ts';
import { addPart, type PartOfRows } from './filePart.ts';
import type { Layout, RowSource } from './layout.ts';
import { ItemTable } from './itemTable.ts';
import { rowsAt } from './rowsAt.ts';
import { ownHeader, ownRows } from './rowShape.ts';
import { settleItems } from './settleItems.ts';

/**
 * Reads rows by the layout of their file. Throws `UnreadableFile` for quotes that are never closed.
 * @param part what somebody else has read of the rows meanwhile, asked for when those handed out here have gone by
 */
export async function applyLayout(
  rows: RowSource,
  layout: Layout,
  part?: () => PartOfRows | undefined,
): Promise<ReadFile> {
  const own = ownRows(rows, layout);
  const collected = await collectRows(own, layout);
  addPart(collected, part?.());
  const { items: read, debtors, report, balances, instalments, statuses } = collected;
  const { leftOutCount, supplierCount, draftCount, statedTotalCents, statedOn } = collected;
  const linesBefore = (layout.headerLine === 0 ? layout.firstDataLine : layout.headerLine) - 1;
  const { mistakes = [], habitual = [] } = balances?.verdict() ?? {};
  for (const { line, written } of mistakes) report.note(line, 'open_balance', written, 'open-differs');
  const { mistakes: oddSums = [], habitual: oddHabit = [] } = instalments?.verdict() ?? {};
  for (const { line, written } of oddSums) report.note(line, 'amount', written, 'instalments-differ');
  const { mistakes: oddWords, habitual: wordHabit } = statuses.verdict();
  for (const { line, written } of oddWords)
    report.note(
      line,
      layout.positions.status === undefined ? 'paid_flag' : 'status',
      written,
      'status-differs',
    );
  const odd = [...mistakes, ...oddSums, ...oddWords];
  const good = withoutLines(read, new Set(odd.map(({ line }) => line)));
  const { items, duplicates, repeatCount } = settleItems(good, layout.hasLineItems);
  for (const { line, number } of duplicates) report.note(line, 'invoice_no', number, 'duplicate-item');
  const problems = report.problems();
  const knowsPayments = tellsPayments(layout, report.tellsPayments());
  return {
    kind: layout.kind,
    layout: statedOn === undefined ? layout : { ...layout, statedOn },
    rowCount: collected.rowCount - repeatCount,
    ignoredCount:
      linesBefore + collected.otherCount + leftOutCount + supplierCount + draftCount + repeatCount,
    items,
    debtors,
    problems,
    // A total of the file's that counts others in is none of the items'.
    ...(statedTotalCents === undefined || supplierCount + draftCount + report.voidCount() > 0
      ? {}
      : { statedTotalCents }),
    rejectedRows: await rowsAt(own, new Set(problems.map(({ line }) => line))),
    header: ownHeader(layout),
    ...(knowsPayments ? {} : { knowsPayments }),
    ...notesOf([
      noteOf('rows-left-out', leftOutCount),
      noteOf('supplier-rows', supplierCount),
      noteOf('draft-rows', draftCount),
      noteOf('void-rows', report.voidCount()),
      noteOf('tax-number-lost', report.lostTaxIdCount()),
      layout.codeInName === undefined ? undefined : codeNote(read, debtors),
      knowsPayments ? undefined : { code: 'payments-unknown' },
      noteOf('due-derived', report.derivedDueCount(), String(layout.termDays)),
      noteOf('balances-differ', habitual.length, linesOf(habitual)),
      noteOf('instalments-differ', oddHabit.length, linesOf(oddHabit)),
      noteOf('status-differs', wordHabit.length, linesOf(wordHabit)),
    ]),
  };
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
  if (lines.size === 0) return items;
  return ItemTable.of([...items].filter(({ line }) => !lines.has(line)));
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

/** Lines told of many that are alike. */
const TOLD_LINES = 10;

function linesOf(rows: readonly OddBalance[]): string {
  const told = rows.slice(0, TOLD_LINES).map(({ line }) => line);
  return rows.length > TOLD_LINES ? `${told.join(', ')}, ...` : told.join(', ');
}
