/** The document a lump sum is charged for: its instalments together, once (art. 6 D.Lgs. 231/2002). */
import type { CaseItem } from '../case.ts';

/** One name for all instalments of a document. */
export function chargedDocument({ number, issuedOn }: Pick<CaseItem, 'number' | 'issuedOn'>): string {
  return `${number} ${issuedOn ?? ''}`;
}
