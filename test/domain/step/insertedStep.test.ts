/** Rules 13 and 14: steps out of their turn. */
import { describe, expect, test } from 'vitest';
import type { CaseFacts } from '../../../src/domain/case.ts';
import { day } from '../../../src/domain/day.ts';
import { STANDARD } from '../../../src/domain/strategy/strategy.ts';
import type { TracingFact } from '../../../src/domain/step/tracing.ts';
import {
  aCase,
  decisionOn,
  withContact,
  withDebtor,
  withFailedDelivery,
  withLetterSent,
  withStep,
  type Deviation,
} from '../../support/caseWorld.ts';

const firstLetter = withStep('first-letter', '2026-11-09', { deadline: '2026-11-19' });
const phoneCall = withStep('phone-call', '2026-11-20');

describe('Rule 14: whom a wrong number or a move took out of reach is traced, wherever the case stands', () => {
  const noPhone = withDebtor({ phone: undefined });
  const courtesyCall = withContact('wrong-number', '2026-11-05');
  const moved = withContact('moved', '2026-12-09', { channel: 'visit', step: 'visit' });
  const secondLetter = withStep('second-letter', '2026-11-25', { deadline: '2026-12-07' });
  const visited = withStep('visit', '2026-12-09', { isUnreachable: true });
  const upToTheVisit = [firstLetter, phoneCall, secondLetter, visited, moved];

  test('a wrong number learned in a call of no step', () => {
    const decision = decisionOn(aCase(courtesyCall, noPhone), '2026-11-24');
    expect(decision).toMatchObject({ step: { id: 'tracing' }, status: 'due', due: '2026-11-05', passed: [] });
    expect(decision.reasons).toContainEqual({
      code: 'counted-from-lost-contact',
      values: { step: 'tracing', days: 0, from: '2026-11-05', previous: undefined, due: '2026-11-05' },
    });
  });

  test('a visit that found nobody living there', () => {
    const decision = decisionOn(aCase(...upToTheVisit), '2026-12-14');
    expect(decision).toMatchObject({ step: { id: 'tracing' }, status: 'due', due: '2026-12-09' });
  });

  test.each<[string, ...Deviation[]]>([
    ['another number is known', courtesyCall],
    ['the debtor was spoken to since', courtesyCall, noPhone, withContact('refuses', '2026-11-06')],
    ['traced already', courtesyCall, noPhone, withStep('tracing', '2026-11-05')],
    [
      'given up by a person',
      courtesyCall,
      noPhone,
      withStep('tracing', '2026-11-06', { outcome: 'skipped' }),
    ],
  ])('not when %s: the case goes on where it was', (_why, ...deviations) => {
    expect(decisionOn(aCase(...deviations), '2026-11-24').step?.id).toBe('first-letter');
  });

  test('again for a number lost after the last tracing', () => {
    const facts = aCase(courtesyCall, noPhone, withStep('tracing', '2026-11-04'));
    expect(decisionOn(facts, '2026-11-24').step?.id).toBe('tracing');
  });

  test('tracing that was passed in its turn is still to be had', () => {
    const passed = withStep('tracing', '2026-11-25', { outcome: 'passed' });
    const facts = aCase(firstLetter, phoneCall, passed, withContact('wrong-number', '2026-11-24'), noPhone);
    expect(decisionOn(facts, '2026-11-25').step?.id).toBe('tracing');
  });

  test('a strategy without tracing goes on', () => {
    const without = { name: 'short', steps: STANDARD.steps.filter((step) => step.kind !== 'tracing') };
    const facts = aCase(courtesyCall, noPhone);
    expect(decisionOn(facts, '2026-11-24', {}, without).step?.id).toBe('first-letter');
  });

  test.each<[string, string, ...Deviation[]]>([
    [
      'phone-call',
      'the new number is called',
      firstLetter,
      withStep('phone-call', '2026-11-20', { isUnreachable: true }),
      withContact('wrong-number', '2026-11-20', { step: 'phone-call' }),
    ],
    [
      'visit',
      'the new address is visited',
      ...upToTheVisit,
      withStep('tracing', '2026-12-10'),
      withDebtor({ addressCheckedOn: day('2026-12-10') }),
    ],
  ])('found: %s is taken up again, %s', (step, _why, ...deviations) => {
    const decision = decisionOn(aCase(...deviations), '2026-12-14');
    expect(decision).toMatchObject({ step: { id: step }, status: 'due', passed: [] });
    expect(decision.reasons).toContainEqual(expect.objectContaining({ code: 'counted-from-found-contact' }));
  });

  test('not found: after tracing the ladder goes on', () => {
    const facts = aCase(...upToTheVisit, withStep('tracing', '2026-12-10'));
    expect(decisionOn(facts, '2026-12-14').step?.id).toBe('legal-warning');
  });

  test.each<[string, TracingFact['found'], NonNullable<TracingFact['result']>, object]>([
    ['another number', ['phone'], 'found', { task: 'check-address', due: '2026-12-09' }],
    ['nothing', [], 'not-found', { task: 'step', due: '2026-12-15' }],
  ])(
    '%s was found: nothing goes to the address that was left unless it is the last one',
    (_, found, result, next) => {
      const tracing = {
        id: 1,
        askedOn: day('2026-12-09'),
        until: day('2026-12-18'),
        afterContact: 1,
      } as const;
      const traced = (facts: CaseFacts): CaseFacts => ({
        ...facts,
        tracings: [{ ...tracing, answeredOn: day('2026-12-10'), found, result }],
      });
      const facts = aCase(firstLetter, phoneCall, moved, traced, withStep('tracing', '2026-12-10'));
      expect(decisionOn(facts, '2026-12-14')).toMatchObject({ step: { id: 'second-letter' }, ...next });
    },
  );

  test('an address checked on the day of the visit counts when the check came later', () => {
    const checked = withContact('moved', '2026-12-09', {
      channel: 'visit',
      step: 'visit',
      addressCheckedOn: day('2026-12-09'),
    });
    const sameDay = withDebtor({ addressCheckedOn: day('2026-12-09') });
    const before = [firstLetter, phoneCall, secondLetter, visited];
    expect(decisionOn(aCase(...before, moved, sameDay), '2026-12-14').step?.id).toBe('tracing');
    expect(decisionOn(aCase(...before, checked, sameDay), '2026-12-14').step?.id).toBe('visit');
  });
});

describe('Rule 13: a letter that came back after later steps goes again', () => {
  const phoneCallMade = withStep('phone-call', '2026-11-20');
  const returned = withFailedDelivery('first-letter', '2026-11-23', {
    sent: '2026-11-09',
    checked: '2026-11-24',
  });

  test('once the address is checked', () => {
    const decision = decisionOn(aCase(returned, phoneCallMade), '2026-11-24');
    expect(decision).toMatchObject({ step: { id: 'first-letter' }, status: 'due', blockers: [], passed: [] });
    expect(decision.reasons).toContainEqual(
      expect.objectContaining({ code: 'counted-from-returned-letter' }),
    );
    const unchecked = withFailedDelivery('first-letter', '2026-11-23', { sent: '2026-11-09' });
    expect(decisionOn(aCase(unchecked, phoneCallMade), '2026-11-24')).toMatchObject({
      step: { id: 'first-letter' },
      task: 'check-address',
    });
  });

  test('the next step counts from the deadline it grants', () => {
    const again = withLetterSent('first-letter', '2026-11-24', { deadline: '2026-12-04' });
    expect(decisionOn(aCase(returned, phoneCallMade, again), '2026-12-09')).toMatchObject({
      step: { id: 'second-letter' },
      due: '2026-12-09',
    });
  });

  test.each<[string, string, ...Deviation[]]>([
    ['a later letter has left', 'visit', withLetterSent('second-letter', '2026-11-23')],
    ['what it says was said in a conversation', 'second-letter', withContact('refuses', '2026-11-20')],
    [
      'a later one came back as well: that one goes',
      'second-letter',
      withFailedDelivery('second-letter', '2026-11-24', { checked: '2026-11-24' }),
    ],
    ['a person skipped it', 'second-letter', withStep('first-letter', '2026-11-24', { outcome: 'skipped' })],
  ])('not when %s', (_why, step, ...deviations) => {
    expect(decisionOn(aCase(returned, phoneCallMade, ...deviations), '2026-12-14').step?.id).toBe(step);
  });

  test('a conversation before it was sent says nothing of it', () => {
    const facts = aCase(returned, phoneCallMade, withContact('refuses', '2026-11-06'));
    expect(decisionOn(facts, '2026-11-24').step?.id).toBe('first-letter');
    const undated = withFailedDelivery('first-letter', '2026-11-23', { checked: '2026-11-24' });
    const spoken = withContact('refuses', '2026-11-20');
    expect(decisionOn(aCase(undated, phoneCallMade, spoken), '2026-11-24').step?.id).toBe('first-letter');
  });

  test('a firm letter is not replaced by words: the legal warning lists what was demanded in writing', () => {
    const firm = withFailedDelivery('second-letter', '2026-12-10', {
      sent: '2026-11-25',
      checked: '2026-12-11',
    });
    const visit = withStep('visit', '2026-12-09');
    const met = withContact('refuses', '2026-12-09', { channel: 'visit', step: 'visit' });
    const facts = aCase(firstLetter, phoneCallMade, firm, visit, met);
    expect(decisionOn(facts, '2026-12-14').step?.id).toBe('second-letter');
  });
});
