/** The shape of a catalogue. Italian is the source; English must have exactly the same keys and parameters. */
import type { Sentence } from '../screen/sentence.ts';
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

/**
 * A catalogue of areas, each written down as a function and made when it is first asked for: a command speaks of three of
 * them, and the thousand small functions of the others would have to be read at every start (2 ms).
 */
export function catalogue<Areas extends Readonly<Record<string, () => object>>>(
  areas: Areas,
): { readonly [Area in keyof Areas]: ReturnType<Areas[Area]> } {
  const whole = {};
  for (const [name, make] of Object.entries(areas)) {
    let area: object | undefined;
    Object.defineProperty(whole, name, { enumerable: true, get: () => (area ??= make()) });
  }
  return whole as { readonly [Area in keyof Areas]: ReturnType<Areas[Area]> };
}

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
