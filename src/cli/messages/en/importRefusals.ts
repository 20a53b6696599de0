/** Sentences of why a file cannot be imported. */
import type { SentenceValues } from '../../sentence.ts';
import type { importRefusals as source } from '../it/importRefusals.ts';
import type { Translation } from '../messages.ts';

const settle = (v: SentenceValues): string => `Say it with ${v.text('flag')}.`;
const seen = (v: SentenceValues): string => (v.has('detail') ? ` (${v.text('detail')})` : '');

export const importRefusals: Translation<typeof source> = {
  'import-empty-file': (v) => ({
    message: `${v.text('file')} is empty.`,
    hint: 'Export it again from the accounting software.',
  }),
  'import-binary-file': (v) => ({
    message: `${v.text('file')} is not a text file.`,
    hint: 'Export as CSV from the accounting software.',
  }),
  'import-no-header': (v) => ({
    message: `No line of ${v.text('file')} has the names of the columns.`,
    hint: 'At least customer, number, due date and amount are needed, each column with a name.',
  }),
  'import-no-rows': (v) => ({
    message: `${v.text('file')} has columns but no rows.`,
    hint: 'Check the filters of the export.',
  }),
  'import-ambiguous-dates': (v) => ({
    message: `In ${v.text('file')} dates may have the day or the month first${seen(v)}.`,
    hint: settle(v),
  }),
  'import-ambiguous-decimal': (v) => ({
    message: `In ${v.text('file')} the decimal mark cannot be told${seen(v)}.`,
    hint: settle(v),
  }),
  'import-ambiguous-delimiter': (v) => ({
    message: `In ${v.text('file')} the mark between columns cannot be told${seen(v)}.`,
    hint: settle(v),
  }),
  'import-ambiguous-column': (v) => ({
    message: `In ${v.text('file')} two columns may mean the same thing${seen(v)}.`,
    hint: 'Leave one of the two, or rename the one that is not needed.',
  }),
  'import-missing-columns': (v) => ({
    message: `${v.text('file')} lacks columns that are needed${seen(v)}.`,
    hint: 'At least customer, number, due date and amount are needed.',
  }),
  'import-ageing-buckets': (v) => ({
    message: `${v.text('file')} only has ageing buckets: no invoice numbers and no due dates.`,
    hint: 'Export the open items from the accounting software, one row an invoice.',
  }),
  'import-html-table': (v) => ({
    message: `${v.text('file')} is an HTML page, whatever its name says.`,
    hint: 'Open it in Excel and save it as CSV, or export as CSV from the accounting software.',
  }),
  'import-spreadsheet': (v) => ({
    message: `${v.text('file')} is an Excel sheet.`,
    hint: 'In Excel: Save as, CSV UTF-8. Then import that file.',
  }),
  'import-broken-quotes': (v) => ({
    message: `In ${v.text('file')} a quotation mark is opened and never closed${v.has('line') ? `, line ${v.text('line')}` : ''}${seen(v)}.`,
    hint: 'Correct that line and try again: nothing was imported.',
  }),
  'import-bad-encoding': (v) => ({
    message: `${v.text('file')} cannot be read in the given encoding${seen(v)}.`,
    hint: 'Leave --encoding out to have it recognised, or give another one.',
  }),
};
