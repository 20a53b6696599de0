/** What two debtors both have when they become one, documents apart: accounts, numbers, classes given by hand. */
import { build } from '../../db/build.ts';
import { contactsOf, deleteContact } from '../../db/debtorContacts.ts';
import type { Book } from '../book.ts';

/** An account that both paid from is known once. */
export function dropDoubledIbans({ database }: Book, into: number, from: number): void {
  const theirs = build.selectFrom('debtor_iban').select('iban').where('debtor_id', '=', into);
  database.run(build.deleteFrom('debtor_iban').where('debtor_id', '=', from).where('iban', 'in', theirs));
}

/** Of two classes given by hand, that of the debtor that stays counts. */
export function dropSecondRating({ database }: Book, into: number, from: number): void {
  const kept = build.selectFrom('chosen_rating').select('debtor_id').where('debtor_id', '=', into);
  if (database.one(kept) !== undefined)
    database.run(build.deleteFrom('chosen_rating').where('debtor_id', '=', from));
}

/** A number or mailbox of both is known once. */
export function dropDoubledContacts({ database }: Book, into: number, from: number): void {
  const known = contactsOf(database, [into, from]);
  const kept = new Set((known.get(into) ?? []).map(({ kind, key }) => `${kind} ${key}`));
  for (const { id, kind, key } of known.get(from) ?? [])
    if (kept.has(`${kind} ${key}`)) deleteContact(database, id);
}
