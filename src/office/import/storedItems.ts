/** The items of the book that a file may mean, by the numbers it names. */
import { build, sql } from '../../db/build.ts';
import { chosen, group } from '../../db/grouped.ts';
import type { Day } from '../../domain/day.ts';
import type { Book } from '../book.ts';

/** An item of the book, as far as an export can change it. */
export interface StoredItem {
  readonly id: number;
  readonly debtor: number;
  readonly number: string;
  /** Empty when the export did not say. */
  readonly issuedOn: string;
  readonly isCreditNote: boolean;
  readonly key: string;
  /** Null when no file has numbered it. */
  readonly instalment: string | null;
  readonly dueOn: Day;
  readonly amount: number;
  readonly open: number;
  readonly currency: string;
  readonly method: string | null;
  readonly reference: string | null;
  /** Brought in by an invoice or a list of invoices: it may be a document whose instalments only the ledger tells. */
  readonly isFromInvoice: boolean;
  /** The closed case that a person left it in. */
  readonly leftIn: number | null;
}

/** What the book has of the documents of these debtors with these numbers, by debtor, in the order it was entered. */
export function storedItems(
  { database }: Book,
  debtors: readonly number[],
  numbers: readonly string[],
): Map<number, StoredItem[]> {
  const stored = database.all(
    build
      .selectFrom('invoice')
      .select([
        'id',
        'debtor_id',
        'number',
        'issued_on',
        'instalment_key',
        'instalment',
        'due_on',
        'amount_cents',
        'open_cents',
      ])
      .select(['currency', 'is_credit_note', 'method', 'reference', 'left_in_case'])
      .select(
        sql<number>`import_id in (select id from import_file where content = 'invoices')`.as('from_invoice'),
      )
      .where('number', 'in', sql<string>`(select value from json_each(${JSON.stringify(numbers)}))`)
      // The plus sign: the index is searched for the numbers alone, not for every number with every debtor.
      .where(sql<number>`+debtor_id`, 'in', chosen(JSON.stringify(debtors)))
      .orderBy('id'),
  );
  return group(
    stored,
    (row) => row.debtor_id,
    (row) => ({
      id: row.id,
      debtor: row.debtor_id,
      number: row.number,
      issuedOn: row.issued_on,
      isCreditNote: row.is_credit_note === 1,
      key: row.instalment_key,
      instalment: row.instalment,
      dueOn: row.due_on as Day,
      amount: row.amount_cents,
      open: row.open_cents,
      currency: row.currency,
      method: row.method,
      reference: row.reference,
      isFromInvoice: row.from_invoice === 1,
      leftIn: row.left_in_case,
    }),
  );
}
