/** Cases closed to wait: on their day they are looked at again. */
import type { Day } from '../../domain/day.ts';
import { build } from '../../db/build.ts';
import type { Recorder } from '../act.ts';
import type { Book, Moment } from '../book.ts';
import { openCaseOf, reopenInside } from '../case/cases.ts';

/**
 * Opens the cases whose day has come, at the step where they were; what one of a debtor with another open case was about
 * joins that one. A case of which nothing is owed any more closes by itself at the end of the act.
 * @returns the cases that were opened again
 */
export function lookAgain(book: Book, { today }: Pick<Moment, 'today'>, recorder: Recorder): number[] {
  const reopened: number[] = [];
  for (const { number, debtor } of waitingFor(book, today)) {
    const other = openCaseOf(book, debtor);
    if (other !== undefined) {
      releaseItems(book, number);
      recorder.note(other, 'case-joined', { from: number });
      continue;
    }
    reopenInside(book, number, debtor);
    recorder.note(number, 'case-reopened', { because: 'wait-over' });
    reopened.push(number);
  }
  return reopened;
}

/** The oldest first. */
function waitingFor({ database }: Book, today: Day): { readonly number: number; readonly debtor: number }[] {
  return database.all(
    build
      .selectFrom('recovery_case')
      .select(['id as number', 'debtor_id as debtor'])
      .where('look_again_on', '<=', today)
      .where('status', '=', 'closed')
      .orderBy('id'),
  );
}

/** What was left in the closed case counts for the open one. */
function releaseItems({ database }: Book, caseNumber: number): void {
  database.run(build.updateTable('recovery_case').set({ look_again_on: null }).where('id', '=', caseNumber));
  database.run(
    build.updateTable('invoice').set({ left_in_case: null }).where('left_in_case', '=', caseNumber),
  );
}
