import { describe, expect, test } from 'vitest';
import { day } from '../../../src/domain/day.ts';
import { claimWithInterest, openOn, type LedgerItem } from '../../../src/domain/interest/interestClaim.ts';
import type { InterestTerms } from '../../../src/domain/interest/interestRegime.ts';
import { cents } from '../../../src/domain/money.ts';
import { DEFAULT_RULES } from '../../../src/domain/settings.ts';
import { AN_ITEM } from '../../support/caseWorld.ts';

const TERMS: InterestTerms = { regime: 'commercial', divisor: '365', payments: 'principal' };
let lastId = 0;

/** 1,000.00 due on 31 August 2026: 28 cents a day at 10.40 %. */
function anItem(change: Partial<LedgerItem> = {}): LedgerItem {
  lastId += 1;
  const open = change.openCents ?? cents(100_000);
  return {
    ...AN_ITEM,
    id: lastId,
    number: `2026/${lastId}`,
    dueOn: day('2026-08-31'),
    amountCents: open,
    openCents: open,
    payments: [],
    ...change,
  };
}

function claims(items: readonly LedgerItem[], on = '2026-09-30', terms = TERMS) {
  return claimWithInterest(items, terms, day(on), DEFAULT_RULES, 'EUR');
}

function paid(on: string, amount: number) {
  return { on: day(on), cents: cents(amount) };
}

describe('a claim with interest', () => {
  test('one invoice: principal, thirty days of interest, the lump sum', () => {
    expect(claims([anItem()])[0]?.totals).toEqual({
      principal: 100_000,
      interest: 855,
      lumpSum: 4_000,
      costs: 0,
      total: 104_855,
    });
  });

  test.each([
    ['disputed', { isDisputed: true }],
    ['not due yet', { dueOn: day('2026-09-30') }],
    ['in the hands of the bank', { dueOn: day('2026-09-29'), method: 'RIBA' }],
    ['paid', { openCents: cents(0), amountCents: cents(100_000) }],
  ] as const)('nothing is claimed for what is %s', (_why, change) => {
    expect(claims([anItem(change)])).toEqual([]);
  });

  test('what came in later was still open', () => {
    const item = anItem({ openCents: cents(60_000), payments: [paid('2026-09-20', 40_000)] });
    expect([openOn(item, day('2026-09-19')), openOn(item, day('2026-09-20'))]).toEqual([100_000, 60_000]);
    const [before] = claims([item], '2026-09-15');
    expect(before?.totals).toMatchObject({ principal: 100_000, interest: 427 });
    const [after] = claims([item]);
    expect(after?.items[0]?.segments.map(({ days, base }) => [days, base])).toEqual([
      [20, 100_000],
      [10, 60_000],
    ]);
  });

  test('a credit note lowers the base of the oldest invoices from its own day on', () => {
    const old = anItem({ dueOn: day('2026-08-30'), openCents: cents(30_000) });
    const young = anItem();
    const credit = anItem({
      openCents: cents(-50_000),
      isCreditNote: true,
      issuedOn: day('2026-09-10'),
      dueOn: day('2026-09-10'),
    });
    const [claim] = claims([old, young, credit]);
    expect(claim?.totals).toMatchObject({ principal: 80_000, lumpSum: 8_000 });
    expect(claim?.items.map(({ segments }) => segments.map(({ base }) => base))).toEqual([
      [30_000],
      [100_000, 80_000],
      [],
    ]);
  });

  test('several credit notes, an invoice without a date, and one that is used up', () => {
    const { issuedOn: _none, ...undated } = anItem();
    const credits = [20_000, 90_000].map((amount) => {
      const { issuedOn: _date, ...credit } = anItem({ openCents: cents(-amount), isCreditNote: true });
      return credit;
    });
    const [claim] = claims([undated, anItem({ openCents: cents(50_000) }), ...credits]);
    expect(claim?.totals.principal).toBe(40_000);
    expect(claim?.items.map(({ interest }) => interest)).toEqual([0, 342, 0, 0]);
  });

  test('the lump sum is for the invoice, not for each instalment', () => {
    const instalments = ['1', '2'].map((instalment) => anItem({ number: '2026/7', instalment }));
    expect(
      claims([...instalments, anItem({ number: '2026/7', issuedOn: day('2025-01-07') })])[0]?.totals.lumpSum,
    ).toBe(8_000);
  });

  test('currencies stand apart, the creditor’s own first, and lump sums are in euro', () => {
    const found = claims([
      anItem({ currency: 'CHF' }),
      anItem({ currency: 'CHF' }),
      anItem(),
      anItem({ currency: 'USD' }),
    ]);
    expect(found.map(({ currency, totals }) => [currency, totals.lumpSum])).toEqual([
      ['EUR', 4_000],
      ['CHF', 0],
      ['USD', 0],
    ]);
  });
});
