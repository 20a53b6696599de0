/** Which strategy a case gets: boundaries one day before, on, and one day after. */
import { describe, expect, test } from 'vitest';
import { addDays, day } from '../../../src/domain/day.ts';
import { DEFAULT_RULES } from '../../../src/domain/settings.ts';
import {
  chooseStrategy,
  hasGoneOut,
  isInactive,
  isOldAtOpening,
  type ChoiceFacts,
} from '../../../src/domain/strategy/strategyChoice.ts';
import {
  aCase,
  withContact,
  withFailedDelivery,
  withLetterIssued,
  withStep,
} from '../../support/caseWorld.ts';

const TODAY = day('2026-11-24');

/** Invoiced last month, opened today with something overdue for three weeks, not rated. */
function choose(change: Partial<ChoiceFacts> = {}, known: readonly string[] = ['white-gloves', 'fast']) {
  const facts: ChoiceFacts = {
    isInsolvent: false,
    openedOn: TODAY,
    oldestDue: day('2026-11-02'),
    lastInvoiceOn: day('2026-10-02'),
    ...change,
  };
  return chooseStrategy(facts, DEFAULT_RULES, TODAY, (name) => known.includes(name));
}

test.each([
  [179, 'standard'],
  [180, 'fast'],
  [181, 'fast'],
])('last invoiced %i days ago: %s', (days, strategy) => {
  expect(choose({ lastInvoiceOn: addDays(TODAY, -days) }).strategy).toBe(strategy);
});

test.each([
  [119, 'standard'],
  [120, 'fast'],
  [121, 'fast'],
])('the oldest item %i days overdue when the case opened: %s', (days, strategy) => {
  expect(choose({ oldestDue: addDays(TODAY, -days) }).strategy).toBe(strategy);
});

test('the age at the opening counts, however old it has grown since', () => {
  const openedOn = addDays(TODAY, -200);
  expect(choose({ openedOn, oldestDue: addDays(openedOn, -119) }).strategy).toBe('standard');
  expect(choose({ openedOn, oldestDue: addDays(openedOn, -120) }).strategy).toBe('fast');
});

test.each([
  ['A', 'white-gloves', 'good-rating'],
  ['B', 'white-gloves', 'good-rating'],
  ['C', 'standard', 'usual'],
  [undefined, 'standard', 'usual'],
  ['D', 'fast', 'poor-rating'],
  ['E', 'fast', 'poor-rating'],
] as const)('rating %s of an active customer: %s', (rating, strategy, code) => {
  const choice = choose(rating === undefined ? {} : { rating });
  expect(choice).toMatchObject({ strategy, reason: { code } });
});

describe('the first rule that fits', () => {
  const LONG_AGO = addDays(TODAY, -400);

  test.each<[string, Partial<ChoiceFacts>, string, string, object]>([
    ['insolvent before anything', { isInsolvent: true, rating: 'A' }, 'standard', 'insolvent', {}],
    [
      'an old item before a good rating',
      { oldestDue: LONG_AGO, rating: 'A' },
      'fast',
      'old-item',
      { due: LONG_AGO, days: 400 },
    ],
    [
      'no longer active before a good rating',
      { lastInvoiceOn: LONG_AGO, rating: 'A' },
      'fast',
      'not-active',
      { on: LONG_AGO, days: 400 },
    ],
  ])('%s', (_what, change, strategy, code, values) => {
    expect(choose(change)).toEqual({ strategy, reason: { code, values } });
  });

  test('a debtor that was never invoiced is not active', () => {
    const { lastInvoiceOn: _last, ...facts } = { isInsolvent: false, openedOn: TODAY, lastInvoiceOn: TODAY };
    const choice = chooseStrategy(facts, DEFAULT_RULES, TODAY, () => true);
    expect(choice).toEqual({
      strategy: 'fast',
      reason: { code: 'not-active', values: { on: undefined, days: undefined } },
    });
    expect(isInactive(undefined, DEFAULT_RULES, TODAY)).toBe(true);
  });

  test('a class given by hand is told as such', () => {
    const { reason } = choose({ rating: 'B', isRatedByHand: true });
    expect(reason).toEqual({ code: 'good-rating', values: { class: 'B', hand: 'yes' } });
    expect(choose({ rating: 'B' }).reason.values).toEqual({ class: 'B' });
  });

  test('nothing overdue yet is not old', () => {
    expect(isOldAtOpening({ openedOn: TODAY }, DEFAULT_RULES)).toBe(false);
  });

  test('a rule whose strategy is not in the settings does not fit', () => {
    expect(choose({ rating: 'A' }, ['fast']).strategy).toBe('standard');
    expect(choose({ rating: 'E' }, ['white-gloves']).strategy).toBe('standard');
    expect(choose({ oldestDue: LONG_AGO, rating: 'A' }, ['white-gloves']).strategy).toBe('standard');
  });
});

test.each([
  ['nothing done', aCase(), false],
  ['a step the engine passed', aCase(withStep('courtesy-call', '2026-11-09', { outcome: 'passed' })), false],
  ['a note', aCase(withContact('note', '2026-11-09', { channel: 'note' })), false],
  ['a step', aCase(withStep('address-check', '2026-11-09')), true],
  ['a letter on the desk', aCase(withLetterIssued('first-letter', '2026-11-09')), true],
  ['a letter that came back', aCase(withFailedDelivery('first-letter', '2026-11-09')), true],
  ['an unanswered call', aCase(withContact('no-answer', '2026-11-09')), true],
])('%s: whether anything has gone out', (_what, facts, expected) => {
  expect(hasGoneOut(facts)).toBe(expected);
});
