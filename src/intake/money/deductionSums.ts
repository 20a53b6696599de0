/** What the rows say about sums of columns that may be taken off an amount: every choice of them is looked at in one pass. */
import { ROUNDING } from './rounding.ts';

/** Columns are numbered by bits: the set of the first and the third is 0b101. */
export type ColumnSet = number;

/** No more sums than that are weighed. */
export const MOST_COLUMNS = 6;

/** What one row comes to, without signs. */
export interface RowSums {
  readonly whole: number;
  /** What is still open, where a column has it. */
  readonly open: number | undefined;
  readonly values: readonly number[];
}

/** Collects the rows of one file. */
export class DeductionSums {
  readonly #width: number;
  /** By the columns a row has filled and those chosen of them. */
  readonly #all: Int32Array;
  readonly #more: Int32Array;
  /** Those of `all` in which two equal columns make the amount: one may say the other's half once more. */
  readonly #halved: Int32Array;
  readonly #rows: Int32Array;
  /** Rows in which amount and choice make the open balance. */
  readonly #agreeing: Int32Array;
  /** Rows in which a column is more than a choice of others, and in which it is less. */
  readonly #greater: Int32Array;
  readonly #smaller: Int32Array;
  /** Rows that are settled if a column holds a rate. */
  readonly #rated: Int32Array;
  /** Rows that are settled with a column, and not if it holds a rate. */
  readonly #unrated: Int32Array;

  constructor(width: number) {
    const size = 1 << width;
    this.#width = width;
    this.#all = new Int32Array(size * size);
    this.#more = new Int32Array(size * size);
    this.#halved = new Int32Array(size * size);
    this.#rows = new Int32Array(size);
    this.#agreeing = new Int32Array(size);
    this.#greater = new Int32Array(size * width);
    this.#smaller = new Int32Array(size * width);
    this.#rated = new Int32Array(width);
    this.#unrated = new Int32Array(width);
  }

  look({ whole, open, values }: RowSums): void {
    const size = 1 << this.#width;
    const sums = new Float64Array(size);
    let filled = 0;
    for (let set = 1; set < size; set += 1) {
      const lowest = placeOf(set & -set);
      sums[set] = (sums[set & (set - 1)] ?? 0) + (values[lowest] ?? 0);
    }
    for (const [at, value] of values.entries()) if (value !== 0) filled |= 1 << at;
    this.#count(this.#rows, filled);
    for (let set = 0; set < size; set += 1) {
      const total = sums[set] ?? 0;
      if (open !== undefined && Math.abs(whole - total - open) <= ROUNDING) this.#count(this.#agreeing, set);
      if ((set & filled) !== set) continue;
      if (Math.abs(total - whole) <= ROUNDING) {
        this.#count(this.#all, filled * size + set);
        if (areHalves(set, values)) this.#count(this.#halved, filled * size + set);
      } else if (total > whole) this.#count(this.#more, filled * size + set);
    }
    for (const [at, value] of values.entries()) this.#compare(at, value, sums);
    for (const [at, value] of values.entries()) {
      const others = sums[filled & ~(1 << at)] ?? 0;
      if (value === 0 || isBoth(value, whole)) continue;
      if (Math.abs(whole - others - value) <= ROUNDING) this.#count(this.#unrated, at);
      else if (isRate(value, whole, others)) this.#count(this.#rated, at);
    }
  }

  #compare(at: number, value: number, sums: Float64Array): void {
    for (const [set, total] of sums.entries()) {
      if (value > total) this.#count(this.#greater, at * sums.length + set);
      else if (value < total) this.#count(this.#smaller, at * sums.length + set);
    }
  }

  #count(counts: Int32Array, at: number): void {
    counts[at] = (counts[at] ?? 0) + 1;
  }

  /** How many rows have something in these columns. */
  rowCount(of: ColumnSet): number {
    return this.#sum((filled) => ((filled & of) === 0 ? 0 : (this.#rows[filled] ?? 0)));
  }

  /** In how many rows these columns make all of the amount or more, of rows with something in each of the other sets. */
  count(outcome: 'all' | 'more', chosen: ColumnSet, ...having: readonly ColumnSet[]): number {
    return this.#counted(outcome === 'all' ? this.#all : this.#more, chosen, having);
  }

  /** In how many rows these columns make all of the amount, those left out where two equal ones do. */
  settled(chosen: ColumnSet, ...having: readonly ColumnSet[]): number {
    return this.#counted(this.#all, chosen, having) - this.#counted(this.#halved, chosen, having);
  }

  #counted(counts: Int32Array, chosen: ColumnSet, having: readonly ColumnSet[]): number {
    const size = 1 << this.#width;
    return this.#sum((filled) =>
      having.some((set) => (filled & set) === 0) ? 0 : (counts[filled * size + (filled & chosen)] ?? 0),
    );
  }

  /** In how many rows the amount less these columns is the open balance. */
  agreeing(chosen: ColumnSet): number {
    return this.#agreeing[chosen] ?? 0;
  }

  /** Whether a column is the sum of others in every row. */
  isSumOf(at: number, others: ColumnSet): boolean {
    const place = at * (1 << this.#width) + others;
    return this.#greater[place] === 0 && this.#smaller[place] === 0;
  }

  /** Whether some columns are more than others in some row; two sums of several columns are not compared. */
  isEverMore(some: ColumnSet, others: ColumnSet): boolean {
    const size = 1 << this.#width;
    if (sizeOf(some) === 1) return (this.#greater[placeOf(some) * size + others] ?? 0) > 0;
    return sizeOf(others) === 1 && (this.#smaller[placeOf(others) * size + some] ?? 0) > 0;
  }

  /** Whether the figure of a column is, in some row, the rate of the amount that its other columns leave. */
  isEverRate(at: number): boolean {
    return (this.#rated[at] ?? 0) > 0;
  }

  /** Whether the figure of a column settles some document with all others, and would not as a rate. */
  isEverAmount(at: number): boolean {
    return (this.#unrated[at] ?? 0) > 0;
  }

  #sum(of: (filled: ColumnSet) => number): number {
    let total = 0;
    for (let filled = 0; filled < 1 << this.#width; filled += 1) total += of(filled);
    return total;
  }
}

function areHalves(set: ColumnSet, values: readonly number[]): boolean {
  const [one = 0, other = 0, ...more] = placesOf(set).map((at) => values[at] ?? 0);
  return more.length === 0 && other !== 0 && Math.abs(one - other) <= ROUNDING;
}

/** How many columns a set has. */
export function sizeOf(set: ColumnSet): number {
  let size = 0;
  for (let left = set; left !== 0; left &= left - 1) size += 1;
  return size;
}

/** The place of the one column of a set. */
function placeOf(set: ColumnSet): number {
  return 31 - Math.clz32(set);
}

/** The places of a set's columns. */
export function placesOf(set: ColumnSet): number[] {
  return Array.from({ length: MOST_COLUMNS }, (_, at) => at).filter((at) => (set & (1 << at)) !== 0);
}

/** Ten in the column of discounts is 10.00, and ten per cent: of a hundred both are the same. */
function isBoth(value: number, whole: number): boolean {
  return Math.abs((whole * value) / 10_000 - value) <= ROUNDING;
}

function isRate(value: number, whole: number, others: number): boolean {
  return value < 10_000 && Math.abs(whole - (whole * value) / 10_000 - others) <= ROUNDING;
}
