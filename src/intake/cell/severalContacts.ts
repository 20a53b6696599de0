/** Cells with more than one number or mailbox: "051 123456 / 333 4567890", "a@x.it; b@y.it". */
import type { OtherContact } from '../../domain/debtor/debtor.ts';
import { contactKey, CONTACT_KINDS, type ContactKind } from '../../domain/debtor/debtorContact.ts';

/** Between numbers; a slash or a hyphen may also stand between the prefix and the rest of one. */
const BETWEEN_NUMBERS = /\s*[;,|/]\s*|\s+(?:-|–|e|o|oppure|or|und|et)\s+/iu;
const BETWEEN_MAILBOXES = /[\s;,|/<>]+/u;
/** Fewer digits are a prefix or an extension, and the cell is one number. */
const FEWEST_DIGITS = 6;

/** The first contact of each kind, which is the one to use, and the others. */
export function severalContacts(
  written: Readonly<Partial<Record<ContactKind, string>>>,
  country: string | undefined,
): Partial<Record<ContactKind, string>> & { readonly otherContacts?: readonly OtherContact[] } {
  const first: Partial<Record<ContactKind, string>> = {};
  const others: OtherContact[] = [];
  for (const kind of CONTACT_KINDS) {
    const cell = written[kind];
    const seen = new Set<string>();
    for (const value of cell === undefined ? [] : kind === 'phone' ? numbersOf(cell) : mailboxesOf(cell)) {
      const key = contactKey(kind, value, country);
      if (seen.has(key)) continue;
      if (seen.size === 0) first[kind] = value;
      else others.push({ kind, value });
      seen.add(key);
    }
  }
  return others.length === 0 ? first : { ...first, otherContacts: others };
}

function numbersOf(cell: string): string[] {
  const parts = cell.split(BETWEEN_NUMBERS).filter((part) => part !== '');
  const areNumbers = parts.every((part) => part.replace(/\D/gu, '').length >= FEWEST_DIGITS);
  return areNumbers ? parts : [cell];
}

function mailboxesOf(cell: string): string[] {
  if (cell.indexOf('@') === cell.lastIndexOf('@')) return cell.includes('@') ? [cell] : [];
  return cell.split(BETWEEN_MAILBOXES).filter((part) => part.includes('@'));
}
