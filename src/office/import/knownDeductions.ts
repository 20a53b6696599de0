/** What the book has learnt of the columns of each source that may be off an amount. An import that is undone has taught nothing. */
import type { KnownDeductions } from '../../domain/import/incoming.ts';
import type { Book } from '../book.ts';

/** The newest of each header. */
export function knownDeductions({ database }: Book): KnownDeductions[] {
  const newest = database.rows<{ deductions: string }>(
    `select deductions from import_file where id in (
       select max(id) from import_file where deductions is not null group by json_extract(deductions, '$.header'))`,
    {},
  );
  return newest.map(({ deductions }) => JSON.parse(deductions) as KnownDeductions);
}
