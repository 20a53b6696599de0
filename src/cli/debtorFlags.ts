/** The options that correct a debtor: each value is checked before anything is written. */
import type { DebtorDetails } from '../domain/debtor.ts';
import { Refusal } from '../domain/refusal.ts';
import { countryCode } from '../intake/countryCode.ts';
import { readTaxCode, readVatNumber } from '../intake/readTaxIds.ts';
import type { DebtorCorrection } from '../office/debtorCard.ts';

/** As typed. */
export interface DebtorOptions {
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
  };
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

const READERS: Readonly<Record<TextOption, Reader>> = {
  name: asTyped,
  address: asTyped,
  city: asTyped,
  phone: (typed) => (/\d{3}/u.test(typed.replace(/[^\d]/gu, '')) ? typed : undefined),
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
