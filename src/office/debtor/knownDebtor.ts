/** A debtor that must be in the book. */
import { debtorById } from '../../db/debtors.ts';
import type { Debtor } from '../../domain/debtor/debtor.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Book } from '../book.ts';

/** The debtor with this id. Refuses (not-found): `no-such-debtor`. */
export function knownDebtor({ database }: Book, id: number): Debtor {
  const debtor = debtorById(database, id);
  if (debtor === undefined) throw new Refusal('not-found', 'no-such-debtor', { text: String(id) });
  return debtor;
}
