/** Rules 2 and 17 after any sequence of acts: the agenda, the gate and the days that are named never contradict each other. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadFacts } from '../../src/db/caseFacts.ts';
import { addDays } from '../../src/domain/day.ts';
import type { ReasonCode } from '../../src/domain/nextStep.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { rehearse } from '../../src/office/act.ts';
import { agendaOn } from '../../src/office/agenda/agenda.ts';
import { prepareLetter } from '../../src/office/letter/letters.ts';
import { isDueLetter } from '../../src/office/agenda/nightRun.ts';
import { markSent } from '../../src/office/letter/posting.ts';
import { voidLetter } from '../../src/office/letter/voiding.ts';
import { aBook, moment } from '../support/world.ts';
import { deeds, live } from './randomDeeds.ts';

function refusalOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

const MAY_BREAK: ReadonlySet<ReasonCode> = new Set(['promise-open', 'plan-running', 'plan-covers']);

describe('after any acts', () => {
  test('a letter can be prepared exactly when the agenda says that its step may be taken', () => {
    fc.assert(
      fc.property(deeds, (list) => {
        const book = aBook();
        live(book, list, (today) => {
          for (const entry of agendaOn(book, today)) {
            const isLetter = entry.kind === 'letter' || entry.kind === 'legal-warning';
            const refusal = refusalOf(() => prepareLetter(book, moment(today), entry.case));
            expect([today, entry.case, entry.task, refusal === undefined]).toEqual([
              today,
              entry.case,
              entry.task,
              isLetter && entry.mayTakeStep,
            ]);
            if (isDueLetter(entry)) expect(refusal).toBeUndefined();
          }
        });
      }),
      { numRuns: 30 },
    );
  });

  test('a letter that is to be posted can be posted, and one that is to be voided cannot', () => {
    fc.assert(
      fc.property(deeds, (list) => {
        const book = aBook();
        const today = live(book, list);
        for (const { task, reasons, status } of agendaOn(book, today)) {
          if (task !== 'post' || status !== 'due') continue;
          const { protocol, outdated, late } = reasons.find(({ code }) => code === 'task-post')?.values ?? {};
          const sent = refusalOf(() =>
            rehearse(book, () => markSent(book, moment(today), [String(protocol)], { on: today })),
          );
          expect([protocol, sent]).toEqual([
            protocol,
            outdated === undefined ? (late === undefined ? undefined : 'letter-late') : 'letter-outdated',
          ]);
          expect(
            refusalOf(() => rehearse(book, () => voidLetter(book, moment(today), String(protocol)))),
          ).toBe(undefined);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('the day that is named is the day that comes, when nothing else happens', () => {
    fc.assert(
      fc.property(deeds, (list) => {
        const book = aBook();
        const last = live(book, list);
        for (const { case: number, status, due, task, reasons } of agendaOn(book, last)) {
          if (status === 'due' || due === undefined || due > addDays(last, 60)) continue;
          // What is broken is due that day, wherever the ladder stands (rules 6 and 8): that is told as a reason.
          if (reasons.some(({ code }) => MAY_BREAK.has(code))) continue;
          // An invoice that falls due meanwhile is something that happens; a dispute is answered on a day of its own.
          const [facts] = loadFacts(book.database, [number]);
          if (facts === undefined || facts.disputes.length > 0) continue;
          if (facts.items.some(({ dueOn, openCents }) => openCents > 0 && dueOn >= last)) continue;
          for (let today = addDays(last, 1); today <= due; today = addDays(today, 1)) {
            const [entry] = agendaOn(book, today, [number]);
            expect([task, due, today, entry?.status === 'due']).toEqual([task, due, today, today === due]);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});
