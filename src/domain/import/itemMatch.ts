/**
 * Which open item of the book a row of an export means (rule 20): debtor, number, issue date and instalment. Exports that
 * number no instalments tell them apart by due date; when a document has one row in the book and one in the file, they
 * are the same item even if the due date was put off, and so are the last two that are left of equal amount. Where nothing
 * tells the issue date, numbers may have begun again with the year: then only what agrees in amount was put off.
 */
import { daysBetween, type Day } from '../day.ts';

/** What identifies an item within its document. */
interface Part {
  readonly instalment?: string | undefined;
  readonly dueOn: Day;
  readonly isCreditNote?: boolean;
  readonly amountCents?: number;
  readonly openCents?: number;
}

/** An item of the book; its instalment is absent when no file has numbered it. */
interface Known {
  readonly key: string;
  readonly dueOn: Day;
  readonly instalment?: string | null;
  readonly amount?: number;
  readonly open?: number;
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
 * @param isDated whether the issue date says that it is one document
 * @returns for each incoming row, in order, the row of the book it means, or undefined when it is new
 */
export function pairItems<Existing extends Known>(
  incoming: readonly Part[],
  existing: readonly Existing[],
  isDated = true,
): (Existing | undefined)[] {
  const [only] = existing;
  const [part] = incoming;
  const mayBeOne = (row: Known, one: Part): boolean =>
    isDated || row.dueOn === one.dueOn || mayBePutOff(row, one);
  if (incoming.length === 1 && existing.length === 1 && part !== undefined && only !== undefined) {
    if (!areBothNumbered(only, part)) return [mayBeOne(only, part) ? only : undefined];
  }
  const free = new Set(existing);
  const pairs: (Existing | undefined)[] = incoming.map(() => undefined);
  for (const isSame of SIGNS) {
    incoming.forEach((part, position) => {
      if (pairs[position] !== undefined) return;
      const same = existing.find((row) => free.has(row) && isSame(row, part) && mayBeOne(row, part));
      if (same !== undefined) free.delete(same);
      pairs[position] = same;
    });
  }
  pairLeftovers(incoming, free, pairs, mayBeOne);
  return pairs;
}

/** Nobody puts a due date off by more; a number that begins again every year comes back after twelve months. */
const LONGEST_DELAY = 183;

/** Whether a row without an issue date cannot be of the document that is due on these days: it is that of another year. */
export function isOfOtherYear(dueOn: Day, document: readonly { readonly dueOn: Day }[]): boolean {
  return document.every((item) => Math.abs(daysBetween(item.dueOn, dueOn)) > LONGEST_DELAY);
}

/** The same amount, or the same that is left of it, due somewhat earlier or later. */
function mayBePutOff(row: Known, part: Part): boolean {
  const isSameBalance = row.open !== undefined && row.open !== 0 && row.open === part.openCents;
  return !isOfOtherYear(part.dueOn, [row]) && (row.amount === part.amountCents || isSameBalance);
}

/** What is left over on both sides is one item whose due date was put off, if the amount is the same. */
function pairLeftovers<Existing extends Known>(
  incoming: readonly Part[],
  free: ReadonlySet<Existing>,
  pairs: (Existing | undefined)[],
  mayBeOne: (row: Known, part: Part) => boolean,
): void {
  const [row] = free;
  const position = pairs.indexOf(undefined);
  if (free.size !== 1 || row === undefined || position === -1 || pairs.lastIndexOf(undefined) !== position)
    return;
  const part = incoming[position];
  if (part === undefined || part.amountCents === undefined || part.amountCents !== row.amount) return;
  if (!areBothNumbered(row, part) && mayBeOne(row, part)) pairs[position] = row;
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
