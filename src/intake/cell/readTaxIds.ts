/** VAT numbers and tax codes as exports write them. */
import { checkItalianVat, checkTaxCode, restoreLostZeros } from '../../domain/debtor/taxId.ts';
import { countryCode } from './countryCode.ts';

/** What a cell of the VAT column turned out to be; a person's tax code is often written there. */
export interface VatCell {
  readonly vatNumber?: string;
  readonly taxCode?: string;
  /** The country its prefix names. */
  readonly country?: string;
}

const PREFIXES = new Set(
  'AT BE BG CH CY CZ DE DK EE EL ES FI FR GB GR HR HU IE LI LT LU LV MC MT NL NO PL PT RO RS SE SI SK SM TR UA XI'.split(
    ' ',
  ),
);

/**
 * Reads a VAT number: Italian ones lose the prefix and get back the zeros a spreadsheet took; foreign ones keep or get
 * their country prefix and are not checked further.
 */
export function readVatNumber(text: string, country: string | undefined): VatCell | 'bad-vat-number' {
  const written = compact(text);
  const isForeign = country !== undefined && country !== 'IT';
  const italian = restoreLostZeros(written.replace(/^IT(?=\d)/u, ''));
  // French and Croatian numbers have eleven digits too, and one in ten would pass the Italian check.
  if (checkItalianVat(italian) && (!isForeign || written.startsWith('IT'))) return { vatNumber: italian };
  if (written.length === 16 && checkTaxCode(written)) return { taxCode: written };
  const prefix = written.slice(0, 2);
  if (PREFIXES.has(prefix) && /^[A-Z\d+*]{2,14}$/u.test(written.slice(2)) && /\d{2}/u.test(written)) {
    return { vatNumber: written, country: countryCode(prefix) ?? prefix };
  }
  return isForeign && /\d{2}/u.test(written) ? { vatNumber: `${country}${written}` } : 'bad-vat-number';
}

/** Reads a codice fiscale, undefined when it is none; a foreign tax number is taken as it stands. */
export function readTaxCode(text: string, isForeign: boolean): string | undefined {
  if (isForeign) return text;
  const written = restoreLostZeros(compact(text).replace(/^IT(?=\d{11}$)/u, ''));
  return checkTaxCode(written) ? written : undefined;
}

function compact(text: string): string {
  return text.toUpperCase().replace(/[\s.\-/]+/gu, '');
}
