/** Payments that wait to be confirmed, by the customer whose they are if they are anybody's. */
import { movementsIn, notPlacedOf, type StoredMovement } from '../../db/bankMovements.ts';
import { build } from '../../db/build.ts';
import { chosen } from '../../db/grouped.ts';
import type { CaseFacts } from '../../domain/case.ts';
import type { Book } from '../book.ts';

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
    waiting.some(seemsPaid) ? [debtor] : [],
  );
  const query = build
    .selectFrom('recovery_case')
    .select('id')
    .where('status', '=', 'open')
    .where('debtor_id', 'in', chosen(JSON.stringify(debtors)));
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

/** Money of a customer that waits for a person. */
export interface MoneyWaiting {
  readonly stored: StoredMovement;
  /** `confirm` what was proposed for this customer alone; `place` what this customer has sent and no invoice was found for. */
  readonly toDo: 'confirm' | 'place';
  /** It keeps the letters of this case from going out by themselves, as `casesPaying` says. */
  readonly holdsLetters: boolean;
}

/** What waits of the customer of a case, in or back; what nobody can call this customer's is left out. */
export function moneyWaitingFor(book: Book, facts: Pick<CaseFacts, 'debtor' | 'isOpen'>): MoneyWaiting[] {
  const { id } = facts.debtor;
  return moneyAmong(facts, proposalsByDebtor(book).get(id) ?? [], notPlacedOf(book.database, id));
}

/** The same among movements that were read already. */
export function moneyAmong(
  { isOpen }: Pick<CaseFacts, 'isOpen'>,
  proposed: readonly StoredMovement[],
  notPlaced: readonly StoredMovement[],
): MoneyWaiting[] {
  const toConfirm = proposed.filter((stored) => stored.movement.cents < 0 || seemsPaid(stored));
  return [
    ...toConfirm.map((stored): MoneyWaiting => {
      return { stored, toDo: 'confirm', holdsLetters: isOpen && seemsPaid(stored) };
    }),
    ...notPlaced.map((stored): MoneyWaiting => ({ stored, toDo: 'place', holdsLetters: false })),
  ];
}

/** Of what was proposed for one customer: it came in, and more than its amount speaks for it. */
function seemsPaid(stored: StoredMovement): boolean {
  return stored.movement.cents > 0 && !isGuessed(stored);
}

function isGuessed({ findings }: StoredMovement): boolean {
  return findings.reasons.some(({ code }) => code === 'amount-only');
}
