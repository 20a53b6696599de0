/** What debtors were called that became part of others: the next export still names them so. */
import type { Day } from '../domain/day.ts';
import type { Identity } from '../domain/debtor/debtorMatch.ts';
import { build } from './build.ts';
import type { Database } from './database.ts';

/** An identity with the debtor it belongs to now. */
export interface DebtorAlias {
  readonly debtor: number;
  readonly identity: Identity;
  /** What a person said about a row whose signs belong to others: it only counts for all of them together. */
  readonly isAnswer?: true;
}

/** All of them; a book has few. */
export function allAliases(database: Database): DebtorAlias[] {
  return database
    .all(build.selectFrom('debtor_alias').selectAll().orderBy('id'))
    .map(
      ({ debtor_id: debtor, code, name, vat_number: vatNumber, tax_code: taxCode, is_answer: isAnswer }) => ({
        debtor,
        ...(isAnswer === 1 ? { isAnswer: true as const } : {}),
        identity: {
          name,
          ...(code === null ? {} : { code }),
          ...(vatNumber === null ? {} : { vatNumber }),
          ...(taxCode === null ? {} : { taxCode }),
        },
      }),
    );
}

/** Remembers what a debtor was called. */
export function insertAlias(
  database: Database,
  { debtor, identity, isAnswer }: DebtorAlias,
  addedOn: Day,
): void {
  database.insert('debtor_alias', {
    debtor_id: debtor,
    code: identity.code ?? null,
    name: identity.name,
    vat_number: identity.vatNumber ?? null,
    tax_code: identity.taxCode ?? null,
    added_on: addedOn,
    is_answer: isAnswer === true ? 1 : 0,
  });
}
