import { describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { aBook } from '../support/world.ts';

/** One below, one at and one above what goes into a statement, and several statements. */
test.each([1, 19, 20, 21, 40, 59])('%i rows get ids that follow one another', (count) => {
  const { database } = aBook();
  database.insert('debtor', aDebtor('before'));
  const names = Array.from({ length: count }, (_, index) => `debtor ${index}`);
  expect(database.insertAll('debtor', names.map(aDebtor))).toBe(2);
  const stored = database.connection.prepare('select id, name from debtor where id > 1 order by id').all();
  expect(stored).toEqual(names.map((name, index) => ({ id: index + 2, name })));
});

test('no rows: nothing is written', () => {
  const { database } = aBook();
  expect(database.insertAll('debtor', [])).toBeUndefined();
});

test('a row that breaks a constraint takes back all that its transaction wrote', () => {
  const { database } = aBook();
  const rows = [
    ...Array.from({ length: 25 }, (_, index) => aDebtor(`debtor ${index}`)),
    { ...aDebtor('x'), kind: 'no kind' },
  ];
  expect(() => database.transaction(() => database.insertAll('debtor', rows as never))).toThrow(/CHECK/u);
  expect(database.connection.prepare('select count(*) as count from debtor').get()).toEqual({ count: 0 });
});

test('what rows have in common is told once, and each keeps what is its own', () => {
  const { database } = aBook();
  const rows = Array.from({ length: 75 }, (_, index) => ({
    ...aDebtor(`debtor ${index}`),
    // Shared in the first statement, in the second no longer, in the third again.
    city: index === 30 ? 'Prato' : 'Firenze',
    phone: index < 40 ? null : `055 ${index}`,
  }));
  database.insertAll('debtor', rows);
  const stored = database.connection.prepare('select name, kind, city, phone from debtor order by id').all();
  expect(stored).toEqual(rows.map(({ name, kind, city, phone }) => ({ name, kind, city, phone })));
});

describe('many rows at once', () => {
  const MANY = 2000;
  const indexes = (database: Database): unknown[] =>
    database.connection
      .prepare(`select name, sql from sqlite_schema where type = 'index' order by name`)
      .all();
  const many = (count: number, from = 0) =>
    Array.from({ length: count }, (_, index) => ({
      ...aDebtor(`debtor ${from + index}`),
      code: `C${from + index}`,
    }));

  // Below the least, at it, and where the book holds as many or more already.
  test.each([
    { held: 0, added: MANY - 1, isLeftOut: false },
    { held: 0, added: MANY, isLeftOut: true },
    { held: MANY, added: MANY, isLeftOut: true },
    { held: MANY + 1, added: MANY, isLeftOut: false },
  ])('$added more than $held: the indexes are left out meanwhile: $isLeftOut', (table) => {
    const { database } = aBook();
    const before = indexes(database);
    if (table.held > 0) database.insertAll('debtor', many(table.held, 10_000));
    const meanwhile = database.transaction(() =>
      database.addMany(['debtor'], table.added, () => {
        database.insertAll('debtor', many(table.added));
        return indexes(database);
      }),
    );
    expect(meanwhile.length < before.length).toBe(table.isLeftOut);
    expect(indexes(database)).toEqual(before);
    expect(database.connection.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  });

  test('two of the same are refused all the same, and the book stays as it was', () => {
    const { database } = aBook();
    const before = indexes(database);
    const rows = [...many(MANY), { ...aDebtor('again'), code: 'C7' }];
    const work = (): unknown =>
      database.addMany(['debtor'], rows.length, () => database.insertAll('debtor', rows));
    expect(() => database.transaction(work)).toThrow(/UNIQUE/u);
    expect(database.connection.prepare('select count(*) as count from debtor').get()).toEqual({ count: 0 });
    expect(indexes(database)).toEqual(before);
  });
});

function aDebtor(name: string) {
  return { name, name_key: name, kind: 'company', is_consumer: 0, language: 'it' } as const;
}
