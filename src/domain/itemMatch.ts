/**
 * Which open item of the book a row of an export means (rule 20): debtor, number, issue date and instalment. Exports that
 * number no instalments tell them apart by due date; when a document has one row in the book and one in the file, they
 * are the same item even if the due date was put off, and so are the last two that are left of equal amount.
 */
import type { Day } from './day.ts';

/** What identifies an item within its document. */
interface Part {
  readonly instalment?: string | undefined;
  readonly dueOn: Day;
  readonly isCreditNote?: boolean;
  readonly amountCents?: number;
}

/** An item of the book; its instalment is absent when no file has numbered it. */
interface Known {
  readonly key: string;
  readonly dueOn: Day;
  readonly instalment?: string | null;
  readonly amount?: number;
}

/** The text stored as the identity of an item within its document. Credit notes often share the numbers of invoices. */
export function instalmentKey({ instalment, dueOn, isCreditNote }: Part): string {
  const key = instalment ?? dueOn;
  return isCreditNote === true ? `credit ${key}` : key;
}

/** The key a new item gets: its own, or with its due date when another item of the document has that already. */
export function freeKey(part: Part, existing: readonly { readonly key: string }[]): string {
  const key = instalmentKey(part);
  return existing.some((row) => row.key === key) ? `${key} ${part.dueOn}` : key;
}

/**
 * Pairs the incoming rows of one document with its rows in the book. The due date tells more than the instalment's
 * number: exports of open items number those that are left from one again.
 * @returns for each incoming row, in order, the row of the book it means, or undefined when it is new
 */
export function pairItems<Existing extends Known>(
  incoming: readonly Part[],
  existing: readonly Existing[],
): (Existing | undefined)[] {
  const [only] = existing;
  const [part] = incoming;
  if (incoming.length === 1 && existing.length === 1 && part !== undefined && only !== undefined) {
    if (!areBothNumbered(only, part)) return [only];
  }
  const free = new Set(existing);
  const pairs: (Existing | undefined)[] = incoming.map(() => undefined);
  for (const isSame of SIGNS) {
    incoming.forEach((part, position) => {
      if (pairs[position] !== undefined) return;
      const same = existing.find((row) => free.has(row) && isSame(row, part));
      if (same !== undefined) free.delete(same);
      pairs[position] = same;
    });
  }
  pairLeftovers(incoming, free, pairs);
  return pairs;
}

/** What is left over on both sides is one item whose due date was put off, if the amount is the same. */
function pairLeftovers<Existing extends Known>(
  incoming: readonly Part[],
  free: ReadonlySet<Existing>,
  pairs: (Existing | undefined)[],
): void {
  const [row] = free;
  const position = pairs.indexOf(undefined);
  if (free.size !== 1 || row === undefined || position === -1 || pairs.lastIndexOf(undefined) !== position)
    return;
  const part = incoming[position];
  if (part === undefined || part.amountCents === undefined || part.amountCents !== row.amount) return;
  if (!areBothNumbered(row, part)) pairs[position] = row;
}

/** Two numbers that differ are two instalments, whatever else they share. */
function areBothNumbered(row: Known, part: Part): boolean {
  return (
    typeof row.instalment === 'string' && part.instalment !== undefined && row.key !== instalmentKey(part)
  );
}

type Sign = (row: Known, part: Part) => boolean;

/** What two rows are recognised by, the surest sign first. */
const SIGNS: readonly Sign[] = [
  (row, part) => row.dueOn === part.dueOn && row.key === instalmentKey(part),
  (row, part) => row.dueOn === part.dueOn,
  (row, part) => row.key === instalmentKey(part),
];
