/** Numbers and mailboxes of a debtor: added, found wrong, removed; and which one is used afterwards. */
import {
  contactsOf,
  deleteContact,
  insertContacts,
  updateContact,
  useContact,
  type StoredContact,
} from '../../db/debtorContacts.ts';
import { updateDebtor } from '../../db/debtors.ts';
import type { Debtor } from '../../domain/debtor/debtor.ts';
import {
  CONTACT_KINDS,
  contactKey,
  isContact,
  preferredContact,
  type ContactKind,
  type ContactSource,
} from '../../domain/debtor/debtorContact.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Book, Moment } from '../book.ts';

/** A contact as a person enters it. */
export interface EnteredContact {
  readonly kind: ContactKind;
  readonly value: string;
  readonly person?: string;
  readonly source: ContactSource;
}

/** A contact found wrong, and why. */
export interface WrongContact {
  readonly value: string;
  readonly reason?: string;
}

/** All contacts of a debtor, the oldest first. */
export function debtorContacts({ database }: Book, debtor: number): readonly StoredContact[] {
  return contactsOf(database, [debtor]).get(debtor) ?? [];
}

/**
 * Enters a contact, inside an act: one that was wrong is right again, one that an export brought is a person's now.
 * @param isUsed from now on; otherwise only where there was none
 */
export function enterContact(
  book: Book,
  { today }: Pick<Moment, 'today'>,
  debtor: Debtor,
  { kind, value, person, source }: EnteredContact,
  isUsed = false,
): void {
  const key = contactKey(kind, value, debtor.country);
  const known = find(book, debtor, kind, value);
  const given = person === undefined ? {} : { person };
  if (known === undefined) {
    insertContacts(book.database, [
      { debtor: debtor.id, kind, value, key, ...given, source, addedOn: today },
    ]);
  } else {
    const isRightAgain = { wrong_on: null, wrong_reason: null };
    updateContact(book.database, known.id, { value, ...given, source, ...isRightAgain });
  }
  if (isUsed || debtor[kind] === undefined) useContact(book.database, debtor.id, kind, value);
  const wrongKey = contactKey('phone', debtor.wrongPhone ?? '', debtor.country);
  if (kind === 'phone' && wrongKey === key) updateDebtor(book.database, debtor.id, {}, { wrongPhone: null });
}

/**
 * Takes a contact out of use, inside an act; another one takes its place where there is one.
 * @returns what was marked. Refuses (not-found): `no-such-contact`.
 */
export function markWrong(
  book: Book,
  { today }: Pick<Moment, 'today'>,
  debtor: Debtor,
  { value, reason }: WrongContact,
): StoredContact {
  const contact = chosenContact(book, debtor, value);
  updateContact(book.database, contact.id, { wrong_on: today, wrong_reason: reason ?? null });
  if (contact.kind === 'phone') updateDebtor(book.database, debtor.id, {}, { wrongPhone: contact.value });
  useAnother(book, debtor, contact);
  return contact;
}

/** Takes a contact out for good, inside an act. Refuses (not-found): `no-such-contact`. */
export function removeContact(book: Book, debtor: Debtor, value: string): StoredContact {
  const contact = chosenContact(book, debtor, value);
  deleteContact(book.database, contact.id);
  useAnother(book, debtor, contact);
  return contact;
}

/** The number to try when the one in use is wrong. */
export function otherPhone(book: Book, debtor: Debtor): string | undefined {
  const { phone = '', country } = debtor;
  const others = debtorContacts(book, debtor.id).filter(
    (contact) => !isContact(contact, 'phone', phone, country),
  );
  return preferredContact(others, 'phone')?.value;
}

/**
 * After a call to a wrong number, inside the act of the call: it is marked, and the new one, else another known one, is
 * used from now on.
 */
export function replaceWrongPhone(
  book: Book,
  moment: Pick<Moment, 'today'>,
  debtor: Debtor,
  newPhone: string | undefined,
): void {
  if (debtor.phone !== undefined) markWrong(book, moment, debtor, { value: debtor.phone });
  if (newPhone !== undefined)
    enterContact(book, moment, debtor, { kind: 'phone', value: newPhone, source: 'hand' }, true);
}

function find(book: Book, debtor: Debtor, kind: ContactKind, value: string): StoredContact | undefined {
  return debtorContacts(book, debtor.id).find((contact) => isContact(contact, kind, value, debtor.country));
}

function chosenContact(book: Book, debtor: Debtor, value: string): StoredContact {
  for (const kind of CONTACT_KINDS) {
    const found = find(book, debtor, kind, value);
    if (found !== undefined) return found;
  }
  throw new Refusal('not-found', 'no-such-contact', { value, name: debtor.name });
}

/** Where the contact was in use, the next best one is. */
function useAnother(book: Book, debtor: Debtor, contact: StoredContact): void {
  const { kind } = contact;
  const inUse = debtor[kind];
  if (inUse === undefined || !isContact(contact, kind, inUse, debtor.country)) return;
  const next = preferredContact(debtorContacts(book, debtor.id), kind);
  useContact(book.database, debtor.id, kind, next?.value ?? null);
}
