/** Numbers and mailboxes of debtors in and out of the book. */
import type { Day } from '../domain/day.ts';
import {
  CONTACT_KINDS,
  contactKey,
  type ContactKind,
  type ContactSource,
  type DebtorContact,
} from '../domain/debtor/debtorContact.ts';
import type { DebtorDetails, SaidDetails } from '../domain/debtor/debtor.ts';
import { build } from './build.ts';
import type { Database } from './database.ts';
import { chosen, group, type Grouped } from './grouped.ts';

/** A contact with what it is compared by. */
export interface StoredContact extends DebtorContact {
  readonly key: string;
}

/** A contact to be written. */
export interface NewContact {
  readonly debtor: number;
  readonly kind: ContactKind;
  readonly value: string;
  readonly key: string;
  readonly person?: string;
  readonly source: ContactSource;
  readonly addedOn: Day;
}

/** Writes contacts; a debtor must not have them yet. */
export function insertContacts(database: Database, contacts: Iterable<NewContact>): void {
  const rows = function* () {
    for (const { debtor, kind, value, key, person, source, addedOn } of contacts) {
      yield {
        debtor_id: debtor,
        kind,
        value,
        value_key: key,
        person: person ?? null,
        source,
        added_on: addedOn,
        wrong_on: null,
        wrong_reason: null,
      };
    }
  };
  database.insertAll('debtor_contact', rows());
}

/**
 * Writes the contacts of debtors just entered, from their own rows: an import may bring ten thousand, and this takes half
 * the time of writing them one by one.
 * @param first the smallest of their ids; all from there on are new
 */
export function insertContactsOfNew({ connection }: Database, first: number, addedOn: Day): void {
  connection.function('contact_key', { deterministic: true }, contactKeyInSql);
  connection.prepare(CONTACTS_OF_NEW).run({ first, addedOn });
}

const CONTACTS_OF_NEW = `
insert into debtor_contact (debtor_id, kind, value, value_key, source, added_on)
select id, kind, value, contact_key(kind, value, country), 'export', @addedOn from (
  select id, country, 'phone' as kind, phone as value from debtor where phone is not null and id >= @first
  union all select id, country, 'email', email from debtor where email is not null and id >= @first
  union all select id, country, 'pec', pec from debtor where pec is not null and id >= @first
) order by id`;

function contactKeyInSql(kind: unknown, value: unknown, country: unknown): string {
  return contactKey(kind as ContactKind, String(value), typeof country === 'string' ? country : undefined);
}

/** What the details of an export hold of a debtor's contacts, as an export's. */
export function* contactsInDetails(
  debtor: number,
  details: DebtorDetails,
  addedOn: Day,
): Generator<NewContact> {
  for (const kind of CONTACT_KINDS) {
    const value = details[kind];
    if (value === undefined) continue;
    yield { debtor, kind, value, key: contactKey(kind, value, details.country), source: 'export', addedOn };
  }
}

/** The further ones; rows of one debtor may call the same number its first and its second. */
export function* otherContactsInDetails(
  debtor: number,
  details: SaidDetails,
  addedOn: Day,
): Generator<NewContact> {
  const { otherContacts = [], country } = details;
  for (const { kind, value } of otherContacts) {
    const key = contactKey(kind, value, country);
    if (key === contactKey(kind, details[kind] ?? '', country)) continue;
    yield { debtor, kind, value, key, source: 'export', addedOn };
  }
}

/** The contacts of debtors by their id, oldest first. */
export function contactsOf(database: Database, debtorIds: readonly number[]): Grouped<StoredContact> {
  const rows = database.all(
    build
      .selectFrom('debtor_contact')
      .selectAll()
      .where('debtor_id', 'in', chosen(JSON.stringify(debtorIds)))
      .orderBy('id'),
  );
  return group(
    rows,
    (row) => row.debtor_id,
    (row) => ({
      id: row.id,
      kind: row.kind,
      value: row.value,
      key: row.value_key,
      ...(row.person === null ? {} : { person: row.person }),
      source: row.source,
      addedOn: row.added_on as Day,
      ...(row.wrong_on === null ? {} : { wrongOn: row.wrong_on as Day }),
      ...(row.wrong_reason === null ? {} : { wrongReason: row.wrong_reason }),
    }),
  );
}

/** Overwrites what is known about a contact. */
export function updateContact(
  database: Database,
  id: number,
  values: {
    readonly value?: string;
    readonly person?: string;
    readonly source?: ContactSource;
    readonly wrong_on?: Day | null;
    readonly wrong_reason?: string | null;
  },
): void {
  database.run(build.updateTable('debtor_contact').set(values).where('id', '=', id));
}

/** Takes a contact out for good. */
export function deleteContact(database: Database, id: number): void {
  database.run(build.deleteFrom('debtor_contact').where('id', '=', id));
}

/** Sets the number or mailbox that is used; null when there is none. */
export function useContact(
  database: Database,
  debtor: number,
  kind: ContactKind,
  value: string | null,
): void {
  database.run(
    build
      .updateTable('debtor')
      .set({ [kind]: value })
      .where('id', '=', debtor),
  );
}
