/** Tells rows that are data from those that only look like it. */
import { checkItalianVat } from '../domain/taxId.ts';
import { isAgeLine } from './ageLines.ts';
import { cleanText } from './cleanText.ts';
import { dateEvidence } from './dateText.ts';
import { isHeadingLabel } from './debtorHeading.ts';
import type { Field } from './headerWords.ts';
import type { RowMarks } from './layout.ts';
import { LEGAL_FORMS } from './legalForms.ts';
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
  /^(?:(?:a )?riport(?:o|are)(?![\p{L}\p{N}])|(?:carried|brought) forward|[uü]bertrag(?![\p{L}\p{N}])|(?:à )?report(?:er)?$|(?:stampat[oa]|data (?:di )?stampa|elaborat[oa]|printed|gedruckt|imprim[eé]e?|erstellt|generated)(?!\p{L})|(?:pagina|page|seite)[\s:.]*(?:n\.?\s*)?(?:\d|$)|pag\.)/iu;
/** "Pagina Uno S.r.l." is a customer. */
const LEGAL_FORM = new RegExp(
  String.raw`(?<!\p{L})(?:${LEGAL_FORMS}|s\.?\s?c\.?\s?a?\.?r\.?l)\.?(?!\p{L})`,
  'iu',
);
/** The sum of a page at its end, and once more at the beginning of the next. */
const CARRIED_ON =
  /^(?:a riport(?:o|are)|da riportare|carried forward|[àa] reporter|zu [uü]bertragen)[\s:.]*$/iu;
const BROUGHT = /^(?:riporto|brought forward|report|[uü]bertrag)[\s:.]*$/iu;
/** "Pag. 2", "Pagina 2 di 5", beside the title of a report. */
const PAGE = /^(?:pag(?:\.|ina)?|page|seite)\s*(?:n\.?\s*)?\d+(?:\s*(?:di|of|von|de|sur|\/)\s*\d+)?$/iu;
const PAGE_BEHIND =
  /[\s–-]*(?:pag(?:\.|ina)?|page|seite)\s*(?:n\.?\s*)?\d+(?:\s*(?:di|of|von|\/)\s*\d+)?\s*$/iu;
const TIMESTAMP = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T]+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?$/u;
/** A year and a time of day in the only words of a line: when the report was made. */
const MADE_AT =
  /(?<![\p{L}\p{N}])(?:19|20)\d\d(?![\p{L}\p{N}]).*(?<![\p{L}\p{N}])(?:[01]?\d|2[0-3])[:.][0-5]\d(?![\p{L}\p{N}])/u;
/** Shares of the whole below the totals. */
const SHARES =
  /^(?:percent(?:age)? of|percentuale (?:del|sul)|% (?:of|del|sul|vom)|prozent (?:vom|des)|in (?:prozent|percent(?:uale)?)(?![\p{L}])|pourcentage du)/iu;
/** An amount with its cents, which may be that of a column nobody reads. */
const SUM = /^[-+(€$£ ]*\d[\d.,'’\s]*[.,]\d{2}[-)€$£ ]*$/u;
/** Lines drawn between rows, and nothing else. */
const RULE = /^[\s\-=_+*.|–—]*[-=_–—]{2}[\s\-=_+*.|–—]*$/u;
/** A text by which a document is known, or a number alone. */
const DOCUMENT = /^\p{L}{0,5}[-./ ]?\d[\d./-]*(?:\/?\p{L}{0,2})?$/u;
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
  days,
  isDebtorAbove = false,
}: RowMarks): (cells: readonly string[]) => RowKind {
  let hasPageSums = false;
  /** The last line that may have named a customer. */
  let lineAbove = '';

  function kindByWords(cells: readonly string[]): RowKind {
    const texts = cells.map(cleanText);
    const filled = texts.filter((text) => text !== '');
    const first = firstWord(texts) ?? filled[0];
    if (first === undefined || areRules(filled)) return 'blank';
    // A list of debtors has no telling columns, and a total row in it has next to nothing in it.
    if (telling.length === 0 && filled.length > 2) return 'data';
    const isName = isNameAlone(first, filled.length);
    if (!isName && isTotal(first)) return isOfAll(first) ? 'total' : 'subtotal';
    if (!isName && telling.some((at) => isTotal((cells[at] ?? '').trim()))) return 'subtotal';
    if (telling.length > 0 && SHARES.test(first)) return 'footer';
    if (isMoneyAlone(cells)) return 'total';
    if (isPageBreak(cells, first, filled)) return 'footer';
    // "Cliente: Bar 2000 12.30" is a customer.
    if ((isFooter(first, filled.length) && !isHeadingLabel(first)) || isHeaderAgain(cells)) return 'footer';
    if (!isHeading(cells, first, filled.length)) return 'data';
    lineAbove = filled.join(' ').toLowerCase();
    return filled.length === 1 || isHeadingLabel(first) ? 'heading' : 'debtor';
  }

  /** The words of a total may stand behind its sums. */
  function firstWord(texts: readonly string[]): string | undefined {
    return texts.find(
      (text, at) => text !== '' && !SUM.test(text) && !(money.includes(at) && /\d/u.test(text)),
    );
  }

  /** "Totale Energie S.r.l." without a figure is a customer, unless it ends the rows of "Energie S.r.l.". */
  function isNameAlone(text: string, filledCount: number): boolean {
    if (filledCount > 1 || /\d/u.test(text) || SUBTOTAL.test(text) || isOfAll(text)) return false;
    return !lineAbove.endsWith(text.replace(TOTAL, '').trim().toLowerCase());
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

  /** "00012" and "Rossi S.r.l.", where a document would have its number and its day. */
  function isCodeAndName(cells: readonly string[], [, second, third]: readonly number[]): boolean {
    return (
      second !== undefined && third === undefined && days.includes(second) && isText(cells[second] ?? '')
    );
  }

  /** Words alone: no amount and, unless they begin by saying what follows, no date of a document either. */
  function isHeading(cells: readonly string[], first: string, filledCount: number): boolean {
    if (telling.length === 0 || filledCount > MOST_HEADING_CELLS) return false;
    if (isDebtorAbove && isTextLine(cells)) return true;
    if (!areBlank(cells, money)) return false;
    if (isHeadingLabel(first)) return true;
    return areBlank(cells, telling) && (areBlank(cells, dates) || (filledCount === 1 && isAgeLine(first)));
  }

  /**
   * Where debtors stand above their rows, a line of words may begin in any column: alone, or with words where days stand and
   * without a figure where amounts do. A number alone is a document without the rest.
   */
  function isTextLine(cells: readonly string[]): boolean {
    if (hasDay(cells, days)) return false;
    const filled = filledPlaces(cells, MOST_HEADING_CELLS);
    const [first, second] = filled;
    if (first === undefined) return false;
    if (second === undefined) return isText(cells[first] ?? '');
    if (filled.length > MOST_HEADING_CELLS) return false;
    if (filled.some((at) => PAGE.test((cells[at] ?? '').trim()))) return true;
    if (isDocument(cells[first] ?? '') && !isCodeAndName(cells, filled)) return false;
    const texts = days.map((at) => (cells[at] ?? '').trim()).filter((cell) => cell !== '');
    return (
      texts.some((cell) => isText(cell)) &&
      texts.every((cell) => !isDay(cell)) &&
      money.every((at) => !/\d/u.test(cells[at] ?? ''))
    );
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
    if (isDebtorAbove && isTextLine(cells)) return kindByWords(cells);
    let hasWords = false;
    for (const at of telling) {
      const cell = cells[at];
      if (cell === undefined || cell === '') continue;
      const first = cell.charCodeAt(0);
      if (first >= 48 && first <= 57) return 'data';
      if (isRuleSign(first) && areRules(cells)) return 'blank';
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

/** The same for comparing lines: in lower case, with single blanks, and without the number of the page. */
export function lineText(text: string): string {
  return text.replace(PAGE_BEHIND, '').replace(/\s+/gu, ' ').trim().toLowerCase();
}

/** Whether a row may be a heading that was not known for one: it has no day, and no number beside anything else. */
export function isPerhapsHeading(cells: readonly string[], { telling, days }: RowMarks): boolean {
  if (hasDay(cells, days)) return false;
  if (days.some((at) => /\d/u.test(cells[at] ?? ''))) return isNumberAlone(cells);
  const numbers = telling.filter((at) => !days.includes(at));
  return isNumberAlone(cells) || !numbers.some((at) => isDocument(cells[at] ?? ''));
}

/** Whether all there is of a row is something that may be the number of a document. */
export function isNumberAlone(cells: readonly string[]): boolean {
  const [first, second] = filledPlaces(cells, 1);
  return first !== undefined && second === undefined && isDocument(cells[first] ?? '');
}

/** Whether a line of words begins with what may be the number of a document. */
export function isNumberFirst(cells: readonly string[]): boolean {
  const [first, second] = filledPlaces(cells, 1);
  return first !== undefined && second !== undefined && isDocument(cells[first] ?? '');
}

/** Where something stands, up to one place more than `most`. */
function filledPlaces(cells: readonly string[], most: number): number[] {
  const places: number[] = [];
  for (let at = 0; at < cells.length && places.length <= most; at += 1) {
    const cell = cells[at];
    if (cell !== undefined && cell !== '' && cell.trim() !== '') places.push(at);
  }
  return places;
}

function isDocument(cell: string): boolean {
  return DOCUMENT.test(cell.trim());
}

/** Whether a row has a day beside something else, as nearly every document has: what is looked at first, because it takes no time. */
function hasDay(cells: readonly string[], days: readonly number[]): boolean {
  for (const at of days) if (isWrittenDay(cells[at])) return !isAlone(cells, at);
  return false;
}

function isAlone(cells: readonly string[], place: number): boolean {
  for (let at = 0; at < cells.length; at += 1) if (at !== place && cells[at] !== '') return false;
  return true;
}

/** 13/01/2026, 2026-01-13. */
function isWrittenDay(cell: string | undefined): boolean {
  if (cell === undefined || cell.length < 8) return false;
  const first = cell.charCodeAt(0);
  return first >= 48 && first <= 57 && (isDayMark(cell.charCodeAt(2)) || isDayMark(cell.charCodeAt(4)));
}

/** Hyphen, point or stroke. */
function isDayMark(code: number): boolean {
  return code >= 45 && code <= 47;
}

/** Words, and no day or number of a document; the number of a telephone or of the tax office counts as words. */
function isText(cell: string): boolean {
  const text = cell.trim();
  if (isOwnNumber(text)) return true;
  return /\p{L}/u.test(text) && !isDocument(text) && !isDay(text);
}

/** A number that a customer has: in groups, as telephones have them, or for the tax office. */
export function isOwnNumber(text: string): boolean {
  return (/^\+?\d[\d./()-]*(?: [\d./()-]+)+$/u.test(text) && !isDay(text)) || isVatNumber(text);
}

function isVatNumber(text: string): boolean {
  return /^(?:IT ?)?\d{11}$/u.test(text) && checkItalianVat(text.replace(/^IT ?/u, ''));
}

function isDay(cell: string): boolean {
  const evidence = dateEvidence(cleanText(cell));
  return evidence !== 'none' && evidence !== 'serial';
}

const RULE_SIGNS = '-=_+*|–—';

function isRuleSign(code: number): boolean {
  return RULE_SIGNS.includes(String.fromCharCode(code));
}

/** Whether a row only draws a line. */
export function areRules(cells: readonly string[]): boolean {
  return RULE.test(cells.join(''));
}

function areBlank(cells: readonly string[], places: readonly number[]): boolean {
  return places.every((at) => (cells[at] ?? '').trim() === '');
}

/** The marks of rows whose columns name these fields. */
export function rowMarks(
  header: readonly string[],
  fields: readonly (Field | undefined)[],
  isDebtorAbove = false,
): RowMarks {
  const telling: number[] = [];
  const money: number[] = [];
  const dates: number[] = [];
  const days: number[] = [];
  for (const [at, field] of fields.entries()) {
    if (field === 'due_date' || field === 'invoice_date') days.push(at);
    if (field === 'invoice_no' || field === 'due_date') telling.push(at);
    else if (field === 'invoice_date') dates.push(at);
    else if (field !== undefined && MONEY_FIELDS.has(field)) money.push(at);
  }
  return { header, telling, money, dates, days, ...(isDebtorAbove ? { isDebtorAbove } : {}) };
}

/** The words "Totale", "Stampato il …" and "Cliente: …" may themselves stand in the column of the number or of the date. */
function isLabel(cell: string): boolean {
  const text = cell.trim();
  if (!/\d/u.test(text)) return isTotal(text) || isHeadingLabel(text) || SHARES.test(text);
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
  if (LEGAL_FORM.test(first)) return false;
  return FOOTER.test(first) || (filledCount === 1 && (TIMESTAMP.test(first) || MADE_AT.test(first)));
}
