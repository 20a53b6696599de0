/** Rules 3, 11, 12 and 13: deadlines, what a letter lists, and that issued, sent and delivered are three things. */
import { describe, expect, test } from 'vitest';
import { claimOn, isAnythingOwed, openTotals, totalIn } from '../../src/domain/step/claim.ts';
import { addDays, day } from '../../src/domain/day.ts';
import {
  channelFor,
  deadlineFrom,
  itemsFor,
  templateFor,
  termDaysFor,
} from '../../src/domain/step/letterPlan.ts';
import type { LetterChannel } from '../../src/domain/letter.ts';
import { mayTakeStep, nextStep } from '../../src/domain/nextStep.ts';
import { DEFAULT_RULES } from '../../src/domain/settings.ts';
import { STANDARD, stepOf } from '../../src/domain/strategy/strategy.ts';
import {
  A_DEBTOR,
  aCase,
  decisionOn,
  owing,
  withDebtor,
  withFailedDelivery,
  withItem,
  withLetterIssued,
  withLetterSent,
  withStep,
  type Deviation,
} from '../support/caseWorld.ts';

const firstLetter = withLetterSent('first-letter', '2026-11-09', { deadline: '2026-11-19' });
const secondLetter = withLetterSent('second-letter', '2026-11-25', { deadline: '2026-12-07' });
const visit = withStep('visit', '2026-12-09');

function blockersOn(today: string, ...deviations: readonly Deviation[]): [string, string | undefined][] {
  return decisionOn(aCase(...deviations), today).blockers.map(({ code, until }) => [code, until]);
}

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

  test.each<[string, string[], string]>([
    ['the creditor’s own, however little', ['JPY', 'JPY', 'EUR'], 'EUR'],
    ['else the one with most items', ['JPY', 'USD', 'USD'], 'USD'],
    ['else the first by its code', ['USD', 'JPY', 'CHF'], 'CHF'],
    ['whichever comes first', ['CHF', 'USD'], 'CHF'],
  ])('amounts are shown in one currency: %s', (_which, [first = '', ...others], shown) => {
    const rich = owing({ currency: first, open: 5_000_000 });
    const facts = aCase(rich, ...others.map((currency) => withItem({ currency, open: 900 })));
    expect(decisionOn(facts, '2026-11-24').claim.main.currency).toBe(shown);
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
    const { items } = claimOn(facts.items, DEFAULT_RULES, day('2026-11-24'), 'EUR');
    expect(claimOn(facts.items.toReversed(), DEFAULT_RULES, day('2026-11-24'), 'EUR').items).toEqual(items);
    expect(items.map((item) => item.id)).toEqual([4, 2, 3, 1]);
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
    expect(channelFor(step, { debtor, failedDeliveries: [] })).toBe(channel);
  });

  test.each([
    ['the mailbox that took none', A_DEBTOR.pec, 'registered'],
    ['another mailbox', 'old@pec.example', 'pec'],
    ['the post', undefined, 'pec'],
  ])('a warning after a delivery that failed by %s', (_what, sentToPec, channel) => {
    const failed = {
      id: 1,
      protocol: '2026/0001',
      step: 'legal-warning',
      failedOn: day('2026-11-20'),
      reason: '',
    };
    const failedDeliveries = [{ ...failed, ...(sentToPec === undefined ? {} : { sentToPec }) }];
    expect(channelFor(warning, { debtor: A_DEBTOR, failedDeliveries })).toBe(channel);
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
