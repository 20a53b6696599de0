/** The debtors that are new in a file, once they have their ids. */
import type { Debtor, SaidDetails } from '../../domain/debtor/debtor.ts';

/** What makes a debtor of the details a file gives. */
export type Traits = Pick<Debtor, 'kind' | 'isConsumer' | 'language' | 'rating'>;

/**
 * By the key they were matched under: below zero. A file may bring a hundred thousand, so each is put together when it is
 * asked for: kept, they would take more memory than the rest of the import.
 */
export class NewDebtors {
  readonly #added: readonly (readonly [key: number, details: SaidDetails])[];
  readonly #firstId: number;
  readonly #traitsOf: (details: SaidDetails, place: number) => Traits;
  /** The place of key -k among those added, plus one. */
  readonly #places: Int32Array;

  /**
   * @param added in the order of their ids, which follow one another from `firstId` on
   * @param traitsOf given the place among those added as well
   */
  constructor(
    added: readonly (readonly [key: number, details: SaidDetails])[],
    firstId: number,
    traitsOf: (details: SaidDetails, place: number) => Traits,
  ) {
    this.#added = added;
    this.#firstId = firstId;
    this.#traitsOf = traitsOf;
    this.#places = new Int32Array(1 - added.reduce((lowest, [key]) => Math.min(lowest, key), 0));
    for (const [place, [key]] of added.entries()) this.#places[-key] = place + 1;
  }

  get size(): number {
    return this.#added.length;
  }

  /** What the file says of each, in the order of their ids. */
  *said(): Generator<SaidDetails> {
    for (const [, details] of this.#added) yield details;
  }

  /** The id of a debtor; undefined for a key that is none of theirs. */
  idOf(key: number): number | undefined {
    const place = key < 0 ? (this.#places[-key] ?? 0) : 0;
    return place === 0 ? undefined : this.#firstId + place - 1;
  }

  /** Each with its key, in the order of their ids. */
  *[Symbol.iterator](): Generator<readonly [key: number, debtor: Debtor]> {
    for (const [place, [key, details]] of this.#added.entries()) {
      yield [key, { ...details, ...this.#traitsOf(details, place), id: this.#firstId + place }];
    }
  }
}

/** Whether a key is that of a debtor this file brings: see `MatchedDebtors`. */
export function isNewDebtor(key: number | undefined): boolean {
  return key !== undefined && key < 0;
}

/** Where the rows of each new debtor stand in the file, and among those written; counted out, without an object for each. */
export function placesByNewDebtor(
  keys: Int32Array,
): (key: number) => Generator<{ readonly place: number; readonly position: number }> {
  let lowest = 0;
  for (const key of keys) if (key < lowest) lowest = key;
  // The places of debtor -k stand in `order` from starts[k] on, up to where those of the next one begin.
  const starts = new Int32Array(2 - lowest);
  for (const key of keys) if (isNewDebtor(key)) starts[1 - key] = (starts[1 - key] ?? 0) + 1;
  for (let at = 1; at < starts.length; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  const next = starts.slice();
  const order = new Int32Array(keys.length);
  const positions = new Int32Array(keys.length);
  let position = 0;
  for (let place = 0; place < keys.length; place += 1) {
    const key = keys[place] ?? 0;
    if (!isNewDebtor(key)) continue;
    const at = next[0 - key] ?? 0;
    next[0 - key] = at + 1;
    order[at] = place;
    positions[at] = position;
    position += 1;
  }
  return function* (key) {
    const end = starts[1 - key] ?? 0;
    for (let at = starts[0 - key] ?? 0; at < end; at += 1) {
      yield { place: order[at] ?? 0, position: positions[at] ?? 0 };
    }
  };
}
