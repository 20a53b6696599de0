/** Migration 0002 builds the table of payments anew: a book from before it loses nothing. */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { openDatabase } from '../../src/db/migrate.ts';
import { MIGRATIONS } from '../support/world.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dunning-db-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Opens the book with the migrations up to a number. */
function openAt(number: number): Database {
  const migrationsDir = path.join(folder, String(number));
  mkdirSync(migrationsDir);
  for (const name of readdirSync(MIGRATIONS)) {
    if (Number(name.slice(0, 4)) <= number)
      copyFileSync(path.join(MIGRATIONS, name), path.join(migrationsDir, name));
  }
  return openDatabase(path.join(folder, 'dunning.db'), { migrationsDir });
}

function rowsOf({ connection }: Database, table: string): unknown[] {
  return connection.prepare(`select * from ${table} order by id`).all();
}

/** A debtor with an invoice and three payments, the last of which was undone. */
function fill({ connection }: Database): void {
  connection.exec(`
    insert into operation (kind, command, on_day, at, who) values ('act', 'pay', '2026-11-24', '2026-11-24T09:00:00Z', 'anna');
    insert into debtor (name, name_key, kind, language) values ('Rossi', 'ROSSI', 'company', 'it');
    insert into invoice (debtor_id, number, instalment_key, due_on, amount_cents, open_cents, currency, is_credit_note)
      values (1, '12', '2026-10-31', '2026-10-31', 100000, 40000, 'EUR', 0);
    insert into payment (debtor_id, paid_on, cents, currency, source, note)
      values (1, '2026-11-02', 50000, 'EUR', 'hand', 'cash'), (1, '2026-11-09', 10000, 'EUR', 'export', null),
        (1, '2026-11-10', 700, 'EUR', 'hand', null);
    insert into allocation (payment_id, invoice_id, cents) values (1, 1, 50000), (2, 1, 10000);
    update payment set reversed_on = '2026-11-12' where id = 2;
    delete from payment where id = 3;`);
}

const payment = (source: string): string =>
  `insert into payment (debtor_id, paid_on, cents, currency, source) values (1, '2026-11-24', 1, 'EUR', '${source}')`;

test('payments, their shares and what undo needs of them are as they were', () => {
  const old = openAt(1);
  fill(old);
  const tables = ['payment', 'allocation', 'invoice', 'row_change'];
  const before = tables.map((table) => rowsOf(old, table));
  old.close();
  const book = openAt(2);
  expect(tables.map((table) => rowsOf(book, table))).toEqual(before);
  expect(book.connection.pragma('foreign_key_check')).toEqual([]);
  expect(book.connection.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(book.connection.pragma('integrity_check', { simple: true })).toBe('ok');
  book.close();
});

test('numbers of payments that were undone are not given again', () => {
  const old = openAt(1);
  fill(old);
  old.close();
  const book = openAt(2);
  book.connection.exec(
    `insert into payment (debtor_id, paid_on, cents, currency, source) values (1, '2026-11-24', 1, 'EUR', 'bank')`,
  );
  expect(rowsOf(book, 'payment').at(-1)).toMatchObject({ id: 4, source: 'bank' });
  book.close();
});

test('the old check still refuses what it refused, and shares still need their payment', () => {
  const book = openAt(2);
  fill(book);
  expect(() => book.connection.exec(payment('guess'))).toThrow('CHECK constraint');
  expect(() =>
    book.connection.exec('insert into allocation (payment_id, invoice_id, cents) values (99, 1, 1)'),
  ).toThrow('FOREIGN KEY');
  expect(() => book.connection.exec('delete from payment where id = 1')).toThrow('FOREIGN KEY');
  book.close();
});
