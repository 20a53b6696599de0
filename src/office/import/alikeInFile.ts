/** Two documents of one file whose numbers may be one number written in two ways: both come in, and it is told. */
import { isSameNumber } from '../../domain/payment/documentNumber.ts';
import type { IncomingItem, IncomingItems } from '../../domain/import/incoming.ts';
import type { MatchedDebtors } from './matchDebtors.ts';
import { isNewDebtor } from './newDebtors.ts';

/** What the book had before the rows of the file. */
export interface BesideBook {
  /** Lines of the items that are new, of debtors that are not. */
  readonly newLines: () => ReadonlySet<number>;
  /** Numbers that were told already, as possibly one of the book's. */
  readonly told: ReadonlySet<string>;
}

/** The pairs, `12-A = 12/A`, of which at least one document is new. Most files have none, and cost nothing more. */
export function alikeInFile(
  items: IncomingItems,
  { keys }: MatchedDebtors,
  { newLines, told }: BesideBook,
): string[] {
  const groups = items.alikeNumbers();
  if (groups.length === 0) return [];
  const lines = newLines();
  return groups.flatMap((places) => {
    const byDebtor = Map.groupBy(places, (place) => keys[place] ?? 0);
    byDebtor.delete(0);
    return [...byDebtor].flatMap(([key, ofDebtor]) => {
      const rows = ofDebtor.map((place) => items.at(place));
      const isNew = ({ line }: IncomingItem): boolean => isNewDebtor(key) || lines.has(line);
      return pairsIn(rows, isNew, told);
    });
  });
}

function pairsIn(
  rows: readonly IncomingItem[],
  isNew: (row: IncomingItem) => boolean,
  told: ReadonlySet<string>,
): string[] {
  const documents = Map.groupBy(rows, ({ number }) => number);
  const numbers = [...documents.keys()].sort();
  return numbers.flatMap((one, at) =>
    numbers.slice(at + 1).flatMap((other) => {
      if (told.has(one) || told.has(other) || !isSameNumber(one, other)) return [];
      const [ofOne, ofOther] = [documents.get(one) ?? [], documents.get(other) ?? []];
      const isLikely = ofOne.some((row) =>
        ofOther.some((beside) => (isNew(row) || isNew(beside)) && mayBeOne(row, beside)),
      );
      return isLikely ? [`${other} = ${one}`] : [];
    }),
  );
}

/** Numbers begin again every year: only what is open on both sides and shares a day or the amount may be asked twice. */
function mayBeOne(a: IncomingItem, b: IncomingItem): boolean {
  if (a.isCreditNote !== b.isCreditNote || a.openCents === 0 || b.openCents === 0) return false;
  if (a.issuedOn !== undefined && b.issuedOn !== undefined) return a.issuedOn === b.issuedOn;
  return a.dueOn === b.dueOn || a.amountCents === b.amountCents;
}
