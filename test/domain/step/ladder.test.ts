/** Rules 2, 3 and 4: the day each rung of the `standard` strategy falls on, and the rungs that are passed. */
import { describe, expect, test } from 'vitest';
import { claimOn } from '../../../src/domain/step/claim.ts';
import { addDays, day } from '../../../src/domain/day.ts';
import { stepAhead } from '../../../src/domain/step/ladder.ts';
import { DEFAULT_RULES } from '../../../src/domain/settings.ts';
import { STANDARD, stepOf, type Strategy } from '../../../src/domain/strategy/strategy.ts';
import {
  aCase,
  decisionOn,
  openedOn,
  owing,
  withDebtor,
  withFailedDelivery,
  withItem,
  withStep,
  type Deviation,
} from '../../support/caseWorld.ts';

const firstLetter = withStep('first-letter', '2026-11-09', { deadline: '2026-11-19' });
const phoneCall = withStep('phone-call', '2026-11-20');
const secondLetter = withStep('second-letter', '2026-11-25', { deadline: '2026-12-07' });
const visit = withStep('visit', '2026-12-09');
const warning = withStep('legal-warning', '2026-12-17', { deadline: '2027-01-04' });
const report = withStep('uncollectibility-report', '2027-01-05');

/** The step is due on the day, not on the day before, and still the day after. */
function expectDueOn(step: string, on: string, ...deviations: readonly Deviation[]): void {
  const facts = aCase(...deviations);
  const [dayBefore, dayAfter] = [addDays(day(on), -1), addDays(day(on), 1)];
  expect(decisionOn(facts, dayBefore)).toMatchObject({ status: 'waiting', step: { id: step }, due: on });
  expect(decisionOn(facts, on)).toMatchObject({ status: 'due', step: { id: step }, due: on, blockers: [] });
  expect(decisionOn(facts, dayAfter)).toMatchObject({ status: 'due', step: { id: step }, due: on });
}

describe('the standard ladder, from a due date of Monday 2 November 2026', () => {
  test.each<[step: string, on: string, why: string, ...Deviation[]]>([
    ['first-letter', '2026-11-09', 'seven days after the due date'],
    ['phone-call', '2026-11-20', 'the day after the letter’s deadline', firstLetter],
    ['second-letter', '2026-11-25', 'five days after the call', firstLetter, phoneCall],
    [
      'visit',
      '2026-12-09',
      'the deadline and one day, which is a holiday',
      firstLetter,
      phoneCall,
      secondLetter,
    ],
    [
      'legal-warning',
      '2026-12-14',
      'three days after the visit, a Saturday',
      firstLetter,
      phoneCall,
      secondLetter,
      visit,
    ],
    [
      'uncollectibility-report',
      '2027-01-05',
      'the day after the warning’s deadline',
      firstLetter,
      phoneCall,
      secondLetter,
      visit,
      warning,
    ],
  ])('%s is due on %s: %s', (step, on, _why, ...behind) => {
    // What the letters demanded is what the warning lists.
    expectDueOn(step, on, owing({ wasDemanded: true }), ...behind);
  });

  test('court-assessment is due the day the report is done', () => {
    const facts = aCase(firstLetter, phoneCall, secondLetter, visit, warning, report);
    expect(decisionOn(facts, '2027-01-05')).toMatchObject({
      status: 'due',
      step: { id: 'court-assessment' },
      due: '2027-01-05',
    });
  });

  test('address-check is due the day after the due date, where something is wrong with the address', () => {
    const facts = aCase(withDebtor({ city: undefined }));
    expect(decisionOn(facts, '2026-11-02').step).toBeUndefined();
    expect(decisionOn(facts, '2026-11-03')).toMatchObject({ status: 'due', step: { id: 'address-check' } });
    expect(decisionOn(facts, '2026-11-03').due).toBe('2026-11-03');
  });

  test('after the last rung a person decides, from the day it was taken', () => {
    const facts = aCase(firstLetter, warning, report, withStep('court-assessment', '2027-01-05'));
    expect(decisionOn(facts, '2027-01-05')).toMatchObject({
      status: 'due',
      task: 'decide',
      due: '2027-01-05',
    });
    expect(decisionOn(facts, '2027-01-05').step).toBeUndefined();
  });
});

describe('Rule 2: N days means on day N, moved forward to a working day: the first letter', () => {
  test.each([
    ['2026-11-02', '2026-11-09', 'an ordinary Monday'],
    ['2026-10-25', '2026-11-02', 'All Saints, a Sunday'],
    ['2026-12-01', '2026-12-09', 'the Immacolata'],
    ['2026-12-18', '2026-12-28', 'Christmas and its weekend'],
    ['2026-12-25', '2027-01-04', 'New Year and its weekend'],
    ['2026-12-31', '2027-01-07', 'over the end of the year'],
    ['2027-02-22', '2027-03-01', 'over the end of February'],
    ['2028-02-22', '2028-02-29', 'the 29th of February'],
    ['2028-02-29', '2028-03-07', 'from the 29th of February'],
    ['2027-03-22', '2027-03-30', 'Easter Monday'],
    ['2025-09-27', '2025-10-06', '4 October 2025 is a Saturday'],
    ['2027-09-27', '2027-10-05', '4 October 2027 is a holiday, a Monday'],
  ])('due %s: %s, %s', (due, on) => {
    expectDueOn('first-letter', on, owing({ due }), openedOn(addDays(day(due), 1)));
  });

  test('on the patron saint’s day nothing is due', () => {
    const facts = aCase();
    const rules = { patronDay: '11-09' };
    expect(decisionOn(facts, '2026-11-09', rules)).toMatchObject({ status: 'waiting', due: '2026-11-10' });
    expect(decisionOn(facts, '2026-11-10', rules).status).toBe('due');
  });
});

describe('what a date is counted from', () => {
  test('the oldest open invoice, whatever joined later', () => {
    const facts = aCase(withItem({ due: '2026-11-05' }));
    expect(decisionOn(facts, '2026-11-24')).toMatchObject({ due: '2026-11-09', claim: { daysLate: 22 } });
  });

  test('never from before the case was opened', () => {
    expectDueOn('first-letter', '2026-11-24', openedOn('2026-11-24'), owing({ due: '2026-05-04' }));
  });

  test('the opening, where nothing is owed', () => {
    const nothing = claimOn([], DEFAULT_RULES, day('2026-11-24'), 'EUR');
    const ahead = stepAhead(aCase(openedOn('2026-11-03')), STANDARD, nothing, DEFAULT_RULES);
    expect(ahead).toMatchObject({ step: { id: 'first-letter' }, due: '2026-11-10' });
  });

  test('a skipped step is completed on the day it was skipped', () => {
    const facts = aCase(withStep('first-letter', '2026-11-09', { outcome: 'skipped' }));
    expect(decisionOn(facts, '2026-11-10')).toMatchObject({ step: { id: 'phone-call' }, due: '2026-11-10' });
  });

  test('a step that the engine passed moves no date', () => {
    const facts = aCase(
      firstLetter,
      withDebtor({ phone: undefined }),
      withStep('phone-call', '2026-11-24', { outcome: 'passed' }),
    );
    expect(decisionOn(facts, '2026-11-24')).toMatchObject({
      step: { id: 'second-letter' },
      due: '2026-11-24',
    });
  });

  test('a strategy whose first step follows a previous one starts when the case opens', () => {
    const fast: Strategy = {
      name: 'fast',
      steps: [{ id: 'letter-at-once', kind: 'letter', from: 'previous', days: 2, needsApproval: false }],
    };
    const decision = decisionOn(aCase(), '2026-11-05', {}, fast);
    expect(decision).toMatchObject({ due: '2026-11-05', status: 'due' });
    expect(decision.reasons).toContainEqual(expect.objectContaining({ code: 'counted-from-opening' }));
  });

  test.each([
    ['counted-from-due-date', [], '2026-11-02', undefined],
    ['counted-from-deadline', [firstLetter], '2026-11-19', 'first-letter'],
    ['counted-from-completion', [firstLetter, phoneCall], '2026-11-20', 'phone-call'],
  ])('the reasons say so: %s', (code, behind, from, previous) => {
    const { reasons } = decisionOn(aCase(...behind), '2026-11-24');
    expect(reasons).toContainEqual({ code, values: expect.objectContaining({ from, previous }) });
  });
});

describe('rungs that are passed', () => {
  test.each<[step: string, reason: string, next: string, ...Deviation[]]>([
    ['courtesy-call', 'lapsed', 'first-letter'],
    ['address-check', 'address-ok', 'first-letter'],
    [
      'address-check',
      'reached-electronically',
      'first-letter',
      withDebtor({ address: undefined, postcode: undefined, city: undefined, province: undefined }),
    ],
    ['phone-call', 'no-phone', 'second-letter', firstLetter, withDebtor({ phone: undefined })],
    ['tracing', 'debtor-reachable', 'second-letter', firstLetter, phoneCall],
    [
      'visit',
      'below-minimum',
      'legal-warning',
      firstLetter,
      phoneCall,
      secondLetter,
      owing({ open: 99_999 }),
    ],
    [
      'visit',
      'foreign-address',
      'legal-warning',
      firstLetter,
      phoneCall,
      secondLetter,
      withDebtor({ country: 'DE' }),
    ],
  ])('%s: %s, so %s is next', (step, reason, next, ...deviations) => {
    const decision = decisionOn(aCase(...deviations), '2026-12-30');
    expect(decision.step?.id).toBe(next);
    expect(decision.passed).toContainEqual(expect.objectContaining({ step, reason }));
    expect(decision.reasons).toContainEqual({ code: 'step-passed', values: { step, reason } });
  });

  test('a visit is made from 1,000.00 on', () => {
    const behind = [firstLetter, phoneCall, secondLetter];
    expect(decisionOn(aCase(...behind, owing({ open: 100_000 })), '2026-12-30').step?.id).toBe('visit');
  });

  test('the debtor who cannot be reached is traced', () => {
    const facts = aCase(firstLetter, withStep('phone-call', '2026-11-20', { isUnreachable: true }));
    expect(decisionOn(facts, '2026-11-20')).toMatchObject({ step: { id: 'tracing' }, status: 'due' });
  });

  test('a letter that came back makes the address check necessary again', () => {
    const facts = aCase(withFailedDelivery('first-letter', '2026-11-16'));
    const decision = decisionOn(facts, '2026-11-16');
    expect(decision).toMatchObject({ step: { id: 'address-check' }, task: 'step', status: 'due' });
    expect(decision.reasons).toContainEqual({
      code: 'address-finding',
      values: { finding: 'delivery-failed' },
    });
  });
});

test('a step that left the settings meanwhile is no obstacle', () => {
  const facts = aCase(withStep('text-message', '2026-11-05'), firstLetter);
  expect(decisionOn(facts, '2026-11-20').step?.id).toBe('phone-call');
});

test('a strategy is asked for its own steps only', () => {
  expect(stepOf(STANDARD, 'visit').kind).toBe('visit');
  expect(() => stepOf(STANDARD, 'text-message')).toThrow('standard has no step text-message');
});
