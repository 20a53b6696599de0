/** The book as payments are matched with it: open balances that shrink with every match, and the ways to find a debtor. */
import type { Share } from './allocation.ts';
import type { BankMovement } from './bankMovement.ts';
import { byDueDate } from '../step/claim.ts';
import { latest, type Day } from '../day.ts';
import { documentKey, isSameDocument, type DocumentKey } from './documentNumber.ts';
import { ibanProblem } from '../debtor/iban.ts';
import { cents, subtract, sum, ZERO, type Cents, type Currency } from '../money.ts';
import { PayerNames } from './payerName.ts';

/** An item of the book, open or settled. */
export interface MatchItem {
  readonly id: number;
  readonly number: string;
  readonly issuedOn?: Day;
  readonly dueOn: Day;
  /** Which instalment it is, where a file has numbered it. */
  readonly instalment?: number;
  readonly openCents: Cents;
  readonly currency: Currency;
  readonly isCreditNote: boolean;
  /** Left to a case that a person closed: court, agency. */
  readonly isLeft: boolean;
  /** It came back from the bank unpaid. */
  readonly isReturned?: boolean;
  /** The day it did, as the book knows it. */
  readonly returnedOn?: Day;
  /** What the accounting had already taken off by itself, and until when it had looked. */
  readonly counted?: { readonly cents: Cents; readonly on: Day };
}

export interface MatchDebtor {
  readonly id: number;
  readonly name: string;
  /** Accounts its money came from before. */
  readonly ibans: readonly string[];
  readonly items: readonly MatchItem[];
}

/** A payment in the book that did not bounce. */
export interface KnownPayment {
  readonly payment: number;
  readonly debtor: number;
  readonly cents: Cents;
  readonly currency: Currency;
  readonly on: Day;
  readonly source: 'hand' | 'export' | 'bank';
  /** The statement that brought it. */
  readonly statement?: number;
  /** The bank's own references of its movement. */
  readonly marks?: readonly string[];
  /** The movement it became of, and whether the statement at hand tells of that one as well. */
  readonly ofMovement?: number;
  readonly isTold?: true;
  readonly shares: readonly Share[];
}

export interface MatchBook {
  readonly debtors: readonly MatchDebtor[];
  readonly payments: readonly KnownPayment[];
  /** Debtors by what our letters ask to be quoted: `2026/0147 42`, protocol and case. */
  readonly letters: ReadonlyMap<string, number>;
  /** Our own accounts: they identify nobody. */
  readonly ownIbans: ReadonlySet<string>;
}

/** An item with its debtor and its number taken apart. */
export interface LedgerItem extends MatchItem {
  readonly debtor: number;
  readonly key: DocumentKey;
}

/** The invoices by number, each once however many of its instalments there are. */
export function numbersOf(items: readonly LedgerItem[]): string[] {
  return [...new Set(items.map(({ number }) => number))];
}

/** A payment of the book, or one posted from this statement by the movement at a position. */
export type LedgerPayment = Omit<KnownPayment, 'payment'> &
  ({ readonly payment: number } | { readonly movement: number });

/** What the accounting took off a debtor by itself: of one item, or of several on one day. */
export interface Taking {
  readonly cents: Cents;
  readonly on: Day;
  readonly numbers: readonly string[];
}

export class MatchLedger {
  readonly names: PayerNames;
  readonly book: MatchBook;
  readonly payments: Set<LedgerPayment>;
  readonly #items = new Map<number, LedgerItem>();
  readonly #byNumber = new Map<string, number[]>();
  readonly #byDebtor = new Map<number, readonly number[]>();
  readonly #debtorsByIban = new Map<string, Set<number>>();
  readonly #paymentsByDebtor = new Map<number, Set<LedgerPayment>>();
  /** What came back in this statement, and when. */
  readonly #returns = new Map<number, Day>();

  constructor(book: MatchBook) {
    this.book = book;
    this.names = new PayerNames(book.debtors);
    this.payments = new Set();
    for (const payment of book.payments) this.record(payment);
    for (const debtor of book.debtors) {
      for (const iban of debtor.ibans) this.learn(iban, debtor.id);
      this.#byDebtor.set(
        debtor.id,
        debtor.items.map((item) => item.id),
      );
      for (const item of debtor.items)
        this.#add({ ...item, debtor: debtor.id, key: documentKey(item.number, item.issuedOn) });
    }
  }

  #add(item: LedgerItem): void {
    const { number } = item.key;
    this.#items.set(item.id, item);
    const same = this.#byNumber.get(number);
    if (same === undefined) this.#byNumber.set(number, [item.id]);
    else same.push(item.id);
  }

  /** From now on money from this account is this debtor's; an account of several debtors identifies none. */
  learn(iban: string, debtor: number): void {
    this.#debtorsByIban.set(iban, new Set([...this.payersFrom(iban), debtor]));
  }

  /** The payer's account, where it says who is paying: not ours, and not miswritten. */
  payingIban({ counterpartIban: iban, account }: BankMovement): string | undefined {
    if (iban === undefined || iban === account || this.book.ownIbans.has(iban)) return undefined;
    return ibanProblem(iban) === undefined ? iban : undefined;
  }

  payersFrom(iban: string): number[] {
    return [...(this.#debtorsByIban.get(iban) ?? [])];
  }

  /** Invoices that a mention may mean, open or settled. */
  invoicesNamed(mention: DocumentKey, currency: Currency, debtor: number | undefined): LedgerItem[] {
    return this.#named(this.#byNumber.get(mention.number) ?? [], currency).filter(
      (item) =>
        !item.isCreditNote &&
        (debtor === undefined || item.debtor === debtor) &&
        isSameDocument(mention, item.key),
    );
  }

  /** What a debtor owes, the oldest first; what was left to a closed case is no part of it. */
  openInvoices(debtor: number, currency: Currency): LedgerItem[] {
    return this.#ofDebtor(debtor, currency).filter(isOwed);
  }

  openCredits(debtor: number, currency: Currency): LedgerItem[] {
    return this.#ofDebtor(debtor, currency).filter((item) => item.openCents < 0);
  }

  /** What the accounting took off this debtor: each time by itself, and all of a day together. */
  takenOff(debtor: number, currency: Currency): Taking[] {
    const counted = this.#ofDebtor(debtor, currency).flatMap(({ counted: taken, number }): Taking[] =>
      taken === undefined ? [] : [{ ...taken, numbers: [number] }],
    );
    const seen = this.paymentsOf(debtor)
      .filter((payment) => payment.source === 'export' && payment.currency === currency)
      .map(({ cents: taken, on, shares }): Taking => {
        return { cents: taken, on, numbers: shares.map(({ invoiceId }) => this.item(invoiceId).number) };
      });
    return [...counted, ...seen, ...togetherOnDays(counted), ...togetherOnDays(seen)];
  }

  /** What everybody owes, the oldest first. */
  allOpen(): LedgerItem[] {
    return [...this.#items.values()].filter(isOwed).sort(byDueDate);
  }

  paymentsOf(debtor: number): LedgerPayment[] {
    return [...(this.#paymentsByDebtor.get(debtor) ?? [])];
  }

  /** From now on a payment is known; what it pays is told by `pay`. */
  record(payment: LedgerPayment): void {
    this.payments.add(payment);
    const ofDebtor = this.#paymentsByDebtor.get(payment.debtor);
    if (ofDebtor === undefined) this.#paymentsByDebtor.set(payment.debtor, new Set([payment]));
    else ofDebtor.add(payment);
  }

  /** Takes shares off the balances. */
  pay(shares: readonly Share[]): void {
    for (const share of shares) this.#change(share.invoiceId, subtract(ZERO, share.cents));
  }

  /** Puts the shares of a payment that came back on the balances again. */
  takeBack(payment: LedgerPayment, on: Day): void {
    this.payments.delete(payment);
    this.#paymentsByDebtor.get(payment.debtor)?.delete(payment);
    for (const share of payment.shares) {
      this.#change(share.invoiceId, share.cents);
      this.markReturned(share.invoiceId, on);
    }
  }

  /** An instalment came back: another return is none of it. */
  markReturned(id: number, on: Day): void {
    this.#items.set(id, { ...this.item(id), isReturned: true });
    this.#returns.set(id, on);
  }

  /** The last day an item came back, by the book or by this statement; not before it was due, as nothing does. */
  returnedOn(id: number): Day | undefined {
    const { returnedOn, dueOn } = this.item(id);
    const [first, ...others] = [this.#returns.get(id), returnedOn].filter(
      (on) => on !== undefined && on >= dueOn,
    );
    return first === undefined ? undefined : latest(first, ...others);
  }

  item(id: number): LedgerItem {
    return this.#items.get(id) as LedgerItem;
  }

  #change(id: number, by: Cents): void {
    const item = this.item(id);
    this.#items.set(id, { ...item, openCents: cents(item.openCents + by) });
  }

  #ofDebtor(debtor: number, currency: Currency): LedgerItem[] {
    return this.#named(this.#byDebtor.get(debtor) as readonly number[], currency).sort(byDueDate);
  }

  #named(ids: readonly number[], currency: Currency): LedgerItem[] {
    return ids.map((id) => this.item(id)).filter((item) => item.currency === currency);
  }
}

function isOwed({ openCents, isLeft }: LedgerItem): boolean {
  return openCents > 0 && !isLeft;
}

function togetherOnDays(takings: readonly Taking[]): Taking[] {
  return [...Map.groupBy(takings, ({ on }) => on)].map(([on, ofDay]) => ({
    on,
    cents: sum(ofDay.map((taking) => taking.cents)),
    numbers: ofDay.flatMap(({ numbers }) => numbers),
  }));
}
