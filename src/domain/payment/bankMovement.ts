/** What a bank statement says, already read: produced by intake, matched by paymentMatch, kept in the book. */
import type { Day } from '../day.ts';
import type { RowProblem } from '../import/incoming.ts';
import type { Cents, Currency } from '../money.ts';

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

/** Whether movements have a reference in common. Payers use an identification twice; banks do not. */
export function isSameMark(one: readonly string[], other: readonly string[]): boolean {
  const [ofOne, ofOther] = [byBankOnly(one), byBankOnly(other)];
  if (ofOne.length > 0 && ofOther.length > 0) return ofOne.some((mark) => ofOther.includes(mark));
  return one.some((mark) => other.includes(mark));
}

/** Marks without those the payer chose. */
export function byBankOnly(marks: readonly string[]): readonly string[] {
  return marks.filter((mark) => !mark.startsWith(BY_PAYER));
}

const SEPARATOR = '\u0000';

/** What a movement is known by when the same statement, or one that overlaps it, comes again. */
export interface MovementKey {
  /** All that is written about it, counted where it has no reference: two payments of a day may be alike in everything. */
  readonly whole: string;
  /** The bank's reference with day and amount; not for the second movement of a file that has the same one. */
  readonly byBank?: string;
}

/**
 * A reference that the payer chose may be anybody's; one of the bank's own is a movement's, as long as the file itself does
 * not give it to two.
 * @returns one key for each movement, in their order; undefined for one that stands twice in the file
 */
export function movementKeys(movements: readonly BankMovement[]): (MovementKey | undefined)[] {
  const seen = new Map<string, number>();
  const timesSeen = (key: string): number => {
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times;
  };
  return movements.map((movement) => {
    const { reference } = movement;
    const content = contentKey(movement);
    if (reference === undefined) {
      const times = timesSeen(content);
      return { whole: times === 1 ? content : `${content}${SEPARATOR}${times}` };
    }
    const whole = ['ref', reference, content].join(SEPARATOR);
    if (timesSeen(whole) > 1) return undefined;
    const byBank = referenceKey(movement, reference);
    return marksOf(movement).includes(reference) && timesSeen(byBank) === 1 ? { whole, byBank } : { whole };
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
