/** Lines that belong to the page and not to the list: its number, when it was printed, and sums carried from page to page. */
import { cleanText } from '../cell/cleanText.ts';
import { LEGAL_FORMS } from '../cell/legalForms.ts';
import { isDay } from './rowText.ts';

const PAGES = 'pag(?:\\.|ina)?|page|seite|foglio|folio|blatt|sheet';
const OF_HOW_MANY = '(?:\\s*(?:di|of|von|de|sur|\\/)\\s*\\d+)?';
/** "Pag. 2", "Pagina 2 di 5", beside the title of a report. */
const NUMBER = new RegExp(`^(?:${PAGES})\\s*(?:n[.°]?\\s*)?[:.]?\\s*\\d+${OF_HOW_MANY}$`, 'iu');
const NUMBER_BEHIND = new RegExp(
  `[\\s–-]*(?:${PAGES})\\s*(?:n[.°]?\\s*)?[:.]?\\s*\\d+${OF_HOW_MANY}\\s*$`,
  'iu',
);

const PRINTED = new RegExp(
  `^(?:(?:stampat[oa]|data (?:di )?stampa|elaborat[oa]|printed|gedruckt|imprim[eé]e?|erstellt|generated)(?!\\p{L})|(?:pagina|page|seite)[\\s:.]*(?:n\\.?\\s*)?(?:\\d|$)|pag\\.)`,
  'iu',
);
/** "Pagina Uno S.r.l." is a customer. */
const LEGAL_FORM = new RegExp(
  String.raw`(?<!\p{L})(?:${LEGAL_FORMS}|s\.?\s?c\.?\s?a?\.?r\.?l)\.?(?!\p{L})`,
  'iu',
);
const TIMESTAMP = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T]+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?$/u;
/** A year and a time of day in the only words of a line: when the report was made. */
const MADE_AT =
  /(?<![\p{L}\p{N}])(?:19|20)\d\d(?![\p{L}\p{N}]).*(?<![\p{L}\p{N}])(?:[01]?\d|2[0-3])[:.][0-5]\d(?![\p{L}\p{N}])/u;

const SUM_WORDS =
  '(?:(?:sub-?)?tot(?:al[ei]?)?\\.?|sald[oi]|import[oi]|somm[ae]|progressivo|balance|summe)\\s+';
const OTHER_PAGE = `(?:\\s+(?:sald[oi]|total[ei]|import[oi]))?(?:\\s+(?:d?a|d?alla|from|to|von|auf|de(?: la)?)?\\s*(?:${PAGES})(?:\\s*(?:n[.°]?\\s*)?\\d+|\\s+(?:prec|succ|seg|prev|next)\\p{L}*\\.?)?)?`;
/** The sum may stand in the cell of the words. */
const SUM_BEHIND = "(?:[\\s:]+[-(€]*\\d[\\d.,'’]*\\)?-?(?:\\s*(?:EUR|€))?)?[\\s.:…*>=-]*$";
/** The sum of a page at its end. */
const CARRIED_ON = new RegExp(
  `^[\\s*.-]*(?:(?:${SUM_WORDS})?(?:(?:d?a riportare|carried (?:forward|over|down)|c\\/f(?:wd)?|[àa] reporter|zu [uü]bertragen)${OTHER_PAGE}|[uü]bertrag auf seite \\d+)|${SUM_WORDS}(?:di |della |de (?:la )?)?(?:${PAGES})(?:\\s*\\d+)?|(?:totale )?progressivo|running total|page (?:sub)?total|seiten(?:summe|total|saldo|übertrag)|(?:segue|continua)(?: a pag\\p{L}*\\.?(?: \\d+)?)?)${SUM_BEHIND}`,
  'iu',
);
/** The same once more at the beginning of the next. */
const BROUGHT = new RegExp(
  `^[\\s*.-]*(?:(?:${SUM_WORDS})?(?:riport(?:[oi]|at[oaie])|brought (?:forward|down)|b\\/f(?:wd)?|[uü]bertrag)${OTHER_PAGE}|report(?: de la page(?: \\d+)?)?)${SUM_BEHIND}`,
  'iu',
);
/** What was owed before the first row of a list. */
const BEFORE =
  /^(?:saldo (?:iniziale|precedente|apertura|di apertura)|(?:opening|previous) balance|(?:saldo|eb-?)vortrag|anfangs(?:bestand|saldo)|solde (?:initial|pr[eé]c[eé]dent))(?!\p{L})/iu;

/** "Pag. 2": the number of a page in a cell of its own. */
export function isPageNumber(cell: string): boolean {
  return NUMBER.test(cell.trim());
}

/** Whether a text is that of a line of the page, behind which a number may stand: the words for print and pages, and carried sums. */
export function isPageText(text: string): boolean {
  return PRINTED.test(text) || MADE_AT.test(text) || isCarriedSum(text);
}

/** Whether all that a line says, in one cell or two, is said of the page. */
export function isPageFoot(first: string, filledCount: number): boolean {
  if (filledCount > 2 || LEGAL_FORM.test(first)) return false;
  return PRINTED.test(first) || (filledCount === 1 && (TIMESTAMP.test(first) || MADE_AT.test(first)));
}

/** A text for comparing lines: in lower case, with single blanks, and without the number of the page. */
export function lineText(text: string): string {
  return text.replace(NUMBER_BEHIND, '').replace(/\s+/gu, ' ').trim().toLowerCase();
}

/** Whether the text of a line is one of those told, of which a star at the end stands for anything. */
export function isAmong(text: string, told: readonly string[]): boolean {
  return told.some((line) => (line.endsWith('*') ? text.startsWith(line.slice(0, -1)) : text === line));
}

/** "A riportare", "Übertrag": what stands at a turn of pages, whatever it is there. */
export function isCarriedSum(text: string): boolean {
  return CARRIED_ON.test(text) || BROUGHT.test(text);
}

/** Whether a row may say what was owed before: it is none of a customer's name. */
export function isBalanceBefore(cells: readonly string[]): boolean {
  return cells.some((cell) => BEFORE.test(cell.trim()) || BROUGHT.test(cell.trim()));
}

/** Tells sums carried from page to page. What is brought before any row may be what somebody owed before. */
export interface CarriedSums {
  /** A row of an item, or a line that begins or ends a group. */
  pass(isItem: boolean): void;
  isCarried(cells: readonly string[]): boolean;
}

/** A teller for one file; `money` are the places of amounts. */
export function createCarriedSums(money: readonly number[]): CarriedSums {
  let hasPageSums = false;
  let isAmongItems = false;

  /** Beside the words, in any column, stand sums and nothing else. */
  function isSum(cells: readonly string[], words: number): boolean {
    return cells.every((cell, at) => at === words || money.includes(at) || isBesideSum(cleanText(cell)));
  }

  return {
    pass(isItem) {
      isAmongItems = isItem;
    },
    isCarried(cells) {
      const at = cells.findIndex((cell) => isCarriedSum(cleanText(cell)));
      if (at === -1 || !isSum(cells, at)) return false;
      hasPageSums ||= CARRIED_ON.test(cleanText(cells[at] ?? ''));
      return hasPageSums || isAmongItems;
    },
  };
}

/** An amount, its currency, the side it is on, a page: nothing that says whose it is. */
function isBesideSum(cell: string): boolean {
  return cell === '' || /^\p{Lu}{1,3}$|^[-(€]*\d[\d.,'’]*\)?-?$/u.test(cell)
    ? !isDay(cell)
    : isPageNumber(cell);
}
