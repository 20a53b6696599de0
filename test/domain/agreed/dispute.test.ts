/** What is in dispute, in one sum where it is one. */
import { expect, test } from 'vitest';
import { day } from '../../../src/domain/day.ts';
import { disputedMoney } from '../../../src/domain/agreed/dispute.ts';
import { cents } from '../../../src/domain/money.ts';
import { AN_ITEM } from '../../support/caseWorld.ts';

const dispute = (invoiceId: number) => ({
  id: invoiceId,
  invoiceId,
  reason: 'price',
  openedOn: day('2026-11-24'),
  answerBy: day('2026-12-04'),
});
const items = [
  AN_ITEM,
  { ...AN_ITEM, id: 2, openCents: cents(2_500) },
  { ...AN_ITEM, id: 3, currency: 'USD' },
];

test.each([
  ['one invoice', [1], { cents: 150_000, currency: 'EUR' }],
  ['two of one currency', [1, 2], { cents: 152_500, currency: 'EUR' }],
  ['two currencies', [1, 3], undefined],
  ['nothing', [], undefined],
])('%s', (_what, disputed, expected) => {
  expect(disputedMoney({ items, disputes: disputed.map(dispute) })).toEqual(expected);
});
