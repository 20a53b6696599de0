/** Rule 16: when a debtor may be called or visited, and how often spoken to. */
import { describe, expect, test } from 'vitest';
import type { ContactChannel, ContactOutcome } from '../../../src/domain/case.ts';
import {
  checkApproach,
  checkVisit,
  conductFindings,
  firstAllowedDay,
  isContactTime,
  leastTermDays,
} from '../../../src/domain/conduct/conduct.ts';
import { day } from '../../../src/domain/day.ts';
import {
  aCase,
  decisionOn,
  withContact,
  withLetterSent,
  withPromise,
  type Deviation,
} from '../../support/caseWorld.ts';

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

describe('R4: calls are counted, answered or not', () => {
  test.each<[string, number, number, string[]]>([
    ['the second of the day', 1, 0, []],
    ['the third of the day', 2, 0, ['third-attempt-that-day']],
    ['the sixth of the week', 1, 4, []],
    ['the seventh of the week', 1, 5, ['seventh-attempt-that-week']],
  ])('%s', (_which, today, earlier, expected) => {
    const calls = [
      ...Array.from({ length: earlier }, () => contact('no-answer', '2026-11-23')),
      ...Array.from({ length: today }, () => contact('busy')),
      contact('nobody', '2026-11-24', 'visit'),
      contact('no-answer', '2026-11-22'),
    ];
    expect(conductFindings(contact('no-answer'), calls, undefined)).toEqual(expected);
  });
});

describe('what is planned', () => {
  const call = { channel: 'call', isConversation: true } as const;
  const spoken = contact('refuses');
  const attempts = [contact('no-answer'), contact('busy')];
  const week = ['2026-11-23', '2026-11-25', '2026-11-26'].map((on) => contact('refuses', on));
  const sixCalls = Array.from({ length: 6 }, () => contact('no-answer', '2026-11-24'));

  test.each<[string, string, string | undefined, readonly ReturnType<typeof contact>[]]>([
    ['2026-11-24', '2026-11-24', undefined, []],
    ['2026-11-29', '2026-11-30', 'R1', []],
    ['2026-12-08', '2026-12-09', 'R2', []],
    ['2026-12-25', '2026-12-28', 'R1', []],
    ['2026-11-24', '2026-11-25', 'R3', [spoken]],
    ['2026-11-26', '2026-11-30', 'R1', week],
    ['2026-11-24', '2026-11-25', 'R4', attempts],
    ['2026-11-24', '2026-11-30', 'R1', sixCalls],
  ])('a call of %s is made on %s (%s)', (on, allowed, rule, earlier) => {
    const found = firstAllowedDay({ ...call, on: day(on) }, earlier, undefined);
    expect([found.on, found.refusedBy?.rule]).toEqual([allowed, rule]);
  });

  test('what the debtor asked for is never too often, but said', () => {
    const agreed = { ...call, on: day('2026-11-24'), isAgreed: true };
    expect(firstAllowedDay(agreed, [spoken], undefined)).toEqual({ on: '2026-11-24' });
    expect(checkApproach(agreed, [spoken], undefined)).toEqual([
      { rule: 'R3', finding: 'second-conversation-that-day', verdict: 'warn' },
    ]);
  });

  test.each<[string, { kind: 'company' | 'person'; isConsumer: boolean }, number, string[]]>([
    ['a company', { kind: 'company', isConsumer: false }, 30, []],
    ['a person after two months', { kind: 'person', isConsumer: false }, 60, ['early-visit']],
    ['a person in the third month', { kind: 'person', isConsumer: false }, 61, []],
    ['a consumer', { kind: 'company', isConsumer: true }, 30, ['early-visit']],
  ])('R10, a visit to %s', (_who, debtor, daysLate, expected) => {
    expect(checkVisit(debtor, daysLate).map(({ finding }) => finding)).toEqual(expected);
  });

  test('R12, a consumer has ten days', () => {
    expect([leastTermDays({ isConsumer: true }), leastTermDays({ isConsumer: false })]).toEqual([10, 0]);
  });

  test('R7, who answers in the debtor’s place was no conversation with the debtor', () => {
    const somebodyElse = { ...contact('callback'), isThirdParty: true };
    expect(conductFindings(contact('refuses'), [somebodyElse], undefined)).toEqual([]);
  });
});

describe('the agenda proposes no call that a check refuses', () => {
  const firstLetter = withLetterSent('first-letter', '2026-11-09', { deadline: '2026-11-19' });

  test.each<[string, string, string, ...Deviation[]]>([
    ['2026-11-22', '2026-11-23', 'on-sunday'],
    ['2026-12-08', '2026-12-09', 'on-holiday'],
    [
      '2026-11-24',
      '2026-11-25',
      'second-conversation-that-day',
      withContact('says-paid', '2026-11-24', { step: 'phone-call' }),
    ],
    [
      '2026-11-24',
      '2026-11-25',
      'third-attempt-that-day',
      withContact('no-answer', '2026-11-24', { step: 'phone-call' }),
      withContact('busy', '2026-11-24', { step: 'phone-call' }),
    ],
  ])('asked on %s: from %s (%s)', (today, until, finding, ...contacts) => {
    const decision = decisionOn(aCase(firstLetter, ...contacts), today);
    expect(decision).toMatchObject({ status: 'waiting', step: { id: 'phone-call' }, due: until });
    expect(decision.blockers).toMatchObject([{ code: 'conduct', values: { finding }, until }]);
    expect(decisionOn(aCase(firstLetter, ...contacts), until)).toMatchObject({ status: 'due', blockers: [] });
  });

  test('a broken promise is reacted to on the working day after a Sunday', () => {
    const broken = withPromise('2026-11-20');
    expect(decisionOn(aCase(broken), '2026-11-29')).toMatchObject({
      status: 'waiting',
      task: 'broken-promise',
      due: '2026-11-30',
    });
  });

  test('another attempt on a day with two already waits for the next one', () => {
    const facts = aCase(
      firstLetter,
      withContact('no-answer', '2026-11-24'),
      withContact('busy', '2026-11-24', { nextOn: '2026-11-24', nextTime: '17:00' }),
    );
    expect(decisionOn(facts, '2026-11-24')).toMatchObject({ task: 'retry-call', due: '2026-11-25' });
  });

  test('of a letter on its way conduct says nothing', () => {
    const warning = withLetterSent('legal-warning', '2026-11-20');
    expect(decisionOn(aCase(firstLetter, warning), '2026-11-22').blockers).toMatchObject([
      { code: 'delivery-unproved' },
    ]);
  });
});
