/** Items that are new in the book. Those of new debtors need not be compared with anything, nor be read again. */
import type { DebtorFacts } from '../../db/debtorFacts.ts';
import type { CaseItem } from '../../domain/case.ts';
import { byDueDate } from '../../domain/step/claim.ts';
import type { IncomingItem, IncomingItems } from '../../domain/import/incoming.ts';
import { instalmentKey } from '../../domain/import/itemMatch.ts';
import type { Book } from '../book.ts';
import type { MatchedDebtors } from './matchDebtors.ts';
import { isNewDebtor, placesByNewDebtor, type NewDebtors } from './newDebtors.ts';

/** An item to be written, for a debtor of the book. */
export interface NewItem {
  readonly debtor: number;
  readonly item: IncomingItem;
  /** Its identity within the document. */
  readonly key: string;
}

/** Writes items in order; the id of the first, the others follow. */
export function insertItems({ database }: Book, importId: number, added: Iterable<NewItem>): number {
  const rows = function* () {
    for (const { debtor, item, key } of added) yield rowOf(debtor, item, key, importId);
  };
  return database.insertAll('invoice', rows()) ?? 0;
}

function rowOf(debtor: number, item: IncomingItem, key: string, importId: number) {
  return {
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

/** The items of debtors that are new in a file, written. */
export interface ItemsOfNewDebtors {
  readonly count: number;
  /** The facts of their debtors as reading them from the book would give them, some at a time: a file may name many. */
  readonly facts: () => Generator<readonly DebtorFacts[]>;
}

/**
 * Writes the items of debtors that are new in this file.
 * @param created the new debtors by their key in `matched`
 */
export function insertItemsOfNewDebtors(
  book: Book,
  importId: number,
  items: IncomingItems,
  { keys }: MatchedDebtors,
  created: NewDebtors,
): ItemsOfNewDebtors {
  if (created.size === 0) return { count: 0, facts: function* () {} };
  const rows = function* () {
    for (let place = 0; place < items.length; place += 1) {
      const debtor = created.idOf(keys[place] ?? 0);
      if (debtor === undefined) continue;
      const item = items.at(place);
      yield rowOf(debtor, item, instalmentKey(item), importId);
    }
  };
  let count = 0;
  for (const key of keys) if (isNewDebtor(key)) count += 1;
  const { database } = book;
  const first = database.addMany(['invoice'], count, () => database.insertAll('invoice', rows())) ?? 0;
  return { count, facts: () => factsOfNew(items, keys, created, first) };
}

/** Enough at a time to be quick, and few enough for any file to fit into memory. */
const DEBTORS_AT_ONCE = 100;

function* factsOfNew(
  items: IncomingItems,
  keys: Int32Array,
  created: NewDebtors,
  firstId: number,
): Generator<readonly DebtorFacts[]> {
  const placesOf = placesByNewDebtor(keys);
  let facts: DebtorFacts[] = [];
  for (const [key, debtor] of created) {
    const open: CaseItem[] = [];
    for (const { place, position } of placesOf(key)) {
      if (items.openAt(place) !== 0) open.push(caseItem(items.withoutReferenceAt(place), firstId + position));
    }
    facts.push({ debtor, items: open.sort(byDueDate), disputes: [] });
    if (facts.length < DEBTORS_AT_ONCE) continue;
    yield facts;
    facts = [];
  }
  if (facts.length > 0) yield facts;
}

function caseItem(item: Omit<IncomingItem, 'reference'>, id: number): CaseItem {
  const { number, instalment, issuedOn, dueOn, amountCents, openCents, currency, isCreditNote, method } =
    item;
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
    ...(method === undefined ? undefined : { method }),
    isDisputed: false,
    wasDemanded: false,
  };
}
