/** What debtors were called that became part of others: the next export still names them so. */
import type { Day } from '../domain/day.ts';
import type { Identity } from '../domain/debtorMatch.ts';
import { build } from './build.ts';
import type { Database } from './database.ts';

/** An identity with the debtor it belongs to now. */
export interface DebtorAlias {
  readonly debtor: number;
  readonly identity: Identity;
}

/** All of them; a book has few. */
export function allAliases(database: Database): DebtorAlias[] {
  return database
    .all(build.selectFrom('debtor_alias').selectAll().orderBy('id'))
    .map(({ debtor_id: debtor, code, name, vat_number: vatNumber, tax_code: taxCode }) => ({
      debtor,
      identity: {
        name,
        ...(code === null ? {} : { code }),
        ...(vatNumber === null ? {} : { vatNumber }),
        ...(taxCode === null ? {} : { taxCode }),
      },
    }));
}

/** Remembers what a debtor was called. */
export function insertAlias(database: Database, { debtor, identity }: DebtorAlias, addedOn: Day): void {
  database.insert('debtor_alias', {
    debtor_id: debtor,
    code: identity.code ?? null,
    name: identity.name,
    vat_number: identity.vatNumber ?? null,
    tax_code: identity.taxCode ?? null,
    added_on: addedOn,
  });
}
