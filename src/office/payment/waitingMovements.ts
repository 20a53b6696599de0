/** Money that came before the invoice it pays: looked at again when a list has brought something. */
import { movementsIn, updateMovement, type StoredMovement } from '../../db/bankMovements.ts';
import type { FileNote } from '../../domain/import/incoming.ts';
import {
  lookAgain,
  matchPayments,
  type MatchMovement,
  type PaymentMatch,
  type SecondLook,
} from '../../domain/payment/paymentMatch.ts';
import type { Recorder } from '../act.ts';
import type { Book, Moment } from '../book.ts';
import { matchBookOf } from './matchBookOf.ts';
import { inPostingOrder, isUnchanged, MovementPoster } from './movementPoster.ts';

/**
 * Matches what statements left over with the book as it is now, by the same rules: which file came first makes no
 * difference. What came of it, as notes of the file.
 */
export function matchWaitingMovements(book: Book, moment: Moment, recorder: Recorder): FileNote[] {
  const { database } = book;
  const waiting = [...movementsIn(database, 'proposed'), ...movementsIn(database, 'unknown')];
  if (waiting.length === 0) return [];
  const known = matchBookOf(book);
  const movements = waiting.map(asWaiting);
  const matches = matchPayments(movements, known, moment.today);
  const poster = new MovementPoster(book, moment, recorder);
  const count = { posted: 0, returned: 0, proposed: 0, unknown: 0 };
  for (const at of inPostingOrder(matches)) {
    const [stored, match] = [waiting[at] as StoredMovement, matches[at] as PaymentMatch];
    if (match.state === 'ignored' || isUnchanged(stored, match)) continue;
    const outcome = poster.carryOut(at, movements[at] as MatchMovement, match, false);
    updateMovement(database, stored.id, outcome);
    if (stored.state !== match.state) count[match.state] += 1;
  }
  return [
    ...noteOf('movements-placed', count.posted + count.returned),
    ...noteOf('movements-proposed', count.proposed),
  ];
}

/** Movements that wait, seen with the book as it is now, each for itself; nothing is done about them. */
export function lookAtWaiting(
  book: Book,
  { today }: Moment,
  waiting: readonly StoredMovement[],
): SecondLook[] {
  if (waiting.length === 0) return [];
  const known = matchBookOf(book);
  return lookAgain(waiting.map(asWaiting), known, today);
}

function noteOf(code: FileNote['code'], count: number): FileNote[] {
  return count === 0 ? [] : [{ code, count }];
}

/** What was doubtful about a movement itself, and not about what it pays, stays so. */
function asWaiting({ movement, statement, findings }: StoredMovement): MatchMovement {
  const doubt = findings.reasons.find(({ code }) => code === 'maybe-there')?.values?.['movement'];
  return { ...movement, statement, ...(typeof doubt === 'number' ? { maybe: doubt } : {}) };
}
