/** Payments that wait to be confirmed, by the customer whose they are if they are anybody's. */
import { movementsIn, type StoredMovement } from '../db/bankMovements.ts';
import { build } from '../db/build.ts';
import type { Book } from './book.ts';

/** What was proposed for one customer alone; what may be of several is nobody's yet. */
export function proposalsByDebtor({ database }: Book): ReadonlyMap<number, readonly StoredMovement[]> {
  const ofOne = movementsIn(database, 'proposed').flatMap((stored) => {
    const [debtor, ...others] = new Set(stored.findings.candidates.map((candidate) => candidate.debtor));
    return debtor === undefined || others.length > 0 ? [] : [{ debtor, stored }];
  });
  return new Map(
    [...Map.groupBy(ofOne, ({ debtor }) => debtor)].map(([debtor, each]) => [
      debtor,
      each.map(({ stored }) => stored),
    ]),
  );
}

/**
 * The open cases of customers who have paid, as it seems: until it is confirmed or put aside, nothing goes out by itself. Money
 * of which only the amount fits is nobody's.
 */
export function casesPaying(book: Book): ReadonlySet<number> {
  const debtors = [...proposalsByDebtor(book)].flatMap(([debtor, waiting]) =>
    waiting.some((stored) => stored.movement.cents > 0 && !isGuessed(stored)) ? [debtor] : [],
  );
  const query = build
    .selectFrom('recovery_case')
    .select('id')
    .where('status', '=', 'open')
    .where('debtor_id', 'in', debtors);
  return new Set(book.database.all(query).map(({ id }) => id));
}

/** What may go out by itself, and what waits because the customer has paid, as it seems. */
export function partedByPayment<Entry extends { readonly case: number }>(
  book: Book,
  entries: readonly Entry[],
): { free: Entry[]; unconfirmed: Entry[] } {
  const paying = casesPaying(book);
  return {
    free: entries.filter((entry) => !paying.has(entry.case)),
    unconfirmed: entries.filter((entry) => paying.has(entry.case)),
  };
}

function isGuessed({ findings }: StoredMovement): boolean {
  return findings.reasons.some(({ code }) => code === 'amount-only');
}
