/** The invoices of a case as a small list: what is open, and how late. */
import type { FileItem } from '../../office/case/caseFile.ts';
import type { Desk } from '../command.ts';
import type { Page } from '../screen/page.ts';

/** Writes the items that are still open. */
export function invoicesTable(page: Page, { messages, format }: Desk, items: readonly FileItem[]): void {
  const { common, contacts } = messages;
  const { daysLate, state, states } = contacts.invoicesTable;
  page.table(
    [
      { header: common.invoice, wraps: true },
      { header: common.due },
      { header: common.open, align: 'right' },
      { header: daysLate, align: 'right' },
      { header: state },
    ],
    items
      .filter((item) => item.open !== 0)
      .map((item) => [
        item.number,
        format.day(item.due),
        format.amount(item.open),
        item.daysLate === 0 ? '-' : String(item.daysLate),
        states[item.state],
      ]),
  );
}
