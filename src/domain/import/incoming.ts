/** What an export brings in, already read: the rows an import works on. Produced by intake, judged by importPlan. */
import type { Day } from '../day.ts';
import type { DebtorDetails, SaidDetails } from '../debtor/debtor.ts';
import type { Cents, Currency } from '../money.ts';

/** One open item of an export: an invoice, one instalment of it, or a credit note. */
export interface IncomingItem {
  /** Line of the file it starts on, counted from 1. */
  readonly line: number;
  readonly debtor: SaidDetails;
  /** The document number, as printed on the document. */
  readonly number: string;
  /** Absent when the export does not say. */
  readonly issuedOn?: Day;
  readonly dueOn: Day;
  /** Nothing is open of it and the export no longer says when it was due: `dueOn` is its own day. */
  readonly isDueUnknown?: true;
  /** The instalment's number when the export gives one. */
  readonly instalment?: string;
  readonly isCreditNote: boolean;
  /** The original amount of the item; negative for a credit note. */
  readonly amountCents: Cents;
  /** What is still open of it; negative for a credit note. */
  readonly openCents: Cents;
  readonly currency: Currency;
  readonly method?: string;
  readonly reference?: string;
}

/** The items of a file by their place, from 0: a file may have a million, so they are not held as so many objects. */
export interface IncomingItems extends Iterable<IncomingItem> {
  readonly length: number;
  /** Every debtor the items name, in the order of their first item; rows that say the same of one share a value. */
  readonly debtors: readonly SaidDetails[];
  /** The item, put together when it is asked for. */
  at(place: number): IncomingItem;
  /** The same without its reference, which costs as much as all the rest. */
  withoutReferenceAt(place: number): Omit<IncomingItem, 'reference'>;
  /** The place of the item's debtor in `debtors`. */
  debtorAt(place: number): number;
  issuedOnAt(place: number): Day | undefined;
  openAt(place: number): Cents;
  currencyAt(place: number): Currency;
  /** The places of items that share their number with another one, in groups; most numbers occur once. */
  sameNumbers(): readonly (readonly number[])[];
  /** The places of items whose numbers may be one number written in several ways, in groups; mostly there are none. */
  alikeNumbers(): readonly (readonly number[])[];
}

/** One debtor of a customers' export. */
export interface IncomingDebtor {
  readonly line: number;
  readonly debtor: SaidDetails;
}

/**
 * Why one cell of an import cannot be taken as it stands. The sentence for it is in the message catalogues, by `code`;
 * `column` is the header's own text.
 */
export interface RowProblem {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly code: RowProblemCode;
  /** For a `debtor-conflict`: why, and the debtors it may mean. */
  readonly conflict?: DebtorConflict;
  /** For a `duplicate-item`: the line of the row that says the same and is taken. */
  readonly firstLine?: number;
}

/** What a row says of its debtor and what the book has instead. */
export interface DebtorConflict {
  readonly why: 'torn' | 'contradiction' | 'namesakes';
  /**
   * Code or name of each, as `debtor` finds it, with its name; the key is its id, or below zero for one of this file, which
   * has its first line.
   */
  readonly debtors: readonly {
    readonly key: number;
    readonly sign: string;
    readonly name: string;
    readonly line?: number;
  }[];
  /** The signs of the row. */
  readonly said: Pick<DebtorDetails, 'name' | 'code' | 'vatNumber' | 'taxCode'>;
}

export type RowProblemCode =
  | 'missing-debtor'
  | 'missing-number'
  | 'number-damaged'
  | 'missing-due-date'
  | 'missing-amount'
  | 'open-unknown'
  | 'open-differs'
  | 'signs-differ'
  | 'paid-differs'
  | 'instalments-differ'
  | 'status-differs'
  | 'kind-unsure'
  | 'own-company'
  | 'bad-date'
  | 'no-such-day'
  | 'no-such-month'
  | 'other-weekday'
  | 'bad-amount'
  | 'amount-too-large'
  | 'too-many-decimals'
  | 'letter-in-amount'
  | 'bad-currency'
  | 'currency-differs'
  | 'bad-vat-number'
  | 'bad-tax-code'
  | 'wrong-field-count'
  | 'cell-too-long'
  | 'duplicate-item'
  | 'debtor-conflict'
  | 'due-before-issue';

/** How a file is written, as recognised or as told by flags; shown before it is used. */
export interface FileLayout {
  readonly encoding: 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'cp850';
  readonly delimiter: ';' | ',' | '\t' | '|';
  /** The line of the header, counted from 1; 0 for a file without one, whose columns are named by their position. */
  readonly headerLine: number;
  readonly dates: DateOrder;
  readonly decimal: 'comma' | 'point';
  /** Which header feeds which field: `{ invoice_no: 'Rif. documento', … }`. */
  readonly columns: Readonly<Record<string, string>>;
  /** Documents without a due date are due so many days after their own date; absent where the file has due dates. */
  readonly termDays?: number;
  /** The day for which the file itself says it holds, above its rows or below them. */
  readonly statedOn?: Day;
  /** What kind of file it is; absent for CSV. */
  readonly source?: 'xlsx' | 'fatturapa' | 'fatturapa-signed';
  /** The sheet of the workbook that was read. */
  readonly sheet?: string;
  /** The saved map it was read by; `isByHeader` when nobody named it, but the file has exactly its header. */
  readonly map?: { readonly name: string; readonly isByHeader: boolean };
  /** What the columns that may be off the amount turned out to be; absent where their names alone say it. */
  readonly deductions?: KnownDeductions;
}

/**
 * What the columns of one source that may be off the amount were proved or said to be, by their places from 0: the next
 * file of that source may lack the row that proves it.
 */
export interface KnownDeductions {
  /** All names of its header, but for case, accents and marks, and the place of the amount. */
  readonly header: string;
  /** Taken off the amount. */
  readonly off: readonly number[];
  /** In the amount, or in another of the columns, already. */
  readonly within: readonly number[];
  /** Those of both of which a person said so. */
  readonly told: readonly number[];
}

export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** What a person said about the file: with flags, in answers, in a saved map. */
export interface LayoutHints {
  readonly encoding?: FileLayout['encoding'];
  readonly delimiter?: FileLayout['delimiter'];
  readonly dates?: DateOrder;
  readonly decimal?: FileLayout['decimal'];
  /** The column of each field named here, by the field's key; what is not named is recognised. */
  readonly columns?: Readonly<Record<string, ColumnPlace>>;
  /** Columns that feed nothing, whatever their header says. */
  readonly unused?: readonly ColumnPlace[];
  /** Rows that are none of ours, such as those of suppliers. */
  readonly skip?: readonly RowSkip[];
  /** Lines between the rows that name no customer, such as notes; a `*` at the end stands for anything. */
  readonly skipLines?: readonly string[];
  /** Lines that name a customer, in the same way; `first` or `last`: of several above a group of rows this one does. */
  readonly customerLines?: readonly string[];
  /** Rows without a document number are passed over; otherwise they are reported. */
  readonly skipsUnnumbered?: boolean;
  readonly hasHeader?: boolean;
  /** Days from the document's date to its due date, where the file has none; and those usual in the company. */
  readonly termDays?: number;
  readonly usualTermDays?: number;
  /** Lines above the header, or above the first row where there is no header. */
  readonly linesBefore?: number;
  /** What is known of the columns of sources whose files came in before. */
  readonly known?: readonly KnownDeductions[];
}

/** A column by the text of its header, or by its position counted from 1. */
export type ColumnPlace = string | number;

/** Rows in which a column holds one of these values; `''` stands for a blank cell. */
export interface RowSkip {
  readonly column: ColumnPlace;
  readonly values: readonly string[];
}

/** Why a whole file cannot be read; `flag` names the option that settles an ambiguity. */
export interface FileProblem {
  readonly code: FileProblemCode;
  readonly flag?: string;
  /** What was seen: a column, some values. */
  readonly detail?: string;
  /** The line where it was seen, counted from 1. */
  readonly line?: number;
  /** The columns in doubt, by their places from 0. */
  readonly columns?: readonly number[];
}

export type FileProblemCode =
  | 'empty-file'
  | 'binary-file'
  | 'no-header'
  | 'no-rows'
  | 'ambiguous-dates'
  | 'exchanged-dates'
  | 'ambiguous-decimal'
  | 'ambiguous-delimiter'
  | 'ambiguous-column'
  | 'no-such-column'
  | 'net-amount'
  | 'charges-unsure'
  | 'deductions-unsure'
  | 'due-unsure'
  | 'balance-unsure'
  | 'name-unsure'
  | 'customer-unsure'
  | 'ages-unsure'
  | 'currencies-between'
  | 'kinds-unsure'
  | 'parties-unsure'
  | 'instalments-unsure'
  | 'instalments-unnamed'
  | 'document-total'
  | 'missing-columns'
  | 'ageing-buckets'
  | 'html-table'
  | 'fixed-width'
  | 'broken-quotes'
  | 'bad-encoding'
  | 'no-sign'
  | 'too-large'
  | 'damaged-file'
  | 'pdf-file'
  | 'image-file'
  | 'other-zip'
  | 'bank-workbook'
  | 'old-spreadsheet'
  | 'locked-spreadsheet'
  | 'ambiguous-sheet'
  | 'other-xml'
  | 'unsafe-xml'
  | 'too-deep-xml'
  | 'simplified-invoice'
  | 'passive-invoice'
  | 'supplier-list'
  | 'signature-alone';

/** Something about a file that a person should know although it can be read. */
export interface FileNote {
  readonly code: FileNoteCode;
  readonly count?: number;
  readonly detail?: string;
  /** Of two customers that may be one, what `debtor` finds them by: the one that stays, and the other. */
  readonly merge?: { readonly into: string; readonly from: string };
}

/**
 * `not-receivable`: documents passed over because nobody owes us anything by them (self-invoices, integrations), with
 * their kinds; `signature-unverified`: the content of a signed file was read, the signature was not checked;
 * `tax-number-lost`: rows whose VAT number or tax code a spreadsheet has damaged beyond repair, read without it;
 * `payment-not-booked`: documents paid a few days ago, as a person or the bank says, which the file still shows open,
 * with their numbers: the balance of the book stays; `return-not-booked`: the same of documents that came back unpaid,
 * which the file still shows paid; `payment-taken-back`: documents that the file shows open again although a person or the
 * bank told some time ago that they were paid: the payment is taken back; `rows-left-out`: rows passed over because the map or a flag says so;
 * `supplier-rows`: rows of suppliers or of documents received, passed over; `draft-rows`: documents not yet issued, passed
 * over; `void-rows`: cancelled documents, by which nothing is open; `kinds-unknown`: kinds of documents (`detail`) nobody knows
 * beside known ones, taken for invoices; `only-credits`: all documents are credits by their minus alone;
 * `repeat-kept`: rows that were set aside because they repeat another one, and would change the item that came in for it: the
 * item stays as it is;
 * `number-again`: documents without a date that came in beside an open one of the same number, which they do not mean;
 * `older-balance`: items whose balance a file that looks older would raise again: the balance of the book stays;
 * `due-derived`: documents without a due date, due so many days (`detail`) after their own; `payments-unknown`: a list of
 * invoices that does not say what was paid of them;
 * `balances-differ`: rows (`detail`: their lines) whose open balance is not their amount less what was paid, too many of them to
 * be mistakes; the balance counts;
 * `possibly-same`: documents that came in beside one of the book that may be the same, with both numbers;
 * `under-two-customers`: customers with a document that stands under another customer too, with number, days and amount;
 * `customer-recognised`: customers of the book that the file calls otherwise, known by a document;
 * `other-name`: customers known by their code, whom the file calls by a name that has nothing in common with the book's;
 * `instalments-differ`: the same of rows whose instalments do not come to their total;
 * `status-differs`: the same of rows that are called settled although the amounts leave something open;
 * `code-in-name`: code and name of the customers stand in one cell, taken apart, with the first of them;
 * `codes-shared`: codes (`detail`) under which customers with nothing in common stand, who were told apart without them;
 * `disputed-settled`: items in dispute that a whole list no longer names;
 * `movements-placed`: bank movements that waited and pay, or take back, what the book has now; `movements-proposed`: those that
 * now wait for a person;
 * `unprintable`: new customers (`detail`: with the characters) whose name or address the letters' font cannot print;
 * `passed-over-kept`: items of the book whose documents a whole list names and that were passed over: they stay as they are.
 */
export type FileNoteCode =
  | 'not-receivable'
  | 'signature-unverified'
  | 'tax-number-lost'
  | 'payment-not-booked'
  | 'return-not-booked'
  | 'payment-taken-back'
  | 'rows-left-out'
  | 'supplier-rows'
  | 'draft-rows'
  | 'void-rows'
  | 'kinds-unknown'
  | 'only-credits'
  | 'older-balance'
  | 'repeat-kept'
  | 'number-again'
  | 'possibly-same'
  | 'under-two-customers'
  | 'customer-recognised'
  | 'other-name'
  | 'disputed-settled'
  | 'passed-over-kept'
  | 'movements-placed'
  | 'movements-proposed'
  | 'due-derived'
  | 'payments-unknown'
  | 'balances-differ'
  | 'instalments-differ'
  | 'status-differs'
  | 'code-in-name'
  | 'codes-shared'
  | 'unprintable';

/** A whole file read: every row is either an item, a problem, or counted as ignored (blank, total, preamble). */
export interface ReadFile {
  readonly kind: 'items' | 'debtors';
  readonly layout: FileLayout;
  /** Data rows seen, without header, blank and total rows. */
  readonly rowCount: number;
  readonly ignoredCount: number;
  readonly items: IncomingItems;
  readonly debtors: readonly IncomingDebtor[];
  readonly problems: readonly RowProblem[];
  /** The numbers of documents that stand in the file and were passed over: drafts, and what nobody owes anything by. */
  readonly passedOver?: ReadonlySet<string>;
  /** Lines of rows that were set aside because they repeat another row, and come back with that reason. */
  readonly repeated?: ReadonlySet<number>;
  /** The file's own total of the open column, when it has a total row. */
  readonly statedTotalCents?: Cents;
  /** The raw text of every row with a problem, by line, for the file of rejected rows. */
  readonly rejectedRows: ReadonlyMap<number, readonly string[]>;
  readonly header: readonly string[];
  /**
   * False for invoices as they were issued, and lists of them: they say what is owed, never what was paid of it since. What the book knows
   * about the same document stands. Absent means true.
   */
  readonly knowsPayments?: boolean;
  readonly notes?: readonly FileNote[];
  /** An electronic invoice to a public body (format FPA12): its customer is one. */
  readonly isToPublicBody?: true;
}
