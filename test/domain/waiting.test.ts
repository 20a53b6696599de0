/** Rules 7 and 9, and letters that were printed: what a case waits for, asked of the function that decides. */
import { describe, expect, test } from 'vitest';
import {
  aCase,
  decisionOn,
  openedEarly,
  owing,
  withDispute,
  withHold,
  withItem,
  withLetterIssued,
  withPromise,
} from '../support/caseWorld.ts';

describe('Rule 7: a dispute takes its invoices out, and the rest goes on', () => {
  test('the rest goes on', () => {
    const facts = aCase(withItem({ due: '2026-11-05', open: 20_000 }), withDispute('2026/101', '2026-11-10'));
    expect(decisionOn(facts, '2026-11-24')).toMatchObject({
      status: 'due',
      step: { id: 'first-letter' },
      due: '2026-11-12',
      claim: { main: { cents: 20_000 }, oldestDue: '2026-11-05' },
    });
  });

  test.each([
    ['2026-11-19', 'held'],
    ['2026-11-20', 'due'],
    ['2026-11-21', 'due'],
  ])('with nothing left the case is held and answered within ten days: on %s it is %s', (today, status) => {
    const decision = decisionOn(aCase(withDispute('2026/101', '2026-11-10')), today);
    expect(decision).toMatchObject({ status, task: 'answer-dispute', due: '2026-11-20' });
    expect(decision.blockers).toMatchObject([{ code: 'all-disputed', values: { invoices: ['2026/101'] } }]);
  });

  test('what is overdue beside it, and covered by a credit note, is not said to be in dispute', () => {
    const beside = [
      withItem({ number: '2026/102', due: '2026-11-03', open: 10_000 }),
      withItem({ number: 'NC 1', due: '2026-11-04', open: -15_000 }),
    ];
    const decision = decisionOn(aCase(withDispute('2026/101', '2026-11-10'), ...beside), '2026-11-24');
    expect(decision.blockers).toMatchObject([
      { code: 'part-disputed', values: { invoices: ['2026/101'] } },
      { code: 'over-credited' },
    ]);
  });

  test('the first of two disputes sets the term', () => {
    const facts = aCase(
      withItem({ due: '2026-11-05' }),
      withDispute('2026/102', '2026-11-16'),
      withDispute('2026/101', '2026-11-10'),
    );
    expect(decisionOn(facts, '2026-11-17').due).toBe('2026-11-20');
  });
});

describe('Rule 9: holds have an end and end by themselves', () => {
  test.each([
    ['2026-11-15', 'due', 'the day before it begins'],
    ['2026-11-16', 'held', 'its first day'],
    ['2026-11-24', 'held', 'its last day'],
    ['2026-11-25', 'due', 'the day after'],
  ])('from 16 to 24 November: on %s the case is %s, %s', (today, status) => {
    expect(decisionOn(aCase(withHold('2026-11-16', '2026-11-24')), today).status).toBe(status);
  });

  test('a hold of one day', () => {
    const facts = aCase(withHold('2026-11-24', '2026-11-24'));
    expect(decisionOn(facts, '2026-11-24')).toMatchObject({ status: 'held', due: '2026-11-25' });
    expect(decisionOn(facts, '2026-11-25').status).toBe('due');
  });

  test.each([
    ['2026-11-27', '2026-11-30', 'a Friday'],
    ['2026-12-07', '2026-12-09', 'the eve of the Immacolata'],
    ['2026-12-24', '2026-12-28', 'Christmas Eve'],
    ['2026-12-31', '2027-01-04', 'the end of the year'],
  ])('until %s: work begins on %s, for it was %s', (until, due) => {
    expect(decisionOn(aCase(withHold('2026-11-16', until)), '2026-11-24').due).toBe(due);
  });

  test('the longest of several counts, and the reason is told', () => {
    const facts = aCase(withHold('2026-11-16', '2026-11-30'), withHold('2026-11-20', '2026-12-02', 'merger'));
    const decision = decisionOn(facts, '2026-11-24');
    expect(decision).toMatchObject({ status: 'held', due: '2026-12-03', recheckOn: '2026-12-01' });
    expect(
      decision.reasons.filter(({ code }) => code === 'on-hold').map(({ values }) => values['reason']),
    ).toEqual(['director', 'merger']);
  });

  test('a hold of a case that owes nothing waits for its end all the same', () => {
    const facts = aCase(owing({ due: '2026-12-31' }), withHold('2026-11-16', '2026-11-30'));
    expect(decisionOn(facts, '2026-11-24')).toMatchObject({ status: 'held', due: '2026-12-01' });
  });
});

describe('Rules 6 and 9: what holds a case holds a letter that was printed before', () => {
  test.each([
    ['a hold: it is posted when', withHold('2026-11-10', '2026-11-13'), '2026-11-16', 'post'],
    ['a promise: the debtor is called when', withPromise('2026-11-13'), '2026-11-16', 'broken-promise'],
  ])('%s that has ended', (_what, holding, after, task) => {
    const facts = aCase(withLetterIssued('first-letter', '2026-11-09'), holding);
    expect(decisionOn(facts, '2026-11-12')).toMatchObject({ status: 'held', recheckOn: after });
    expect(decisionOn(facts, '2026-11-12').task).not.toBe('post');
    expect(decisionOn(facts, after)).toMatchObject({ status: 'due', task });
  });
});

describe('Rules 3 and 18: a letter that was printed gives the time it says', () => {
  const printed = aCase(withLetterIssued('first-letter', '2026-11-09', '2026-11-19'));

  test.each([
    ['2026-11-14', {}],
    ['2026-11-15', { late: '2026-11-19' }],
    ['2026-11-20', { late: '2026-11-19' }],
  ])('on %s', (today, faults) => {
    const values = { protocol: '2026/0001', ...faults };
    expect(decisionOn(printed, today).reasons[0]).toEqual({ code: 'task-post', values });
  });

  test('the day it no longer leaves half of its term is known before', () => {
    expect(decisionOn(printed, '2026-11-09')).toMatchObject({ recheckOn: '2026-11-15' });
  });
});

test.each([
  ['in dispute', withDispute('2026/101', '2026-11-10'), 'answer-dispute'],
  ['covered by a credit note', withItem({ open: -150_000 }), 'none'],
])('a letter of which all is %s is not posted', (_what, change, task) => {
  const facts = aCase(withLetterIssued('first-letter', '2026-11-09'), change);
  expect(decisionOn(facts, '2026-11-12')).toMatchObject({ status: 'held', task });
});

test('a dispute does not keep another invoice from its courtesy call; it is answered when nothing else is due', () => {
  const facts = aCase(
    owing({ due: '2026-11-20', open: 800_000 }),
    withItem({ due: '2026-11-20', number: '2026/102' }),
    openedEarly('2026-11-17'),
    withDispute('2026/102', '2026-11-17'),
  );
  expect(decisionOn(facts, '2026-11-18')).toMatchObject({ status: 'due', task: 'step', kind: 'call' });
});

test('what is overdue in another currency is a reason of its own', () => {
  const francs = withItem({ open: 90_000, currency: 'CHF', number: 'CH 1' });
  const { reasons } = decisionOn(aCase(francs), '2026-11-24');
  expect(reasons).toContainEqual({ code: 'overdue-beside', values: { cents: 90_000, currency: 'CHF' } });
  expect(decisionOn(aCase(), '2026-11-24').reasons.map(({ code }) => code)).not.toContain('overdue-beside');
});
