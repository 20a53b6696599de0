/** Cases that a credit note had closed: once it was used for something else, what they were about is owed as before. */
import { loadDebtorFacts } from '../../db/debtorFacts.ts';
import { claimOn, isAnythingOwed } from '../../domain/step/claim.ts';
import type { Day } from '../../domain/day.ts';
import type { Recorder } from '../act.ts';
import type { Book, Moment } from '../book.ts';
import { reopenInside } from '../case/cases.ts';

interface Credited {
  readonly number: number;
  readonly debtor: number;
  readonly closedOn: Day;
}

/**
 * Opens them again where they stood, instead of a new case from the first step on; those that came before something that
 * fell due only later stay closed. Their numbers.
 */
export function reopenCredited(book: Book, { today }: Moment, recorder: Recorder): number[] {
  const { rules, currency } = book.settings;
  const credited = lastCredited(book);
  const facts = loadDebtorFacts(
    book.database,
    credited.map(({ debtor }) => debtor),
  );
  const owing = credited.filter(({ debtor, closedOn }) => {
    const claim = claimOn(facts.get(debtor)?.items ?? [], rules, today, currency);
    return isAnythingOwed(claim) && claim.oldestDue !== undefined && claim.oldestDue < closedOn;
  });
  return owing.map(({ number, debtor }) => {
    reopenInside(book, number, debtor);
    recorder.note(number, 'case-reopened', { because: 'credit-used' });
    return number;
  });
}

/**
 * The last case of each debtor whose last case a credit note closed, and who may owe something again. Where an older case
 * was reopened meanwhile, what is owed again is the business of that one.
 */
function lastCredited({ database }: Book): Credited[] {
  return database.rows<Credited>(
    `select c.id as number, c.debtor_id as debtor, c.closed_on as closedOn
     from recovery_case c
     where c.close_reason = 'credited'
       and c.id = (select max(l.id) from recovery_case l where l.debtor_id = c.debtor_id)
       and not exists (select 1 from recovery_case o where o.debtor_id = c.debtor_id and o.status = 'open')
       and exists (
         select 1 from invoice i
         where i.debtor_id = c.debtor_id and i.open_cents > 0 and i.due_on < c.closed_on and i.left_in_case is null
       )
     order by c.id`,
    {},
  );
}
