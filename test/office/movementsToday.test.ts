/** What statements left to a person is shown as the book is now, money that went back included, and confirmed only so. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { BankMovement } from '../../src/domain/payment/bankMovement.ts';
import { day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import { confirmMovement, leftToPerson, type LeftToPerson } from '../../src/office/payment/bankProposals.ts';
import type { Book } from '../../src/office/book.ts';
import { importPayments } from '../../src/office/import/importPayments.ts';
import { recordPayment, reversePayment } from '../../src/office/payment/payments.ts';
import { confirmReturn, recordUnpaid } from '../../src/office/payment/unpaidCollections.ts';
import { aBookWith, aRow, importRows, moment } from '../support/world.ts';

const TODAY = '2026-11-24';
const NOW = moment(TODAY);
const RIBA = { method: 'Ri.Ba. 30 gg', due: '2026-10-20' };

let book: Book;

/** Case 1: Tessitura Valdossola owes 1,500.00 and 800.00. */
beforeEach(() => {
  book = aBookWith(
    '2026-11-03',
    aRow({ due: '2026-10-20' }),
    aRow({ number: '2026/102', due: '2026-10-31', amount: 80_000 }),
  );
});

/** Brings one movement that waits; its number. */
function bring(amount: number, remittance: string, change: Partial<BankMovement> = {}): number {
  const movements: BankMovement[] = [
    {
      line: 2,
      bookedOn: day('2026-11-12'),
      cents: cents(amount),
      currency: 'EUR',
      counterparty: 'BANCA',
      remittance,
      ...change,
    },
  ];
  const statement = { format: 'camt' as const, movements, problems: [], ignoredCount: 0 };
  const request = { name: 'november.xml', sha256: 'e'.repeat(64), statement };
  const { result } = importPayments(book, NOW, { ...request, skipBad: false, isRehearsal: false });
  return result.lines[0]?.id ?? 0;
}

function pay(invoice: string, amount: number): void {
  recordPayment(book, NOW, 1, { cents: cents(amount), on: day('2026-11-23'), invoices: [invoice] });
}

const refusal = (code: string): unknown => expect.objectContaining({ code });

/** What is said of the movements of a list, and what each may pay or take back. */
function told(list: LeftToPerson[keyof LeftToPerson]): unknown {
  return list.map(({ reasons, candidates }) => ({
    reasons: reasons.map(({ code }) => code),
    parts: candidates.map(({ parts }) => parts.map((part) => `${part.number} ${part.cents}`)),
  }));
}

describe('a return that waits', () => {
  test('is shown without what was paid since, and confirmed only where the invoice is named', () => {
    const id = bring(-231_500, 'INSOLUTO RIBA FT 2026/101 2026/102');
    expect(told(leftToPerson(book, NOW).proposals)).toMatchObject([
      { parts: [['2026/101 150000', '2026/102 80000']] },
    ]);
    pay('2026/101', 100_000);
    expect(told(leftToPerson(book, NOW).proposals)).toMatchObject([
      { parts: [['2026/101 50000', '2026/102 80000']] },
    ]);
    expect(() => confirmReturn(book, NOW, id, {})).toThrow(refusal('return-changed'));
    expect(() => confirmReturn(book, NOW, id, { debtor: 1 })).toThrow(refusal('return-changed'));
    const { result } = confirmReturn(book, NOW, id, { debtor: 1, invoices: ['2026/102'] });
    expect(result).toMatchObject({ cents: 80_000, payments: [] });
  });

  test('takes back no payment that came after it was proposed', () => {
    const id = bring(-80_500, 'INSOLUTO RIBA FT 2026/102');
    pay('2026/102', 80_000);
    expect(() => confirmReturn(book, NOW, id, {})).toThrow(refusal('return-changed'));
  });

  test('and that a person has recorded meanwhile is said to be so', () => {
    const id = bring(-231_500, 'INSOLUTO RIBA FT 2026/101 2026/102');
    recordUnpaid(book, NOW, { invoices: ['2026/101', '2026/102'], on: day('2026-11-12') });
    expect(told(leftToPerson(book, NOW).proposals)).toEqual([{ reasons: ['unpaid-collection'], parts: [] }]);
    expect(() => confirmReturn(book, NOW, id, {})).toThrow(refusal('return-changed'));
  });

  test('of a payment or of an instalment like it stays asked, whatever a list brings', () => {
    const rows = [
      aRow({ ...RIBA, number: '2026/118', instalment: '1', amount: 50_000 }),
      aRow({ ...RIBA, number: '2026/118', instalment: '2', due: '2026-11-05', amount: 50_000 }),
    ];
    importRows(book, '2026-11-03', ...rows);
    bring(50_000, 'RIBA FT 2026/118 SCAD 20/10/2026', {
      counterparty: 'TESSITURA VALDOSSOLA SRL',
      bookedOn: day('2026-10-20'),
    });
    bring(-50_000, 'INSOLUTO FT 2026/118');
    const asked = [
      {
        reasons: ['unpaid-collection', 'several-returns'],
        parts: [['2026/118 50000'], ['2026/118 50000']],
      },
    ];
    expect(told(leftToPerson(book, NOW).proposals)).toEqual(asked);
    importRows(book, TODAY, aRow({ number: '2026/150' }));
    expect(told(leftToPerson(book, NOW).proposals)).toEqual(asked);
  });

  test('that the bank itself told is known as one when it is looked at again', () => {
    bring(-231_500, 'FT 2026/101 2026/102', { isReturn: true });
    expect(told(leftToPerson(book, NOW).proposals)).toMatchObject([
      { parts: [['2026/101 150000', '2026/102 80000']] },
    ]);
  });
});

describe('money that nobody could place', () => {
  const PAYER = { counterparty: 'TESSITURA VALDOSSOLA SRL' };

  test('is shown with what it would pay by now, and a person says whose it is', () => {
    pay('2026/102', 80_000);
    const id = bring(80_000, 'SALDO FT 2026/102', PAYER);
    expect(told(leftToPerson(book, NOW).notPlaced)).toEqual([
      { reasons: ['payer-by-name', 'invoices-settled'], parts: [] },
    ]);
    reversePayment(book, NOW, 1);
    const { proposals, notPlaced } = leftToPerson(book, NOW);
    expect(proposals).toEqual([]);
    expect(told(notPlaced)).toMatchObject([{ parts: [['2026/102 80000']] }]);
    expect(() => confirmMovement(book, NOW, id, {})).toThrow(
      expect.objectContaining({ code: 'proposal-changed', values: { id, isNew: 'yes' } }),
    );
    // It may be what was taken back.
    expect(() => confirmMovement(book, NOW, id, { debtor: 1 })).toThrow(refusal('movement-doubted'));
    const { result } = confirmMovement(book, NOW, id, { debtor: 1, invoices: ['2026/102'] });
    expect(result).toMatchObject({ cents: 80_000 });
  });

  test('is told what has become of its invoice', () => {
    bring(-50_000, 'INSOLUTO FT 2026/150');
    expect(told(leftToPerson(book, NOW).notPlaced)).toEqual([{ reasons: ['unpaid-collection'], parts: [] }]);
  });
});
