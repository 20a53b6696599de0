import { describe, expect, test } from 'vitest';
import { day } from '../../../src/domain/day.ts';
import {
  CREDIT_KINDS,
  prescription,
  type CreditKind,
  type Interruption,
} from '../../../src/domain/court/prescription.ts';

function on(today: string, due: string, kind: CreditKind = 'ordinary', ...interruptions: Interruption[]) {
  return prescription({ dueOn: day(due), kind, interruptions }, day(today));
}

const demand = (at: string): Interruption => ({ on: day(at), by: 'demand', reference: '2026/0001' });
const payment = (at: string): Interruption => ({ on: day(at), by: 'payment' });

describe('prescription', () => {
  test.each<[CreditKind, string]>([
    ['ordinary', '2036-11-03'],
    ['periodic', '2031-11-03'],
    ['rent', '2031-11-03'],
    ['utility', '2028-11-02'],
    ['transport', '2027-11-02'],
    ['brokerage', '2027-11-02'],
    ['premium', '2027-11-02'],
    ['judgment', '2036-11-03'],
  ])('%s, due on 2 November 2026: until %s', (kind, until) => {
    // 2 November 2036 and 2031 are Sundays.
    expect(on('2026-11-24', '2026-11-02', kind).until).toBe(until);
    expect(CREDIT_KINDS).toContain(kind);
  });

  test.each([
    ['Saturday stays', '2016-11-14', '2026-11-14'],
    ['Sunday moves', '2016-11-15', '2026-11-16'],
    ['a public holiday moves', '2015-12-25', '2025-12-27'],
    ['29 February becomes the 28th', '2016-02-29', '2026-02-28'],
  ])('the last day: %s', (_what, due, until) => {
    expect(on('2025-01-01', due).until).toBe(until);
  });

  test('a demand that arrived begins a new term; the last one counts', () => {
    expect(
      on(
        '2026-11-24',
        '2020-01-10',
        'periodic',
        demand('2021-02-01'),
        payment('2023-05-04'),
        demand('2022-03-01'),
      ),
    ).toMatchObject({
      from: '2023-05-04',
      interruption: { by: 'payment' },
      until: '2028-05-04',
    });
  });

  test.each([
    ['one that came after the term', '2025-06-01', '2020-01-10'],
    ['one from before the due date', '2020-01-10', '2020-01-10'],
    ['one that is still ahead', '2026-12-01', '2020-01-10'],
  ])('%s changes nothing', (_what, at, due) => {
    const found = on('2026-11-24', due, 'periodic', demand(at));
    expect(found.interruption).toBeUndefined();
    expect(found.until).toBe('2025-01-10');
  });

  test.each([
    ['2026-08-04', 91, 'running'],
    ['2026-08-05', 90, 'near'],
    ['2026-11-03', 0, 'near'],
    ['2026-11-04', -1, 'expired'],
  ] as const)('on %s, %i days before the end, it is %s', (today, daysLeft, state) => {
    expect(on(today, '2021-11-03', 'periodic')).toMatchObject({ until: '2026-11-03', daysLeft, state });
  });
});

describe('interest', () => {
  test.each<[CreditKind, string, Interruption[], object | undefined]>([
    ['ordinary', '2026-02-01', [], { until: '2026-11-02', daysLeft: 274, state: 'running' }],
    ['ordinary', '2026-08-03', [], { until: '2026-11-02', daysLeft: 91, state: 'running' }],
    ['ordinary', '2026-08-04', [], { until: '2026-11-02', daysLeft: 90, state: 'near' }],
    ['ordinary', '2026-11-02', [], { daysLeft: 0, state: 'near' }],
    ['ordinary', '2026-11-03', [], { daysLeft: -1, state: 'expired' }],
    ['ordinary', '2026-11-03', [payment('2024-05-03')], { until: '2029-05-03', state: 'running' }],
    // It came when the credit was still alive and the first interest no longer.
    ['ordinary', '2028-01-03', [payment('2027-01-04')], { until: '2026-11-02', state: 'expired' }],
    ['periodic', '2026-08-04', [], undefined],
  ])('of a credit that is %s, on %s: five years of its own', (kind, today, interruptions, expected) => {
    const { interest } = on(today, '2021-11-02', kind, ...interruptions);
    if (expected === undefined) expect(interest).toBeUndefined();
    else expect(interest).toMatchObject(expected);
  });
});
