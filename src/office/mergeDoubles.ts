/** What two debtors both have when they become one: accounts, numbers, and documents that were imported for either. */
import { build } from '../db/build.ts';
import { contactsOf, deleteContact } from '../db/debtorContacts.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Book } from './book.ts';

interface DoubledItem {
  readonly id: number;
  readonly number: string;
  readonly isSame: number;
  readonly isTouched: number;
}

/**
 * One and the same document under both debtors is kept once. Refuses (rule) `merge-same-document` when the two differ, or
 * when something has happened to the one that would go.
 * @returns the numbers of the documents
 */
export function dropDoubledItems({ database }: Book, into: number, from: number): string[] {
  const doubled = database.rows<DoubledItem>(DOUBLED_ITEMS, { into, from });
  const different = doubled.filter(({ isSame, isTouched }) => isSame === 0 || isTouched === 1);
  if (different.length > 0)
    throw new Refusal('rule', 'merge-same-document', {
      numbers: [...new Set(different.map(({ number }) => number))],
    });
  for (const { id } of doubled) database.run(build.deleteFrom('invoice').where('id', '=', id));
  return [...new Set(doubled.map(({ number }) => number))];
}

const DOUBLED_ITEMS = `
select one.id, one.number,
  one.amount_cents = other.amount_cents and one.open_cents = other.open_cents and one.currency = other.currency
    and one.due_on = other.due_on as isSame,
  exists (select 1 from allocation where invoice_id = one.id)
    or exists (select 1 from dispute where invoice_id = one.id)
    or exists (select 1 from letter_item where invoice_id = one.id)
    or exists (select 1 from plan_item where invoice_id = one.id)
    or one.left_in_case is not null as isTouched
from invoice one join invoice other
  on other.number = one.number and other.debtor_id = @into and other.issued_on = one.issued_on
    and other.instalment_key = one.instalment_key
where one.debtor_id = @from`;

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
