/** In an account: what letters claimed beside the principal of invoices that are paid since, and nobody paid or waived. */
import { loadSettledClaims, type SettledClaim } from '../../db/claimedAccessories.ts';
import type { CaseFacts } from '../../domain/case.ts';
import type { Day } from '../../domain/day.ts';
import { totalsOf, type ClaimedItem, type ClaimWithInterest } from '../../domain/interest/interestClaim.ts';
import { cents, ZERO } from '../../domain/money.ts';
import type { Book } from '../book.ts';

/** Row by row what is left on a day: what came in for it is taken off interest first, then off lump sums (art. 1194 c.c.). */
export function settledClaims(
  { database }: Book,
  { number, accessories = [], accessoriesWaivedOn }: CaseFacts,
  claims: readonly ClaimWithInterest[],
  on: Day,
): ClaimedItem[] {
  if (accessories.length === 0) return [];
  if (accessoriesWaivedOn !== undefined && accessoriesWaivedOn <= on) return [];
  const counted = new Set(claims.flatMap(({ items }) => items.map(({ item }) => item.id)));
  const settled = loadSettledClaims(database, number).filter(
    ({ item, sentOn }) => sentOn <= on && !counted.has(item.id),
  );
  return accessories.flatMap(({ currency, paidCents }) => {
    let paid: number = paidCents;
    const left = (amount: number): number => {
      const taken = Math.min(paid, amount);
      paid -= taken;
      return amount - taken;
    };
    const rows = settled.filter(({ item }) => item.currency === currency);
    const interests = rows.map(({ interest }) => left(interest));
    const lumpSums = rows.map(({ lumpSum }) => left(lumpSum));
    return rows
      .map((row, at) => claimedItem(row, interests[at] ?? 0, lumpSums[at] ?? 0))
      .filter(({ interest, lumpSum }) => interest + lumpSum > 0);
  });
}

function claimedItem({ item, protocol }: SettledClaim, interest: number, lumpSum: number): ClaimedItem {
  return {
    item,
    open: ZERO,
    interest: cents(interest),
    lumpSum: cents(lumpSum),
    segments: [],
    uncoveredDays: 0,
    claimedWith: protocol,
  };
}

/** The claims with those rows behind their own; a currency in which nothing else is owed comes last. */
export function withSettledClaims(
  claims: readonly ClaimWithInterest[],
  settled: readonly ClaimedItem[],
): ClaimWithInterest[] {
  if (settled.length === 0) return [...claims];
  const currencies = new Set([
    ...claims.map(({ currency }) => currency),
    ...settled.map(({ item }) => item.currency),
  ]);
  return [...currencies].map((currency) => {
    const items = [
      ...(claims.find((claim) => claim.currency === currency)?.items ?? []),
      ...settled.filter(({ item }) => item.currency === currency),
    ];
    return { currency, items, totals: totalsOf(items) };
  });
}
