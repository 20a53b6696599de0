/** Rules 1, 4, 5 and 10 of the process, asked of the function that decides (docs/rules.md). */
import { describe, expect, test } from 'vitest';
import type { ContactOutcome } from '../../src/domain/case.ts';
import { isOverdue } from '../../src/domain/step/claim.ts';
import { addDays, day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import { mayTakeStep } from '../../src/domain/nextStep.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import {
  AN_ITEM,
  aCase,
  closedAs,
  decisionOn,
  openedOn,
  owing,
  withContact,
  withDebtor,
  withLetterSent,
  withPromise,
  withStep,
  type Deviation,
} from '../support/caseWorld.ts';

const firstLetter = withLetterSent('first-letter', '2026-11-09', { deadline: '2026-11-19' });
const phoneCall = withStep('phone-call', '2026-11-20');
const secondLetter = withLetterSent('second-letter', '2026-11-25', { deadline: '2026-12-07' });
const visit = withStep('visit', '2026-12-09');

function blockersOn(today: string, ...deviations: readonly Deviation[]): [string, string | undefined][] {
  return decisionOn(aCase(...deviations), today).blockers.map(({ code, until }) => [code, until]);
}

describe('Rule 1: overdue is due before today with an open balance', () => {
  test.each([
    ['2026-11-01', false, 'the day before'],
    ['2026-11-02', false, 'due today is not overdue'],
    ['2026-11-03', true, 'the day after'],
  ])('on %s: %s, %s', (today, isLate) => {
    expect(isOverdue(AN_ITEM, day(today))).toBe(isLate);
    const decision = decisionOn(aCase(), today);
    expect(decision.claim.daysLate).toBe(isLate ? 1 : 0);
    expect(decision.step?.id).toBe(isLate ? 'first-letter' : undefined);
  });

  test.each([
    ['2028-02-29', '2028-03-01'],
    ['2026-12-31', '2027-01-01'],
    ['2026-10-24', '2026-10-25'],
  ])('due on %s is overdue on %s', (due, today) => {
    const item = { ...AN_ITEM, dueOn: day(due) };
    expect(isOverdue(item, day(due))).toBe(false);
    expect(isOverdue(item, day(today))).toBe(true);
  });

  test('nothing open is not overdue, and a credit note never is', () => {
    expect(isOverdue({ ...AN_ITEM, openCents: cents(0) }, day('2026-11-24'))).toBe(false);
    expect(isOverdue({ ...AN_ITEM, isCreditNote: true }, day('2026-11-24'))).toBe(false);
  });

  test('a case whose only invoice is not due yet waits for it, and looks again the day after', () => {
    const decision = decisionOn(aCase(owing({ due: '2026-12-31' })), '2026-11-24');
    expect(decision).toMatchObject({ status: 'waiting', task: 'none', recheckOn: '2027-01-01' });
    expect(decision.blockers).toEqual([{ code: 'nothing-overdue', values: {}, isHold: false }]);
  });

  test('with nothing open there is nothing to wait for', () => {
    const decision = decisionOn({ ...aCase(), items: [] }, '2026-11-24');
    expect(decision).toMatchObject({ status: 'waiting', claim: { main: { cents: 0, currency: 'EUR' } } });
    expect(decision.recheckOn).toBeUndefined();
  });
});

describe('Rule 4: one step at a time', () => {
  test('a case half a year old begins with the first letter', () => {
    const facts = aCase(owing({ due: '2026-05-04' }), openedOn('2026-11-24'));
    expect(decisionOn(facts, '2026-11-24')).toMatchObject({ step: { id: 'first-letter' }, status: 'due' });
  });

  test('a step that needs a person’s approval says so', () => {
    const { reasons } = decisionOn(aCase(firstLetter, phoneCall, secondLetter, visit), '2026-12-14');
    expect(reasons).toContainEqual({ code: 'needs-approval', values: { step: 'legal-warning' } });
  });
});

describe('Rule 5: not two acts of ours within three days', () => {
  test.each([
    ['2026-11-23', '2026-11-26', 'Monday to Thursday'],
    ['2026-11-24', '2026-11-27', 'Tuesday to Friday'],
    ['2026-11-25', '2026-11-30', 'Wednesday to Saturday, so Monday'],
    ['2026-11-26', '2026-11-30', 'Thursday to Sunday, so Monday'],
    ['2026-11-28', '2026-12-01', 'Saturday to Tuesday'],
    ['2026-12-05', '2026-12-09', 'over the Immacolata'],
    ['2026-12-29', '2027-01-04', 'over New Year and the weekend'],
  ])('spoken to on %s, written to from %s: %s', (on, until) => {
    const facts = [firstLetter, phoneCall, withContact('refuses', on)];
    const dayBefore = addDays(day(until), -1);
    expect(blockersOn(dayBefore, ...facts)).toEqual([['contact-spacing', until]]);
    expect(decisionOn(aCase(...facts), dayBefore)).toMatchObject({ status: 'waiting', due: until });
    expect(blockersOn(until, ...facts)).toEqual([]);
  });

  test('a letter is an act of ours as well', () => {
    const early = withLetterSent('first-letter', '2026-11-09');
    expect(blockersOn('2026-11-11', early)).toEqual([['contact-spacing', '2026-11-12']]);
  });

  test.each<[ContactOutcome, 'call' | 'visit' | 'note', boolean]>([
    ['refuses', 'call', true],
    ['disputes', 'call', true],
    ['nobody', 'visit', true],
    ['no-answer', 'call', false],
    ['busy', 'call', false],
    ['voicemail', 'call', false],
    ['note', 'note', false],
  ])('%s of a %s: an act of ours is %s', (outcome, channel, isAct) => {
    const facts = [firstLetter, phoneCall, withContact(outcome, '2026-11-24', { channel })];
    expect(blockersOn('2026-11-25', ...facts)).toEqual(isAct ? [['contact-spacing', '2026-11-27']] : []);
  });

  test('work in the office waits for nobody', () => {
    const facts = [withDebtor({ city: undefined }), withContact('refuses', '2026-11-24')];
    expect(decisionOn(aCase(...facts), '2026-11-24')).toMatchObject({
      step: { id: 'address-check' },
      status: 'due',
    });
  });

  test('another attempt at the call under way has its own rhythm, also with a note in between', () => {
    const attempt = withContact('says-paid', '2026-11-23', { step: 'phone-call' });
    const note = withContact('note', '2026-11-23', { channel: 'note' });
    expect(blockersOn('2026-11-24', firstLetter, attempt)).toEqual([]);
    expect(blockersOn('2026-11-24', firstLetter, attempt, note)).toEqual([]);
  });

  test.each([
    ['2026-11-10', undefined, 'long ago'],
    ['2026-11-22', '2026-11-25', 'in the case before this one'],
  ])('an act of %s in another case of the debtor counts: %s, %s', (on, until, _which) => {
    const facts = aCase((own) => ({ ...own, lastActElsewhere: day(on) }));
    const expected = until === undefined ? [] : [['contact-spacing', until]];
    expect(decisionOn(facts, '2026-11-24').blockers.map(({ code, until: gone }) => [code, gone])).toEqual(
      expected,
    );
  });

  test('the settings may ask for more days, or for none', () => {
    const facts = aCase(firstLetter, phoneCall, withContact('refuses', '2026-11-24'));
    expect(decisionOn(facts, '2026-11-25', { minContactDays: 0 }).status).toBe('due');
    expect(decisionOn(facts, '2026-11-25', { minContactDays: 6 }).due).toBe('2026-11-30');
  });
});

describe('Rule 10: a closed case asks for nothing', () => {
  test('whatever its facts say', () => {
    const facts = aCase(closedAs('paid', '2026-11-20'), withPromise('2026-11-10'));
    const decision = decisionOn(facts, '2026-11-24');
    expect(decision).toMatchObject({ status: 'closed', task: 'none', blockers: [], passed: [] });
    expect(decision.reasons).toEqual([{ code: 'closed-case', values: { on: '2026-11-20', reason: 'paid' } }]);
    expect(mayTakeStep(decision)).toBe(false);
  });
});

test('a refusal carries its kind, its code and its values', () => {
  const refusal = new Refusal('rule', 'case-closed', { case: 7 });
  expect(refusal).toMatchObject({
    kind: 'rule',
    code: 'case-closed',
    values: { case: 7 },
    message: 'case-closed',
  });
  expect(new Refusal('usage', 'nothing-to-change').values).toEqual({});
});
