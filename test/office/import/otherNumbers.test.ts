/** Rule 20: a number that Excel or another program wrote in its own way makes no second debt, and nothing is guessed. */
import { describe, expect, test } from 'vitest';
import type { Book } from '../../../src/office/book.ts';
import {
  aBook,
  aBookWith,
  aFile,
  aRow,
  importRows,
  importWhole,
  type RowChange,
} from '../../support/world.ts';

const FIRST = '2026-11-10';
const NEXT = '2026-11-24';

/** Every item: number, amount and balance. */
function items({ database }: Book): unknown[] {
  return database.connection
    .prepare(`select number || ' ' || amount_cents || '/' || open_cents from invoice order by id`)
    .pluck()
    .all();
}

describe('the same document under a number written in another way', () => {
  test.each([
    ['0010', '10', {}],
    ['FT 11', 'ft 11', {}],
    ['5', 'FT 5', {}],
    ['Fatt. 5', '5', {}],
    ['2026/101', '2026 / 101', {}],
    ['2026/101', '2026101', {}],
    ['0010', '10', { issued: '' }],
    ['12', '12/A', {}],
    ['12/A', 'A/12', {}],
    ['A/12', '12', {}],
  ] as const)('%s stays, and %s means it', (number, damaged, change: RowChange) => {
    const book = aBookWith(FIRST, aRow({ number }));
    const row = aRow({ number: damaged, open: 90_000, ...change });
    const report = importRows(book, NEXT, row);
    expect(report).toMatchObject({ counts: { new: 0, updated: 1 }, notes: [] });
    expect(items(book)).toEqual([`${number} 150000/90000`]);
    expect(importRows(book, NEXT, row)).toMatchObject({ counts: { new: 0, updated: 0, unchanged: 1 } });
  });

  test('the day that only the damaged file tells is taken', () => {
    const book = aBookWith(FIRST, aRow({ number: '0010', issued: '' }));
    importRows(book, NEXT, aRow({ number: '10' }));
    const days = book.database.connection.prepare('select issued_on from invoice').pluck().all();
    expect(days).toEqual([aRow().issuedOn]);
  });

  test('settled by it, it is the same one again the next time', () => {
    const book = aBookWith(FIRST, aRow({ number: '0010' }));
    const paid = aRow({ number: '10', open: 0 });
    importRows(book, NEXT, paid);
    expect(importRows(book, NEXT, paid)).toMatchObject({ counts: { new: 0, unchanged: 1 } });
    expect(items(book)).toEqual(['0010 150000/0']);
  });

  test('a balance alone is known again', () => {
    const book = aBookWith(FIRST, aRow({ number: '0010', open: 60_000 }));
    importRows(book, NEXT, aRow({ number: '10', amount: 60_000 }));
    expect(items(book)).toHaveLength(1);
  });

  test('all instalments of it', () => {
    const rates = (number: string) => [
      aRow({ number, amount: 75_000 }),
      aRow({ number, amount: 75_000, due: '2026-12-31' }),
    ];
    const book = aBookWith(FIRST, ...rates('0010'));
    expect(importRows(book, NEXT, ...rates('10'))).toMatchObject({ counts: { new: 0, unchanged: 2 } });
  });

  test('a whole list that names it in its own way leaves it open', () => {
    const book = aBookWith(FIRST, aRow({ number: '0010' }));
    const { result } = importWhole(book, NEXT, aFile([aRow({ number: '10' })]), {
      isWholeList: true,
      permission: {},
    });
    expect(result.counts).toMatchObject({ new: 0, vanished: 0, unchanged: 1 });
  });
});

describe('nothing is guessed, and both numbers are told', () => {
  test.each<[string, readonly RowChange[], readonly RowChange[], string]>([
    ['another amount', [{ number: '0010' }], [{ number: '10', amount: 140_000 }], '10 = 0010'],
    ['another due date under a word', [{ number: '5' }], [{ number: 'FT 5', due: '2026-12-31' }], 'FT 5 = 5'],
    ['two in the book', [{ number: '0010' }, { number: '00010' }], [{ number: '10' }], '10 = 0010'],
    ['two in the file', [{ number: '0010' }], [{ number: '10' }, { number: '010' }], '010 = 0010, 10 = 0010'],
    [
      'another instalment beside the known one',
      [{ number: '0010' }],
      [{ number: '10' }, { number: '10', due: '2026-12-31' }],
      '10 = 0010',
    ],
  ])('%s', (_, known, next, detail) => {
    const book = aBookWith(FIRST, ...known.map((change) => aRow(change)));
    const report = importRows(book, NEXT, ...next.map((change) => aRow(change)));
    expect(report.counts.new).toBe(next.length);
    expect(report.notes).toEqual([{ code: 'possibly-same', count: detail.split(',').length, detail }]);
    const again = importRows(book, NEXT, ...next.map((change) => aRow(change)));
    expect(again.counts).toMatchObject({ new: 0, updated: 0 });
  });
});

describe('two documents of one file', () => {
  const two = (one: RowChange, other: RowChange) => [aRow(one), aRow(other)];

  test.each<[string, RowChange, RowChange, string]>([
    ['with another mark', { number: '12/A' }, { number: '12-A' }, '12/A = 12-A'],
    ['without zeros', { number: '0012' }, { number: '12' }, '12 = 0012'],
    ['in small letters', { number: 'FT 11' }, { number: 'ft 11' }, 'ft 11 = FT 11'],
    ['of other amounts', { number: '12/A' }, { number: '12-A', amount: 1_000 }, '12/A = 12-A'],
    ['with a long dash', { number: '12–A' }, { number: '12/A' }, '12–A = 12/A'],
    ['one without its day', { number: '0012' }, { number: '12', issued: '' }, '12 = 0012'],
  ])('%s are told, in either order and once', (_, one, other, detail) => {
    for (const rows of [two(one, other), two(other, one)]) {
      const report = importWhole(aBook(), FIRST, aFile(rows)).result;
      expect(report.counts.new).toBe(2);
      expect(report.notes).toEqual([{ code: 'possibly-same', count: 1, detail }]);
      const book = aBookWith(FIRST, ...rows);
      expect(importRows(book, NEXT, ...rows)).toMatchObject({ counts: { new: 0 }, notes: [] });
    }
  });

  test('one of them in the book', () => {
    const book = aBookWith(FIRST, aRow({ number: '0010' }));
    const report = importRows(book, NEXT, aRow({ number: '0010' }), aRow({ number: '10' }));
    expect(report).toMatchObject({ counts: { new: 1 }, notes: [{ detail: '10 = 0010' }] });
  });

  test.each<[string, RowChange, RowChange]>([
    ['of another day', { number: '0012' }, { number: '12', issued: '2026-09-15' }],
    ['a credit note', { number: '0012' }, { number: '12', amount: -150_000 }],
    ['divided otherwise', { number: '1/11' }, { number: '11/1' }],
    ['settled', { number: '0012' }, { number: '12', open: 0 }],
    ['of another customer', { number: '0012' }, { number: '12', debtor: { code: 'C9', name: 'Altri' } }],
    [
      'of another year, without days',
      { number: '0012', issued: '' },
      { number: '12', issued: '', due: '2027-09-30', amount: 1_000 },
    ],
  ])('%s are two', (_, one, other) => {
    const report = importWhole(aBook(), FIRST, aFile(two(one, other))).result;
    expect(report).toMatchObject({ counts: { new: 2 }, notes: [] });
  });
});

describe('another document', () => {
  test.each<[string, RowChange]>([
    ['of another series', { number: '12/B' }],
    ['of another amount, in the same series or none', { number: '12', amount: 140_000 }],
    ['of another day, without the series', { number: '12', issued: '2026-09-15' }],
  ])('%s', (_, next) => {
    const book = aBookWith(FIRST, aRow({ number: '12/A' }));
    expect(importRows(book, NEXT, aRow(next))).toMatchObject({ counts: { new: 1 }, notes: [] });
  });

  test.each<[string, RowChange, readonly RowChange[]]>([
    ['of another day', { number: '0010' }, [{ number: '10', issued: '2026-09-15' }]],
    ['a credit note', { number: '0010' }, [{ number: '10', amount: -150_000 }]],
    ['divided otherwise', { number: '1/11' }, [{ number: '11/1' }]],
    [
      'of another year, without days',
      { number: '0010', issued: '' },
      [{ number: '10', issued: '', due: '2027-09-30', amount: 1_000 }],
    ],
  ])('%s', (_, known, next) => {
    const book = aBookWith(FIRST, aRow(known));
    const report = importRows(book, NEXT, ...next.map((change) => aRow(change)));
    expect(report).toMatchObject({ counts: { new: 1 }, notes: [] });
  });

  test('of another customer', () => {
    const book = aBookWith(
      FIRST,
      aRow({ number: '0010' }),
      aRow({ number: '7', debtor: { name: 'Altra Srl' } }),
    );
    const report = importRows(book, NEXT, aRow({ number: '10', debtor: { name: 'Altra Srl' } }));
    expect(report).toMatchObject({ counts: { new: 1 }, notes: [] });
  });
});
