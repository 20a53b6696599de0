/** The debtors that are new in a file, once they have their ids. */
import type { Debtor, SaidDetails } from '../domain/debtor.ts';

/** What makes a debtor of the details a file gives. */
export type Traits = Pick<Debtor, 'kind' | 'isConsumer' | 'language'>;

/**
 * By the key they were matched under: below zero. A file may bring a hundred thousand, so each is put together when it is
 * asked for: kept, they would take more memory than the rest of the import.
 */
export class NewDebtors {
  readonly #added: readonly (readonly [key: number, details: SaidDetails])[];
  readonly #firstId: number;
  readonly #traitsOf: (details: SaidDetails) => Traits;
  /** The place of key -k among those added, plus one. */
  readonly #places: Int32Array;

  /** @param added in the order of their ids, which follow one another from `firstId` on */
  constructor(
    added: readonly (readonly [key: number, details: SaidDetails])[],
    firstId: number,
    traitsOf: (details: SaidDetails) => Traits,
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

  /** The id of a debtor; undefined for a key that is none of theirs. */
  idOf(key: number): number | undefined {
    const place = key < 0 ? (this.#places[-key] ?? 0) : 0;
    return place === 0 ? undefined : this.#firstId + place - 1;
  }

  /** Each with its key, in the order of their ids. */
  *[Symbol.iterator](): Generator<readonly [key: number, debtor: Debtor]> {
    for (const [place, [key, details]] of this.#added.entries()) {
      yield [key, { ...details, ...this.#traitsOf(details), id: this.#firstId + place }];
    }
  }
}
