/** How one file is to be read: recognised from the file, later perhaps taken from a saved map; then applied row by row. */
import type {
  DateOrder,
  FileLayout,
  FileProblem,
  FileProblemCode,
  ReadFile,
} from '../domain/import/incoming.ts';
import type { CodePlace } from '../domain/debtor/codedName.ts';
import type { Currency } from '../domain/money.ts';
import type { Field } from './header/headerWords.ts';

/** Opens the file from its beginning; it may be asked for several times. */
export type OpenBytes = () => AsyncIterable<Uint8Array>;

/**
 * Hands out every record after the header, with the line it starts on; blank ones are left out. It may be asked for
 * several times, each time from the beginning.
 */
export type RowSource = (onRecord: (cells: string[], line: number) => void) => Promise<void>;

export type DecimalMark = FileLayout['decimal'];

/** One kind of line end a whole file uses: `\r` alone is that of old Macintosh exports. */
export type LineBreak = '\n' | '\r';

/** A layout with everything needed to read rows: which position feeds which field, and how each column is written. */
export interface Layout extends FileLayout {
  readonly kind: ReadFile['kind'];
  readonly lineBreak: LineBreak;
  readonly header: readonly string[];
  /** The first line after the header, counted from 1; a header with line breaks in its cells takes several lines. */
  readonly firstDataLine: number;
  readonly positions: Positions;
  /** The decimal mark of each money column. */
  readonly decimals: Readonly<Partial<Record<Field, DecimalMark>>>;
  /** The day/month order of each date column; that of `invoice_no` is for a date written after the number. */
  readonly dateOrders: Readonly<Partial<Record<Field, DateOrder>>>;
  /** One row per line of the invoice: rows repeat the invoice's own amounts. */
  readonly hasLineItems: boolean;
  /** Rows with one of these cells are passed over, as a person said. */
  readonly leftOut: readonly LeftOut[];
  /** Date columns in which a spreadsheet has left the count of its days. */
  readonly serialDates?: readonly Field[];
  /** What the headers say that the amounts are in, where it is not the euro. */
  readonly currency?: Currency;
  /** The cell of the name has the customer's code as well, before it or behind it. */
  readonly codeInName?: CodePlace;
  /** Codes under which customers with nothing in common stand: they are told apart without them. */
  readonly sharedCodes?: readonly string[];
  /** Columns of amounts with their currency beside them, which is that of the row. */
  readonly marked?: readonly Field[];
  /** Columns of what was paid in which it is written with a minus. */
  readonly negated?: readonly Field[];
  /** Due dates stand above their rows. */
  readonly dueAbove?: DueAbove;
  /** Columns of a status beside the one that tells what was paid: of the document, of its way through the exchange system. */
  readonly otherStatuses?: readonly number[];
  /** The status is that of the document, which may be closed and not paid. */
  readonly isOfDocument?: boolean;
  /** The amount is called the total of the document; the rows show whether it is that of the instalment after all. */
  readonly isTotalOfDocument?: boolean;
  /** Debtors stand for groups of rows. */
  readonly groups?: RowGroups;
  /** How rows that are data are told from others, beside what the columns name. */
  readonly lines?: Pick<RowMarks, 'titles' | 'told'>;
  /** Instalments stand side by side. */
  readonly instalments?: InstalmentColumns;
}

/** What a person said of the lines between the rows. */
export interface ToldLines {
  /** Lines that are no customers', as `lineText` writes them; `*` at the end stands for anything. */
  readonly lines: readonly string[];
  /** Lines that are a customer's, written in the same way. */
  readonly customers: readonly string[];
  /** Which of several names above a group is the customer's. */
  readonly choice?: 'first' | 'last';
}

/** Columns that tell rows that are data from others. */
export interface RowMarks {
  readonly header: readonly string[];
  /** Document number and due date: what every open item has. */
  readonly telling: readonly number[];
  /** Amounts and the document's date: what no heading has. */
  readonly money: readonly number[];
  readonly dates: readonly number[];
  /** The date of the document and the one it is due at. */
  readonly days: readonly number[];
  /** The file has no column for the debtor, who stands on lines above the rows: these may begin in any column. */
  readonly isDebtorAbove?: boolean;
  /** The lines above the header, the blank ones and the drawn ones aside; pages may repeat them. */
  readonly titles?: readonly string[];
  readonly told?: ToldLines;
}

/** How rows get the due date that stands above them. */
export interface DueAbove {
  /** The column it is put in, behind those of the file, and how the file calls it. */
  readonly at: number;
  readonly label: string;
  /** That of the first rows, where it stands above the header. */
  readonly first?: string;
  /** How rows are told apart without it. */
  readonly marks: RowMarks;
}

/** How rows without a debtor get theirs: columns counted from 0. */
export interface RowGroups {
  /** What is filled in. */
  readonly columns: readonly number[];
  /** Those of `columns` by which one debtor is told from another, and those which a row of its own has filled. */
  readonly identity: readonly number[];
  readonly naming: readonly number[];
  /** Where the parts of a heading go. */
  readonly code: number | undefined;
  readonly name: number | undefined;
  readonly vatNumber: number | undefined;
  /** The debtor's own columns, where the file has such. */
  readonly owning: readonly number[];
  /** Columns of the file itself, without those added for what headings say. */
  readonly width: number;
  /** The heading of the first group, where it stands above the header. */
  readonly above?: string;
  /** The lines above the header that are none of the first customer's. */
  readonly titles: readonly string[];
  /** The first rows have no debtor: one of the lines above the header may be theirs. */
  readonly isFirstUnknown: boolean;
  /** Five digits before a name are its code and no postcode, wherever the line stands. */
  readonly areCodes: boolean;
  /** Among several headings above one group, the names that have a subtotal. */
  readonly named: readonly string[];
  /** Headings have a code beside the name. */
  readonly isCoded: boolean;
  /** The column of the words for customers: words alone in other ones are about the rows. */
  readonly labelsAt?: number;
  /** How the rows are told apart before instalments are. */
  readonly marks: RowMarks;
}

/**
 * Instalments side by side: for each one the columns of due date, amount, open balance, paid, method, status and day of
 * payment; -1 for none.
 */
export interface InstalmentColumns {
  readonly sets: readonly (readonly number[])[];
  /** Columns of the rows before they are unfolded. */
  readonly width: number;
  /** Columns with the amount of the whole document, where each instalment has its own. */
  readonly totals: readonly number[];
  /** What was paid of the whole document, or is open of it, where nothing says it of each instalment. */
  readonly whole?: WholeColumns;
  /** The status of the whole document, where each instalment has its own. */
  readonly status?: number;
}

/** Columns of the whole document beside those of its instalments; the better words first. */
export interface WholeColumns {
  readonly paid: readonly number[];
  readonly open: readonly number[];
}

/** Values, blanks around them aside, of one column counted from 0; `''` is a blank cell. */
export interface LeftOut {
  readonly at: number;
  readonly values: readonly string[];
}

/** The column, counted from 0, that feeds each field. */
export type Positions = Readonly<Partial<Record<Field, number>>>;

/** Thrown inside the ring where a file turns out unreadable; `readExport` hands the problem out as a value. */
export class UnreadableFile extends Error {
  readonly problem: FileProblem;
  constructor(code: FileProblemCode, more: Omit<FileProblem, 'code'> = {}) {
    super(code);
    this.name = 'UnreadableFile';
    this.problem = { code, ...more };
  }
}
