/** What is open of an invoice goes up and down with payments and credits. */
import { build, sql } from '../../db/build.ts';
import type { Book } from '../book.ts';

/** An invoice is never more open than its amount: an export may have said already that the money went back. */
export function addToOpen(book: Book, invoice: number, change: number): void {
  book.database.run(
    build
      .updateTable('invoice')
      .set({ open_cents: sql<number>`min(open_cents + ${change}, max(open_cents, amount_cents))` })
      .where('id', '=', invoice),
  );
}
