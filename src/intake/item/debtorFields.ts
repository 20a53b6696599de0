import type { Field } from '../header/headerWords.ts';

/** What describes the debtor of a row, and not the document. */
export const DEBTOR_FIELDS: readonly Field[] = [
  'debtor_code',
  'debtor_name',
  'surname',
  'first_name',
  'vat_no',
  'tax_code',
  'address',
  'postcode',
  'city',
  'province',
  'country',
  'email',
  'pec',
  'phone',
];
