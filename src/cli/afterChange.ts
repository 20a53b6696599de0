/**
 * What is said after a change: what was done, what comes next and when, and how to take it back. With `--dry-run` the same
 * act is carried out and rolled back, so that the rehearsal cannot promise anything else than the deed.
 */
import type { AgendaEntry } from '../db/agenda.ts';
import type { Day } from '../domain/day.ts';
import { rehearse, type Done } from '../office/act.ts';
import { agendaOn, entryOf, type Decided } from '../office/agenda/agenda.ts';
import type { Book } from '../office/book.ts';
import { anyCase } from '../office/case/cases.ts';
import { customerWord } from './agenda/commandFor.ts';
import type { Desk } from './command.ts';
import { bold, type Ink } from './screen/ink.ts';
import type { Outcome, Warning } from './screen/outcome.ts';
import type { Page } from './screen/page.ts';
import { bindingBlocker, isToRedo, reasonText } from './agenda/reasonView.ts';

/** What a case is due for after a change, as programs and as people read it. */
export interface ComesNext {
  readonly data: {
    readonly status: AgendaEntry['status'];
    readonly step: string | null;
    readonly task: AgendaEntry['task'];
    readonly due: Day | null;
    readonly at?: string;
  };
  /** One to three sentences. */
  readonly lines: readonly string[];
}

/**
 * What comes next for a case, as the book stands; `decided` is what an act has just stored, and need not be read again.
 * Refuses (not-found): `no-such-case`.
 */
export function whatComesNext(
  desk: Desk,
  book: Book,
  caseNumber: number,
  decided: readonly Decided[] = [],
): ComesNext {
  const known = decided.find(({ facts }) => facts.number === caseNumber);
  const [entry] =
    known === undefined
      ? agendaOn(book, desk.today, [caseNumber])
      : [entryOf(book, known.facts, known.decision)];
  if (entry === undefined) return closedCase(desk, book, caseNumber);
  return {
    data: {
      status: entry.status,
      step: entry.step ?? null,
      task: entry.task,
      due: entry.due ?? null,
      ...(entry.at === undefined ? {} : { at: entry.at }),
    },
    lines: linesOf(desk, entry),
  };
}

/** Where a change may lead: result, operation (null when nothing was written) and what comes next. */
export interface Carried<Result, Next = ComesNext> {
  readonly result: Result;
  readonly operation: number | null;
  readonly next: Next;
}

/**
 * Carries an act out, or rehearses it with `--dry-run`, and sees what comes next.
 * @param caseOf the case to look at afterwards, if there is one; a bounced payment may open another one
 */
export function carryOut<Result>(
  desk: Desk,
  book: Book,
  act: () => Done<Result>,
  caseOf: (result: Result) => number,
): Carried<Result>;
export function carryOut<Result>(
  desk: Desk,
  book: Book,
  act: () => Done<Result>,
  caseOf: (result: Result) => number | undefined,
): Carried<Result, ComesNext | undefined>;
export function carryOut<Result>(
  desk: Desk,
  book: Book,
  act: () => Done<Result>,
  caseOf: (result: Result) => number | undefined,
): Carried<Result, ComesNext | undefined> {
  const work = (): Carried<Result, ComesNext | undefined> => {
    const { result, operation, closed, decided } = act();
    const number = caseOf(result);
    // A case that closed may have made room for another, which was decided after it.
    const known = closed.length === 0 ? decided : [];
    const next = number === undefined ? undefined : whatComesNext(desk, book, number, known);
    return { result, operation: operation ?? null, next };
  };
  return desk.globals.dryRun ? { ...rehearse(book, work), operation: null } : work();
}

/** A change, ready to be told. */
export interface Change {
  /** Of the command: `call`. */
  readonly command: string;
  readonly case: number;
  readonly debtor: string;
  readonly operation: number | null;
  readonly next: ComesNext;
  /** What was done, a sentence a line. */
  readonly said: readonly string[];
  /** More to see between what was done and what comes next. */
  readonly detail?: (page: Page) => void;
  /** What was recorded, for programs. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly warnings?: readonly Warning[];
}

/** The answer of a command that changed a case. */
export function changeOutcome(desk: Desk, change: Change): Outcome {
  const { command, operation, next, said, detail, data, warnings = [] } = change;
  const { messages } = desk;
  return {
    schema: `dunning.${command}/1`,
    data: { case: change.case, operation, ...data, next: next.data },
    screen: (page) => {
      page.line(caseTitle(desk, change.case, change.debtor));
      for (const line of said) page.paragraph(line);
      detail?.(page);
      for (const line of next.lines) page.paragraph(line);
      if (desk.globals.dryRun) page.line(messages.common.dryRun);
    },
    warnings,
    hints: changeHints(desk, operation),
  };
}

/** The answer when the person said no to what was shown: nothing was done, and nothing is wrong. */
export function declined({ messages }: Desk, command: string, data: object): Outcome {
  return {
    schema: `dunning.${command}/1`,
    data: { ...data, operation: null },
    screen: (page) => page.line(messages.common.nothingDone),
  };
}

/** Whether the person wants what cannot be taken lightly; a rehearsal asks nobody. */
export async function agreesTo({ globals, ask }: Desk, question: string): Promise<boolean> {
  return globals.dryRun || (await ask.confirm({ message: question, usually: false }));
}

/** How to take it back; nothing when nothing was written. */
export function changeHints({ messages }: Desk, operation: number | null): readonly string[] {
  return operation === null ? [] : [messages.common.undoHint];
}

/** `Pratica 42  Rossi S.r.l.`: the case that was meant is always echoed. */
function caseTitle({ messages }: Desk, caseNumber: number, debtor: string): Ink {
  return bold(`${messages.common.case} ${caseNumber}  ${debtor}`);
}

function closedCase(desk: Desk, book: Book, caseNumber: number): ComesNext {
  const { closeReason = '' } = anyCase(book, caseNumber);
  const { caseLife, words } = desk.messages;
  return {
    data: { status: 'closed', step: null, task: 'none', due: null },
    lines: [caseLife.next.closed(words.closeReason(closeReason))],
  };
}

function linesOf(desk: Desk, entry: AgendaEntry): string[] {
  const { caseLife, words } = desk.messages;
  const step = entry.step === undefined ? '' : words.step(entry.step);
  const when = whenOf(desk, entry);
  const reason = blockerOf(desk, entry);
  const because = reason === undefined ? [] : [caseLife.next.because(reason)];
  if (entry.task === 'step')
    return [step === '' ? caseLife.next.lookAgain(when) : caseLife.next.step(step, when), ...because];
  const why = entry.reasons.find(({ code, values }) => code === 'task-decide' && 'because' in values);
  if (why !== undefined)
    return [caseLife.next.tasks['decide-how'](when), caseLife.next.because(reasonText(desk, why))];
  if (entry.task === 'none' && entry.due !== undefined) return [caseLife.next.nothingUntil(when), ...because];
  const customer = customerWord(entry.case, entry.debtor);
  const claim = entry.reasons.find(({ code }) => code === 'task-file-claim')?.values ?? {};
  if ('toRecord' in claim) return [caseLife.next.recordProceedings(customer, String(claim['toRecord']))];
  if (entry.task === 'post' && isToRedo(entry.reasons)) return [caseLife.next.redo(when), ...because];
  const then = LEADS_ON.has(entry.task) && step !== '' ? [caseLife.next.afterwards(step)] : [];
  if (entry.task === 'file-claim') return [caseLife.next.tasks[entry.task](when, customer), ...because];
  return [caseLife.next.tasks[entry.task](when), ...then, ...because];
}

/** Tasks after which the ladder goes on with another step; the others are about the step itself. */
const LEADS_ON: ReadonlySet<AgendaEntry['task']> = new Set([
  'callback',
  'check-payment',
  'follow-up',
  'broken-promise',
  'broken-plan',
]);

function whenOf({ today, format, messages }: Desk, { due, at }: AgendaEntry): string {
  const { next } = messages.caseLife;
  const day = due === undefined || due <= today ? next.today : format.fullDay(due);
  return at === undefined ? day : next.at(day, at);
}

/** Reasons that only repeat the date. */
const SAID_BY_THE_DATE = new Set(['not-yet-due', 'agreed-date']);

function blockerOf(desk: Desk, { status, reasons, due }: AgendaEntry): string | undefined {
  const reason = status === 'due' ? undefined : bindingBlocker(reasons, due);
  return reason === undefined || SAID_BY_THE_DATE.has(reason.code) ? undefined : reasonText(desk, reason);
}
