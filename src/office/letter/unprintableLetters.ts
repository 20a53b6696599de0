/** Letters that would show empty boxes in place of a name: a person looks at them first. */
import { build } from '../../db/build.ts';
import { chosen } from '../../db/grouped.ts';
import { unprintableOf } from '../../domain/letterFont.ts';
import type { Book } from '../book.ts';

/** Something that would be printed, with the characters it cannot be printed with. */
export interface Unprintable<Entry> {
  readonly entry: Entry;
  readonly characters: string;
}

/** What may go out by itself, and what the letters' font cannot print. */
export function partedByFont<Entry extends { readonly case: number }>(
  { database }: Book,
  entries: readonly Entry[],
): { printable: Entry[]; unprintable: Unprintable<Entry>[] } {
  const cases = JSON.stringify(entries.map((entry) => entry.case));
  const rows = database.all(addressees().where('recovery_case.id', 'in', chosen(cases)));
  const found = new Map(rows.map((row) => [row.case, charactersOf(row)]));
  const printable: Entry[] = [];
  const unprintable: Unprintable<Entry>[] = [];
  for (const entry of entries) {
    const characters = found.get(entry.case) ?? '';
    if (characters === '') printable.push(entry);
    else unprintable.push({ entry, characters });
  }
  return { printable, unprintable };
}

/** Customers of open cases that letters cannot be printed for, with the number of the case. */
export function unprintableCustomers({
  database,
}: Pick<Book, 'database'>): { readonly case: number; readonly name: string; readonly characters: string }[] {
  const rows = database.all(
    addressees().where('recovery_case.status', '=', 'open').orderBy('recovery_case.id'),
  );
  return rows
    .map((row) => ({ case: row.case, name: row.name, characters: charactersOf(row) }))
    .filter(({ characters }) => characters !== '');
}

/** What the letters of each case write of its customer. */
function addressees() {
  return build
    .selectFrom('recovery_case')
    .innerJoin('debtor', 'debtor.id', 'recovery_case.debtor_id')
    .select(['recovery_case.id as case', 'debtor.name', 'debtor.address', 'debtor.city']);
}

function charactersOf(row: {
  readonly name: string;
  readonly address: string | null;
  readonly city: string | null;
}): string {
  return unprintableOf({
    name: row.name,
    ...(row.address === null ? {} : { address: row.address }),
    ...(row.city === null ? {} : { city: row.city }),
  });
}
