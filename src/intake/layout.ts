/** How one file is to be read: recognised from the file, later perhaps taken from a saved map; then applied row by row. */
import type { DateOrder, FileLayout, FileProblem, FileProblemCode, ReadFile } from '../domain/incoming.ts';
import type { Field } from './headerWords.ts';

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
