/** Items that are new in the book. Those of new debtors need not be compared with anything, nor be read again. */
import type { DebtorFacts } from '../db/debtorFacts.ts';
import type { CaseItem } from '../domain/case.ts';
import { byDueDate } from '../domain/claim.ts';
import type { Debtor } from '../domain/debtor.ts';
import type { IncomingItem } from '../domain/incoming.ts';
import { instalmentKey } from '../domain/itemMatch.ts';
import type { Book } from './book.ts';
import type { MatchedDebtors } from './importDebtors.ts';

/** An item to be written, for a debtor of the book. */
export interface NewItem {
  readonly debtor: number;
  readonly item: IncomingItem;
  /** Its identity within the document. */
  readonly key: string;
}

/** Writes items; the id of the first, the others follow. */
export function insertItems({ database }: Book, importId: number, added: readonly NewItem[]): number {
  const rows = function* () {
    for (const { debtor, item, key } of added) {
      yield {
        debtor_id: debtor,
        number: item.number,
        issued_on: item.issuedOn ?? '',
        instalment_key: key,
        instalment: item.instalment ?? null,
        due_on: item.dueOn,
        amount_cents: item.amountCents,
        open_cents: item.openCents,
        currency: item.currency,
        is_credit_note: item.isCreditNote ? 1 : 0,
        method: item.method ?? null,
        reference: item.reference ?? null,
        import_id: importId,
      };
    }
  };
  return database.insertAll('invoice', rows()) ?? 0;
}

/**
 * Writes the items of debtors that are new in this file.
 * @param created the new debtors by their key in `matched`
 * @returns how many were written, and the facts of their debtors as reading them from the book would give them
 */
export function insertItemsOfNewDebtors(
  book: Book,
  importId: number,
  items: readonly IncomingItem[],
  matched: MatchedDebtors,
  created: ReadonlyMap<number, Debtor>,
): { readonly count: number; readonly facts: ReadonlyMap<number, DebtorFacts> } {
  const added: NewItem[] = [];
  items.forEach((item, row) => {
    const debtor = created.get(matched.keys[row] ?? 0);
    if (debtor !== undefined) added.push({ debtor: debtor.id, item, key: instalmentKey(item) });
  });
  const first = insertItems(book, importId, added);
  const open = new Map([...created.values()].map(({ id }): [number, CaseItem[]] => [id, []]));
  added.forEach(({ debtor, item }, position) => {
    if (item.openCents !== 0) open.get(debtor)?.push(caseItem(item, first + position));
  });
  const facts = [...created.values()].map((debtor): [number, DebtorFacts] => {
    const ofDebtor = open.get(debtor.id) ?? [];
    return [debtor.id, { debtor, items: ofDebtor.sort(byDueDate), disputes: [] }];
  });
  return { count: added.length, facts: new Map(facts) };
}

function caseItem(item: IncomingItem, id: number): CaseItem {
  const { number, instalment, issuedOn, dueOn, amountCents, openCents, currency, isCreditNote } = item;
  return {
    id,
    number,
    ...(instalment === undefined ? undefined : { instalment }),
    ...(issuedOn === undefined ? undefined : { issuedOn }),
    dueOn,
    amountCents,
    openCents,
    currency,
    isCreditNote,
    isDisputed: false,
    wasDemanded: false,
  };
}
