/** Chance that comes out the same at every run: a year that failed can be lived again. */

/** One source of chance. */
export interface Chance {
  /** 0 to `count` - 1. */
  readonly below: (count: number) => number;
  /** From one number to another, both included. */
  readonly between: (from: number, to: number) => number;
  /** True so many times out of a hundred. */
  readonly percent: (share: number) => boolean;
  readonly oneOf: <Value>(values: readonly Value[]) => Value;
  /** One of some names, as often as their weights say. */
  readonly weighted: <Name extends string>(weights: Readonly<Record<Name, number>>) => Name;
}

/** Mulberry32, by Tommy Ettinger: 32 bits of state are plenty for a year. */
export function chanceOf(seed: number): Chance {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    below,
    between: (from, to) => from + below(to - from + 1),
    percent: (share) => below(100) < share,
    oneOf: <Value>(values: readonly Value[]): Value => values[below(values.length)] as Value,
    weighted: <Name extends string>(weights: Readonly<Record<Name, number>>): Name => {
      const entries = Object.entries(weights) as [Name, number][];
      let left = below(entries.reduce((sum, [, weight]) => sum + weight, 0));
      const found = entries.find(([, weight]) => (left -= weight) < 0);
      return (found as [Name, number])[0];
    },
  };
}
