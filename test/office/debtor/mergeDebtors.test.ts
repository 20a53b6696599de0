/** Two debtors that are one: everything moves, the next import finds the one that is left, and undo takes it all back. */
import { describe, expect, test } from 'vitest';
import { CAPTURED_TABLES } from '../../../src/db/capture.ts';
import { debtorById } from '../../../src/db/debtors.ts';
import { day } from '../../../src/domain/day.ts';
import { cents } from '../../../src/domain/money.ts';
import { agendaOn } from '../../../src/office/agenda/agenda.ts';
import type { Book } from '../../../src/office/book.ts';
import { caseFile } from '../../../src/office/case/caseFile.ts';
import { holdCase } from '../../../src/office/case/cases.ts';
import { logContact, recordPromise } from '../../../src/office/case/contacts.ts';
import { openDispute } from '../../../src/office/case/disputes.ts';
import { debtorCard, findDebtors } from '../../../src/office/debtor/debtorCard.ts';
import { mergeDebtors, type MergeRequest } from '../../../src/office/debtor/mergeDebtors.ts';
import { recordPayment } from '../../../src/office/payment/payments.ts';
import { markSent } from '../../../src/office/letter/posting.ts';
import { setTermsOfDebtor } from '../../../src/office/court/statement.ts';
import { redo, undo } from '../../../src/office/undo.ts';
import { aBookWith, aDebtorFile, aRow, importRows, importWhole, issue, moment } from '../../support/world.ts';
import { refusal } from '../desk.ts';

const TODAY = '2026-11-24';
const TWIN = { name: 'Tessitura Valdossola di Rame', code: 'C0344', phone: '0324 000344' };

/** Debtor 1 with case 1, and debtor 2, which is the same, with case 2. */
function twins(change: Partial<typeof TWIN> & { readonly vatNumber?: string } = {}): Book {
  const book = aBookWith(TODAY, aRow());
  importRows(book, TODAY, aRow({ number: '2026/344', debtor: { ...TWIN, ...change } }));
  return book;
}

function merge(book: Book, change: Partial<MergeRequest> = {}) {
  const words = {
    closedInto: (number: number) => `now ${number}`,
    deadlineOf: (number: number) => `deadline of ${number}`,
  };
  return mergeDebtors(book, moment(TODAY), { into: 1, from: 2, words, ...change }).result;
}

function rows({ database }: Book): unknown[] {
  return [...CAPTURED_TABLES, 'agenda'].map((table) =>
    database.connection.prepare(`select * from ${table} order by 1`).all(),
  );
}

/** Everything that can happen in a case. */
function busy(book: Book, caseNumber: number, invoice: string): void {
  const now = moment(TODAY);
  const on = day(TODAY);
  const promise = { cents: cents(5_000), currency: 'EUR', by: day('2026-12-04'), on };
  recordPayment(book, now, caseNumber, { cents: cents(1_000), on, note: 'in cash' });
  logContact(book, now, caseNumber, { channel: 'call', outcome: 'no-answer', on, time: '10:05' });
  recordPromise(book, now, caseNumber, promise);
  openDispute(book, now, caseNumber, { reason: 'goods', invoices: [invoice] });
  holdCase(book, now, caseNumber, { reason: 'fair', until: day('2026-12-11') });
}

describe('what moves', () => {
  test('invoices, payments and contacts; the gaps of the one that stays are filled', () => {
    const book = aBookWith(TODAY, aRow({ debtor: { name: 'Prima S.r.l.', code: 'P1' } }));
    importRows(book, TODAY, aRow({ number: '2026/344', debtor: { ...TWIN, vatNumber: '99900020027' } }));
    merge(book);
    const card = debtorCard(book, 1);
    expect(card.debtor).toMatchObject({ code: 'P1', name: 'Prima S.r.l.', vatNumber: '99900020027' });
    expect(card.aliases).toEqual([{ name: TWIN.name, code: 'C0344', vatNumber: '99900020027' }]);
    expect(card.contacts.map(({ value }) => value)).toContain(TWIN.phone);
    expect(card.open).toEqual([{ cents: 300_000, currency: 'EUR' }]);
    expect(debtorById(book.database, 2)).toBeUndefined();
  });

  test('of two open cases the older goes on with what was agreed in the younger', () => {
    const book = twins();
    busy(book, 2, '2026/344');
    recordPromise(book, moment(TODAY), 1, {
      cents: cents(100),
      currency: 'EUR',
      by: day('2026-12-01'),
      on: day('2026-11-23'),
    });
    expect(merge(book).cases).toEqual({ kept: 1, closed: 2 });
    const { facts, promises, payments } = caseFile(book, 1, day(TODAY));
    expect(facts).toMatchObject({ isOpen: true, debtor: { id: 1 } });
    expect(facts.contacts.map(({ outcome }) => outcome)).toEqual(['no-answer']);
    expect(facts.holds.map(({ reason }) => reason)).toEqual(['fair']);
    expect(facts.disputes).toHaveLength(1);
    expect(promises.map(({ state }) => state).sort()).toEqual(['open', 'replaced']);
    expect(payments).toHaveLength(1);
    const closed = caseFile(book, 2, day(TODAY));
    expect(closed.facts).toMatchObject({ isOpen: false, closeReason: 'mistake', debtor: { id: 1 } });
    expect(closed.journal.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['case-closed', 'debtors-merged']),
    );
    expect(agendaOn(book, day(TODAY), [1, 2]).map((entry) => entry.case)).toEqual([1]);
  });

  test('the older number goes on even when it is that of the debtor that goes', () => {
    expect(merge(twins(), { into: 2, from: 1 }).cases).toEqual({ kept: 1, closed: 2 });
  });

  test('a deadline the younger case granted is waited for', () => {
    const book = twins();
    markSent(book, moment(TODAY), [issue(book, TODAY, 2).protocol], { on: day(TODAY) });
    const deadline = caseFile(book, 2, day(TODAY)).facts.steps.at(-1)?.deadline;
    merge(book);
    const { facts } = caseFile(book, 1, day(TODAY));
    expect(facts.holds).toMatchObject([{ reason: 'deadline of 2', until: deadline }]);
    expect(facts.items.filter(({ wasDemanded }) => wasDemanded)).toHaveLength(1);
  });

  test('a document imported under both is kept once', () => {
    const book = aBookWith(TODAY, aRow(), aRow({ debtor: TWIN }));
    expect(merge(book).doubled).toEqual(['2026/101']);
    expect(debtorCard(book, 1).open).toEqual([{ cents: 150_000, currency: 'EUR' }]);
  });

  test('a number both had is there once', () => {
    const book = twins({ phone: '+39 0324000107' });
    merge(book);
    expect(debtorCard(book, 1).contacts.filter(({ kind }) => kind === 'phone')).toHaveLength(1);
  });

  test('two debtors without open cases', () => {
    const book = aBookWith(TODAY);
    importWhole(book, TODAY, aDebtorFile({ name: 'Two', code: 'B' }, { name: 'One', code: 'A' }));
    expect(merge(book).cases).toBeUndefined();
    expect(debtorCard(book, 1).aliases).toEqual([{ name: 'Two', code: 'B' }]);
  });
});

describe('what is set for the one that stays', () => {
  test('stays, and the journal says what of the other one is gone', () => {
    const book = twins();
    const twin = debtorCard(book, 2).debtor;
    setTermsOfDebtor(book, moment(TODAY), twin, { interest: { regime: 'legal' }, creditKind: 'rent' });
    merge(book);
    expect(debtorCard(book, 1).terms).toMatchObject({ own: { interest: {} }, creditKind: 'ordinary' });
    const told = caseFile(book, 1, day(TODAY)).journal.find(({ kind }) => kind === 'debtors-merged');
    expect(told?.data['dropped']).toEqual(['interest', 'credit']);
  });
});

describe('what is refused', () => {
  test('a debtor with itself', () => {
    expect(() => merge(twins(), { from: 1 })).toThrow(refusal('merge-itself'));
  });

  test('a debtor that does not exist', () => {
    expect(() => merge(twins(), { from: 7 })).toThrow(refusal('no-such-debtor'));
  });

  test('different VAT numbers, unless somebody says why', () => {
    const book = twins({ vatNumber: '99900020027' });
    expect(() => merge(book)).toThrow(refusal('merge-different-ids'));
    expect(() => merge(book, { override: ' ' })).toThrow(refusal('merge-different-ids'));
    merge(book, { override: 'the company was transformed' });
    expect(caseFile(book, 1, day(TODAY)).journal.at(-1)?.data).toMatchObject({
      override: 'the company was transformed',
    });
  });

  test.each([1, 2])('a letter of case %i that lies printed', (caseNumber) => {
    const book = twins();
    const { protocol } = issue(book, TODAY, caseNumber);
    const before = rows(book);
    expect(() => merge(book)).toThrow(refusal('merge-unsent-letters', { protocols: [protocol] }));
    expect(rows(book)).toEqual(before);
  });

  test.each([
    ['with another amount', aRow({ debtor: TWIN, amount: 100 })],
    ['with another due date', aRow({ debtor: TWIN, due: '2026-11-03' })],
    ['with another due date of one instalment', aRow({ debtor: TWIN, due: '2026-11-03', instalment: '1' })],
  ])('a document under both, %s', (what, row) => {
    const book = aBookWith(TODAY, aRow(what.includes('instalment') ? { instalment: '1' } : {}), row);
    expect(() => merge(book)).toThrow(refusal('merge-same-document', { numbers: ['2026/101'] }));
  });
});

describe('the next import', () => {
  test.each([
    ['the old code', { name: 'Valdossola', code: 'C0344' }],
    ['the old name', { name: TWIN.name }],
    ['the old code with the old VAT number', { name: 'V', code: 'C0344', vatNumber: '99900020027' }],
  ])('finds the one that is left by %s, and takes nothing else from it', (_what, debtor) => {
    const book = twins({ vatNumber: '99900020027' });
    merge(book, { override: 'transformed' });
    const before = debtorById(book.database, 1);
    const report = importRows(book, TODAY, aRow({ number: '2026/500', debtor }));
    expect(report).toMatchObject({ problems: [], debtors: { new: 0, updated: 0 } });
    expect(importWhole(book, TODAY, aDebtorFile(debtor)).result.debtors).toEqual({ new: 0, updated: 0 });
    expect(debtorById(book.database, 1)).toMatchObject(before ?? {});
    expect(debtorCard(book, 1).open).toEqual([{ cents: 450_000, currency: 'EUR' }]);
  });

  test('and so does who looks for the old code', () => {
    const book = twins();
    merge(book);
    expect(findDebtors(book, 'c0344').map(({ id }) => id)).toEqual([1]);
  });
});

describe('undo', () => {
  test('restores every row of both, and redo merges again', () => {
    const book = twins();
    busy(book, 1, '2026/101');
    busy(book, 2, '2026/344');
    const before = rows(book);
    merge(book);
    const after = rows(book);
    undo(book, moment(TODAY));
    expect(rows(book)).toEqual(before);
    redo(book, moment(TODAY));
    expect(rows(book)).toEqual(after);
    undo(book, moment(TODAY));
    expect(rows(book)).toEqual(before);
  });
});
