/** Sentences of why a file cannot be imported. */
import type { ImportDoubt } from '../../../domain/import/wholeList.ts';
import type { SentenceValues } from '../../screen/sentence.ts';
import type { importRefusals as source } from '../it/importRefusals.ts';
import { plural, type Translation } from '../messages.ts';

const settle = (v: SentenceValues): string => `Say it with ${v.text('flag')}.`;
const seen = (v: SentenceValues): string => (v.has('detail') ? ` (${v.text('detail')})` : '');
const at = (v: SentenceValues): string => (v.has('line') ? `, line ${v.text('line')}` : '');

const ofOne = (v: SentenceValues): string => v.text('flag').replace(/\+.*"/u, '"');
const without = (v: SentenceValues): string =>
  v.text('flag').replace(/(?:paid|withholding)=(?:.*\+)?/u, '-=');
const found = (v: SentenceValues): string =>
  v.has('columns') ? ` Columns of the file: ${v.text('columns')}.` : '';
const nameThem = (v: SentenceValues): string =>
  `Name the columns, for example ${v.text('flag')} (N: number or name of the column)${v.has('maps') ? `, or a map with --map (${v.list('maps')})` : ''}.`;

const INSTEAD =
  'Exports of the accounting software as CSV or Excel (.xlsx) are needed, or electronic invoices (.xml, .p7m).';

/** What speaks against a file, by its code; read beside the plan, and when the import is refused for it. */
export const importDoubts: Readonly<Record<ImportDoubt['code'], (v: SentenceValues) => string>> = {
  'older-file': (v) =>
    `it is the very file imported on ${v.day('since')}; a newer one came in on ${v.day('newerOn')} (${v.text('newer')})`,
  'older-dates': (v) =>
    `its newest document is of ${v.day('newest')}; a list imported before went up to ${v.day('seen')}: this one is older, or what was issued since has been paid`,
  'older-statement': (v) =>
    `it says how things stood on ${v.day('newest')}; a list imported before went up to ${v.day('seen')}`,
  'total-differs': (v) =>
    `its total is ${v.amount('statedCents')}, the sum of its rows ${v.amount('readCents')}: it may be incomplete`,
  'empty-list': (v) => `it has no open items, and the book has ${v.count('open')}`,
  'other-company': (v) =>
    `it seems to be of another company: of ${plural(v.count('listed'), 'item', 'items')} only ${v.count('known')} ${v.count('known') === 1 ? 'is' : 'are'} known, and the book has ${v.count('open')}`,
  'no-credit-notes': (v) =>
    `it has no credit notes, and the book has ${v.count('credits')} open: were they exported?`,
  'too-many-gone': (v) =>
    `it would settle ${v.count('gone')} of ${plural(v.count('of'), 'item', 'items')}, ${v.sums('goneSums')} of ${v.sums('ofSums')}${v.has('creditSums') ? `, credit notes of ${v.sums('creditSums')} taken off` : ''}: more than a fifth`,
};

/** The doubts of a refusal, one a line. */
function doubtLines(v: SentenceValues): string {
  return v
    .text('doubts')
    .split(', ')
    .map((code) => `\n- ${importDoubts[code as ImportDoubt['code']](v)}`)
    .join('');
}

/** Where only the customer is missing, lines may name it. */
const onLines = (v: SentenceValues): string =>
  /^--columns "debtor_name=[^,]*"$/u.test(v.text('flag'))
    ? ' If customers stand on lines above the documents: --customer-lines "LINE|LINE*".'
    : '';

/** What settles whether lines are customers, or which one of several is. */
function ofCustomers(flag: string): string {
  if (flag.startsWith('--skip-lines'))
    return `If they are not: ${flag}. If they are: ${flag.replace('--skip-lines', '--customer-lines')}.`;
  if (flag === '')
    return 'Write "Customer:" and the name above the documents of each customer, and import again.';
  return `If it is always the first: ${flag}. If the last: ${flag.replace('first', 'last')}. Lines to pass over: --skip-lines "LINE|LINE".`;
}

export const importRefusals = (): Translation<ReturnType<typeof source>> => ({
  'import-in-doubt': (v) => ({
    message: `${v.text('file')} was not imported:${doubtLines(v)}`,
    hint: 'Look at it with --dry-run; to import it all the same: --override "reason"',
  }),
  'import-older-file': (v) => ({
    message: `${v.text('file')} was not imported:${doubtLines(v)}`,
    hint: 'If it says how things stand today: --override "reason"',
  }),
  'whole-list-of-debtors': (v) => ({
    message: `${v.text('file')} is a list of customers: --snapshot is for open items.`,
    hint: 'Import it without --snapshot.',
  }),
  'whole-list-of-invoices': (v) => ({
    message: `${v.text('file')} says what was invoiced, not what is still open: --snapshot makes no sense.`,
    hint: 'Import it without --snapshot.',
  }),
  'whole-list-of-payments': (v) => ({
    message: `${v.text('file')} is a bank statement: --snapshot is for open items.`,
    hint: 'Import it without --snapshot.',
  }),
  'whole-list-one-file': () => ({
    message: '--snapshot takes one file: the whole list of open items.',
    hint: 'Import the other files without --snapshot.',
  }),
  'import-empty-file': (v) => ({
    message: `${v.text('file')} is empty.`,
    hint: 'Export it again from the accounting software.',
  }),
  'import-binary-file': (v) => ({
    message: `${v.text('file')} is not a file that can be imported.`,
    hint: INSTEAD,
  }),
  'import-no-header': (v) => ({
    message: `No line of ${v.text('file')} has the names of the columns.`,
    hint: `${nameThem(v)} First row: ${v.text('columns')}.`,
  }),
  'import-no-rows': (v) => ({
    message: `${v.text('file')} has columns but no rows.`,
    hint: 'Check the filters of the export.',
  }),
  'import-ambiguous-dates': (v) => ({
    message: `In ${v.text('file')} dates may have the day or the month first${seen(v)}.`,
    hint: settle(v),
  }),
  'import-exchanged-dates': (v) => ({
    message: `In ${v.text('file')} some dates are texts, the others all have a day up to the 12th: day and month may be exchanged${seen(v)}.`,
    hint: `If so: ${v.text('flag')} (puts them back). If the dates are right: --dates ymd.`,
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
    hint: `Say which one counts with --columns, for example ${v.text('flag')} (number or name of the column).${found(v)}`,
  }),
  'import-missing-columns': (v) => ({
    message: `${v.text('file')} lacks columns that are needed${seen(v)}.`,
    hint: `${nameThem(v)}${found(v)}${onLines(v)}`,
  }),
  'import-net-amount': (v) => ({
    message: `In ${v.text('file')} the first of these columns is without VAT, the second is the VAT${seen(v)}.`,
    hint: `The amount is their sum: ${v.text('flag')}. If the VAT is not owed, give its column a -, for example --columns "amount=12,-=13".`,
  }),
  'import-charges-unsure': (v) => ({
    message: `In ${v.text('file')} these columns may be owed beside net and VAT, or be in the net${seen(v)}.`,
    hint: `If they are added: ${v.text('flag')}. If they are in the net, put - before the columns, for example --columns "-=14".`,
  }),
  'import-deductions-unsure': (v) => ({
    message: `In ${v.text('file')} it cannot be told which of these columns are taken off the amount${seen(v)}.`,
    hint:
      v.text('flag') === '--columns'
        ? 'They are too many to be named: add them up in one column, or take those that are something else out of the file.'
        : v.text('flag').includes('+')
          ? `If all are: ${v.text('flag')}. If only one: ${ofOne(v)}. If one is not: ${without(v)}.`
          : `If it is taken off: ${v.text('flag')}. If it is in the amount already, or something else: ${without(v)}.`,
  }),
  'import-due-unsure': (v) => ({
    message: `In ${v.text('file')} no column is called due date, but "${v.text('detail')}" may be it.`,
    hint: `If it is: ${v.text('flag')}. If the file has no due dates: --terms 30 (days from the date).${found(v)}`,
  }),
  'import-instalments-unsure': (v) => ({
    message: `In ${v.text('file')} the instalments do not agree with what is paid or open of the document${seen(v)}.`,
    hint: `Correct the file or, if it is not about the instalments: ${v.text('flag')}.`,
  }),
  'import-instalments-unnamed': (v) => ({
    message: `In ${v.text('file')} the amounts of the instalments, or their due dates, are not recognised${seen(v)}.`,
    hint: 'Head the columns "Due date 1", "Amount 1", "Due date 2", "Amount 2" and import again.',
  }),
  'import-document-total': (v) => ({
    message: `In ${v.text('file')} each instalment has the total of its document${at(v)}${seen(v)}: what it comes to is not said.`,
    hint: `Export the open items with the amount of each instalment. If that is what the column has: ${v.text('flag')}.`,
  }),
  'import-balance-unsure': (v) => ({
    message: `In ${v.text('file')} the column "${v.text('detail')}" may say what is open or what has been paid.`,
    hint: `Open: ${v.text('flag')}. Paid: ${v.text('flag').replace('open_balance', 'paid')}. Neither: ${v.text('flag').replace('open_balance', '-')}.`,
  }),
  'import-name-unsure': (v) => ({
    message: `In ${v.text('file')} customers have only a code: the name may stand in "${v.text('detail')}".`,
    hint: `If it does: ${v.text('flag')}. If not: ${v.text('flag').replace('debtor_name', '-')}.`,
  }),
  'import-customer-unsure': (v) => ({
    message: `In ${v.text('file')} it cannot be told which lines above the documents are customers${at(v)}${seen(v)}.`,
    hint: ofCustomers(v.text('flag')),
  }),
  'import-ages-unsure': (v) => ({
    message: `In ${v.text('file')} "${v.text('detail')}" is not what the columns by age come to: documents may be paid in part.`,
    hint: `If "${v.text('detail')}" is what is open: ${v.text('flag')}. If not, export the open items with their balance.`,
  }),
  'import-currencies-between': (v) => ({
    message: `In ${v.text('file')} the currency stands on lines between the documents${seen(v)}: that of each document cannot be told.`,
    hint: 'Add a column "Currency", or import the documents of each currency from a file of its own.',
  }),
  'import-kinds-unsure': (v) => ({
    message: `In ${v.text('file')} the column "${v.text('detail')}" has only C and F: customers and suppliers, or credit notes and invoices?`,
    hint: `Customers and suppliers: ${v.text('flag')}. Credit notes and invoices: --columns "doc_type=${v.text('detail')}".`,
  }),
  'import-parties-unsure': (v) => ({
    message: `In ${v.text('file')} the column "${v.text('detail')}" has only A and P, or E and U: customers and suppliers, or something else (companies and persons)?`,
    hint: `Customers and suppliers: ${v.text('flag')}. Something else: ${v.text('flag').replace('party_kind', '-')}.`,
  }),
  'import-no-such-column': (v) => ({
    message: `${v.text('file')} has no column "${v.text('detail')}"${v.has('map') ? `, which the map ${v.text('map')} names` : ''}: nothing was imported.`,
    hint: `${v.has('map') ? `Correct maps/${v.text('map')}.toml, or use --map none.` : 'Correct --columns or --skip-rows.'}${found(v)}`,
  }),
  'import-ageing-buckets': (v) => ({
    message: `${v.text('file')} only has ageing buckets: no invoice numbers and no due dates.`,
    hint: 'Export the open items from the accounting software, one row an invoice.',
  }),
  'import-html-table': (v) => ({
    message: `${v.text('file')} is an HTML page, whatever its name says.`,
    hint: 'Open it in Excel and save it as CSV, or export as CSV from the accounting software.',
  }),
  'import-fixed-width': (v) => ({
    message: `In ${v.text('file')} the columns are aligned with spaces, without a delimiter.`,
    hint: 'Export it as CSV or Excel, or open it in Excel (Data > Text to Columns) and save it as .xlsx.',
  }),
  'import-broken-quotes': (v) => ({
    message: `In ${v.text('file')} a quotation mark is opened and never closed${at(v)}${seen(v)}.`,
    hint: 'Correct that line and try again: nothing was imported.',
  }),
  'import-bad-encoding': (v) => ({
    message: `${v.text('file')} is not all in one encoding, or in another one${seen(v)}.`,
    hint: 'Export it again as CSV UTF-8, or name the encoding: --encoding windows-1252.',
  }),
  'import-too-large': (v) => ({
    message: `${v.text('file')} is too large${seen(v)}.`,
    hint: 'Export fewer rows, or as CSV: there the size does not matter.',
  }),
  'import-damaged-file': (v) => ({
    message: `${v.text('file')} is damaged or incomplete${at(v)}${seen(v)}.`,
    hint: 'Export or download it again.',
  }),
  'import-pdf-file': (v) => ({
    message: `${v.text('file')} is a PDF: amounts cannot be read from it reliably.`,
    hint: INSTEAD,
  }),
  'import-image-file': (v) => ({
    message: `${v.text('file')} is a picture.`,
    hint: INSTEAD,
  }),
  'import-other-zip': (v) => ({
    message: `${v.text('file')} is a ZIP archive, not an Excel workbook${seen(v)}.`,
    hint: 'Extract the files into a folder and import the folder.',
  }),
  'import-old-spreadsheet': (v) => ({
    message: `${v.text('file')} is a spreadsheet in a format that is not read${seen(v)}.`,
    hint: 'Open it in Excel or LibreOffice: Save as, .xlsx or CSV UTF-8.',
  }),
  'import-locked-spreadsheet': (v) => ({
    message: `${v.text('file')} is protected by a password.`,
    hint: 'Open it, take the password off, save it and try again.',
  }),
  'import-ambiguous-sheet': (v) => ({
    message: `Two sheets of ${v.text('file')} have the same columns${seen(v)}.`,
    hint: 'Hide or delete the one that is not needed, and try again.',
  }),
  'import-other-xml': (v) => ({
    message: `${v.text('file')} is XML, but not an electronic invoice${seen(v)}.`,
    hint: 'Invoices issued by the company are needed: .xml or .xml.p7m files.',
  }),
  'import-unsafe-xml': (v) => ({
    message: `${v.text('file')} has a DOCTYPE, which no electronic invoice and no bank statement has: it is not read.`,
    hint: 'Download it again from the portal, the bank or the accounting software.',
  }),
  'import-too-deep-xml': (v) => ({
    message: `${v.text('file')} has elements inside elements beyond all measure: it is no invoice and no bank statement.`,
    hint: 'Download it again from the portal, the bank or the accounting software.',
  }),
  'import-simplified-invoice': (v) => ({
    message: `${v.text('file')} is a simplified invoice: it does not say when it is to be paid.`,
    hint: 'If it is to be collected, import it with the list of open items.',
  }),
  'import-supplier-list': (v) => ({
    message: `${v.text('file')} is a list of suppliers${seen(v)}: nobody owes the company for it.`,
    hint: `Export the list of the customers. If they are customers all the same: ${v.text('flag')}.`,
  }),
  'import-passive-invoice': (v) => ({
    message: v.has('detail')
      ? `${v.text('file')} is an invoice issued by somebody else${seen(v)}: nobody owes the company for it.`
      : `${v.text('file')} lists invoices of which the company is the customer: nobody owes it for them.`,
    hint: 'Import only invoices the company issued. Its VAT number is in dunning config.',
  }),
  'import-signature-alone': (v) => ({
    message: `${v.text('file')} holds a signature only, without the invoice.`,
    hint: 'Import the signed file with its content, or the invoice as XML.',
  }),
  'import-no-file': (v) => ({
    message: `${v.text('file')} is no file but a device or a stream of data.`,
    hint: 'Save the export to a file and import that.',
  }),
  'import-nothing-in-folder': (v) => ({
    message: `There is nothing to import in ${v.text('file')}.`,
    hint: INSTEAD,
  }),
});
