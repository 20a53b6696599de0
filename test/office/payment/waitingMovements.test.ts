/** Money that came before its invoice: a list that brings the invoice finds it, as if the statement had come last. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { movementsIn } from '../../../src/db/bankMovements.ts';
import { CAPTURED_TABLES } from '../../../src/db/capture.ts';
import type { BankMovement } from '../../../src/domain/payment/bankMovement.ts';
import { day } from '../../../src/domain/day.ts';
import { cents } from '../../../src/domain/money.ts';
import { dismissMovement } from '../../../src/office/payment/bankProposals.ts';
import type { Book } from '../../../src/office/book.ts';
import { importPayments } from '../../../src/office/import/importPayments.ts';
import { undo } from '../../../src/office/undo.ts';
import { aBookWith, aFile, aRow, importRows, importWhole, moment } from '../../support/world.ts';

const TODAY = '2026-11-24';
const KNOWN = aRow({ due: '2026-10-20' });
const NEW = aRow({ number: '2026/150', due: '2026-11-10', amount: 90_000 });

function paid(amount: number, remittance: string, change: Partial<BankMovement> = {}): BankMovement {
  return {
    line: 2,
    bookedOn: day('2026-11-20'),
    cents: cents(amount),
    currency: 'EUR',
    counterparty: 'TESSITURA VALDOSSOLA SRL',
    remittance,
    ...change,
  };
}

function bring(book: Book, ...movements: readonly BankMovement[]): void {
  const statement = {
    format: 'camt' as const,
    movements: movements.map((each, at) => ({ ...each, line: at + 2 })),
    problems: [],
    ignoredCount: 0,
  };
  const request = { name: 'november.xml', sha256: 'e'.repeat(64), statement };
  importPayments(book, moment(TODAY), { ...request, skipBad: false, isRehearsal: false });
}

function openItems({ database }: Book): unknown {
  return database.connection
    .prepare('select number, due_on, open_cents from invoice order by number, due_on')
    .all();
}

function openCases({ database }: Book): unknown {
  return database.connection
    .prepare(`select count(*) from recovery_case where status = 'open'`)
    .pluck()
    .get();
}

const codesOf = (notes: readonly { readonly code: string; readonly count?: number }[]) =>
  notes.filter(({ code }) => code.startsWith('movements')).map(({ code, count }) => [code, count]);

test('it is posted when its invoice comes, and told', () => {
  const book = aBookWith(TODAY, KNOWN);
  bring(book, paid(90_000, 'SALDO FATT 2026/150'));
  expect(movementsIn(book.database, 'unknown')).toHaveLength(1);
  const result = importRows(book, TODAY, KNOWN, NEW);
  expect(codesOf(result.notes)).toEqual([['movements-placed', 1]]);
  expect(movementsIn(book.database, 'unknown')).toEqual([]);
  expect(openItems(book)).toMatchObject([
    { number: '2026/101', open_cents: 150_000 },
    { number: '2026/150', open_cents: 0 },
  ]);
});

test('a case that it settles closes again', () => {
  const book = aBookWith(TODAY, aRow({ debtor: { code: 'C9', name: 'Altro S.r.l.' }, number: '9' }));
  bring(book, paid(90_000, 'SALDO FATT 2026/150'));
  importRows(book, TODAY, NEW);
  expect(openCases(book)).toBe(1);
});

test('what only may be meant waits for a person, and is told', () => {
  const book = aBookWith(TODAY, KNOWN);
  bring(book, paid(90_000, 'SALDO', { counterparty: 'NESSUNO DI NOTO' }));
  expect(codesOf(importRows(book, TODAY, KNOWN, NEW).notes)).toEqual([['movements-proposed', 1]]);
  expect(movementsIn(book.database, 'proposed')).toHaveLength(1);
});

test('what names no invoice does not pay one that was issued later', () => {
  const book = aBookWith(TODAY, aRow({ open: 0 }));
  bring(book, paid(90_000, 'CANONE OTTOBRE', { bookedOn: day('2026-10-28') }));
  importRows(
    book,
    TODAY,
    aRow({ number: '2026/150', issued: '2026-11-15', due: '2026-11-20', amount: 90_000 }),
  );
  expect(movementsIn(book.database, 'proposed')).toMatchObject([
    { findings: { reasons: [{}, {}, { code: 'before-issue', values: { numbers: ['2026/150'] } }] } },
  ]);
});

test('a rehearsal says the same and leaves everything as it is', () => {
  const book = aBookWith(TODAY, KNOWN);
  bring(book, paid(90_000, 'SALDO FATT 2026/150'));
  const before = openItems(book);
  const { result } = importWhole(book, TODAY, aFile([KNOWN, NEW]), { isRehearsal: true });
  expect(codesOf(result.notes)).toEqual([['movements-placed', 1]]);
  expect(openItems(book)).toEqual(before);
  expect(movementsIn(book.database, 'unknown')).toHaveLength(1);
});

test('a list that brings nothing moves nothing', () => {
  const book = aBookWith(TODAY, KNOWN);
  bring(book, paid(90_000, 'SALDO FATT 2026/150'));
  expect(codesOf(importRows(book, TODAY, KNOWN).notes)).toEqual([]);
});

test('what a person put aside stays there', () => {
  const book = aBookWith(TODAY, KNOWN);
  bring(book, paid(90_000, 'SALDO FATT 2026/150'));
  dismissMovement(book, moment(TODAY), 1);
  expect(codesOf(importRows(book, TODAY, KNOWN, NEW).notes)).toEqual([]);
  expect(openItems(book)).toContainEqual(expect.objectContaining({ number: '2026/150', open_cents: 90_000 }));
});

test('undo of the list takes the payment back with the invoice', () => {
  const book = aBookWith(TODAY, KNOWN);
  bring(book, paid(90_000, 'SALDO FATT 2026/150'));
  const rows = (): unknown =>
    CAPTURED_TABLES.map((table) =>
      book.database.connection.prepare(`select * from ${table} order by id`).all(),
    );
  const before = rows();
  importRows(book, TODAY, KNOWN, NEW);
  undo(book, moment(TODAY));
  expect(rows()).toEqual(before);
});

/** Invoices 1 to 8 of three customers; a movement pays one of them, all of it or a part. */
const NAMES = ['Tessitura Valdossola S.r.l.', 'Maglificio Tre Torri S.p.A.', 'Vetreria Lago S.n.c.'];
const invoices = Array.from({ length: 8 }, (_, at) =>
  aRow({
    number: `2026/${301 + at}`,
    due: '2026-11-02',
    amount: 10_000 * (at + 3) + at,
    debtor: { code: `C${at % 3}`, name: NAMES[at % 3] ?? '' },
  }),
);
const movements = fc.uniqueArray(
  fc.record({ of: fc.nat({ max: 7 }), isPart: fc.boolean() }).map(({ of, isPart }) =>
    paid(isPart ? 5000 + of : 10_000 * (of + 3) + of, `SALDO FATTURA 2026/${301 + of}`, {
      counterparty: NAMES[of % 3]?.toUpperCase() ?? '',
    }),
  ),
  { maxLength: 8, selector: ({ remittance }) => remittance },
);

test('whichever file comes first, the same is open in the end', () => {
  fc.assert(
    fc.property(movements, fc.nat({ max: 8 }), (paying, known) => {
      const [listFirst, statementFirst] = [aBookWith(TODAY, KNOWN), aBookWith(TODAY, KNOWN)];
      importRows(listFirst, TODAY, KNOWN, ...invoices);
      bring(listFirst, ...paying);
      importRows(statementFirst, TODAY, KNOWN, ...invoices.slice(0, known));
      bring(statementFirst, ...paying);
      importRows(statementFirst, TODAY, KNOWN, ...invoices);
      expect(openItems(statementFirst)).toEqual(openItems(listFirst));
      expect(openCases(statementFirst)).toEqual(openCases(listFirst));
    }),
    { numRuns: 40 },
  );
});
