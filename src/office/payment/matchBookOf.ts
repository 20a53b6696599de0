/** The book as payments are matched with it, with the account that is ours. */
import { loadMatchBook } from '../../db/matchBook.ts';
import { normaliseIban } from '../../domain/debtor/iban.ts';
import type { MatchBook } from '../../domain/payment/matchLedger.ts';
import type { Book } from '../book.ts';

/** All debtors, items and payments, and the account letters ask to be paid to. */
export function matchBookOf({ database, settings }: Book): MatchBook {
  return loadMatchBook(database, [normaliseIban(settings.creditor.iban ?? '')]);
}
