/**
 * Which debtor of the book a row of an export means (rule 20): its VAT number or tax code, then its customer code, then
 * its name. Two signs that point to different debtors are a conflict: asked, never guessed.
 */
import type { DebtorDetails } from './debtor.ts';
import { nameKey } from './debtor.ts';

/** A debtor as the matcher knows it: already in the book, or new in this file. */
export interface Known {
  readonly key: number;
  readonly details: DebtorDetails;
}

export type Match =
  { readonly kind: 'known'; readonly key: number } | { readonly kind: 'new' } | { readonly kind: 'conflict' };

/** Finds debtors by their signs; rows of the same debtor must always give the same answer, whatever their order. */
export class DebtorIndex {
  readonly #byVat = new Map<string, number>();
  readonly #byTaxCode = new Map<string, number>();
  readonly #byCode = new Map<string, number>();
  readonly #byName = new Map<string, Set<number>>();
  readonly #details = new Map<number, DebtorDetails>();

  constructor(known: Iterable<Known>) {
    for (const { key, details } of known) this.add(key, details);
  }

  /** Makes a debtor findable; its details may grow with later rows. */
  add(key: number, details: DebtorDetails): void {
    const merged = { ...this.#details.get(key), ...details };
    this.#details.set(key, merged);
    if (merged.vatNumber !== undefined) this.#byVat.set(merged.vatNumber, key);
    if (merged.taxCode !== undefined) this.#byTaxCode.set(merged.taxCode, key);
    if (merged.code !== undefined) this.#byCode.set(merged.code, key);
    const name = nameKey(merged.name);
    const namesakes = this.#byName.get(name);
    if (namesakes === undefined) this.#byName.set(name, new Set([key]));
    else namesakes.add(key);
  }

  match(details: DebtorDetails): Match {
    const byVat = details.vatNumber === undefined ? undefined : this.#byVat.get(details.vatNumber);
    const byTaxCode = details.taxCode === undefined ? undefined : this.#byTaxCode.get(details.taxCode);
    const byCode = details.code === undefined ? undefined : this.#byCode.get(details.code);
    const found = byVat ?? byTaxCode ?? byCode;
    const isTorn = [byTaxCode, byCode].some((key) => key !== undefined && key !== found);
    if (isTorn) return { kind: 'conflict' };
    if (found !== undefined)
      return this.#contradicts(found, details) ? { kind: 'conflict' } : { kind: 'known', key: found };
    return this.#matchByName(details);
  }

  /** The name decides only when nothing else speaks against it, and only when one debtor has it. */
  #matchByName(details: DebtorDetails): Match {
    const namesakes = [...(this.#byName.get(nameKey(details.name)) ?? [])];
    const possible = namesakes.filter((key) => !this.#contradicts(key, details));
    const [only] = possible;
    if (only !== undefined)
      return possible.length === 1 ? { kind: 'known', key: only } : { kind: 'conflict' };
    return { kind: 'new' };
  }

  /** Another VAT number, tax code or customer code than the one known. */
  #contradicts(key: number, details: DebtorDetails): boolean {
    // Every key found here was added with its details.
    const known = this.#details.get(key) as DebtorDetails;
    return (['vatNumber', 'taxCode', 'code'] as const).some(
      (sign) => known[sign] !== undefined && details[sign] !== undefined && known[sign] !== details[sign],
    );
  }
}
