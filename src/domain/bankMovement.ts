/** What a bank statement says, already read: produced by intake, matched by paymentMatch, kept in the book. */
import type { Day } from './day.ts';
import type { RowProblem } from './incoming.ts';
import { sum, type Cents, type Currency } from './money.ts';

/** One booked movement of our account. */
export interface BankMovement {
  /** Where it stands in the file, counted from 1: the line, or the entry of an XML statement. */
  readonly line: number;
  readonly bookedOn: Day;
  readonly valueOn?: Day;
  /** Money in is positive, money out negative; never zero. */
  readonly cents: Cents;
  readonly currency: Currency;
  /** Our account, as the statement names it. */
  readonly account?: string;
  /** Who paid, where the bank says it. */
  readonly counterparty?: string;
  readonly counterpartIban?: string;
  /** What the payer wrote, or all the bank says where the two cannot be told apart. */
  readonly remittance: string;
  /** The bank's own mark: TRN or CRO, the servicer's reference, else the payer's end-to-end identification. */
  readonly reference?: string;
  /** Every reference the file gives, where that is more; `REF/2` for the second transaction of a batch. */
  readonly marks?: readonly string[];
  /** ABI reason: 48 a credit transfer, 42 an unpaid Ri.Ba. */
  readonly reasonCode?: string;
  /** The bank says that it takes back what it had booked: a reversal, a return. */
  readonly isReturn?: true;
  /** Money in, because the bank takes back what it had debited: nobody paid. */
  readonly isDebitReversed?: true;
}

/** How a statement is written. */
export type StatementFormat = 'camt' | 'mt940' | 'cbi' | 'bank-csv';

/** A whole statement read. */
export interface BankStatement {
  readonly format: StatementFormat;
  readonly movements: readonly BankMovement[];
  readonly problems: readonly RowProblem[];
  /** Entries of the file that are no booked movements: pending ones, balances, zero amounts. */
  readonly ignoredCount: number;
  /** The rows with a problem as they stand in a CSV file, by line. */
  readonly rejected?: {
    readonly header: readonly string[];
    readonly delimiter: ';' | ',' | '\t' | '|';
    readonly rows: ReadonlyMap<number, readonly string[]>;
  };
}

/** Marks the payer chose: they tell two movements apart only where the bank gave none of its own. */
const BY_PAYER = 'E2E:';

/** A mark that the payer chose, the end-to-end identification, as it stands among the others. */
export function payersMark(reference: string): string {
  return `${BY_PAYER}${reference}`;
}

/** A reference as it was written, whoever chose it. */
export function withoutPayersMark(mark: string): string {
  return mark.startsWith(BY_PAYER) ? mark.slice(BY_PAYER.length) : mark;
}

/** The references by which a movement is found again in another file of the same bank. */
export function marksOf({ marks, reference }: Pick<BankMovement, 'marks' | 'reference'>): readonly string[] {
  return marks ?? (reference === undefined ? [] : [reference]);
}

/**
 * Whether a movement is the same money as others of the same day that have another identity: the same amount under one of
 * its references, or all transactions of a batch of which it gives the total.
 */
export function isSameMoney(movement: BankMovement, others: readonly BankMovement[]): boolean {
  const alike = others.filter(
    ({ bookedOn, currency }) => bookedOn === movement.bookedOn && currency === movement.currency,
  );
  if (alike.some((other) => other.cents === movement.cents && isSameMark(marksOf(movement), marksOf(other))))
    return true;
  return marksOf(movement).some((mark) => {
    const parts = alike.filter((other) => marksOf(other).some((each) => each.startsWith(`${mark}/`)));
    return parts.length > 1 && sum(parts.map((part) => part.cents)) === movement.cents;
  });
}

/** Whether movements have a reference in common. Payers use an identification twice; banks do not. */
export function isSameMark(one: readonly string[], other: readonly string[]): boolean {
  const byBank = (marks: readonly string[]): string[] => marks.filter((mark) => !mark.startsWith(BY_PAYER));
  const [ofOne, ofOther] = [byBank(one), byBank(other)];
  if (ofOne.length > 0 && ofOther.length > 0) return ofOne.some((mark) => ofOther.includes(mark));
  return one.some((mark) => other.includes(mark));
}

const SEPARATOR = '\u0000';

/**
 * What a movement is known by when the same statement, or one that overlaps it, comes again: the bank's reference with day
 * and amount, else all that is written about it. Two payments of a day may be alike in everything, so those without a
 * reference are counted; with one, the same key is the same movement.
 * @returns one key for each movement, in their order; undefined for one that stands twice in the file
 */
export function movementKeys(movements: readonly BankMovement[]): (string | undefined)[] {
  const seen = new Map<string, number>();
  return movements.map((movement) => {
    const { reference } = movement;
    const key = reference === undefined ? contentKey(movement) : referenceKey(movement, reference);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    if (times === 1) return key;
    return reference === undefined ? `${key}${SEPARATOR}${times}` : undefined;
  });
}

/** Everything a movement says, apart from where it stands: the order in which movements are looked at. */
export function contentKey(movement: BankMovement): string {
  const {
    account = '',
    bookedOn,
    cents,
    currency,
    counterparty = '',
    counterpartIban = '',
    remittance,
  } = movement;
  return [bookedOn, cents, currency, account, counterparty, counterpartIban, remittance].join(SEPARATOR);
}

function referenceKey({ bookedOn, cents, currency }: BankMovement, reference: string): string {
  return ['ref', reference, bookedOn, cents, currency].join(SEPARATOR);
}
