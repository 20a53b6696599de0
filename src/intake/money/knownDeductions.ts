/** What files of one source taught about columns that may be off the amount: in the next one they mean the same. */
import type { KnownDeductions } from '../../domain/import/incoming.ts';
import { headerKey } from '../header/headerKey.ts';
import { hasReasons } from '../file/rejectedFile.ts';

/** What a file says about some of its columns. */
export type Lesson = Pick<KnownDeductions, 'off' | 'within'> & Partial<Pick<KnownDeductions, 'told'>>;

/**
 * What is known of the source with this header: of another one, or of another column of amounts, nothing. Rows that were set
 * aside are of the same source.
 */
export function knownOf(
  header: readonly string[],
  amountAt: number | undefined,
  known: readonly KnownDeductions[] = [],
): KnownDeductions {
  const own = hasReasons(header) ? header.slice(0, -1) : header;
  const key = `${own.map(headerKey).join('|')} ${amountAt ?? ''}`.trim();
  return known.findLast((source) => source.header === key) ?? { header: key, off: [], within: [], told: [] };
}

/** With what this file says; of other columns, which it may have left blank, stays what was known. */
export function learnt(known: KnownDeductions, { off, within, told = [] }: Lesson): KnownDeductions {
  const isOther = (at: number): boolean => !off.includes(at) && !within.includes(at);
  const isSame = (at: number): boolean => (known.off.includes(at) ? off : within).includes(at);
  return {
    header: known.header,
    off: inOrder([...known.off.filter(isOther), ...off]),
    within: inOrder([...known.within.filter(isOther), ...within]),
    // Who said it once need not say it again.
    told: inOrder([...known.told.filter((at) => isOther(at) || isSame(at)), ...told]),
  };
}

function inOrder(places: readonly number[]): number[] {
  return [...new Set(places)].sort((a, b) => a - b);
}
