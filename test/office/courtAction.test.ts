import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import type { Book } from '../../src/office/book.ts';
import { assessCase, recordAssessment } from '../../src/office/court/assessment.ts';
import { closeCase, holdCase } from '../../src/office/case/cases.ts';
import { recordInsolvency } from '../../src/office/debtor/insolvency.ts';
import { makePlan } from '../../src/office/case/plans.ts';
import { reversePayment } from '../../src/office/payment/payments.ts';
import { markDelivered, markSent } from '../../src/office/letter/posting.ts';
import { setDebtorTerms, statementOf } from '../../src/office/court/statement.ts';
import { issueReport, uncollectibilityFacts } from '../../src/office/court/uncollectibility.ts';
import { undo } from '../../src/office/undo.ts';
import { aBookWith, aRow, importRows, issue, moment, printed } from '../support/world.ts';
import { atTheWarning, call, nextOn, on, pay, refusal } from './desk.ts';

/** The legal warning arrived on 14 December 2026: its term ends on the 29th, the report is due the day after. */
function atTheReport(): Book {
  const book = atTheWarning();
  importRows(book, '2026-12-14', aRow());
  const { protocol } = issue(book, '2026-12-14', 1);
  markSent(book, moment('2026-12-14'), [protocol], { on: day('2026-12-14') });
  markDelivered(book, moment('2026-12-14'), protocol, day('2026-12-14'));
  return book;
}

function totals(book: Book, at: string) {
  return statementOf(book, 1, day(at)).claims[0]?.totals;
}

describe('a claim in several currencies', () => {
  test("is assessed in the creditor's own; the others are named beside it", () => {
    const francs = aRow({ number: 'CH 1', amount: 900_000, currency: 'CHF' });
    const book = aBookWith('2026-11-24', aRow(), francs);
    const assessed = assessCase(book, 1, day('2026-11-24'));
    expect(assessed).toMatchObject({ claim: { currency: 'EUR' }, isForeign: false });
    expect(assessed.beside).toMatchObject([{ currency: 'CHF' }]);
  });

  test("without any in the creditor's own is compared with no costs in it", () => {
    const book = aBookWith('2026-11-24', aRow({ currency: 'CHF' }));
    expect(assessCase(book, 1, day('2026-11-24'))).toMatchObject({ isForeign: true, beside: [] });
    expect(() => recordAssessment(book, moment('2026-11-24'), 1)).toThrow(
      refusal('assessed-abroad', { case: 1, currency: 'CHF' }),
    );
  });
});

describe('the statement', () => {
  test('1,500.00 due on 2 November, on the 24th: 22 days at 10.40 %', () => {
    expect(totals(aBookWith('2026-11-24', aRow()), '2026-11-24')).toEqual({
      principal: 150_000,
      interest: 940,
      lumpSum: 4_000,
      costs: 0,
      total: 154_940,
    });
  });

  test('a payment lowers the base after its day; one that bounced never came', () => {
    const book = aBookWith('2026-11-24', aRow());
    pay(book, '2026-11-24', 50_000);
    const [claim] = statementOf(book, 1, day('2026-12-04')).claims;
    expect(claim?.items[0]?.segments.map(({ days, base }) => [days, base])).toEqual([
      [22, 150_000],
      [10, 100_000],
    ]);
    expect(totals(book, '2026-11-23')?.principal).toBe(150_000);
    reversePayment(book, moment('2026-11-25'), 1);
    expect(totals(book, '2026-12-04')).toMatchObject({ principal: 150_000, interest: 1_368 });
  });

  test('a closed case still says what was left in it', () => {
    const book = aBookWith('2026-11-24', aRow());
    closeCase(book, moment('2026-11-24'), 1, { reason: 'court' });
    expect(totals(book, '2026-11-24')?.total).toBe(154_940);
  });

  test('what is not due yet stands beside the claim', () => {
    const book = aBookWith('2026-11-24', aRow(), aRow({ number: '2026/102', due: '2026-12-31' }));
    expect(statementOf(book, 1, day('2026-11-24')).leftOut).toEqual({
      notYetDue: [{ cents: 150_000, currency: 'EUR' }],
      atTheBank: [],
      credited: [],
    });
  });

  test('terms are kept for the debtor, and undone', () => {
    const book = aBookWith('2026-11-24', aRow());
    const terms = { interest: { regime: 'legal' }, creditKind: 'periodic' } as const;
    expect(setDebtorTerms(book, moment('2026-11-24'), 1, terms).operation).toBeDefined();
    expect(totals(book, '2026-11-24')).toMatchObject({ interest: 145, lumpSum: 0 });
    expect(assessCase(book, 1, day('2026-11-24')).prescription.until).toBe('2031-11-03');
    expect(setDebtorTerms(book, moment('2026-11-24'), 1, terms).operation).toBeUndefined();
    undo(book, moment('2026-11-24'));
    expect(totals(book, '2026-11-24')?.interest).toBe(940);
  });

  test('an agreed rate must be known', () => {
    const book = aBookWith('2026-11-24', aRow());
    const contract = { interest: { regime: 'contract' } } as const;
    expect(() => setDebtorTerms(book, moment('2026-11-24'), 1, contract)).toThrow(
      refusal('no-contract-rate'),
    );
    setDebtorTerms(book, moment('2026-11-24'), 1, { interest: { regime: 'contract', basisPoints: 500 } });
    expect(totals(book, '2026-11-24')?.interest).toBe(452);
  });
});

describe('the assessment', () => {
  test('waits for a demand that arrived, and for what holds the case', () => {
    const book = aBookWith('2026-11-24', aRow());
    holdCase(book, moment('2026-11-24'), 1, { reason: 'talks', until: day('2026-12-24') });
    expect(assessCase(book, 1, day('2026-11-24'))).toMatchObject({
      obstacles: ['on-hold', 'no-demand-delivered'],
      assessment: { recommendation: 'wait' },
    });
  });

  test('waits for a plan that is kept, and while proceedings run against the debtor', () => {
    const now = moment('2026-11-24');
    const planned = aBookWith('2026-11-24', aRow());
    const parts = { count: 2, first: day('2026-12-15'), every: { unit: 'month' } } as const;
    makePlan(planned, now, 1, { parts });
    expect(assessCase(planned, 1, now.today).obstacles).toContain('plan-running');
    const insolvent = aBookWith('2026-11-24', aRow());
    recordInsolvency(insolvent, now, 1, { procedure: 'judicial-liquidation', openedOn: day('2026-11-20') });
    expect(assessCase(insolvent, 1, now.today)).toMatchObject({
      obstacles: ['insolvent', 'no-demand-delivered'],
      assessment: { recommendation: 'wait' },
    });
  });

  test('a demand that arrived and a part payment begin the prescription again', () => {
    const book = atTheReport();
    expect(assessCase(book, 1, day('2026-12-30')).prescription).toMatchObject({
      from: '2026-12-14',
      interruption: { by: 'demand', reference: '2026/0003' },
      until: '2036-12-15',
    });
    pay(book, '2026-12-28', 10_000);
    expect(assessCase(book, 1, day('2026-12-30')).prescription.interruption).toMatchObject({ by: 'payment' });
    const wish = { acknowledgedOn: day('2026-12-29') };
    expect(assessCase(book, 1, day('2026-12-30'), wish).prescription.interruption?.by).toBe(
      'acknowledgement',
    );
  });

  test('before its turn it is only written down; what was told is remembered', () => {
    const book = aBookWith('2026-11-24', aRow());
    const wish = { solvency: 'poor', otherCreditors: 3, acknowledgedOn: day('2026-11-20') } as const;
    const { result } = recordAssessment(book, moment('2026-11-24'), 1, wish);
    expect([result.stepDone, result.ahead]).toEqual([undefined, 'first-letter']);
    expect(on(book, '2026-11-24').journal.at(-1)?.kind).toBe('court-assessment');
    expect(assessCase(book, 1, day('2026-11-25'))).toMatchObject({
      evidence: { solvency: 'poor', otherCreditors: 3 },
      solvencyFrom: 'person',
      acknowledgedOn: '2026-11-20',
    });
  });

  test('a rating tells the solvency that nobody typed', () => {
    const book = aBookWith('2026-11-24', aRow());
    book.database.connection.exec(`update debtor set rating_class = 'E'`);
    expect(assessCase(book, 1, day('2026-11-24'))).toMatchObject({
      evidence: { solvency: 'poor' },
      solvencyFrom: 'rating',
    });
  });

  test('nothing overdue, nothing to assess', () => {
    const book = aBookWith('2026-11-24', aRow());
    pay(book, '2026-11-24', 150_000);
    expect(() => assessCase(book, 1, day('2026-11-24'))).toThrow(refusal('nothing-to-assess'));
  });
});

describe('the report', () => {
  test('completes its step, the assessment the next one, and then a person decides', () => {
    const book = atTheReport();
    const today = moment('2026-12-30');
    expect(nextOn(book, '2026-12-30')?.step).toBe('uncollectibility-report');
    const facts = uncollectibilityFacts(book, 1, day('2026-12-30'));
    expect(issueReport(book, today, facts, printed()).result.stepDone).toBe('uncollectibility-report');
    expect(nextOn(book, '2026-12-30')?.step).toBe('court-assessment');
    expect(recordAssessment(book, today, 1).result.stepDone).toBe('court-assessment');
    expect(nextOn(book, '2026-12-30')?.task).toBe('decide');
    undo(book, today);
    undo(book, today);
    expect(nextOn(book, '2026-12-30')?.step).toBe('uncollectibility-report');
  });

  test('knows letters, calls and visits with who made them', () => {
    const { letters, contacts } = uncollectibilityFacts(atTheReport(), 1, day('2026-12-30'));
    expect(letters.map(({ protocol, who }) => [protocol, who])).toEqual([
      ['2026/0001', 'anna'],
      ['2026/0002', 'anna'],
      ['2026/0003', 'anna'],
    ]);
    expect(contacts.map(({ channel, outcome, by }) => [channel, outcome, by])).toEqual([
      ['call', 'refuses', 'anna'],
      ['visit', 'nobody', 'anna'],
    ]);
  });

  test('before its turn it is filed and no step is done', () => {
    const book = aBookWith('2026-11-24', aRow());
    const facts = uncollectibilityFacts(book, 1, day('2026-11-24'));
    expect(issueReport(book, moment('2026-11-24'), facts, printed()).result).toEqual({
      ahead: 'first-letter',
      isTooEarly: false,
    });
  });

  test('is not recorded when the case changed while it was printed', () => {
    const book = aBookWith('2026-11-24', aRow());
    const facts = uncollectibilityFacts(book, 1, day('2026-11-24'));
    call(book, '2026-11-24');
    let isPlaced = false;
    const file = printed('a report', () => (isPlaced = true));
    expect(() => issueReport(book, moment('2026-11-24'), facts, file)).toThrow(refusal('report-overtaken'));
    expect(isPlaced).toBe(false);
  });
});
