/** Rules 6, 7 and 9, and agreed dates: what a case waits for, asked of the function that decides. */
import { describe, expect, test } from 'vitest';
import type { ContactOutcome } from '../../src/domain/case.ts';
import { addDays, day } from '../../src/domain/day.ts';
import { mayTakeStep } from '../../src/domain/nextStep.ts';
import { promiseState, proposedPromiseDay } from '../../src/domain/promise.ts';
import { DEFAULT_RULES } from '../../src/domain/settings.ts';
import {
  aCase,
  decisionOn,
  openedEarly,
  owing,
  withContact,
  withDispute,
  withHold,
  withItem,
  withLetterIssued,
  withLetterSent,
  withPromise,
  withStep,
  type Deviation,
} from '../support/caseWorld.ts';

const firstLetter = withLetterSent('first-letter', '2026-11-09', { deadline: '2026-11-19' });

describe('Rule 6: a promise holds everything until its date and one working day', () => {
  test.each([
    ['2026-11-24', '2026-11-25', 'Tuesday'],
    ['2026-11-27', '2026-11-30', 'Friday: the grace is Monday'],
    ['2026-11-28', '2026-11-30', 'Saturday'],
    ['2026-12-07', '2026-12-09', 'the day before the Immacolata'],
    ['2026-12-24', '2026-12-28', 'Christmas Eve'],
    ['2026-12-31', '2027-01-04', 'the end of the year'],
    ['2028-02-28', '2028-02-29', 'before the 29th of February'],
  ])('promised for %s: broken on %s (%s)', (by, brokenOn) => {
    const facts = aCase(withPromise(by));
    const dayBefore = addDays(day(brokenOn), -1);
    expect(decisionOn(facts, dayBefore)).toMatchObject({ status: 'held', due: brokenOn });
    expect(decisionOn(facts, dayBefore).blockers).toMatchObject([{ code: 'promise-open', until: brokenOn }]);
    expect(decisionOn(facts, brokenOn)).toMatchObject({
      status: 'due',
      task: 'broken-promise',
      due: brokenOn,
    });
    expect(decisionOn(facts, brokenOn).blockers).toEqual([]);
  });

  test('it is never told before the step ahead could be taken', () => {
    const facts = aCase(withPromise('2026-11-10', { made: '2026-11-09' }), firstLetter);
    expect(decisionOn(facts, '2026-11-10')).toMatchObject({ status: 'held', due: '2026-11-20' });
  });

  test.each<[string | undefined, string, string]>([
    [undefined, 'broken', 'nothing came'],
    ['2026-11-24', 'kept', 'on the day'],
    ['2026-11-25', 'kept', 'in the grace'],
    ['2026-11-26', 'broken', 'a day too late'],
  ])('paid on %s: %s, %s', (paidInFullOn, state) => {
    const facts = aCase(withPromise('2026-11-24', paidInFullOn === undefined ? {} : { paidInFullOn }));
    const [promise] = facts.promises;
    expect(promise && promiseState(promise, DEFAULT_RULES, day('2026-12-15'))).toBe(state);
  });

  test.each<[string | undefined, number, string, string]>([
    [undefined, 1, 'broken', 'it stays broken'],
    ['2026-11-25', 1, 'kept', 'what came in time was booked late'],
    [undefined, 20, 'open', 'the grace was made longer since'],
  ])('noted as broken, paid on %s with a grace of %i: %s, as %s', (paidInFullOn, grace, state) => {
    const paid = paidInFullOn === undefined ? {} : { paidInFullOn };
    const [promise] = aCase(withPromise('2026-11-24', { result: 'broken', ...paid })).promises;
    const rules = { ...DEFAULT_RULES, promiseGraceWorkingDays: grace };
    expect(promise && promiseState(promise, rules, day('2026-12-01'))).toBe(state);
  });

  test('a part of it is not enough', () => {
    const facts = aCase(withPromise('2026-11-24', { paid: 149_999 }));
    expect(decisionOn(facts, '2026-11-25').reasons).toContainEqual(
      expect.objectContaining({
        code: 'task-broken-promise',
        values: expect.objectContaining({ paid: 149_999 }),
      }),
    );
  });

  test('a newer promise takes the place of the one before', () => {
    const facts = aCase(withPromise('2026-11-20', { result: 'replaced' }), withPromise('2026-12-04'));
    expect(decisionOn(facts, '2026-11-24')).toMatchObject({ status: 'held', due: '2026-12-07' });
  });

  test.each<[string, Deviation]>([
    ['a call', withContact('refuses', '2026-11-25')],
    ['a letter', withLetterSent('first-letter', '2026-11-25')],
    ['a step', withStep('first-letter', '2026-11-25', { outcome: 'skipped' })],
  ])('%s after it was broken is the answer to it', (_what, reaction) => {
    const facts = aCase(withPromise('2026-11-24'), reaction);
    expect(decisionOn(facts, '2026-12-15').task).toBe('step');
  });

  test('a note is no answer', () => {
    const facts = aCase(withPromise('2026-11-24'), withContact('note', '2026-11-26', { channel: 'note' }));
    expect(decisionOn(facts, '2026-11-27').task).toBe('broken-promise');
  });

  test.each<[string, string | undefined, string, string]>([
    ['2026-11-24', undefined, '2026-11-27', 'the Friday of the week'],
    ['2026-11-27', undefined, '2026-12-04', 'a Friday: the next one'],
    ['2026-12-22', undefined, '2026-12-30', 'Christmas and New Year are Fridays: in five working days'],
    ['2026-12-15', undefined, '2026-12-18', 'the last one before Christmas'],
    ['2026-12-21', '12-28', '2026-12-30', 'five working days, without the patron’s'],
  ])('on %s (patron %s) %s is proposed: %s', (today, patron, proposed) => {
    expect(proposedPromiseDay(day(today), patron)).toBe(proposed);
  });
});

describe('Rule 5 beside rule 6: an agreed callback is no act of ours', () => {
  const promise = withPromise('2026-12-04', { made: '2026-11-20' });
  const callback = withContact('callback', '2026-11-23', { nextOn: '2026-11-26', nextTime: '10:00' });

  test('it stands although a promise holds the rest', () => {
    const facts = aCase(promise, callback);
    expect(decisionOn(facts, '2026-11-25')).toMatchObject({
      status: 'held',
      task: 'callback',
      due: '2026-11-26',
    });
    expect(decisionOn(facts, '2026-11-26')).toMatchObject({ status: 'due', task: 'callback', at: '10:00' });
  });

  test.each<[string, Deviation]>([
    ['a hold on top of the promise', withHold('2026-11-23', '2026-12-11')],
    ['another outcome', withContact('no-answer', '2026-11-24', { nextOn: '2026-11-26' })],
  ])('but not with %s', (_what, deviation) => {
    expect(decisionOn(aCase(promise, callback, deviation), '2026-11-26')).toMatchObject({
      status: 'held',
      task: 'step',
    });
  });
});

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

test('who was given more time is not called back, although a promise runs', () => {
  const facts = aCase(
    owing({ due: '2026-12-10', wasDemanded: true }),
    withPromise('2026-11-20'),
    withContact('callback', '2026-11-11', { nextOn: '2026-11-16', nextTime: '10:00' }),
  );
  expect(decisionOn(facts, '2026-11-16')).toMatchObject({ status: 'held', task: 'step' });
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
