/** The ways to reach a debtor, each with where it comes from: what a person found out outlives every import. */
import type { Day } from '../day.ts';
import { phoneKey } from './phone.ts';

export type ContactKind = 'phone' | 'email' | 'pec';

/** An export, a person of ours, the debtor's own word, a public register, a bank statement. */
export type ContactSource = 'export' | 'hand' | 'debtor' | 'register' | 'statement';

export const CONTACT_KINDS = ['phone', 'email', 'pec'] as const satisfies readonly ContactKind[];

/** One number or mailbox. */
export interface DebtorContact {
  readonly id: number;
  readonly kind: ContactKind;
  /** As it was written. */
  readonly value: string;
  /** Who answers there. */
  readonly person?: string;
  readonly source: ContactSource;
  readonly addedOn: Day;
  /** Since when it is known to be wrong. */
  readonly wrongOn?: Day;
  readonly wrongReason?: string;
}

/** What a contact is compared by: two ways to write one number are one contact. */
export function contactKey(kind: ContactKind, value: string, country?: string): string {
  const text = value.trim().toLowerCase();
  if (kind !== 'phone') return text;
  const digits = phoneKey(value, country);
  return digits === '' ? text : digits;
}

/** Whether a contact is the one that was written so. */
export function isContact(
  contact: Pick<DebtorContact, 'kind' | 'value'> & { readonly key: string },
  kind: ContactKind,
  value: string,
  country?: string,
): boolean {
  if (contact.kind !== kind) return false;
  return contact.value === value || contact.key === contactKey(kind, value, country);
}

/** Whether an import may put its own value in the place of this one: not where somebody found it out since. */
export function yieldsToExport({ source }: Pick<DebtorContact, 'source'>): boolean {
  return source === 'export' || source === 'statement';
}

/** The contact of a kind to use: one that is not known to be wrong, what people found out first, then the newest. */
export function preferredContact<Contact extends DebtorContact>(
  contacts: readonly Contact[],
  kind: ContactKind,
): Contact | undefined {
  return contacts
    .filter((contact) => contact.kind === kind && contact.wrongOn === undefined)
    .sort((a, b) => Number(yieldsToExport(a)) - Number(yieldsToExport(b)) || b.id - a.id)[0];
}
