/** Letters on the desk that demand more than is open and undisputed: they must not leave as they are (lessons D9, D32). */
import type { Database } from './database.ts';
import { group, type Grouped } from './grouped.ts';

/** By letter, of those with these ids, the documents of which each demands too much. */
export function outdatedItems(database: Database, letters: readonly number[]): Grouped<string> {
  if (letters.length === 0) return new Map();
  const rows = database.rows<{ letter_id: number; number: string }>(
    `select distinct l.letter_id, i.number
     from letter_item l
     join invoice i on i.id = l.invoice_id
     left join dispute d on d.invoice_id = i.id and d.resolved_on is null
     where l.letter_id in (select value from json_each(@letters))
       and (i.open_cents < l.open_cents or d.id is not null)
     order by i.number`,
    { letters: JSON.stringify(letters) },
  );
  return group(
    rows,
    (row) => row.letter_id,
    (row) => row.number,
  );
}
