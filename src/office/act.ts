/**
 * One act of the office: one transaction that changes the book, writes the journal, settles the cases it touched and
 * stores their next step. Either all of it is there afterwards or nothing is.
 */
import { loadFacts } from '../db/caseFacts.ts';
import { dropOperation, finishOperation, startOperation } from '../db/operations.ts';
import { appendToJournal, type NewEntry } from '../db/journal.ts';
import { withOpenCasesBeside } from '../db/openCasesBeside.ts';
import type { CaseFacts } from '../domain/case.ts';
import type { Book, Moment } from './book.ts';
import { storeDecisions, type Decided } from './agenda/agenda.ts';
import { openCases } from './case/openCases.ts';
import { rerate } from './debtor/rating.ts';
import { settleCase } from './case/settle.ts';
import { rechoose } from './case/strategies.ts';

/** What an act may do to the history besides its changes to the book. */
export interface Recorder {
  readonly operation: number;
  /** Appends to the journal; with a case number, that case is settled and decided anew at the end. */
  note(caseNumber: number | undefined, kind: string, data?: object): void;
  /** Has a case settled and decided anew without a journal entry of its own. */
  touch(caseNumber: number): void;
  /** Hands over the facts of a case just opened: they are read again only when something else happens to it. */
  know(facts: CaseFacts): void;
  /** Writes down what there is so far and decides the cases handed over: a large act never holds all of it. */
  flush(): void;
}

export interface ActOptions {
  readonly command: string;
  /** The first operation of a batch that is undone as a whole. */
  readonly batch?: number;
  /** Do everything, then take it all back: what `--dry-run` prints is what the act would do. */
  readonly isRehearsal?: boolean;
  /**
   * Part of a transaction under way, which is taken back as a whole when this fails. A transaction within another one
   * makes SQLite keep what the inner one changed: in a large import that costs more than the writing itself.
   */
  readonly isJoined?: boolean;
  /** Nothing a rating looks at changes by it: it is left as it is, unless settling changes something. */
  readonly keepsRatings?: boolean;
}

/** What an act leaves: its result, and the operation's number (undefined when nothing was changed). */
export interface Done<Result> {
  readonly result: Result;
  readonly operation: number | undefined;
  /** Cases that closed by themselves because of it. */
  readonly closed: readonly number[];
  /** What cases are due for now, as it was stored; of a few cases only. */
  readonly decided?: readonly Decided[];
}

/** Performs an act. `work` must be synchronous and throw to refuse; then nothing has happened. */
export function perform<Result>(
  book: Book,
  moment: Moment,
  options: ActOptions,
  work: (recorder: Recorder) => Result,
): Done<Result> {
  const inside = (): Done<Result> => performInside(book, moment, options, work);
  if (options.isRehearsal === true) return rehearse(book, inside);
  return options.isJoined === true ? inside() : book.database.transaction(inside);
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
  const started = startOperation(database, {
    kind: 'act',
    command,
    on,
    at,
    who,
    ...(batch === undefined ? {} : { batch }),
  });
  let touched = new Map<number, CaseFacts | undefined>();
  const entries: NewEntry[] = [];
  let noted = 0;
  const recorder: Recorder = {
    operation: started.id,
    note(caseNumber, kind, data = {}) {
      const about = caseNumber === undefined ? {} : { caseNumber };
      entries.push({ operation: started.id, ...about, on, at, who, kind, data });
      if (caseNumber !== undefined) touched.set(caseNumber, undefined);
    },
    touch: (caseNumber) => void touched.set(caseNumber, undefined),
    know: (facts) => void touched.set(facts.number, facts),
    flush: () => {
      storeDecisions(
        book,
        on,
        [...touched.values()].filter((facts) => facts !== undefined),
      );
      // Not emptied: a map that grows and shrinks again and again holds on to what was in it, and facts are large.
      touched = new Map([...touched].filter(([, facts]) => facts === undefined));
      appendToJournal(database, entries);
      noted += entries.length;
      entries.length = 0;
    },
  };
  const result = work(recorder);
  const { closed, decided } = settleTouched(book, moment, new Map(touched), recorder, options);
  if (closed.length > 0) {
    // Whoever paid all that was demanded may owe something newer: it gets a case of its own at once.
    touched = new Map();
    openCases(book, moment, recorder);
    settleTouched(book, moment, new Map(touched), recorder);
  }
  if (noted + entries.length === 0) {
    dropOperation(database, started.id);
    return { result, operation: undefined, closed, decided };
  }
  appendToJournal(database, entries);
  finishOperation(database, started, {});
  return { result, operation: started.id, closed, decided };
}

/** Settles the cases, rates their debtors and stores what each is due for next. */
function settleTouched(
  book: Book,
  moment: Moment,
  touched: ReadonlyMap<number, CaseFacts | undefined>,
  recorder: Recorder,
  { keepsRatings = false }: Pick<ActOptions, 'keepsRatings'> = {},
): { readonly closed: number[]; readonly decided: readonly Decided[] } {
  const closed: number[] = [];
  const changed: number[] = [];
  // A case that opened a moment ago has something owed: there is nothing about it to settle.
  const opened = [...touched.values()].filter((facts) => facts !== undefined);
  const others = [...touched.keys()].filter((number) => touched.get(number) === undefined);
  const concerned = withOpenCasesBeside(book.database, others);
  const loaded = loadFacts(
    book.database,
    concerned.filter((number) => touched.get(number) === undefined),
  );
  for (const facts of loaded) {
    const { isChanged, isClosed } = settleCase(book, moment, facts, recorder);
    if (isClosed) closed.push(facts.number);
    if (isChanged) changed.push(facts.number);
  }
  const known = keepsRatings && changed.length === 0 ? [] : [...opened, ...loaded];
  const debtors = [...new Set(known.map(({ debtor }) => debtor.id))];
  const outdated = new Set([...changed, ...rerate(book, moment, debtors, recorder)]);
  const isCurrent = ({ number }: CaseFacts): boolean => !outdated.has(number);
  const fresh = [...loaded.filter(isCurrent), ...loadFacts(book.database, [...outdated])];
  const decided = storeDecisions(book, moment.today, [
    ...opened.filter(isCurrent),
    ...rechoose(book, moment, fresh, recorder),
  ]);
  return { closed, decided };
}

/** Thrown to roll a rehearsed transaction back; carries what would have been done. */
class Rehearsal<Result> extends Error {
  outcome: { readonly result: Result } | undefined;

  end(result: Result): never {
    this.outcome = { result };
    throw this;
  }
}
