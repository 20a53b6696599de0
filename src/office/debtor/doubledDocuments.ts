/** Open documents that stand under two customers with the same number, days and amount: one of them owes them twice. */
import { mapOfDebtors } from '../../db/debtors.ts';
import type { Debtor } from '../../domain/debtor/debtor.ts';
import type { Book } from '../book.ts';

export interface DoubledDocument {
  readonly number: string;
  /** The older one first. */
  readonly debtors: readonly Debtor[];
}

/** All of them, in the order of their numbers. */
export function doubledDocuments({ database }: Book): DoubledDocument[] {
  const rows = database.rows<{ readonly number: string; readonly debtors: string }>(DOUBLED, {});
  const owners = rows.map(({ debtors }) => JSON.parse(debtors) as readonly number[]);
  const known = mapOfDebtors(database, owners.flat());
  return rows.map(({ number }, at) => ({
    number,
    debtors: (owners[at] ?? []).flatMap((id) => known.get(id) ?? []),
  }));
}

/** Grouped and not joined: a "number" that all items of a list have would be compared with itself without end. */
const DOUBLED = `
select number, min(debtors) as debtors from (
  select number, json_group_array(distinct debtor_id order by debtor_id) as debtors
  from invoice where open_cents <> 0
  group by number, issued_on, due_on, amount_cents, currency
  having count(*) between 2 and 3 and count(distinct debtor_id) > 1)
group by number
order by number`;
