/** Rules 10, 11 and 12 on a real book: payments, credit notes, and how a case closes and opens again. */
import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { agendaOn } from '../../src/office/agenda/agenda.ts';
import { closeCase, reopenCase } from '../../src/office/case/cases.ts';
import { prepareLetter } from '../../src/office/letter/letters.ts';
import { housekeeping } from '../../src/office/agenda/nightRun.ts';
import type { Book } from '../../src/office/book.ts';
import { caseFile } from '../../src/office/case/caseFile.ts';
import { cents } from '../../src/domain/money.ts';
import { recordPayment, reversePayment } from '../../src/office/payment/payments.ts';
import { previewUndo, undo } from '../../src/office/undo.ts';
import { aBookWith, aRow, importRows, moment } from '../support/world.ts';
import { on, nextOn, pay, send, call, atTheWarning, refusal } from './desk.ts';

describe('Rule 10: paid closes, bounced reopens', () => {
  test('the last cent closes the case, the one before does not', () => {
    const book = aBookWith('2026-11-24', aRow());
    expect(pay(book, '2026-11-24', 149_999).closed).toEqual([]);
    expect(pay(book, '2026-11-25', 1).closed).toEqual([1]);
    expect(on(book, '2026-11-25').facts).toMatchObject({
      isOpen: false,
      closedOn: '2026-11-25',
      closeReason: 'paid',
    });
    expect(agendaOn(book, day('2026-11-25'))).toEqual([]);
  });

  test('more than is open is refused, and nothing has happened', () => {
    const book = aBookWith('2026-11-24', aRow());
    expect(() => pay(book, '2026-11-24', 150_001)).toThrow(refusal('overpayment', { amount: '1500.00' }));
    expect(on(book, '2026-11-24').payments).toEqual([]);
  });

  test('a bounced payment reopens the same case at the same step', () => {
    const book = aBookWith('2026-11-09', aRow());
    send(book, '2026-11-09');
    pay(book, '2026-11-12', 150_000);
    const reversed = reversePayment(book, moment('2026-11-24'), 1);
    expect(reversed.result).toMatchObject({ case: 1, cents: 150_000 });
    expect(nextOn(book, '2026-11-24')).toMatchObject({
      case: 1,
      step: 'phone-call',
      status: 'due',
      due: '2026-11-20',
    });
    expect(() => reversePayment(book, moment('2026-11-24'), 1)).toThrow(refusal('no-payment'));
  });

  describe('while a newer case is open', () => {
    /** Case 1 got a letter and was paid; case 2 is about another invoice. */
    const withNewer = (): Book => {
      const book = aBookWith('2026-11-09', aRow());
      send(book, '2026-11-09');
      pay(book, '2026-11-12', 150_000);
      importRows(book, '2026-11-24', aRow({ number: '2026/102', issued: '2026-10-20', due: '2026-11-20' }));
      return book;
    };

    test('that one goes on where the older one was, and undo takes it back there', () => {
      const book = withNewer();
      expect(nextOn(book, '2026-11-24', 2)).toMatchObject({ case: 2, step: 'first-letter' });
      const { result } = reversePayment(book, moment('2026-11-24'), 1);
      expect(result).toMatchObject({ case: 2, goesOnFrom: 1 });
      expect(nextOn(book, '2026-11-24', 2)).toMatchObject({
        case: 2,
        step: 'phone-call',
        owedCents: 300_000,
      });
      expect(caseFile(book, 2, day('2026-11-24')).facts.steps).toEqual(on(book, '2026-11-24').facts.steps);
      undo(book, moment('2026-11-24'), previewUndo(book));
      expect(nextOn(book, '2026-11-24', 2)).toMatchObject({
        case: 2,
        step: 'first-letter',
        owedCents: 150_000,
      });
    });

    test('so it does when the next export says that the money went back', () => {
      const book = aBookWith('2026-11-09', aRow());
      send(book, '2026-11-09');
      importRows(book, '2026-11-16', aRow({ open: 0 }));
      const newer = aRow({ number: '2026/102', issued: '2026-10-20', due: '2026-11-20' });
      importRows(book, '2026-11-24', aRow({ open: 0 }), newer);
      importRows(book, '2026-12-07', aRow(), newer);
      expect(nextOn(book, '2026-12-07', 2)).toMatchObject({
        case: 2,
        step: 'phone-call',
        owedCents: 300_000,
      });
    });

    test('a payment of its own that bounced brings no steps with it', () => {
      const book = withNewer();
      const ofNewer = { cents: cents(50_000), on: day('2026-11-24') };
      recordPayment(book, moment('2026-11-24'), 2, ofNewer);
      const { result } = reversePayment(book, moment('2026-11-24'), 2);
      expect(result).not.toHaveProperty('goesOnFrom');
      expect(nextOn(book, '2026-11-24', 2)).toMatchObject({ case: 2, step: 'first-letter' });
    });
  });

  test('so it does when a credit note had settled the rest', () => {
    const book = aBookWith('2026-11-24', aRow(), aRow({ number: 'NC 3', amount: -30_000 }));
    pay(book, '2026-11-25', 120_000);
    expect(on(book, '2026-11-25').facts.closeReason).toBe('credited');
    expect(reversePayment(book, moment('2026-11-26'), 1).result.case).toBe(1);
    expect(on(book, '2026-11-26').facts.isOpen).toBe(true);
  });

  test('so it does when the next export says that the money went back', () => {
    const book = aBookWith('2026-11-09', aRow());
    send(book, '2026-11-09');
    expect(importRows(book, '2026-11-16', aRow({ open: 0 })).cases).toMatchObject({ closed: 1 });
    expect(importRows(book, '2026-11-23', aRow()).cases).toEqual({ opened: 0, closed: 0, reopened: 1 });
    expect(nextOn(book, '2026-11-23')).toMatchObject({ case: 1, step: 'phone-call' });
  });

  test('a payment named by an old case counts for the open one', () => {
    const book = aBookWith('2026-11-24', aRow());
    pay(book, '2026-11-24', 150_000);
    importRows(book, '2026-11-25', aRow({ number: '2026/102', due: '2026-11-24' }));
    expect(pay(book, '2026-11-25', 150_000).closed).toEqual([2]);
  });
});

describe('A case that a person closes', () => {
  test('keeps what is left to itself: no other case chases it', () => {
    const book = aBookWith('2026-11-24', aRow());
    closeCase(book, moment('2026-11-24'), 1, { reason: 'court', note: 'filed' });
    expect(on(book, '2026-11-24')).toMatchObject({
      facts: { closeReason: 'court' },
      items: [{ state: 'left' }],
    });
    expect(housekeeping(book, moment('2026-11-25')).result.acts).toEqual([]);
    importRows(book, '2026-12-02', aRow(), aRow({ number: '2026/102', due: '2026-12-01', amount: 9_900 }));
    expect(agendaOn(book, day('2026-12-02'))).toMatchObject([{ case: 2, owedCents: 9_900 }]);
  });

  test('opens again at the step where it was, unless another one is open or nothing is owed', () => {
    const book = aBookWith('2026-11-09', aRow());
    send(book, '2026-11-09');
    closeCase(book, moment('2026-11-20'), 1, { reason: 'wait' });
    expect(() => closeCase(book, moment('2026-11-20'), 1, { reason: 'wait' })).toThrow(
      refusal('case-closed'),
    );
    reopenCase(book, moment('2026-11-24'), 1);
    expect(nextOn(book, '2026-11-24')).toMatchObject({ step: 'phone-call', status: 'due' });
    expect(() => reopenCase(book, moment('2026-11-24'), 1)).toThrow(refusal('case-open'));
    pay(book, '2026-11-24', 150_000);
    expect(() => reopenCase(book, moment('2026-11-24'), 1)).toThrow(refusal('nothing-owed'));
    importRows(book, '2026-12-02', aRow({ number: '2026/102', due: '2026-12-01' }));
    expect(() => reopenCase(book, moment('2026-12-02'), 1)).toThrow(refusal('other-case-open', { other: 2 }));
  });
});

describe('Rule 11: a new overdue invoice joins the open case', () => {
  test('and is in the next letter, but not in a legal warning that nothing announced', () => {
    const book = aBookWith('2026-11-09', aRow());
    send(book, '2026-11-09');
    importRows(book, '2026-11-16', aRow(), aRow({ number: '2026/102', due: '2026-11-13', amount: 40_000 }));
    expect(agendaOn(book, day('2026-11-16'))).toMatchObject([{ case: 1, owedCents: 190_000 }]);
    expect(on(book, '2026-11-16').journal.at(-1)).toMatchObject({
      kind: 'item-added',
      data: { number: '2026/102' },
    });
    call(book, '2026-11-20');
    expect(prepareLetter(book, moment('2026-11-25'), 1).items.map((item) => item.number)).toEqual([
      '2026/101',
      '2026/102',
    ]);

    const warned = atTheWarning();
    importRows(warned, '2026-12-14', aRow({ number: '2026/102', due: '2026-12-11' }));
    expect(prepareLetter(warned, moment('2026-12-14'), 1).items.map((item) => item.number)).toEqual([
      '2026/101',
    ]);
    expect(nextOn(warned, '2026-12-14')).toMatchObject({ owedCents: 300_000 });
  });
});

describe('Rule 12: credit notes', () => {
  test.each([
    [-149_999, true],
    [-150_000, false],
    [-150_001, false],
  ])('a credit of %i cents against 1,500.00: a case is opened: %s', (credit, isOpened) => {
    const book = aBookWith('2026-11-24', aRow(), aRow({ number: 'NC 3', amount: credit, due: '2026-12-31' }));
    expect(agendaOn(book, day('2026-11-24'))).toHaveLength(isOpened ? 1 : 0);
  });

  test('one that comes later closes the case as credited', () => {
    const book = aBookWith('2026-11-24', aRow());
    expect(importRows(book, '2026-11-25', aRow({ number: 'NC 3', amount: -150_000 })).cases.closed).toBe(1);
    expect(on(book, '2026-11-25').facts.closeReason).toBe('credited');
  });

  test('a credit note may have the number and the date of an invoice', () => {
    const rows = [aRow({ number: '15' }), aRow({ number: '15', amount: -20_000 })];
    const book = aBookWith('2026-11-24', ...rows);
    expect(agendaOn(book, day('2026-11-24'))).toMatchObject([{ owedCents: 130_000 }]);
    expect(importRows(book, '2026-11-25', ...rows).counts).toMatchObject({
      new: 0,
      updated: 0,
      unchanged: 2,
    });
  });

  test('two currencies are never summed', () => {
    const book = aBookWith('2026-11-24', aRow(), aRow({ number: 'X 1', amount: 70_000, currency: 'USD' }));
    expect(agendaOn(book, day('2026-11-24'))).toMatchObject([{ owedCents: 150_000, currency: 'EUR' }]);
    expect(prepareLetter(book, moment('2026-11-24'), 1).content.totals).toEqual([
      { cents: 150_000, currency: 'EUR' },
      { cents: 70_000, currency: 'USD' },
    ]);
    pay(book, '2026-11-24', 150_000);
    expect(agendaOn(book, day('2026-11-24'))).toMatchObject([{ owedCents: 70_000, currency: 'USD' }]);
  });
});
