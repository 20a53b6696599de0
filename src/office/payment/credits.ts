/**
 * Credits granted for a dispute. They are taken off the invoice at once; the accounting shows them later, as a lower
 * balance or as a credit note of its own, and then they must not count twice.
 */
import { build } from '../../db/build.ts';
import type { Day } from '../../domain/day.ts';
import type { GrantedCredit } from '../../domain/agreed/dispute.ts';
import type { IncomingItem, IncomingItems } from '../../domain/import/incoming.ts';
import { cents } from '../../domain/money.ts';
import type { Book, Moment } from '../book.ts';
import { addToOpen } from './openBalance.ts';
import type { MatchedDebtors } from '../import/matchDebtors.ts';

/** Takes a credit off its invoice, inside an act. */
export function grantCredit(
  book: Book,
  { today }: Moment,
  { dispute, item, cents: amount }: GrantedCredit,
): void {
  book.database.insert('credit', {
    dispute_id: dispute,
    invoice_id: item.id,
    cents: amount,
    currency: item.currency,
    granted_on: today,
    booked_on: null,
    booked_as: null,
  });
  addToOpen(book, item.id, 0 - amount);
}

interface UnbookedCredit {
  readonly id: number;
  readonly invoice: number;
  readonly debtor: number;
  readonly cents: number;
  readonly currency: string;
  readonly grantedOn: Day;
}

/** The credits that no file has shown yet, as a file comes in. */
export class CreditsToBook {
  readonly #book: Book;
  readonly #today: Day;
  #credits: readonly UnbookedCredit[];

  constructor(book: Book, { today }: Moment) {
    this.#book = book;
    this.#today = today;
    this.#credits = book.database.rows<UnbookedCredit>(
      `select credit.id, invoice_id as invoice, debtor_id as debtor, cents, credit.currency, granted_on as grantedOn
       from credit join invoice on invoice.id = credit.invoice_id
       where booked_on is null order by credit.id`,
      {},
    );
  }

  /**
   * A new credit note of the same sum takes the place of a credit that was granted: the invoice is open again by as much.
   * To be done before the invoices of the file are compared with the book.
   */
  takeNotes(items: IncomingItems, { keys }: Pick<MatchedDebtors, 'keys'>): void {
    if (this.#credits.length === 0) return;
    const debtors = new Set(this.#credits.map(({ debtor }) => debtor));
    keys.forEach((debtor, place) => {
      if (!debtors.has(debtor)) return;
      const item = items.at(place);
      if (!item.isCreditNote || this.#isKnown(debtor, item)) return;
      const credit = this.#credits.find(
        (each) =>
          each.debtor === debtor &&
          each.currency === item.currency &&
          (each.cents === 0 - item.amountCents || each.cents === 0 - item.openCents) &&
          (item.issuedOn === undefined || item.issuedOn >= each.grantedOn),
      );
      if (credit === undefined) return;
      addToOpen(this.#book, credit.invoice, credit.cents);
      this.#setBooked(credit, 'note');
    });
  }

  /** What a file says of an invoice, less what it does not know of yet. A balance that is no higher knows it. */
  without<Item extends IncomingItem>(
    stored: { readonly id: number; readonly open: number },
    item: Item,
  ): Item {
    const credits = this.#credits.filter(({ invoice }) => invoice === stored.id);
    if (credits.length === 0 || item.currency !== credits[0]?.currency) return item;
    if (item.openCents <= stored.open) {
      for (const credit of credits) this.#setBooked(credit, 'balance');
      return item;
    }
    const granted = credits.reduce((total, credit) => total + credit.cents, 0);
    return { ...item, openCents: cents(Math.max(0, item.openCents - granted)) };
  }

  #isKnown(debtor: number, { number, issuedOn }: IncomingItem): boolean {
    const known = build
      .selectFrom('invoice')
      .select('id')
      .where('debtor_id', '=', debtor)
      .where('number', '=', number)
      .where('issued_on', 'in', ['', issuedOn ?? ''] as string[])
      .where('is_credit_note', '=', 1);
    return this.#book.database.one(known) !== undefined;
  }

  #setBooked({ id }: UnbookedCredit, as: 'balance' | 'note'): void {
    this.#credits = this.#credits.filter((credit) => credit.id !== id);
    const booked = { booked_on: this.#today, booked_as: as };
    this.#book.database.run(build.updateTable('credit').set(booked).where('id', '=', id));
  }
}
