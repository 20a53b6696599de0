/** Which movements of a statement are still to be matched: the new ones, and those left over from an earlier file. */
import {
  movementsKnown,
  movementsOfDays,
  type StoredMovement,
  type ToldStored,
} from '../../db/bankMovements.ts';
import {
  marksOf,
  movementKeys,
  type BankMovement,
  type BankStatement,
  type StatementFormat,
} from '../../domain/payment/bankMovement.ts';
import { batchDoubts } from '../../domain/payment/batchTotals.ts';
import { addDays, type Day } from '../../domain/day.ts';
import { isOneByReference } from '../../domain/payment/movementProfile.ts';
import type { MatchMovement } from '../../domain/payment/paymentMatch.ts';
import { isSameMoney, pairMovements, type Pairing } from '../../domain/payment/sameMovement.ts';
import type { Book } from '../book.ts';

/** A movement that may still be matched: new, or left over from an earlier statement. */
export interface OpenMovement {
  readonly movement: MatchMovement;
  readonly identity: string;
  readonly stored: StoredMovement | undefined;
}

/** A movement of the file that its identity does not say to be twice in it. */
interface Keyed {
  readonly movement: BankMovement;
  readonly identity: string;
  readonly stored: StoredMovement | undefined;
}

/** What a statement leaves to be matched. */
export interface OpenMovements {
  readonly open: readonly OpenMovement[];
  /** Movements of the book that the statement tells as well, by number: nothing else in it is one of them. */
  readonly told: ReadonlySet<number>;
}

/**
 * Leaves out what is in the book already: by its identity, by a reference, or as the same money told by another kind of
 * file. What only may be there is marked with the movement it may be.
 */
export function openMovements(
  book: Book,
  { movements, format }: Pick<BankStatement, 'movements' | 'format'>,
): OpenMovements {
  const keyed = keyedOf(book, movements);
  const ofDays = movementsOfDays(book.database, nearDays(movements));
  const related = relatedIn(ofDays);
  // What the file tells by identity or reference stands for itself, and for no other movement.
  const told = new Set(keyed.flatMap(({ stored }) => stored?.id ?? []));
  for (const { movement, stored } of keyed) {
    if (stored === undefined) for (const { id } of toldBy(movement, related(movement))) told.add(id);
  }
  const untold = [...ofDays.values()].flat().filter(({ id }) => !told.has(id));
  const fresh = new Set(
    keyed.filter(({ movement, stored }) => stored === undefined && !isInBook(movement, related(movement))),
  );
  const beside = pairingsOf([...fresh], format, untold);
  for (const { other, isSame } of beside.values()) if (isSame) told.add(other.id);
  const left = untold.filter(({ id }) => !told.has(id));
  const waiting = keyed.filter(({ stored }) => stored !== undefined && isWaiting(stored));
  for (const [one, pair] of pairingsOf(waiting, format, left)) beside.set(one, { ...pair, isSame: false });
  const alone = [...fresh, ...waiting].filter((one) => !beside.has(one));
  for (const [one, pair] of batchesOf(alone, left)) beside.set(one, pair);
  const open = keyed.flatMap((one): OpenMovement[] => {
    const { movement, identity, stored } = one;
    const pair = beside.get(one);
    if (stored === undefined ? !fresh.has(one) || pair?.isSame === true : !isWaiting(stored)) return [];
    // A movement of the book can only be one that came before it: that one had the doubt of its own.
    const isDoubtful = pair !== undefined && (stored === undefined || pair.other.id < stored.id);
    return [
      {
        movement: {
          ...movement,
          ...(isDoubtful ? { maybe: pair.other.id } : {}),
          ...(stored === undefined ? {} : { statement: stored.statement, ...saidByBank(stored) }),
        },
        identity,
        stored,
      },
    ];
  });
  return { open, told };
}

/** Days on which the movements of a file may have been booked by another one. */
const MOST_DAYS = 3;

function nearDays(movements: readonly BankMovement[]): Set<Day> {
  const days = new Set(movements.map(({ bookedOn }) => bookedOn));
  const around = Array.from({ length: 2 * MOST_DAYS + 1 }, (_, at) => at - MOST_DAYS);
  return new Set([...days].flatMap((on) => around.map((distance) => addDays(on, distance))));
}

/** Totals and parts that another file told in the other way. */
function batchesOf(movements: readonly Keyed[], known: readonly ToldStored[]): Map<Keyed, Pair> {
  const doubts = batchDoubts(
    movements.map(({ movement }) => movement),
    known.map(({ movement, state }) => ({ movement, isPlaced: state === 'posted' || state === 'confirmed' })),
  );
  return new Map(
    [...doubts].map(([place, at]) => [
      movements[place] as Keyed,
      { other: known[at] as ToldStored, isSame: false },
    ]),
  );
}

/** The movements of its day that have a reference in common with one: its own, or that of its batch. */
function relatedIn(
  ofDays: ReadonlyMap<Day, readonly ToldStored[]>,
): (movement: BankMovement) => readonly ToldStored[] {
  const keyOf = (on: Day, mark: string): string => `${on} ${mark.split('/')[0]}`;
  const byMark = Map.groupBy(
    [...ofDays].flatMap(([on, all]) =>
      all.flatMap((stored) => marksOf(stored.movement).map((mark) => ({ key: keyOf(on, mark), stored }))),
    ),
    ({ key }) => key,
  );
  return (movement) => [
    ...new Set(
      marksOf(movement).flatMap((mark) =>
        (byMark.get(keyOf(movement.bookedOn, mark)) ?? []).map(({ stored }) => stored),
      ),
    ),
  ];
}

/** What a movement is, or may be, in the book. */
interface Pair {
  readonly other: ToldStored;
  readonly isSame: boolean;
}

function pairingsOf(
  movements: readonly Keyed[],
  format: StatementFormat,
  known: readonly ToldStored[],
): Map<Keyed, Pair> {
  const pairings = pairMovements(
    movements.map(({ movement }) => ({ movement, format })),
    known,
  );
  return new Map(
    movements.flatMap((one, place): [Keyed, Pair][] => {
      const pairing = pairings[place] as Pairing;
      if (pairing.kind === 'new') return [];
      return [[one, { other: known[pairing.at] as ToldStored, isSame: pairing.kind === 'same' }]];
    }),
  );
}

function keyedOf({ database }: Book, movements: readonly BankMovement[]): Keyed[] {
  const keys = movementKeys(movements);
  const known = movementsKnown(
    database,
    keys.flatMap((key) => Object.values(key ?? {}) as string[]),
  );
  return movements.flatMap((movement, at): Keyed[] => {
    const key = keys[at];
    if (key === undefined) return [];
    const { whole, byBank } = key;
    const same = known.get(whole);
    const ofReference = byBank === undefined ? undefined : known.get(byBank);
    if (same !== undefined || byBank === undefined) return [{ movement, identity: whole, stored: same }];
    // A reference that the bank gave to somebody else's payment as well tells nothing.
    const isOther = ofReference !== undefined && !isOneByReference(movement, ofReference.movement);
    return [{ movement, identity: isOther ? whole : byBank, stored: isOther ? undefined : ofReference }];
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

/** What a movement tells of by its references: itself, the parts of its batch, or their total. */
function toldBy(movement: BankMovement, ofDay: readonly ToldStored[]): ToldStored[] {
  const marks = marksOf(movement);
  if (marks.length === 0) return [];
  return ofDay.filter(({ movement: other }) => {
    const others = marksOf(other);
    const isBatch = marks.some((mark) =>
      others.some((each) => each.startsWith(`${mark}/`) || mark.startsWith(`${each}/`)),
    );
    return isBatch || (other.cents === movement.cents && isOneByReference(movement, other));
  });
}

function isWaiting({ state }: StoredMovement): boolean {
  return state === 'proposed' || state === 'unknown';
}

/** One file says of a movement that it takes another back; the same movement in another file need not. */
function saidByBank({ movement }: StoredMovement): Pick<BankMovement, 'isReturn' | 'isDebitReversed'> {
  const { isReturn, isDebitReversed } = movement;
  return {
    ...(isReturn === undefined ? {} : { isReturn }),
    ...(isDebitReversed === undefined ? {} : { isDebitReversed }),
  };
}
