/** What holds for every case opened before anything was overdue. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isHoliday } from '../../src/domain/calendar.ts';
import type { CaseFacts } from '../../src/domain/case.ts';
import { isAnythingOwed } from '../../src/domain/step/claim.ts';
import { FAST, WHITE_GLOVES } from '../../src/domain/strategy/defaultStrategies.ts';
import { addDays, type Day } from '../../src/domain/day.ts';
import { isForWorkingDays } from '../../src/domain/conduct/inPerson.ts';
import { mayTakeStep, nextStep, type Decision } from '../../src/domain/nextStep.ts';
import { STANDARD } from '../../src/domain/strategy/strategy.ts';
import { aCaseDay, randomFacts, someRules } from '../support/randomCases.ts';
import { daysFrom } from '../support/world.ts';

const RUNS = { numRuns: 400 };

/** Nothing was done yet, or a call about some due date. */
const calls = fc.option(fc.record({ on: aCaseDay, about: aCaseDay }), { nil: undefined });

const early: fc.Arbitrary<CaseFacts> = fc.tuple(randomFacts, calls).map(([facts, call]) => ({
  ...facts,
  isEarly: true,
  plans: [],
  letters: [],
  failedDeliveries: [],
  steps:
    call === undefined
      ? []
      : [
          {
            step: 'courtesy-call',
            kind: 'call',
            outcome: 'done',
            on: call.on,
            isUnreachable: false,
            aboutDueOn: call.about,
          } as const,
        ],
}));
const ladder = fc.constantFrom(STANDARD, WHITE_GLOVES, FAST);

/** Without what grows with every day, and the day it is asked again. */
function lasting({ recheckOn: _recheckOn, claim, reasons, ...rest }: Decision): string {
  const told = reasons.filter(({ code }) => code !== 'overdue');
  return JSON.stringify({ ...rest, told, owed: claim.main, oldest: claim.oldestDue });
}

test('before anything is overdue there is no step but the call, and never after its due date', () => {
  fc.assert(
    fc.property(early, ladder, someRules, aCaseDay, (facts, strategy, rules, today) => {
      const { step, claim, courtesy, kind } = nextStep(facts, strategy, rules, today);
      if (step === undefined || isAnythingOwed(claim)) return;
      expect(step.only).toBe('before-due');
      expect(kind).toBe('call');
      expect(courtesy !== undefined && courtesy.dueOn >= today).toBe(true);
      for (const { isDisputed, dueOn } of courtesy?.items ?? []) {
        expect([isDisputed, dueOn]).toEqual([false, courtesy?.dueOn]);
      }
    }),
    RUNS,
  );
});

test('the answer holds until the day it is asked again', () => {
  fc.assert(
    fc.property(early, ladder, someRules, aCaseDay, (facts, strategy, rules, today) => {
      const decision = nextStep(facts, strategy, rules, today);
      const horizon = addDays(today, 120);
      const { recheckOn = horizon } = decision;
      for (const later of daysFrom(today, addDays(recheckOn < horizon ? recheckOn : horizon, -1))) {
        if (isForWorkingDays(decision) && isHoliday(later, rules.patronDay)) continue;
        expect(lasting(nextStep(facts, strategy, rules, later))).toBe(lasting(decision));
      }
    }),
    RUNS,
  );
});

test('each due date gets one call at most, whatever is done on which day', () => {
  fc.assert(
    fc.property(
      early,
      someRules,
      aCaseDay,
      fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
      (start, rules, from, isTaken) => {
        let facts: CaseFacts = { ...start, steps: [], contacts: [], holds: [], promises: [] };
        const called: Day[] = [];
        isTaken.forEach((take, index) => {
          const today = addDays(from, index);
          const decision = nextStep(facts, WHITE_GLOVES, rules, today);
          const { courtesy, step } = decision;
          if (!take || courtesy === undefined || step === undefined || !mayTakeStep(decision)) return;
          called.push(courtesy.dueOn);
          const taken = {
            step: step.id,
            kind: step.kind,
            outcome: 'done',
            on: today,
            isUnreachable: false,
            aboutDueOn: courtesy.dueOn,
          } as const;
          facts = { ...facts, steps: [taken] };
        });
        expect(new Set(called).size).toBe(called.length);
      },
    ),
    RUNS,
  );
});
