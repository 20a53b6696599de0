/** Rules 7, 14 and 15, and the conduct that looks beyond one case: what interrupts a case, and for how long. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attemptsAt } from '../../src/domain/step/attempts.ts';
import type { CaseFacts, CaseItem, DisputeFact } from '../../src/domain/case.ts';
import { day } from '../../src/domain/day.ts';
import { creditsFor } from '../../src/domain/agreed/dispute.ts';
import { checkInsolvency, type InsolvencyFact } from '../../src/domain/step/insolvency.ts';
import { cents, sum } from '../../src/domain/money.ts';
import { mayTakeStep, nextStep } from '../../src/domain/nextStep.ts';
import { DEFAULT_RULES } from '../../src/domain/settings.ts';
import { STANDARD, stepOf } from '../../src/domain/strategy/strategy.ts';
import type { TracingFact } from '../../src/domain/step/tracing.ts';
import { UNPAID_REASONS } from '../../src/domain/conduct/unpaidReason.ts';
import {
  aCase,
  AN_ITEM,
  decisionOn,
  withContact,
  withDebtor,
  withDispute,
  withHold,
  withItem,
  withLetterIssued,
  withPromise,
  withStep,
  type Deviation,
} from '../support/caseWorld.ts';
import { aCaseDay, randomFacts, someRules } from '../support/randomCases.ts';

function insolventSince(openedOn: string, change: Partial<InsolvencyFact> = {}): Deviation {
  const insolvency = {
    id: 1,
    procedure: 'judicial-liquidation',
    openedOn: day(openedOn),
    ...change,
  } as const;
  return (facts) => ({ ...facts, insolvency });
}

function withTracing(change: Partial<TracingFact> = {}): Deviation {
  const tracing: TracingFact = {
    id: 1,
    asked: 'the town hall of Domodossola',
    askedOn: day('2026-11-24'),
    until: day('2026-12-04'),
    found: [],
    afterContact: 0,
    ...change,
  };
  return (facts) => ({ ...facts, tracings: [...(facts.tracings ?? []), tracing] });
}

describe('Rule 15: insolvency proceedings stop everything', () => {
  const NOT_BEFORE = insolventSince('2026-11-20');

  test.each([
    ['2026-11-19', 'due', 'first-letter', 'step'],
    ['2026-11-20', 'due', 'first-letter', 'file-claim'],
    ['2026-11-21', 'due', 'first-letter', 'file-claim'],
  ])('on %s: %s, at %s, to do: %s', (today, status, step, task) => {
    expect(decisionOn(aCase(NOT_BEFORE), today)).toMatchObject({ status, task, step: { id: step } });
  });

  test.each<[string, ...Deviation[]]>([
    ['a letter to post', withLetterIssued('first-letter', '2026-11-19')],
    ['a promise', withPromise('2026-12-04')],
    ['a hold', withHold('2026-11-10', '2026-12-31')],
    ['a callback', withContact('callback', '2026-11-19', { nextOn: '2026-11-24' })],
    ['a dispute to answer', withDispute('2026/101', '2026-11-10')],
    ['an enquiry', withTracing()],
  ])('with %s beside it, filing the claim is still the only thing', (_what, other) => {
    const decision = decisionOn(aCase(other, NOT_BEFORE), '2026-11-24');
    expect(decision).toMatchObject({ task: 'file-claim', status: 'due', due: '2026-11-20' });
    expect(decision.blockers).toEqual([
      {
        code: 'insolvent',
        values: { procedure: 'judicial-liquidation', opened: '2026-11-20', filed: undefined },
        isHold: true,
      },
    ]);
  });

  test('when the step would have come is no reason any more', () => {
    const codes = (facts: CaseFacts): string[] =>
      decisionOn(facts, '2026-11-24').reasons.map(({ code }) => code);
    expect(codes(aCase())).toContain('counted-from-due-date');
    expect(codes(aCase(NOT_BEFORE))).toEqual(['task-file-claim', 'insolvent', 'overdue']);
  });

  test('the last day for filing is told from the first day on', () => {
    const facts = aCase(insolventSince('2026-11-20', { fileBy: day('2027-01-15') }));
    const { reasons } = decisionOn(facts, '2026-11-24');
    expect(reasons[0]).toEqual({
      code: 'task-file-claim',
      values: { procedure: 'judicial-liquidation', by: '2027-01-15' },
    });
  });

  test('with the claim filed nothing is to be done, and the case is held without a date', () => {
    const decision = decisionOn(
      aCase(insolventSince('2026-11-20', { claimFiledOn: day('2026-11-23') })),
      '2026-11-24',
    );
    expect(decision).toMatchObject({ status: 'held', task: 'none' });
    expect(decision).not.toHaveProperty('due');
  });

  test('whatever else is known of a case: no step may be taken, and one task at most is left', () => {
    fc.assert(
      fc.property(randomFacts, someRules, aCaseDay, (facts, rules, today) => {
        const insolvent = insolventSince(today)(facts);
        const decision = nextStep(insolvent, STANDARD, rules, today);
        expect(mayTakeStep(decision)).toBe(false);
        expect(decision.task).toBe('file-claim');
        expect(decision.blockers).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ['2026-11-19', []],
    ['2026-11-20', ['debtor-insolvent']],
  ])('a call on %s is remarked with %j (R19)', (on, findings) => {
    expect(checkInsolvency(aCase(NOT_BEFORE), day(on)).map(({ finding }) => finding)).toEqual(findings);
  });
});

describe('Rule 14: tracing', () => {
  const calls = ['2026-11-10', '2026-11-12', '2026-11-16'].map((on) =>
    withContact('no-answer', on, { step: 'phone-call' }),
  );
  const lost: Deviation[] = [
    withStep('first-letter', '2026-10-28', { deadline: '2026-11-09' }),
    ...calls,
    withStep('phone-call', '2026-11-16', { kind: 'call', isUnreachable: true }),
  ];

  test.each([
    ['2026-12-03', 'held', '2026-12-04'],
    ['2026-12-04', 'due', '2026-12-04'],
    ['2026-12-05', 'due', '2026-11-16'],
  ])('an enquiry holds the case until its day: on %s it is %s', (today, status, due) => {
    const decision = decisionOn(aCase(...lost, withTracing()), today);
    expect(decision).toMatchObject({ status, step: { id: 'tracing' }, task: 'step' });
    if (today < '2026-12-04') expect(decision.due).toBe(due);
  });

  test('an answered enquiry holds nothing', () => {
    const answered = withTracing({ result: 'not-found', answeredOn: day('2026-11-26') });
    expect(decisionOn(aCase(...lost, answered), '2026-11-26').blockers).toEqual([]);
  });

  const traced = withStep('tracing', '2026-11-26', { kind: 'tracing' });
  const withoutTracing: Deviation = (facts) => ({
    ...facts,
    steps: facts.steps.filter(({ kind }) => kind !== 'tracing'),
  });
  const answeredWith = (change: Partial<TracingFact>) =>
    withTracing({ result: 'found', answeredOn: day('2026-11-26'), afterContact: 3, ...change });

  test.each<[string, string, ...Deviation[]]>([
    ['a number was found', 'phone-call', answeredWith({ found: ['phone'] })],
    ['only an address was found', 'second-letter', answeredWith({ found: ['address'] })],
    ['nothing was found', 'second-letter', answeredWith({ result: 'not-found' })],
    [
      'the number that was found is none any more',
      'second-letter',
      answeredWith({ found: ['phone'] }),
      withDebtor({ phone: undefined }),
    ],
    ['nothing was traced since', 'tracing', answeredWith({ found: ['phone'] }), withoutTracing],
  ])('attempts used up, and %s: %s is next', (_what, step, ...deviations) => {
    expect(decisionOn(aCase(...lost, traced, ...deviations), '2026-12-09').step?.id).toBe(step);
  });

  test('calls to the number that was found are counted anew', () => {
    const again = withContact('no-answer', '2026-11-27', { step: 'phone-call' });
    const facts = aCase(...lost, traced, answeredWith({ found: ['phone'] }), again);
    expect(attemptsAt(facts, stepOf(STANDARD, 'phone-call')).map(({ id }) => id)).toEqual([4]);
  });

  test('a number that turned out wrong when the settings came to trace earlier: traced again', () => {
    const facts = aCase(
      withStep('tracing', '2026-11-16', { kind: 'tracing' }),
      withContact('wrong-number', '2026-11-16', { step: 'phone-call' }),
      withStep('phone-call', '2026-11-16', { kind: 'call', isUnreachable: true }),
      withDebtor({ phone: undefined }),
    );
    expect(decisionOn(facts, '2026-12-09').step?.id).toBe('tracing');
  });

  test('a step that nobody attempted has nothing that could be found', () => {
    const unattempted = [lost[0] as Deviation, lost[4] as Deviation, traced];
    const facts = aCase(...unattempted, answeredWith({ found: ['phone'] }));
    expect(decisionOn(facts, '2026-12-09').step?.id).toBe('second-letter');
  });
});

describe('attempts', () => {
  const renamed = {
    ...STANDARD,
    steps: STANDARD.steps.map((step) => (step.id === 'phone-call' ? { ...step, id: 'ring' } : step)),
  };
  const facts = aCase(
    withStep('first-letter', '2026-10-28', { deadline: '2026-11-09' }),
    withContact('no-answer', '2026-11-10', { step: 'phone-call' }),
    withContact('note', '2026-11-11', { channel: 'note' }),
  );

  test('survive a call step that the settings call by another name', () => {
    const decision = nextStep(facts, renamed, DEFAULT_RULES, day('2026-11-24'));
    expect(decision.step?.id).toBe('ring');
    expect(decision.reasons).toContainEqual({
      code: 'attempts-made',
      values: { step: 'ring', attempts: 1, of: 3 },
    });
  });

  test('at a step that is behind the case are not those of the one ahead', () => {
    const behind = withStep('phone-call', '2026-11-12', { kind: 'call' })(facts);
    expect(attemptsAt(behind, { id: 'second-call', kind: 'call' })).toEqual([]);
  });
});

describe('Rule 7: disputes', () => {
  const partly = aCase(withItem({ number: '2026/102', open: 50_000 }), withDispute('2026/102', '2026-11-09'));
  const letterOut = withStep('first-letter', '2026-11-10', { deadline: '2026-11-23' });

  test.each([
    ['2026-11-18', 'waiting', 'step', '2026-11-24'],
    ['2026-11-19', 'due', 'answer-dispute', '2026-11-19'],
    ['2026-11-20', 'due', 'answer-dispute', '2026-11-19'],
    ['2026-11-24', 'due', 'step', '2026-11-24'],
  ])('of a part: on %s the case is %s, to do %s', (today, status, task, due) => {
    expect(decisionOn(letterOut(partly), today)).toMatchObject({ status, task, due });
  });

  test('the rest goes on: the letter lists and sums what is not disputed', () => {
    const decision = decisionOn(partly, '2026-11-24');
    expect(mayTakeStep(decision)).toBe(true);
    expect(decision.claim.items.map(({ number }) => number)).toEqual(['2026/101']);
    expect(decision.claim.main.cents).toBe(150_000);
  });

  test.each([
    ['2026-11-18', 'held'],
    ['2026-11-19', 'due'],
    ['2026-11-20', 'due'],
  ])('of everything: on %s the answer is %s', (today, status) => {
    const all = aCase(withDispute('2026/101', '2026-11-09'));
    expect(decisionOn(all, today)).toMatchObject({ status, task: 'answer-dispute', due: '2026-11-19' });
  });

  const item = (id: number, open: number): CaseItem => ({ ...AN_ITEM, id, openCents: cents(open) });
  const dispute = (invoiceId: number): DisputeFact => ({
    id: 10 + invoiceId,
    invoiceId,
    reason: 'price',
    openedOn: day('2026-11-09'),
    answerBy: day('2026-11-19'),
  });

  test.each([
    [
      undefined,
      [
        [11, 3_000],
        [12, 2_000],
      ],
    ],
    [1_000, [[11, 1_000]]],
    [3_000, [[11, 3_000]]],
    [
      3_001,
      [
        [11, 3_000],
        [12, 1],
      ],
    ],
  ])('a credit of %j is shared out over the oldest first', (amount, shares) => {
    const items = [item(1, 3_000), item(2, 2_000), item(3, 9_000)];
    const credits = creditsFor(
      [dispute(2), dispute(1)],
      items,
      amount === undefined ? undefined : cents(amount),
    );
    expect(credits.map((credit) => [credit.dispute, credit.cents])).toEqual(shares);
    expect(sum(credits.map((credit) => credit.cents))).toBe(amount ?? 5_000);
  });
});

describe('Rule 16: contacts in other cases of the debtor count (R3, R4)', () => {
  const ready: Deviation[] = [withStep('first-letter', '2026-11-09', { deadline: '2026-11-19' })];
  const elsewhere = (...contacts: NonNullable<CaseFacts['contactsElsewhere']>): Deviation => {
    return (facts) => ({ ...facts, contactsElsewhere: contacts });
  };
  const spoken = (on: string) => ({ channel: 'call', outcome: 'refuses', on: day(on) }) as const;
  const missed = (on: string) => ({ channel: 'call', outcome: 'no-answer', on: day(on) }) as const;
  const noSpacing = { minContactDays: 0 };

  test.each<[string, Deviation, string]>([
    ['none', elsewhere(), '2026-11-24'],
    ['a conversation that day', elsewhere(spoken('2026-11-24')), '2026-11-25'],
    ['two missed calls that day', elsewhere(missed('2026-11-24'), missed('2026-11-24')), '2026-11-25'],
    [
      'three conversations that week',
      elsewhere(spoken('2026-11-23'), spoken('2026-11-23'), spoken('2026-11-23')),
      '2026-11-30',
    ],
  ])('%s: the call is due %s', (_what, deviation, due) => {
    expect(decisionOn(aCase(...ready, deviation), '2026-11-24', noSpacing)).toMatchObject({
      kind: 'call',
      due: due === '2026-11-24' ? '2026-11-20' : due,
    });
  });
});

test('why it is not paid is information: no decision depends on it', () => {
  fc.assert(
    fc.property(randomFacts, fc.constantFrom(...UNPAID_REASONS), aCaseDay, (facts, unpaidReason, today) => {
      const decided = (each: CaseFacts) => nextStep(each, STANDARD, DEFAULT_RULES, today);
      expect(decided({ ...facts, unpaidReason })).toEqual(decided(facts));
    }),
    { numRuns: 50 },
  );
});
