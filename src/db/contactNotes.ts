/** What people typed with calls, visits and notes about a debtor, in whatever case. */
import type { ContactNote } from '../domain/conduct/conductRecords.ts';
import type { Day } from '../domain/day.ts';
import { build } from './build.ts';
import type { Database } from './database.ts';

/** Oldest first; contacts without a text are left out. */
export function contactNotesOf(database: Database, debtor: number): ContactNote[] {
  return database
    .all(
      build
        .selectFrom('contact')
        .innerJoin('recovery_case', 'recovery_case.id', 'contact.case_id')
        .select(['contact.channel', 'contact.on_day', 'contact.note', 'contact.is_third_party'])
        .where('recovery_case.debtor_id', '=', debtor)
        .where('contact.note', 'is not', null)
        .orderBy('contact.id'),
    )
    .map(({ channel, on_day, note, is_third_party }) => ({
      channel,
      on: on_day as Day,
      text: note ?? '',
      isThirdParty: is_third_party === 1,
    }));
}
