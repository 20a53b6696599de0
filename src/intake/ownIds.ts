/** The numbers and the name by which the company itself is known: who has them owes it nothing. */
import type { Creditor } from '../domain/letter.ts';
import { sameNameTeller } from '../domain/debtor/looseName.ts';

/** Who we are, to tell our invoices from those we received. */
export type Seller = Pick<Creditor, 'vatNumber' | 'taxCode'> & Partial<Pick<Creditor, 'name'>>;

/** What customers are compared with. */
export interface OwnSigns {
  readonly ids: readonly string[];
  readonly isOwnName: (name: string) => boolean;
}

/** The signs of the company; of none, nobody has them. */
export function ownSigns(seller: Seller | undefined): OwnSigns {
  if (seller === undefined) return { ids: [], isOwnName: () => false };
  return { ids: ownIds(seller), isOwnName: sameNameTeller(seller.name ?? '') };
}

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
