/** Rule 20: documents that two lists brought in for one customer are there once after a merger, and so is what was paid. */
import { describe, expect, test } from 'vitest';
import { CAPTURED_TABLES } from '../../../src/db/capture.ts';
import { day } from '../../../src/domain/day.ts';
import { cents } from '../../../src/domain/money.ts';
import type { Book } from '../../../src/office/book.ts';
import { openDispute } from '../../../src/office/case/disputes.ts';
import { mergeDebtors, type MergedDebtors } from '../../../src/office/debtor/mergeDebtors.ts';
import { recordPayment, reversePayment } from '../../../src/office/payment/payments.ts';
import { markSent } from '../../../src/office/letter/posting.ts';
import { undo } from '../../../src/office/undo.ts';
import { aBookWith, aRow, importRows, issue, moment, type RowChange } from '../../support/world.ts';
import { refusal } from '../desk.ts';

const TODAY = '2026-11-24';
const TWIN = { name: 'Rame & Figli', code: 'C0344' };

/** What the other program says of the same invoice. */
function twin(change: RowChange = {}) {
  return aRow({ debtor: TWIN, ...change });
}

/** 1,500.00 under either customer, as case 1 and case 2. */
function split(): Book {
  return aBookWith(TODAY, aRow(), twin());
}

function merge(book: Book, [into, from] = [1, 2]): MergedDebtors {
  const words = { closedInto: String, deadlineOf: String };
  return mergeDebtors(book, moment(TODAY), { into: into ?? 0, from: from ?? 0, words }).result;
}

const BOTH_WAYS: [number, number][] = [
  [1, 2],
  [2, 1],
];

function pay(book: Book, caseNumber: number, amount: number): void {
  recordPayment(book, moment(TODAY), caseNumber, { cents: cents(amount), on: day(TODAY) });
}

/** Due date, amount and balance of each item. */
function items({ database }: Book): unknown {
  return database.connection
    .prepare(`select due_on || ' ' || amount_cents || '/' || open_cents from invoice order by due_on, id`)
    .pluck()
    .all();
}

/** Source, amount and part of an item of each payment that counts. */
function payments({ database }: Book): unknown {
  return database.connection
    .prepare(
      `select p.source || ' ' || p.cents || '/' || sum(a.cents) from payment p join allocation a on a.payment_id = p.id
       where p.reversed_on is null group by p.id order by p.source, p.cents`,
    )
    .pluck()
    .all();
}

function rows({ database }: Book): unknown[] {
  return CAPTURED_TABLES.map((table) =>
    database.connection.prepare(`select * from ${table} order by 1`).all(),
  );
}

describe('instalments', () => {
  const half = (due: string, change: RowChange = {}) => aRow({ due, amount: 50_000, ...change });
  const dated = [half('2026-08-31'), half('2026-09-30')];
  const numbered = [
    half('2026-08-31', { debtor: TWIN, instalment: '1' }),
    half('2026-09-30', { debtor: TWIN, instalment: '2' }),
  ];

  test.each(BOTH_WAYS)('told by due date and by number are paired, %i and %i', (...who) => {
    const book = aBookWith(TODAY, ...dated, ...numbered);
    expect(merge(book, who)).toMatchObject({ doubled: ['2026/101'], balanced: [] });
    expect(items(book)).toEqual(['2026-08-31 50000/50000', '2026-09-30 50000/50000']);
  });

  test('that only one list has come along', () => {
    const book = aBookWith(TODAY, ...dated.slice(1), ...numbered);
    merge(book);
    expect(items(book)).toEqual(['2026-08-31 50000/50000', '2026-09-30 50000/50000']);
  });

  test('numbered from one again do not get in each other’s way', () => {
    const left = half('2026-09-30', { instalment: '1' });
    const book = aBookWith(TODAY, left, ...numbered);
    merge(book);
    expect(items(book)).toEqual(['2026-08-31 50000/50000', '2026-09-30 50000/50000']);
  });

  test('beside the whole document are refused', () => {
    const book = aBookWith(TODAY, aRow({ due: '2026-08-31', amount: 100_000 }), ...numbered);
    expect(() => merge(book)).toThrow(refusal('merge-same-document', { numbers: ['2026/101'] }));
  });

  test('of another year with the same number are others', () => {
    const book = aBookWith(TODAY, aRow(), twin({ issued: '2025-09-03', due: '2025-11-02' }));
    expect(merge(book).doubled).toEqual([]);
    expect(items(book)).toHaveLength(2);
  });

  test('of which one list does not tell the day get it', () => {
    const { issuedOn: _, ...undated } = twin();
    const book = aBookWith(TODAY, undated, aRow());
    expect(merge(book, [1, 2]).doubled).toEqual(['2026/101']);
    expect(book.database.rows('select issued_on from invoice', {})).toEqual([{ issued_on: aRow().issuedOn }]);
  });
});

describe('balances that differ because of a payment', () => {
  test.each(BOTH_WAYS)('seen in one list: the lower one stays, %i and %i', (...who) => {
    const book = split();
    importRows(book, TODAY, aRow({ open: 25_000 }));
    expect(merge(book, who)).toMatchObject({ doubled: ['2026/101'], balanced: ['2026/101'] });
    expect(items(book)).toEqual(['2026-11-02 150000/25000']);
    expect(payments(book)).toEqual(['export 125000/125000']);
  });

  test.each(BOTH_WAYS)('recorded by a person for one of them, %i and %i', (...who) => {
    const book = split();
    pay(book, 2, 125_000);
    merge(book, who);
    expect(items(book)).toEqual(['2026-11-02 150000/25000']);
    expect(payments(book)).toEqual(['hand 125000/125000']);
  });

  test.each<[string, ours: number[], theirs: number[], left: string, paid: string[]]>([
    ['the same', [25_000], [25_000], '25000', ['export 125000/125000']],
    ['in other parts', [25_000], [100_000, 25_000], '25000', ['export 125000/125000']],
    [
      'one list being behind',
      [100_000],
      [100_000, 25_000],
      '25000',
      ['export 50000/50000', 'export 75000/75000'],
    ],
  ])('seen in both lists counts once: %s', (_what, ours, theirs, left, paid) => {
    const book = split();
    for (const open of ours) importRows(book, TODAY, aRow({ open }));
    for (const open of theirs) importRows(book, TODAY, twin({ open }));
    merge(book);
    expect(items(book)).toEqual([`2026-11-02 150000/${left}`]);
    expect(payments(book)).toEqual(paid);
  });

  test.each<[number, string[]]>([
    [125_000, ['hand 125000/125000']],
    [50_000, ['export 75000/75000', 'hand 50000/50000']],
  ])('recorded by a person (%i), and seen in the other list, counts once', (amount, paid) => {
    const book = split();
    pay(book, 1, amount);
    importRows(book, TODAY, twin({ open: 25_000 }));
    merge(book);
    expect(items(book)).toEqual(['2026-11-02 150000/25000']);
    expect(payments(book)).toEqual(paid);
  });

  test('a balance that was lower from the start, explained by the other one', () => {
    const book = aBookWith(TODAY, aRow(), twin({ open: 25_000 }));
    importRows(book, TODAY, aRow({ open: 25_000 }));
    merge(book);
    expect([items(book), payments(book)]).toEqual([['2026-11-02 150000/25000'], ['export 125000/125000']]);
  });

  test('is taken back by undo, row for row', () => {
    const book = split();
    importRows(book, TODAY, aRow({ open: 25_000 }));
    importRows(book, TODAY, twin({ open: 100_000 }));
    const before = rows(book);
    merge(book);
    undo(book, moment(TODAY));
    expect(rows(book)).toEqual(before);
  });

  test('a payment that went back on the one that goes stays in the history', () => {
    const book = split();
    pay(book, 2, 50_000);
    reversePayment(book, moment(TODAY), 2);
    merge(book);
    expect(items(book)).toEqual(['2026-11-02 150000/150000']);
    expect(book.database.rows('select debtor_id, reversed_on from payment', {})).toEqual([
      { debtor_id: 1, reversed_on: TODAY },
    ]);
  });
});

describe('what no payment explains is refused, and the way out works', () => {
  const unclear = refusal('merge-different-balance', { numbers: ['2026/101'] });

  test('two balances without payments, until what was paid is recorded', () => {
    const book = aBookWith(TODAY, aRow(), twin({ open: 25_000 }));
    expect(() => merge(book)).toThrow(unclear);
    pay(book, 1, 125_000);
    merge(book);
    expect(items(book)).toEqual(['2026-11-02 150000/25000']);
  });

  test('payments a person recorded on both, until one is taken back', () => {
    const book = split();
    pay(book, 1, 125_000);
    pay(book, 2, 125_000);
    expect(() => merge(book)).toThrow(unclear);
    reversePayment(book, moment(TODAY), 2);
    merge(book);
    expect([items(book), payments(book)]).toEqual([['2026-11-02 150000/25000'], ['hand 125000/125000']]);
  });
});

describe('what was done about one of the two', () => {
  test.each(BOTH_WAYS)('is kept with it: a dispute, %i and %i', (...who) => {
    const book = split();
    openDispute(book, moment(TODAY), 2, { reason: 'goods', invoices: ['2026/101'] });
    merge(book, who);
    const disputes = 'select d.reason, i.debtor_id from dispute d join invoice i on i.id = d.invoice_id';
    expect(book.database.rows(disputes, {})).toEqual([{ reason: 'goods', debtor_id: who[0] }]);
    expect(items(book)).toEqual(['2026-11-02 150000/150000']);
  });

  test.each(BOTH_WAYS)('is kept with it: a letter, %i and %i', (...who) => {
    const book = split();
    markSent(book, moment(TODAY), [issue(book, TODAY, 2).protocol], { on: day(TODAY) });
    merge(book, who);
    const demanded = 'select i.open_cents from letter_item l join invoice i on i.id = l.invoice_id';
    expect(book.database.rows(demanded, {})).toEqual([{ open_cents: 150_000 }]);
  });

  test('and about the other as well is refused', () => {
    const book = split();
    for (const one of [1, 2])
      openDispute(book, moment(TODAY), one, { reason: 'goods', invoices: ['2026/101'] });
    expect(() => merge(book)).toThrow(refusal('merge-both-worked', { numbers: ['2026/101'] }));
  });
});
