/** Rule 20: one customer whom two programs call otherwise is known by its documents, or it is told that it may be one. */
import { describe, expect, test } from 'vitest';
import type { Book } from '../../src/office/book.ts';
import { debtorCard } from '../../src/office/debtor/debtorCard.ts';
import { doubledDocuments } from '../../src/office/debtor/doubledDocuments.ts';
import { undo } from '../../src/office/undo.ts';
import {
  aBookWith,
  aDebtorFile,
  aRow,
  importRows,
  importWhole,
  moment,
  type RowChange,
} from '../support/world.ts';
import { content } from './bookContent.ts';

const TODAY = '2026-11-24';
const VAT = '01234560488';

/** What program 1 writes: a code and a name. */
function coded(name = 'Rossi & Figli S.n.c.', change: RowChange = {}) {
  return aRow({ debtor: { name, code: '0001' }, ...change });
}

/** What program 2 writes of the same invoice: a VAT number and a name. */
function taxed(name = 'Rossi e Figli snc', change: RowChange = {}) {
  return aRow({ debtor: { name, vatNumber: VAT }, ...change });
}

function count({ database }: Book, table: 'debtor' | 'invoice' | 'recovery_case'): unknown {
  return database.connection.prepare(`select count(*) from ${table}`).pluck().get();
}

describe('a customer that another program calls otherwise', () => {
  test.each([
    ['Rossi & Figli S.n.c.', 'Rossi e Figli snc'],
    ['Mario Rossi', 'Rossi Mario'],
    ['Zeta Trasporti S.r.l.', 'Zeta Trasporti'],
    ['Fratelli Bianchi', 'F.lli Bianchi S.n.c.'],
  ])('is known by its document: %s, %s', (one, other) => {
    const book = aBookWith(TODAY, coded(one));
    const report = importRows(book, TODAY, taxed(other), taxed(other, { number: '2026/102' }));
    expect(report).toMatchObject({
      counts: { new: 1, unchanged: 1 },
      debtors: { new: 0, updated: 1 },
      notes: [{ code: 'customer-recognised', count: 1, detail: expect.stringContaining(other) as string }],
    });
    expect(debtorCard(book, 1).debtor).toMatchObject({ name: one, code: '0001', vatNumber: VAT });
    expect(count(book, 'recovery_case')).toBe(1);
  });

  test.each([
    ['Milano', 'MILANO', 1],
    ['Milano', 'Napoli', 2],
  ])('in %s and in %s: customers %i', (one, other, customers) => {
    const book = aBookWith(TODAY, aRow({ debtor: { name: 'Mario Rossi', code: '0001', city: one } }));
    const row = aRow({ debtor: { name: 'Rossi Mario', vatNumber: VAT, city: other } });
    const { notes } = importRows(book, TODAY, row);
    expect(notes).toMatchObject([{ code: customers === 1 ? 'customer-recognised' : 'under-two-customers' }]);
    expect(count(book, 'debtor')).toBe(customers);
  });

  test('is known from then on, also without the document that proved it, and told once', () => {
    const book = aBookWith(TODAY, coded());
    importRows(book, TODAY, taxed());
    const bare = aRow({ number: '2026/103', debtor: { name: 'Rossi e Figli snc' } });
    expect(importRows(book, TODAY, bare, taxed())).toMatchObject({ debtors: { new: 0 }, notes: [] });
  });

  test('undo takes it back', () => {
    const book = aBookWith(TODAY, coded());
    const before = content(book);
    importRows(book, TODAY, taxed());
    undo(book, moment(TODAY));
    expect(content(book)).toEqual(before);
  });

  test.each<[string, RowChange]>([
    ['number', { number: '2026/102' }],
    ['issue date', { issued: '2026-09-04' }],
    ['due date', { due: '2026-11-03' }],
    ['amount', { amount: 150_001 }],
    ['currency', { currency: 'CHF' }],
  ])('is another one when the %s differs', (_what, change) => {
    const book = aBookWith(TODAY, coded());
    expect(importRows(book, TODAY, taxed(undefined, change))).toMatchObject({
      debtors: { new: 1 },
      notes: [],
    });
  });

  test('two of one file that contradict each other are left to a person', () => {
    const book = aBookWith(TODAY, aRow({ debtor: { name: 'Mario Rossi' } }), coded('Altri'));
    const other = { name: 'Rossi Mario S.r.l.', vatNumber: '99900020027' };
    const report = importRows(book, TODAY, taxed('Rossi Mario'), aRow({ debtor: other }));
    expect(report).toMatchObject({ debtors: { new: 2 }, notes: [{ code: 'under-two-customers', count: 2 }] });
  });

  test('the order of the rows tells nothing', () => {
    const rows = [taxed(), taxed(undefined, { number: '2026/102' }), coded('Nuovi', { number: '2026/9' })];
    const [one, other] = [rows, rows.toReversed()].map((each) => {
      const book = aBookWith(TODAY, aRow({ debtor: { name: 'Rossi & Figli S.n.c.', code: '7' } }));
      importRows(book, TODAY, ...each);
      return debtorCard(book, 1).open;
    });
    expect(one).toEqual(other);
  });
});

describe('a document of another customer', () => {
  test.each<[string, Parameters<typeof aRow>[0]]>([
    ['under another name', { debtor: { name: 'Verdi S.r.l.', vatNumber: VAT } }],
    ['under another legal form', { debtor: { name: 'Rossi e Figli S.p.A.', vatNumber: VAT } }],
    ['under another code', { debtor: { name: 'Rossi e Figli snc', code: 'X9' } }],
  ])('comes in and is told: %s', (_what, change) => {
    const book = aBookWith(TODAY, coded());
    const report = importRows(book, TODAY, aRow(change));
    const from = change?.debtor?.code ?? VAT;
    expect(report).toMatchObject({
      debtors: { new: 1 },
      notes: [{ code: 'under-two-customers', count: 1, merge: { into: '0001', from } }],
    });
    expect(report.notes[0]?.detail).toContain('2026/101: Rossi & Figli S.n.c., 0001 = ');
  });

  test('with a corrected VAT number', () => {
    const book = aBookWith(TODAY, aRow({ debtor: { name: 'Rossi', vatNumber: '99900020027' } }));
    expect(importRows(book, TODAY, taxed('Rossi')).notes).toMatchObject([
      { merge: { into: '99900020027', from: VAT } },
    ]);
  });

  test('new for a customer that is in the book already', () => {
    const book = aBookWith(TODAY, coded(), taxed('Verdi', { number: '2026/7' }));
    expect(importRows(book, TODAY, taxed('Verdi')).notes).toMatchObject([{ code: 'under-two-customers' }]);
  });

  test('is told once', () => {
    const book = aBookWith(TODAY, coded());
    importRows(book, TODAY, taxed('Verdi'));
    expect(importRows(book, TODAY, taxed('Verdi')).notes).toEqual([]);
  });

  test.each<[string, readonly ReturnType<typeof aRow>[]]>([
    ['settled on both sides', [taxed('Verdi', { open: 0 })]],
    ['of which the file has both', [coded(undefined, { open: 0 }), taxed('Verdi')]],
  ])('is not told: %s', (_what, rows) => {
    const book = aBookWith(TODAY, coded(undefined, { open: 0 }));
    expect(importRows(book, TODAY, ...rows).notes).toEqual([]);
  });

  test.each([
    ['a fee that every member owes', 60, 0],
    ['an invoice', 1, 1],
  ])('%s', (_what, members, notes) => {
    const book = aBookWith(TODAY, coded('Altri', { number: 'Quota' }));
    const rows = Array.from({ length: members }, (_, at) =>
      aRow({ number: 'Quota', debtor: { name: `Socio ${at}`, code: `S${at}` } }),
    );
    expect(importRows(book, TODAY, ...rows).notes).toHaveLength(notes);
  });
});

describe('a code under which the file has another name', () => {
  const alfa = { name: 'Alfa S.r.l.', code: 'C1' };
  const told = [{ code: 'other-name', count: 1, detail: 'C1: Alfa S.r.l., Omega S.r.l.' }];

  test.each<[string, typeof alfa & { readonly vatNumber?: string }, readonly unknown[]]>([
    ['with nothing in common is told', { name: 'Omega S.r.l.', code: 'C1' }, told],
    ['with a word in common is not', { name: 'Alfa Nuova', code: 'C1' }, []],
  ])('%s', (_what, debtor, notes) => {
    const book = aBookWith(TODAY, aRow({ debtor: alfa }));
    expect(importRows(book, TODAY, aRow({ number: '2026/102', debtor })).notes).toEqual(notes);
    expect(importRows(book, TODAY, aRow({ number: '2026/102', debtor })).notes).toEqual([]);
  });

  test('is told of a list of customers, which changes it', () => {
    const book = aBookWith(TODAY, aRow({ debtor: alfa }));
    const list = aDebtorFile({ name: 'Omega S.r.l.', code: 'C1' });
    expect(importWhole(book, TODAY, list).result.notes).toEqual(told);
    expect(debtorCard(book, 1).debtor.name).toBe('Omega S.r.l.');
  });

  test('is the same customer when the VAT number says so', () => {
    const book = aBookWith(TODAY, aRow({ debtor: { ...alfa, vatNumber: VAT } }));
    const debtor = { name: 'Omega S.r.l.', code: 'C1', vatNumber: VAT };
    expect(importRows(book, TODAY, aRow({ number: '2026/102', debtor })).notes).toEqual([]);
  });
});

describe('what the doctor finds', () => {
  test('open documents under two customers, the older one first', () => {
    const book = aBookWith(TODAY, coded(), taxed('Verdi'), taxed('Verdi', { number: '2026/2' }));
    expect(
      doubledDocuments(book).map(({ number, debtors }) => [number, debtors.map(({ id }) => id)]),
    ).toEqual([['2026/101', [1, 2]]]);
  });

  test.each<[string, RowChange]>([
    ['settled', { open: 0 }],
    ['another issue date', { issued: '2026-09-04' }],
    ['another due date', { due: '2026-11-03' }],
    ['another amount', { amount: 150_001 }],
    ['another currency', { currency: 'CHF' }],
  ])('not those that differ: %s', (_what, change) => {
    expect(doubledDocuments(aBookWith(TODAY, coded(), taxed('Verdi', change)))).toEqual([]);
  });
});
