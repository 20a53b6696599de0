/**
 * Which open item of the book a row of an export means (rule 20): debtor, number, issue date and instalment. Exports that
 * number no instalments tell them apart by due date; when a document has one row in the book and one in the file, they
 * are the same item even if the due date was put off.
 */
import type { Day } from './day.ts';

/** What identifies an item within its document. */
interface Part {
  readonly instalment?: string | undefined;
  readonly dueOn: Day;
}

/** The text stored as the identity of an item within its document. */
export function instalmentKey(part: Part): string {
  return part.instalment ?? part.dueOn;
}

/**
 * Pairs the incoming rows of one document with its rows in the book.
 * @returns for each incoming row, in order, the row of the book it means, or undefined when it is new
 */
export function pairItems<Existing extends { readonly key: string; readonly dueOn: Day }>(
  incoming: readonly Part[],
  existing: readonly Existing[],
): (Existing | undefined)[] {
  const free = new Set(existing);
  const pairs = incoming.map((part) => {
    const same = existing.find((row) => free.has(row) && (row.key === instalmentKey(part) || row.dueOn === part.dueOn));
    if (same !== undefined) free.delete(same);
    return same;
  });
  const [only] = existing;
  const isSingle = incoming.length === 1 && existing.length === 1 && only !== undefined;
  return isSingle && incoming[0]?.instalment === undefined ? [only] : pairs;
}
