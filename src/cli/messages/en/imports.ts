/** Texts of one area: files in. */
import type { ItemFate } from '../../../office/import/importTable.ts';
import type { imports as source } from '../it/imports.ts';
import { plural, type Translation } from '../messages.ts';
import { importDoubts } from './importRefusals.ts';

const FIELDS: Readonly<Record<string, string>> = {
  debtor_code: 'customer code',
  debtor_name: 'customer',
  surname: 'surname',
  first_name: 'first name',
  vat_no: 'VAT number',
  tax_code: 'tax code',
  address: 'address',
  postcode: 'postcode',
  city: 'city',
  province: 'province',
  country: 'country',
  email: 'e-mail',
  pec: 'PEC',
  phone: 'phone',
  invoice_no: 'number',
  invoice_date: 'date',
  due_date: 'due date',
  amount: 'amount',
  net: 'net amount',
  vat_amount: 'tax amount',
  split_payment: 'split payment',
  withholding: 'withholding tax',
  stamp: 'stamp duty',
  expenses: 'expenses',
  debit: 'debit',
  credit: 'credit',
  paid: 'paid',
  deduction: 'deduction',
  open_balance: 'open balance',
  currency: 'currency',
  series: 'series',
  instalment_no: 'instalment',
  payment_method: 'payment method',
  reference: 'reference',
  party_kind: 'customer or supplier',
  side: 'debit or credit',
  doc_type: 'document type',
  status: 'status',
  sdi_code: 'recipient code',
  paid_flag: 'paid (yes or no)',
  open_flag: 'open (yes or no)',
  paid_on: 'date paid',
  days_overdue: 'days overdue',
};

const DATE_ORDERS = { dmy: 'dd/mm/yyyy', mdy: 'mm/dd/yyyy', ymd: 'yyyy-mm-dd' };

const FATES: Readonly<Record<ItemFate, string>> = {
  new: 'new',
  changed: 'changed',
  settled: 'settled',
  vanished: 'no longer listed: settled',
  reopened: 'reopened',
  unchanged: 'unchanged',
  'held-back': 'left as they were',
};

export const imports = (): Translation<ReturnType<typeof source>> => ({
  fileArgument: 'export (CSV, Excel), invoice (XML, p7m), bank statement or folder',
  options: {
    skipBad: 'import the good rows and set the others aside',
    snapshot: 'the file lists all that is open: what it does not name is settled',
    override: 'imports in spite of doubts; the reason stays in the journal',
    encoding: 'encoding: utf-8, utf-16le, windows-1252, cp850',
    delimiter: 'mark between columns: ; , tab |',
    dates: 'order of dates: dmy, mdy, ymd',
    decimal: 'decimal mark: comma, point',
    terms: 'days from date to due date, where the file has no due dates',
  },
  reading: (file, megabytes) => `Reading ${file}: ${megabytes} MB`,
  comparing: (rows) => `Comparing ${rows} rows with the book ...`,
  writing: (rows) => `Writing ${rows} rows into the book ...`,
  fieldName: (field) => FIELDS[field] ?? field.replace(/^paid_/u, 'paid '),
  file: 'File',
  rows: (count) => plural(count, 'row', 'rows'),
  layout: 'Format',
  layoutLine: (encoding, delimiter, dates, decimal) =>
    `${encoding}, columns separated by "${delimiter}", dates ${DATE_ORDERS[dates]}, decimal ${decimal}`,
  sheetLine: (sheet, line) => `Excel, sheet "${sheet}", header on row ${line}`,
  invoice: 'electronic invoice',
  signedInvoice: 'signed electronic invoice; the signature is not verified',
  signaturesUnverified: 'Digital signatures are not verified.',
  columns: 'Columns',
  statedOn: 'As of',
  dueDates: 'Due dates',
  dueByTerms: (days) => `there are none: date of the document + ${plural(days, 'day', 'days')}`,
  counts: 'Rows',
  fresh: 'New',
  updated: 'Updated',
  unchanged: 'Unchanged',
  countsLine: (kind, fresh, updated, same, settled, bad) =>
    [
      `new ${fresh}`,
      `updated ${updated}`,
      kind === 'items' ? `of which settled ${settled}` : '',
      `unchanged ${same}`,
      `to correct ${bad}`,
    ]
      .filter((part) => part !== '')
      .join('  '),
  fate: (fate) => FATES[fate],
  rejectedRows: 'to correct',
  outcome: 'Items',
  items: 'Number',
  amount: 'Amount',
  debtor: 'Debtor',
  number: 'Document',
  before: 'Before',
  after: 'After',
  otherData: 'other data',
  moreChanges: (count) => `... and ${count} more`,
  doubts: importDoubts,
  open: 'Open',
  openLine: (amount, items) => `${amount} in ${plural(items, 'item', 'items')}`,
  cases: 'Cases',
  casesLine: (opened, closed, reopened) =>
    `opened ${opened}  closed ${closed}${reopened === 0 ? '' : `  reopened ${reopened}`}`,
  line: 'Line',
  column: 'Column',
  value: 'Value',
  problem: 'Problem',
  moreProblems: (count) => `... and ${count} more: all of them with --json`,
  askAll: (rows) => `Import ${plural(rows, 'row', 'rows')}?`,
  askGood: (good, bad) =>
    `Import ${plural(good, 'good row', 'good rows')} and set the other ${bad === 1 ? 'one' : bad} aside?`,
  askWhole: (rows, vanished) =>
    `Import ${plural(rows, 'row', 'rows')} and settle ${plural(vanished, 'item that is no longer listed', 'items that are no longer listed')}?`,
  askInSpite: 'Import it all the same?',
  alreadyIn: 'Imported before: nothing has changed.',
  stoppedWhole:
    'Not imported: a whole list cannot have rejected rows. Correct them, or import without --snapshot.',
  overrideHint: 'To import it all the same: --override "reason"',
  olderBalance: (count, numbers) =>
    `The file looks older than the last one: ${plural(count, 'balance that had gone down does not go up again', 'balances that had gone down do not go up again')} (${numbers}). If the file is right: --override "reason".`,
  repeatKept: (count, numbers) =>
    `${plural(count, 'row set aside repeats an item that is there, which stays as it is', 'rows set aside repeat items that are there, which stay as they are')} (${numbers}). Correct the number or the due date; if the row is right, empty the cell of its reason.`,
  numberAgain: (count, numbers) =>
    `${plural(count, 'document without a date has the number of one still open and comes in beside it', 'documents without a date have the number of one still open and come in beside it')} (${numbers}). If it is the same, take it back with "dunning undo" and import a list with the dates of the documents.`,
  possiblySame: (count, numbers) =>
    `${plural(count, 'new document is possibly there already', 'new documents are possibly there already')}, in the book or in the file itself, the number written in another way (${numbers}): check, then correct the file or take it back with "dunning undo".`,
  underTwoCustomers: (count, documents, command) =>
    `${plural(count, 'customer has a document', 'customers have documents')} of another customer, with the same number, dates and amount (${documents}). If they are one: ${command}`,
  customerRecognised: (count, customers) =>
    `${plural(count, 'customer is', 'customers are')} in the book under another name, as the same documents show (${customers}).`,
  otherName: (count, names) =>
    `${plural(count, 'customer has', 'customers have')} quite another name in the file than in the book (code: book, file - ${names}). If the code was given to somebody else: dunning undo, and another code in the file.`,
  unprintable: (count, customers) =>
    `${plural(count, 'new customer has', 'new customers have')} characters in name or address that letters cannot print, and empty boxes come out (${customers}): write them in Latin letters with dunning debtor before a letter goes out.`,
  disputedSettled: (count, numbers) =>
    `${plural(count, 'disputed item is no longer listed: settled', 'disputed items are no longer listed: settled')} (${numbers}).`,
  askFiles: (files) => `Import ${plural(files, 'file', 'files')}?`,
  doneFiles: (files, first, last) =>
    `Done: ${plural(files, 'file', 'files')} imported, ${first === last ? `operation ${last}` : `operations ${first} to ${last}`}.`,
  ignoredFiles: (count, names) => `${plural(count, 'file', 'files')} passed over: ${names}`,
  leftAlone: {
    folder: 'is a folder',
    'set-aside': 'rows set aside: correct them and import that file by name',
    hidden: 'is a hidden file',
  },
  done: (operation) => `Done: operation ${operation}.`,
  nothingWritten: 'Dry run: nothing was written.',
  notImported: 'Not imported: nothing has changed.',
  leftHalfWay: 'Interrupted: what was imported before stays, the rest was not.',
  stopped: 'Not imported: correct the rows first, or add --skip-bad to import the others.',
  setAside: (file, flags) => `Rejected rows in ${file}: correct them and import that file with ${flags}.`,
  setAsideIn: (file) => `Rejected rows in ${file}.`,
  notReceivable: (count, kinds) =>
    `${plural(count, 'document', 'documents')} passed over: nobody owes the company anything by this kind (${kinds}).`,
  supplierRows: (rows) =>
    `${plural(rows, 'row', 'rows')} of suppliers passed over: only what customers owe is imported.`,
  draftRows: (rows) =>
    `${plural(rows, 'draft or rejected invoice', 'drafts or rejected invoices')} passed over: never issued.`,
  voidRows: (rows) =>
    `${plural(rows, 'document', 'documents')} cancelled or written off, as the file says: nothing to collect.`,
  kindsUnknown: (count, rows) =>
    `${plural(count, 'unknown kind', 'unknown kinds')} of document taken for invoices. If nobody owes it: --skip-rows "${rows}".`,
  onlyCredits: (count) =>
    `${count === 1 ? 'The only document is negative' : `All ${count} documents are negative`}: taken for credits of the customers, nothing is asked for. If they are invoices, export them with the right sign.`,
  dueDerived: (count, days) =>
    `${plural(count, 'invoice', 'invoices')} without a due date: due ${days} days after the date (other terms: --terms, or rules.payment_term_days).`,
  balancesDiffer: (count, lines) =>
    `In ${plural(count, 'row', 'rows')} the amount less what was paid is not the open balance (lines ${lines}): the balance counts.`,
  instalmentsDiffer: (count, lines) =>
    `In ${plural(count, 'row', 'rows')} the instalments do not come to the total (lines ${lines}): the instalments count.`,
  statusDiffers: (count, lines) =>
    `${plural(count, 'row is called settled but has', 'rows are called settled but have')} a balance (rows ${lines}): the balance counts. If the status does: --columns "-=" with the column of the balance.`,
  codesShared: (count, codes) =>
    count === 1
      ? `Customers with different names have the code ${codes}: they are told apart by name, without it.`
      : `Customers with different names have the same code (${codes}): they are told apart by name, without it.`,
  codeInName: (example) => `Code and name of the customer stand in one cell: taken apart (${example}).`,
  listWithoutPayments:
    'The list does not say what has been paid: it adds what is missing and changes no balance.',
  taxNumberLost: (rows) =>
    `In ${plural(rows, 'row', 'rows')} the VAT number or tax code is an incomplete number: read without it.`,
  paymentNotBooked: (count, numbers) =>
    `${plural(count, 'item', 'items')} paid recently, not yet booked in the file (${numbers}): the balance known here stays.`,
  passedOverKept: (count, numbers) =>
    count === 1
      ? `1 open item stays as in the book, because the file names it and the row was passed over: ${numbers}.`
      : `${count} open items stay as in the book, because the file names them and the rows were passed over: ${numbers}.`,
  movementsPlaced: (count) =>
    count === 1
      ? '1 bank movement that waited has found its invoice and is recorded.'
      : `${count} bank movements that waited have found their invoices and are recorded.`,
  movementsProposed: (count) =>
    `${plural(count, 'bank movement that waited is', 'bank movements that waited are')} perhaps about these invoices: dunning pay --proposals`,
  returnNotBooked: (count, numbers, first) =>
    `${plural(count, 'item', 'items')} returned unpaid by the bank, not yet booked in the file (${numbers}): the balance known here stays. Paid since then: dunning pay ${first}`,
  paymentTakenBack: (count, numbers) =>
    count === 1
      ? `The accounting shows ${numbers} open again, of which a payment was recorded here: it is taken back. If the accounting lags behind: dunning undo`
      : `The accounting shows ${count} items open again of which payments were recorded here (${numbers}): they are taken back. If the accounting lags behind: dunning undo`,
  paymentsUnknown: 'An invoice does not say what has been paid: import the list of open items as well.',
  totalsDiffer: (stated, read) => `The total in the file is ${stated}, the rows read add up to ${read}.`,
  undoHint: 'Undo: dunning undo',
  todayHint: 'Agenda: dunning today',
  rejectedSuffix: 'rejected',
  vatDigits: (digits: number) =>
    `VAT number of ${plural(digits, 'digit', 'digits')} instead of 11: take it from the software again`,
  duplicateOf: (line: number) => `the same item already stands in row ${line}`,
  problems: {
    'missing-debtor': 'the customer is missing',
    'missing-number': 'the document number is missing',
    'number-damaged': 'a spreadsheet has rounded the document number: take it from the accounting software',
    'missing-due-date': 'the due date is missing; if all are: --terms 30',
    'missing-amount': 'the amount is missing',
    'open-unknown': 'how much is left open is not known: no column says it',
    'instalments-differ': 'the instalments do not come to the total: correct what is wrong',
    'signs-differ':
      'a negative amount, a positive balance: correct the sign, or --columns "-=COLUMN" of the amount',
    'open-differs': 'amount less paid is not the open balance: correct the one that is wrong',
    'paid-differs': 'more is paid than the amount: correct the one that is wrong',
    'status-differs': 'settled, yet with a balance: if that counts, --columns "-=COLUMN"',
    'kind-unsure': 'invoice or credit? A minus sign, or --columns "-=COLUMN" for an invoice',
    'own-company': 'the company itself: a document received, or a wrong number or name',
    'bad-date': 'not a date',
    'no-such-day': 'no such day in the calendar',
    'no-such-month': 'behind the year the month is 01 to 12: correct the date',
    'other-weekday': 'does not fall on that day of the week: correct the date',
    'bad-amount': 'not an amount in figures',
    'amount-too-large': 'the amount is too large',
    'too-many-decimals': 'more than two decimals',
    'letter-in-amount': 'a letter stands where a figure should',
    'bad-currency': 'unknown currency: the three-letter code is needed, for example EUR',
    'currency-differs': 'two currencies in one row: correct it, or --columns "-=COLUMN" to pass over one',
    'bad-vat-number': 'wrong VAT number: the check digit does not agree',
    'bad-tax-code': 'wrong tax code: the check character does not agree',
    'wrong-field-count': 'the number of columns is not that of the header',
    'cell-too-long': 'a text of more than 500 characters',
    'duplicate-item': 'the same item stands in another row',
    'debtor-conflict': 'it points to two customers: VAT number, code and name do not agree',
    'due-before-issue': 'due before the date of the document',
  },
});
