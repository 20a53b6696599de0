/** What files of one source taught about columns that may be off the amount: in the next one they mean the same. */
import type { KnownDeductions } from '../domain/incoming.ts';
import { headerKey } from './headerKey.ts';
import { hasReasons } from './rejectedFile.ts';

/** What a file says about some of its columns. */
export type Lesson = Pick<KnownDeductions, 'off' | 'within'> & Partial<Pick<KnownDeductions, 'told'>>;

/** What is known of the source with this header: of another one, nothing. Rows that were set aside are of the same source. */
export function knownOf(header: readonly string[], known: readonly KnownDeductions[] = []): KnownDeductions {
  const own = hasReasons(header) ? header.slice(0, -1) : header;
  const key = own.map(headerKey).join('|');
  return known.findLast((source) => source.header === key) ?? { header: key, off: [], within: [], told: [] };
}

/** With what this file says; of other columns, which it may have left blank, stays what was known. */
export function learnt(known: KnownDeductions, { off, within, told = [] }: Lesson): KnownDeductions {
  const said = new Set([...off, ...within]);
  const kept = (places: readonly number[]): number[] => places.filter((at) => !said.has(at));
  const both = (before: readonly number[], now: readonly number[]): number[] =>
    [...kept(before), ...now].sort((a, b) => a - b);
  return {
    header: known.header,
    off: both(known.off, off),
    within: both(known.within, within),
    // Who said it once need not say it again.
    told: [...new Set([...known.told.filter((at) => isSame(known, at, off, within)), ...told])].sort(
      (a, b) => a - b,
    ),
  };
}

/** Whether a column still is what it was. */
function isSame(
  known: KnownDeductions,
  at: number,
  off: readonly number[],
  within: readonly number[],
): boolean {
  return !(known.off.includes(at) ? within : off).includes(at);
}
