/** The options that correct a debtor: each value is checked before anything is written. */
import type { DebtorDetails } from '../../domain/debtor/debtor.ts';
import { hasPhoneDigits } from '../../domain/debtor/phone.ts';
import { Refusal } from '../../domain/refusal.ts';
import { countryCode } from '../../intake/cell/countryCode.ts';
import { readTaxCode, readVatNumber } from '../../intake/cell/readTaxIds.ts';
import type { ContactSource } from '../../domain/debtor/debtorContact.ts';
import type { ContactChanges, DebtorCorrection } from '../../office/debtor/debtorCard.ts';
import type { EnteredContact } from '../../office/debtor/debtorContacts.ts';
import type { InsolvencyOptions } from './debtorInsolvency.ts';
import type { TermsOptions } from './debtorTerms.ts';

/** As typed. */
export interface DebtorOptions extends InsolvencyOptions, TermsOptions {
  readonly name?: string;
  readonly vat?: string;
  readonly taxCode?: string;
  readonly address?: string;
  readonly postcode?: string;
  readonly city?: string;
  readonly province?: string;
  readonly country?: string;
  readonly email?: string;
  readonly pec?: string;
  readonly phone?: string;
  readonly contactPerson?: string;
  readonly language?: 'it' | 'en';
  readonly kind?: 'company' | 'person' | 'public';
  readonly consumer?: boolean;
  readonly confirmAddress?: boolean;
  readonly addPhone?: string;
  readonly addEmail?: string;
  readonly addPec?: string;
  readonly source?: ContactSource;
  readonly person?: string;
  readonly wrong?: string;
  readonly removeContact?: string;
  readonly merge?: string;
  readonly override?: string;
}

/** Text options with their flags. */
export const TEXT_FLAGS = {
  name: '--name',
  vat: '--vat',
  taxCode: '--tax-code',
  address: '--address',
  postcode: '--postcode',
  city: '--city',
  province: '--province',
  country: '--country',
  email: '--email',
  pec: '--pec',
  phone: '--phone',
} as const satisfies Readonly<Partial<Record<keyof DebtorOptions, string>>>;

type TextOption = keyof typeof TEXT_FLAGS;

/** The correction, or undefined when nothing is to be corrected. Refuses (usage) `debtor-value-unfit`. */
export function readCorrection(
  options: DebtorOptions,
  country: string | undefined,
): DebtorCorrection | undefined {
  if (Object.keys(options).length === 0) return undefined;
  const { kind, language, consumer, contactPerson } = options;
  return {
    details: readDetails(options, country),
    traits: {
      ...(kind === undefined ? {} : { kind }),
      ...(language === undefined ? {} : { language }),
      ...(consumer === undefined ? {} : { isConsumer: consumer }),
      ...(contactPerson === undefined ? {} : { contactPerson: filled(contactPerson, '--contact-person') }),
    },
    addressConfirmed: options.confirmAddress === true,
    ...(CONTACT_OPTIONS.some((name) => options[name] !== undefined)
      ? { contacts: readContacts(options) }
      : {}),
  };
}

const CONTACT_OPTIONS = ['addPhone', 'addEmail', 'addPec', 'wrong', 'removeContact'] as const;

const ADDING = {
  addPhone: ['phone', '--add-phone'],
  addEmail: ['email', '--add-email'],
  addPec: ['pec', '--add-pec'],
} as const;

/** Numbers and mailboxes beside those in use. */
function readContacts(options: DebtorOptions): ContactChanges {
  const { source = 'hand', person, wrong, reason, removeContact } = options;
  const added: EnteredContact[] = [];
  for (const [name, [kind, flag]] of Object.entries(ADDING) as [
    keyof typeof ADDING,
    (typeof ADDING)[keyof typeof ADDING],
  ][]) {
    const typed = options[name];
    if (typed === undefined) continue;
    const value = READERS[kind](filled(typed, flag), undefined, false);
    if (value === undefined) throw new Refusal('usage', 'debtor-value-unfit', { flag, value: typed });
    added.push({
      kind,
      value,
      source,
      ...(person === undefined ? {} : { person: filled(person, '--person') }),
    });
  }
  return {
    added,
    wrong: wrong === undefined ? [] : [{ value: wrong.trim(), ...(reason === undefined ? {} : { reason }) }],
    removed: removeContact === undefined ? [] : [removeContact.trim()],
  };
}

/** Every option that changes a debtor. */
export const CORRECTIONS = [
  ...(Object.keys(TEXT_FLAGS) as TextOption[]),
  ...CONTACT_OPTIONS,
  'contactPerson',
  'language',
  'kind',
  'consumer',
  'confirmAddress',
] as const;

/** Refuses (usage) options that say something about others which are not there: `contact-flag-alone`, `merge-alone`. */
export function refuseStrayOptions(options: DebtorOptions): void {
  const isAdding = Object.keys(ADDING).some((name) => name in options);
  const adding = Object.values(ADDING).map(([, flag]) => flag);
  for (const [flag, value, isFit, needed] of [
    ['--source', options.source, isAdding, adding],
    ['--person', options.person, isAdding, adding],
    ['--reason', options.reason, options.wrong !== undefined, ['--wrong']],
    ['--override', options.override, options.merge !== undefined, ['--merge']],
  ] as const) {
    if (value !== undefined && !isFit)
      throw new Refusal('usage', 'contact-flag-alone', { flag, needed: [...needed] });
  }
  const other = CORRECTIONS.find((name) => options[name] !== undefined);
  if (options.merge === undefined || other === undefined) return;
  const flag = `--${other.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
  throw new Refusal('usage', 'merge-alone', { flag });
}

/** The details in the form the book keeps them, whichever country the address is in. */
function readDetails(options: DebtorOptions, knownCountry: string | undefined): Partial<DebtorDetails> {
  const land = options.country === undefined ? knownCountry : countryCode(options.country);
  const isForeign = land !== undefined && land !== 'IT';
  const details: Record<string, string> = {};
  for (const [name, flag] of Object.entries(TEXT_FLAGS) as [TextOption, string][]) {
    const typed = options[name];
    if (typed === undefined) continue;
    const value = READERS[name](filled(typed, flag), land, isForeign);
    if (value === undefined) throw new Refusal('usage', 'debtor-value-unfit', { flag, value: typed });
    details[name === 'vat' ? 'vatNumber' : name] = value;
  }
  return details;
}

type Reader = (typed: string, country: string | undefined, isForeign: boolean) => string | undefined;

const asTyped: Reader = (typed) => typed;
const mailbox: Reader = (typed) =>
  /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;.]+$/u.test(typed) ? typed : undefined;

/** Each value in the form the book keeps it; undefined when it is none. */
export const READERS: Readonly<Record<TextOption, Reader>> = {
  name: asTyped,
  address: asTyped,
  city: asTyped,
  phone: (typed) => (hasPhoneDigits(typed) ? typed : undefined),
  vat: (typed, country) => {
    const read = readVatNumber(typed, country);
    return read === 'bad-vat-number' ? undefined : read.vatNumber;
  },
  taxCode: (typed, _country, isForeign) => readTaxCode(typed, isForeign),
  postcode: (typed, _country, isForeign) => (isForeign || /^\d{5}$/u.test(typed) ? typed : undefined),
  province: (typed) => (/^[a-z]{2}$/iu.test(typed) ? typed.toUpperCase() : undefined),
  country: (typed) => countryCode(typed),
  email: mailbox,
  pec: mailbox,
};

function filled(typed: string, flag: string): string {
  const value = typed.trim();
  if (value === '') throw new Refusal('usage', 'debtor-value-unfit', { flag, value: typed });
  return value;
}
