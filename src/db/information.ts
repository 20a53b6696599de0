/** Commercial information in and out of the book. */
import type { Selectable } from 'kysely';
import type { Day } from '../domain/day.ts';
import { cents } from '../domain/money.ts';
import type { Accounts } from '../domain/rating/ratingAccounts.ts';
import type { Information, InformationKind } from '../domain/rating/ratingInformation.ts';
import { build } from './build.ts';
import type { Database } from './database.ts';
import type { CommercialInformationTable } from './ratingTables.ts';

type InformationRow = Selectable<CommercialInformationTable>;

/** Information with the debtor it is about. */
export interface StoredInformation extends Information {
  readonly debtor: number;
}

/** What is known of a debtor, the newest date first. */
export function debtorInformation(database: Database, debtor: number): Information[] {
  const rows = database.all(
    build
      .selectFrom('commercial_information')
      .selectAll()
      .where('debtor_id', '=', debtor)
      .orderBy('on_day', 'desc')
      .orderBy('id', 'desc'),
  );
  return rows.map(informationFromRow);
}

/** One piece of information, or undefined. */
export function informationById(database: Database, id: number): StoredInformation | undefined {
  const row = database.one(build.selectFrom('commercial_information').selectAll().where('id', '=', id));
  return row && { ...informationFromRow(row), debtor: row.debtor_id };
}

/** Writes information down; its number. */
export function insertInformation(
  database: Database,
  debtor: number,
  { kind, source, on, expiresOn, cents: amount, currency, note, accounts, addedOn }: Omit<Information, 'id'>,
): number {
  return database.insert('commercial_information', {
    debtor_id: debtor,
    kind,
    source,
    on_day: on,
    expires_on: expiresOn ?? null,
    cents: amount ?? null,
    currency: amount === undefined ? null : (currency ?? null),
    note: note ?? null,
    added_on: addedOn,
    accounts_year: accounts?.year ?? null,
    revenue_cents: accounts?.revenue ?? null,
    equity_cents: accounts?.equity ?? null,
    result_cents: accounts?.result ?? null,
  });
}

/** Takes information out of the book. */
export function deleteInformation(database: Database, id: number): void {
  database.run(build.deleteFrom('commercial_information').where('id', '=', id));
}

/** A row as the domain sees it. */
export function informationFromRow(row: InformationRow): Information {
  return {
    id: row.id,
    kind: row.kind as InformationKind,
    source: row.source,
    on: row.on_day as Day,
    ...(row.expires_on === null ? {} : { expiresOn: row.expires_on as Day }),
    ...(row.cents === null || row.currency === null
      ? {}
      : { cents: cents(row.cents), currency: row.currency }),
    ...(row.note === null ? {} : { note: row.note }),
    ...(row.accounts_year === null ? {} : { accounts: accountsFromRow(row, row.accounts_year) }),
    addedOn: row.added_on as Day,
  };
}

function accountsFromRow(row: InformationRow, year: number): Accounts {
  const { revenue_cents: revenue, equity_cents: equity, result_cents: result } = row;
  return {
    year,
    ...(revenue === null ? {} : { revenue: cents(revenue) }),
    ...(equity === null ? {} : { equity: cents(equity) }),
    ...(result === null ? {} : { result: cents(result) }),
  };
}
