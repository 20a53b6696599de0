/** Rules 2 and 3: every rung of the three strategies around the days on which nothing is due, one day before, on the day, one after. */
import { describe, expect, test } from 'vitest';
import type { CaseFacts, StepTaken } from '../../src/domain/case.ts';
import { addDays, day, weekday, type Day } from '../../src/domain/day.ts';
import { DEFAULT_STRATEGIES } from '../../src/domain/settings.ts';
import { termDaysFor } from '../../src/domain/step/letterPlan.ts';
import type { Step } from '../../src/domain/strategy/strategy.ts';
import { A_DEBTOR, aCase, decisionOn, openedOn, owing } from '../support/caseWorld.ts';

/** Written out by hand, with the patron saint's day of Florence: the rules must not be their own judge. */
const DAYS_OFF = new Set([
  '2026-04-06',
  '2026-04-25',
  '2026-05-01',
  '2026-06-02',
  '2026-06-24',
  '2026-12-08',
  '2026-12-25',
  '2027-01-01',
  '2027-01-06',
  '2027-03-29',
  '2027-06-02',
  '2027-06-24',
  '2027-10-04',
  '2027-11-01',
  '2027-12-08',
  '2028-04-17',
  '2028-04-25',
  '2028-05-01',
  '2028-06-02',
]);
const PATRON = { patronDay: '06-24' };

function forward(from: Day): Day {
  let on = from;
  while (weekday(on) > 5 || DAYS_OFF.has(on)) on = addDays(on, 1);
  return on;
}

/** The day a rung falls on, worked out from the one before. */
function expectedDay(step: Step, due: Day, opened: Day, previous: StepTaken | undefined): Day {
  const end = previous?.deadline ?? previous?.on ?? opened;
  const from = step.from === 'previous' ? end : due;
  const afterDeadline = previous?.deadline === undefined ? end : addDays(previous.deadline, 1);
  const counted = addDays(from, step.days);
  return forward(counted < afterDeadline ? afterDeadline : counted);
}

/** Takes the step on its day; a letter grants its term, moved forward. */
function taken(step: Step, on: Day): StepTaken {
  const term = termDaysFor(step, A_DEBTOR);
  const isLetter = step.kind === 'letter' || step.kind === 'legal-warning';
  return {
    step: step.id,
    kind: step.kind,
    outcome: 'done',
    on,
    isUnreachable: false,
    ...(isLetter ? { deadline: forward(addDays(on, term)) } : {}),
  };
}

describe.each(['standard', 'white-gloves', 'fast'])('%s', (name) => {
  const strategy = DEFAULT_STRATEGIES[name];
  if (strategy === undefined) throw new Error(name);

  test.each([
    ['Easter Monday', '2026-03-27'],
    ['Easter Monday of the year after', '2027-03-19'],
    ['4 October 2026, a Sunday', '2026-09-25'],
    ['4 October 2027, a Monday', '2027-09-24'],
    ['Christmas', '2026-12-15'],
    ['29 February 2028', '2028-02-18'],
    ['the patron saint’s day', '2026-06-12'],
    ['the patron saint’s day of the year after', '2027-06-15'],
  ])('around %s', (_name, due) => {
    const opened = addDays(day(due), 1);
    let facts: CaseFacts = {
      ...aCase(owing({ due, wasDemanded: true }), openedOn(opened)),
      strategy: name,
    };
    let previous: StepTaken | undefined;
    for (let count = 0; count < 20; count += 1) {
      const far = decisionOn(facts, addDays(opened, 400), PATRON, strategy);
      if (far.step === undefined) break;
      const { step } = far;
      const on = expectedDay(step, day(due), opened, previous);
      const at = (today: Day) => decisionOn(facts, today, PATRON, strategy);
      expect([step.id, at(addDays(on, -1)).status]).toEqual([step.id, 'waiting']);
      expect(at(on)).toMatchObject({ status: 'due', step: { id: step.id }, due: on, blockers: [] });
      expect(at(addDays(on, 1))).toMatchObject({ step: { id: step.id } });
      previous = taken(step, on);
      facts = { ...facts, steps: [...facts.steps, previous] };
    }
    expect(facts.steps.map((step) => step.kind)).toContain('assessment');
  });
});
