/** The unattended run: what happens by itself, once a day or as often as cron likes; twice is the same as once. */
import { loadFacts } from '../../db/caseFacts.ts';
import { build } from '../../db/build.ts';
import type { AgendaEntry } from '../../db/agenda.ts';
import { countProposals } from '../../db/morning.ts';
import { storedAgenda } from '../../db/storedAgenda.ts';
import type { EndingTerm } from '../../domain/court/endingTerms.ts';
import { promiseState } from '../../domain/agreed/promise.ts';
import { perform, type Done, type Recorder } from '../act.ts';
import { agendaOn, refreshAgenda } from './agenda.ts';
import { askedDay, type Book, type Moment } from '../book.ts';
import { debtorsToRate } from '../case/courtesyCases.ts';
import { lookAgain } from './lookAgain.ts';
import { openCases } from '../case/openCases.ts';
import { changedPlans } from '../case/planSettling.ts';
import { endingsOn } from '../debtor/prescriptions.ts';
import { rerate, rerateOpen } from '../debtor/rating.ts';
import { closeReasonOf } from '../case/settle.ts';
import { staleness } from './staleness.ts';
import { rechooseOpen } from '../case/strategies.ts';
import { partedByFont, type Unprintable } from '../letter/unprintableLetters.ts';
import { partedByPayment } from '../payment/waitingPayments.ts';

/** Something the run did by itself. */
export interface RunAct {
  readonly kind:
    | 'case-opened'
    | 'case-reopened'
    | 'case-closed'
    | 'promise-kept'
    | 'promise-broken'
    | 'plan-kept'
    | 'plan-broken'
    | 'plan-running';
  readonly case: number;
}

/** What the run did to the book, and what is left to print or to a person. */
export interface RunResult {
  readonly acts: readonly RunAct[];
  /** How many cases are open now. */
  readonly openCount: number;
  /** Letters that are due and need nobody's approval; with `staleSince` they must not be prepared. */
  readonly letters: readonly AgendaEntry[];
  /** Letters that would be due, while a payment of the customer waits to be confirmed: they are left out. */
  readonly unconfirmed: readonly AgendaEntry[];
  /** Letters that would be due, but would show empty boxes in place of a name: a person looks at them. */
  readonly unprintable: readonly Unprintable<AgendaEntry>[];
  /** Due work that needs a person. */
  readonly waiting: readonly AgendaEntry[];
  /** Cases that a promise, a hold, a dispute or a delivery keeps from going on. */
  readonly held: readonly AgendaEntry[];
  /** Movements of bank statements that a person has to confirm. */
  readonly proposals: number;
  /** Terms of prescription that end soon or have ended. */
  readonly endings: readonly EndingTerm[];
  /** Cases nothing can be said about: their strategy has left the settings. */
  readonly unusable: readonly { readonly case: number; readonly strategy: string }[];
  /** Days since the last import when that is too long ago for anything to go out (rule 22). */
  readonly staleSince?: number;
}

/** Opens and closes cases, settles promises; then says which letters are due. One bad case does not stop the others. */
export function housekeeping(book: Book, moment: Moment): Done<RunResult> {
  return perform(book, moment, { command: 'run' }, (recorder) => {
    const unusable = casesWithoutStrategy(book);
    const isUsable = (number: number): boolean => !unusable.some((each) => each.case === number);
    rerate(book, moment, debtorsToRate(book, moment.today), recorder);
    const acts: RunAct[] = [
      ...lookAgain(book, moment, recorder).map(
        (number) => ({ kind: 'case-reopened', case: number }) as const,
      ),
      ...openCases(book, moment, recorder).map((number) => ({ kind: 'case-opened', case: number }) as const),
    ];
    const rerated = rerateOpen(book, moment, recorder);
    const rechosen = rechooseOpen(book, moment, rerated, recorder);
    const stale = storedAgenda(book.database, askedDay(book, moment.today)).stale.filter(isUsable);
    acts.push(...expire(book, moment, stale, recorder));
    refreshAgenda(book, moment.today, [...new Set([...stale, ...rechosen])]);
    const closing = new Set(acts.filter((act) => act.kind === 'case-closed').map((act) => act.case));
    const usable = unusable.length === 0 ? undefined : openCaseNumbers(book).filter(isUsable);
    const agenda = agendaOn(book, moment.today, usable).filter((entry) => !closing.has(entry.case));
    const due = agenda.filter((entry) => entry.status === 'due');
    const { free, unconfirmed } = partedByPayment(
      book,
      due.filter((entry) => isDueLetter(entry) && !needsApproval(entry)),
    );
    const { printable, unprintable } = partedByFont(book, free);
    const staleSince = staleness(book, moment.today);
    return {
      acts,
      openCount: agenda.length + unusable.length,
      letters: printable,
      unconfirmed,
      unprintable,
      waiting: due.filter((entry) => !isDueLetter(entry) || needsApproval(entry)),
      held: agenda.filter((entry) => entry.status === 'held'),
      proposals: countProposals(book.database),
      endings: endingsOn(book, moment.today).filter((term) => !closing.has(term.case)),
      unusable,
      ...(staleSince === undefined ? {} : { staleSince }),
    };
  });
}

/** Whether a letter or legal warning may be issued for this case today. */
export function isDueLetter({ status, task, kind, mayTakeStep }: AgendaEntry): boolean {
  const isLetter = kind === 'letter' || kind === 'legal-warning';
  return status === 'due' && task === 'step' && isLetter && mayTakeStep;
}

/** Whether a person must approve the step each time: a legal warning always, others when the strategy says so. */
export function needsApproval({ kind, reasons }: AgendaEntry): boolean {
  return kind === 'legal-warning' || reasons.some((reason) => reason.code === 'needs-approval');
}

/** Cases something comes to an end for today; the end of the act settles them. */
function expire(book: Book, moment: Moment, stale: readonly number[], recorder: Recorder): RunAct[] {
  const acts: RunAct[] = [];
  for (const facts of loadFacts(book.database, stale)) {
    for (const promise of facts.promises.filter((candidate) => candidate.result === undefined)) {
      const state = promiseState(promise, book.settings.rules, moment.today);
      if (state === 'kept' || state === 'broken') acts.push({ kind: `promise-${state}`, case: facts.number });
    }
    for (const { state } of changedPlans(book, moment, facts))
      if (state !== 'cancelled') acts.push({ kind: `plan-${state}`, case: facts.number });
    if (closeReasonOf(facts, moment, book) !== undefined)
      acts.push({ kind: 'case-closed', case: facts.number });
    recorder.touch(facts.number);
  }
  return acts;
}

function casesWithoutStrategy(book: Book): { case: number; strategy: string }[] {
  const rows = book.database.all(
    build
      .selectFrom('recovery_case')
      .select(['id', 'strategy'])
      .where('status', '=', 'open')
      .where('strategy', 'not in', Object.keys(book.settings.strategies)),
  );
  return rows.map((row) => ({ case: row.id, strategy: row.strategy }));
}

function openCaseNumbers(book: Book): number[] {
  return book.database
    .all(build.selectFrom('recovery_case').select('id').where('status', '=', 'open'))
    .map((row) => row.id);
}
