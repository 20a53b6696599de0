/** What holds for every case whatever, also for one nobody would invent. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isHoliday } from '../../src/domain/calendar.ts';
import type { CaseFacts, StepTaken } from '../../src/domain/case.ts';
import { addDays, daysBetween, type Day } from '../../src/domain/day.ts';
import { isForWorkingDays } from '../../src/domain/conduct/inPerson.ts';
import { deadlineFrom, termDaysFor } from '../../src/domain/step/letterPlan.ts';
import { mayTakeStep, nextStep, type Decision } from '../../src/domain/nextStep.ts';
import type { Rules } from '../../src/domain/settings.ts';
import { STANDARD } from '../../src/domain/strategy/strategy.ts';
import { aCaseDay, randomFacts, someRules } from '../support/randomCases.ts';
import { daysFrom } from '../support/world.ts';

const RUNS = { numRuns: 600 };
const idOf = STANDARD.steps.map((step) => step.id);

function decide(facts: CaseFacts, rules: Rules, today: Day): Decision {
  return nextStep(facts, STANDARD, rules, today);
}

/** A decision as the stored agenda tells it: the days late grow by themselves and are told as of the day asked about. */
function asStored(decision: Decision, asOf: Day): object {
  const { claim, reasons, recheckOn: _recheckOn, ...rest } = decision;
  const late = claim.oldestDue === undefined ? 0 : daysBetween(claim.oldestDue, asOf);
  return {
    ...rest,
    mayTake: mayTakeStep(decision),
    owed: claim.main,
    oldestDue: claim.oldestDue,
    reasons: reasons.map((reason) =>
      reason.code === 'overdue' ? { ...reason, values: { ...reason.values, days: late } } : reason,
    ),
  };
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}

describe('the answer', () => {
  test('is there for every case and every day, the same twice, and touches nothing', () => {
    fc.assert(
      fc.property(randomFacts, someRules, aCaseDay, (facts, rules, today) => {
        const decision = decide(deepFreeze(facts), deepFreeze(rules), today);
        expect(decide(structuredClone(facts), rules, today)).toEqual(decision);
        expect(['due', 'waiting', 'held']).toContain(decision.status);
        expect(decision.status === 'due').toBe(decision.due !== undefined && decision.due <= today);
      }),
      RUNS,
    );
  });

  test('holds until the day it says it may be another one: the stored agenda relies on it', () => {
    fc.assert(
      fc.property(randomFacts, someRules, aCaseDay, (facts, rules, today) => {
        const decision = decide(facts, rules, today);
        const horizon = addDays(today, 200);
        const recheckOn = decision.recheckOn ?? horizon;
        expect(recheckOn > today).toBe(true);
        for (const later of daysFrom(today, addDays(recheckOn < horizon ? recheckOn : horizon, -1))) {
          // The store says nothing of these days: it asks anew.
          if (isForWorkingDays(decision) && isHoliday(later, rules.patronDay)) continue;
          const [fresh, stored] = [asStored(decide(facts, rules, later), later), asStored(decision, later)];
          // Comparing texts first: a hundred times as fast as toEqual, which then shows what differs.
          if (JSON.stringify(fresh) !== JSON.stringify(stored)) expect(fresh).toEqual(stored);
        }
      }),
      RUNS,
    );
  });

  test('lists blockers exactly when the step may not be taken', () => {
    fc.assert(
      fc.property(randomFacts, someRules, aCaseDay, (facts, rules, today) => {
        const decision = decide(facts, rules, today);
        expect(mayTakeStep(decision)).toBe(decision.step !== undefined && decision.blockers.length === 0);
        for (const { until } of decision.blockers) if (until !== undefined) expect(until > today).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('a step', () => {
  test('is never due before a deadline that was granted', () => {
    fc.assert(
      fc.property(randomFacts, someRules, aCaseDay, (facts, rules, today) => {
        const decision = decide(facts, rules, today);
        if (decision.step === undefined) return;
        for (const { deadline } of facts.steps) {
          if (deadline === undefined) continue;
          if (decision.task === 'step') expect((decision.due ?? today) > deadline).toBe(true);
          if (mayTakeStep(decision)) expect(today > deadline).toBe(true);
        }
      }),
      RUNS,
    );
  });

  test('never goes back and jumps over none that is not passed, as the days go by', () => {
    const climb = fc.array(fc.boolean(), { minLength: 120, maxLength: 120 });
    fc.assert(
      fc.property(randomFacts, someRules, aCaseDay, climb, (random, rules, from, isTaken) => {
        // In proceedings no step is taken, and what it would be counted from is not told.
        const { insolvency: _insolvency, ...start } = random;
        let facts: CaseFacts = { ...start, letters: [], holds: [], disputes: [] };
        let rung = Math.max(-1, ...facts.steps.filter(hasAPlace).map((step) => idOf.indexOf(step.step)));
        isTaken.forEach((take, index) => {
          const today = addDays(from, index);
          const decision = decide(facts, rules, today);
          if (decision.step === undefined) return;
          const ahead = idOf.indexOf(decision.step.id);
          const isBehind = (id: string): boolean => facts.steps.some((step) => step.step === id);
          if (isInserted(decision)) {
            expect(decision.passed).toEqual([]);
          } else {
            expect(ahead).toBeGreaterThan(rung);
            const between = idOf.slice(rung + 1, ahead).filter((id) => !isBehind(id));
            expect(decision.passed.map((passed) => passed.step)).toEqual(between);
          }
          if (!take || !mayTakeStep(decision)) return;
          const others = facts.steps.filter((step) => step.step !== decision.step?.id);
          facts = { ...facts, steps: [...others, ...taken(facts, decision, rules, today)] };
          if (hasAPlace({ step: decision.step.id })) rung = Math.max(rung, ahead);
        });
      }),
      { numRuns: 300 },
    );
  });
});

/** Tracing is inserted where it is needed. */
function hasAPlace({ step }: Pick<StepTaken, 'step'>): boolean {
  return step !== 'tracing';
}

/** Tracing, the step that failed, or a letter that came back. */
function isInserted({ reasons }: Decision): boolean {
  return reasons.some(({ code }) => /^counted-from-(?:lost|found|returned)-/.test(code));
}

/** The steps behind the case once the step ahead was taken, as the office records them. */
function taken(facts: CaseFacts, { step, passed }: Decision, rules: Rules, on: Day): StepTaken[] {
  if (step === undefined) return [];
  const term = termDaysFor(step, facts.debtor);
  const deadline = term === 0 ? {} : { deadline: deadlineFrom(on, term, rules) };
  const past = passed.map(
    (each) => ({ step: each.step, outcome: 'passed', on, isUnreachable: false }) as const,
  );
  return [...past, { step: step.id, outcome: 'done', on, isUnreachable: false, ...deadline }];
}
