/** The rules of the process, one after the other, asked of the function that decides (product.md section 4). */
import { describe, expect, test } from 'vitest';
import type { CaseFacts, ContactOutcome } from '../../src/domain/case.ts';
import { claimOn, isAnythingOwed, isOverdue, openTotals, totalIn } from '../../src/domain/claim.ts';
import { addDays, day } from '../../src/domain/day.ts';
import { channelFor, deadlineFrom, itemsFor, templateFor, termDaysFor } from '../../src/domain/letterPlan.ts';
import type { LetterChannel } from '../../src/domain/letter.ts';
import { cents } from '../../src/domain/money.ts';
import { mayTakeStep, nextStep } from '../../src/domain/nextStep.ts';
import { promiseState, proposedPromiseDay } from '../../src/domain/promise.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { DEFAULT_RULES } from '../../src/domain/settings.ts';
import { STANDARD, stepOf } from '../../src/domain/strategy.ts';
import {
  A_DEBTOR,
  AN_ITEM,
  aCase,
  closedAs,
  decisionOn,
  openedOn,
  owing,
  withContact,
  withDebtor,
  withDispute,
  withFailedDelivery,
  withHold,
  withItem,
  withLetterIssued,
  withLetterSent,
  withPromise,
  withStep,
  type Deviation,
} from '../support/world.ts';

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

describe('Rule 3: a letter grants a deadline, and nothing comes before it', () => {
  test.each([
    ['2026-11-09', 10, '2026-11-19', 'a Thursday'],
    ['2026-11-10', 10, '2026-11-20', 'a Friday'],
    ['2026-11-11', 10, '2026-11-23', 'a Saturday moves to Monday'],
    ['2026-11-12', 10, '2026-11-23', 'a Sunday moves to Monday'],
    ['2026-11-28', 10, '2026-12-09', 'the Immacolata moves'],
    ['2026-12-15', 10, '2026-12-28', 'Christmas moves'],
    ['2026-12-17', 15, '2027-01-04', 'New Year moves'],
    ['2028-02-19', 10, '2028-02-29', 'the 29th of February'],
    ['2028-02-14', 15, '2028-02-29', 'fifteen days to the 29th of February'],
    ['2027-03-19', 10, '2027-03-30', 'Easter Monday moves'],
    ['2027-09-24', 10, '2027-10-05', '4 October 2027 moves'],
    ['2027-01-31', 28, '2027-03-01', 'a Sunday at the end of February'],
  ])('sent on %s with %i days: pay by %s (%s)', (sent, term, deadline) => {
    expect(deadlineFrom(day(sent), term, DEFAULT_RULES)).toBe(deadline);
  });

  test('the patron saint’s day is no deadline', () => {
    expect(deadlineFrom(day('2026-06-14'), 10, { ...DEFAULT_RULES, patronDay: '06-24' })).toBe('2026-06-25');
  });

  test.each([
    ['2026-11-19', 'waiting', 'the last day is the debtor’s'],
    ['2026-11-20', 'due', 'the day after'],
  ])('on %s the next step is %s: %s', (today, status) => {
    expect(decisionOn(aCase(firstLetter), today)).toMatchObject({ status, due: '2026-11-20' });
  });

  test('a deadline on a Friday keeps the weekend free', () => {
    const sent = withLetterSent('first-letter', '2026-11-10', { deadline: '2026-11-20' });
    for (const today of ['2026-11-20', '2026-11-21', '2026-11-22']) {
      expect(blockersOn(today, sent)).toContainEqual(['deadline-running', '2026-11-23']);
    }
    expect(blockersOn('2026-11-23', sent)).toEqual([]);
  });

  test('a step counted from the due date waits for the deadline too', () => {
    const steps = STANDARD.steps.map((step) =>
      step.id === 'phone-call' ? ({ ...step, from: 'due' } as const) : step,
    );
    const strategy = { name: 'from-due', steps };
    expect(decisionOn(aCase(firstLetter), '2026-11-12', {}, strategy)).toMatchObject({ due: '2026-11-20' });
  });

  test('consumers have ten days at least', () => {
    const short = { ...stepOf(STANDARD, 'first-letter'), termDays: 5 };
    expect(termDaysFor(short, { isConsumer: false })).toBe(5);
    expect(termDaysFor(short, { isConsumer: true })).toBe(10);
    expect(termDaysFor(stepOf(STANDARD, 'legal-warning'), { isConsumer: true })).toBe(15);
    expect(termDaysFor(stepOf(STANDARD, 'phone-call'), { isConsumer: false })).toBe(0);
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

  test('the settings may ask for more days, or for none', () => {
    const facts = aCase(firstLetter, phoneCall, withContact('refuses', '2026-11-24'));
    expect(decisionOn(facts, '2026-11-25', { minContactDays: 0 }).status).toBe('due');
    expect(decisionOn(facts, '2026-11-25', { minContactDays: 6 }).due).toBe('2026-11-30');
  });
});

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
    ['no-answer', 'retry-call'],
    ['busy', 'retry-call'],
    ['voicemail', 'retry-call'],
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
    ['the end of the step it was an attempt at', withStep('phone-call', '2026-11-20')],
  ])('%s overtakes it', (_what, newer) => {
    const call = withContact('callback', '2026-11-20', { nextOn: '2026-12-03', step: 'phone-call' });
    expect(decisionOn(aCase(call, newer), '2026-11-24').task).not.toBe('callback');
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

describe('Rule 10: a closed case asks for nothing', () => {
  test('whatever its facts say', () => {
    const facts = aCase(closedAs('paid', '2026-11-20'), withPromise('2026-11-10'));
    const decision = decisionOn(facts, '2026-11-24');
    expect(decision).toMatchObject({ status: 'closed', task: 'none', blockers: [], passed: [] });
    expect(decision.reasons).toEqual([{ code: 'closed-case', values: { on: '2026-11-20', reason: 'paid' } }]);
    expect(mayTakeStep(decision)).toBe(false);
  });
});

describe('Rule 11: the legal warning lists only what an earlier letter demanded', () => {
  const demanded = withItem({ due: '2026-10-05', open: 40_000, wasDemanded: true });

  test('a new invoice stands in the next letter, not in the warning', () => {
    const { claim } = decisionOn(aCase(demanded), '2026-11-24');
    const numbers = (step: string) => itemsFor(stepOf(STANDARD, step), claim).map((item) => item.number);
    expect(numbers('second-letter')).toEqual(['2026/102', '2026/101']);
    expect(numbers('legal-warning')).toEqual(['2026/102']);
  });

  test('credit notes are netted in it, and what they eat up is not demanded', () => {
    const warning = stepOf(STANDARD, 'legal-warning');
    const some = decisionOn(aCase(demanded, withItem({ open: -10_000 })), '2026-11-24').claim;
    const all = decisionOn(aCase(demanded, withItem({ open: -40_000 })), '2026-11-24').claim;
    expect(itemsFor(warning, some).map((item) => item.openCents)).toEqual([40_000, -10_000]);
    expect(itemsFor(warning, all)).toEqual([]);
  });
});

describe('Rule 12: credit notes are netted, and the over-credited get no letter', () => {
  test.each([
    [-50_000, 100_000, 'due', 'a part of it'],
    [-149_999, 1, 'due', 'all but a cent'],
    [-150_000, 0, 'held', 'exactly'],
    [-200_000, 0, 'held', 'more than is owed'],
  ])('credit of %i cents leaves %i: the case is %s (%s)', (credit, owed, status) => {
    const decision = decisionOn(aCase(withItem({ open: credit })), '2026-11-24');
    expect(decision).toMatchObject({ status, claim: { main: { cents: owed } } });
    expect(isAnythingOwed(decision.claim)).toBe(owed > 0);
    if (owed === 0) expect(decision.blockers).toEqual([{ code: 'over-credited', values: {}, isHold: true }]);
  });

  test('a credit note counts before its own date', () => {
    const facts = aCase(withItem({ open: -50_000, due: '2027-03-01' }));
    expect(decisionOn(facts, '2026-11-24').claim.main.cents).toBe(100_000);
  });

  test('two currencies are never summed: what nets to nothing in one leaves the other alone', () => {
    const facts = aCase(
      withItem({ open: 30_000, currency: 'USD', due: '2026-10-01' }),
      withItem({ open: -40_000, currency: 'USD' }),
      withItem({ open: 900, currency: 'CHF' }),
    );
    const { claim } = decisionOn(facts, '2026-11-24');
    expect(claim.totals).toEqual([
      { cents: 900, currency: 'CHF' },
      { cents: 150_000, currency: 'EUR' },
    ]);
    expect(claim.items.map((item) => item.currency)).toEqual(['EUR', 'CHF']);
    expect(claim.main).toEqual({ cents: 150_000, currency: 'EUR' });
    expect(claim.oldestDue).toBe('2026-11-02');
    expect(openTotals(facts.items)).toEqual([
      { cents: 900, currency: 'CHF' },
      { cents: 150_000, currency: 'EUR' },
      { cents: -10_000, currency: 'USD' },
    ]);
    expect(totalIn(claim.totals, 'EUR')).toBe(150_000);
    expect(totalIn(claim.totals, 'USD')).toBe(0);
  });

  test('the claim lists the oldest first, then by number, then as entered', () => {
    const facts = aCase(
      withItem({ number: '2026/099' }),
      withItem({ number: '2026/099' }),
      withItem({ due: '2026-10-01' }),
    );
    const claimed = (items: CaseFacts['items']) => claimOn(items, day('2026-11-24'), 'EUR').items;
    expect(claimed(facts.items)).toEqual(claimed(facts.items.toReversed()));
    expect(claimed(facts.items).map((item) => item.id)).toEqual([4, 2, 3, 1]);
  });

  test('who owes nothing owes it in the currency of the credit, else in the one of the settings', () => {
    const credit = aCase(owing({ open: -100, currency: 'USD' }));
    expect(decisionOn(credit, '2026-11-24').claim.main).toEqual({ cents: 0, currency: 'USD' });
    const nothing = nextStep({ ...aCase(), items: [] }, STANDARD, DEFAULT_RULES, day('2026-11-24'), 'CHF');
    expect(nothing.claim.main).toEqual({ cents: 0, currency: 'CHF' });
  });
});

describe('Rule 13: issued is not sent, sent is not delivered', () => {
  test('a letter on the desk is to be posted, and nothing goes on before', () => {
    const decision = decisionOn(aCase(withLetterIssued('first-letter', '2026-11-09')), '2026-11-24');
    expect(decision).toMatchObject({
      status: 'due',
      task: 'post',
      due: '2026-11-09',
      step: { id: 'first-letter' },
    });
    expect(decision.blockers).toMatchObject([{ code: 'letter-not-sent', isHold: true }]);
    expect(mayTakeStep(decision)).toBe(false);
  });

  test.each<[LetterChannel, string, string, string]>([
    ['pec', '2026-12-14', '2026-12-15', 'a PEC answers at once'],
    ['hand', '2026-12-14', '2026-12-15', 'so does a hand'],
    ['registered', '2026-12-14', '2026-12-29', 'ten working days, Christmas between'],
  ])('a warning sent by %s on %s: the proof is asked for on %s', (via, sent, due) => {
    const facts = aCase(firstLetter, secondLetter, visit, withLetterSent('legal-warning', sent, { via }));
    const dayBefore = addDays(day(due), -1);
    expect(decisionOn(facts, dayBefore)).toMatchObject({ status: 'held', task: 'receipt', due });
    expect(decisionOn(facts, due)).toMatchObject({
      status: 'due',
      task: 'receipt',
      step: { id: 'legal-warning' },
    });
    expect(decisionOn(facts, due).blockers[0]).toMatchObject({ code: 'delivery-unproved', isHold: true });
  });

  test('without a channel on record the slowest is assumed', () => {
    const facts = aCase(withLetterSent('legal-warning', '2026-12-14'));
    const letters = facts.letters.map(({ sentVia: _sentVia, ...letter }) => letter);
    expect(decisionOn({ ...facts, letters }, '2026-12-15').due).toBe('2026-12-29');
  });

  test('proved, its term runs from the day it arrived', () => {
    const arrived = withLetterSent('legal-warning', '2026-12-14', {
      arrived: '2026-12-17',
      deadline: '2027-01-04',
    });
    const facts = aCase(firstLetter, secondLetter, visit, arrived);
    expect(decisionOn(facts, '2027-01-04')).toMatchObject({ status: 'waiting', due: '2027-01-05' });
    expect(decisionOn(facts, '2027-01-05')).toMatchObject({
      step: { id: 'uncollectibility-report' },
      status: 'due',
    });
  });

  test('a letter that came back asks for the address first, then its step is due again', () => {
    const behind = [withStep('address-check', '2026-11-03', { outcome: 'passed' })];
    const failed = withFailedDelivery('first-letter', '2026-11-16');
    const decision = decisionOn(aCase(...behind, failed), '2026-11-24');
    expect(decision).toMatchObject({ status: 'due', task: 'check-address', due: '2026-11-16' });
    expect(decision.blockers).toMatchObject([
      { code: 'delivery-failed', values: { reason: 'moved' }, isHold: true },
    ]);
    const checked = withDebtor({ addressCheckedOn: day('2026-11-24') });
    expect(decisionOn(aCase(...behind, failed, checked), '2026-11-24')).toMatchObject({
      status: 'due',
      task: 'step',
      step: { id: 'first-letter' },
      blockers: [],
    });
  });
});

describe('how a letter goes out', () => {
  const letter = stepOf(STANDARD, 'first-letter');
  const warning = stepOf(STANDARD, 'legal-warning');
  const {
    address: _address,
    postcode: _postcode,
    city: _city,
    province: _province,
    ...unaddressed
  } = A_DEBTOR;
  const { pec: _pec, ...withoutPec } = A_DEBTOR;
  const { pec: _sparePec, ...onlyEmail } = unaddressed;

  test.each([
    ['a letter to a street', letter, A_DEBTOR, 'post'],
    ['a letter where only a PEC is known', letter, unaddressed, 'pec'],
    ['a letter where only an e-mail is known', letter, onlyEmail, 'email'],
    ['a warning where there is a PEC', warning, A_DEBTOR, 'pec'],
    ['a warning where there is none', warning, withoutPec, 'registered'],
  ])('%s', (_what, step, debtor, channel) => {
    expect(channelFor(step, debtor)).toBe(channel);
  });

  test('steps of the user’s own use the template of their turn', () => {
    const own = { ...letter, id: 'third-letter' };
    expect(templateFor(own, aCase())).toBe('first-letter');
    expect(templateFor(own, aCase(withLetterIssued('first-letter', '2026-11-09')))).toBe('first-letter');
    expect(templateFor(own, aCase(firstLetter))).toBe('second-letter');
    expect(templateFor(letter, aCase(firstLetter))).toBe('first-letter');
    expect(templateFor({ ...warning, id: 'last-warning' }, aCase())).toBe('legal-warning');
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
