/** The line above a group of rows that says whose they are: "Cliente: 00012 ROSSI SRL", or the name alone. */

/** What a heading says. */
export interface DebtorHeading {
  readonly code: string;
  readonly name: string;
  readonly vatNumber: string;
}

/** Words of an account may be those of the one that all customers' are kept in. */
const ACCOUNTS = 'conto|sottoconto|account|compte';
const WORDS = `cliente?|${ACCOUNTS}|soggetto|debitore|intestatario|nominativo|anagrafica|ragione sociale|customer|kunde|debitor|tiers`;
const BEFORE = '^(?:(?:cod(?:ice|\\.)?|n[.°]|nr\\.?|code)\\s*)?';
const LABEL = new RegExp(
  `${BEFORE}(?:${WORDS})(?:\\s*(?:n[.°]|nr\\.?|no\\.?|nummer))?\\s*(?:[:\\-–]\\s*|\\s+|$)`,
  'iu',
);
const OF_ACCOUNT = new RegExp(`${BEFORE}(?:${ACCOUNTS})(?![\\p{L}])`, 'iu');
const LABEL_INSIDE = new RegExp(`[\\s,;|–-]+(?:${WORDS}|denominazione|descrizione)\\s*:\\s*`, 'iu');
const VAT =
  /[\s,;(–-]*(?:p(?:artita)?\.?\s?iva|vat(?: no\.?| number)?|c\.?f\.?)\s*[.:]?\s*([A-Z]{0,2}\d{11}|[A-Z0-9]{16})\)?.*$/iu;
const CODE_FIRST = /^(\p{L}{0,5}[-./]?\d[\d./-]*)[\s:–-]+(?=.*\p{L})(.+)$/u;
const BARE_CODE = /^\p{L}{0,5}[-./]?\d[\d./-]*$/u;
const CODE_LAST = /^(.+?)\s*[[(](\p{L}{0,5}[-./]?\d[\d./-]*)[\])]$/u;

/** Whether a cell begins by saying that a debtor follows. */
export function isHeadingLabel(cell: string): boolean {
  return LABEL.test(cell.trim());
}

/** What follows, where a text begins by saying so: a customer, or an account, which may be that of all of them. */
export function headingLabel(text: string): 'labelled' | 'account' | undefined {
  if (!isHeadingLabel(text)) return undefined;
  return OF_ACCOUNT.test(text.trim()) ? 'account' : 'labelled';
}

/** The code that is all there is behind the word for a customer: its name stands on another line. */
export function bareCode(text: string): string | undefined {
  const bare = withoutLabel(text);
  return BARE_CODE.test(bare) ? bare : undefined;
}

/** "Customer 100123 Rossi S.r.l.": without a colon only the code shows that it is no title. */
export function isCodedCustomer(text: string): boolean {
  return headingLabel(text) === 'labelled' && CODE_FIRST.test(withoutLabel(text));
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
  const last = CODE_LAST.exec(named);
  // "3 Elle S.p.A. (00013)": of two that may be codes the longer one is, and the other is part of the name.
  const isFirst = first !== null && digitsIn(first[1]) >= digitsIn(last?.[2]);
  if (isFirst) return { code: first[1] ?? '', name: (first[2] ?? '').trim(), vatNumber };
  return { code: last?.[2] ?? '', name: last?.[1] ?? named, vatNumber };
}

function digitsIn(code = ''): number {
  return code.replace(/\D/gu, '').length;
}

function withoutLabel(text: string): string {
  return text.trim().replace(LABEL, '').replace(LABEL_INSIDE, ' ');
}
