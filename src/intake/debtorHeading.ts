/** The line above a group of rows that says whose they are: "Cliente: 00012 ROSSI SRL", or the name alone. */

/** What a heading says. */
export interface DebtorHeading {
  readonly code: string;
  readonly name: string;
  readonly vatNumber: string;
}

const WORDS =
  'cliente?|conto|sottoconto|soggetto|debitore|intestatario|nominativo|anagrafica|ragione sociale|customer|account|kunde|debitor|compte|tiers';
const LABEL = new RegExp(
  `^(?:(?:cod(?:ice|\\.)?|n[.°]|nr\\.?|code)\\s*)?(?:${WORDS})(?:\\s*(?:n[.°]|nr\\.?|no\\.?|nummer))?\\s*(?:[:\\-–]\\s*|\\s+|$)`,
  'iu',
);
const LABEL_INSIDE = new RegExp(`[\\s,;|–-]+(?:${WORDS}|denominazione|descrizione)\\s*:\\s*`, 'iu');
const VAT =
  /[\s,;(–-]*(?:p(?:artita)?\.?\s?iva|vat(?: no\.?| number)?|c\.?f\.?)\s*[.:]?\s*([A-Z]{0,2}\d{11}|[A-Z0-9]{16})\)?.*$/iu;
const CODE_FIRST = /^(\p{L}{0,5}[-./]?\d[\d./-]*)[\s:–-]+(?=.*\p{L})(.+)$/u;
const CODE_LAST = /^(.+?)\s*[[(](\p{L}{0,5}[-./]?\d[\d./-]*)[\])]$/u;

/** Whether a cell begins by saying that a debtor follows. */
export function isHeadingLabel(cell: string): boolean {
  return LABEL.test(cell.trim());
}

/** Whether the heading has a code before or after the name. A name may begin with a figure: all headings tell together. */
export function hasCode(text: string): boolean {
  const bare = withoutLabel(text).replace(VAT, '');
  return CODE_FIRST.test(bare) || CODE_LAST.test(bare);
}

/** Reads a heading; `isCoded` where every heading of the file has a code. */
export function readHeading(text: string, isCoded: boolean): DebtorHeading {
  const bare = withoutLabel(text);
  const vatNumber = VAT.exec(bare)?.[1] ?? '';
  const named = bare.replace(VAT, '').trim();
  if (!isCoded) return { code: '', name: named, vatNumber };
  const first = CODE_FIRST.exec(named);
  if (first !== null) return { code: first[1] ?? '', name: (first[2] ?? '').trim(), vatNumber };
  const last = CODE_LAST.exec(named);
  return { code: last?.[2] ?? '', name: last?.[1] ?? named, vatNumber };
}

function withoutLabel(text: string): string {
  return text.trim().replace(LABEL, '').replace(LABEL_INSIDE, ' ');
}
