/**
 * One credit for a whole list of collections in one file, every collection in another: the total is its parts. Without a
 * common reference that is never sure, so it is a doubt: a person is asked before the money counts twice.
 */
import type { BankMovement } from './bankMovement.ts';
import { nameKey } from '../debtor/debtor.ts';
import { exactSums } from './exactSum.ts';
import { areNear } from './sameMovement.ts';

/** A movement of the book, and whether its money has been placed. */
export interface PlacedMovement {
  readonly movement: BankMovement;
  readonly isPlaced: boolean;
}

/** Words of a credit for several collections; points are gone by then. */
const BATCH =
  /(?<!\p{L})(?:DISTINT[AE]|PRESENTAZION[EI]|PORTAFOGLIO|RIBA|RI BA|RICEVUTE BANCARIE|EFFETTI|SDD|RID|SBF|MAV|BATCH|CUMULATIV[OI])(?!\p{L})/u;

/**
 * For each movement of the file that may be the total of some of the book, or one of the parts of a total of the book: that
 * movement, both by position. What is not placed in the book counts nowhere yet.
 */
export function batchDoubts(
  fresh: readonly BankMovement[],
  known: readonly PlacedMovement[],
): ReadonlyMap<number, number> {
  const doubts = new Map<number, number>();
  const inBook = known.map(({ movement }) => movement);
  for (const [place, total] of fresh.entries()) {
    const parts = partsOf(total, inBook);
    const placed = parts.find((at) => known[at]?.isPlaced === true);
    if (placed !== undefined) doubts.set(place, placed);
  }
  for (const [at, { movement: total, isPlaced }] of known.entries()) {
    if (isPlaced) for (const place of partsOf(total, fresh)) if (!doubts.has(place)) doubts.set(place, at);
  }
  return doubts;
}

/** The positions of two or more movements near its days that come to it: some of them if it says so, else all of a day. */
function partsOf(total: BankMovement, others: readonly BankMovement[]): readonly number[] {
  if (total.cents <= 0) return [];
  const near = others.flatMap((other, at) =>
    isPart(other, total) && areNear(other, total)
      ? [{ id: at, openCents: other.cents, on: other.bookedOn }]
      : [],
  );
  const days = [near, ...Map.groupBy(near, ({ on }) => on).values()];
  const whole = days.find(
    (day) => day.length > 1 && day.reduce((sum, { openCents }) => sum + openCents, 0) === total.cents,
  );
  if (whole !== undefined) return whole.map(({ id }) => id);
  const isBatch = BATCH.test(nameKey(`${total.remittance} ${total.counterparty ?? ''}`));
  const [some = []] = isBatch ? exactSums(near, total.cents) : [];
  return some.map(({ id }) => id);
}

/** Money in, less than all of it, in the same currency. */
function isPart(part: BankMovement, total: BankMovement): boolean {
  return part.cents > 0 && part.cents < total.cents && part.currency === total.currency;
}
