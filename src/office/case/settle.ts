/** What happens to a case by itself once something about it changed: it closes when nothing overdue is left (rule 10). */
import { build } from '../../db/build.ts';
import { accessoriesLeft, isAtTheEnd } from '../../domain/step/accessories.ts';
import type { CaseFacts } from '../../domain/case.ts';
import { claimOn, isAnythingOwed, isChased } from '../../domain/step/claim.ts';
import { waitsForDueDate } from '../../domain/step/courtesy.ts';
import type { Decision } from '../../domain/nextStep.ts';
import { promiseState } from '../../domain/agreed/promise.ts';
import type { Recorder } from '../act.ts';
import { decide } from '../agenda/agenda.ts';
import type { Book, Moment } from '../book.ts';
import { isKeptOpenByPlan, settlePlans } from './planSettling.ts';
import { voidUnsent } from '../letter/voiding.ts';

/**
 * Marks promises that were kept or broken, and closes the case when nothing is owed any more.
 * @returns whether anything changed, so that the facts have to be read again
 */
export function settleCase(
  book: Book,
  moment: Moment,
  facts: CaseFacts,
  recorder: Recorder,
): { isChanged: boolean; isClosed: boolean } {
  if (!facts.isOpen) return { isChanged: false, isClosed: false };
  const isPromiseSettled = settlePromises(book, moment, facts, recorder);
  const isPlanSettled = settlePlans(book, moment, facts, recorder);
  const reason = closeReasonOf(facts, moment, book);
  if (reason === undefined) return { isChanged: isPromiseSettled || isPlanSettled, isClosed: false };
  closeBecause(book, moment, facts.number, reason, recorder);
  return { isChanged: true, isClosed: true };
}

function closeBecause(
  book: Book,
  { today }: Moment,
  caseNumber: number,
  reason: 'paid' | 'credited',
  recorder: Recorder,
): void {
  const values = { status: 'closed', closed_on: today, close_reason: reason } as const;
  book.database.run(build.updateTable('recovery_case').set(values).where('id', '=', caseNumber));
  voidUnsent(book, caseNumber, recorder);
  recorder.note(caseNumber, 'case-closed', { reason });
}

/** Closes a case, inside an act, of which a credit just took the rest: it was not paid. */
export function closeAsCredited(book: Book, moment: Moment, facts: CaseFacts, recorder: Recorder): void {
  const isAnyOverdue = facts.items.some((item) => isChased(item, book.settings.rules, moment.today));
  if (isAnyOverdue || closeReasonOf(facts, moment, book) === undefined) return;
  closeBecause(book, moment, facts.number, 'credited', recorder);
}

/**
 * Why the case closes by itself today; undefined while something it is about is open or in dispute. What a letter
 * demanded keeps it open even if its due date was put off, and a courtesy call until its due date. A case that has come to the legal warning, or past it, with all its
 * demands paid closes too: the warning may only list what a letter demanded (rule 11), so what fell due meanwhile gets a case of
 * its own, from the first step on. What a letter claimed beside the principal keeps it open until it is paid or waived.
 */
export function closeReasonOf(
  facts: CaseFacts,
  { today }: Moment,
  book: Book,
): 'paid' | 'credited' | undefined {
  const { rules, currency } = book.settings;
  if (isKeptOpenByPlan(book, today, facts) || accessoriesLeft(facts).length > 0) return undefined;
  const overdue = facts.items.filter((item) => isChased(item, rules, today));
  const isDemandOpen = facts.items.some((item) => item.openCents > 0 && item.wasDemanded);
  if (overdue.length === 0) {
    const strategy = book.settings.strategies[facts.strategy] ?? { name: facts.strategy, steps: [] };
    return isDemandOpen || waitsForDueDate(facts, strategy, rules, today) ? undefined : 'paid';
  }
  const hasDemanded = facts.letters.some((letter) => letter.sentOn !== undefined);
  if (hasDemanded && !isDemandOpen && isPastLetters(decide(book, facts, today))) return 'paid';
  if (overdue.some((item) => item.isDisputed)) return undefined;
  return isAnythingOwed(claimOn(facts.items, rules, today, currency)) ? undefined : 'credited';
}

/** A case whose plan asks for a decision has no step either, and is not at the end of its ladder. */
function isPastLetters({ kind, task }: Decision): boolean {
  return kind === undefined ? task === 'decide' : isAtTheEnd(kind);
}

function settlePromises(book: Book, { today }: Moment, facts: CaseFacts, recorder: Recorder): boolean {
  let isAnySettled = false;
  for (const promise of facts.promises) {
    if (promise.result !== undefined) continue;
    const state = promiseState(promise, book.settings.rules, today);
    if (state !== 'kept' && state !== 'broken') continue;
    book.database.run(build.updateTable('promise').set({ result: state }).where('id', '=', promise.id));
    const { cents, currency, by, paidCents } = promise;
    recorder.note(facts.number, `promise-${state}`, { cents, currency, by, paid: paidCents });
    isAnySettled = true;
  }
  return isAnySettled;
}
