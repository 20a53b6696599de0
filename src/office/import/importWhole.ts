/** A file that is the whole list of open items: what it does not name is settled (rule 21). */
import { build } from '../../db/build.ts';
import type { Day } from '../../domain/day.ts';
import type { ReadFile } from '../../domain/import/incoming.ts';
import { cents, type Cents, type Currency, type Money } from '../../domain/money.ts';
import { doubtsOf, openSums, type ImportDoubt, type OpenSum } from '../../domain/import/wholeList.ts';
import type { Recorder } from '../act.ts';
import { isReturnNotBooked } from './balanceInFile.ts';
import type { Book, Moment } from '../book.ts';
import type { ImportTally } from './importTable.ts';
import { insertPayment } from '../payment/payments.ts';

/** What the list may settle, read before anything is written. */
export interface Comparable {
  /** Items issued after this day are newer than the list; undefined when the list has no dates. */
  readonly newest: Day | undefined;
  /** The last item the book had before. */
  readonly lastItem: number;
  readonly open: readonly OpenSum[];
  readonly credits: number;
}

/**
 * Open items the list could have named. Newer ones could not be in it, nor could an invoice of its very last day that came
 * in as issued; what a person wrote off with its case is nobody's any more, and nothing was paid of it.
 */
const NAMEABLE = `
  from invoice i
  left join import_file f on f.id = i.import_id
  left join recovery_case c on c.id = i.left_in_case
  where i.open_cents <> 0 and i.id <= @lastItem
    and (@newest is null or i.issued_on <= @newest)
    and not (coalesce(f.content, '') = 'invoices' and (@newest is null or i.issued_on >= @newest))
    and coalesce(c.close_reason, '') <> 'write-off'`;

/** The open items of the book that a list up to that day could name. */
export function comparableWith({ database }: Book, newest: Day | undefined): Comparable {
  const [last] = database.rows<{ id: number | null }>('select max(id) as id from invoice', {});
  const lastItem = last?.id ?? 0;
  const values = { lastItem, newest: newest ?? null };
  const open = database.rows<OpenSum>(
    `select i.currency, count(*) as items, sum(abs(i.open_cents)) as cents,
       sum(max(0, -i.open_cents)) as creditCents ${NAMEABLE} group by i.currency`,
    values,
  );
  const [credits] = database.rows<{ count: number }>(
    `select count(*) as count ${NAMEABLE} and i.open_cents < 0`,
    values,
  );
  return { newest, lastItem, open, credits: credits?.count ?? 0 };
}

/** An item that the list does not name. */
export interface VanishedItem {
  readonly id: number;
  readonly debtor: number;
  readonly number: string;
  readonly instalment: string | null;
  readonly due: Day;
  readonly open: Cents;
  readonly currency: Currency;
  /** The closed case that a person left it in. */
  readonly leftIn: number | null;
  readonly isDisputed: 0 | 1;
}

/** Items that the list could have named and did not. */
export function vanishedItems(
  { database }: Book,
  { newest, lastItem }: Comparable,
  named: ReadonlySet<number>,
): VanishedItem[] {
  return database.rows<VanishedItem>(
    `select i.id, i.debtor_id as debtor, i.number, i.instalment, i.due_on as due, i.open_cents as open, i.currency,
       i.left_in_case as leftIn,
       exists (select 1 from dispute d where d.invoice_id = i.id and d.resolved_on is null) as isDisputed
     ${NAMEABLE} and i.id not in (select value from json_each(@named))
     order by i.id`,
    { lastItem, newest: newest ?? null, named: JSON.stringify([...named]) },
  );
}

/** Parts the numbers of those that the file names and that were passed over: it does not say that they are settled. */
export function passedOverAmong(
  vanished: readonly VanishedItem[],
  passedOver: ReadonlySet<string> = new Set(),
): [kept: string[], vanished: VanishedItem[]] {
  const isNamed = ({ number }: VanishedItem): boolean => passedOver.has(number);
  return [vanished.filter(isNamed).map(({ number }) => number), vanished.filter((item) => !isNamed(item))];
}

/** Parts the numbers of those whose return the bank has told a few days ago from what the list settles. */
export function returnedAmong(
  book: Book,
  { today }: Moment,
  vanished: readonly VanishedItem[],
): [returned: string[], vanished: VanishedItem[]] {
  const { returned = [], settled = [] } = Object.groupBy(vanished, ({ id, open }) =>
    open > 0 && isReturnNotBooked(book, today, id, open) ? 'returned' : 'settled',
  );
  return [returned.map(({ number }) => number), settled];
}

/** What speaks against taking the file for the whole list. */
export function listDoubts(
  { items }: Pick<ReadFile, 'items'>,
  { open, credits }: Comparable,
  vanished: readonly VanishedItem[],
  known: number,
): ImportDoubt[] {
  let [listed, listedCredits] = [0, 0];
  for (let place = 0; place < items.length; place += 1) {
    const balance = items.openAt(place);
    if (balance !== 0) listed += 1;
    if (balance < 0) listedCredits += 1;
  }
  const vanishing = openSums(vanished);
  return doubtsOf({ open, vanishing, listed, known, credits: { open: credits, listed: listedCredits } });
}

/** The file's own total is not that of its rows: some may be missing. */
export function totalDoubt(
  { statedTotalCents: stated }: Pick<ReadFile, 'statedTotalCents'>,
  totals: readonly Money[],
): ImportDoubt[] {
  const [only] = totals;
  if (stated === undefined || only === undefined || totals.length > 1 || only.cents === stated) return [];
  return [{ code: 'total-differs', values: { statedCents: stated, readCents: only.cents } }];
}

/** The numbers of those that are in dispute. */
export function disputedNumbers(vanished: readonly VanishedItem[]): string[] {
  return vanished.filter(({ isDisputed }) => isDisputed === 1).map(({ number }) => number);
}

/** Settles them: what was owed was paid, as far as the accounting tells, and credit notes were used. */
export function settleVanished(
  book: Book,
  { today }: Moment,
  vanished: readonly VanishedItem[],
  cases: ReadonlyMap<number, number>,
  tally: ImportTally,
  recorder: Recorder,
): void {
  for (const { id, debtor, number, instalment, due, open, currency, leftIn } of vanished) {
    if (open > 0) {
      const entry = { cents: open, currency, on: today };
      insertPayment(book, debtor, entry, 'export', [{ invoiceId: id, cents: open }]);
    } else book.database.run(build.updateTable('invoice').set({ open_cents: 0 }).where('id', '=', id));
    const before = { due, open };
    const after = { due, open: cents(0) };
    const change = { number, currency, before, after };
    recorder.note(leftIn ?? cases.get(debtor), open > 0 ? 'item-vanished' : 'credit-used', {
      invoice: id,
      ...change,
    });
    tally.change({ fate: 'vanished', debtor, ...(instalment === null ? {} : { instalment }), ...change });
  }
}
