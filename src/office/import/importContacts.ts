/** Numbers and mailboxes an export names of known debtors: added to those there are, never in the place of a person's. */
import {
  contactsInDetails,
  contactsOf,
  insertContacts,
  otherContactsInDetails,
  type NewContact,
  type StoredContact,
} from '../../db/debtorContacts.ts';
import type { Debtor, DebtorDetails, SaidDetails } from '../../domain/debtor/debtor.ts';
import {
  CONTACT_KINDS,
  isContact,
  yieldsToExport,
  type ContactKind,
} from '../../domain/debtor/debtorContact.ts';
import type { Book, Moment } from '../book.ts';

/** What an export brought of one debtor. */
export interface TakenContacts {
  readonly added: readonly { readonly kind: ContactKind; readonly value: string }[];
  /** What is used from now on, by kind. */
  readonly inUse: Partial<Pick<DebtorDetails, ContactKind>>;
}

/** Whether a detail is a number or a mailbox. */
export function isContactField(field: string): field is ContactKind {
  return (CONTACT_KINDS as readonly string[]).includes(field);
}

/**
 * Takes what an export says. One known to be wrong does not come back; what a person entered stays in use. An invoice
 * export only fills gaps.
 */
export function takeContacts(
  { database }: Book,
  moment: Pick<Moment, 'today'>,
  said: readonly { readonly debtor: Debtor; readonly details: SaidDetails }[],
  isMasterData: boolean,
): ReadonlyMap<number, TakenContacts> {
  const differing = said.filter(
    ({ debtor, details }) =>
      details.otherContacts !== undefined ||
      CONTACT_KINDS.some((kind) => details[kind] !== undefined && details[kind] !== debtor[kind]),
  );
  if (differing.length === 0) return new Map();
  const known = contactsOf(
    database,
    differing.map(({ debtor }) => debtor.id),
  );
  const added: NewContact[] = [];
  const taken = new Map<number, TakenContacts>();
  for (const { debtor, details } of differing) {
    const news = newsAbout(debtor, details, known.get(debtor.id) ?? [], moment, isMasterData);
    added.push(...news.added);
    taken.set(debtor.id, news);
  }
  insertContacts(database, added);
  return taken;
}

function newsAbout(
  debtor: Debtor,
  details: SaidDetails,
  contacts: readonly StoredContact[],
  { today }: Pick<Moment, 'today'>,
  isMasterData: boolean,
): TakenContacts & { readonly added: readonly NewContact[] } {
  const added: NewContact[] = [];
  const inUse: Partial<Record<ContactKind, string>> = {};
  for (const contact of contactsInDetails(debtor.id, details, today)) {
    const { kind, value } = contact;
    const current = debtor[kind];
    if (current === value || (current !== undefined && !isMasterData)) continue;
    const same = contacts.find((each) => isContact(each, kind, value, debtor.country));
    if (same?.wrongOn !== undefined) continue;
    if (same === undefined) added.push(contact);
    if (current === undefined || mayReplace(debtor, kind, current, contacts)) inUse[kind] = value;
  }
  for (const contact of otherContactsInDetails(debtor.id, details, today)) {
    const { kind, value } = contact;
    if (debtor[kind] !== undefined && !isMasterData) continue;
    if (contacts.some((each) => isContact(each, kind, value, debtor.country))) continue;
    added.push(contact);
    if (debtor[kind] === undefined) inUse[kind] ??= value;
  }
  return { added, inUse };
}

function mayReplace(
  debtor: Debtor,
  kind: ContactKind,
  current: string,
  contacts: readonly StoredContact[],
): boolean {
  const known = contacts.find((contact) => isContact(contact, kind, current, debtor.country));
  return known === undefined || yieldsToExport(known);
}
