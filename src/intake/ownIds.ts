/** The numbers by which the company itself is known: who has them owes it nothing. */
import type { Creditor } from '../domain/letter.ts';

/** Who we are, to tell our invoices from those we received. */
export type Seller = Pick<Creditor, 'vatNumber' | 'taxCode'>;

/** VAT number and tax code, as they are compared. */
export function ownIds({ vatNumber, taxCode = '' }: Seller): readonly string[] {
  return [vatNumber, taxCode].map(compactId).filter((id) => id !== '');
}

/** Italian numbers without the country, however often it was written. */
export function compactId(id: string): string {
  return id
    .toUpperCase()
    .replace(/[\s.-]+/gu, '')
    .replace(/^(?:IT)+(?=\d{11}$)/u, '');
}
