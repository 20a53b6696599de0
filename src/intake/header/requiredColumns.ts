import type { ReadFile } from '../../domain/import/incoming.ts';
import type { Field } from './headerWords.ts';
import { UnreadableFile } from '../layout.ts';

const DETAILS: readonly Field[] = [
  'address',
  'postcode',
  'city',
  'email',
  'pec',
  'phone',
  'vat_no',
  'tax_code',
  'debtor_code',
];

/** What a file with these fields is: open items, or the customers' own data without documents. */
export function kindOfFile(fields: ReadonlySet<Field>): ReadFile['kind'] {
  const hasMoney = (['amount', 'open_balance', 'debit', 'net'] as const).some((field) => fields.has(field));
  if (fields.has('due_date')) return 'items';
  if (fields.has('invoice_no') && (hasMoney || fields.has('invoice_date'))) return 'items';
  return fields.has('debtor_name') && DETAILS.some((field) => fields.has(field)) ? 'debtors' : 'items';
}

/** Without a due date, one of the document: it is due some days later. Without an amount, net and tax add up to it. */
const REQUIRED: readonly (readonly [Field, (has: (field: Field) => boolean) => boolean])[] = [
  ['debtor_name', (has) => has('debtor_name') || has('debtor_code')],
  ['invoice_no', (has) => has('invoice_no')],
  ['due_date', (has) => has('due_date') || has('invoice_date')],
  [
    'amount',
    (has) => has('amount') || has('open_balance') || has('debit') || (has('net') && has('vat_amount')),
  ],
];

/** The fields that rows cannot be read without, and that are not there; customers' own data need none of them. */
export function missingFields(fields: ReadonlySet<Field>): Field[] {
  if (kindOfFile(fields) === 'debtors') return [];
  return REQUIRED.filter(([, isThere]) => !isThere((field) => fields.has(field))).map(([field]) => field);
}

/** Open items need a debtor, a number, a due date and an amount; throws `missing-columns` naming the fields. */
export function refuseMissingColumns(fields: ReadonlySet<Field>): void {
  const missing = missingFields(fields);
  if (missing.length > 0) refuseMissingFields(missing);
}

/** Throws `missing-columns`. */
export function refuseMissingFields(missing: readonly Field[]): never {
  throw new UnreadableFile('missing-columns', { flag: '--columns', detail: missing.join(', ') });
}
