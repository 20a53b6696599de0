/** Money that had closed a case came back while a newer one is open: the newer one goes on where the older one was. */
import { build } from '../../db/build.ts';
import { caseClosedBefore } from '../../db/olderCase.ts';
import type { Recorder } from '../act.ts';
import type { Book } from '../book.ts';

/**
 * A debtor has one open case. Had the payment never counted, the older one would still be open and the newer invoices
 * would have joined it (rules 10, 11): what it had behind it, the open case takes over.
 * @param invoices what is open again
 * @returns the older case, if these invoices were its own and it had steps that the open one lacks
 */
export function takeOverSteps(
  book: Book,
  openCase: number,
  invoices: readonly number[],
  recorder: Recorder,
): number | undefined {
  const older = caseClosedBefore(book.database, openCase, invoices);
  if (older === undefined) return undefined;
  const own = new Set(stepsOf(book, openCase).map(({ step }) => step));
  const missing = stepsOf(book, older).filter(({ step }) => !own.has(step));
  if (!missing.some(({ outcome }) => outcome !== 'passed')) return undefined;
  for (const { id: _id, ...row } of missing)
    book.database.run(build.insertInto('step_taken').values({ ...row, case_id: openCase }));
  recorder.note(openCase, 'steps-taken-over', { case: older });
  return older;
}

function stepsOf({ database }: Book, caseNumber: number) {
  return database.all(
    build.selectFrom('step_taken').selectAll().where('case_id', '=', caseNumber).orderBy('id'),
  );
}
