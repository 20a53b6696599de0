/** Which open items add up to an amount. */

/** An amount that may be part of a sum. */
export interface Summand {
  readonly id: number;
  readonly openCents: number;
}

/** More items than this in one payment are named, not guessed. */
const MOST_PARTS = 8;
/** Beyond this the search is given up: so many items reach nearly any sum by chance. */
const MOST_TRIES = 50_000;

/**
 * Sets of at most eight items that come to exactly `target`, two of them at most: one is an answer, two are a doubt.
 * None when there are so many combinations that the search was given up. All amounts are positive.
 */
export function exactSums<Item extends Summand>(items: readonly Item[], target: number): Item[][] {
  const order = [...items].sort((a, b) => b.openCents - a.openCents || a.id - b.id);
  const left = order.map((_, at) => order.slice(at).reduce((total, item) => total + item.openCents, 0));
  const found: Item[][] = [];
  let tries = 0;
  const search = (from: number, missing: number, chosen: readonly Item[]): void => {
    if (missing === 0) {
      found.push([...chosen]);
      return;
    }
    if (chosen.length === MOST_PARTS) return;
    for (let at = from; at < order.length && found.length < 2 && (left[at] as number) >= missing; at += 1) {
      tries += 1;
      if (tries > MOST_TRIES) return;
      const item = order[at] as Item;
      if (item.openCents <= missing) search(at + 1, missing - item.openCents, [...chosen, item]);
    }
  };
  search(0, target, []);
  return tries > MOST_TRIES ? [] : found;
}
