/** The legal warning claims interest and lump sums, and what is left of them asks for a decision (rule 10), on a real book. */
import { describe, expect, test } from 'vitest';
import { loadFacts } from '../../../src/db/caseFacts.ts';
import { day } from '../../../src/domain/day.ts';
import { cents } from '../../../src/domain/money.ts';
import { waiveAccessories } from '../../../src/office/case/accessories.ts';
import { confirmMovement } from '../../../src/office/payment/bankProposals.ts';
import { assessCase } from '../../../src/office/court/assessment.ts';
import type { Book } from '../../../src/office/book.ts';
import { closeCase, reopenCase } from '../../../src/office/case/cases.ts';
import { importPayments } from '../../../src/office/import/importPayments.ts';
import { prepareLetter } from '../../../src/office/letter/letters.ts';
import { recordPayment, reversePayment } from '../../../src/office/payment/payments.ts';
import { makePlan } from '../../../src/office/case/plans.ts';
import { markFailed, markSent } from '../../../src/office/letter/posting.ts';
import { statementOf } from '../../../src/office/court/statement.ts';
import { redo, undo } from '../../../src/office/undo.ts';
import { voidLetter } from '../../../src/office/letter/voiding.ts';
import { aBook, aFile, aRow, importRows, importWhole, issue, moment } from '../../support/world.ts';
import { nextOn, on, pay, refusal, send } from '../desk.ts';
import { atTheWarning, CLAIMED, INTEREST, left, TODAY, warned, WARNING_DAY } from '../accessoriesWorld.ts';

/** Worked sums published by others, through the letter: capital, due date, the letter's date, interest. */
describe('worked sums', () => {
  test.each([
    [1_000_000, '2026-03-31', '2026-09-30', 51_519],
    [1_000_000, '2024-01-01', '2024-12-31', 123_740],
    [10_000_000, '2023-12-15', '2024-01-15', 103_973],
    [100_000, '2025-12-31', '2026-03-31', 2_503],
  ])('%i cents due %s, warned on %s: %i', (amount, due, until, interest) => {
    const book = aBook();
    importRows(book, until, aRow({ amount, due, issued: '2023-06-01' }));
    const first = issue(book, until, 1, { step: 'first-letter', override: 'late' });
    markSent(book, moment(until), [first.protocol], { on: day(until) });
    const { content } = prepareLetter(book, moment(until), 1, { step: 'legal-warning', override: 'late' });
    expect(content.account?.claims[0]?.totals.interest).toBe(interest);
  });

  test('a payment on account: 4.45', () => {
    const book = aBook();
    importRows(book, '2026-02-09', aRow({ amount: 100_000, due: '2026-01-31', issued: '2026-01-02' }));
    const first = issue(book, '2026-02-09', 1, { step: 'first-letter', override: 'late' });
    markSent(book, moment('2026-02-09'), [first.protocol], { on: day('2026-02-09') });
    pay(book, '2026-02-10', 40_000);
    const wish = { step: 'legal-warning', override: 'late' };
    const { content } = prepareLetter(book, moment('2026-02-20'), 1, wish);
    expect(content.account?.claims[0]?.totals.interest).toBe(445);
  });
});

describe('with the principal paid', () => {
  test('the case asks for a decision; waiving closes it, undo brings the question back', () => {
    const book = warned();
    expect(pay(book, TODAY, 150_000).closed).toEqual([]);
    expect(nextOn(book, TODAY)).toMatchObject({ status: 'due', task: 'decide', due: TODAY });
    const done = waiveAccessories(book, moment(TODAY), 1, 'a good customer');
    expect(done).toMatchObject({ result: [{ cents: CLAIMED, currency: 'EUR' }], closed: [1] });
    expect(on(book, TODAY).facts).toMatchObject({ closeReason: 'paid', accessoriesWaivedOn: TODAY });
    expect(on(book, TODAY).journal.map(({ kind }) => kind)).toContain('accessories-waived');
    undo(book, moment(TODAY));
    expect(nextOn(book, TODAY)).toMatchObject({ status: 'due', task: 'decide' });
    redo(book, moment(TODAY));
    expect(on(book, TODAY).facts.isOpen).toBe(false);
  });

  test.each<[string, (book: Book) => void]>([
    ['a list shows it paid', (book) => void importRows(book, TODAY, aRow({ open: 0 }))],
    [
      'it vanished from the whole list',
      (book) => {
        const file = aFile([aRow({ number: '2026/900', due: '2027-02-01', issued: '2027-01-02' })]);
        importWhole(book, TODAY, file, { isWholeList: true, permission: { reason: 'all of it' } });
      },
    ],
  ])('the same where %s', (_name, settle) => {
    const book = warned();
    settle(book);
    expect(on(book, TODAY).facts.isOpen).toBe(true);
    expect(nextOn(book, TODAY)).toMatchObject({ task: 'decide' });
  });

  test('a payment of all that was demanded closes the case; undo takes both back', () => {
    const book = warned();
    const { result, closed } = pay(book, TODAY, 150_000 + CLAIMED);
    expect(result.accessories).toBe(CLAIMED);
    expect(closed).toEqual([1]);
    undo(book, moment(TODAY));
    expect(left(book)).toEqual([{ cents: CLAIMED, currency: 'EUR' }]);
  });

  test('a bank transfer of more than the principal pays them, once a person confirms it', () => {
    const book = warned();
    const movement = {
      line: 1,
      bookedOn: day(TODAY),
      cents: cents(150_000 + CLAIMED),
      currency: 'EUR',
      counterparty: 'Tessitura Valdossola S.r.l.',
      remittance: 'FT 2026/101',
    };
    const { result } = importPayments(book, moment(TODAY), {
      name: 'january.xml',
      sha256: 'b'.repeat(64),
      statement: { format: 'camt', movements: [movement], problems: [], ignoredCount: 0 },
      skipBad: false,
      isRehearsal: false,
    });
    expect(result.counts).toMatchObject({ proposed: 1 });
    const confirmed = confirmMovement(book, moment(TODAY), Number(result.lines[0]?.id), {}).result;
    expect(confirmed).toMatchObject({ cents: 150_000 + CLAIMED, excess: 0 });
    expect(on(book, TODAY).facts).toMatchObject({ isOpen: false, closeReason: 'paid' });
    expect(on(book, TODAY).facts.accessories).toMatchObject([{ paidCents: CLAIMED }]);
  });

  test('a transfer of nothing else is booked by a person, who sees where it went', () => {
    const book = warned();
    pay(book, TODAY, 150_000);
    const remittance = 'interest of your letter';
    const movement = {
      line: 1,
      bookedOn: day(TODAY),
      currency: 'EUR',
      remittance,
      cents: cents(CLAIMED),
    };
    const { result } = importPayments(book, moment(TODAY), {
      name: 'january.xml',
      sha256: 'c'.repeat(64),
      skipBad: false,
      isRehearsal: false,
      statement: { format: 'camt', movements: [movement], problems: [], ignoredCount: 0 },
    });
    const id = Number(result.lines[0]?.id);
    const confirmed = confirmMovement(book, moment(TODAY), id, { debtor: 1 });
    expect(confirmed.result).toMatchObject({ cents: CLAIMED, excess: 0, accessories: CLAIMED, parts: [] });
    expect(confirmed.closed).toEqual([1]);
    undo(book, moment(TODAY));
    pay(book, TODAY, CLAIMED);
    expect(() => confirmMovement(book, moment(TODAY), id, { debtor: 1 })).toThrow(
      refusal('proposal-outdated'),
    );
  });

  test('a case that was given to the lawyer with some of it left opens again', () => {
    const book = warned();
    pay(book, TODAY, 150_000);
    closeCase(book, moment(TODAY), 1, { reason: 'court' });
    reopenCase(book, moment(TODAY), 1);
    expect(on(book, TODAY).facts.isOpen).toBe(true);
    expect(left(book)).toEqual([{ cents: CLAIMED, currency: 'EUR' }]);
  });

  test('a part goes to the principal first, the rest is asked about', () => {
    const book = warned();
    expect(pay(book, TODAY, 151_000).result.accessories).toBe(1_000);
    expect(left(book)).toEqual([{ cents: CLAIMED - 1_000, currency: 'EUR' }]);
    const claim = statementOf(book, 1, day(TODAY)).claims[0];
    expect(claim?.totals).toMatchObject({ principal: 0, interest: INTEREST - 1_000, lumpSum: 4_000 });
    expect(claim?.items).toMatchObject([{ claimedWith: '2026/0003', open: 0, segments: [] }]);
    expect(pay(book, TODAY, CLAIMED - 1_000).closed).toEqual([1]);
  });

  test('one cent more than all of it is refused, with the largest sum', () => {
    const book = warned();
    const open = 150_000 + CLAIMED;
    expect(() => pay(book, TODAY, open + 1)).toThrow(refusal('overpayment', { open }));
  });

  test('what is not due yet comes after them, what was named before them', () => {
    const later = aRow({ number: '2026/900', due: '2027-03-01', issued: '2026-12-29', amount: 70_000 });
    const newer = aRow({ number: '2026/901', due: '2026-12-30', issued: '2026-11-30', amount: 70_000 });
    for (const [rows, invoices, accessories] of [
      [[aRow(), later], [], CLAIMED],
      [[aRow(), newer], [], 0],
      [[aRow(), newer], ['2026/101'], CLAIMED],
    ] as const) {
      const book = warned();
      importRows(book, TODAY, ...rows);
      expect(pay(book, TODAY, 150_000 + CLAIMED, invoices).result.accessories).toBe(accessories);
    }
  });

  test('they are paid in their own currency', () => {
    const book = warned([aRow({ currency: 'USD' })]);
    pay(book, TODAY, 150_000);
    expect(pay(book, TODAY, INTEREST)).toMatchObject({ result: { currency: 'USD' }, closed: [1] });
  });

  test('a payment that bounces opens the principal again, and a waiver with it', () => {
    const book = warned();
    pay(book, TODAY, 150_000);
    waiveAccessories(book, moment(TODAY), 1);
    reversePayment(book, moment('2027-01-12'), 1);
    expect(nextOn(book, '2027-01-12')).toMatchObject({ case: 1, step: 'uncollectibility-report' });
    expect(left(book)).toEqual([{ cents: CLAIMED, currency: 'EUR' }]);
  });

  test('a credit note for all of it asks as well', () => {
    const book = warned();
    importRows(book, TODAY, aRow(), aRow({ number: 'NC 1', amount: -150_000, issued: TODAY, due: TODAY }));
    expect(nextOn(book, TODAY)).toMatchObject({ task: 'decide' });
    waiveAccessories(book, moment(TODAY), 1);
    expect(on(book, TODAY).facts).toMatchObject({ closeReason: 'credited' });
  });

  test('they can be assessed, and handed over: newer invoices get a case of their own', () => {
    const book = warned();
    const newer = aRow({ number: '2026/900', due: '2026-12-30', issued: '2026-11-30', amount: 70_000 });
    importRows(book, TODAY, aRow(), newer);
    pay(book, TODAY, 150_000, ['2026/101']);
    closeCase(book, moment(TODAY), 1, { reason: 'court' });
    expect(nextOn(book, TODAY)).toBeUndefined();
    const [facts] = loadFacts(book.database, [2]);
    expect(facts).toMatchObject({ isOpen: true, items: [{ number: '2026/900' }] });
    expect(assessCase(book, 1, day(TODAY)).claim.totals).toMatchObject({ principal: 0, total: CLAIMED });
  });

  test('refuses to waive while principal is open, and where nothing was claimed', () => {
    const book = warned();
    const waive = () => waiveAccessories(book, moment(TODAY), 1);
    expect(waive).toThrow(refusal('principal-open', { cents: 150_000, currency: 'EUR' }));
    const other = aBook();
    importRows(other, '2026-10-01', aRow());
    importRows(other, TODAY, aRow());
    expect(() => waiveAccessories(other, moment(TODAY), 1)).toThrow(refusal('principal-open'));
  });

  test('a plan with interest of its own keeps both apart', () => {
    const book = warned();
    makePlan(book, moment('2027-01-07'), 1, {
      parts: [{ dueOn: day('2027-01-11'), cents: cents(150_000) }],
    });
    pay(book, TODAY, 150_000);
    expect(nextOn(book, TODAY)).toMatchObject({ task: 'decide' });
    recordPayment(book, moment(TODAY), 1, { cents: cents(CLAIMED), on: day(TODAY) });
    expect(on(book, TODAY).facts).toMatchObject({ isOpen: false, plans: [{ interestPaidCents: 0 }] });
  });
});

describe('not claimed yet, or not any more', () => {
  test('a warning that lies on the desk: the case closes and takes it along', () => {
    const book = atTheWarning();
    issue(book, WARNING_DAY, 1);
    expect(pay(book, '2026-12-15', 150_000).closed).toEqual([1]);
  });

  test('one that was voided', () => {
    const book = atTheWarning();
    voidLetter(book, moment(WARNING_DAY), issue(book, WARNING_DAY, 1).protocol);
    expect(pay(book, '2026-12-15', 150_000).closed).toEqual([1]);
  });

  test('one that came back', () => {
    const book = atTheWarning();
    markFailed(book, moment('2026-12-16'), send(book, WARNING_DAY), 'full mailbox');
    expect(pay(book, '2026-12-17', 150_000).closed).toEqual([1]);
  });

  test('one that left counts before its arrival is proved', () => {
    const book = atTheWarning();
    send(book, WARNING_DAY);
    expect(pay(book, '2026-12-15', 150_000).closed).toEqual([]);
    expect(nextOn(book, '2026-12-15')).toMatchObject({ status: 'due', task: 'decide' });
  });
});
