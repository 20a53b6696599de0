import { rowIdentity, type DebtorDetails } from '../../domain/debtor/debtor.ts';
import type { IncomingItem } from '../../domain/import/incoming.ts';
import { createDocumentTotals } from '../money/documentTotals.ts';
import type { ItemTable } from './itemTable.ts';
import type { Layout } from '../layout.ts';

/** The items of a file after rows of one document have been looked at together. */
export interface SettledItems {
  readonly items: ItemTable;
  /** Later rows that claim to be an item already read. */
  readonly duplicates: readonly Duplicate[];
  /** Rows that only repeat the invoice for another of its lines. */
  readonly repeatCount: number;
}

/** A row that claims to be an item already read, and the line of that one. */
export interface Duplicate {
  readonly line: number;
  readonly number: string;
  readonly firstLine: number;
}

type SettledLayout = Pick<Layout, 'hasLineItems' | 'isTotalOfDocument' | 'columns'>;

/** One row of a document, with its place among the items. */
interface Row {
  readonly place: number;
  readonly item: IncomingItem;
}

/**
 * Finds duplicates and drops instalment numbers that say nothing. Rows of one debtor, number and issue date are one
 * document; its different due dates are its instalments. Throws `document-total`.
 */
export function settleItems(
  items: ItemTable,
  { hasLineItems, isTotalOfDocument = false, columns }: SettledLayout,
): SettledItems {
  const keyOf = documentKeys();
  const dropped = new Set<number>();
  const references = new Map<number, Set<string>>();
  const totals = isTotalOfDocument ? createDocumentTotals(columns) : undefined;
  const repeating = new Set<number>();
  const duplicates: Duplicate[] = [];
  for (const places of items.sameNumbers()) {
    const sameNumber = places.map((place): Row => ({ place, item: items.at(place) }));
    for (const rows of Map.groupBy(sameNumber, ({ item }) => keyOf(item)).values()) {
      const kept = withoutRepeats(rows, ({ place, item }, first) => {
        dropped.add(place);
        if (hasLineItems && isSameMoney(item, first.item)) {
          noteReferences(references, first, item);
          return;
        }
        duplicates.push({ line: item.line, number: item.number, firstLine: first.item.line });
      });
      for (const { place } of withVagueNumbers(kept)) items.forgetInstalment(place);
      if (totals === undefined || kept.length < 2) continue;
      totals.look(kept.map(({ item }) => item));
      for (const { place } of kept) repeating.add(place);
    }
  }
  duplicates.sort((a, b) => a.line - b.line);
  const areTotals = totals?.areRepeated() === true;
  if (dropped.size === 0 && !areTotals) return { items, duplicates, repeatCount: 0 };
  const kept = items.changed((item, place) => {
    if (dropped.has(place)) return undefined;
    const told = references.get(place);
    const settled = told === undefined ? item : withReference(item, told);
    // What is left of the instalment is all that the row says about it.
    return areTotals && repeating.has(place) ? { ...settled, amountCents: settled.openCents } : settled;
  });
  return { items: kept, duplicates, repeatCount: dropped.size - duplicates.length };
}

function documentKeys(): (item: IncomingItem) => string {
  const identities = new Map<DebtorDetails, string>();
  return ({ debtor, issuedOn, isCreditNote }) => {
    let identity = identities.get(debtor);
    if (identity === undefined) {
      identity = rowIdentity(debtor);
      identities.set(debtor, identity);
    }
    return `${identity}\n${issuedOn ?? ''}\n${isCreditNote ? 'credit' : ''}`;
  };
}

function withoutRepeats(rows: readonly Row[], onRepeat: (row: Row, first: Row) => void): Row[] {
  const seen = new Map<string, Row>();
  for (const row of rows) {
    const key = `${row.item.dueOn}\n${row.item.instalment ?? ''}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row);
    else onRepeat(row, first);
  }
  return [...seen.values()];
}

function noteReferences(references: Map<number, Set<string>>, first: Row, item: IncomingItem): void {
  const told =
    references.get(first.place) ?? new Set([first.item.reference].filter((text) => text !== undefined));
  if (item.reference !== undefined) told.add(item.reference);
  references.set(first.place, told);
}

/** What each line says of itself is nothing of the invoice's, and which line stands first says nothing either. */
function withReference(
  { reference: _first, ...item }: IncomingItem,
  told: ReadonlySet<string>,
): IncomingItem {
  const [reference, other] = told;
  return reference === undefined || other !== undefined ? item : { ...item, reference };
}

function isSameMoney(a: IncomingItem, b: IncomingItem): boolean {
  return a.amountCents === b.amountCents && a.openCents === b.openCents && a.currency === b.currency;
}

/**
 * Numbers that do not tell the instalments of one document apart: a column that says the same for all of them gives
 * their count. The due date tells them apart then, and goes on doing so when the first one is paid and gone.
 */
function withVagueNumbers(rows: readonly Row[]): Row[] {
  if (rows.length < 2) return [];
  const given = new Set(rows.map(({ item }) => item.instalment));
  if (given.size === rows.length && !given.has(undefined)) return [];
  return rows.filter(({ item }) => item.instalment !== undefined);
}
