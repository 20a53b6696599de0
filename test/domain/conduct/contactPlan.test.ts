/** What follows from a call or a visit by itself, and whether its step is behind the case. */
import { describe, expect, test } from 'vitest';
import type { ContactChannel, ContactOutcome } from '../../../src/domain/case.ts';
import { defaultNext, isUnanswered, stepAfter } from '../../../src/domain/conduct/contactPlan.ts';
import { day } from '../../../src/domain/day.ts';
import { DEFAULT_RULES } from '../../../src/domain/settings.ts';
import { STANDARD, stepOf } from '../../../src/domain/strategy/strategy.ts';

const PHONE_CALL = stepOf(STANDARD, 'phone-call');

/** `2026-11-24 10:00`, or a day alone. */
function at(text: string) {
  const [on = '', time] = text.split(' ');
  return { on: day(on), ...(time === undefined ? {} : { time }) };
}

function next(outcome: ContactOutcome, when: string, step?: typeof PHONE_CALL): string | undefined {
  const appointment = defaultNext(outcome, at(when), DEFAULT_RULES, step);
  return appointment && [appointment.on, appointment.time].filter((part) => part !== undefined).join(' ');
}

describe('when to try again', () => {
  test.each<[ContactOutcome, string, string, string]>([
    ['no-answer', '2026-11-24 10:30', '2026-11-24 15:00', 'in the morning: the same afternoon'],
    ['no-answer', '2026-11-24', '2026-11-24 15:00', 'without an hour it was the morning'],
    ['no-answer', '2026-11-24 12:59', '2026-11-24 15:00', 'just before one'],
    ['no-answer', '2026-11-24 13:00', '2026-11-25 10:00', 'in the afternoon: the next morning'],
    ['no-answer', '2026-11-27 16:00', '2026-11-30 10:00', 'on a Friday afternoon: Monday'],
    ['no-answer', '2026-11-28 10:00', '2026-11-30 15:00', 'on a Saturday: Monday'],
    ['busy', '2026-11-24 10:30', '2026-11-24 12:30', 'in two hours'],
    ['busy', '2026-11-24 07:05', '2026-11-24 09:05', 'in two hours, written with two digits'],
    ['busy', '2026-11-24 06:50', '2026-11-24 10:00', 'in two hours would be before anybody may be called'],
    ['busy', '2026-11-24 05:30', '2026-11-24 10:00', 'before anybody is there'],
    ['busy', '2026-11-24 16:59', '2026-11-24 18:59', 'the last time the day allows'],
    ['busy', '2026-11-24 17:00', '2026-11-25 10:00', 'too late by then'],
    ['busy', '2026-11-28 10:00', '2026-11-30 10:00', 'on a Saturday'],
    ['busy', '2026-11-24', '2026-11-25 10:00', 'nobody knows when it was'],
    ['voicemail', '2026-11-27 10:00', '2026-11-30', 'the next working day'],
    ['voicemail', '2026-12-07 10:00', '2026-12-09', 'over the Immacolata'],
    ['says-paid', '2026-11-24 10:00', '2026-11-26', 'in two working days'],
    ['says-paid', '2026-12-24 10:00', '2026-12-29', 'over Christmas'],
  ])('%s at %s: %s (%s)', (outcome, when, expected) => {
    expect(next(outcome, when)).toBe(expected);
  });

  test.each<[string, string]>([
    ['2026-11-24 10:30', '2026-11-26 15:00'],
    ['2026-11-24 15:30', '2026-11-26 10:00'],
    ['2026-11-26 10:30', '2026-11-30 15:00'],
    ['2026-12-30 10:30', '2027-01-04 15:00'],
  ])('the call step has its own rhythm: tried at %s, again at %s, another time of day', (when, expected) => {
    expect(next('no-answer', when, PHONE_CALL)).toBe(expected);
  });

  test('a call step without a rhythm tries in the next half-day', () => {
    const { retryWorkingDays: _rhythm, ...step } = PHONE_CALL;
    expect(next('no-answer', '2026-11-24 10:30', step)).toBe('2026-11-24 15:00');
  });

  test.each<[ContactOutcome]>([
    ['callback'],
    ['promise'],
    ['disputes'],
    ['refuses'],
    ['wrong-number'],
    ['nobody'],
    ['moved'],
    ['note'],
  ])('%s proposes no date', (outcome) => {
    expect(next(outcome, '2026-11-24 10:30', PHONE_CALL)).toBeUndefined();
    expect(isUnanswered(outcome)).toBe(false);
  });
});

describe('whether the step is done', () => {
  test.each<
    [ContactOutcome, ContactChannel, attempts: number, spoken: boolean, done: boolean, unreachable: boolean]
  >([
    ['no-answer', 'call', 1, false, false, false],
    ['no-answer', 'call', 2, false, false, false],
    ['no-answer', 'call', 3, false, true, true],
    ['no-answer', 'call', 3, true, true, false],
    ['busy', 'call', 3, false, true, true],
    ['voicemail', 'call', 3, false, true, true],
    ['callback', 'call', 3, true, false, false],
    ['says-paid', 'call', 3, true, false, false],
    ['promise', 'call', 0, true, true, false],
    ['disputes', 'call', 0, true, true, false],
    ['refuses', 'call', 0, true, true, false],
    ['wrong-number', 'call', 0, false, true, true],
    ['nobody', 'visit', 0, false, true, false],
    ['promise', 'visit', 0, true, true, false],
    ['moved', 'visit', 0, false, true, true],
    ['callback', 'visit', 0, true, false, false],
  ])('%s of a %s after %i attempts (spoken to: %s): done %s, unreachable %s', (...row) => {
    const [outcome, channel, attempts, spoken, isDone, isUnreachable] = row;
    expect(stepAfter(outcome, channel, PHONE_CALL, attempts, spoken)).toEqual({ isDone, isUnreachable });
  });

  test('a step that names no number of attempts has one', () => {
    expect(stepAfter('no-answer', 'call', {}, 1, false)).toEqual({ isDone: true, isUnreachable: true });
  });
});
