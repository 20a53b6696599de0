/** Letters on the desk that demand more than is open and undisputed: they must not leave as they are (lessons D9, D32). */
import { build } from './build.ts';
import type { Database } from './database.ts';
import { chosen, group, type Grouped } from './grouped.ts';

/** By letter, of those with these ids, the documents of which each demands too much. */
export function outdatedItems(database: Database, letters: readonly number[]): Grouped<string> {
  if (letters.length === 0) return new Map();
  const rows = database.all(
    build
      .selectFrom('letter_item')
      .innerJoin('invoice', 'invoice.id', 'letter_item.invoice_id')
      .leftJoin('dispute', (join) =>
        join.onRef('dispute.invoice_id', '=', 'invoice.id').on('dispute.resolved_on', 'is', null),
      )
      .select(['letter_item.letter_id', 'invoice.number'])
      .distinct()
      .where('letter_item.letter_id', 'in', chosen(JSON.stringify(letters)))
      .where((eb) =>
        eb.or([
          eb('invoice.open_cents', '<', eb.ref('letter_item.open_cents')),
          eb('dispute.id', 'is not', null),
        ]),
      )
      .orderBy('invoice.number'),
  );
  return group(
    rows,
    (row) => row.letter_id,
    (row) => row.number,
  );
}
