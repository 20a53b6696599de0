/** The three strategies of the program: every date from a due date on, what is wrong with a ladder, and how a change repeats nothing. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { courtesyDay, courtesyStep } from '../../src/domain/step/courtesy.ts';
import { FAST, WHITE_GLOVES } from '../../src/domain/strategy/defaultStrategies.ts';
import { addDays, day, type Day } from '../../src/domain/day.ts';
import { DEFAULT_RULES } from '../../src/domain/settings.ts';
import { STANDARD, type Step, type Strategy } from '../../src/domain/strategy/strategy.ts';
import { stepsAlreadySaid } from '../../src/domain/strategy/strategyChange.ts';
import { strategyProblems, strategyRemarks } from '../../src/domain/strategy/strategyCheck.ts';
import { strategyPreview, type PreviewedStep } from '../../src/domain/strategy/strategyPreview.ts';
import {
  aCase,
  decisionOn,
  openedEarly,
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
} from '../support/caseWorld.ts';
import { randomFacts, someRules } from '../support/randomCases.ts';

const LADDERS = [STANDARD, WHITE_GLOVES, FAST];

function preview(strategy: Strategy, from: string, ...deviations: readonly Deviation[]): PreviewedStep[] {
  const to = { from: day(from), until: addDays(day(from), 400), currency: 'EUR' };
  return strategyPreview(aCase(...deviations), strategy, DEFAULT_RULES, to);
}

const told = (steps: readonly PreviewedStep[]): string[] =>
  steps.map(
    ({ on, step, task, deadline }) => `${on} ${step ?? task}${deadline === undefined ? '' : ` ${deadline}`}`,
  );

describe('10,000.00 due on Monday 2 November 2026 and never paid', () => {
  test.each<[Strategy, string, readonly string[]]>([
    [
      STANDARD,
      '2026-10-30',
      [
        '2026-10-30 courtesy-call',
        '2026-11-09 first-letter 2026-11-19',
        '2026-11-20 phone-call',
        '2026-11-25 second-letter 2026-12-07',
        '2026-12-09 visit',
        '2026-12-14 legal-warning 2026-12-29',
        '2026-12-30 uncollectibility-report',
        '2026-12-30 court-assessment',
        '2026-12-30 decide',
      ],
    ],
    [
      WHITE_GLOVES,
      '2026-10-28',
      [
        '2026-10-28 courtesy-call',
        '2026-11-09 friendly-call',
        '2026-11-19 first-letter 2026-12-04',
        '2026-12-07 phone-call',
        '2026-12-17 second-letter 2027-01-04',
        '2027-01-05 visit',
        '2027-01-12 legal-warning 2027-01-27',
        '2027-01-28 uncollectibility-report',
        '2027-01-28 court-assessment',
        '2027-01-28 decide',
      ],
    ],
    [
      FAST,
      '2026-11-03',
      [
        '2026-11-03 first-letter 2026-11-13',
        '2026-11-16 phone-call',
        '2026-11-19 second-letter 2026-11-30',
        '2026-12-01 legal-warning 2026-12-16',
        '2026-12-17 uncollectibility-report',
        '2026-12-17 court-assessment',
        '2026-12-17 decide',
      ],
    ],
  ])('$name', (strategy, from, dates) => {
    const early = courtesyStep(strategy) === undefined ? openedOn(from) : openedEarly(from);
    expect(told(preview(strategy, from, owing({ open: 1_000_000 }), early))).toEqual(dates);
  });

  test('registered post: the term of the warning runs from a week later', () => {
    const steps = preview(FAST, '2026-11-03', openedOn('2026-11-03'), withDebtor({ pec: undefined }));
    expect(told(steps)).toContain('2026-12-01 legal-warning 2026-12-24');
  });

  test('a consumer with nothing but a PEC: letters go there, and are counted', () => {
    const nowhere = { address: undefined, postcode: undefined, city: undefined, province: undefined };
    const steps = preview(
      FAST,
      '2026-11-03',
      openedOn('2026-11-03'),
      withDebtor({ ...nowhere, isConsumer: true, pec: 'ada@pec.example' }),
    );
    expect(told(steps)).toContain('2026-12-01 legal-warning 2026-12-16');
  });

  test('a term is granted only where the step has one', () => {
    const [first, ...others] = FAST.steps.slice(1);
    const { termDays: _term, ...withoutTerm } = first as Step;
    const steps = preview(
      { name: 'short', steps: [withoutTerm, ...others] },
      '2026-11-03',
      openedOn('2026-11-03'),
    );
    expect(told(steps).slice(0, 2)).toEqual(['2026-11-03 first-letter', '2026-11-06 phone-call']);
  });
});

describe('a case as it stands', () => {
  test.each<[string, string, readonly string[], ...Deviation[]]>([
    [
      'a callback',
      '2026-11-24',
      ['2026-11-25 callback'],
      withContact('callback', '2026-11-23', { nextOn: '2026-11-25' }),
    ],
    [
      'an unanswered call is the attempt at its step',
      '2026-11-20',
      ['2026-11-20 phone-call'],
      withLetterSent('first-letter', '2026-11-09', { deadline: '2026-11-19' }),
      withContact('no-answer', '2026-11-20', { step: 'phone-call', nextOn: '2026-11-20' }),
    ],
    ['a broken promise', '2026-11-24', ['2026-11-24 broken-promise'], withPromise('2026-11-20')],
    [
      'a letter to post',
      '2026-11-24',
      ['2026-11-24 first-letter 2026-12-04'],
      withLetterIssued('first-letter', '2026-11-23'),
    ],
    [
      'a letter of a ladder the case is no longer on',
      '2026-11-24',
      ['2026-11-24 old-letter 2026-12-04'],
      withLetterIssued('old-letter', '2026-11-23'),
    ],
    [
      'one that grants nothing',
      '2026-11-24',
      ['2026-11-24 first-letter'],
      withLetterIssued('first-letter', '2026-11-23'),
      (facts) => ({ ...facts, letters: facts.letters.map((letter) => ({ ...letter, termDays: 0 })) }),
    ],
    [
      'a warning to post: its term runs from the day it arrives',
      '2026-12-14',
      ['2026-12-14 post', '2026-12-29 legal-warning 2027-01-08'],
      withStep('visit', '2026-12-09'),
      withLetterIssued('legal-warning', '2026-12-14'),
    ],
    [
      'a proof that is missing',
      '2026-12-16',
      ['2026-12-24 legal-warning 2027-01-04'],
      withItem({ wasDemanded: true }),
      withStep('visit', '2026-12-09'),
      withLetterSent('legal-warning', '2026-12-10'),
    ],
    [
      'an address to look at',
      '2026-11-24',
      ['2026-11-24 check-address', '2026-11-24 first-letter 2026-12-04'],
      withStep('address-check', '2026-11-09'),
      withFailedDelivery('first-letter', '2026-11-20'),
    ],
    [
      'an address that is not complete',
      '2026-11-24',
      ['2026-11-24 address-check', '2026-11-24 first-letter 2026-12-04'],
      withDebtor({ city: undefined }),
    ],
    [
      'everything in dispute',
      '2026-11-24',
      ['2026-12-04 answer-dispute', '2026-12-04 first-letter 2026-12-14'],
      withDispute('2026/101', '2026-11-24'),
    ],
    ['a hold', '2026-11-24', ['2026-12-09 first-letter 2026-12-21'], withHold('2026-11-20', '2026-12-08')],
    ['nothing owed', '2026-11-24', [], owing({ open: 0 })],
    [
      'another call in the way of nothing: the step keeps its day',
      '2026-11-12',
      ['2026-11-12 callback', '2026-11-20 phone-call'],
      withLetterSent('first-letter', '2026-11-09', { deadline: '2026-11-19' }),
      withContact('callback', '2026-11-11', { nextOn: '2026-11-12' }),
    ],
  ])('%s', (_what, from, dates, ...deviations) => {
    expect(told(preview(STANDARD, from, ...deviations)).slice(0, dates.length || 1)).toEqual(dates);
  });

  test('passed steps are told with the one that follows', () => {
    expect(preview(STANDARD, '2026-11-24')[0]?.passed.map(({ step }) => step)).toEqual([
      'courtesy-call',
      'address-check',
    ]);
  });

  test('two courtesy calls, each about its own due date', () => {
    const steps = preview(
      WHITE_GLOVES,
      '2026-11-16',
      owing({ due: '2026-11-20' }),
      withItem({ due: '2026-11-20', number: 'b' }),
      openedEarly('2026-11-16'),
    );
    expect(told(steps).slice(0, 2)).toEqual(['2026-11-16 courtesy-call', '2026-11-25 friendly-call']);
  });

  test('until a day, and not longer', () => {
    const steps = strategyPreview(aCase(), STANDARD, DEFAULT_RULES, {
      from: day('2026-11-24'),
      until: day('2026-12-07'),
      currency: 'EUR',
    });
    expect(told(steps)).toEqual(['2026-11-24 first-letter 2026-12-04', '2026-12-07 phone-call']);
  });
});

test('laws: a preview of any case ends, never goes back, and takes no letter twice nor before a granted deadline', () => {
  fc.assert(
    fc.property(randomFacts, someRules, fc.constantFrom(...LADDERS), (facts, rules, strategy) => {
      const from = day('2026-11-02');
      const steps = strategyPreview(facts, strategy, rules, {
        from,
        until: addDays(from, 500),
        currency: 'EUR',
      });
      const letters = steps.filter(({ kind }) => kind === 'letter' || kind === 'legal-warning');
      expect(new Set(letters.map(({ step }) => step)).size).toBe(letters.length);
      expect(steps.length).toBeLessThan(60);
      let granted: Day | undefined;
      steps.forEach((each, index) => {
        expect(each.on >= (steps[index - 1]?.on ?? from)).toBe(true);
        if (each.kind === 'letter' || each.kind === 'legal-warning') {
          expect(granted === undefined || each.on > granted).toBe(true);
          granted = each.deadline;
        }
      });
    }),
    { numRuns: 60 },
  );
});

describe('what is wrong with a ladder', () => {
  const letter: Step = {
    id: 'letter',
    kind: 'letter',
    from: 'due',
    days: 7,
    termDays: 10,
    needsApproval: false,
  };
  const call: Step = { id: 'call', kind: 'call', from: 'previous', days: 1, needsApproval: false };
  const warning: Step = {
    id: 'warning',
    kind: 'legal-warning',
    from: 'previous',
    days: 3,
    termDays: 15,
    needsApproval: true,
  };
  const courtesy: Step = {
    id: 'courtesy',
    kind: 'call',
    from: 'due',
    days: -3,
    needsApproval: false,
    only: 'before-due',
  };

  test.each<[string, readonly Step[], readonly string[]]>([
    ['nothing', [courtesy, letter, call, warning], []],
    ['from the due date after the one before', [call, letter], ['letter due-after-previous']],
    ['a warning without a letter', [call, warning], ['warning warning-without-letter']],
    [
      'a letter only after the warning',
      [warning, { ...letter, from: 'previous' }],
      ['warning warning-without-letter'],
    ],
    ['courtesy after something', [letter, courtesy], ['courtesy courtesy-unfit']],
    ['courtesy by letter', [{ ...courtesy, kind: 'letter' }], ['courtesy courtesy-unfit']],
    ['courtesy after the due date', [{ ...courtesy, days: 0 }], ['courtesy courtesy-unfit']],
    ['courtesy counted from the opening', [{ ...courtesy, from: 'previous' }], ['courtesy courtesy-unfit']],
    ['tracing has no place', [{ ...call, id: 'trace', kind: 'tracing', only: 'unreachable' }, letter], []],
  ])('%s', (_what, steps, findings) => {
    const found = strategyProblems({ name: 'own', steps });
    expect(found.map(({ step, code }) => `${step} ${code}`)).toEqual(findings);
  });

  test.each<[string, readonly Step[], readonly string[]]>([
    ['nine days', [{ ...letter, termDays: 9 }], ['letter short-term']],
    ['ten days', [letter], []],
    ['a letter before the due date', [{ ...letter, days: -3 }], ['letter counts-before-due']],
    ['a courtesy call before it', [courtesy], []],
  ])('remarked: %s', (_what, steps, findings) => {
    const found = strategyRemarks({ name: 'own', steps });
    expect(found.map(({ step, code }) => `${step} ${code}`)).toEqual(findings);
  });

  test.each(LADDERS)('nothing with $name', (strategy) => {
    expect([...strategyProblems(strategy), ...strategyRemarks(strategy)]).toEqual([]);
  });
});

describe('on another ladder', () => {
  const own: Strategy = {
    name: 'own',
    steps: [
      { id: 'greeting', kind: 'call', from: 'due', days: 3, needsApproval: false },
      {
        id: 'kind-letter',
        kind: 'letter',
        from: 'previous',
        days: 3,
        termDays: 10,
        tone: 'friendly',
        needsApproval: false,
      },
      { id: 'second-greeting', kind: 'call', from: 'previous', days: 3, needsApproval: false },
      {
        id: 'firm-letter',
        kind: 'letter',
        from: 'previous',
        days: 3,
        termDays: 10,
        tone: 'firm',
        needsApproval: false,
      },
      { id: 'diffida', kind: 'legal-warning', from: 'previous', days: 3, termDays: 15, needsApproval: true },
    ],
  };
  const toneless: Strategy = {
    name: 'toneless',
    steps: own.steps.map(({ tone: _tone, ...step }) => step),
  };
  const first = withStep('first-letter', '2026-11-09', { kind: 'letter', deadline: '2026-11-19' });
  const second = withStep('second-letter', '2026-11-25', { kind: 'letter', deadline: '2026-12-09' });

  /** The step ahead once the case is put on a ladder and what was said already is passed. */
  function aheadOn(to: Strategy, from: Strategy | undefined, ...deviations: readonly Deviation[]) {
    const facts = aCase(...deviations);
    const said = stepsAlreadySaid(facts.steps, from, to).map(({ step, kind }) =>
      withStep(step, '2026-12-10', { outcome: 'passed', kind }),
    );
    return decisionOn(aCase(...deviations, ...said), '2026-12-30', {}, to).step?.id;
  }

  test.each<[string, Strategy, Strategy | undefined, string, ...Deviation[]]>([
    ['the friendly letter was sent', own, STANDARD, 'second-greeting', first],
    ['both were sent', own, STANDARD, 'diffida', first, second],
    ['the old ladder is gone: the first one left', own, undefined, 'second-greeting', first],
    ['letters without a tone', toneless, STANDARD, 'second-greeting', first],
    ['the same ids', WHITE_GLOVES, STANDARD, 'phone-call', first],
    [
      'from the friendly call to the letter',
      STANDARD,
      WHITE_GLOVES,
      'first-letter',
      withStep('friendly-call', '2026-11-09', { kind: 'call' }),
    ],
    [
      'a skipped letter said nothing',
      own,
      STANDARD,
      'greeting',
      withStep('first-letter', '2026-11-09', { kind: 'letter', outcome: 'skipped' }),
    ],
    ['back again', STANDARD, own, 'phone-call', withStep('kind-letter', '2026-11-09', { kind: 'letter' })],
    [
      'no letter of that tone',
      { name: 'firm', steps: own.steps.slice(2) },
      STANDARD,
      'second-greeting',
      first,
    ],
    [
      'the warning was delivered',
      own,
      FAST,
      'nothing',
      first,
      second,
      withStep('legal-warning', '2026-12-14', { kind: 'legal-warning' }),
    ],
  ])('%s', (_what, to, from, next, ...deviations) => {
    expect(aheadOn(to, from, ...deviations) ?? 'nothing').toBe(next);
  });

  test('law: from any of the ladders to any other no letter of a tone goes twice', () => {
    const ladders = [...LADDERS, own];
    const ladder = fc.constantFrom(...ladders);
    fc.assert(
      fc.property(ladder, ladder, fc.integer({ min: 0, max: 10 }), (from, to, count) => {
        const taken = from.steps.slice(0, count).map(({ id, kind }) => withStep(id, '2026-11-09', { kind }));
        const facts = aCase(...taken);
        const tones = from.steps
          .slice(0, count)
          .flatMap(({ kind, tone }) => (kind === 'letter' ? [tone] : []));
        const passed = stepsAlreadySaid(facts.steps, from, to).map(({ step, kind }) =>
          withStep(step, '2026-11-10', { outcome: 'passed', kind }),
        );
        const { step } = decisionOn(aCase(...taken, ...passed), '2026-12-30', {}, to);
        if (step?.kind === 'letter') expect(tones).not.toContain(step.tone);
      }),
    );
  });
});

test.each([
  [2026, '2026-10-31'],
  [2028, '2028-02-29'],
])('in %i the call before %s falls on a working day not after it', (_year, due) => {
  for (const days of [-1, -3, -5]) expect(courtesyDay({ days }, day(due), undefined) <= due).toBe(true);
});
