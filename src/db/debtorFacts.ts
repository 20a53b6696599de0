/** What a case knows of its debtor, whichever case it is: the debtor itself, its open items, its unanswered disputes. */
import type { Selectable } from 'kysely';
import type { CaseItem, DisputeFact } from '../domain/case.ts';
import { byDueDate } from '../domain/step/claim.ts';
import type { Day } from '../domain/day.ts';
import type { Debtor } from '../domain/debtor/debtor.ts';
import type { InsolvencyFact } from '../domain/step/insolvency.ts';
import { cents } from '../domain/money.ts';
import type { Database } from './database.ts';
import { debtorFromRow } from './debtors.ts';
import { group, type Grouped } from './grouped.ts';
import { loadInsolvencies } from './insolvencies.ts';
import type { Book } from './schema.ts';

export interface DebtorFacts {
  readonly debtor: Debtor;
  /** In order of due date. */
  readonly items: readonly CaseItem[];
  readonly disputes: readonly DisputeFact[];
  readonly insolvency?: InsolvencyFact;
  /** Of a consumer: the days requests by e-mail or PEC left. */
  readonly digitalRequests?: readonly Day[];
}

/** The facts of the debtors with these ids, in the order of their ids; unknown ids are left out. */
export function loadDebtorFacts(database: Database, debtorIds: readonly number[]): Map<number, DebtorFacts> {
  if (debtorIds.length === 0) return new Map();
  const ids = JSON.stringify(debtorIds);
  const debtors = database.among('debtor', 'id', ids, 'id');
  const disputes = loadDisputes(database, ids);
  const items = loadItems(database, ids, disputes);
  const insolvencies = loadInsolvencies(database, ids);
  const consumers = debtors.filter((row) => row.is_consumer === 1).map(({ id }) => id);
  const digital = consumers.length === 0 ? NONE : loadDigitalRequests(database, consumers);
  return new Map(
    debtors.map((row) => [
      row.id,
      {
        debtor: debtorFromRow(row),
        items: items.get(row.id) ?? [],
        disputes: disputes.get(row.id) ?? [],
        ...insolvencies.get(row.id),
        ...digital.get(row.id),
      },
    ]),
  );
}

const ITEM_COLUMNS = [
  'id',
  'debtor_id',
  'number',
  'instalment',
  'issued_on',
  'due_on',
  'amount_cents',
  'open_cents',
  'currency',
  'is_credit_note',
  'method',
  'returned_on',
] as const satisfies readonly (keyof Book['invoice'])[];

const NONE: ReadonlyMap<number, object> = new Map();

/** The days letters left by e-mail or PEC, by debtor: voided ones never left, those that came back did. */
function loadDigitalRequests(
  database: Database,
  debtors: readonly number[],
): Map<number, { readonly digitalRequests: readonly Day[] }> {
  const rows = database.rows<{ debtor: number; on: Day }>(
    `select c.debtor_id as debtor, l.sent_on as "on" from letter l join recovery_case c on c.id = l.case_id
     where c.debtor_id in (select value from json_each(@debtors)) and l.sent_on is not null
       and l.status <> 'void' and l.sent_via in ('email', 'pec')
     order by l.sent_on`,
    { debtors: JSON.stringify(debtors) },
  );
  const days = group(
    rows,
    ({ debtor }) => debtor,
    ({ on }) => on,
  );
  return new Map([...days].map(([debtor, digitalRequests]) => [debtor, { digitalRequests }]));
}

/** Open items by debtor; those a person left behind when closing a case belong to that case alone and to no claim. */
function loadItems(database: Database, debtorIds: string, disputes: Grouped<DisputeFact>): Grouped<CaseItem> {
  const disputed = new Set(
    [...disputes.values()].flatMap((ofDebtor) => ofDebtor.map((each) => each.invoiceId)),
  );
  const demanded = demandedItems(database, debtorIds);
  const rows = database.rows<Pick<Selectable<Book['invoice']>, (typeof ITEM_COLUMNS)[number]>>(
    `select ${ITEM_COLUMNS.join(', ')} from invoice
     where debtor_id in (select value from json_each(@debtorIds)) and open_cents <> 0 and left_in_case is null`,
    { debtorIds },
  );
  const items = group(
    rows,
    (row) => row.debtor_id,
    (row): CaseItem => ({
      id: row.id,
      number: row.number,
      ...(row.instalment === null ? undefined : { instalment: row.instalment }),
      ...(row.issued_on === '' ? undefined : { issuedOn: row.issued_on as Day }),
      dueOn: row.due_on as Day,
      amountCents: cents(row.amount_cents),
      openCents: cents(row.open_cents),
      currency: row.currency,
      isCreditNote: row.is_credit_note === 1,
      ...(row.method === null ? undefined : { method: row.method }),
      ...(row.returned_on === null ? undefined : { returnedOn: row.returned_on as Day }),
      isDisputed: disputed.has(row.id),
      wasDemanded: demanded.has(row.id),
    }),
  );
  // Sorted here: a debtor has a handful, while the database would sort those of all debtors together.
  for (const ofDebtor of items.values()) ofDebtor.sort(byDueDate);
  return items;
}

/** Invoices that a letter demanded which left and neither came back nor was voided. */
function demandedItems(database: Database, debtorIds: string): Set<number> {
  const rows = database.rows<{ invoice_id: number }>(
    `select i.invoice_id from recovery_case c
       join letter l on l.case_id = c.id
       join letter_item i on i.letter_id = l.id
     where c.debtor_id in (select value from json_each(@debtorIds)) and l.status = 'issued' and l.sent_on is not null`,
    { debtorIds },
  );
  return new Set(rows.map((row) => row.invoice_id));
}

/** Unanswered disputes by debtor: one opened in a case that closed since still keeps its invoice out of the next one. */
function loadDisputes(database: Database, debtorIds: string): Grouped<DisputeFact> {
  const rows = database.rows<Selectable<Book['dispute']> & { debtor_id: number }>(
    `select d.*, i.debtor_id from dispute d join invoice i on i.id = d.invoice_id
     where i.debtor_id in (select value from json_each(@debtorIds)) and i.open_cents <> 0 and i.left_in_case is null
       and d.resolved_on is null
     order by d.id`,
    { debtorIds },
  );
  return group(
    rows,
    (row) => row.debtor_id,
    (row) => ({
      id: row.id,
      invoiceId: row.invoice_id,
      ...(row.kind === 'other' ? {} : { kind: row.kind }),
      reason: row.reason,
      openedOn: row.opened_on as Day,
      answerBy: row.answer_by as Day,
    }),
  );
}
