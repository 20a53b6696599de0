/** The customer named between the title of a list and its header. */
import { isCodedCustomer, isHeadingLabel } from './debtorHeading.ts';
import { customerOf, type HeadingLine } from './headingBlocks.ts';
import { isBesideCustomer, lineKind, withoutTurn, type LineKind } from './headingLines.ts';
import { areRules, joined } from './rowText.ts';

/** What a report says of the customers it was made for. */
const EVERYBODY = /:\s*(?:tutt[ie]|all|alle|tous|\*)\s*$/iu;
/** What lists are called, and what they say of themselves. */
const TITLE =
  /(?<!\p{L})(?:scadenz\p{L}*|elenc\p{L}+|partit[ae] apert[ae]|partitari\p{L}|situazion[ei]|estratt[oi]|list[ae]|clienti|crediti|riepilog\p{L}+|stampa\p{L}*|report|period\p{L}|esercizio|aged|ageing|aging|open|items|receivables|customers?|statement|date|data|pag(?:ina|e)?|offene|posten|opos\p{L}*|debitoren\p{L}*|fällig\p{L}*|kunden|seite|balance|échéanc\p{L}*)(?!\p{L})|(?<!\p{L})a[l]\s+\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}/iu;

/**
 * "Cliente: …" above the header, with nothing but its address, its name and drawn lines between them. Without the colon it
 * may be a title, unless a code stands before the name.
 */
export function debtorAbove(before: readonly (readonly string[])[]): { readonly above?: string } {
  const block: HeadingLine[] = [];
  for (const [at, cells] of [...before.entries()].toReversed()) {
    const text = withoutTurn(joined(cells));
    if (text === '' || areRules(cells)) continue;
    block.unshift({ cells, line: at + 1 });
    if (isHeadingLabel(text)) return customerAbove(block);
    if (!isBesideCustomer(joined(cells, '  '))) return {};
  }
  return {};
}

function customerAbove(block: readonly HeadingLine[]): { readonly above?: string } {
  const customer = customerOf(block, {
    named: new Set(),
    titles: [],
    isFirstUnknown: false,
    areCodes: false,
  });
  if (typeof customer === 'string' || EVERYBODY.test(customer.text)) return {};
  const { text } = customer;
  const isCustomer = text.includes(':') || isCodedCustomer(text) || /^spett/iu.test(text);
  return isCustomer ? { above: customer.text } : {};
}

/**
 * The lines above the header that may name a customer without a word for it: the last one that is no address, and what
 * stands below it; none where that is a title.
 */
export function nameAboveHeader(preamble: readonly string[]): readonly HeadingLine[] {
  const lines = preamble
    .map((text, at) => ({ cells: [text.trim()], line: at + 1, kind: lineKind(text.trim()) }))
    .filter(({ cells: [text = ''] }) => /[\p{L}\d]/u.test(text));
  const at = lines.findLastIndex(({ kind }, place) => !isOfAddress(kind, lines[place - 1]?.kind));
  const name = lines[at]?.cells[0] ?? '';
  return at === -1 || TITLE.test(name) ? [] : lines.slice(at);
}

/** "50131 Firenze" is a place below a street, and a customer with a code elsewhere. */
function isOfAddress(kind: LineKind, before: LineKind | undefined): boolean {
  if (kind === 'place') return before === 'street' || before === 'detail';
  return kind === 'detail' || kind === 'street' || kind === 'turn';
}
