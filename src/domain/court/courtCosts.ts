/**
 * What a payment order (decreto ingiuntivo) costs before anything is recovered. The figures change by decree and differ
 * from lawyer to lawyer: all of them are settings.
 */
import { cents, LARGEST_CENTS, sum, type Cents } from '../money.ts';
import { readSpokenAmount } from '../spokenAmount.ts';

/** A figure for claims up to an amount; the last one has no bound. */
export interface Band {
  readonly upTo?: Cents;
  readonly cents: Cents;
}

/** What evidence makes of the chance of recovery, in whole percent: rules of thumb and not law. */
export interface RecoveryShares {
  /** Of the chance by age, for a debtor of good and of poor means. */
  readonly goodPercent: number;
  readonly poorPercent: number;
  /** What each further creditor leaves. */
  readonly creditorPercent: number;
  /** Of a debtor nobody could find. */
  readonly untraceablePercent: number;
  /** What an order makes of the chance, except where there is nothing to take. */
  readonly orderPercent: number;
}

export const DEFAULT_SHARES: RecoveryShares = {
  goodPercent: 150,
  poorPercent: 30,
  creditorPercent: 90,
  untraceablePercent: 50,
  orderPercent: 200,
};

export interface CourtSettings {
  /** Contributo unificato of a payment order (art. 13 DPR 115/2002). */
  readonly contribution: readonly Band[];
  /** Lump sum for the clerk's office, art. 30 DPR 115/2002. */
  readonly stampCents: Cents;
  /** What a lawyer asks for a payment order (DM 55/2014). */
  readonly lawyerFee: readonly Band[];
  /** General expenses and the lawyers' fund on top of the fee, in hundredths of a percent. */
  readonly lawyerExtraBasisPoints: number;
  /** Registration tax, service and copies. */
  readonly otherCents: Cents;
  /** Share of what it recovers that an agency keeps, in hundredths of a percent. */
  readonly agencyBasisPoints: number;
  /** Less than this expected in the end is not worth the work. */
  readonly minimumCents: Cents;
  readonly shares: RecoveryShares;
}

/** What a payment order costs, by what it is paid for. */
export interface CourtCosts {
  readonly contribution: Cents;
  readonly stamp: Cents;
  readonly lawyer: Cents;
  readonly other: Cents;
  readonly total: Cents;
}

/** The costs for a claim of this value: principal, interest and lump sums until the day it is filed (art. 10 c.p.c.). */
export function courtCosts(claim: Cents, settings: CourtSettings): CourtCosts {
  const fee = bandOf(claim, settings.lawyerFee).cents;
  const costs = {
    contribution: bandOf(claim, settings.contribution).cents,
    stamp: settings.stampCents,
    lawyer: sum([fee, partOf(fee, settings.lawyerExtraBasisPoints)]),
    other: settings.otherCents,
  };
  return { ...costs, total: sum(Object.values(costs)) };
}

/** A part of an amount above zero, in hundredths of a percent, to the nearest cent. */
export function partOf(amount: Cents, basisPoints: number): Cents {
  return cents(Number((BigInt(amount) * BigInt(basisPoints) + 5_000n) / 10_000n));
}

/** Reads `1100: 21,50; 5200: 49; 843`, bounds ascending, the last figure without one; undefined when it is not that. */
export function readBands(text: string): Band[] | undefined {
  const parts = text.split(';').map((part) => part.split(':').map((figure) => figure.trim()));
  const read: Band[] = [];
  for (const [position, figures] of parts.entries()) {
    const amounts = figures.map(readSpokenAmount);
    const [upTo, last] = amounts.map((each) => ('amount' in each ? each.amount : undefined));
    const isLast = position === parts.length - 1;
    if (isLast && amounts.length === 1 && upTo !== undefined) read.push({ cents: upTo });
    else if (!isLast && amounts.length === 2 && upTo !== undefined && last !== undefined)
      read.push({ upTo, cents: last });
    else return undefined;
  }
  const bounds = read.map((band) => band.upTo ?? LARGEST_CENTS + 1);
  return bounds.every((bound, at) => at === 0 || bound > (bounds[at - 1] as number)) ? read : undefined;
}

/** The band an amount falls into; the last one has no bound. */
export function bandOf(claim: Cents, list: readonly Band[]): Band {
  return list.find(({ upTo }) => upTo === undefined || claim <= upTo) as Band;
}
