/** The line above a group of rows that says whose they are: "Cliente: 00012 ROSSI SRL", or the name alone. */

/** What a heading says. */
export interface DebtorHeading {
  readonly code: string;
  readonly name: string;
  readonly vatNumber: string;
}

/** Words of an account may be those of the one that all customers' are kept in. */
const ACCOUNTS = 'conto|sottoconto|account|a/c|compte';
const WORDS = `cliente?|${ACCOUNTS}|soggetto|debitore|intestatario|nominativo|anagrafica|ragione sociale|rag\\.?\\s?soc\\.?|spett(?:\\.?\\s?(?:le|abile)|\\.)(?:\\s+ditta)?|customer|kunde|debitor|tiers`;
const BEFORE = '^(?:mastro\\s*:?\\s*[\\d./-]+[\\s,/–-]+)?(?:(?:cod(?:ice|\\.)?|n[.°]|nr\\.?|code)\\s*)?';
const LABEL = new RegExp(
  `${BEFORE}(?:${WORDS})(?:\\s*(?:n[.°]|nr\\.?|no\\.?|nummer))?\\s*(?:[:\\-–]\\s*|\\s+|$)|^(?:ditta|cod(?:ice|\\.)?)\\s*:\\s*`,
  'iu',
);
const OF_ACCOUNT = new RegExp(`${BEFORE}(?:${ACCOUNTS})(?![\\p{L}])`, 'iu');
const LABEL_INSIDE = new RegExp(`[\\s,;|–-]+(?:${WORDS}|denominazione|descrizione|nome|name)\\s*:\\s*`, 'iu');
const VAT =
  /[\s,;(–-]*(?:p(?:artita)?\.?\s?iva|vat(?: no\.?| number)?|c\.?f\.?)\s*[.:]?\s*([A-Z]{0,2}\d{11}|[A-Z0-9]{16})\)?.*$/iu;
/** The kind of account, C for those of customers, may stand before the code and is none of it. */
const CODE_FIRST = /^(?:C\s+(?=\d{3}))?(\p{L}{0,5}[-./]?\d[\d./-]*)[\s:–-]+(?=.*\p{L})(.+)$/u;
/** A code as no name begins: of several figures, or with letters before them. */
const PLAIN_CODE = /^(?:0\d|\p{L}{1,5}[-./]?\d|\d+[./-]\d|\d{3})/u;
const BARE_CODE = /^\p{L}{0,5}[-./]?\d[\d./-]*$/u;
/** In brackets, or of several figures behind a hyphen. */
const CODE_LAST =
  /^(.+?)\s*(?:[[(](?:cod(?:ice|\.)?\s*)?(\p{L}{0,5}[-./]?\d[\d./-]*)[\])]|\s[-–]\s+(?:cod(?:ice|\.)?\s*)?(0\d{2,}|\p{Lu}{1,3}\d{3,}|\d{4,}))$/iu;

/** What may stand in a sentence as well. */
const COMMON_WORD = /^(?:cliente?|conto|account|soggetto|debitore|customer|kunde)\s+/iu;
/** "moroso", "da richiamare": a sentence goes on in small letters, and no name has none but such. */
const SENTENCE = /^\p{Ll}[^\d:\p{Lu}]*$/u;

/** Whether a cell begins by saying that a debtor follows. */
export function isHeadingLabel(cell: string): boolean {
  const text = cell.trim();
  return LABEL.test(text) && !(COMMON_WORD.test(text) && SENTENCE.test(text.replace(COMMON_WORD, '')));
}

/** Whether the word for a debtor is all there is: the name stands on the next line. */
export function isLabelAlone(text: string): boolean {
  return isHeadingLabel(text) && withoutLabel(text) === '';
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

/** Whether the code is one that no name begins or ends with. */
export function hasPlainCode(text: string): boolean {
  const bare = withoutLabel(text).replace(VAT, '');
  return (CODE_FIRST.test(bare) && PLAIN_CODE.test(bare.replace(/^C\s+/u, ''))) || CODE_LAST.test(bare);
}

/** Reads a heading; `isCoded` where every heading of the file has a code. */
export function readHeading(text: string, isCoded: boolean): DebtorHeading {
  const bare = withoutLabel(text);
  const number = VAT.exec(bare)?.[1] ?? '';
  // The tax code of a person has a column of its own, which lists with headings lack.
  const vatNumber = /\d{11}$/u.test(number) ? number : '';
  const named = bare.replace(VAT, '').trim();
  if (!isCoded) return { code: '', name: named, vatNumber };
  const first = CODE_FIRST.exec(named);
  const last = CODE_LAST.exec(named);
  // "3 Elle S.p.A. (00013)": of two that may be codes the longer one is, and the other is part of the name.
  const behind = last?.[2] ?? last?.[3];
  const isFirst = first !== null && digitsIn(first[1]) >= digitsIn(behind);
  if (isFirst) return { code: first[1] ?? '', name: (first[2] ?? '').trim(), vatNumber };
  return { code: behind ?? '', name: last?.[1] ?? named, vatNumber };
}

function digitsIn(code = ''): number {
  return code.replace(/\D/gu, '').length;
}

function withoutLabel(text: string): string {
  return text.trim().replace(LABEL, '').replace(LABEL_INSIDE, ' ');
}
