/** How far a case has climbed when the settings changed meanwhile. */
import { describe, expect, test } from 'vitest';
import { day } from '../../../src/domain/day.ts';
import { mayTakeStep, nextStep } from '../../../src/domain/nextStep.ts';
import { DEFAULT_RULES } from '../../../src/domain/settings.ts';
import { STANDARD, type Step, type Strategy } from '../../../src/domain/strategy/strategy.ts';
import { aCase, decisionOn, withStep, type Deviation } from '../../support/caseWorld.ts';

describe('a step that goes by another name in the settings', () => {
  /** The standard strategy, with some steps renamed, taken out (`undefined`) or put in. */
  function changed(names: Readonly<Record<string, string | undefined>>, ...more: readonly Step[]): Strategy {
    const steps = STANDARD.steps.flatMap((step) => {
      if (!(step.id in names)) return [step];
      const id = names[step.id];
      return id === undefined ? [] : [{ ...step, id }];
    });
    return { name: 'changed', steps: [...more, ...steps] };
  }

  const first = withStep('first-letter', '2026-11-09', { deadline: '2026-11-19', kind: 'letter' });
  const call = withStep('phone-call', '2026-11-20', { kind: 'call' });
  const second = withStep('second-letter', '2026-11-25', { kind: 'letter' });
  const visit = withStep('visit', '2026-12-09', { kind: 'visit' });
  const warning = withStep('legal-warning', '2026-12-17', { kind: 'legal-warning' });
  const lapsed = withStep('courtesy-call', '2026-11-09', { outcome: 'passed', kind: 'call' });
  const unreached = withStep('phone-call', '2026-11-20', { outcome: 'passed', kind: 'call' });
  const aCall: Step = { id: 'early-call', kind: 'call', from: 'due', days: 3, needsApproval: false };

  test.each<[string, Strategy, string, ...Deviation[]]>([
    ['one renamed', changed({ 'first-letter': 'letter-one' }), 'phone-call', first],
    ['the last one taken', changed({ 'second-letter': 'letter-two' }), 'visit', first, call, second],
    [
      'all of them',
      changed({ 'first-letter': 'a', 'phone-call': 'b', 'second-letter': 'c', visit: 'd' }),
      'legal-warning',
      lapsed,
      first,
      call,
      second,
      visit,
    ],
    [
      'with a passed one before it, renamed too',
      changed({ 'phone-call': 'b', 'second-letter': 'c' }),
      'visit',
      first,
      unreached,
      second,
    ],
    [
      'a legal warning, with a step put in before it',
      changed({ 'legal-warning': 'diffida', visit: 'd' }),
      'uncollectibility-report',
      first,
      call,
      second,
      warning,
    ],
    ['one taken out: it leaves no trace', changed({ 'phone-call': undefined }), 'second-letter', first, call],
    [
      'the first letter taken out: the call comes',
      changed({ 'first-letter': undefined }),
      'phone-call',
      first,
    ],
    ['a warning taken out', changed({ 'legal-warning': undefined }), 'visit', first, call, second, warning],
    ['one put in before: it is not gone back to', changed({}, aCall), 'phone-call', first],
    [
      'tracing has no place',
      changed({}),
      'first-letter',
      withStep('search', '2026-11-05', { kind: 'tracing' }),
    ],
  ])('%s', (_what, strategy, next, ...taken) => {
    expect(decisionOn(aCase(...taken), '2026-12-30', {}, strategy).step?.id).toBe(next);
  });
});

test('a case whose strategy has left the settings asks for another one, and nothing else happens to it', () => {
  const facts = { ...aCase(), strategy: 'gone' };
  const decision = nextStep(facts, undefined, DEFAULT_RULES, day('2026-11-24'));
  expect(decision).toMatchObject({ status: 'due', task: 'choose-strategy', blockers: [], passed: [] });
  expect(decision.reasons).toContainEqual({ code: 'task-choose-strategy', values: { strategy: 'gone' } });
  expect(mayTakeStep(decision)).toBe(false);
});
