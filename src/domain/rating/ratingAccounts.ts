/**
 * Annual accounts in the rating: a few points of the part for information, never as much as how the debtor pays. Only the
 * newest accounts in force are looked at, and only what a person entered of them.
 */
import type { Cents } from '../money.ts';
import type { Information } from './ratingInformation.ts';

/** The figures that matter; what is absent says nothing. */
export interface Accounts {
  readonly year: number;
  /** What was sold. */
  readonly revenue?: Cents;
  /** What is left to the owners; below zero the debts are more than all there is. */
  readonly equity?: Cents;
  /** What was earned; below zero what was lost. */
  readonly result?: Cents;
}

export type AccountsRemark = 'negative-equity' | 'loss' | 'heavy-loss';

/** Points that each costs: five at most. */
const COSTS: Readonly<Record<AccountsRemark, number>> = { 'negative-equity': 3, loss: 1, 'heavy-loss': 2 };

/** A loss is heavy from a tenth of what was sold. */
const HEAVY_LOSS_OF_REVENUE = 10;

/** The accounts of the latest year among information in force; of one year, those entered last. */
export function newestAccounts(inForce: readonly Information[]): Accounts | undefined {
  return inForce
    .toSorted((a, b) => a.id - b.id)
    .reduce<Accounts | undefined>(
      (newest, { accounts }) =>
        accounts !== undefined && accounts.year >= (newest?.year ?? 0) ? accounts : newest,
      undefined,
    );
}

/** What is bad in accounts. */
export function accountsRemarks({ revenue, equity, result }: Accounts): AccountsRemark[] {
  return [
    ...(equity !== undefined && equity < 0 ? (['negative-equity'] as const) : []),
    ...(result !== undefined && result < 0 ? [lossOf(result, revenue)] : []),
  ];
}

/** The points that accounts take. */
export function accountsCost(accounts: Accounts | undefined): number {
  const remarks = accounts === undefined ? [] : accountsRemarks(accounts);
  return remarks.reduce((sum, remark) => sum + COSTS[remark], 0);
}

/** Without the revenue nobody can tell how heavy a loss is. */
function lossOf(result: Cents, revenue: Cents | undefined): AccountsRemark {
  return revenue !== undefined && revenue + result * HEAVY_LOSS_OF_REVENUE <= 0 ? 'heavy-loss' : 'loss';
}
