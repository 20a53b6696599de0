/**
 * Customers that only seem new: another program writes their name in its own way, and one of their documents stands in the
 * book under the name it is known by (rule 20).
 */
import type { DebtorIndex, Identity } from '../../domain/debtor/debtorMatch.ts';
import { isLooselySame } from '../../domain/debtor/looseName.ts';
import type { Shared } from './documentsElsewhere.ts';

/** A debtor of the book that rows mean under another name. */
export interface Recognised {
  readonly debtor: number;
  /** Everything the rows call it. */
  readonly said: readonly Identity[];
  /** Some of the documents that prove it. */
  readonly numbers: readonly string[];
}

/**
 * Which new debtors are ones of the book: a document in common, a name that differs in nothing but how it is written, and
 * no sign against it. What fits two debtors, or two that contradict each other, is left to a person.
 * @param saidBy what the rows of a new debtor call it
 */
export function recognisedDebtors(
  index: DebtorIndex,
  shared: readonly Shared[],
  saidBy: ReadonlyMap<number, readonly Identity[]>,
): Recognised[] {
  const likely = shared.flatMap(({ owner, debtor, numbers }) => {
    const said = saidBy.get(owner) ?? [];
    const isMeant = said.length > 0 && said.every((identity) => isNamed(index, debtor, identity));
    return isMeant ? [{ owner, debtor, said, numbers }] : [];
  });
  const byOwner = Map.groupBy(likely, ({ owner }) => owner);
  const sure = likely.filter(({ owner }) => byOwner.get(owner)?.length === 1);
  return [...Map.groupBy(sure, ({ debtor }) => debtor)].flatMap(([debtor, claims]) => {
    const said = claims.flatMap((claim) => claim.said);
    if (contradictEachOther(said)) return [];
    return [{ debtor, said, numbers: [...new Set(claims.flatMap(({ numbers }) => numbers))] }];
  });
}

function isNamed(index: DebtorIndex, debtor: number, said: Identity): boolean {
  return isLooselySame(index.identityOf(debtor).name, said.name) && !index.contradicts(debtor, said);
}

function contradictEachOther(said: readonly Identity[]): boolean {
  return (['vatNumber', 'taxCode', 'code'] as const).some(
    (sign) => new Set(said.map((identity) => identity[sign]).filter((value) => value !== undefined)).size > 1,
  );
}
