/** What stands in the cells of a row, as far as it says whether they are words, numbers of documents or days. */
import { checkItalianVat } from '../../domain/debtor/taxId.ts';
import { cleanText } from '../cell/cleanText.ts';
import { dateEvidence } from '../cell/dateText.ts';

/** A text by which a document is known, or a number alone. */
const DOCUMENT = /^\p{L}{0,5}[-./ ]?\d[\d./-]*(?:\/?\p{L}{0,2})?$/u;
const PHONE =
  /^(?:tel|telefono|telef|cell|cellulare|fax|telefax|phone|mobile|mob|fon|handy)(?![\p{L}])[\s.:/]*(?:fax)?[\s.:]*[+(]?\d[\d\s/().-]{4,}/iu;
/** Lines drawn between rows, and nothing else. */
const RULE = /^[\s\-=_+*.|–—]*[-=_–—]{2}[\s\-=_+*.|–—]*$/u;

/** What stands in a row, with single blanks between its cells, or with what is given. */
export function joined(cells: readonly string[], between = ' '): string {
  return cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(between);
}

/** Where something stands, up to one place more than `most`. */
export function filledPlaces(cells: readonly string[], most: number): number[] {
  const places: number[] = [];
  for (let at = 0; at < cells.length && places.length <= most; at += 1) {
    const cell = cells[at];
    if (cell !== undefined && cell !== '' && cell.trim() !== '') places.push(at);
  }
  return places;
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

/** Whether a cell may be the number of a document. */
export function isDocument(cell: string): boolean {
  const text = cell.trim();
  return DOCUMENT.test(text) && !PHONE.test(text);
}

/** Whether a row has a day beside something else, as nearly every document has: what is looked at first, because it takes no time. */
export function hasDay(cells: readonly string[], days: readonly number[]): boolean {
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
export function isText(cell: string): boolean {
  const text = cell.trim();
  if (isOwnNumber(text)) return true;
  return /\p{L}/u.test(text) && !isDocument(text) && !isDay(text);
}

/** A number that a customer has: in groups, as telephones have them, behind the word for one, or for the tax office. */
export function isOwnNumber(text: string): boolean {
  return (
    PHONE.test(text) || (/^\+?\d[\d./()-]*(?: [\d./()-]+)+$/u.test(text) && !isDay(text)) || isVatNumber(text)
  );
}

function isVatNumber(text: string): boolean {
  return /^(?:IT ?)?\d{11}$/u.test(text) && checkItalianVat(text.replace(/^IT ?/u, ''));
}

/** Whether a cell is a day, whatever it is written like. */
export function isDay(cell: string): boolean {
  const evidence = dateEvidence(cleanText(cell));
  return evidence !== 'none' && evidence !== 'serial';
}

/** Whether a row only draws a line. */
export function areRules(cells: readonly string[]): boolean {
  return RULE.test(cells.join(''));
}

/** Whether nothing stands in some places. */
export function areBlank(cells: readonly string[], places: readonly number[]): boolean {
  return places.every((at) => (cells[at] ?? '').trim() === '');
}
