/** The call before an invoice falls due: when, about what, and what happens to the case until something is overdue. */
import { describe, expect, test } from 'vitest';
import { attemptsAt } from '../../../src/domain/step/attempts.ts';
import {
  courtesyCall,
  courtesyDay,
  courtesyDue,
  waitsForDueDate,
} from '../../../src/domain/step/courtesy.ts';
import { FAST, WHITE_GLOVES } from '../../../src/domain/strategy/defaultStrategies.ts';
import { addDays, day } from '../../../src/domain/day.ts';
import { mayTakeStep } from '../../../src/domain/nextStep.ts';
import { DEFAULT_RULES } from '../../../src/domain/settings.ts';
import { STANDARD, type Strategy } from '../../../src/domain/strategy/strategy.ts';
import {
  aCase,
  decisionOn,
  openedEarly,
  owing,
  withContact,
  withDebtor,
  withDispute,
  withHold,
  withItem,
  withLetterSent,
  withPromise,
  withStep,
  type Deviation,
} from '../../support/caseWorld.ts';

/** 8,000.00 due on Friday 20 November 2026; the standard call falls on Tuesday 17. */
const DUE = '2026-11-20';
const LARGE = owing({ due: DUE, open: 800_000 });
const EARLY = openedEarly('2026-11-17');

describe('the day of the call', () => {
  test.each([
    ['three days before', -3, '2026-11-20', '2026-11-17'],
    ['on a Sunday: the Monday after it', -3, '2026-11-18', '2026-11-16'],
    ['a holiday on the way: the day after it', -5, '2026-12-31', '2026-12-28'],
    ['forward would be past the due date: the last working day before', -1, '2026-11-22', '2026-11-20'],
    ['forward to the due date itself', -3, '2026-12-28', '2026-12-28'],
  ])('%s', (_what, days, due, on) => {
    expect(courtesyDay({ days }, day(due), undefined)).toBe(on);
  });

  test.each([
    ['its own day', '2026-11-10', '2026-11-17'],
    ['not before the case was opened', '2026-11-18', '2026-11-18'],
    ['opened on a Saturday, due on the Sunday: that Saturday', '2026-11-21', '2026-11-21', '2026-11-22'],
    ['opened on a Saturday: the Monday', '2026-11-21', '2026-11-23', '2026-11-24'],
  ])('in a case: %s', (_what, openedOn, expected, due = DUE) => {
    const call = { step: STANDARD.steps[0] as never, on: day('2026-11-17'), dueOn: day(due), items: [] };
    expect(courtesyDue(call, day(openedOn), undefined)).toBe(expected);
  });
});

describe('in a case opened for it', () => {
  test.each([
    ['the day before it', '2026-11-16', 'waiting', 'not-yet-due'],
    ['on its day', '2026-11-17', 'due', undefined],
    ['on the due date', '2026-11-20', 'due', undefined],
  ])('%s', (_what, today, status, blocker) => {
    const decision = decisionOn(aCase(LARGE, openedEarly('2026-11-10')), today);
    expect(decision).toMatchObject({
      status,
      task: 'step',
      due: '2026-11-17',
      step: { id: 'courtesy-call' },
    });
    expect(decision.blockers[0]?.code).toBe(blocker);
    expect(mayTakeStep(decision)).toBe(status === 'due');
    expect(decision.reasons).toContainEqual({
      code: 'falls-due',
      values: { cents: 800_000, currency: 'EUR', invoices: ['2026/101'], due: DUE },
    });
  });

  test('it lapses with the due date: the ladder begins', () => {
    const decision = decisionOn(aCase(LARGE, EARLY), '2026-11-27');
    expect(decision).toMatchObject({ step: { id: 'first-letter' }, due: '2026-11-27' });
    expect(decision.passed).toContainEqual({ step: 'courtesy-call', kind: 'call', reason: 'lapsed' });
    expect(decision.courtesy).toBeUndefined();
  });

  test('after the call it waits for the day something is overdue, and is asked again on it', () => {
    const called = withStep('courtesy-call', '2026-11-17', { about: DUE, kind: 'call' });
    const decision = decisionOn(aCase(LARGE, EARLY, called), '2026-11-18');
    expect(decision).toMatchObject({
      status: 'waiting',
      task: 'none',
      due: '2026-11-21',
      recheckOn: '2026-11-21',
    });
    expect(decision.blockers).toEqual([
      { code: 'nothing-overdue', values: {}, until: '2026-11-21', isHold: false },
    ]);
    expect(decisionOn(aCase(LARGE, EARLY, called), '2026-11-27').step?.id).toBe('first-letter');
  });

  test.each<[string, string, ...Deviation[]]>([
    [
      'nobody answered, and another try was agreed',
      'retry-call',
      withContact('no-answer', '2026-11-17', { nextOn: '2026-11-18', step: 'courtesy-call' }),
    ],
    [
      'a callback was agreed',
      'callback',
      withContact('callback', '2026-11-17', { nextOn: '2026-11-19', step: 'courtesy-call' }),
    ],
    [
      'it says it has paid',
      'check-payment',
      withContact('says-paid', '2026-11-17', { nextOn: '2026-11-19', step: 'courtesy-call' }),
    ],
  ])('%s', (_what, task, contact) => {
    expect(decisionOn(aCase(LARGE, EARLY, contact), '2026-11-19')).toMatchObject({ status: 'due', task });
  });

  test.each<[string, string, ...Deviation[]]>([
    ['a promise holds it', 'promise-open', withPromise('2026-11-20', { made: '2026-11-17' })],
    ['a hold stops it', 'on-hold', withHold('2026-11-16', '2026-11-30')],
  ])('%s', (_what, code, deviation) => {
    const decision = decisionOn(aCase(LARGE, EARLY, deviation), '2026-11-18');
    expect(decision.status).toBe('held');
    expect(decision.blockers[0]?.code).toBe(code);
  });

  test('what is disputed is no longer asked for; answering it is', () => {
    const decision = decisionOn(aCase(LARGE, EARLY, withDispute('2026/101', '2026-11-17')), '2026-11-18');
    expect(decision).toMatchObject({ task: 'answer-dispute', due: '2026-11-27' });
    expect(decision.step).toBeUndefined();
  });

  test('several currencies: the first one is told', () => {
    const facts = aCase(LARGE, EARLY, withItem({ due: DUE, open: 600_000, currency: 'USD', number: '9' }));
    expect(decisionOn(facts, '2026-11-17').reasons).toContainEqual({
      code: 'falls-due',
      values: { cents: 800_000, currency: 'EUR', invoices: ['2026/101', '9'], due: DUE },
    });
  });

  test('a strategy without such a call, or one that has left the settings, leaves the case waiting', () => {
    expect(decisionOn(aCase(LARGE, EARLY), '2026-11-17', {}, FAST)).toMatchObject({ task: 'none' });
  });

  test('after a letter, an old call or in a case opened for something overdue there is none', () => {
    for (const facts of [
      aCase(LARGE),
      aCase(LARGE, EARLY, withLetterSent('first-letter', '2026-11-16')),
      aCase(LARGE, EARLY, withStep('first-letter', '2026-11-16')),
    ]) {
      expect(decisionOn(facts, '2026-11-17').step).toBeUndefined();
    }
  });
});

describe('whom it is about', () => {
  const call = (strategy: Strategy, ...deviations: readonly Deviation[]) =>
    courtesyCall(aCase(...deviations), strategy, DEFAULT_RULES, day('2026-11-17'));

  test.each<[string, Strategy, string | undefined, ...Deviation[]]>([
    ['just below the least amount', STANDARD, undefined, owing({ due: DUE, open: 499_999 })],
    ['the least amount', STANDARD, DUE, owing({ due: DUE, open: 500_000 })],
    ['any amount with white gloves', WHITE_GLOVES, DUE, owing({ due: DUE, open: 1 })],
    ['due today', WHITE_GLOVES, '2026-11-17', owing({ due: '2026-11-17' })],
    ['overdue since yesterday', WHITE_GLOVES, undefined, owing({ due: '2026-11-16' })],
    ['collected by the bank', WHITE_GLOVES, undefined, owing({ due: DUE, method: 'Ri.Ba.' })],
    ['in dispute', WHITE_GLOVES, undefined, owing({ due: DUE, isDisputed: true })],
    ['credit notes outweigh it', WHITE_GLOVES, undefined, owing({ due: DUE }), withItem({ open: -200_000 })],
    ['credit notes leave something', WHITE_GLOVES, DUE, owing({ due: DUE }), withItem({ open: -20_000 })],
    ['nobody to call', WHITE_GLOVES, undefined, owing({ due: DUE }), withDebtor({ phone: undefined })],
    ['no such step', FAST, undefined, LARGE],
  ])('%s', (_what, strategy, dueOn, ...deviations) => {
    expect(call(strategy, ...deviations)?.dueOn).toBe(dueOn);
  });

  test('everything that falls due that day, the earliest day first', () => {
    const found = call(
      WHITE_GLOVES,
      owing({ due: '2026-11-25' }),
      withItem({ due: DUE, number: 'a' }),
      withItem({ due: DUE, number: 'b' }),
    );
    expect(found).toMatchObject({ dueOn: DUE, on: '2026-11-16', items: [{ number: 'a' }, { number: 'b' }] });
  });
});

describe('one call for each due date', () => {
  const two: Deviation[] = [owing({ due: '2026-11-20' }), withItem({ due: '2026-11-27', number: 'later' })];
  const first = (on: string) => withStep('courtesy-call', on, { about: '2026-11-20', kind: 'call' });
  const ahead = (today: string, ...more: Deviation[]) =>
    decisionOn(aCase(...two, openedEarly('2026-11-16'), ...more), today, {}, WHITE_GLOVES);

  test('the next one follows in its own time', () => {
    expect(ahead('2026-11-16')).toMatchObject({ courtesy: { dueOn: '2026-11-20' }, status: 'due' });
    const after = ahead('2026-11-17', first('2026-11-16'));
    expect(after).toMatchObject({ courtesy: { dueOn: '2026-11-27' }, due: '2026-11-23', status: 'waiting' });
    expect(after.recheckOn).toBe('2026-11-21');
  });

  test('a call made when the day of both had come is about both', () => {
    const close: Deviation[] = [
      owing({ due: '2026-11-20' }),
      withItem({ due: '2026-11-23', number: 'next' }),
    ];
    const facts = aCase(...close, openedEarly('2026-11-16'), first('2026-11-18'));
    expect(decisionOn(facts, '2026-11-18', {}, WHITE_GLOVES).courtesy).toBeUndefined();
  });

  test('a skipped one does not come back, even when it was skipped before its day', () => {
    const skipped = withStep('courtesy-call', '2026-11-17', { about: '2026-11-27', outcome: 'skipped' });
    expect(ahead('2026-11-23', skipped).courtesy).toBeUndefined();
  });

  test('a call by another name in the settings counts as well', () => {
    const renamed = withStep('before-due', '2026-11-16', { about: '2026-11-20' });
    expect(ahead('2026-11-17', renamed)).toMatchObject({ courtesy: { dueOn: '2026-11-27' } });
  });

  test('a call about what was overdue meanwhile is no attempt at it', () => {
    const about = withContact('says-paid', '2026-11-21', { step: 'friendly-call' });
    const facts = aCase(owing({ due: '2026-11-27' }), openedEarly('2026-11-16'), first('2026-11-20'), about);
    expect(attemptsAt(facts, WHITE_GLOVES.steps[0] as never)).toEqual([]);
  });

  test('spacing and attempts are those of the second round', () => {
    const spoken = withContact('refuses', '2026-11-20', { step: 'courtesy-call' });
    const facts = aCase(...two, openedEarly('2026-11-16'), first('2026-11-20'), spoken);
    const step = WHITE_GLOVES.steps[0] as never;
    expect(attemptsAt(facts, step)).toEqual([]);
    const again = aCase(
      owing({ due: '2026-11-27' }),
      openedEarly('2026-11-16'),
      first('2026-11-20'),
      withContact('refuses', '2026-11-21', { step: 'courtesy-call' }),
    );
    expect(attemptsAt(again, step)).toHaveLength(1);
  });
});

describe('how long the case stays open for it', () => {
  const waits = (today: string, strategy: Strategy, ...deviations: readonly Deviation[]) =>
    waitsForDueDate(aCase(...deviations), strategy, DEFAULT_RULES, day(today));

  test.each<[string, string, Strategy, boolean, ...Deviation[]]>([
    ['its day has come', '2026-11-17', STANDARD, true, LARGE, EARLY],
    ['on the due date', DUE, STANDARD, true, LARGE, EARLY],
    ['after it the claim decides', '2026-11-21', STANDARD, false, LARGE, EARLY],
    ['in dispute', '2026-11-17', STANDARD, true, owing({ due: DUE, isDisputed: true }), EARLY],
    ['paid', '2026-11-17', STANDARD, false, owing({ due: DUE, open: 0 }), EARLY],
    ['put off', '2026-11-17', STANDARD, false, owing({ due: '2026-12-20' }), EARLY],
    [
      'put off, on a strategy without the call',
      '2026-11-17',
      FAST,
      true,
      owing({ due: '2026-12-20' }),
      EARLY,
    ],
    ['a case that was not opened for it', '2026-11-17', STANDARD, false, LARGE],
  ])('%s', (_what, today, strategy, expected, ...deviations) => {
    expect(waits(today, strategy, ...deviations)).toBe(expected);
  });
});

test('a wrong number found at the call is traced only once something is overdue', () => {
  const lost = [
    withStep('courtesy-call', '2026-11-17', { about: DUE, kind: 'call', isUnreachable: true }),
    withContact('wrong-number', '2026-11-17', { step: 'courtesy-call' }),
    withDebtor({ phone: undefined }),
  ];
  const facts = aCase(LARGE, EARLY, ...lost);
  expect(decisionOn(facts, '2026-11-18').task).toBe('none');
  expect(decisionOn(facts, addDays(day(DUE), 1)).step?.id).toBe('tracing');
});

test('a number found after the courtesy call does not bring that call back', () => {
  const facts = aCase(
    LARGE,
    EARLY,
    withStep('courtesy-call', '2026-11-17', { about: DUE, kind: 'call', isUnreachable: true }),
    withContact('wrong-number', '2026-11-17', { step: 'courtesy-call' }),
  );
  expect(decisionOn(facts, '2026-11-27').step?.id).toBe('first-letter');
});

test('an early case with nothing left to fall due waits without a date', () => {
  const decision = decisionOn({ ...aCase(EARLY), items: [] }, '2026-11-18');
  expect(decision.blockers).toMatchObject([{ code: 'nothing-overdue' }]);
  expect(decision.due).toBeUndefined();
});

test('what was agreed about one due date does not bring a call forward that is about another', () => {
  const facts = aCase(
    LARGE,
    EARLY,
    withItem({ due: '2026-12-15', open: 900_000 }),
    withStep('courtesy-call', '2026-11-17', { about: DUE, kind: 'call' }),
    withContact('says-paid', '2026-11-17', { nextOn: '2026-11-19', step: 'courtesy-call' }),
  );
  expect(decisionOn(facts, '2026-11-19')).toMatchObject({ status: 'waiting', task: 'step' });
});

test.each<[string, Deviation]>([
  ['in dispute', owing({ due: DUE, isDisputed: true })],
  ['paid', owing({ due: DUE, open: 0 })],
])('nor when the invoice of the first call is %s, and the call left its step open', (_what, first) => {
  const facts = aCase(
    first,
    EARLY,
    withItem({ due: '2026-12-15', open: 900_000 }),
    withContact('says-paid', '2026-11-17', { nextOn: '2026-11-19', step: 'courtesy-call' }),
  );
  const decision = decisionOn(facts, '2026-11-19');
  expect(decision).toMatchObject({ task: 'step', due: '2026-12-14', courtesy: { dueOn: '2026-12-15' } });
  expect(decision.reasons.map(({ code }) => code)).not.toContain('attempts-made');
});
