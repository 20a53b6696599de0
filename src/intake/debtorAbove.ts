/** The customer named between the title of a list and its header. */
import { isCodedCustomer, isHeadingLabel } from './debtorHeading.ts';
import { customerOf, type HeadingLine } from './headingBlocks.ts';
import { isBesideCustomer, withoutTurn } from './headingLines.ts';
import { areRules, joined } from './rowKind.ts';

/** What a report says of the customers it was made for. */
const EVERYBODY = /:\s*(?:tutt[ie]|all|alle|tous|\*)\s*$/iu;

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
    if (!isBesideCustomer(text)) return {};
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
  const isCustomer = customer.text.includes(':') || isCodedCustomer(customer.text);
  return isCustomer ? { above: customer.text } : {};
}
