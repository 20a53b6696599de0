import { describe, expect, test } from 'vitest';
import { claimOn, countsFrom, isAtBank, isChased } from '../../src/domain/step/claim.ts';
import { day } from '../../src/domain/day.ts';
import { DEFAULT_RULES } from '../../src/domain/settings.ts';
import { aCase, AN_ITEM, decisionOn, owing, withItem } from '../support/caseWorld.ts';

const RIBA = { ...AN_ITEM, method: 'Ri.Ba. 30 gg' };

/** When a Ri.Ba. due on Monday 2 November 2026 counts. */
function countingDay(change: { returned?: string; method?: string; due?: string }, workingDays = 10): string {
  const item = {
    ...RIBA,
    ...(change.method === undefined ? {} : { method: change.method }),
    ...(change.due === undefined ? {} : { dueOn: day(change.due) }),
    ...(change.returned === undefined ? {} : { returnedOn: day(change.returned) }),
  };
  return countsFrom(item, { ...DEFAULT_RULES, presentedWorkingDays: workingDays });
}

describe('Rule 23: what the bank collects is not chased until it comes back', () => {
  test.each([
    ['a transfer counts the day after', { method: 'Bonifico' }, 10, '2026-11-03'],
    ['ten working days: the first one is Tuesday the 3rd', {}, 10, '2026-11-16'],
    ['one working day', {}, 1, '2026-11-03'],
    ['two', {}, 2, '2026-11-04'],
    ['none: chased like any other', {}, 0, '2026-11-03'],
    ['due on a Saturday, presented on the Monday', { due: '2026-11-07' }, 1, '2026-11-09'],
    ['due on a Sunday, with no days to wait', { due: '2026-11-08' }, 0, '2026-11-09'],
    ['over the Immacolata', { due: '2026-12-04' }, 3, '2026-12-10'],
    ['came back two days later', { returned: '2026-11-04' }, 10, '2026-11-04'],
    ['came back on the due date: overdue the day after', { returned: '2026-11-02' }, 10, '2026-11-03'],
    ['came back later than that', { returned: '2026-11-30' }, 10, '2026-11-16'],
    ['came back before, and was presented again', { returned: '2026-10-30' }, 10, '2026-11-16'],
    ['a direct debit', { method: 'SDD' }, 10, '2026-11-16'],
  ] as const)('%s', (_what, change, workingDays, expected) => {
    expect(countingDay(change, workingDays)).toBe(expected);
  });

  test.each([
    ['2026-11-02', false, false],
    ['2026-11-03', false, true],
    ['2026-11-15', false, true],
    ['2026-11-16', true, false],
    ['2026-11-17', true, false],
  ])('on %s it is chased: %s; at the bank: %s', (today, chased, atBank) => {
    expect(isChased(RIBA, DEFAULT_RULES, day(today))).toBe(chased);
    expect(isAtBank(RIBA, DEFAULT_RULES, day(today))).toBe(atBank);
  });

  test('it is no part of the claim while the rest goes on', () => {
    const facts = aCase(withItem({ number: 'RB 7', open: 90_000, method: 'RB' }));
    const claim = claimOn(facts.items, DEFAULT_RULES, day('2026-11-10'), 'EUR');
    expect(claim.items.map((item) => item.number)).toEqual(['2026/101']);
    expect(claim.main.cents).toBe(150_000);
    const decision = decisionOn(facts, '2026-11-10');
    expect(decision.reasons).toContainEqual({
      code: 'items-at-bank',
      values: { invoices: ['RB 7'], from: '2026-11-16' },
    });
    expect(decisionOn(facts, '2026-11-16').claim.main.cents).toBe(240_000);
    expect(decisionOn(facts, '2026-11-16').reasons.map(({ code }) => code)).not.toContain('items-at-bank');
  });

  test('a case of nothing else waits for the day the first one counts, and looks again then', () => {
    const facts = aCase(owing({ method: 'RB' }), withItem({ due: '2026-11-04', method: 'SDD' }));
    const decision = decisionOn(facts, '2026-11-10');
    expect(decision).toMatchObject({
      status: 'waiting',
      task: 'none',
      recheckOn: '2026-11-16',
      blockers: [
        {
          code: 'at-the-bank',
          values: { invoices: ['2026/101', '2026/102'] },
          until: '2026-11-16',
          isHold: false,
        },
      ],
    });
    expect(decisionOn(facts, '2026-11-16').blockers.map(({ code }) => code)).not.toContain('at-the-bank');
  });

  test('it is looked at again the day after its due date, and then the day it counts', () => {
    const facts = aCase(owing({ method: 'RB', due: '2026-11-20' }));
    expect(decisionOn(facts, '2026-11-10').recheckOn).toBe('2026-11-21');
    expect(decisionOn(facts, '2026-11-23').recheckOn).toBe('2026-12-04');
  });

  test('credit notes beside it are credit, not a claim', () => {
    const facts = aCase(owing({ method: 'RB' }), withItem({ open: -10_000, due: '2026-10-20' }));
    expect(decisionOn(facts, '2026-11-10').blockers.map(({ code }) => code)).toEqual(['at-the-bank']);
  });
});
