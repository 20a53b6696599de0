/** Payments that stand in a ledger as rows of their own, under the number of the invoice they pay. */
import { rowIdentity } from '../../domain/debtor/debtor.ts';
import type { IncomingItem } from '../../domain/import/incoming.ts';
import { cents } from '../../domain/money.ts';
import { isCreditNoteType } from '../cell/documentText.ts';
import type { ItemTable } from '../item/itemTable.ts';

/** What ledgers call a payment; a credit note has words of its own. */
const PAYMENT =
  /\b(?:incass[oi]|inc\.?|pagament[oi]|pag\.?|bonific[oi]|versament[oi]|rimess[ae]|ri\.?ba\.?|assegn[oi]|contanti|acconto|saldo|payments?|receipts?|zahlung(?:seingang|en)?|paiements?|r[eè]glements?)(?![\p{L}\p{N}])/iu;

/** What makes less of a debt without any money. */
const OTHER = /\b(?:storn|abbuon|scont|rettific|reso\b|not[ae] (?:di )?cred)/iu;

/** Whether the kind or text of a row on the credit side says that it is a payment, and no credit note. */
export function isPaymentText(...cells: readonly string[]): boolean {
  return (
    cells.some((cell) => PAYMENT.test(cell)) &&
    !cells.some((cell) => isCreditNoteType(cell) || OTHER.test(cell))
  );
}

/**
 * Takes payments off the invoice with their number, the oldest instalment first, and drops their rows; those that come to
 * more than is open, or whose invoice is not in the file, stay what they are: a credit of the customer's.
 * @returns the items, and how many rows went
 */
export function lessPayments(items: ItemTable, payments: ReadonlySet<number>): [ItemTable, number] {
  if (payments.size === 0) return [items, 0];
  const open = new Map<number, number>();
  const gone = new Set<number>();
  for (const places of items.sameNumbers()) {
    const rows = places.map((place) => ({ place, item: items.at(place) }));
    for (const ofOne of Map.groupBy(rows, ({ item }) => keyOf(item)).values()) {
      const paying = ofOne.filter(({ item }) => payments.has(item.line));
      const paid = ofOne.filter(({ item }) => !item.isCreditNote);
      const left = laid(paying, paid);
      if (left === undefined) continue;
      for (const { place } of paying) gone.add(place);
      for (const [place, amount] of left) open.set(place, amount);
    }
  }
  if (gone.size === 0) return [items, 0];
  const kept = items.changed((item, place) => {
    const left = open.get(place);
    if (gone.has(place)) return undefined;
    return left === undefined ? item : { ...item, openCents: cents(left) };
  });
  return [kept, gone.size];
}

interface Row {
  readonly place: number;
  readonly item: IncomingItem;
}

/** What is left of each invoice; undefined where it is not sure what is paid. */
function laid(paying: readonly Row[], paid: readonly Row[]): Map<number, number> | undefined {
  const issued = new Set(paid.map(({ item }) => item.issuedOn ?? ''));
  const [first = ''] = issued;
  // What came before the invoice is for something else of that number.
  const areOne = issued.size === 1 && paying.every(({ item }) => (item.issuedOn ?? first) >= first);
  let money = paying.reduce((sum, { item }) => sum - item.openCents, 0);
  const total = paid.reduce((sum, { item }) => sum + item.openCents, 0);
  if (paying.length === 0 || !areOne || money > total) return undefined;
  const inOrder = paid.toSorted((a, b) => (a.item.dueOn < b.item.dueOn ? -1 : 1));
  return new Map(
    inOrder.map(({ place, item }) => {
      const part = Math.min(money, item.openCents);
      money -= part;
      return [place, item.openCents - part];
    }),
  );
}

function keyOf({ debtor, currency }: IncomingItem): string {
  return `${rowIdentity(debtor)}\n${currency}`;
}
