/** Words every screen uses. */
import type { common as source } from '../it/common.ts';
import { plural, type Translation } from '../messages.ts';

export const common = (): Translation<ReturnType<typeof source>> => ({
  yes: 'yes',
  no: 'no',
  none: 'none',
  today: 'today',
  days: (count) => plural(count, 'day', 'days'),
  daysShort: 'days',
  cases: (count) => plural(count, 'case', 'cases'),
  invoices: (count) => plural(count, 'invoice', 'invoices'),
  case: 'Case',
  caseShort: 'Case',
  customer: 'Customer',
  invoice: 'Invoice',
  due: 'Due',
  overdue: 'Overdue',
  amount: 'Amount',
  open: 'Open',
  total: 'Total',
  note: 'Note',
  whichCase: 'Which case?',
  caseArgument: 'case number, customer code, VAT number, invoice or part of the name',
  noteOption: 'a note',
  date: 'Date',
  undoHint: 'Undo: dunning undo',
  dryRun: 'Dry run: nothing was written.',
  nothingDone: 'Nothing was done.',
  writtenTo: (file) => `Written to ${file}`,
});
