/** The shape of a catalogue. Italian is the source; English must have exactly the same keys and parameters. */
import type { Sentence } from '../sentence.ts';
import type { it } from './it.ts';

/** The same keys, each with any text, or a function of the same parameters. */
export type Translation<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends (...values: infer Values) => infer Result
    ? (...values: Values) => Result
    : Source[Key] extends string
      ? string
      : Translation<Source[Key]>;
};

/** Everything a user can read, by area. */
export type Messages = Translation<typeof it>;

/** A count with the right form of its noun: `1 giorno`, `2 giorni`. */
export function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A catalogue of sentences that keeps its codes as keys, so that the other language must have the same ones. */
export function sentences<Code extends string>(
  catalogue: Readonly<Record<Code, Sentence>>,
): typeof catalogue {
  return catalogue;
}
