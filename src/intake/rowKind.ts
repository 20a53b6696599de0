/** Tells rows that are data from those that only look like it. */
import { cleanText } from './cleanText.ts';
import { isHeadingLabel } from './debtorHeading.ts';
import type { Field } from './headerWords.ts';
import type { RowMarks } from './layout.ts';
import { MONEY_FIELDS } from './textColumns.ts';

/**
 * `total` is the file's own total, `subtotal` one of a group, `footer` a line such as "Stampato il …" or the header once
 * more, `heading` a line with words alone, which may name the debtor of the rows below, `debtor` one in which code and name
 * stand in cells of their own and nothing else.
 */
export type RowKind = 'data' | 'blank' | 'total' | 'subtotal' | 'footer' | 'heading' | 'debtor';

const TOTAL =
  /^(?:\*+\s*)?(?:(?:grand|overall|importo|saldo)\s+)?(?:tot(?:al[ei]?)?|totaux|summen?|(?:gesamt|end)(?:summe|betrag)?|result|saldo finale)(?![\p{L}\p{N}])/iu;
const SUBTOTAL =
  /^\*|^(?:sub|sous|zwischen|sotto?)-?\s?(?:tot|summe)|^(?:tot(?:ale?)?\.?|saldo)\s+(?:cliente|cli\.|soggetto|conto|debitore|parziale|for|client|du client|kunde)|^zwischensumme/iu;
const OF_ALL = /^\*{2,}/u;
/** What may follow "Totale" where everything is meant; a name or a code after it means a group. */
const WORD_OF_ALL =
  /^(?:di|de[ilrs]|delle|du|da|al|alla|per|of|the|all|zum|am|der|aller|und|e|a|[\d./-]+|general[ei]?|complessiv[oaie]|finale|document[oi]|scadenz[ae]|scadenzario|scadut[oi]|fattur[ae]|partite|apert[oaie]|credit[oi]|verso|tutti|clienti|soggetti|report|elenco|lista|importi?|residu[oi]|incassare|saldare|euro?|€|grand|overall|receivables?|invoices?|customers?|open|items?|balance|amount|due|offene[rn]?|posten|forderungen|debitoren|kunden|rechnungen|factures?|clients?|tous|creances)$/u;
const FOOTER =
  /^(?:(?:a )?riport(?:o|are)(?![\p{L}\p{N}])|(?:carried|brought) forward|[uü]bertrag(?![\p{L}\p{N}])|(?:à )?report(?:er)?$|stampat[oa]|data (?:di )?stampa|elaborat[oa]|printed|pagina|pag\.|page|seite|gedruckt|imprim|erstellt|generated)/iu;
/** The sum of a page at its end, and once more at the beginning of the next. */
const CARRIED_ON =
  /^(?:a riport(?:o|are)|da riportare|carried forward|[àa] reporter|zu [uü]bertragen)[\s:.]*$/iu;
const BROUGHT = /^(?:riporto|brought forward|report|[uü]bertrag)[\s:.]*$/iu;
/** "Pag. 2", "Pagina 2 di 5", beside the title of a report. */
const PAGE = /^(?:pag(?:\.|ina)?|page|seite)\s*(?:n\.?\s*)?\d+(?:\s*(?:di|of|von|de|sur|\/)\s*\d+)?$/iu;
const TIMESTAMP = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T]+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?$/u;
/** A year and a time of day in the only words of a line: when the report was made. */
const MADE_AT =
  /(?<![\p{L}\p{N}])(?:19|20)\d\d(?![\p{L}\p{N}]).*(?<![\p{L}\p{N}])(?:[01]?\d|2[0-3])[:.][0-5]\d(?![\p{L}\p{N}])/u;
const MOST_HEADING_CELLS = 4;

/**
 * A teller of rows by the cells that every open item has: a row with a document number or a due date is data, whatever
 * its first cell says, for a debtor may be called "Total Prova".
 */
export function createRowTeller({
  header,
  telling,
  money,
  dates,
}: RowMarks): (cells: readonly string[]) => RowKind {
  let hasPageSums = false;

  function kindByWords(cells: readonly string[]): RowKind {
    const filled = cells.map(cleanText).filter((cell) => cell !== '');
    const first = filled[0];
    if (first === undefined) return 'blank';
    // A list of debtors has no telling columns, and a total row in it has next to nothing in it.
    if (telling.length === 0 && filled.length > 2) return 'data';
    if (isTotal(first)) return isOfAll(first) ? 'total' : 'subtotal';
    if (telling.some((at) => isTotal((cells[at] ?? '').trim()))) return 'subtotal';
    if (isMoneyAlone(cells)) return 'total';
    if (isPageBreak(cells, first, filled)) return 'footer';
    // "Cliente: Bar 2000 12.30" is a customer.
    if ((isFooter(first, filled.length) && !isHeadingLabel(first)) || isHeaderAgain(cells)) return 'footer';
    if (!isHeading(cells, first, filled.length)) return 'data';
    return filled.length === 1 || isHeadingLabel(first) ? 'heading' : 'debtor';
  }

  /** A sum that is brought without having been carried on may be what somebody owed before. */
  function isPageBreak(cells: readonly string[], first: string, filled: readonly string[]): boolean {
    if (telling.length === 0) return false;
    const isSum = cells.every(
      (cell, at) => cell.trim() === '' || cleanText(cell) === first || money.includes(at),
    );
    if (isSum && CARRIED_ON.test(first)) hasPageSums = true;
    if (isSum && hasPageSums && (CARRIED_ON.test(first) || BROUGHT.test(first))) return true;
    return filled.length <= MOST_HEADING_CELLS && filled.some((cell) => PAGE.test(cell));
  }

  /** Words alone: no amount and, unless they begin by saying what follows, no date of a document either. */
  function isHeading(cells: readonly string[], first: string, filledCount: number): boolean {
    if (telling.length === 0 || filledCount > MOST_HEADING_CELLS || !areBlank(cells, money)) return false;
    return isHeadingLabel(first) || (areBlank(cells, telling) && areBlank(cells, dates));
  }

  /** Sums without a word: amounts, and nothing else. */
  function isMoneyAlone(cells: readonly string[]): boolean {
    return (
      telling.length > 0 &&
      cells.every((cell, at) => money.includes(at) || cell.trim() === '') &&
      money.some((at) => /\d/u.test(cells[at] ?? ''))
    );
  }

  function isHeaderAgain(cells: readonly string[]): boolean {
    return telling.length > 0 && telling.every((at) => isHeaderCell(cells[at] ?? '', at));
  }

  function isHeaderCell(cell: string, at: number): boolean {
    return cell.trim() === header[at];
  }

  return (cells) => {
    let hasWords = false;
    for (const at of telling) {
      const cell = cells[at];
      if (cell === undefined || cell === '') continue;
      const first = cell.charCodeAt(0);
      if (first >= 48 && first <= 57) return 'data';
      hasWords ||= cell.trim() !== '' && !isLabel(cell) && !isHeaderCell(cell, at);
    }
    return hasWords && !isHeadingLabel(cells.find((cell) => cell.trim() !== '') ?? '')
      ? 'data'
      : kindByWords(cells);
  };
}

/** What stands in a row, with single blanks between its cells. */
export function joined(cells: readonly string[]): string {
  return cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(' ');
}

function areBlank(cells: readonly string[], places: readonly number[]): boolean {
  return places.every((at) => (cells[at] ?? '').trim() === '');
}

/** The marks of rows whose columns name these fields. */
export function rowMarks(header: readonly string[], fields: readonly (Field | undefined)[]): RowMarks {
  const telling: number[] = [];
  const money: number[] = [];
  const dates: number[] = [];
  for (const [at, field] of fields.entries()) {
    if (field === 'invoice_no' || field === 'due_date') telling.push(at);
    else if (field === 'invoice_date') dates.push(at);
    else if (field !== undefined && MONEY_FIELDS.has(field)) money.push(at);
  }
  return { header, telling, money, dates };
}

/** The words "Totale", "Stampato il …" and "Cliente: …" may themselves stand in the column of the number or of the date. */
function isLabel(cell: string): boolean {
  const text = cell.trim();
  if (!/\d/u.test(text)) return isTotal(text) || isHeadingLabel(text);
  return (
    FOOTER.test(text) ||
    MADE_AT.test(text) ||
    isHeadingLabel(text) ||
    (isTotal(text) && /\s\p{L}{3}/u.test(text))
  );
}

function isTotal(text: string): boolean {
  return TOTAL.test(text) || SUBTOTAL.test(text);
}

function isOfAll(text: string): boolean {
  if (OF_ALL.test(text)) return true;
  if (SUBTOTAL.test(text)) return false;
  const others = text.replace(TOTAL, '').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return others.split(/[\s:.,;()]+/u).every((word) => word === '' || WORD_OF_ALL.test(word));
}

function isFooter(first: string, filledCount: number): boolean {
  if (filledCount > 2) return false;
  return FOOTER.test(first) || (filledCount === 1 && (TIMESTAMP.test(first) || MADE_AT.test(first)));
}
