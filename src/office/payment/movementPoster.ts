/** What a match makes of a movement: a payment, one taken back, or something for a person to look at. */
import { learnIban, type MovementOutcome, type StoredMovement } from '../../db/bankMovements.ts';
import type { BankMovement } from '../../domain/payment/bankMovement.ts';
import { cents } from '../../domain/money.ts';
import type { Candidate, MatchMovement, PaymentMatch } from '../../domain/payment/paymentMatch.ts';
import type { Recorder } from '../act.ts';
import { caseTelling, postBankPayment } from './bankPayment.ts';
import type { Book, Moment } from '../book.ts';
import { takeCollectionBack } from './unpaidCollections.ts';

/** The positions of matches as they are carried out: what came back may be a payment among them, which has to be there first. */
export function inPostingOrder(matches: readonly PaymentMatch[]): number[] {
  const rankOf = (at: number): number => (matches[at]?.state === 'returned' ? 1 : 0);
  return [...matches.keys()].sort((a, b) => rankOf(a) - rankOf(b) || a - b);
}

/** Does what the match of a movement says, and tells what became of the movement. */
export class MovementPoster {
  readonly #book: Book;
  readonly #moment: Moment;
  readonly #recorder: Recorder;
  /** The payments posted, by the position of their movement: what comes back may be one of them. */
  readonly #payments = new Map<number, number>();
  #reopened = 0;

  constructor(book: Book, moment: Moment, recorder: Recorder) {
    this.#book = book;
    this.#moment = moment;
    this.#recorder = recorder;
  }

  /** Cases that collections which came back opened again. */
  get reopened(): number {
    return this.#reopened;
  }

  /**
   * @param at the position of the movement among those matched together
   * @param isNew whether the book does not have it yet
   */
  carryOut(
    at: number,
    movement: MatchMovement,
    match: Exclude<PaymentMatch, { state: 'ignored' }>,
    isNew: boolean,
  ): MovementOutcome {
    const findings = findingsOf(match);
    switch (match.state) {
      case 'posted': {
        const payment = postBankPayment(this.#book, movement, match, this.#recorder);
        this.#payments.set(at, payment);
        if (match.learns !== undefined) {
          learnIban(this.#book.database, match.debtor, match.learns, 'statement', this.#moment.today);
        }
        return { state: 'posted', debtor: match.debtor, payment, findings };
      }
      case 'returned': {
        const payment = this.#takeBack(movement, match);
        const told = payment === undefined ? {} : { payment };
        return { state: 'returned', debtor: match.debtor, ...told, findings };
      }
      case 'unknown': {
        const { debtor } = match;
        if (isNew && debtor !== undefined && movement.cents < 0) this.#noteUnpaid(movement, debtor, match);
        return { state: 'unknown', ...(debtor === undefined ? {} : { debtor }), findings };
      }
      case 'proposed':
        return { state: 'proposed', findings };
    }
  }

  /** @returns the first payment taken back, if there was any */
  #takeBack({ bookedOn: on }: BankMovement, match: PaymentMatch & { state: 'returned' }): number | undefined {
    const { debtor, items } = match;
    const payments = match.payments.map((of) =>
      'payment' in of ? of.payment : (this.#payments.get(of.movement) as number),
    );
    if (takeCollectionBack(this.#book, this.#moment, debtor, { payments, items, on }, this.#recorder))
      this.#reopened += 1;
    return payments[0];
  }

  /** Something came back that cannot be told: nothing is reopened, but the case should know. */
  #noteUnpaid(
    { cents: amount, currency, bookedOn }: BankMovement,
    debtor: number,
    { reasons }: PaymentMatch,
  ): void {
    const [reason] = reasons;
    const invoices = reason?.values?.['numbers'] ?? [];
    const { number } = caseTelling(this.#book, debtor);
    this.#recorder.note(number, 'unpaid-collection', {
      cents: cents(Math.abs(amount)),
      currency,
      on: bookedOn,
      numbers: invoices,
    });
  }
}

function findingsOf(match: PaymentMatch): {
  reasons: PaymentMatch['reasons'];
  candidates: readonly Candidate[];
} {
  return { reasons: match.reasons, candidates: match.state === 'proposed' ? match.candidates : [] };
}

/** Whether a movement that was left over is left over for the same reason. */
export function isUnchanged(stored: StoredMovement, match: PaymentMatch): boolean {
  return (
    stored.state === match.state && JSON.stringify(stored.findings) === JSON.stringify(findingsOf(match))
  );
}
