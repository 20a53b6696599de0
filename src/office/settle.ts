/** What happens to a case by itself once something about it changed: it closes when nothing overdue is left (rule 10). */
import { build } from '../db/database.ts';
import type { CaseFacts } from '../domain/case.ts';
import { claimOn, isAnythingOwed, isOverdue } from '../domain/claim.ts';
import { promiseState } from '../domain/promise.ts';
import type { Recorder } from './act.ts';
import type { Book, Moment } from './book.ts';

/**
 * Marks promises that were kept or broken, and closes the case when nothing is owed any more.
 * @returns whether anything changed, so that the facts have to be read again
 */
export function settleCase(book: Book, moment: Moment, facts: CaseFacts, recorder: Recorder): { isChanged: boolean; isClosed: boolean } {
  if (!facts.isOpen) return { isChanged: false, isClosed: false };
  const isPromiseSettled = settlePromises(book, moment, facts, recorder);
  const reason = closeReasonOf(facts, moment, book);
  if (reason === undefined) return { isChanged: isPromiseSettled, isClosed: false };
  const values = { status: 'closed', closed_on: moment.today, close_reason: reason } as const;
  book.database.run(build.updateTable('recovery_case').set(values).where('id', '=', facts.number));
  recorder.note(facts.number, 'case-closed', { reason });
  return { isChanged: true, isClosed: true };
}

/** Why the case closes by itself today; undefined while something overdue is open or in dispute. */
export function closeReasonOf(facts: CaseFacts, { today }: Moment, { settings }: Book): 'paid' | 'credited' | undefined {
  const overdue = facts.items.filter((item) => isOverdue(item, today));
  if (overdue.length === 0) return 'paid';
  if (overdue.some((item) => item.isDisputed)) return undefined;
  return isAnythingOwed(claimOn(facts.items, today, settings.currency)) ? undefined : 'credited';
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
