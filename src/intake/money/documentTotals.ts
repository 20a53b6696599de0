/** Totals of documents beside their instalments: `Totale documento` says the same in each row of one document. */
import type { IncomingItem } from '../../domain/import/incoming.ts';
import { headerKey } from '../header/headerKey.ts';
import { UnreadableFile, type Layout } from '../layout.ts';

/** The whole of a document by its name; "Importo fattura" and "Rechnungsbetrag" are often those of the row. */
const WHOLE =
  /^tot(?:ale)?(?:del|della)?(?:doc|documento|fatt|fattura|ft)$|^(?:invoice|document)total$|^total(?:dela)?facture$/u;

/** Whether a header names the total of a document. */
export function isTotalOfDocument(header: string): boolean {
  return WHOLE.test(headerKey(header));
}

/** Is shown the rows of each document that has several. */
export interface DocumentTotals {
  look(rows: readonly IncomingItem[]): void;
  /**
   * Whether each of these documents repeats its total. Throws `document-total` if what is open of one comes to more: then
   * its rows do not say what each instalment is, and the debtor would be asked for the total several times.
   */
  areRepeated(): boolean;
}

/** A judge of whether the amounts are totals of documents. */
export function createDocumentTotals(columns: Layout['columns']): DocumentTotals {
  let documentCount = 0;
  let hasOwnAmounts = false;
  let doubtful: IncomingItem | undefined;
  return {
    look(rows) {
      const [first] = rows;
      if (first === undefined || rows.length < 2) return;
      documentCount += 1;
      hasOwnAmounts ||= rows.some(({ amountCents }) => amountCents !== first.amountCents);
      const openCents = rows.reduce((sum, row) => sum + row.openCents, 0);
      if (Math.abs(openCents) > Math.abs(first.amountCents)) doubtful ??= first;
    },
    areRepeated() {
      if (documentCount === 0 || hasOwnAmounts) return false;
      if (doubtful === undefined) return true;
      const detail = `${columns.amount ?? ''}: ${doubtful.number}`;
      throw new UnreadableFile('document-total', { flag: amountFlag(columns), detail, line: doubtful.line });
    },
  };
}

function amountFlag({ amount = '' }: Layout['columns']): string {
  return `--columns "amount=${amount}"`;
}
