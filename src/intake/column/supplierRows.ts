import { cleanText } from '../cell/cleanText.ts';
import { isNoReceivable } from '../cell/documentText.ts';
import { isSupplierKind } from './kindColumns.ts';
import { UnreadableFile, type Layout } from '../layout.ts';
import { isAmong } from '../row/pageLines.ts';

/** Tells the rows of suppliers by the kind of party or of document; undefined where no column says either. */
export function createSupplierCheck({
  positions,
  kind,
}: Layout): ((cells: readonly string[]) => boolean) | undefined {
  const columns = (['party_kind', 'doc_type'] as const).flatMap((field) => {
    const at = positions[field];
    return at === undefined ? [] : [{ at, field, known: new Map<string, boolean>() }];
  });
  if (columns.length === 0 || kind !== 'items') return undefined;
  return (cells) =>
    columns.some(({ at, field, known }) => {
      const cell = cells[at] ?? '';
      if (cell === '') return false;
      let isSupplier = known.get(cell);
      if (isSupplier === undefined) {
        isSupplier = isSupplierKind(field, cleanText(cell));
        known.set(cell, isSupplier);
      }
      return isSupplier;
    });
}

/** What a list, or a part of one, is called whose rows are ours to claim, or ours to pay. */
const LIST =
  '(?:elenco|lista|situazione|partite|partitario|scadenze|scadenzario|scadenziario|estratto|saldi|fatture|documenti|posizioni|crediti|debiti|aged|ageing|open|list of|offene)';
const CUSTOMERS =
  '(?:clienti|attiv[ei]|(?:di )?vendit[ae]|da incassare|customers?|receivables?|sales|kunden|debitoren|clients)';
const SUPPLIERS =
  '(?:fornitori|passiv[ei]|(?:di )?acquist[oi]|da pagare|suppliers?|vendors?|payables?|purchases|lieferanten|kreditoren|fournisseurs)';
/** Behind the word alone: a remark or a day. */
const REST = '\\s*(?:[(:–-].*|(?:al|as of|zum|au)\\s.*|[\\d\\s/.]+)?$';
const OF_CUSTOMERS = new RegExp(`(?<!\\p{L})${CUSTOMERS}(?!\\p{L})`, 'iu');
const OF_SUPPLIERS = titleOf(SUPPLIERS);
const OF_CUSTOMERS_ALONE = titleOf(CUSTOMERS);

function titleOf(words: string): RegExp {
  return new RegExp(`^${LIST}\\s(?:.*\\s)?${words}(?!\\p{L})|^${words}${REST}`, 'iu');
}

/** Whether a title says that what stands below it is owed to suppliers. */
function isOfSuppliers(title: string): boolean {
  return OF_SUPPLIERS.test(title) && !OF_CUSTOMERS.test(title);
}

/** Follows the titles of a list: whether the rows below are of suppliers, as "FORNITORI" on a line of its own says. */
export function createPartCheck({ titles = [], told }: NonNullable<Layout['lines']> = {}): {
  look(cells: readonly string[]): void;
  ofSuppliers(): string | undefined;
} {
  const words = titles.map((title) => title.replace(/[;|\t]+/gu, ' ').trim());
  let title = words.find((text) => isOfSuppliers(text) && !isAmong(text, told?.lines ?? []));
  return {
    look(cells) {
      const [text, other] = cells.map(cleanText).filter((cell) => cell !== '');
      if (text === undefined || other !== undefined) return;
      if (isOfSuppliers(text)) title = text;
      else if (OF_CUSTOMERS_ALONE.test(text)) title = undefined;
    },
    ofSuppliers: () => title,
  };
}

/** A list of nothing but suppliers is the wrong one. Throws `supplier-list` with the option for who knows better. */
export function refuseSupplierList(title: string): never {
  const text = title.toLowerCase().replaceAll(/["|]/gu, '').slice(0, LONGEST_TITLE);
  throw new UnreadableFile('supplier-list', {
    flag: `--skip-lines "${text}*"`,
    detail: title.slice(0, LONGEST_TITLE),
  });
}

const LONGEST_TITLE = 60;

/** Tells the kind of a document by which nobody owes anything; undefined where no column has the kinds. */
export function createReceivableCheck({
  positions: { doc_type: at },
  kind,
}: Layout): ((cells: readonly string[]) => string | undefined) | undefined {
  if (at === undefined || kind !== 'items') return undefined;
  const known = new Map<string, string | undefined>();
  return (cells) => {
    const cell = cells[at] ?? '';
    if (!known.has(cell)) {
      const type = cleanText(cell);
      known.set(cell, isNoReceivable(type) ? type : undefined);
    }
    return known.get(cell);
  };
}
