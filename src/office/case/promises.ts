/** A promise to pay as it is written down: a later one takes the place of the one that runs. */
import { build } from '../../db/build.ts';
import type { CaseFacts, PromiseFact } from '../../domain/case.ts';
import type { Day } from '../../domain/day.ts';
import type { Cents, Currency } from '../../domain/money.ts';
import { openPromise } from '../../domain/agreed/promise.ts';
import type { Recorder } from '../act.ts';
import type { Book, Moment } from '../book.ts';

/** What the debtor promised, and until when. */
export interface PromiseEntry {
  readonly cents: Cents;
  readonly currency: Currency;
  readonly by: Day;
}

/** Writes a promise, inside an act. */
export function insertPromise(
  book: Book,
  moment: Moment,
  facts: CaseFacts,
  { cents, currency, by, on, isWritten }: PromiseEntry & { readonly on: Day; readonly isWritten?: boolean },
  recorder: Recorder,
): void {
  const running = openPromise(facts, book.settings.rules, moment.today);
  if (running !== undefined) replacePromise(book, facts, running, recorder);
  book.database.run(
    build.insertInto('promise').values({
      case_id: facts.number,
      cents,
      currency,
      made_on: on,
      by_on: by,
      after_payment: newestPayment(book, facts.debtor.id),
      result: null,
      is_written: isWritten === true ? 1 : 0,
    }),
  );
}

/** Something newer was agreed in the place of a promise that runs. */
export function replacePromise(
  { database }: Book,
  { number }: Pick<CaseFacts, 'number'>,
  { id, cents, currency, by }: PromiseFact,
  recorder: Recorder,
): void {
  database.run(build.updateTable('promise').set({ result: 'replaced' }).where('id', '=', id));
  recorder.note(number, 'promise-replaced', { cents, currency, by });
}

/** The newest payment of a debtor, 0 without one: only later ones count for what is agreed now. */
export function newestPayment({ database }: Book, debtor: number): number {
  const row = database.one(
    build
      .selectFrom('payment')
      .select((eb) => eb.fn.max('id').as('newest'))
      .where('debtor_id', '=', debtor),
  );
  return row?.newest ?? 0;
}
