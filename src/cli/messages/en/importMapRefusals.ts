/** Sentences of why columns or a saved map cannot be used. */
import type { SentenceValues } from '../../screen/sentence.ts';
import type { importMapRefusals as source } from '../it/importMapRefusals.ts';
import type { Translation } from '../messages.ts';

const saved = (v: SentenceValues): string =>
  v.has('names') ? `Saved maps: ${v.list('names')}.` : 'There are no saved maps yet.';

/** How each of the options is written. */
const HOW: Readonly<Record<string, string>> = {
  '--columns': 'Write field=column, separated by commas: --columns "due_date=3,amount=Total".',
  '--skip-rows': 'Write column=value, separated by commas: --skip-rows "2=P"; several values: "2=P|F".',
  '--skip-lines':
    'Write the lines separated by |: --skip-lines "On hold|Called*"; * stands for anything behind.',
  '--customer-lines': 'Write the lines separated by |: --customer-lines "Smith|Jones*"; or first, last.',
};

export const importMapRefusals = (): Translation<ReturnType<typeof source>> => ({
  'map-missing': (v) => ({
    message: `There is no map called "${v.text('name')}".`,
    hint: `${saved(v)} One is saved with --save-map NAME.`,
  }),
  'map-unusable': (v) => ({
    message: `${v.text('file')} cannot be used: ${v.count('count') === 1 ? 'one error' : `${v.count('count')} errors`}.`,
    hint: 'Correct the file, or import with --map none.',
  }),
  'map-exists': (v) => ({
    message: `There already is a map called "${v.text('name')}".`,
    hint: `Choose another name for --save-map, or delete ${v.text('file')}.`,
  }),
  'map-name': (v) => ({
    message: `"${v.text('name')}" will not do as the name of a map.`,
    hint: 'Use letters, digits and hyphens, for example --save-map ledger.',
  }),
  'map-one-file': () => ({
    message: '--save-map is for one file at a time.',
    hint: 'Import the file to learn from alone, for example: dunning import FILE --save-map ledger',
  }),
  'map-no-table': (v) => ({
    message: `${v.text('file')} is an electronic invoice: it has no columns to remember.`,
    hint: 'Leave out --save-map.',
  }),
  'columns-unreadable': (v) => ({
    message: `${v.text('flag')}: "${v.text('value')}" cannot be understood.`,
    hint: HOW[v.text('flag')] ?? '',
  }),
  'columns-unknown-field': (v) => ({
    message: `--columns: "${v.text('value')}" is nothing that can be imported.`,
    hint: 'For example debtor_name, debtor_code, invoice_no, invoice_date, due_date, amount, open_balance, vat_no; - for a column that is not needed.',
  }),
  'terms-unreadable': (v) => ({
    message: `"${v.text('value')}" is not a number of days.`,
    hint: 'From 0 to 365, for example --terms 30.',
  }),
  'columns-twice': (v) => ({
    message: `--columns: "${v.text('value')}" stands there twice.`,
    hint: 'Each field comes from one column, and each column feeds one field.',
  }),
});
