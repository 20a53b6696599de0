/** Texts of one area: which column of a file holds what. */
import type { MapFileProblem } from '../../import/importMapProblem.ts';
import type { importMaps as source } from '../it/importMaps.ts';
import { plural, type Translation } from '../messages.ts';

const PLACE = 'the name of the column in quotes is needed, or its number counted from 1';

const WRONG: Readonly<Record<MapFileProblem['code'], (problem: MapFileProblem) => string>> = {
  'broken-file': ({ value }) => `the text breaks off here: ${value}`,
  'unknown-key': ({ key, choices = [] }) => `${key} does not exist; choices: ${choices.join(', ')}`,
  'not-one-of': ({ key, value, choices = [] }) => `${key} = ${value}: choices ${choices.join(' ')}`,
  'not-a-place': ({ key, value }) => `${key} = ${value}: ${PLACE}`,
  'not-a-count': ({ key, value }) => `${key} = ${value}: a whole number from 0 to 1000 is needed`,
  'not-a-table': ({ key, value }) => `${key} = ${value}: a section with its keys is needed`,
  'not-a-list': ({ key, value }) => `${key} = ${value}: a list in square brackets is needed`,
  'not-texts': ({ key, value }) => `${key} = ${value}: a list of values in quotes is needed, such as ["P"]`,
  'bad-header': ({ key, value }) =>
    `${key} = ${value}: the list of the column names is needed, or false if there is no header`,
  'name-without-header': ({ key, value }) =>
    `${key} = ${value}: with header = false columns are given by their number`,
  'not-in-header': ({ key, value, choices = [] }) =>
    `${key} = ${value}: is not among the columns of header (${choices.join(', ')})`,
  'same-column': ({ key, value, choices = [] }) =>
    `${key} = ${value}: is already the column of ${choices.join(' ')}`,
  'missing-column': ({ key }) => `${key} is missing: ${PLACE}`,
};

export const importMaps = (): Translation<ReturnType<typeof source>> => ({
  options: {
    map: 'use the saved map of this name; none: no map',
    saveMap: 'save under this name how the file is written',
    columns: 'the column of each field: "due_date=3,amount=Total"',
    skipRows: 'rows to skip, by column and value: "2=P"',
    skipLines: 'lines between the documents that are no customers: "On hold|Called*"',
    customerLines: 'lines that are customers, likewise; first or last: this one of several lines',
  },
  problem: (problem) => `  line ${problem.line}: ${WRONG[problem.code](problem)}`,
  position: 'No',
  headerName: 'Name',
  rowName: (number) => `Row ${number}`,
  column: (position) => `column ${position}`,
  headerAt: (line) => `header on line ${line}`,
  noHeader: 'no header',
  map: 'Map',
  mapUsed: (name, isByHeader) =>
    isByHeader ? `${name}, because the header is its own (not to use it: --map none)` : name,
  leftOut: 'Skipped',
  leftOutRows: (count) => `${plural(count, 'row', 'rows')} as told`,
  saved: (name, file) => `Map ${name} saved in ${file}.`,
  unusable: (name) => `The map ${name} has errors and was not considered: --map ${name} lists them.`,
  sameAgain: (flags) => `The same answers without questions: ${flags}`,
  unknown: {
    ask: (name) => `${name}: not all of it is clear`,
    now: 'answer now',
    skip: 'skip this file',
    skipAll: 'skip all files that are left',
    declined: (name) => `${name}: not imported.`,
    alone: (file, flag) => `That file alone: dunning import ${file} ${flag} ...`,
  },
  asking: {
    isHeader: 'Does row 1 hold the names of the columns?',
    howTo: (words) =>
      `For each column write what it holds: ${words}. Or - if it is not needed, < to go back, q to leave.`,
    column: (label, samples) => (samples === '' ? `${label} (empty) is` : `${label} (${samples}) is`),
    noSuchWord: (word) => `"${word}" is nothing that is imported; - if the column is not needed.`,
    taken: (word, label) => `${word} is already ${label}: go back with < to change it.`,
    stillMissing: (fields) => `Still missing: ${fields}. Check the columns again.`,
    skip: (label, values) => `In ${label} there are ${values}: which rows are skipped (- = none)`,
    noSuchMark: (values) => `Choose among ${values}, or - for none.`,
    unnumbered: (count) =>
      `${count === 1 ? 'One of the first rows has' : `${count} of the first rows have`} no document number. Skip such rows?`,
    rivals: 'Two columns may be the amount to be collected. Which one counts?',
    dates: (seen) => `In which order are the dates (${seen})?`,
    exchanged: (seen) => `Are day and month of some dates exchanged (${seen})?`,
    exchangedOrders: { putBack: 'yes, put them back', asTheyAre: 'no, the dates are right' },
    dateOrders: { dmy: 'day/month/year', mdy: 'month/day/year', ymd: 'year/month/day' },
    kinds: (column) => `The column "${column}" has only C and F. What are they?`,
    kindsOf: { party_kind: 'customers and suppliers', doc_type: 'credit notes and invoices' },
    parties: (column) => `The column "${column}" has letters (A and P, or E and U). What are they?`,
    partiesOf: {
      party_kind: 'customers and suppliers',
      none: "something else (companies and persons): every row is a customer's",
    },
    balance: (column) => `What does the column "${column}" say?`,
    balanceOf: {
      open_balance: 'what is still to be paid',
      paid: 'what has been paid',
      none: 'neither',
    },
    total: (column) => `Is the column "${column}" what is still to be paid?`,
    totalOf: { open_balance: 'yes', none: 'no' },
    deductions: 'Which of these columns are taken off the amount?',
    allOfThem: 'all of them',
    noneOfThem: 'no: it is in the amount already, or something else',
    name: (column) => `Does the column "${column}" hold the names of the customers?`,
    nameOf: { debtor_name: 'yes', none: 'no' },
    customers: (seen) => `Are these lines above the documents customers (${seen})?`,
    ofLines: { skipLines: 'no, something else (notes, addresses)', customerLines: 'yes, customers' },
    ofSeveral: { first: 'always the first line above the documents', last: 'always the last one' },
    decimal: (seen) => `Which mark separates the decimals (${seen})?`,
    decimals: { comma: 'the comma', point: 'the point' },
    delimiter: 'Which mark separates the columns?',
    delimiters: { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'vertical bar' },
    savedMap: 'The file has no header. How is it to be read?',
    withMap: (name) => `with the map ${name}`,
    columnByColumn: 'ask me column by column',
    keepAs: 'Name to remember these columns by (Enter = do not remember)',
    badName: 'Use letters, digits and hyphens.',
    nameTaken: 'This name is taken: choose another one.',
  },
  comments: {
    intro: (name) => [
      `How the files of this source are written. Used with: dunning import FILE --map ${name}`,
      'It may be changed by hand: what is left out is recognised in each file.',
    ],
    header: 'The header: a file with exactly this one is read by this map.',
    noHeader: 'The files have no line with the names of the columns.',
    linesBefore: 'Lines above the header, or above the first row.',
    terms: 'Days from date to due date, where the file has no due dates.',
    writing:
      'encoding: utf-8, utf-16le, windows-1252, cp850; delimiter: ; , tab |; dates: dmy, mdy, ymd; decimal: comma, point',
    lines:
      'Lines between the documents: those that are no customers and those that are (* = anything behind; first, last: this one of several).',
    rowsWithoutNumber: 'Rows without a document number: "report" tells them, "skip" skips them.',
    unused: 'Columns not to be read, whatever their name says.',
    columns: (isByPosition) =>
      isByPosition
        ? ['The column of each field, by its number counted from 1.']
        : ['The column of each field: its name in quotes, or its number counted from 1.'],
    skip: 'Rows to skip: those with one of these values ("" = blank). One section for each column.',
    skipExample: { column: 'Type', value: 'P' },
  },
});
