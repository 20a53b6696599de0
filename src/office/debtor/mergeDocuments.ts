/** Documents that were imported for two customers who are one: each is kept once, with all that happened to it. */
import { build } from '../../db/build.ts';
import { doubledItems } from '../../domain/import/doubledItems.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Book } from '../book.ts';
import { payOnce } from './mergePayments.ts';
import { storedItems, type StoredItem } from '../import/storedItems.ts';

export interface DoubledDocuments {
  /** The numbers of all of them. */
  readonly doubled: readonly string[];
  /** Those of which the two balances differed: what is recorded as paid counts. */
  readonly balanced: readonly string[];
}

/** Two items that are the same. */
interface Pair {
  readonly kept: StoredItem;
  readonly dropped: StoredItem;
}

/**
 * Drops one of two items that are the same. Refuses (rule): `merge-same-document` when the two differ,
 * `merge-both-worked` when both are in dispute, in a plan or left behind, `merge-different-balance` when no recorded
 * payment says why their balances differ.
 */
export function mergeDocuments(book: Book, into: number, from: number): DoubledDocuments {
  const stored = storedItems(book, [into, from], numbersOf(book, from));
  const [stays, goes] = [stored.get(into) ?? [], stored.get(from) ?? []];
  const { pairs: same, different } = doubledItems(stays, goes);
  if (different.length > 0) throw new Refusal('rule', 'merge-same-document', { numbers: once(different) });
  const works = workOn(
    book,
    same.flatMap((pair) => [pair.stays.id, pair.goes.id]),
  );
  const pairs = same.map((pair) => pairOf(pair.stays, pair.goes, works));
  const bound = pairs.filter(({ dropped }) => works.get(dropped.id)?.isBound === 1);
  if (bound.length > 0) throw new Refusal('rule', 'merge-both-worked', { numbers: numbersIn(bound) });
  const balanced = pairs.filter(({ kept, dropped }) => kept.open !== dropped.open);
  const unexplained = pairs.filter(({ kept, dropped }) => {
    const isPlanned = works.get(kept.id)?.isPlanned === 1;
    return (isPlanned && kept.open !== dropped.open) || !payOnce(book, kept, dropped);
  });
  if (unexplained.length > 0)
    throw new Refusal('rule', 'merge-different-balance', { numbers: numbersIn(unexplained) });
  for (const pair of pairs) takeOver(book, pair);
  const gone = new Set(pairs.map(({ dropped }) => dropped.id));
  giveFreeKeys(
    book,
    [...stays, ...goes].filter(({ id }) => !gone.has(id)),
    from,
  );
  return { doubled: numbersIn(pairs), balanced: numbersIn(balanced) };
}

function numbersOf({ database }: Book, debtor: number): string[] {
  const numbers = build.selectFrom('invoice').select('number').distinct().where('debtor_id', '=', debtor);
  return database.all(numbers).map(({ number }) => number);
}

function numbersIn(pairs: readonly Pair[]): string[] {
  return once(pairs.map(({ kept }) => kept.number));
}

function once(numbers: readonly string[]): string[] {
  return [...new Set(numbers)];
}

/** What people did about an item, and what letters demanded. */
interface Work {
  readonly id: number;
  /** It is in dispute, in a plan, credited, or left with a closed case: that hangs on this item and no other. */
  readonly isBound: 0 | 1;
  readonly isPlanned: 0 | 1;
  readonly letters: number;
}

function workOn({ database }: Book, ids: readonly number[]): ReadonlyMap<number, Work> {
  const rows = database.rows<Work>(WORK, { ids: JSON.stringify(ids) });
  return new Map(rows.map((work) => [work.id, work]));
}

const WORK = `
select id, isPlanned, letters, isPlanned or isDisputed or isCredited or left_in_case is not null as isBound from (
  select i.id, i.left_in_case,
    exists (select 1 from plan_item t join plan p on p.id = t.plan_id where t.invoice_id = i.id and p.result is null)
      as isPlanned,
    exists (select 1 from dispute where invoice_id = i.id and resolved_on is null) as isDisputed,
    exists (select 1 from credit where invoice_id = i.id and booked_on is null) as isCredited,
    (select count(*) from letter_item where invoice_id = i.id) as letters
  from invoice i where i.id in (select value from json_each(@ids)))`;

/** Kept is the one that more hangs on: what a letter demanded cannot be written to another item. */
function pairOf(stays: StoredItem, goes: StoredItem, works: ReadonlyMap<number, Work>): Pair {
  const [one, other] = [works.get(stays.id), works.get(goes.id)];
  const bound = (other?.isBound ?? 0) - (one?.isBound ?? 0);
  const letters = (other?.letters ?? 0) - (one?.letters ?? 0);
  const isOther = bound === 0 ? letters > 0 : bound > 0;
  return isOther ? { kept: goes, dropped: stays } : { kept: stays, dropped: goes };
}

/** What is over of the dropped one is told of the kept one: resolved disputes, ended plans, payments that bounced. */
function takeOver({ database }: Book, { kept, dropped }: Pair): void {
  for (const table of ['allocation', 'dispute', 'plan_item', 'credit'])
    database.write(`update ${table} set invoice_id = @kept where invoice_id = @dropped`, {
      kept: kept.id,
      dropped: dropped.id,
    });
  const { returned_on: returned } = database.one(
    build.selectFrom('invoice').select('returned_on').where('id', '=', dropped.id),
  ) ?? { returned_on: null };
  database.run(build.deleteFrom('invoice').where('id', '=', dropped.id));
  database.run(
    build
      .updateTable('invoice')
      .set({
        open_cents: lowerOf(kept.open, dropped.open),
        ...(kept.issuedOn === '' ? { issued_on: dropped.issuedOn } : {}),
        ...(returned === null ? {} : { returned_on: returned }),
      })
      .where('id', '=', kept.id),
  );
}

/** The balance nearer to nothing: that of a credit note is below it. */
function lowerOf(one: number, other: number): number {
  return Math.abs(one) < Math.abs(other) ? one : other;
}

/** Two instalments of one document may have been given the same number by two lists. */
function giveFreeKeys({ database }: Book, left: readonly StoredItem[], from: number): void {
  const taken = new Set(left.filter(({ debtor }) => debtor !== from).map((item) => placeOf(item)));
  for (const item of left.filter(({ debtor }) => debtor === from)) {
    if (taken.has(placeOf(item)))
      database.run(
        build
          .updateTable('invoice')
          .set({ instalment_key: `${item.key} ${item.dueOn}` })
          .where('id', '=', item.id),
      );
    taken.add(placeOf(item));
  }
}

function placeOf({ number, issuedOn, key }: StoredItem): string {
  return [number, issuedOn, key].join('\u0000');
}
