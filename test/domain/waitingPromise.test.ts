/** Rule 6, and rule 5 beside it: what a promise holds and for how long, asked of the function that decides. */
import { describe, expect, test } from 'vitest';
import { addDays, day } from '../../src/domain/day.ts';
import { promiseState, proposedPromiseDay } from '../../src/domain/agreed/promise.ts';
import { DEFAULT_RULES } from '../../src/domain/settings.ts';
import {
  aCase,
  decisionOn,
  withContact,
  withHold,
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
