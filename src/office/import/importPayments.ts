/**
 * Bringing a bank statement into the book, as one act: what is proved is posted, what is likely is kept for a person to
 * confirm, a collection that came back takes its payment back. The same statement twice posts once (rule 20).
 */
import { insertMovement, updateMovement } from '../../db/bankMovements.ts';
import { build } from '../../db/build.ts';
import {
  type BankMovement,
  type BankStatement,
  type StatementFormat,
} from '../../domain/payment/bankMovement.ts';
import type { RowProblem } from '../../domain/import/incoming.ts';
import type { KnownPayment } from '../../domain/payment/matchLedger.ts';
import { totalsByCurrency, type Money } from '../../domain/money.ts';
import { matchPayments, type PaymentMatch } from '../../domain/payment/paymentMatch.ts';
import { Refusal } from '../../domain/refusal.ts';
import { perform, type Done, type Recorder } from '../act.ts';
import type { Book, Moment } from '../book.ts';
import { matchBookOf } from '../payment/matchBookOf.ts';
import { inPostingOrder, isUnchanged, MovementPoster } from '../payment/movementPoster.ts';
import { openMovements, type OpenMovement } from '../payment/openMovements.ts';

/** A statement to bring in, as read by intake. */
export interface StatementRequest {
  readonly name: string;
  readonly sha256: string;
  readonly statement: BankStatement;
  /** Take the good rows and leave the bad ones. */
  readonly skipBad: boolean;
  readonly isRehearsal: boolean;
  /** The first operation of a batch that is undone as a whole. */
  readonly batch?: number;
}

/** A movement of the statement with what became of it. */
export interface StatementLine {
  /** Its number in the book, by which it is confirmed or dismissed. */
  readonly id: number;
  readonly movement: BankMovement;
  readonly match: PaymentMatch;
}

/** What the import did, or would do. */
export interface PaymentsReport {
  readonly name: string;
  readonly format: StatementFormat;
  readonly counts: {
    readonly rows: number;
    readonly posted: number;
    readonly proposed: number;
    readonly unknown: number;
    /** Collections that came back and took their payment back. */
    readonly returned: number;
    /** Money out, and what is no booked movement. */
    readonly ignored: number;
    /** In the book already, or twice in the file. */
    readonly duplicates: number;
    readonly rejected: number;
  };
  readonly totals: Readonly<Record<'posted' | 'proposed' | 'unknown', readonly Money[]>>;
  /** What this file brought, ignored and known movements left out; in the order of the file. */
  readonly lines: readonly StatementLine[];
  readonly cases: { readonly closed: number; readonly reopened: number };
  readonly problems: readonly RowProblem[];
  /** False when bad rows stopped it: then nothing was written. */
  readonly isAccepted: boolean;
}

/**
 * Imports, rehearses, or refuses because of bad rows: see `isAccepted`.
 * Refuses (data): `movement-in-future` for a movement after today: day and month may be mixed up in the whole file.
 */
export function importPayments(book: Book, moment: Moment, request: StatementRequest): Done<PaymentsReport> {
  const { statement, skipBad, isRehearsal, batch } = request;
  const late = statement.movements.find((movement) => movement.bookedOn > moment.today);
  if (late !== undefined)
    throw new Refusal('data', 'movement-in-future', { file: request.name, on: late.bookedOn });
  const isAccepted = statement.problems.length === 0 || skipBad;
  const options = {
    command: 'import',
    isRehearsal: isRehearsal || !isAccepted,
    ...(batch === undefined ? {} : { batch }),
  };
  const done = perform(book, moment, options, (recorder) => importInside(book, moment, request, recorder));
  const { result, closed } = done;
  const report = { ...result, cases: { ...result.cases, closed: closed.length }, isAccepted };
  return isAccepted ? { ...done, result: report } : { result: report, operation: undefined, closed: [] };
}

function importInside(
  book: Book,
  moment: Moment,
  request: StatementRequest,
  recorder: Recorder,
): PaymentsReport {
  const { open, told } = openMovements(book, request.statement);
  const known = matchBookOf(book);
  const matches = matchPayments(
    open.map(({ movement }) => movement),
    { ...known, payments: known.payments.map((payment) => markTold(payment, told)) },
    moment.today,
  );
  const writer = new Writer(book, moment, request, recorder);
  for (const at of inPostingOrder(matches))
    writer.write(at, open[at] as OpenMovement, matches[at] as PaymentMatch);
  return writer.finish(open.length);
}

/** A payment whose movement the statement tells is none of its other movements. */
function markTold(payment: KnownPayment, told: ReadonlySet<number>): KnownPayment {
  return payment.ofMovement !== undefined && told.has(payment.ofMovement)
    ? { ...payment, isTold: true }
    : payment;
}

/** Writes the movements of one statement and counts what it does. */
class Writer {
  readonly #book: Book;
  readonly #moment: Moment;
  readonly #request: StatementRequest;
  readonly #recorder: Recorder;
  readonly #poster: MovementPoster;
  readonly #lines = new Map<number, StatementLine>();
  #statement: number | undefined;
  #ignored = 0;
  #isAnythingWritten = false;

  constructor(book: Book, moment: Moment, request: StatementRequest, recorder: Recorder) {
    this.#book = book;
    this.#moment = moment;
    this.#request = request;
    this.#recorder = recorder;
    this.#poster = new MovementPoster(book, moment, recorder);
  }

  write(at: number, { movement, identity, stored }: OpenMovement, match: PaymentMatch): void {
    if (match.state === 'ignored') {
      this.#ignored += 1;
      return;
    }
    if (stored !== undefined && isUnchanged(stored, match)) return;
    const { database } = this.#book;
    const outcome = this.#poster.carryOut(at, movement, match, stored === undefined);
    this.#isAnythingWritten = true;
    let id = stored?.id;
    if (id === undefined) id = insertMovement(database, this.#statementId(), identity, movement, outcome);
    else updateMovement(database, id, outcome);
    if (stored === undefined || match.state === 'posted' || match.state === 'returned')
      this.#lines.set(at, { id, movement, match });
  }

  finish(matched: number): PaymentsReport {
    const { name, statement } = this.#request;
    const lines = [...this.#lines].sort(([a], [b]) => a - b).map(([, line]) => line);
    const count = (state: PaymentMatch['state']): number =>
      lines.filter(({ match }) => match.state === state).length;
    const total = (state: PaymentMatch['state']): Money[] =>
      totalsByCurrency(
        lines
          .filter(({ match, movement }) => match.state === state && movement.cents > 0)
          .map(({ movement }) => ({ cents: movement.cents, currency: movement.currency })),
      );
    const rejected = new Set(statement.problems.map((problem) => problem.line)).size;
    const counts = {
      rows: statement.movements.length + statement.ignoredCount + rejected,
      posted: count('posted'),
      proposed: count('proposed'),
      unknown: count('unknown'),
      returned: count('returned'),
      ignored: this.#ignored + statement.ignoredCount,
      duplicates: statement.movements.length - matched + (matched - this.#ignored - lines.length),
      rejected,
    };
    if (this.#isAnythingWritten) {
      this.#recorder.note(undefined, 'statement-imported', {
        file: name,
        statement: this.#statement,
        counts,
      });
    }
    return {
      name,
      format: statement.format,
      counts,
      totals: { posted: total('posted'), proposed: total('proposed'), unknown: total('unknown') },
      lines,
      cases: { closed: 0, reopened: this.#poster.reopened },
      problems: statement.problems,
      isAccepted: true,
    };
  }

  #statementId(): number {
    const { name, sha256, statement } = this.#request;
    this.#statement ??= this.#book.database.run(
      build
        .insertInto('bank_statement')
        .values({ name, sha256, format: statement.format, imported_on: this.#moment.today }),
    ).id;
    return this.#statement;
  }
}
