/** Rule 19, at the root: every row of every table that acts change comes back exactly as it was. */
import { describe, expect, test } from 'vitest';
import { CAPTURED_TABLES, changedTable, type CapturedTable } from '../../src/db/capture.ts';
import type { Database } from '../../src/db/database.ts';
import { build } from '../../src/db/build.ts';
import { finishOperation, startOperation, toggleAct } from '../../src/db/operations.ts';
import { day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import { keepAccessoryShare } from '../../src/office/case/accessories.ts';
import { holdCase } from '../../src/office/case/cases.ts';
import { logContact } from '../../src/office/case/contacts.ts';
import { openDispute, resolveDisputes } from '../../src/office/case/disputes.ts';
import { importPayments } from '../../src/office/import/importPayments.ts';
import { addInformation } from '../../src/office/debtor/information.ts';
import { addRate } from '../../src/office/rates.ts';
import { chooseRating } from '../../src/office/debtor/ratingChoice.ts';
import { recordInsolvency } from '../../src/office/debtor/insolvency.ts';
import { recordPayment } from '../../src/office/payment/payments.ts';
import { makePlan } from '../../src/office/case/plans.ts';
import { mergeDebtors } from '../../src/office/debtor/mergeDebtors.ts';
import { markSent } from '../../src/office/letter/posting.ts';
import { askForDebtor } from '../../src/office/debtor/tracing.ts';
import { aBookWith, aRow, issue, moment } from '../support/world.ts';

const TODAY = '2026-11-24';

/** A book with at least one row in every table whose rows are kept. */
function fullBook(): Database {
  const book = aBookWith(
    TODAY,
    aRow(),
    aRow({ number: '2026/102' }),
    aRow({ number: '9', debtor: { name: 'Twice S.r.l.' } }),
  );
  const now = moment(TODAY);
  const on = day(TODAY);
  const { protocol } = issue(book, TODAY, 1);
  markSent(book, now, [protocol], { on });
  const { payment } = recordPayment(book, now, 1, { cents: cents(1_000), on, note: 'in cash' }).result;
  keepAccessoryShare(book, payment, 1, cents(500));
  const promise = { cents: cents(5_000), currency: 'EUR', by: day('2026-12-04') };
  logContact(book, now, 1, {
    channel: 'call',
    outcome: 'promise',
    on,
    time: '10:05',
    note: 'will pay',
    promise,
  });
  openDispute(book, now, 1, { reason: 'goods', invoices: ['2026/102'] });
  makePlan(book, now, 1, { parts: { count: 2, first: on, every: { unit: 'month' } } });
  holdCase(book, now, 1, { reason: 'fair', until: day('2026-12-11') });
  importPayments(book, now, statement());
  chooseRating(book, now, 1, { class: 'B', reason: 'known for years', until: day('2026-12-31') });
  addRate(book, now, { kind: 'legal', period: '2027', basisPoints: 150, source: 'GU 290' });
  addInformation(book, now, 1, { kind: 'protest', source: 'register', on });
  resolveDisputes(book, now, 1, { resolution: 'accepted', credit: cents(1_000) });
  openDispute(book, now, 1, { reason: 'goods', invoices: ['2026/102'] });
  askForDebtor(book, now, 1, { asked: 'the town hall', until: day('2026-12-04') });
  recordInsolvency(book, now, 1, { procedure: 'judicial-liquidation', openedOn: on, court: 'Verbania' });
  mergeDebtors(book, now, { into: 1, from: 2, words: { closedInto: String, deadlineOf: String } });
  return book.database;
}

/** A statement with one payment from an account that was not known. */
function statement(): Parameters<typeof importPayments>[2] {
  const movement = {
    line: 1,
    bookedOn: day(TODAY),
    cents: cents(2_000),
    currency: 'EUR',
    counterparty: 'Tessitura Valdossola',
    counterpartIban: 'DE02120300000000202051',
    remittance: 'FT 2026/102',
  };
  return {
    name: 'november.xml',
    sha256: 'e'.repeat(64),
    statement: { format: 'camt', movements: [movement], problems: [], ignoredCount: 0 },
    skipBad: false,
    isRehearsal: false,
  };
}

/** One change to each table; the rest of its columns must come back as well. */
const CHANGES: Readonly<Record<CapturedTable, string>> = {
  debtor: `name = 'X', phone = null, is_consumer = 1`,
  import_file: `row_count = 0`,
  invoice: `open_cents = 1, instalment = '9', due_on = '2030-01-01'`,
  payment: `reversed_on = '2026-11-24', note = null`,
  allocation: `cents = 1`,
  accessory_share: `cents = 1`,
  recovery_case: `status = 'closed', closed_on = '2026-11-24', close_reason = 'wait'`,
  letter: `status = 'void', content = '{}', sent_on = null`,
  step_taken: `outcome = 'skipped', deadline_on = null`,
  contact: `note = 'other', next_on = '2027-01-01'`,
  promise: `result = 'kept'`,
  plan: `grace_days = 0, interest_basis_points = 500`,
  plan_instalment: `cents = 1`,
  plan_item: `invoice_id = 2`,
  hold: `until_on = '2026-11-24'`,
  dispute: `resolved_on = '2026-11-24', resolution = 'rejected', kind = 'price'`,
  bank_statement: `name = 'other.xml'`,
  bank_movement: `state = 'confirmed', counterparty = null`,
  debtor_iban: `source = 'confirmed'`,
  debtor_contact: `wrong_on = '2026-11-24', person = 'Ada'`,
  debtor_alias: `code = 'X'`,
  insolvency: `court = null, claim_filed_on = '2026-11-24'`,
  tracing: `result = 'found', answered_on = '2026-11-24', found = '["phone"]'`,
  credit: `booked_on = '2026-11-24', booked_as = 'note'`,
  rate: `basis_points = 1, source = 'elsewhere'`,
  chosen_rating: `class = 'E', until_on = '2027-01-01'`,
  commercial_information: `note = 'other', expires_on = null, cents = 1, currency = 'EUR'`,
};

function rowsOf({ connection }: Database, table: string): unknown[] {
  return connection.prepare(`select * from ${table} order by id`).all();
}

/** Runs statements as one act; its number. */
function actOf(database: Database, ...statements: readonly string[]): number {
  return inOperation(database, 'act', (operation) => {
    database.connection.pragma('defer_foreign_keys = on');
    for (const sql of statements) database.write(sql, {});
    return operation;
  });
}

function toggle(database: Database, act: number): void {
  inOperation(database, 'undo', (operation) => {
    const row = database.one(build.selectFrom('operation').selectAll().where('id', '=', act));
    if (row !== undefined) toggleAct(database, row, operation);
  });
}

function inOperation<Result>(
  database: Database,
  kind: 'act' | 'undo',
  work: (operation: number) => Result,
): Result {
  const started = startOperation(database, {
    kind,
    command: 'test',
    on: day(TODAY),
    at: `${TODAY}T09:00:00.000Z`,
    who: 'anna',
  });
  const result = work(started.id);
  finishOperation(database, started, {});
  return result;
}

describe.each(CAPTURED_TABLES)('%s', (table) => {
  test('has rows to lose', () => {
    expect(rowsOf(fullBook(), table).length).toBeGreaterThan(0);
  });

  test('changed rows come back exactly, and go forth and back again', () => {
    const database = fullBook();
    const before = rowsOf(database, table);
    const act = actOf(database, `update ${table} set ${CHANGES[table]} where id = 1`);
    const after = rowsOf(database, table);
    expect(after).not.toEqual(before);
    for (const expected of [before, after, before]) {
      toggle(database, act);
      expect(rowsOf(database, table)).toEqual(expected);
    }
  });

  test('deleted rows come back exactly, with their numbers, and go again', () => {
    const database = fullBook();
    database.connection.pragma('foreign_keys = off');
    const before = rowsOf(database, table);
    const act = actOf(database, `delete from ${table}`);
    for (const expected of [before, [], before]) {
      toggle(database, act);
      expect(rowsOf(database, table)).toEqual(expected);
    }
  });
});

test('a row changed twice in one act comes back as it was before the first change', () => {
  const database = fullBook();
  const before = rowsOf(database, 'hold');
  const act = actOf(
    database,
    `update hold set reason = 'a'`,
    `update hold set reason = 'b'`,
    `delete from hold`,
  );
  toggle(database, act);
  expect(rowsOf(database, 'hold')).toEqual(before);
});

test('rows are kept as well after something was rolled back, also within a transaction', () => {
  const database = fullBook();
  const before = rowsOf(database, 'hold');
  const failing = (): void => {
    database.write(`update hold set reason = 'a'`, {});
    throw new Error('taken back');
  };
  expect(() => database.transaction(failing)).toThrow('taken back');
  const act = database.transaction(() => {
    expect(() => database.transaction(failing)).toThrow('taken back');
    return actOf(database, `update hold set reason = 'a'`);
  });
  expect(rowsOf(database, 'hold')).not.toEqual(before);
  toggle(database, act);
  expect(rowsOf(database, 'hold')).toEqual(before);
});

test('every table with rows that acts change is kept', () => {
  const names = fullBook()
    .connection.prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`)
    .all() as { name: string }[];
  const history = ['journal', 'letter_item', 'operation', 'row_change'];
  const derived = ['agenda', 'agenda_total', 'ending_term', 'open_case_total', 'debtor_awaiting_case'];
  expect(names.map(({ name }) => name).sort()).toEqual([...CAPTURED_TABLES, ...history, ...derived].sort());
});

test.each([
  [`update hold set reason = 'a'`, 'hold'],
  [`update or replace "hold" set reason = 'a'`, 'hold'],
  [`delete from "plan_item" where id in (select invoice_id from hold)`, 'plan_item'],
  [`delete from hold`, 'hold'],
  [`insert into hold (id) values (1) on conflict (id) do update set reason = 'a'`, 'hold'],
  [`insert or replace into hold (id) values (1)`, 'hold'],
  [`replace into hold (id) values (1)`, 'hold'],
  [`insert into hold (id) values (1)`, undefined],
  [`select * from hold order by updated_on`, undefined],
])('rows that may change: %s', (sql, table) => {
  expect(changedTable(sql)).toBe(table);
});

test('a statement that hides what it changes is none', () => {
  expect(() => fullBook().write(`with old as (select 1) delete from hold`, {})).toThrow('first word');
});
