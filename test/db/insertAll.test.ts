import { expect, test } from 'vitest';
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

function aDebtor(name: string) {
  return { name, name_key: name, kind: 'company', is_consumer: 0, language: 'it' } as const;
}
