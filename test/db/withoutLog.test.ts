/** A large import into an empty book is written once: what others see of it, and what is left when it breaks off. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFile, type Database } from '../../src/db/database.ts';
import { withoutLog } from '../../src/db/withoutLog.ts';

let folder = '';
let path = '';
const opened: Database[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dunning-log-'));
  path = join(folder, 'dunning.db');
  open().connection.exec('create table note (text text); insert into note values (1)');
});

afterEach(() => {
  for (const database of opened.splice(0)) database.close();
  rmSync(folder, { recursive: true });
});

function open(file = path, readonly = false): Database {
  const database = openFile(file, { readonly });
  opened.push(database);
  return database;
}

function alone(): Database {
  for (const database of opened.splice(0)) database.close();
  return open();
}

const modeOf = ({ connection }: Database): unknown => connection.pragma('journal_mode', { simple: true });
const notesIn = ({ connection }: Database): unknown =>
  connection.prepare('select count(*) from note').pluck().get();

test('the log is away while the work goes on, and back afterwards', () => {
  const book = alone();
  expect(withoutLog(book.connection, () => modeOf(book))).toBe('delete');
  expect(modeOf(book)).toBe('wal');
});

test('work that fails leaves the log as it was', () => {
  const book = alone();
  const fails = (): never => {
    throw new Error('no');
  };
  expect(() => withoutLog(book.connection, fails)).toThrow('no');
  expect(modeOf(book)).toBe('wal');
});

test('with the book open elsewhere the log stays, and nobody is waited for', () => {
  const book = alone();
  notesIn(open(path, true));
  expect(withoutLog(book.connection, () => modeOf(book))).toBe('wal');
  expect(book.connection.pragma('busy_timeout', { simple: true })).toBe(20_000);
});

test('within a transaction the log stays', () => {
  const book = alone();
  expect(book.transaction(() => withoutLog(book.connection, () => modeOf(book)))).toBe('wal');
});

test('who opens the book meanwhile reads what was there before', () => {
  const book = alone();
  const seen = withoutLog(book.connection, () =>
    book.transaction(() => {
      book.connection.exec('insert into note values (2)');
      const reader = open(path, true);
      const notes = notesIn(reader);
      reader.close();
      opened.pop();
      return notes;
    }),
  );
  expect(seen).toBe(1);
  expect(notesIn(book)).toBe(2);
});

// The file and its journal as they lie on the disk in the middle of the work are what a power cut leaves.
test.each([
  { who: 'who only reads', readonly: true },
  { who: 'who writes', readonly: false },
])('what was broken off is taken back by $who', ({ readonly }) => {
  const book = alone();
  const left = join(folder, 'left.db');
  withoutLog(book.connection, () =>
    book.transaction(() => {
      book.connection.pragma('cache_size = 10');
      book.connection.exec(
        `with recursive n(i) as (select 1 union all select i + 1 from n where i < 20000)
         insert into note select printf('%0100d', i) from n`,
      );
      copyFileSync(path, left);
      copyFileSync(`${path}-journal`, `${left}-journal`);
    }),
  );
  const found = open(left, readonly);
  expect(notesIn(found)).toBe(1);
  expect(modeOf(found)).toBe('wal');
  expect(existsSync(`${left}-journal`)).toBe(false);
  expect(notesIn(book)).toBe(20_001);
});
