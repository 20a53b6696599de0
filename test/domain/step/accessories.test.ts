/** Rule 10: what a letter claimed beside the principal and nobody paid asks for a decision; the case never drops it. */
import { describe, expect, test } from 'vitest';
import { accessoriesLeft, accessoriesLeftIn, isAtTheEnd } from '../../../src/domain/step/accessories.ts';
import type { AccessoryFact } from '../../../src/domain/case.ts';
import { day } from '../../../src/domain/day.ts';
import { cents } from '../../../src/domain/money.ts';
import { mayTakeStep } from '../../../src/domain/nextStep.ts';
import {
  aCase,
  decisionOn,
  owing,
  withDispute,
  withHold,
  withItem,
  withLetterSent,
  withPromise,
  type Deviation,
} from '../../support/caseWorld.ts';

const TODAY = '2027-01-11';

/** Interest of 16.20 and a lump sum of 40.00, with the warning that left on Monday 14 December. */
function claimed(
  change: Partial<Omit<AccessoryFact, 'paidCents'>> & { readonly paid?: number } = {},
): Deviation {
  const { paid = 0, ...rest } = change;
  const fact: AccessoryFact = {
    currency: 'EUR',
    interestCents: cents(1_620),
    lumpSumCents: cents(4_000),
    paidCents: cents(paid),
    protocol: '2026/0003',
    sentOn: day('2026-12-14'),
    ...rest,
  };
  return (facts) => ({ ...facts, accessories: [...(facts.accessories ?? []), fact] });
}

const waived: Deviation = (facts) => ({ ...facts, accessoriesWaivedOn: day('2027-01-08') });
const paid: Deviation = (facts) => ({ ...facts, items: [] });

const WARNED = [
  withLetterSent('first-letter', '2026-11-09', { deadline: '2026-11-19' }),
  withLetterSent('second-letter', '2026-11-25', { deadline: '2026-12-07' }),
  withLetterSent('legal-warning', '2026-12-14', { arrived: '2026-12-17', deadline: '2027-01-04' }),
];

const asked = (facts: ReturnType<typeof aCase>, today = TODAY): boolean =>
  decisionOn(facts, today).blockers.some(({ code }) => code === 'accessories-left');

describe('what is left', () => {
  test.each<[string, Deviation[], object[]]>([
    ['nothing claimed', [], []],
    ['all of it', [claimed()], [{ cents: 5_620, currency: 'EUR' }]],
    ['all but a cent paid', [claimed({ paid: 5_619 })], [{ cents: 1, currency: 'EUR' }]],
    ['paid', [claimed({ paid: 5_620 })], []],
    ['paid with more than that', [claimed({ paid: 6_000 })], []],
    ['waived', [claimed(), waived], []],
    [
      'two currencies',
      [claimed(), claimed({ currency: 'USD', lumpSumCents: cents(0) })],
      [
        { cents: 5_620, currency: 'EUR' },
        { cents: 1_620, currency: 'USD' },
      ],
    ],
  ])('%s', (_name, deviations, left) => {
    expect(accessoriesLeft(aCase(...deviations))).toEqual(left);
  });

  test('in one currency', () => {
    expect(accessoriesLeftIn(aCase(claimed()), 'EUR')).toBe(5_620);
    expect(accessoriesLeftIn(aCase(claimed()), 'USD')).toBe(0);
  });
});

test.each([
  ['call', false],
  ['letter', false],
  ['legal-warning', true],
  ['report', true],
  ['assessment', true],
  [undefined, true],
] as const)('a case at %s is at the end: %s', (kind, isEnd) => {
  expect(isAtTheEnd(kind)).toBe(isEnd);
});

describe('with the principal paid', () => {
  test('a person decides, from the day of the letter on', () => {
    const decision = decisionOn(aCase(...WARNED, paid, claimed()), TODAY);
    expect(decision).toMatchObject({ status: 'due', task: 'decide', due: '2026-12-14' });
    expect(decision.blockers).toEqual([
      {
        code: 'accessories-left',
        values: { cents: 5_620, currency: 'EUR', protocol: '2026/0003', sent: '2026-12-14' },
        isHold: false,
      },
    ]);
    expect(decision.reasons[0]).toEqual({
      code: 'task-decide',
      values: { because: 'accessories-left', cents: 5_620, currency: 'EUR', protocol: '2026/0003' },
    });
    expect(mayTakeStep(decision)).toBe(false);
  });

  test.each([
    ['2026-12-10', '2026-12-14'],
    ['2027-01-08', '2027-01-08'],
    ['2027-01-09', '2027-01-11'],
  ])('paid on %s, it is to be decided from %s on: not before that, and on a working day', (paidOn, due) => {
    const facts = aCase(...WARNED, paid, claimed({ paidOn: day(paidOn) }));
    expect(decisionOn(facts, TODAY)).toMatchObject({ status: 'due', task: 'decide', due });
  });

  test('each currency is a reason of its own', () => {
    const facts = aCase(...WARNED, paid, claimed(), claimed({ currency: 'USD' }));
    expect(decisionOn(facts, TODAY).blockers.map(({ values }) => values['currency'])).toEqual(['EUR', 'USD']);
  });

  test('a hold and a promise put it off', () => {
    const held = decisionOn(aCase(...WARNED, paid, claimed(), withHold('2027-01-08', '2027-01-20')), TODAY);
    expect(held).toMatchObject({ status: 'held', task: 'decide', due: '2027-01-21' });
    const promised = withPromise('2027-01-20', { made: '2027-01-08', cents: 5_620 });
    expect(decisionOn(aCase(...WARNED, paid, claimed(), promised), TODAY)).toMatchObject({ status: 'held' });
    expect(decisionOn(aCase(...WARNED, paid, claimed(), promised), '2027-01-22').status).toBe('due');
  });

  test.each<[string, Deviation[], boolean]>([
    ['paid as well', [claimed({ paid: 5_620 })], false],
    ['waived', [claimed(), waived], false],
    ['not claimed', [], false],
    ['claimed', [claimed()], true],
  ])('%s: asked %s', (_name, deviations, isAsked) => {
    expect(asked(aCase(...WARNED, paid, ...deviations))).toBe(isAsked);
  });
});

describe('with something else open', () => {
  const demanded = { wasDemanded: true, open: 150_000 };
  const newer = withItem({ number: '2026/900', due: '2026-12-18', open: 70_000 });

  test.each<[string, Deviation[], boolean]>([
    ['of what was demanded', [owing(demanded)], false],
    ['of what was demanded, in dispute', [owing(demanded), withDispute('2026/101', '2026-12-20')], false],
    ['of what was demanded, put off', [owing({ ...demanded, due: '2027-02-01' })], false],
    ['of what was demanded, set off by a credit note', [owing(demanded), withItem({ open: -160_000 })], true],
    ['that no letter demanded', [paid, newer], true],
    ['that is not due yet', [owing({ due: '2027-02-01' })], true],
  ])('%s: asked %s', (_name, deviations, isAsked) => {
    expect(asked(aCase(...WARNED, claimed(), ...deviations))).toBe(isAsked);
  });

  test('on a ladder that has a call left after the warning, that comes first', () => {
    const steps = [
      { id: 'legal-warning', kind: 'legal-warning', from: 'previous', days: 0, needsApproval: true },
      { id: 'last-call', kind: 'call', from: 'previous', days: 1, needsApproval: false },
    ] as const;
    const facts = aCase(...WARNED, paid, newer, claimed());
    const decision = decisionOn(facts, TODAY, {}, { name: 'own', steps });
    expect(decision).toMatchObject({ task: 'step', kind: 'call' });
  });

  test('what a plan covers holds the case', () => {
    const plan: Deviation = (facts) => ({
      ...facts,
      plans: [
        {
          id: 1,
          madeOn: day('2027-01-07'),
          currency: 'EUR',
          principalCents: cents(150_000),
          interestCents: cents(0),
          graceDays: 5,
          instalments: [{ dueOn: day('2027-02-08'), cents: cents(150_000) }],
          items: [1],
          openCents: cents(150_000),
          receipts: [],
          interestPaidCents: cents(0),
        },
      ],
    });
    const decision = decisionOn(aCase(...WARNED, owing(demanded), claimed(), plan), TODAY);
    expect(decision.blockers.map(({ code }) => code)).toEqual(['plan-running']);
  });

  test('interest of a plan that broke is decided about first', () => {
    const plan: Deviation = (facts) => ({
      ...facts,
      plans: [
        {
          id: 1,
          madeOn: day('2026-12-18'),
          currency: 'EUR',
          principalCents: cents(150_000),
          interestCents: cents(500),
          graceDays: 5,
          instalments: [{ dueOn: day('2026-12-28'), cents: cents(150_500) }],
          items: [1],
          openCents: cents(0),
          receipts: [{ on: day('2026-12-29'), cents: cents(150_000) }],
          interestPaidCents: cents(0),
          result: 'broken',
        },
      ],
    });
    const decision = decisionOn(aCase(...WARNED, paid, claimed(), plan), TODAY);
    expect(decision.reasons[0]?.values['because']).toBe('interest-left');
  });
});
