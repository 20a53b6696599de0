/** How a person says which columns are taken off an amount. */
import { matchHeader } from '../header/matchHeader.ts';
import { MOST_PAID, paidFields } from './paidColumns.ts';

/** The fields that columns, counted from 0, feed when all of them are taken off; the tax that customers withhold has its own. */
export function deductionFields(
  columns: readonly number[],
  header: readonly string[],
): Readonly<Record<string, number>> {
  const [only = -1, ...others] = columns;
  const isTax = others.length === 0 && matchHeader(header[only] ?? '')?.field === 'withholding';
  return isTax ? { withholding: only } : paidFields(columns);
}

/** The option that says the same. */
export function deductionFlag(columns: readonly number[], header: readonly string[]): string {
  if (columns.length > MOST_PAID) return '--columns';
  const [field = 'paid'] = Object.keys(deductionFields(columns, header));
  return `--columns "${field}=${columns.map((at) => at + 1).join('+')}"`;
}
