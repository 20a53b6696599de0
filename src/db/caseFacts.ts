/** Loads everything the rules look at, for one case or thousands at once: a fixed number of queries, grouped here. */
import { sql } from 'kysely';
import type {
  CaseFacts,
  CaseItem,
  CloseReason,
  ContactFact,
  ContactOutcome,
  DisputeFact,
  FailedDelivery,
  HoldFact,
  LetterFact,
  PromiseFact,
  StepTaken,
} from '../domain/case.ts';
import type { Day } from '../domain/day.ts';
import type { LetterChannel } from '../domain/letter.ts';
import { cents } from '../domain/money.ts';
import { build, type Database } from './database.ts';
import { debtorFromRow, type DebtorRow } from './debtors.ts';
import { protocolText } from './protocol.ts';

/** The facts of the cases with these numbers, in the order of their numbers; unknown numbers are left out. */
export function loadFacts(database: Database, caseNumbers: readonly number[]): CaseFacts[] {
  if (caseNumbers.length === 0) return [];
  const ids = JSON.stringify(caseNumbers);
  const rows = database.all(
    build
      .selectFrom('recovery_case')
      .selectAll()
      .where('id', 'in', chosen(ids))
      .orderBy('id'),
  );
  const debtorIds = JSON.stringify([...new Set(rows.map((row) => row.debtor_id))]);
  const debtors = new Map(loadDebtors(database, debtorIds).map((row) => [row.id, debtorFromRow(row)]));
  const items = loadItems(database, debtorIds);
  const steps = loadSteps(database, ids);
  const letters = loadLetters(database, ids);
  const contacts = loadContacts(database, ids);
  const promises = loadPromises(database, ids);
  const holds = loadHolds(database, ids);
  const disputes = loadDisputes(database, ids);
  return rows.map((row) => {
    const debtor = debtors.get(row.debtor_id);
    if (debtor === undefined) throw new Error(`case ${row.id} has no debtor`);
    return {
      number: row.id,
      isOpen: row.status === 'open',
      openedOn: row.opened_on as Day,
      ...(row.closed_on === null ? {} : { closedOn: row.closed_on as Day }),
      ...(row.close_reason === null ? {} : { closeReason: row.close_reason as CloseReason }),
      strategy: row.strategy,
      collector: row.collector,
      debtor,
      items: items.get(row.debtor_id) ?? [],
      steps: steps.get(row.id) ?? [],
      letters: letters.issued.get(row.id) ?? [],
      failedDeliveries: letters.failed.get(row.id) ?? [],
      contacts: contacts.get(row.id) ?? [],
      promises: promises.get(row.id) ?? [],
      holds: holds.get(row.id) ?? [],
      disputes: disputes.get(row.id) ?? [],
    };
  });
}

/** A sub-query over the numbers in a JSON array: one parameter, however many there are. */
function chosen(ids: string) {
  return sql<number>`(select value from json_each(${ids}))`;
}

type Grouped<Fact> = Map<number, Fact[]>;

function group<Row, Fact>(rows: readonly Row[], owner: (row: Row) => number, fact: (row: Row) => Fact): Grouped<Fact> {
  const groups: Grouped<Fact> = new Map();
  for (const row of rows) {
    const list = groups.get(owner(row));
    if (list === undefined) groups.set(owner(row), [fact(row)]);
    else list.push(fact(row));
  }
  return groups;
}

/** Only the keys with a value: optional properties are absent rather than undefined or null. */
function present<Values extends object>(values: Values): { [Key in keyof Values]: NonNullable<Values[Key]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== '')) as never;
}

function loadDebtors(database: Database, ids: string): DebtorRow[] {
  return database.all(build.selectFrom('debtor').selectAll().where('id', 'in', chosen(ids)));
}

/** Open items by debtor; those a person left behind when closing a case belong to that case alone and to no claim. */
function loadItems(database: Database, debtorIds: string): Grouped<CaseItem> {
  const rows = database.all(
    build
      .selectFrom('invoice')
      .select((eb) => [
        'invoice.id',
        'debtor_id',
        'number',
        'instalment',
        'issued_on',
        'due_on',
        'amount_cents',
        'open_cents',
        'currency',
        'is_credit_note',
        eb
          .exists(
            eb
              .selectFrom('dispute')
              .select('dispute.id')
              .whereRef('dispute.invoice_id', '=', 'invoice.id')
              .where('resolved_on', 'is', null),
          )
          .as('is_disputed'),
        eb
          .exists(
            eb
              .selectFrom('letter_item')
              .innerJoin('letter', 'letter.id', 'letter_item.letter_id')
              .select('letter.id')
              .whereRef('letter_item.invoice_id', '=', 'invoice.id')
              .where('letter.status', '=', 'issued')
              .where('letter.sent_on', 'is not', null),
          )
          .as('was_demanded'),
      ])
      .where('debtor_id', 'in', chosen(debtorIds))
      .where('open_cents', '<>', 0)
      .where('left_in_case', 'is', null)
      .orderBy('due_on')
      .orderBy('number')
      .orderBy('invoice.id'),
  );
  return group(
    rows,
    (row) => row.debtor_id,
    (row) => ({
      id: row.id,
      number: row.number,
      ...present({ instalment: row.instalment, issuedOn: row.issued_on as Day }),
      dueOn: row.due_on as Day,
      amountCents: cents(row.amount_cents),
      openCents: cents(row.open_cents),
      currency: row.currency,
      isCreditNote: row.is_credit_note === 1,
      isDisputed: Boolean(row.is_disputed),
      wasDemanded: Boolean(row.was_demanded),
    }),
  );
}

function loadSteps(database: Database, ids: string): Grouped<StepTaken> {
  const rows = database.all(
    build.selectFrom('step_taken').selectAll().where('case_id', 'in', chosen(ids)).orderBy('id'),
  );
  return group(
    rows,
    (row) => row.case_id,
    (row) => ({
      step: row.step,
      outcome: row.outcome,
      on: row.on_day as Day,
      ...present({ deadline: row.deadline_on as Day | null }),
      isUnreachable: row.is_unreachable === 1,
    }),
  );
}

function loadLetters(database: Database, ids: string): { issued: Grouped<LetterFact>; failed: Grouped<FailedDelivery> } {
  const rows = database.all(
    build
      .selectFrom('letter')
      .select([
        'id',
        'year',
        'serial',
        'case_id',
        'step',
        'issued_on',
        'deadline_on',
        'term_days',
        'status',
        'sent_on',
        'sent_via',
        'arrived_on',
        'failed_on',
        'failure',
      ])
      .where('case_id', 'in', chosen(ids))
      .where('status', '<>', 'void')
      .orderBy('id'),
  );
  const issued = group(
    rows.filter((row) => row.status === 'issued'),
    (row) => row.case_id,
    (row): LetterFact => ({
      id: row.id,
      protocol: protocolText(row.year, row.serial),
      step: row.step,
      issuedOn: row.issued_on as Day,
      termDays: row.term_days,
      ...present({
        deadline: row.deadline_on as Day | null,
        sentOn: row.sent_on as Day | null,
        sentVia: row.sent_via as LetterChannel | null,
        arrivedOn: row.arrived_on as Day | null,
      }),
    }),
  );
  const failed = group(
    rows.filter((row) => row.status === 'undelivered'),
    (row) => row.case_id,
    (row): FailedDelivery => ({
      protocol: protocolText(row.year, row.serial),
      step: row.step,
      failedOn: row.failed_on as Day,
      reason: row.failure ?? '',
    }),
  );
  return { issued, failed };
}

function loadContacts(database: Database, ids: string): Grouped<ContactFact> {
  const rows = database.all(
    build
      .selectFrom('contact')
      .selectAll()
      .where('case_id', 'in', chosen(ids))
      .orderBy('on_day')
      .orderBy('id'),
  );
  return group(
    rows,
    (row) => row.case_id,
    (row) => ({
      id: row.id,
      channel: row.channel,
      outcome: row.outcome as ContactOutcome,
      on: row.on_day as Day,
      ...present({
        time: row.at_time,
        step: row.step,
        nextOn: row.next_on as Day | null,
        nextTime: row.next_time,
      }),
    }),
  );
}

function loadPromises(database: Database, ids: string): Grouped<PromiseFact> {
  const rows = database.all(
    build
      .selectFrom('promise')
      .innerJoin('recovery_case', 'recovery_case.id', 'promise.case_id')
      .select((eb) => [
        'promise.id',
        'promise.case_id',
        'promise.cents',
        'promise.currency',
        'promise.made_on',
        'promise.by_on',
        'promise.result',
        eb
          .selectFrom('payment')
          .select((payment) => payment.fn.coalesce(payment.fn.sum<number>('payment.cents'), sql<number>`0`).as('paid'))
          .whereRef('payment.debtor_id', '=', 'recovery_case.debtor_id')
          .whereRef('payment.currency', '=', 'promise.currency')
          .whereRef('payment.paid_on', '>=', 'promise.made_on')
          .where('payment.reversed_on', 'is', null)
          .as('paid'),
      ])
      .where('promise.case_id', 'in', chosen(ids))
      .orderBy('promise.id'),
  );
  return group(
    rows,
    (row) => row.case_id,
    (row) => ({
      id: row.id,
      cents: cents(row.cents),
      currency: row.currency,
      madeOn: row.made_on as Day,
      by: row.by_on as Day,
      paidCents: cents(row.paid ?? 0),
      ...present({ result: row.result }),
    }),
  );
}

function loadHolds(database: Database, ids: string): Grouped<HoldFact> {
  const rows = database.all(build.selectFrom('hold').selectAll().where('case_id', 'in', chosen(ids)).orderBy('id'));
  return group(
    rows,
    (row) => row.case_id,
    (row) => ({ id: row.id, reason: row.reason, from: row.from_on as Day, until: row.until_on as Day }),
  );
}

function loadDisputes(database: Database, ids: string): Grouped<DisputeFact> {
  const rows = database.all(
    build
      .selectFrom('dispute')
      .selectAll()
      .where('case_id', 'in', chosen(ids))
      .where('resolved_on', 'is', null)
      .orderBy('id'),
  );
  return group(
    rows,
    (row) => row.case_id,
    (row) => ({
      id: row.id,
      invoiceId: row.invoice_id,
      reason: row.reason,
      openedOn: row.opened_on as Day,
      answerBy: row.answer_by as Day,
    }),
  );
}
