/** Agreed dates: callbacks, tries and notes with a date, until something newer happens. */
import { describe, expect, test } from 'vitest';
import type { ContactOutcome } from '../../src/domain/case.ts';
import { mayTakeStep } from '../../src/domain/nextStep.ts';
import {
  aCase,
  decisionOn,
  owing,
  withContact,
  withDispute,
  withItem,
  withLetterIssued,
  withLetterSent,
  withPromise,
  withStep,
  type Deviation,
} from '../support/caseWorld.ts';

const firstLetter = withLetterSent('first-letter', '2026-11-09', { deadline: '2026-11-19' });

describe('Agreed dates stand until something newer happens', () => {
  test.each<[ContactOutcome, string]>([
    ['callback', 'callback'],
    ['says-paid', 'check-payment'],
    ['refuses', 'follow-up'],
  ])('%s with a date is a task of its own: %s', (outcome, task) => {
    const facts = aCase(withContact(outcome, '2026-11-20', { nextOn: '2026-11-26', nextTime: '15:00' }));
    expect(decisionOn(facts, '2026-11-25')).toMatchObject({
      status: 'waiting',
      task,
      due: '2026-11-26',
      at: '15:00',
    });
    expect(decisionOn(facts, '2026-11-25').blockers).toContainEqual(
      expect.objectContaining({ code: 'agreed-date', until: '2026-11-26' }),
    );
    expect(decisionOn(facts, '2026-11-26')).toMatchObject({ status: 'due', task });
    expect(decisionOn(facts, '2026-11-27')).toMatchObject({ status: 'due', task, due: '2026-11-26' });
  });

  describe.each<ContactOutcome>(['no-answer', 'busy', 'voicemail'])('%s, to be tried again', (outcome) => {
    const tried = withContact(outcome, '2026-11-20', { nextOn: '2026-11-26', nextTime: '15:00' });

    test('puts a letter off until the day after the next try, and no longer', () => {
      for (const [today, status] of [
        ['2026-11-25', 'waiting'],
        ['2026-11-26', 'due'],
      ] as const)
        expect(decisionOn(aCase(tried), today)).toMatchObject({
          status,
          task: 'retry-call',
          due: '2026-11-26',
          at: '15:00',
          recheckOn: today === '2026-11-25' ? '2026-11-26' : '2026-11-27',
        });
      const decision = decisionOn(aCase(tried), '2026-11-27');
      expect(decision).toMatchObject({ status: 'due', task: 'step', step: { id: 'first-letter' } });
      expect(mayTakeStep(decision)).toBe(true);
    });

    test('is looked at again the day after, also beside a dispute to be answered later', () => {
      const other = withItem({ number: '2026/102', open: 5_000, due: '2026-11-02' });
      const disputed = withDispute('2026/102', '2026-11-20');
      const decision = decisionOn(aCase(tried, other, disputed), '2026-11-26');
      expect(decision).toMatchObject({ task: 'retry-call', recheckOn: '2026-11-27' });
    });

    test('is a task until it was tried, where a call is the step', () => {
      const sent = withLetterSent('first-letter', '2026-11-02', { deadline: '2026-11-12' });
      for (const today of ['2026-11-26', '2026-11-27'])
        expect(decisionOn(aCase(sent, tried), today)).toMatchObject({ status: 'due', task: 'retry-call' });
    });
  });

  test.each<[ContactOutcome, string, string, string]>([
    ['callback', '2026-12-08', '2026-12-09', 'on-holiday'],
    ['callback', '2026-11-29', '2026-11-30', 'on-sunday'],
    ['refuses', '2026-12-08', '2026-12-09', 'on-holiday'],
  ])('%s agreed for %s is listed for %s: %s', (outcome, nextOn, due, finding) => {
    const facts = aCase(withContact(outcome, '2026-11-20', { nextOn, nextTime: '15:30' }));
    for (const today of ['2026-11-27', nextOn]) {
      const decision = decisionOn(facts, today);
      expect(decision).toMatchObject({ status: 'waiting', due, at: '15:30' });
      expect(decision.blockers).toContainEqual(expect.objectContaining({ code: 'agreed-date', until: due }));
      const values = expect.objectContaining({ finding, until: due });
      expect(decision.reasons).toContainEqual({ code: 'conduct', values });
    }
    expect(decisionOn(facts, due)).toMatchObject({ status: 'due', due, at: '15:30' });
  });

  test('a Saturday is a day for a callback, and office work looks at no conduct', () => {
    const callback = aCase(withContact('callback', '2026-11-20', { nextOn: '2026-11-28' }));
    expect(decisionOn(callback, '2026-11-28')).toMatchObject({ status: 'due', due: '2026-11-28' });
    const check = aCase(withContact('says-paid', '2026-11-20', { nextOn: '2026-11-29' }));
    expect(decisionOn(check, '2026-11-29')).toMatchObject({ status: 'due', task: 'check-payment' });
  });

  test('who said it was paid is not checked again once money came in', () => {
    const said = withContact('says-paid', '2026-11-20', { nextOn: '2026-11-24', isPaymentSeen: true });
    expect(decisionOn(aCase(said), '2026-11-24')).toMatchObject({
      task: 'step',
      step: { id: 'first-letter' },
    });
  });

  test('a note with a date is one, a note without leaves the call’s date alone', () => {
    const call = withContact('callback', '2026-11-20', { nextOn: '2026-11-26' });
    const plain = withContact('note', '2026-11-21', { channel: 'note' });
    const dated = withContact('note', '2026-11-21', { channel: 'note', nextOn: '2026-12-01' });
    expect(decisionOn(aCase(call, plain), '2026-11-24')).toMatchObject({
      task: 'callback',
      due: '2026-11-26',
    });
    expect(decisionOn(aCase(call, dated), '2026-11-24')).toMatchObject({
      task: 'follow-up',
      due: '2026-12-01',
    });
  });

  test.each<[string, Deviation]>([
    ['a newer call', withContact('refuses', '2026-11-23')],
    ['a letter', withLetterIssued('first-letter', '2026-11-23')],
    ['a step', withStep('first-letter', '2026-11-23', { outcome: 'skipped' })],
    ['the step it was an attempt at, skipped', withStep('phone-call', '2026-11-20', { outcome: 'skipped' })],
  ])('%s overtakes it', (_what, newer) => {
    const call = withContact('callback', '2026-11-20', { nextOn: '2026-12-03', step: 'phone-call' });
    expect(decisionOn(aCase(call, newer), '2026-11-24').task).not.toBe('callback');
  });

  test('the last attempt, which sets no date, ends what was to be tried again, and leaves a callback', () => {
    const ended = [
      withContact('no-answer', '2026-11-23', { step: 'phone-call' }),
      withStep('phone-call', '2026-11-23', { kind: 'call', isUnreachable: true }),
    ];
    const task = (outcome: 'busy' | 'callback') =>
      decisionOn(
        aCase(withContact(outcome, '2026-11-23', { nextOn: '2026-12-03', step: 'phone-call' }), ...ended),
        '2026-11-24',
      );
    expect(task('busy')).toMatchObject({ task: 'step', step: { kind: 'tracing' } });
    expect(task('callback').task).toBe('callback');
    const visited = withContact('nobody', '2026-11-23', { channel: 'visit' });
    const busy = withContact('busy', '2026-11-23', { nextOn: '2026-12-03' });
    expect(decisionOn(aCase(busy, visited), '2026-11-24').task).toBe('retry-call');
  });

  test('a step that the engine passed does not', () => {
    const call = withContact('callback', '2026-11-20', { nextOn: '2026-12-03' });
    const passed = withStep('address-check', '2026-11-23', { outcome: 'passed' });
    expect(decisionOn(aCase(call, passed), '2026-11-24').task).toBe('callback');
  });

  test('a promise keeps to its own rule', () => {
    const call = withContact('promise', '2026-11-20', { nextOn: '2026-11-23' });
    expect(decisionOn(aCase(call), '2026-11-24').task).toBe('step');
  });

  test('attempts are counted in the reasons', () => {
    const attempt = withContact('no-answer', '2026-11-20', { step: 'phone-call', nextOn: '2026-11-24' });
    expect(decisionOn(aCase(firstLetter, attempt), '2026-11-24').reasons).toContainEqual({
      code: 'attempts-made',
      values: { step: 'phone-call', attempts: 1, of: 3 },
    });
  });
});

test('who was given more time is not called back, although a promise runs', () => {
  const facts = aCase(
    owing({ due: '2026-12-10', wasDemanded: true }),
    withPromise('2026-11-20'),
    withContact('callback', '2026-11-11', { nextOn: '2026-11-16', nextTime: '10:00' }),
  );
  expect(decisionOn(facts, '2026-11-16')).toMatchObject({ status: 'held', task: 'step' });
});
