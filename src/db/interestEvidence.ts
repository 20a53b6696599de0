/** What the book knows of a debtor's means. */
import type { Solvency } from '../domain/court/assessment.ts';
import { build } from './build.ts';
import type { Database } from './database.ts';

const BY_CLASS: Readonly<Record<string, Solvency>> = { A: 'good', B: 'good', D: 'poor', E: 'poor' };

/** What the rating says of the debtor's solvency; undefined without a rating, and for the class in the middle. */
export function debtorRating(database: Database, debtor: number): Solvency | undefined {
  const row = database.one(build.selectFrom('debtor').select('rating_class').where('id', '=', debtor));
  return BY_CLASS[row?.rating_class ?? ''];
}
