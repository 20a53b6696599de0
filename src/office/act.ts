/**
 * One act of the office: one transaction that changes the book, writes the journal, settles the cases it touched and
 * stores their next step. Either all of it is there afterwards or nothing is.
 */
import { loadFacts } from '../db/caseFacts.ts';
import { dropOperation, finishOperation, startOperation } from '../db/operations.ts';
import { appendToJournal } from '../db/journal.ts';
import type { Book, Moment } from './book.ts';
import { storeDecisions } from './agenda.ts';
import { settleCase } from './settle.ts';

/** What an act may do to the history besides its changes to the book. */
export interface Recorder {
  readonly operation: number;
  /** Appends to the journal; with a case number, that case is settled and decided anew at the end. */
  note(caseNumber: number | undefined, kind: string, data?: object): void;
  /** Has a case settled and decided anew without a journal entry of its own. */
  touch(caseNumber: number): void;
}

export interface ActOptions {
  readonly command: string;
  /** The first operation of a batch that is undone as a whole. */
  readonly batch?: number;
  /** Do everything, then take it all back: what `--dry-run` prints is what the act would do. */
  readonly isRehearsal?: boolean;
}

/** What an act leaves: its result, and the operation's number (undefined when nothing was changed). */
export interface Done<Result> {
  readonly result: Result;
  readonly operation: number | undefined;
  /** Cases that closed by themselves because of it. */
  readonly closed: readonly number[];
}

/** Performs an act. `work` must be synchronous and throw to refuse; then nothing has happened. */
export function perform<Result>(
  book: Book,
  moment: Moment,
  options: ActOptions,
  work: (recorder: Recorder) => Result,
): Done<Result> {
  const act = (): Done<Result> => book.database.transaction(() => performInside(book, moment, options, work));
  return options.isRehearsal === true ? rehearse(book, act) : act();
}

/** Does the work and takes all of it back: what an act would do, and what would come next (`--dry-run`). */
export function rehearse<Result>({ database }: Book, work: () => Result): Result {
  const rehearsal = new Rehearsal<Result>();
  try {
    return database.transaction(() => rehearsal.end(work()));
  } catch (error) {
    if (error === rehearsal && rehearsal.outcome !== undefined) return rehearsal.outcome.result;
    throw error;
  }
}

function performInside<Result>(
  book: Book,
  moment: Moment,
  options: ActOptions,
  work: (recorder: Recorder) => Result,
): Done<Result> {
  const { database } = book;
  const { today: on, at, who } = moment;
  const { command, batch } = options;
  const started = startOperation(database, { kind: 'act', command, on, at, who, ...(batch === undefined ? {} : { batch }) });
  const touched = new Set<number>();
  let entries = 0;
  const recorder: Recorder = {
    operation: started.id,
    note(caseNumber, kind, data = {}) {
      const about = caseNumber === undefined ? {} : { caseNumber };
      appendToJournal(database, { operation: started.id, ...about, on, at, who, kind, data });
      entries += 1;
      if (caseNumber !== undefined) touched.add(caseNumber);
    },
    touch: (caseNumber) => void touched.add(caseNumber),
  };
  const result = work(recorder);
  const closed = settleTouched(book, moment, [...touched], recorder);
  if (entries === 0) {
    dropOperation(database, started.id);
    return { result, operation: undefined, closed };
  }
  finishOperation(database, started, {});
  return { result, operation: started.id, closed };
}

/** Settles the cases and stores what each is due for next; the numbers of those that closed. */
function settleTouched(book: Book, moment: Moment, touched: readonly number[], recorder: Recorder): number[] {
  const closed: number[] = [];
  const changed: number[] = [];
  const settled = loadFacts(book.database, touched).filter((facts) => {
    const { isChanged, isClosed } = settleCase(book, moment, facts, recorder);
    if (isClosed) closed.push(facts.number);
    if (isChanged) changed.push(facts.number);
    return !isChanged;
  });
  storeDecisions(book, moment.today, [...settled, ...loadFacts(book.database, changed)]);
  return closed;
}

/** Thrown to roll a rehearsed transaction back; carries what would have been done. */
class Rehearsal<Result> extends Error {
  outcome: { readonly result: Result } | undefined;

  end(result: Result): never {
    this.outcome = { result };
    throw this;
  }
}
