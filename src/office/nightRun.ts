/** The unattended run: what happens by itself, once a day or as often as cron likes; twice is the same as once. */
import { loadFacts } from '../db/caseFacts.ts';
import { build } from '../db/database.ts';
import { staleCases, type AgendaEntry } from '../db/agenda.ts';
import { daysBetween, type Day } from '../domain/day.ts';
import { promiseState } from '../domain/promise.ts';
import { perform, type Done, type Recorder } from './act.ts';
import { agendaOn, refreshAgenda } from './agenda.ts';
import { rulesKey, type Book, type Moment } from './book.ts';
import { openCases } from './cases.ts';
import { closeReasonOf } from './settle.ts';

/** Something the run did by itself. */
export interface RunAct {
  readonly kind: 'case-opened' | 'case-closed' | 'promise-kept' | 'promise-broken';
  readonly case: number;
}

/** What the run did to the book, and what is left to print or to a person. */
export interface RunResult {
  readonly acts: readonly RunAct[];
  /** Letters the run may prepare: due, needing nobody's approval. */
  readonly letters: readonly AgendaEntry[];
  /** Due work that needs a person. */
  readonly waiting: readonly AgendaEntry[];
  /** Days since the last import when that is too long ago for anything to go out (rule 22). */
  readonly staleSince?: number;
}

/** Opens and closes cases, settles promises; then says which letters are due. */
export function housekeeping(book: Book, moment: Moment, isRehearsal: boolean): Done<RunResult> {
  return perform(book, moment, { command: 'run', isRehearsal }, (recorder) => {
    const acts: RunAct[] = openCases(book, moment, recorder).map((number) => ({ kind: 'case-opened', case: number }));
    acts.push(...expire(book, moment, recorder));
    refreshAgenda(book, moment.today, staleCases(book.database, moment.today, rulesKey(book)));
    const closing = new Set(acts.filter((act) => act.kind === 'case-closed').map((act) => act.case));
    const due = agendaOn(book, moment.today).filter((entry) => entry.status === 'due' && !closing.has(entry.case));
    const staleSince = staleness(book, moment.today);
    const letters = due.filter((entry) => entry.task === 'step' && entry.kind === 'letter' && entry.mayTakeStep);
    return {
      acts,
      letters: staleSince === undefined ? letters : [],
      waiting: due.filter((entry) => !letters.includes(entry) || staleSince !== undefined),
      ...(staleSince === undefined ? {} : { staleSince }),
    };
  });
}

/** Days since the last import, when that is more than the settings allow; undefined when the data are fresh. */
export function staleness(book: Book, today: Day): number | undefined {
  const row = book.database.one(build.selectFrom('import_file').select((eb) => eb.fn.max('imported_on').as('last')));
  if (row?.last === null || row?.last === undefined) return undefined;
  const days = daysBetween(row.last as Day, today);
  return days > book.settings.rules.staleAfterDays ? days : undefined;
}

/** Cases something comes to an end for today; the end of the act settles them. */
function expire(book: Book, moment: Moment, recorder: Recorder): RunAct[] {
  const acts: RunAct[] = [];
  const stale = staleCases(book.database, moment.today, rulesKey(book));
  for (const facts of loadFacts(book.database, stale)) {
    for (const promise of facts.promises.filter((candidate) => candidate.result === undefined)) {
      const state = promiseState(promise, book.settings.rules, moment.today);
      if (state === 'kept' || state === 'broken') acts.push({ kind: `promise-${state}`, case: facts.number });
    }
    if (closeReasonOf(facts, moment, book) !== undefined) acts.push({ kind: 'case-closed', case: facts.number });
    recorder.touch(facts.number);
  }
  return acts;
}
