/** What an import changes, or changed: the counts and sums, what speaks against it, and the items by name. */
import { toDecimal } from '../../domain/money.ts';
import type { ImportDoubt } from '../../domain/import/wholeList.ts';
import type { ImportReport } from '../../office/import/importBook.ts';
import type { FateLine, ItemChange, ItemFate } from '../../office/import/importTable.ts';
import type { Desk } from '../command.ts';
import { bold } from '../screen/ink.ts';
import { moneyData } from '../money/moneyData.ts';
import type { Warning } from '../screen/outcome.ts';
import type { Page } from '../screen/page.ts';
import { sentenceValues } from '../screen/sentence.ts';

/** Items of these fates are listed, those that lead to something first. */
const LISTED: readonly ItemFate[] = ['reopened', 'vanished', 'settled', 'changed'];

/** Whether the items need more than a line of counts: anything but new and unchanged ones. */
export function hasChanges({ table }: ImportReport): boolean {
  return table.lines.some(({ fate }) => fate !== 'new' && fate !== 'unchanged');
}

/** The table: one line for each fate with its items and their sums. */
export function changesTable(
  page: Page,
  { messages: { imports }, format }: Desk,
  report: ImportReport,
): void {
  const { table, counts } = report;
  page.table(
    [
      { header: imports.outcome, wraps: true },
      { header: imports.items, align: 'right' },
      { header: imports.amount, align: 'right' },
    ],
    [
      ...table.lines.map(({ fate, items, totals }) => [
        imports.fate(fate),
        format.count(items),
        format.sums(totals),
      ]),
      ...(counts.rejected === 0 ? [] : [[imports.rejectedRows, format.count(counts.rejected), '']]),
    ],
  );
}

/** The items that changed, the largest first, as they were and as they are. */
export function changedItems(page: Page, desk: Desk, { table }: ImportReport): void {
  const { imports } = desk.messages;
  for (const fate of LISTED) {
    const changes = table.changes.filter((change) => change.fate === fate);
    if (changes.length === 0) continue;
    page.blank();
    page.line(bold(imports.fate(fate)));
    page.table(
      [
        { header: imports.number, wraps: true },
        { header: imports.debtor, wraps: true },
        { header: imports.before, align: 'right' },
        { header: imports.after, align: 'right' },
      ],
      changes.map((change) => [nameOf(change), change.debtor, ...beforeAndAfter(desk, change)]),
    );
    const more = (table.lines.find((line) => line.fate === fate)?.items ?? 0) - changes.length;
    if (more > 0) page.line(`  ${imports.moreChanges(more)}`);
  }
}

/** The balance; of an item that was only put off, the due date; else that something beside them is another. */
function beforeAndAfter(
  { format, messages: { imports } }: Desk,
  { before, after, currency }: ItemChange,
): [string, string] {
  const { currency: currencyBefore = currency } = before;
  if (before.open === after.open && currencyBefore === currency)
    return before.due === after.due
      ? [format.money(before.open, currency), imports.otherData]
      : [format.day(before.due), format.day(after.due)];
  return [format.money(before.open, currencyBefore), format.money(after.open, currency)];
}

function nameOf({ number, instalment }: ItemChange): string {
  return instalment === undefined ? number : `${number} / ${instalment}`;
}

/** What speaks against the file, in sentences. */
export function doubtWarnings({ messages, format }: Desk, doubts: readonly ImportDoubt[]): Warning[] {
  return doubts.map(({ code, values }) => ({
    code,
    message: messages.imports.doubts[code](sentenceValues(values, format)),
  }));
}

/** The table and the lists for programs. */
export function changesJson({ table }: ImportReport): object {
  return {
    lines: table.lines.map(({ fate, items, totals }: FateLine) => ({
      fate,
      items,
      totals: totals.map(moneyData),
    })),
    items: table.changes.map(({ before, after, ...change }) => ({
      ...change,
      before: { ...before, open: toDecimal(before.open) },
      after: { due: after.due, open: toDecimal(after.open) },
    })),
  };
}
