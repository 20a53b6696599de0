/** A person checked a debtor's address: that answers what spoke against it until then, also when it happened the same day. */
import type { Day } from '../domain/day.ts';
import { build } from './build.ts';
import type { Database } from './database.ts';

/** Marks letters that came back, and visits that found the debtor gone, as answered. */
export function answerAddressDoubts(database: Database, debtor: number, on: Day): void {
  const cases = build.selectFrom('recovery_case').select('id').where('debtor_id', '=', debtor);
  const checked = { address_checked_on: on };
  for (const { id } of database.all(cases)) answerReturnedLetters(database, id, on);
  database.run(
    build
      .updateTable('contact')
      .set(checked)
      .where('case_id', 'in', cases)
      .where('outcome', '=', 'moved')
      .where('address_checked_on', 'is', null),
  );
}

/** Marks the letters of a case that came back as answered: they may go again. */
export function answerReturnedLetters(database: Database, caseNumber: number, on: Day): void {
  database.run(
    build
      .updateTable('letter')
      .set({ address_checked_on: on })
      .where('case_id', '=', caseNumber)
      .where('status', '=', 'undelivered')
      .where('address_checked_on', 'is', null),
  );
}
