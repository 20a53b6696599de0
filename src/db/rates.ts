/** The interest rates that a person entered. */
import type { Day } from '../domain/day.ts';
import { withOwnRates, type OwnRate, type RateTables } from '../domain/interest/rates.ts';
import { build } from './build.ts';
import type { Database } from './database.ts';

/** The published rates with those that were entered. */
export function rateTables(database: Database): RateTables {
  return withOwnRates(ownRates(database));
}

/** The rates that were entered, in the order of their periods. */
export function ownRates(database: Database): OwnRate[] {
  const rows = database.all(build.selectFrom('rate').selectAll().orderBy('kind').orderBy('period'));
  return rows.map(({ kind, period, basis_points: basisPoints, source }) => ({
    kind,
    period,
    basisPoints,
    source,
  }));
}

/** Enters a rate, in place of the one that was entered for its period before. */
export function storeOwnRate(
  database: Database,
  { kind, period, basisPoints, source }: OwnRate,
  on: Day,
): void {
  const values = { basis_points: basisPoints, source, added_on: on };
  const own = database.one(
    build.selectFrom('rate').select('id').where('kind', '=', kind).where('period', '=', period),
  );
  if (own === undefined) database.insert('rate', { kind, period, ...values });
  else database.run(build.updateTable('rate').set(values).where('id', '=', own.id));
}

/** Takes out the rate that was entered for a period. */
export function deleteOwnRate(database: Database, { kind, period }: Pick<OwnRate, 'kind' | 'period'>): void {
  database.run(build.deleteFrom('rate').where('kind', '=', kind).where('period', '=', period));
}
