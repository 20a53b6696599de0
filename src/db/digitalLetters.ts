/** Requests that went to a debtor by e-mail or PEC, in whatever case: conduct counts them (R5). */
import type { Day } from '../domain/day.ts';
import type { Database } from './database.ts';

/** The days such letters left, from a day on; voided ones never left, those that came back did. */
export function digitalLettersSince(database: Database, debtor: number, since: Day): Day[] {
  const rows = database.rows<{ on: Day }>(
    `select l.sent_on as "on" from letter l join recovery_case c on c.id = l.case_id
     where c.debtor_id = @debtor and l.sent_on >= @since and l.status <> 'void' and l.sent_via in ('email', 'pec')
     order by l.sent_on`,
    { debtor, since },
  );
  return rows.map(({ on }) => on);
}
