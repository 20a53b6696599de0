/** Opening a book: brought up to date whole or not at all, and nothing that is not ours is touched. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { migrate, openDatabase, pendingMigrations } from '../../src/db/migrate.ts';
import { MIGRATIONS } from '../support/world.ts';

let folder = '';
let file = '';
let migrationsDir = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dunning-db-'));
  file = path.join(folder, 'dunning.db');
  migrationsDir = folder;
  copyFileSync(path.join(MIGRATIONS, '0001-the-book.sql'), path.join(folder, '0001-the-book.sql'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function open(): Database {
  return openDatabase(file, { migrationsDir });
}

function version({ connection }: Database): number {
  return Number(connection.pragma('user_version', { simple: true }));
}

function schemaOf({ connection }: Database): unknown {
  return connection.prepare('select * from sqlite_schema order by name').all();
}

describe('a book', () => {
  test('opened again is as it was: nothing is pending, nothing changes', () => {
    const first = open();
    first.connection.exec(
      `insert into debtor (name, name_key, kind, language) values ('Rossi', 'ROSSI', 'company', 'it')`,
    );
    const schema = schemaOf(first);
    first.close();
    const second = open();
    expect(pendingMigrations(second, migrationsDir, file)).toEqual([]);
    migrate(second, migrationsDir, file);
    expect(schemaOf(second)).toEqual(schema);
    expect(second.connection.prepare('select count(*) as count from debtor').get()).toEqual({ count: 1 });
    second.close();
  });

  test('is brought up to date when the program is newer', () => {
    open().close();
    writeFileSync(path.join(folder, '0002-nicknames.sql'), 'alter table debtor add column nickname text;');
    writeFileSync(path.join(folder, 'notes.sql'), 'not a migration');
    const book = open();
    expect(version(book)).toBe(2);
    book.write(`delete from debtor`, {});
    const trigger = book.connection
      .prepare(`select sql from sqlite_temp_schema where name = 'keep_debtor_before_delete'`)
      .get() as { sql: string };
    expect(trigger.sql).toContain(`'nickname', old.nickname`);
    book.close();
  });

  test('stays at its last whole version when a migration fails', () => {
    open().close();
    writeFileSync(
      path.join(folder, '0002-broken.sql'),
      'create table half (id integer); create table half (id integer);',
    );
    expect(() => open()).toThrow('half');
    rmSync(path.join(folder, '0002-broken.sql'));
    const book = open();
    expect(version(book)).toBe(1);
    expect(book.connection.prepare(`select 1 from sqlite_schema where name = 'half'`).get()).toBeUndefined();
    book.close();
  });

  test('is read without being changed', () => {
    open().close();
    const before = readFileSync(file);
    const book = openDatabase(file, { migrationsDir, readonly: true });
    expect(() => book.connection.exec('delete from debtor')).toThrow('readonly');
    book.close();
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});

describe('what is refused', () => {
  test('a book that a newer program wrote', () => {
    const book = open();
    book.connection.pragma('user_version = 99');
    book.close();
    const values = expect.objectContaining({ version: 99, supported: 1 });
    expect(() => open()).toThrow(expect.objectContaining({ kind: 'data', code: 'newer-database', values }));
  });

  test('a file of text', () => {
    writeFileSync(file, 'Elenco clienti\n'.repeat(100));
    expect(() => open()).toThrow(expect.objectContaining({ kind: 'data', code: 'not-a-book' }));
    expect(readFileSync(file, 'utf8')).toContain('Elenco clienti');
  });

  test('the database of another program, which stays as it was', () => {
    const other = new Sqlite(file);
    other.exec('create table customers (id integer)');
    other.close();
    expect(() => open()).toThrow(expect.objectContaining({ kind: 'data', code: 'not-a-book' }));
    const again = new Sqlite(file);
    expect(again.prepare('select name from sqlite_schema').all()).toEqual([{ name: 'customers' }]);
    again.close();
  });
});
