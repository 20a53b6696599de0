/** Rule 11 on the ladder: a legal warning of which no letter has demanded anything is not due, it asks for a decision. */
import { describe, expect, test } from 'vitest';
import type { CaseFacts } from '../../src/domain/case.ts';
import { day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import { letterBeforeWarning, mayTakeStep } from '../../src/domain/nextStep.ts';
import { STANDARD } from '../../src/domain/strategy/strategy.ts';
import {
  aCase,
  decisionOn,
  owing,
  withContact,
  withDispute,
  withHold,
  withItem,
  withLetterSent,
  withStep,
  type Deviation,
} from '../support/caseWorld.ts';

const skipped = (step: string, on: string): Deviation => withStep(step, on, { outcome: 'skipped' });

/** Both letters, the call and the visit were skipped: the warning falls on Monday 30 November. */
const ALL_SKIPPED = ['first-letter', 'phone-call', 'second-letter', 'visit'].map((step) =>
  skipped(step, '2026-11-25'),
);

/** Both letters have left: no other one is left to demand with. */
const BOTH_SENT = [
  withLetterSent('first-letter', '2026-11-09', { deadline: '2026-11-19' }),
  withLetterSent('second-letter', '2026-11-25', { deadline: '2026-12-07' }),
  withStep('visit', '2026-12-09'),
];

describe('with every letter skipped', () => {
  test.each([
    ['2026-11-27', 'waiting'],
    ['2026-11-30', 'due'],
    ['2026-12-01', 'due'],
  ])('on %s the decision is %s, and the warning may not be taken', (today, status) => {
    const decision = decisionOn(aCase(...ALL_SKIPPED), today);
    expect(decision).toMatchObject({
      status,
      task: 'decide',
      due: '2026-11-30',
      step: { id: 'legal-warning' },
    });
    expect(mayTakeStep(decision)).toBe(false);
  });

  test('the last letter may be issued first, once nothing else is in the way', () => {
    expect(letterBeforeWarning(decisionOn(aCase(...ALL_SKIPPED), '2026-11-27'))).toBeUndefined();
    const decision = decisionOn(aCase(...ALL_SKIPPED), '2026-11-30');
    expect(letterBeforeWarning(decision)).toBe('second-letter');
    expect(decision.reasons[0]).toEqual({
      code: 'task-decide',
      values: { because: 'nothing-demanded', step: 'legal-warning', letter: 'second-letter' },
    });
  });

  test('an agreed date, and a hold, come first', () => {
    const called = withContact('callback', '2026-11-26', { nextOn: '2026-12-04' });
    expect(decisionOn(aCase(...ALL_SKIPPED, called), '2026-12-01')).toMatchObject({
      status: 'waiting',
      task: 'callback',
    });
    const held = withHold('2026-11-26', '2026-12-10');
    expect(decisionOn(aCase(...ALL_SKIPPED, held), '2026-12-01').status).toBe('held');
  });

  test('of one item demanded the warning lists that one', () => {
    const demanded = withItem({ due: '2026-10-05', open: 40_000, wasDemanded: true });
    const decision = decisionOn(aCase(...ALL_SKIPPED, demanded), '2026-11-30');
    expect(decision).toMatchObject({ task: 'step', blockers: [] });
    expect(letterBeforeWarning(decision)).toBeUndefined();
  });

  test('a ladder that has no letter asks as well, and names none', () => {
    const steps = STANDARD.steps.filter((step) => step.kind === 'legal-warning');
    const decision = decisionOn(aCase(), '2027-01-11', {}, { name: 'short', steps });
    expect(decision).toMatchObject({ status: 'due', task: 'decide', step: { kind: 'legal-warning' } });
    expect(letterBeforeWarning(decision)).toBeUndefined();
  });
});

describe('with both letters sent, and what they demanded kept out of the claim', () => {
  const newer = withItem({ due: '2026-12-01', open: 70_000 });
  const demanded = owing({ wasDemanded: true });

  test('by a dispute: to be answered first', () => {
    const facts = aCase(demanded, newer, ...BOTH_SENT, withDispute('2026/101', '2026-12-10'));
    expect(decisionOn(facts, '2026-12-14')).toMatchObject({
      status: 'waiting',
      task: 'answer-dispute',
      due: '2026-12-20',
    });
    expect(decisionOn(facts, '2026-12-21')).toMatchObject({ status: 'due', task: 'answer-dispute' });
  });

  test('by a plan: until the day it breaks', () => {
    const planned = (facts: CaseFacts): CaseFacts => ({
      ...facts,
      plans: [
        {
          id: 1,
          madeOn: day('2026-12-10'),
          currency: 'EUR',
          principalCents: cents(150_000),
          interestCents: cents(0),
          graceDays: 5,
          instalments: [{ dueOn: day('2027-01-11'), cents: cents(150_000) }],
          items: [1],
          openCents: cents(150_000),
          receipts: [],
          interestPaidCents: cents(0),
        },
      ],
    });
    const decision = decisionOn(aCase(demanded, newer, ...BOTH_SENT, planned), '2026-12-14');
    expect(decision).toMatchObject({ status: 'waiting', task: 'step', due: '2027-01-18' });
    expect(decision.blockers).toEqual([
      expect.objectContaining({ code: 'nothing-demanded', until: '2027-01-18' }),
    ]);
  });

  test('by credit notes that take it up: a person decides', () => {
    const credit = withItem({ open: -150_000 });
    expect(decisionOn(aCase(demanded, newer, credit, ...BOTH_SENT), '2026-12-14')).toMatchObject({
      status: 'due',
      task: 'decide',
    });
  });
});

test('an invoice no letter has demanded yet is left out of the warning, and said', () => {
  const demanded = owing({ wasDemanded: true });
  const later = withItem({ number: '2026/140', open: 70_000, due: '2026-11-30' });
  const { step, reasons } = decisionOn(aCase(demanded, later, ...BOTH_SENT), '2026-12-14');
  expect(step?.id).toBe('legal-warning');
  expect(reasons).toContainEqual({ code: 'not-demanded', values: { invoices: ['2026/140'] } });
});
