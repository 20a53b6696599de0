/** Rules 10 and 20: the same money is never counted twice, whoever told of it first, and neither is an invoice. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openFile } from '../../src/db/database.ts';
import { day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import type { Book } from '../../src/office/book.ts';
import { caseFile } from '../../src/office/case/caseFile.ts';
import { recordPromise } from '../../src/office/case/contacts.ts';
import { recordPayment, reversePayment } from '../../src/office/payment/payments.ts';
import { undo } from '../../src/office/undo.ts';
import { asFile, readGood } from '../intake/readText.ts';
import {
  aBook,
  aBookWith,
  aFile,
  aRow,
  importRows,
  importWhole,
  moment,
  type RowChange,
} from '../support/world.ts';
import { content } from './bookContent.ts';
import { on, pay, refusal } from './desk.ts';

/** Every item: due date, amount and balance. */
function items({ database }: Book): string[] {
  return database.connection
    .prepare(`select due_on || ' ' || amount_cents || '/' || open_cents from invoice order by due_on, id`)
    .pluck()
    .all() as string[];
}

function payments({ database }: Book): unknown[] {
  return database.connection
    .prepare(`select cents, source, reversed_on as back from payment order by id`)
    .all();
}

/** One of two rates of 750.00. */
function rate(due: string, change: RowChange = {}) {
  return aRow({ due, amount: 75_000, ...change });
}

/** The invoice in three rates of 500.00, with what is open of each. */
function thirds(...open: readonly number[]) {
  return ['2026-11-02', '2026-12-02', '2027-01-02'].map((due, index) =>
    aRow({ instalment: String(index + 1), due, amount: 50_000, open: open[index] ?? 50_000 }),
  );
}

/** A file that gives what is open and no amount. */
async function balances(open: string) {
  const row = `RAME & FIGLI SRL;99900010010;31;31/07/2026;30/09/2026;${open}`;
  return asFile(await readGood(`Cliente;P.IVA;Numero;Data;Scadenza;Residuo\n${row}`));
}

describe('a list with the next due date of each document', () => {
  test('has none of one that was paid: the book keeps its own, and how late it came', () => {
    const book = aBookWith('2026-11-09', aRow());
    const paid = { ...aRow({ due: '2026-10-02', open: 0 }), isDueUnknown: true as const };
    importRows(book, '2026-11-12', paid);
    expect(items(book)).toEqual(['2026-11-02 150000/0']);
    expect(payments(book)).toEqual([{ cents: 150_000, source: 'export', back: null }]);
    const before = content(book);
    importRows(book, '2026-11-13', paid);
    expect(content(book)).toEqual(before);
  });
});

describe('a payment that went back', () => {
  test('and that the file tells of first cannot be taken back a second time', () => {
    const book = aBookWith('2026-11-09', aRow());
    importRows(book, '2026-11-10', aRow({ open: 100_000 }));
    importRows(book, '2026-11-11', aRow());
    expect(payments(book)).toEqual([{ cents: 50_000, source: 'export', back: '2026-11-11' }]);
    expect(() => reversePayment(book, moment('2026-11-11'), 1)).toThrow(refusal('no-payment'));
    expect(items(book)).toEqual(['2026-11-02 150000/150000']);
  });

  test('a payment by hand that is no longer recent is one that went back', () => {
    const book = aBookWith('2026-11-09', aRow());
    pay(book, '2026-11-10', 150_000);
    expect(importRows(book, '2026-11-21', aRow()).cases.reopened).toBe(1);
    expect(items(book)).toEqual(['2026-11-02 150000/150000']);
    expect(() => reversePayment(book, moment('2026-11-21'), 1)).toThrow(refusal('no-payment'));
  });

  test('the newest payments explain it, and only the part that went back is taken back', () => {
    const book = aBookWith('2026-11-09', aRow());
    importRows(book, '2026-11-10', aRow({ open: 100_000 }));
    importRows(book, '2026-11-11', aRow({ open: 40_000 }));
    const before = content(book);
    importRows(book, '2026-11-12', aRow({ open: 120_000 }));
    expect(payments(book)).toEqual([
      { cents: 30_000, source: 'export', back: null },
      { cents: 60_000, source: 'export', back: '2026-11-12' },
      { cents: 20_000, source: 'export', back: '2026-11-12' },
    ]);
    reversePayment(book, moment('2026-11-13'), 1);
    expect(items(book)).toEqual(['2026-11-02 150000/150000']);
    undo(book, moment('2026-11-13'));
    undo(book, moment('2026-11-13'));
    expect(content(book)).toEqual(before);
  });

  test('nothing is ever more open than its amount', () => {
    const book = aBookWith('2026-11-09', aRow());
    pay(book, '2026-11-10', 100_000);
    importRows(book, '2026-11-11', aRow({ amount: 120_000, open: 20_000 }));
    reversePayment(book, moment('2026-11-12'), 1);
    expect(items(book)).toEqual(['2026-11-02 120000/120000']);
  });
});

describe('a file written before a payment by hand was booked', () => {
  test('keeps the case closed, says so, and the next file changes nothing', () => {
    const book = aBookWith('2026-11-09', aRow());
    pay(book, '2026-11-10', 150_000);
    const before = content(book);
    const report = importRows(book, '2026-11-12', aRow());
    expect(report).toMatchObject({
      counts: { updated: 0, unchanged: 1 },
      cases: { opened: 0, reopened: 0 },
      notes: [{ code: 'payment-not-booked', count: 1, detail: '2026/101' }],
    });
    const later = importRows(book, '2026-11-13', aRow({ open: 0 }));
    expect(later).toMatchObject({ counts: { updated: 0, unchanged: 1 }, notes: [] });
    expect(content(book)).toEqual(before);
  });

  test.each<[string, on: string, reopened: number]>([
    ['on the tenth day it may still be unbooked', '2026-11-20', 0],
    ['on the eleventh it went back', '2026-11-21', 1],
  ])('%s', (_what, today, reopened) => {
    const book = aBookWith('2026-11-09', aRow());
    pay(book, '2026-11-10', 150_000);
    expect(importRows(book, today, aRow()).cases.reopened).toBe(reopened);
  });

  test('whatever else it says is taken', () => {
    const book = aBookWith('2026-11-09', aRow());
    pay(book, '2026-11-10', 50_000);
    expect(importRows(book, '2026-11-12', aRow({ due: '2026-11-30' })).counts.updated).toBe(1);
    expect(items(book)).toEqual(['2026-11-30 150000/100000']);
  });

  test('no file of any day before makes the balance wrong', () => {
    const paid = fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(paid, fc.infiniteStream(fc.nat(5)), (amounts, ages) => {
        const book = aBookWith('2026-11-09', aRow());
        const balances = [150_000];
        for (const amount of amounts) {
          const today = day('2026-11-10');
          recordPayment(book, moment(today), 1, { cents: cents(amount), on: today });
          balances.push((balances.at(-1) ?? 0) - amount);
          const [age = 0] = ages;
          importRows(book, '2026-11-12', aRow({ open: balances.at(-1 - (age % balances.length)) ?? 0 }));
          expect(items(book)).toEqual([`2026-11-02 150000/${balances.at(-1)}`]);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('what was paid', () => {
  test('is not what a corrected amount takes off', () => {
    const book = aBookWith('2026-11-09', aRow());
    const promise = { cents: cents(50_000), currency: 'EUR', by: day('2026-11-27'), on: day('2026-11-09') };
    recordPromise(book, moment('2026-11-09'), 1, promise);
    importRows(book, '2026-11-10', aRow({ amount: 100_000 }));
    expect(payments(book)).toEqual([]);
    expect(on(book, '2026-11-10').promises).toMatchObject([{ paidCents: 0 }]);
    expect(items(book)).toEqual(['2026-11-02 100000/100000']);
  });

  test('is the growth of what is paid when the amount is corrected as well', () => {
    const book = aBookWith('2026-11-09', aRow());
    importRows(book, '2026-11-10', aRow({ amount: 120_000, open: 70_000 }));
    expect(payments(book)).toEqual([{ cents: 50_000, source: 'export', back: null }]);
  });

  test('a file with the balance alone still tells of a payment', async () => {
    const book = aBook();
    importWhole(book, '2026-11-09', await balances('1.500,00'));
    importWhole(book, '2026-11-10', await balances('1.000,00'));
    expect(payments(book)).toEqual([{ cents: 50_000, source: 'export', back: null }]);
    importWhole(book, '2026-11-11', await balances('1.000,00'));
    expect(items(book)).toEqual(['2026-09-30 150000/100000']);
  });

  test.each<[string, before: number, after: number[], paid: number[]]>([
    ['divided, nothing paid', 150_000, [50_000, 50_000, 50_000], []],
    ['divided, paid before', 50_000, [0, 0, 50_000], []],
    ['divided, and the first paid since', 150_000, [0, 50_000, 50_000], [50_000]],
  ])('an invoice in the book that comes in instalments: %s', (_what, before, after, paid) => {
    const book = aBookWith('2026-11-09', aRow({ open: before }));
    importRows(book, '2026-11-10', ...thirds(...after));
    expect(payments(book)).toEqual(paid.map((amount) => ({ cents: amount, source: 'export', back: null })));
    expect(items(book).map((item) => Number(item.split('/')[1]))).toEqual(after);
    expect(importRows(book, '2026-11-11', ...thirds(...after)).counts).toMatchObject({ new: 0, updated: 0 });
  });
});

describe('an invoice under two kinds of export', () => {
  test.each<[string, first: RowChange, next: RowChange]>([
    ['the date comes later', { issued: '' }, {}],
    ['the date is missing later', {}, { issued: '' }],
    ['the date comes later, the due date is put off', { issued: '' }, { due: '2026-11-20' }],
    [
      'the number of the instalment comes later, the due date is put off',
      {},
      { instalment: '1', due: '2026-11-06' },
    ],
  ])('is one: %s', (_what, first, next) => {
    const book = aBookWith('2026-11-09', aRow(first));
    expect(importRows(book, '2026-11-10', aRow(next)).counts.new).toBe(0);
    const before = content(book);
    for (const again of [next, next]) {
      expect(importRows(book, '2026-11-10', aRow(again)).counts).toMatchObject({ new: 0, updated: 0 });
    }
    expect(content(book)).toEqual(before);
    const dates = book.database.connection.prepare('select issued_on from invoice').pluck().all();
    expect(dates).toEqual(['2026-10-02']);
  });

  test('all instalments learn the date, also those the file no longer lists', () => {
    const book = aBookWith(
      '2026-11-09',
      rate('2026-10-31', { issued: '' }),
      rate('2026-11-05', { issued: '' }),
    );
    importRows(book, '2026-11-10', rate('2026-11-05'));
    expect(importRows(book, '2026-11-11', rate('2026-10-31'), rate('2026-11-05')).counts.new).toBe(0);
    expect(items(book)).toHaveLength(2);
  });

  test('with several documents of the number the due date tells, and without that it is new', () => {
    const lastYear = { issued: '2025-10-02', due: '2025-11-03' };
    const book = aBookWith('2026-11-09', aRow(), aRow(lastYear));
    const known = importRows(book, '2026-11-10', aRow({ issued: '', due: lastYear.due, open: 100_000 }));
    expect(known.counts).toMatchObject({ new: 0, updated: 1 });
    expect(items(book)).toEqual(['2025-11-03 150000/100000', '2026-11-02 150000/150000']);
    const unknown = aRow({ issued: '', due: '2026-11-06' });
    expect(importRows(book, '2026-11-10', unknown).counts.new).toBe(1);
    expect(importRows(book, '2026-11-10', unknown).counts.new).toBe(0);
  });

  test('rows with and without the number of an instalment are of one document, also without its date', () => {
    const book = aBookWith('2026-11-09', aRow({ open: 0 }));
    const rows = [rate('2026-11-02', { issued: '' }), rate('2026-11-02', { issued: '', instalment: '2' })];
    expect(importRows(book, '2026-11-10', ...rows).counts.new).toBe(1);
    expect(importRows(book, '2026-11-11', ...rows).counts).toMatchObject({ new: 0, updated: 0 });
    expect(items(book)).toHaveLength(2);
  });

  test('the same number of a later year is another invoice', () => {
    const book = aBookWith('2025-11-10', aRow({ issued: '', due: '2025-11-03', amount: 90_000 }));
    expect(importRows(book, '2026-11-10', aRow()).counts.new).toBe(1);
    const settled = aBookWith(
      '2025-11-10',
      aRow({ issued: '2025-10-02', due: '2025-11-03', amount: 90_000, open: 0 }),
    );
    expect(importRows(settled, '2026-11-10', aRow({ issued: '' })).counts.new).toBe(1);
  });

  test('an instalment put off is not a third one', () => {
    const book = aBookWith('2026-11-09', rate('2026-10-31'), rate('2026-11-05'));
    expect(importRows(book, '2026-11-10', rate('2026-10-31'), rate('2026-11-08')).counts.new).toBe(0);
    expect(items(book)).toEqual(['2026-10-31 75000/75000', '2026-11-08 75000/75000']);
    expect(caseFile(book, 1, day('2026-11-10')).facts.isOpen).toBe(true);
  });
});

test('debtors are matched under the write lock: nobody else writes between', () => {
  const folder = mkdtempSync(join(tmpdir(), 'import-'));
  const path = join(folder, 'book.db');
  aBook().database.connection.exec(`vacuum into '${path}'`);
  const database = openFile(path);
  const other = new Sqlite(path, { timeout: 0 });
  const seen: unknown[] = [];
  const file = aFile([aRow()]);
  const watched = {
    ...file,
    get items() {
      try {
        other.exec('begin immediate; rollback');
        seen.push('written');
      } catch (error) {
        seen.push((error as { code?: string }).code);
      }
      return file.items;
    },
  };
  try {
    importWhole({ ...aBook(), database }, '2026-11-09', watched);
    expect(new Set(seen)).toEqual(new Set(['SQLITE_BUSY']));
  } finally {
    database.close();
    other.close();
    rmSync(folder, { recursive: true });
  }
});
