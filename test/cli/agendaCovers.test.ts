/** Nothing falls between the lists: every open case stands in the agenda or under `why`, with a reason that can be read. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sectionsOf } from '../../src/cli/agenda/agendaSections.ts';
import { todoWithHour } from '../../src/cli/agenda/agendaView.ts';
import { formatFor } from '../../src/cli/screen/format.ts';
import { en } from '../../src/cli/messages/en.ts';
import { it as italian } from '../../src/cli/messages/it.ts';
import { reasonText } from '../../src/cli/agenda/reasonView.ts';
import { thingToDo, workQueue } from '../../src/cli/work/workQueue.ts';
import { loadFacts } from '../../src/db/caseFacts.ts';
import { day } from '../../src/domain/day.ts';
import { nextStep } from '../../src/domain/nextStep.ts';
import { STANDARD } from '../../src/domain/strategy/strategy.ts';
import { agendaOn } from '../../src/office/agenda/agenda.ts';
import { caseNumbers, deeds, live } from '../office/randomDeeds.ts';
import { aCaseDay, randomFacts, someRules } from '../support/randomCases.ts';
import { aBook } from '../support/world.ts';

const VOICES = [
  { messages: italian, format: formatFor('it') },
  { messages: en, format: formatFor('en') },
];

describe('why', () => {
  test('has a reason in words for every open case, and a date or the statement that none is known', () => {
    fc.assert(
      fc.property(
        randomFacts,
        someRules,
        aCaseDay,
        fc.constantFrom(STANDARD, undefined),
        (facts, rules, today, strategy) => {
          const decision = nextStep(facts, strategy, rules, today, 'EUR');
          expect(decision.reasons.length).toBeGreaterThan(0);
          for (const voice of VOICES) {
            for (const reason of decision.reasons) {
              const text = reasonText(voice, reason);
              // A code instead of a sentence, or a value the sentence has no word for.
              expect(text).not.toBe(reason.code);
              expect(text).not.toMatch(/undefined|NaN|\[object/u);
            }
          }
          if (decision.due === undefined) expect(['held', 'waiting']).toContain(decision.status);
          if (decision.status === 'due') expect(decision.due).toBeDefined();
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the agenda and why', () => {
  test('cover every open case exactly once, whatever was done in the office; work has each once as well', async () => {
    await fc.assert(
      fc.asyncProperty(deeds, async (list) => {
        const book = aBook();
        const today = live(book, list);
        const open = loadFacts(book.database, caseNumbers(book))
          .filter(({ isOpen }) => isOpen)
          .map(({ number }) => number);
        const entries = agendaOn(book, today);
        const due = entries.filter(({ status }) => status === 'due');
        const inSections = sectionsOf(due).flatMap(({ lines }) => lines.map((line) => line.case));
        const explained = entries.filter(({ status }) => status !== 'due').map((entry) => entry.case);
        expect([...inSections, ...explained].toSorted((a, b) => a - b)).toEqual(
          open.toSorted((a, b) => a - b),
        );
        const { now, later } = await workQueue(book, { today, time: '09:15' }, undefined);
        const toWork = [...now, ...later];
        expect(toWork.map((line) => line.case).toSorted((a, b) => a - b)).toEqual(
          inSections.toSorted((a, b) => a - b),
        );
        expect(new Set(toWork.map(thingToDo)).size).toBe(toWork.length);
        for (const entry of due)
          for (const voice of VOICES) expect(todoWithHour({ ...voice, asOf: today }, entry)).not.toBe('');
      }),
      { numRuns: 40 },
    );
  });

  test('an empty book has neither', async () => {
    const { now, later } = await workQueue(aBook(), { today: day('2026-11-24'), time: '09:15' }, undefined);
    expect([...now, ...later]).toEqual([]);
  });
});
