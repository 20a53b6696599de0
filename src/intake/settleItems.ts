import type { DebtorDetails } from '../domain/debtor.ts';
import { nameKey } from '../domain/debtor.ts';
import type { IncomingItem } from '../domain/incoming.ts';

/** The items of a file after rows of one document have been looked at together. */
export interface SettledItems {
  readonly items: readonly IncomingItem[];
  /** Later rows that claim to be an item already read. */
  readonly duplicates: readonly IncomingItem[];
  /** Rows that only repeat the invoice for another of its lines. */
  readonly repeatCount: number;
}

/**
 * Finds duplicates and drops instalment numbers that say nothing. Rows of one debtor, number and issue date are one
 * document; its different due dates are its instalments.
 */
export function settleItems(items: readonly IncomingItem[], hasLineItems: boolean): SettledItems {
  const keyOf = documentKeys();
  const dropped = new Set<IncomingItem>();
  const replaced = new Map<IncomingItem, IncomingItem>();
  const duplicates: IncomingItem[] = [];
  for (const sameNumber of repeatedNumbers(items)) {
    for (const rows of Map.groupBy(sameNumber, keyOf).values()) {
      const kept = withoutRepeats(rows, (row, first) => {
        dropped.add(row);
        if (!hasLineItems || !isSameMoney(row, first)) duplicates.push(row);
      });
      for (const [row, unnumbered] of withoutVagueNumbers(kept)) replaced.set(row, unnumbered);
    }
  }
  if (dropped.size === 0 && replaced.size === 0) return { items, duplicates, repeatCount: 0 };
  return {
    items: items.filter((item) => !dropped.has(item)).map((item) => replaced.get(item) ?? item),
    duplicates,
    repeatCount: dropped.size - duplicates.length,
  };
}

/** Groups of items that share a number; most numbers occur once and make no group. */
function repeatedNumbers(items: readonly IncomingItem[]): IterableIterator<IncomingItem[]> {
  const firstOf = new Map<string, IncomingItem>();
  const groups = new Map<string, IncomingItem[]>();
  for (const item of items) {
    const first = firstOf.get(item.number);
    if (first === undefined) {
      firstOf.set(item.number, item);
      continue;
    }
    const group = groups.get(item.number);
    if (group === undefined) groups.set(item.number, [first, item]);
    else group.push(item);
  }
  return groups.values();
}

function documentKeys(): (item: IncomingItem) => string {
  const identities = new Map<DebtorDetails, string>();
  return ({ debtor, issuedOn, isCreditNote }) => {
    let identity = identities.get(debtor);
    if (identity === undefined) {
      identity = debtor.vatNumber ?? debtor.taxCode ?? debtor.code ?? nameKey(debtor.name);
      identities.set(debtor, identity);
    }
    return `${identity}\n${issuedOn ?? ''}\n${isCreditNote ? 'credit' : ''}`;
  };
}

function withoutRepeats(
  rows: readonly IncomingItem[],
  onRepeat: (row: IncomingItem, first: IncomingItem) => void,
): IncomingItem[] {
  const seen = new Map<string, IncomingItem>();
  for (const row of rows) {
    const key = `${row.dueOn}\n${row.instalment ?? ''}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row);
    else onRepeat(row, first);
  }
  return [...seen.values()];
}

function isSameMoney(a: IncomingItem, b: IncomingItem): boolean {
  return a.amountCents === b.amountCents && a.openCents === b.openCents && a.currency === b.currency;
}

/**
 * Numbers that do not tell the instalments of one document apart are left out: a column that says the same for all of
 * them gives their count. The due date tells them apart then, and goes on doing so when the first one is paid and gone.
 */
function withoutVagueNumbers(rows: readonly IncomingItem[]): [IncomingItem, IncomingItem][] {
  if (rows.length < 2) return [];
  const given = new Set(rows.map(({ instalment }) => instalment));
  if (given.size === rows.length && !given.has(undefined)) return [];
  return rows
    .filter(({ instalment }) => instalment !== undefined)
    .map((row) => {
      const { instalment: _vague, ...unnumbered } = row;
      return [row, unnumbered];
    });
}
