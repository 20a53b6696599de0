/** Rule 8: a plan holds what it covers while it is paid; more than the grace late it is broken, to the day. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlanFact } from '../../../src/domain/case.ts';
import { addDays, day } from '../../../src/domain/day.ts';
import { cents } from '../../../src/domain/money.ts';
import { planStanding } from '../../../src/domain/agreed/plan.ts';
import { DEFAULT_RULES } from '../../../src/domain/settings.ts';
import {
  aCase,
  decisionOn,
  withContact,
  withDispute,
  withItem,
  withHold,
  withLetterIssued,
  withLetterSent,
  withPromise,
  withStep,
  type Deviation,
} from '../../support/caseWorld.ts';

interface PlanChange {
  readonly id?: number;
  readonly made?: string;
  readonly grace?: number;
  readonly instalments?: readonly (readonly [on: string, cents: number])[];
  readonly paid?: readonly (readonly [on: string, cents: number])[];
  readonly items?: readonly number[];
  readonly open?: number;
  readonly interest?: number;
  readonly interestPaid?: number;
  readonly result?: 'kept' | 'broken';
  readonly cancelled?: string;
}

/** Three instalments of 500.00 on the invoice of the case, from Monday 14 December 2026 on. */
function aPlan(change: PlanChange = {}): PlanFact {
  const instalments = change.instalments ?? [
    ['2026-12-14', 50_000],
    ['2027-01-14', 50_000],
    ['2027-02-15', 50_000],
  ];
  const paid = (change.paid ?? []).map(([on, amount]) => ({ on: day(on), cents: cents(amount) }));
  return {
    id: change.id ?? 1,
    madeOn: day(change.made ?? '2026-11-16'),
    currency: 'EUR',
    principalCents: cents(150_000),
    interestCents: cents(change.interest ?? 0),
    graceDays: change.grace ?? 5,
    instalments: instalments.map(([on, amount]) => ({ dueOn: day(on), cents: cents(amount) })),
    items: change.items ?? [1],
    openCents: cents(change.open ?? 150_000),
    receipts: paid,
    interestPaidCents: cents(change.interestPaid ?? 0),
    ...(change.result === undefined ? {} : { result: change.result }),
    ...(change.cancelled === undefined ? {} : { cancelledOn: day(change.cancelled) }),
  };
}

function withPlan(change: PlanChange = {}): Deviation {
  return (facts) => ({ ...facts, plans: [...facts.plans, aPlan({ id: facts.plans.length + 1, ...change })] });
}

function stateOn(change: PlanChange, today: string) {
  const { state, since } = planStanding(aPlan(change), DEFAULT_RULES, day(today));
  return since === undefined ? state : `${state} ${since}`;
}

describe('the day an instalment breaks a plan', () => {
  test.each([
    ['five days late', '2026-12-14', '2026-12-19', 'running'],
    ['more than five days late', '2026-12-14', '2026-12-20', 'broken 2026-12-20'],
    ['a month later still since that day', '2026-12-14', '2027-01-20', 'broken 2026-12-20'],
    ['a Sunday moves to Monday first', '2026-12-13', '2026-12-19', 'running'],
    ['and breaks it a day later than the Sunday would', '2026-12-13', '2026-12-20', 'broken 2026-12-20'],
    ['Christmas moves to the Monday after', '2026-12-25', '2027-01-02', 'running'],
    ['and then has its five days', '2026-12-25', '2027-01-03', 'broken 2027-01-03'],
    ['29 February', '2028-02-29', '2028-03-05', 'running'],
    ['six days after 29 February', '2028-02-29', '2028-03-06', 'broken 2028-03-06'],
    ['the end of a year', '2026-12-31', '2027-01-05', 'running'],
    ['six days after the end of a year', '2026-12-31', '2027-01-06', 'broken 2027-01-06'],
  ])('%s', (_name, due, today, state) => {
    expect(stateOn({ instalments: [[due, 150_000]] }, today)).toBe(state);
  });

  test.each([
    [0, '2026-12-14', 'running'],
    [0, '2026-12-15', 'broken 2026-12-15'],
    [10, '2026-12-24', 'running'],
    [10, '2026-12-25', 'broken 2026-12-25'],
  ])('with %i days of grace on %s', (grace, today, state) => {
    expect(stateOn({ grace, instalments: [['2026-12-14', 150_000]] }, today)).toBe(state);
  });
});

describe('payments', () => {
  test('fill the instalments in their order, in whatever order they were booked', () => {
    const plan = aPlan({
      paid: [
        ['2027-01-10', 30_000],
        ['2026-12-10', 40_000],
      ],
    });
    const standing = planStanding(plan, DEFAULT_RULES, day('2027-01-12'));
    expect(standing.instalments).toMatchObject([
      { number: 1, paidCents: 50_000, paidOn: '2027-01-10', daysLate: 0 },
      { number: 2, paidCents: 20_000, daysLate: 0 },
      { number: 3, paidCents: 0 },
    ]);
    expect(standing).toMatchObject({ totalCents: 150_000, paidCents: 70_000, leftCents: 80_000 });
  });

  test.each([
    ['the last day of the grace', [['2026-12-19', 50_000]], '2027-01-04', 'running'],
    ['a day later', [['2026-12-20', 50_000]], '2027-01-04', 'broken 2026-12-20'],
    ['all but a cent', [['2026-12-10', 49_999]], '2026-12-20', 'broken 2026-12-20'],
    ['all at once', [['2026-12-10', 150_000]], '2026-12-11', 'kept'],
    ['all, but late', [['2027-03-01', 150_000]], '2027-03-02', 'broken 2026-12-20'],
  ] as const)('%s', (_name, paid, today, state) => {
    expect(stateOn({ paid: [...paid], open: 100_000 }, today)).toBe(state);
  });

  test('say how late an instalment is from its working day on', () => {
    const late = (today: string) =>
      planStanding(aPlan({ instalments: [['2026-12-12', 150_000]] }), DEFAULT_RULES, day(today)).next
        ?.daysLate;
    expect([late('2026-12-12'), late('2026-12-14'), late('2026-12-16')]).toEqual([0, 0, 2]);
  });

  test('more than the plan asks for is no more than all of it', () => {
    const standing = planStanding(
      aPlan({ paid: [['2026-12-10', 200_000]] }),
      DEFAULT_RULES,
      day('2026-12-11'),
    );
    expect(standing).toMatchObject({ state: 'kept', paidCents: 150_000, leftCents: 0 });
    expect(standing.next).toBeUndefined();
  });
});

describe('settled otherwise', () => {
  test('by a credit note: nothing of it is left to pay', () => {
    expect(stateOn({ open: 0 }, '2027-06-01')).toBe('kept');
    expect(planStanding(aPlan({ open: 0 }), DEFAULT_RULES, day('2027-06-01')).leftCents).toBe(0);
  });

  test('after it was broken, it stays broken', () => {
    expect(stateOn({ open: 0, result: 'broken' }, '2027-06-01')).toBe('broken 2026-12-20');
    // Known to have broken, but the payments say otherwise by now.
    expect(stateOn({ open: 0, result: 'broken' }, '2026-12-01')).toBe('kept');
  });

  test('not while interest is left', () => {
    expect(stateOn({ open: 0, interest: 500 }, '2026-12-01')).toBe('running');
    expect(stateOn({ open: 0, interest: 500, interestPaid: 500 }, '2026-12-01')).toBe('kept');
  });

  test('a plan that was given up is over', () => {
    expect(stateOn({ cancelled: '2026-12-01' }, '2027-06-01')).toBe('cancelled 2026-12-01');
  });
});

describe('a running plan', () => {
  test('holds the case until the day it would break', () => {
    const decision = decisionOn(aCase(withPlan()), '2026-11-24');
    expect(decision).toMatchObject({ status: 'held', task: 'step', step: { id: 'first-letter' } });
    expect(decision.blockers).toMatchObject([
      { code: 'plan-running', until: '2026-12-21', values: { cents: 50_000, due: '2026-12-14' } },
    ]);
    // A Sunday: the work begins on Monday, but the answer changes that day.
    expect(decision).toMatchObject({ due: '2026-12-21', recheckOn: '2026-12-20' });
  });

  test('still claims what it covers', () => {
    expect(decisionOn(aCase(withPlan()), '2026-11-24').claim.main.cents).toBe(150_000);
  });

  test('lets the ladder go on for what it does not cover, and says so', () => {
    const facts = aCase(withItem({ due: '2026-11-10', open: 80_000 }), withPlan());
    const decision = decisionOn(facts, '2026-11-24');
    expect(decision).toMatchObject({ status: 'due', task: 'step', step: { id: 'first-letter' } });
    expect(decision.blockers).toEqual([]);
    expect(decision.reasons).toContainEqual({
      code: 'plan-covers',
      values: { invoices: ['2026/101'], due: '2026-12-14' },
    });
    expect(decision.claim.main.cents).toBe(230_000);
    expect(decision.recheckOn).toBe('2026-12-20');
  });

  test('counts the ladder from what it does not cover', () => {
    const facts = aCase(withItem({ due: '2026-11-20', open: 80_000 }), withPlan());
    expect(decisionOn(facts, '2026-11-24')).toMatchObject({ status: 'waiting', due: '2026-11-27' });
  });

  test('leaves a dispute about the rest to be answered', () => {
    const facts = aCase(
      withItem({ due: '2026-11-10', number: 'X' }),
      withDispute('X', '2026-11-12'),
      withPlan(),
    );
    const decision = decisionOn(facts, '2026-11-24');
    expect(decision).toMatchObject({ task: 'answer-dispute', status: 'due' });
    expect(decision.blockers.map(({ code }) => code)).toEqual(['part-disputed', 'plan-running']);
  });

  test('says that all is in dispute only where nothing that is overdue is not', () => {
    const disputed = aCase(withDispute('2026/101', '2026-11-12'), withPlan());
    expect(decisionOn(disputed, '2026-11-24').blockers.map(({ code }) => code)).toEqual([
      'all-disputed',
      'plan-running',
    ]);
  });

  test('leaves an agreed callback where it is', () => {
    const facts = aCase(withPlan(), withContact('callback', '2026-11-20', { nextOn: '2026-11-24' }));
    expect(decisionOn(facts, '2026-11-24')).toMatchObject({ task: 'callback', status: 'due' });
  });

  test('ends for the case when it is kept', () => {
    const facts = aCase(withPlan({ paid: [['2026-11-20', 150_000]] }));
    expect(decisionOn(facts, '2026-11-24').blockers).toEqual([]);
  });

  test('two of them hold until the first one may break', () => {
    const later = { items: [2], instalments: [['2027-01-04', 80_000]] } as const;
    const facts = aCase(withItem({ open: 80_000 }), withPlan(later), withPlan());
    const [first] = decisionOn(facts, '2026-11-24').blockers;
    expect(first).toMatchObject({ code: 'plan-running', until: '2026-12-21' });
  });

  test('is none once a newer one covers the same', () => {
    const facts = aCase(withPlan(), withPlan({ cancelled: '2026-11-20' }));
    expect(decisionOn(facts, '2026-11-24').status).toBe('due');
  });
});

describe('a broken plan', () => {
  const broken = withPlan();

  test('is to be spoken about that day, before anything else', () => {
    const decision = decisionOn(aCase(broken), '2026-12-21');
    expect(decision).toMatchObject({ status: 'due', task: 'broken-plan', step: { id: 'first-letter' } });
    expect(decision.reasons[0]).toEqual({
      code: 'task-broken-plan',
      values: { cents: 150_000, currency: 'EUR', by: '2026-12-14' },
    });
  });

  test('finds the case at the step where it was', () => {
    const sent = withLetterSent('first-letter', '2026-11-10', { deadline: '2026-11-20' });
    expect(decisionOn(aCase(sent, broken), '2026-12-21').step?.id).toBe('phone-call');
  });

  test.each<[string, Deviation]>([
    ['a call', withContact('refuses', '2026-12-21')],
    ['a promise', withPromise('2026-12-22', { made: '2026-12-21' })],
    ['a letter', withLetterSent('first-letter', '2026-12-21', { deadline: '2026-12-31' })],
    ['a step', withStep('phone-call', '2026-12-21')],
    ['a newer plan', withPlan({ made: '2026-12-21', instalments: [['2027-01-14', 150_000]] })],
  ])('is answered by %s', (_name, deviation) => {
    expect(decisionOn(aCase(broken, deviation), '2026-12-28').task).not.toBe('broken-plan');
  });

  test('comes before the letter on the desk', () => {
    const facts = aCase(withLetterIssued('first-letter', '2026-12-18', '2026-12-28'), broken);
    expect(decisionOn(facts, '2026-12-21')).toMatchObject({ status: 'due', task: 'broken-plan' });
  });

  test('is not answered by a note', () => {
    const note = withContact('note', '2026-12-21', { channel: 'note' });
    expect(decisionOn(aCase(broken, note), '2026-12-22').task).toBe('broken-plan');
  });

  test('waits while something else holds the case', () => {
    const held = withHold('2026-12-20', '2027-01-04');
    expect(decisionOn(aCase(broken, held), '2026-12-21').status).toBe('held');
  });

  test('with nothing but its interest left asks for a decision until a person waives it (rule 10)', () => {
    const interest = withPlan({
      interest: 500,
      paid: [['2026-12-10', 150_000]],
      open: 0,
      instalments: [
        ['2026-12-14', 75_000],
        ['2027-01-14', 75_500],
      ],
    });
    const facts = { ...aCase(interest, withContact('refuses', '2027-02-01')), items: [] };
    expect(decisionOn(facts, '2027-01-12')).toMatchObject({ status: 'held', task: 'step' });
    const paidLate = facts.plans.map((plan) => ({
      ...plan,
      receipts: plan.receipts.map((receipt) => ({ ...receipt, on: day('2027-01-25') })),
    }));
    expect(decisionOn({ ...facts, plans: paidLate }, '2027-02-02')).toMatchObject({ due: '2027-01-25' });
    expect(decisionOn(facts, '2027-02-02')).toMatchObject({
      status: 'due',
      task: 'decide',
      reasons: expect.arrayContaining([
        { code: 'task-decide', values: { because: 'interest-left', cents: 500, currency: 'EUR' } },
      ]),
    });
    const waived = {
      ...facts,
      plans: facts.plans.map((plan) => ({ ...plan, cancelledOn: day('2027-02-02') })),
    };
    expect(decisionOn(waived, '2027-02-03').task).toBe('none');
  });

  test('leaves nothing to say when everything was paid all the same', () => {
    const paid = withPlan({ paid: [['2026-12-28', 150_000]], open: 0 });
    expect(decisionOn({ ...aCase(paid), items: [] }, '2026-12-28').task).toBe('none');
  });
});

describe('laws', () => {
  const someReceipts = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 80_000 })),
    { maxLength: 5 },
  );

  test('the instalments share out what was paid, and the state fits them', () => {
    fc.assert(
      fc.property(someReceipts, fc.integer({ min: 0, max: 200 }), (receipts, later) => {
        const from = day('2026-11-20');
        const paid = receipts.map(([days, amount]) => [addDays(from, days), amount] as const);
        const standing = planStanding(aPlan({ paid }), DEFAULT_RULES, addDays(from, later));
        const filled = standing.instalments.reduce((sum, each) => sum + each.paidCents, 0);
        expect(filled).toBe(standing.paidCents);
        if (standing.state === 'kept') expect(standing.leftCents).toBe(0);
        if (standing.state === 'running') expect(standing.next?.paidCents).toBeLessThan(50_000);
      }),
    );
  });

  test('paying more, or earlier, never breaks a plan', () => {
    fc.assert(
      fc.property(someReceipts, fc.integer({ min: 0, max: 200 }), (receipts, later) => {
        const from = day('2026-11-20');
        const today = addDays(from, later);
        const on = (days: number) => addDays(from, days);
        const paid = receipts.map(([days, amount]) => [on(days), amount] as const);
        const earlier = receipts.map(([days, amount]) => [on(Math.max(0, days - 3)), amount + 1] as const);
        if (planStanding(aPlan({ paid }), DEFAULT_RULES, today).state === 'broken') return;
        expect(planStanding(aPlan({ paid: earlier }), DEFAULT_RULES, today).state).not.toBe('broken');
      }),
    );
  });
});
