/** Commercial information about a debtor: what registers, accounts and the market tell, each with its date and its end. */
import { addMonths, type Day } from '../day.ts';
import type { Cents, Currency } from '../money.ts';
import type { Accounts } from './ratingAccounts.ts';

export type InformationKind =
  | 'protest'
  | 'prejudicial-act'
  | 'insolvency-proceeding'
  | 'account'
  | 'market-in-crisis'
  | 'open-source'
  | 'other';

/** The gravest first: the order in which they are offered. */
export const INFORMATION_KINDS: readonly InformationKind[] = [
  'insolvency-proceeding',
  'protest',
  'prejudicial-act',
  'account',
  'market-in-crisis',
  'open-source',
  'other',
];

/** One piece of information as a person entered it. */
export interface Information {
  readonly id: number;
  readonly kind: InformationKind;
  /** Where it was found: a register, a paper, a person. */
  readonly source: string;
  /** The day of the protest, of the deed, of the balance sheet. */
  readonly on: Day;
  /** The last day it counts; absent: until it is removed. */
  readonly expiresOn?: Day;
  readonly cents?: Cents;
  readonly currency?: Currency;
  readonly note?: string;
  /** The figures of annual accounts. */
  readonly accounts?: Accounts;
  readonly addedOn: Day;
}

/** Months a kind of information counts from its date; 0: until it is removed. */
export type InformationMonths = Readonly<Record<InformationKind, number>>;

/** The last day information of this kind counts, unless a person says otherwise; undefined when it has none. */
export function usualExpiry(kind: InformationKind, on: Day, months: InformationMonths): Day | undefined {
  return months[kind] === 0 ? undefined : addMonths(on, months[kind]);
}

/** Whether information counts on a day. */
export function isInForce({ on, expiresOn }: Pick<Information, 'on' | 'expiresOn'>, today: Day): boolean {
  return on <= today && (expiresOn === undefined || today <= expiresOn);
}
