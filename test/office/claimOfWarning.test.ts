/** What a legal warning claims beside the principal: interest and lump sums, invoice by invoice. */
import { describe, expect, test } from 'vitest';
import { setOwnTerms } from '../../src/db/interestLedger.ts';
import { day } from '../../src/domain/day.ts';
import type { IncomingItem } from '../../src/domain/import/incoming.ts';
import type { Settings } from '../../src/domain/settings.ts';
import { openDispute } from '../../src/office/case/disputes.ts';
import { prepareLetter } from '../../src/office/letter/letters.ts';
import { makePlan } from '../../src/office/case/plans.ts';
import { markDelivered } from '../../src/office/letter/posting.ts';
import { statementOf } from '../../src/office/court/statement.ts';
import { aBook, aRow, importRows, moment } from '../support/world.ts';
import { on, pay, refusal, send } from './desk.ts';
import {
  account,
  atTheWarning,
  CLAIMED,
  INTEREST,
  left,
  settings,
  TODAY,
  warned,
  WARNING_DAY,
} from './accessoriesWorld.ts';

describe('what the warning claims', () => {
  test('interest to its date and the lump sum, invoice by invoice', () => {
    const { content, items } = prepareLetter(atTheWarning(), moment(WARNING_DAY), 1);
    expect(content.totals).toEqual([{ cents: 150_000, currency: 'EUR' }]);
    expect(content.account).toEqual({
      regime: 'commercial',
      until: WARNING_DAY,
      divisor: '365',
      payments: 'principal',
      claims: [
        {
          currency: 'EUR',
          items: [
            {
              invoice: items[0]?.id,
              number: '2026/101',
              dueOn: '2026-11-02',
              interest: INTEREST,
              lumpSum: 4_000,
              segments: [
                {
                  from: '2026-11-03',
                  to: WARNING_DAY,
                  days: 42,
                  basisPoints: 1_040,
                  base: 150_000,
                  interest: INTEREST,
                },
              ],
              uncoveredDays: 0,
            },
          ],
          totals: {
            principal: 150_000,
            interest: INTEREST,
            lumpSum: 4_000,
            costs: 0,
            total: 150_000 + CLAIMED,
          },
        },
      ],
    });
  });

  test.each<[string, Partial<Settings['interest']>]>([
    ['the settings claim the principal only', { inWarning: false }],
    ['the regime asks for no interest', { companies: 'none' }],
  ])('nothing where %s', (_name, change) => {
    const book = atTheWarning([aRow()], settings(change));
    expect(account(book)).toBeUndefined();
    const protocol = send(book, WARNING_DAY);
    markDelivered(book, moment('2026-12-21'), protocol, day('2026-12-17'));
    expect(pay(book, TODAY, 150_000).closed).toEqual([1]);
  });

  test('the first letters claim none', () => {
    const book = aBook();
    importRows(book, '2026-11-09', aRow());
    expect(prepareLetter(book, moment('2026-11-09'), 1).content.account).toBeUndefined();
  });

  test.each<[string, Partial<IncomingItem['debtor']>, string, number]>([
    ['a company', { name: 'Rossi S.r.l.' }, 'commercial', 4_000],
    ['somebody with a VAT number', { name: 'Rossi', vatNumber: '99900010023' }, 'commercial', 4_000],
    ['somebody with the tax code of a body', { name: 'Rossi', taxCode: '99900010023' }, 'commercial', 4_000],
    ['somebody of whom nothing is known', { name: 'Rossi Mario' }, 'legal', 0],
    ['a consumer', { name: 'Rossi Mario', taxCode: 'RSSMRA80A01H501U' }, 'legal', 0],
    ['a condominium', { name: 'Condominio Aurora', taxCode: '99900010023' }, 'legal', 0],
  ])('%s: the regime is %s', (_name, debtor, regime, lumpSum) => {
    const book = atTheWarning([aRow({ debtor })]);
    expect(account(book)).toMatchObject({ regime, claims: [{ totals: { lumpSum } }] });
  });

  test('a consumer is never asked for the interest of enterprises, whoever else a person chose it for', () => {
    for (const [taxCode, regime] of [
      ['RSSMRA80A01H501U', 'legal'],
      [undefined, 'commercial'],
    ] as const) {
      const debtor = { name: 'Rossi Mario', ...(taxCode === undefined ? {} : { taxCode }) };
      const book = atTheWarning([aRow({ debtor })]);
      setOwnTerms(book.database, 1, { interest: { regime: 'commercial' } });
      expect(account(book)).toMatchObject({ regime });
    }
  });

  test('an agreed rate is named; without one the warning is refused', () => {
    const book = atTheWarning();
    setOwnTerms(book.database, 1, { interest: { regime: 'contract' } });
    expect(() => account(book)).toThrow(refusal('no-contract-rate'));
    setOwnTerms(book.database, 1, { interest: { basisPoints: 650 } });
    expect(account(book)).toMatchObject({ regime: 'contract', basisPoints: 650 });
  });

  test('disputed invoices, and those a plan covers, stand outside', () => {
    // Three overdue at the beginning would make a D, whom nobody visits.
    const later = aRow({ number: '2026/103', due: '2026-11-20' });
    const book = atTheWarning([aRow(), aRow({ number: '2026/102' }), later]);
    openDispute(book, moment('2026-12-09'), 1, { reason: 'goods', invoices: ['2026/102'] });
    makePlan(book, moment('2026-12-09'), 1, {
      invoices: ['2026/103'],
      parts: { count: 2, first: day('2027-01-11'), every: { unit: 'month' } },
    });
    expect(account(book)?.claims[0]?.items.map(({ number }) => number)).toEqual(['2026/101']);
  });

  test('each currency has its own interest; the lump sum is in euro', () => {
    const book = atTheWarning([aRow(), aRow({ number: '2026/102', currency: 'USD' })]);
    expect(
      account(book)?.claims.map(({ currency, totals }) => [currency, totals.interest, totals.lumpSum]),
    ).toEqual([
      ['EUR', INTEREST, 4_000],
      ['USD', INTEREST, 0],
    ]);
  });

  test('the instalments of a document bear one lump sum, also when a letter has claimed it for another one', () => {
    const first = aRow({ instalment: '1' });
    const book = warned([first, aRow({ instalment: '2', due: '2026-11-03' })]);
    expect(left(book)).toEqual([{ cents: 2 * INTEREST - 43 + 4_000, currency: 'EUR' }]);
    pay(book, '2026-12-28', 150_000);
    const claim = statementOf(book, 1, day(TODAY)).claims[0];
    expect(claim?.totals).toMatchObject({ principal: 150_000, lumpSum: 4_000 });
  });

  test('days without a published rate are told', () => {
    const book = atTheWarning([aRow()]);
    expect(prepareLetter(book, moment('2027-01-20'), 1).content.account?.claims[0]?.items[0]).toMatchObject({
      uncoveredDays: 20,
    });
  });

  test('part payments lower the capital, or pay interest first, as the settings say', () => {
    for (const payments of ['principal', 'interest'] as const) {
      const book = atTheWarning([aRow()], settings({ payments }));
      pay(book, '2026-12-09', 50_000);
      const [item] = account(book)?.claims[0]?.items ?? [];
      expect(item?.segments.map(({ base, days }) => [base, days])).toEqual([
        [150_000, 37],
        [payments === 'principal' ? 100_000 : 101_581, 5],
      ]);
    }
  });

  test('what it claimed is kept with it, and told by the journal and the list of letters', () => {
    const book = warned();
    expect(on(book, TODAY).letters.at(-1)).toMatchObject({ totalCents: 150_000 + CLAIMED });
    const rows = book.database.rows(
      `select interest_cents, lump_sum_cents from letter_item where letter_id = 3`,
      {},
    );
    expect(rows).toEqual([{ interest_cents: INTEREST, lump_sum_cents: 4_000 }]);
    const entry = on(book, TODAY).journal.findLast(({ kind }) => kind === 'letter-issued');
    expect(entry?.data).toMatchObject({
      totals: [{ cents: 150_000 + CLAIMED, currency: 'EUR' }],
      accessories: [{ currency: 'EUR', interest: INTEREST, lumpSum: 4_000, costs: 0 }],
    });
  });
});
