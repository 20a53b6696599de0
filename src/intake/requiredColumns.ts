import type { ReadFile } from '../domain/incoming.ts';
import type { Field } from './headerWords.ts';
import { UnreadableFile } from './layout.ts';

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
  const hasMoney = (['amount', 'open_balance', 'debit'] as const).some((field) => fields.has(field));
  if (fields.has('due_date')) return 'items';
  if (fields.has('invoice_no') && (hasMoney || fields.has('invoice_date'))) return 'items';
  return fields.has('debtor_name') && DETAILS.some((field) => fields.has(field)) ? 'debtors' : 'items';
}

const REQUIRED: readonly (readonly [Field, ...Field[]])[] = [
  ['debtor_name', 'debtor_code'],
  ['invoice_no'],
  ['due_date'],
  ['amount', 'open_balance', 'debit'],
];

/** The fields that rows cannot be read without, and that are not there; customers' own data need none of them. */
export function missingFields(fields: ReadonlySet<Field>): Field[] {
  if (kindOfFile(fields) === 'debtors') return [];
  return REQUIRED.filter((group) => !group.some((field) => fields.has(field))).map(([field]) => field);
}

/** Open items need a debtor, a number, a due date and an amount; throws `missing-columns` naming the fields. */
export function refuseMissingColumns(fields: ReadonlySet<Field>): void {
  const missing = missingFields(fields);
  if (missing.length > 0)
    throw new UnreadableFile('missing-columns', { flag: '--columns', detail: missing.join(', ') });
}
