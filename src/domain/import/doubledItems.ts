/**
 * Which items of two customers that are one are the same item: number, issue date, due date, amount and currency, as an
 * import pairs them (rule 20), whatever either list calls the instalment.
 */
import type { Day } from '../day.ts';

/** An item as far as it is told from another one. */
export interface ComparedItem {
  readonly number: string;
  /** Empty when no file has told it. */
  readonly issuedOn: string;
  readonly isCreditNote: boolean;
  readonly instalment: string | null;
  readonly key: string;
  readonly dueOn: Day;
  readonly amount: number;
  readonly open: number;
  readonly currency: string;
}

export interface DoubledItems<Item> {
  /** One of either customer. */
  readonly pairs: readonly { readonly stays: Item; readonly goes: Item }[];
  /** Documents that both have, but not with the same data. */
  readonly different: readonly string[];
}

/** Pairs the items of the customer that stays with those of the one that goes. */
export function doubledItems<Item extends ComparedItem>(
  stays: readonly Item[],
  goes: readonly Item[],
): DoubledItems<Item> {
  const theirs = Map.groupBy(goes, numberOf);
  const pairs: { stays: Item; goes: Item }[] = [];
  const different: string[] = [];
  for (const [number, ofStays] of Map.groupBy(stays, numberOf)) {
    const free = new Set(theirs.get(number) ?? []);
    const alone = ofStays.filter((item) => {
      const same = bestOf(
        [...free].filter((other) => isSame(item, other)),
        item,
      );
      if (same === undefined) return true;
      free.delete(same);
      pairs.push({ stays: item, goes: same });
      return false;
    });
    const open = alone.filter((item) => [...free].some((other) => mayBeOne(item, other)));
    different.push(...open.slice(0, 1).map((item) => item.number));
  }
  return { pairs, different };
}

/** Of several of one day and amount, the one with the same number of instalment. */
function bestOf<Item extends ComparedItem>(
  same: readonly Item[],
  { key, open }: ComparedItem,
): Item | undefined {
  return same.find((other) => other.key === key) ?? same.find((other) => other.open === open) ?? same[0];
}

function isSame(one: ComparedItem, other: ComparedItem): boolean {
  return (
    isOfOneDay(one, other) &&
    one.dueOn === other.dueOn &&
    one.amount === other.amount &&
    one.currency === other.currency
  );
}

/**
 * What is left of a document on both sides is the same debt told in two ways, unless both lists number its instalments and
 * these are two. Without the issue dates of both it is one only when it agrees in all.
 */
function mayBeOne(one: ComparedItem, other: ComparedItem): boolean {
  if (one.issuedOn !== other.issuedOn) return false;
  const areNumbered = one.instalment !== null && other.instalment !== null;
  return !(areNumbered && one.instalment !== other.instalment && one.dueOn !== other.dueOn);
}

function isOfOneDay(one: ComparedItem, other: ComparedItem): boolean {
  return one.issuedOn === other.issuedOn || one.issuedOn === '' || other.issuedOn === '';
}

/** Credit notes may have a series of their own. */
function numberOf({ number, isCreditNote }: ComparedItem): string {
  return `${number}\u0000${isCreditNote}`;
}
