/** Rule 16: when a debtor may be called or visited, and how often spoken to. */
import { describe, expect, test } from 'vitest';
import type { ContactChannel, ContactOutcome } from '../../src/domain/case.ts';
import { conductFindings, isContactTime } from '../../src/domain/conduct.ts';
import { day } from '../../src/domain/day.ts';

describe('hours', () => {
  test.each<[string, string | undefined, boolean]>([
    ['2026-11-24', '08:29', false],
    ['2026-11-24', '08:30', true],
    ['2026-11-24', '20:00', true],
    ['2026-11-24', '20:01', false],
    ['2026-11-24', undefined, true],
    ['2026-11-28', '08:29', false],
    ['2026-11-28', '15:00', true],
    ['2026-11-28', '15:01', false],
    ['2026-11-29', '10:00', false],
    ['2026-12-08', '10:00', false],
    ['2026-12-08', undefined, false],
  ])('%s at %s: %s', (on, time, isAllowed) => {
    expect(isContactTime(day(on), time, undefined)).toBe(isAllowed);
  });

  test('the patron saint’s day is a holiday', () => {
    expect(isContactTime(day('2026-11-25'), '10:00', '11-25')).toBe(false);
  });
});

/** A contact of Tuesday 24 November at ten, unless said otherwise. */
function contact(outcome: ContactOutcome, on = '2026-11-24', channel: ContactChannel = 'call') {
  return { channel, outcome, on: day(on), time: '10:00' };
}

describe('what is said about a contact', () => {
  test.each<[string, string[]]>([
    ['2026-11-29', ['on-sunday']],
    ['2026-12-08', ['on-holiday']],
    ['2026-11-24', []],
  ])('on %s: %j', (on, findings) => {
    expect(conductFindings(contact('no-answer', on), [], undefined)).toEqual(findings);
  });

  test('outside the hours', () => {
    expect(conductFindings({ ...contact('no-answer'), time: '21:10' }, [], undefined)).toEqual([
      'outside-hours',
    ]);
  });

  test('a note reaches nobody', () => {
    expect(conductFindings(contact('note', '2026-11-29', 'note'), [], undefined)).toEqual([]);
  });

  test('one conversation a day: the second is said aloud, attempts are not conversations', () => {
    const spoken = contact('refuses');
    expect(conductFindings(contact('refuses'), [spoken], undefined)).toEqual([
      'second-conversation-that-day',
    ]);
    expect(conductFindings(contact('refuses'), [contact('no-answer')], undefined)).toEqual([]);
    expect(conductFindings(contact('no-answer'), [spoken], undefined)).toEqual([]);
  });

  test('three conversations a week, from Monday to Sunday', () => {
    const week = ['2026-11-23', '2026-11-25', '2026-11-26'].map((on) => contact('refuses', on));
    expect(conductFindings(contact('refuses', '2026-11-28'), week, undefined)).toEqual([
      'fourth-conversation-that-week',
    ]);
    expect(conductFindings(contact('refuses', '2026-11-30'), week, undefined)).toEqual([]);
    expect(conductFindings(contact('refuses', '2026-11-28'), week.slice(1), undefined)).toEqual([]);
  });
});
