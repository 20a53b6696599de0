/** The party that owes: identity, address, contacts. */
import type { Day } from '../day.ts';
import type { CreditKind } from '../court/prescription.ts';
import type { RatingClass } from '../rating/ratingScale.ts';

/** What kind of party it is: decides the form of address, and consumers have longer terms (docs/rules.md R12). */
export type PartyKind = 'company' | 'person' | 'public';

/** The languages letters are written in. */
export type LetterLanguage = 'it' | 'en';

/** The data by which a debtor is recognised and addressed, as an export or a person gives them. Empty texts never occur. */
export interface DebtorDetails {
  /** The customer code of the accounting software. */
  readonly code?: string;
  readonly name: string;
  /** Italian: 11 digits without prefix. Foreign: with the country prefix. */
  readonly vatNumber?: string;
  /** Codice fiscale: 16 characters for a person, 11 digits for an organisation. */
  readonly taxCode?: string;
  readonly address?: string;
  readonly postcode?: string;
  readonly city?: string;
  /** Two letters: `FI`. */
  readonly province?: string;
  /** ISO 3166 two letters; absent means Italy. */
  readonly country?: string;
  readonly email?: string;
  readonly pec?: string;
  readonly phone?: string;
}

/** What an export says about a debtor: its cells may hold more numbers and mailboxes than the one to use. */
export interface SaidDetails extends DebtorDetails {
  readonly otherContacts?: readonly OtherContact[];
}

/** A further number or mailbox. */
export interface OtherContact {
  readonly kind: 'phone' | 'email' | 'pec';
  readonly value: string;
}

/** A debtor of the book. */
export interface Debtor extends DebtorDetails {
  readonly id: number;
  readonly kind: PartyKind;
  readonly isConsumer: boolean;
  readonly language: LetterLanguage;
  /** The person who answers on their side. */
  readonly contactPerson?: string;
  /** A number found wrong; it is not proposed again until another one is entered. */
  readonly wrongPhone?: string;
  /** What kind of claims it owes, where a person has said so; absent: the settings decide. */
  readonly creditKind?: CreditKind;
  /** When a person last confirmed or corrected the address. */
  readonly addressCheckedOn?: Day;
  /** The class it is in, as last worked out or as a person gave it, and since when; absent: not rated. */
  readonly rating?: { readonly class: RatingClass; readonly since: Day; readonly isByHand?: boolean };
}

/** The debtor in a line: `C001 Rossi S.r.l.`. */
export function debtorLabel({ code = '', name }: Pick<DebtorDetails, 'code' | 'name'>): string {
  return `${code} ${name}`.trim();
}

/** What a command finds the debtor by: the shortest that is its own. */
export function signOf({ code, vatNumber, taxCode, name }: DebtorDetails): string {
  return code ?? vatNumber ?? taxCode ?? name;
}

/** What rows of one file with the same debtor have in common: the surest of what they say. */
export function rowIdentity({ vatNumber, taxCode, code, name }: SaidDetails): string {
  return vatNumber ?? taxCode ?? code ?? identityName(name);
}

/** The name as it is compared: upper case, without accents, punctuation and legal form. */
export function normaliseName(name: string): string {
  const plain = withoutAccents(name).toUpperCase();
  const words = plain
    .replace(LEGAL_FORM, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return words === '' ? plain.trim() : words;
}

/** Legal forms at the end of a name, with or without dots. */
const LEGAL_FORM =
  /\b(S\.?\s?R\.?\s?L\.?\s?S?\.?|S\.?\s?P\.?\s?A\.?|S\.?\s?N\.?\s?C\.?|S\.?\s?A\.?\s?S\.?|S\.?\s?A\.?\s?P\.?\s?A\.?|GMBH|SARL|LTD|B\.?V\.?)(?=\s|$)/gu;

/** The name together with its legal form, apart from case and punctuation: `ROSSI SRL` is not `ROSSI SPA`. */
export function nameKey(name: string): string {
  return withoutAccents(name)
    .toUpperCase()
    .replace(/[.'’]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The name by which customers are told from each other: `VERDI E C SNC` is `Verdi & C. S.n.c.`. */
export function identityName(name: string): string {
  return nameKey(name).replace(AND_COMPANY, '');
}

/** Any other E may be an initial. */
const AND_COMPANY = /(?<= )E (?=C(?: S(?:NC|AS|APA))?$)/u;

/** Most names have no accents, and finding that out is much quicker than taking them off. */
function withoutAccents(name: string): string {
  return /^[ -~]*$/u.test(name) ? name : name.normalize('NFD').replace(/\p{M}+/gu, '');
}
