/** Which movements of a statement are still to be matched: the new ones, and those left over from an earlier file. */
import { movementsKnown, movementsOfDays, type StoredMovement } from '../db/bankMovements.ts';
import { isSameMoney, marksOf, movementKeys, type BankMovement } from '../domain/bankMovement.ts';
import type { MatchMovement } from '../domain/paymentMatch.ts';
import type { Book } from './book.ts';

/** A movement that may still be matched: new, or left over from an earlier statement. */
export interface OpenMovement {
  readonly movement: MatchMovement;
  readonly identity: string;
  readonly stored: StoredMovement | undefined;
}

/** Leaves out what is in the book already, by its identity or as the same money told by another kind of file. */
export function openMovements(book: Book, movements: readonly BankMovement[]): OpenMovement[] {
  const keys = movementKeys(movements);
  const known = movementsKnown(
    book.database,
    keys.filter((key) => key !== undefined),
  );
  const ofDays = movementsOfDays(book.database, movements);
  return movements.flatMap((movement, at) => {
    const identity = keys[at];
    const stored = identity === undefined ? undefined : known.get(identity);
    if (stored === undefined && isInBook(movement, ofDays.get(movement.bookedOn) ?? [])) return [];
    if (identity === undefined || (stored !== undefined && !isWaiting(stored))) return [];
    return [
      {
        movement: stored === undefined ? movement : { ...movement, statement: stored.statement },
        identity,
        stored,
      },
    ];
  });
}

/** A notification (054), an intraday report (052) and a statement (053) tell of the same money in their own ways. */
function isInBook(movement: BankMovement, ofDay: readonly StoredMovement[]): boolean {
  if (
    isSameMoney(
      movement,
      ofDay.map((stored) => stored.movement),
    )
  )
    return true;
  // The details of a batch whose total a person has placed already.
  const settled = ofDay.filter((stored) => stored.state === 'posted' || stored.state === 'confirmed');
  const batches = marksOf(movement).flatMap((mark) => /^(.+)\/\d+$/u.exec(mark)?.[1] ?? []);
  return settled.some(({ movement: total }) => marksOf(total).some((mark) => batches.includes(mark)));
}

function isWaiting({ state }: StoredMovement): boolean {
  return state === 'proposed' || state === 'unknown';
}
