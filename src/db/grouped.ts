/** Rows of many owners read with one query: chosen by a list of numbers, and grouped by owner afterwards. */
import { sql } from './build.ts';

/** A sub-query over the numbers in a JSON array: one parameter, however many there are. */
export function chosen(ids: string) {
  return sql<number>`(select value from json_each(${ids}))`;
}

export type Grouped<Fact> = Map<number, Fact[]>;

/** The facts of each owner, in the order of the rows. */
export function group<Row, Fact>(
  rows: readonly Row[],
  ownerOf: (row: Row) => number,
  factOf: (row: Row) => Fact,
): Grouped<Fact> {
  const groups: Grouped<Fact> = new Map();
  for (const row of rows) {
    const owner = ownerOf(row);
    const list = groups.get(owner);
    if (list === undefined) groups.set(owner, [factOf(row)]);
    else list.push(factOf(row));
  }
  return groups;
}
