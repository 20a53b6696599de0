/** What a rating looks at, for one debtor or thousands at once with a fixed number of queries; and the class as stored. */
import type { Selectable } from 'kysely';
import type { Day } from '../domain/day.ts';
import { cents, totalsByCurrency, type Money } from '../domain/money.ts';
import type { RatingFacts } from '../domain/rating/rating.ts';
import type { RatedInvoice } from '../domain/rating/ratingHistory.ts';
import type { RatingClass } from '../domain/rating/ratingScale.ts';
import { build } from './build.ts';
import type { Database } from './database.ts';
import { group } from './grouped.ts';
import { informationFromRow } from './information.ts';
import type { CommercialInformationTable } from './ratingTables.ts';

/** The class a debtor is in, as last worked out. */
export interface StoredRating {
  readonly debtor: number;
  /** Absent: not rated. */
  readonly class?: RatingClass;
  readonly since?: Day;
  /** A person gave it. */
  readonly isByHand: boolean;
  /** The debtor's open case. */
  readonly case?: number;
}

/** The stored class of a debtor; undefined when it is not rated. */
export function ratingOf(database: Database, debtor: number): RatingClass | undefined {
  return storedRatings(database, [debtor])[0]?.class;
}

/** The stored classes of debtors, in the order of their ids; unknown ids are left out. */
export function storedRatings(database: Database, debtors: readonly number[]): StoredRating[] {
  const rows = database.rows<StoredRow>(STORED, { debtors: JSON.stringify(debtors) });
  return rows.map((row) => ({
    debtor: row.id,
    ...(row.rating === null ? {} : { class: row.rating }),
    ...(row.since === null ? {} : { since: row.since }),
    isByHand: row.isByHand === 1,
    ...(row.caseNumber === null ? {} : { case: row.caseNumber }),
  }));
}

/** Stores the class a debtor is in since a day; undefined when it is not rated any more. */
export function storeRating(
  database: Database,
  debtor: number,
  rated: RatingClass | undefined,
  since: Day,
  isByHand: boolean,
): void {
  const values = {
    rating_class: rated ?? null,
    rating_since: rated === undefined ? null : since,
    rating_by_hand: isByHand ? 1 : 0,
  };
  database.run(build.updateTable('debtor').set(values).where('id', '=', debtor));
}

/** The debtors with an open case, in the order of their ids. */
export function debtorsWithOpenCase(database: Database): number[] {
  return database
    .all(
      build.selectFrom('recovery_case').select('debtor_id').where('status', '=', 'open').orderBy('debtor_id'),
    )
    .map((row) => row.debtor_id);
}

/** The facts by debtor. `since`: the first day that is looked at; what is open counts however old it is. */
export function loadRatingFacts(
  database: Database,
  debtors: readonly number[],
  since: Day,
): (debtor: number) => RatingFacts {
  const values = { debtors: JSON.stringify(debtors), since };
  const ownerOf = (row: { readonly debtor: number }): number => row.debtor;
  const disputed = new Set(database.rows<{ id: number }>(DISPUTED, values).map(({ id }) => id));
  const payments = group(
    database.rows<PaymentRow>(PAYMENTS, values),
    ({ invoice }) => invoice,
    ({ on, cents: paid }) => ({ on, cents: cents(paid) }),
  );
  const rows = database.rows<InvoiceRow>(INVOICES, values);
  const invoices = group(
    rows.filter(({ isCreditNote, open }) => isCreditNote === 0 && open >= 0),
    ownerOf,
    (row): RatedInvoice => ({
      dueOn: row.dueOn,
      amountCents: cents(row.amount),
      openCents: cents(row.open),
      currency: row.currency,
      ...(row.method === null ? undefined : { method: row.method }),
      ...(row.returnedOn === null ? undefined : { returnedOn: row.returnedOn }),
      isDisputed: disputed.has(row.id),
      payments: payments.get(row.id) ?? [],
    }),
  );
  const credits = group(
    rows.filter(({ open }) => open < 0),
    ownerOf,
    ({ open, currency }): Money => ({ cents: cents(open), currency }),
  );
  const promises = group(database.rows<PromiseRow>(PROMISES, values), ownerOf, ({ by, result }) => ({
    by,
    result,
  }));
  const plans = group(database.rows<PromiseRow>(PLANS, values), ownerOf, ({ by, result }) => ({
    by,
    result,
  }));
  const returns = group(database.rows<ReturnRow>(RETURNS, values), ownerOf, ({ on }) => on);
  const information = group(
    database.rows<Selectable<CommercialInformationTable>>(INFORMATION, values),
    (row) => row.debtor_id,
    informationFromRow,
  );
  return (debtor) => ({
    invoices: invoices.get(debtor) ?? [],
    credits: totalsByCurrency(credits.get(debtor) ?? []),
    promises: promises.get(debtor) ?? [],
    plans: plans.get(debtor) ?? [],
    returns: returns.get(debtor) ?? [],
    information: information.get(debtor) ?? [],
  });
}

interface StoredRow {
  readonly id: number;
  readonly rating: RatingClass | null;
  readonly since: Day | null;
  readonly isByHand: number;
  readonly caseNumber: number | null;
}

interface InvoiceRow {
  readonly id: number;
  readonly debtor: number;
  readonly dueOn: Day;
  readonly amount: number;
  readonly open: number;
  readonly currency: string;
  readonly method: string | null;
  readonly returnedOn: Day | null;
  readonly isCreditNote: number;
}

interface PaymentRow {
  readonly invoice: number;
  readonly on: Day;
  readonly cents: number;
}

interface PromiseRow {
  readonly debtor: number;
  readonly by: Day;
  readonly result: 'kept' | 'broken';
}

interface ReturnRow {
  readonly debtor: number;
  readonly on: Day;
}

const STORED = `
select d.id, d.rating_class as rating, d.rating_since as since, d.rating_by_hand as isByHand,
  c.id as caseNumber
from debtor d left join recovery_case c on c.debtor_id = d.id and c.status = 'open'
where d.id in (select value from json_each(@debtors))
order by d.id`;

/** Without what a person closed as a mistake: it was never owed. */
const INVOICES = `
select i.id, i.debtor_id as debtor, i.due_on as dueOn, i.amount_cents as amount, i.open_cents as open, i.currency,
  i.method, i.returned_on as returnedOn, i.is_credit_note as isCreditNote
from invoice i left join recovery_case c on c.id = i.left_in_case
where i.debtor_id in (select value from json_each(@debtors)) and (i.due_on >= @since or i.open_cents <> 0)
  and coalesce(c.close_reason, '') <> 'mistake'
order by i.id`;

const DISPUTED = `
select distinct d.invoice_id as id from dispute d join recovery_case c on c.id = d.case_id
where d.resolved_on is null and c.debtor_id in (select value from json_each(@debtors))`;

const PAYMENTS = `
select a.invoice_id as invoice, p.paid_on as "on", a.cents
from payment p join allocation a on a.payment_id = p.id
where p.debtor_id in (select value from json_each(@debtors)) and p.reversed_on is null
order by p.paid_on, a.id`;

const PROMISES = `
select c.debtor_id as debtor, p.by_on as "by", p.result
from recovery_case c join promise p on p.case_id = c.id
where c.debtor_id in (select value from json_each(@debtors)) and p.by_on >= @since and p.result in ('kept', 'broken')
order by p.id`;

/** Those cancelled, or replaced by a newer one, say nothing. */
const PLANS = `
select c.debtor_id as debtor, p.ended_on as "by", p.result
from recovery_case c join plan p on p.case_id = c.id
where c.debtor_id in (select value from json_each(@debtors)) and p.ended_on >= @since and p.result in ('kept', 'broken')
order by p.id`;

/** Payments taken back, and collections of which no payment was ever booked. */
const RETURNS = `
select debtor_id as debtor, reversed_on as "on" from payment
where debtor_id in (select value from json_each(@debtors)) and reversed_on >= @since
union all
select debtor_id, returned_on from invoice i
where debtor_id in (select value from json_each(@debtors)) and returned_on >= @since
  and not exists (
    select 1 from allocation a join payment p on p.id = a.payment_id
    where a.invoice_id = i.id and p.reversed_on is not null
  )`;

const INFORMATION = `
select * from commercial_information where debtor_id in (select value from json_each(@debtors)) order by id`;
