/** What the indexes say of a large agenda is what the whole list says. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agendaOfDay } from '../../../src/cli/agenda/morning.ts';
import type { AgendaLine } from '../../../src/db/agenda.ts';
import { addDays, day, type Day } from '../../../src/domain/day.ts';
import { sectionOf, SECTIONS } from '../../../src/domain/step/kindOfWork.ts';
import { askedDay, type Book } from '../../../src/office/book.ts';
import { aBook } from '../../support/world.ts';
import { agendaWorld } from '../agendaWorld.ts';

const TODAY = day('2026-11-24');

/** A stored decision, as far as sorting and counting look at it. */
const aDecision = fc.record({
  status: fc.constantFrom('due', 'due', 'due', 'waiting', 'held'),
  task: fc.constantFrom('step', 'step', 'callback', 'retry-call', 'broken-promise', 'post', 'check-payment'),
  kind: fc.constantFrom('call', 'visit', 'letter', null),
  // Few amounts, so that many cost the same; some differ by less than a cent of what waiting costs.
  owedCents: fc.constantFrom(0, 1, 99, 100, 101, 120_000, 120_001, 2_500_000, 90_000_000_000),
  weightPercent: fc.constantFrom(80, 100, 120),
  currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'USD'),
  daysLate: fc.option(fc.constantFrom(-3, 0, 1, 29, 30, 31, 60, 90, 91, 364, 400, 900)),
  dueIn: fc.option(fc.integer({ min: -2, max: 3 })),
  at: fc.option(fc.constantFrom('08:59', '09:00', '09:14', '09:16', '15:00')),
  heldBy: fc.constantFrom('promise-open', 'on-hold'),
});

type StoredDecision = typeof aDecision extends fc.Arbitrary<infer Value> ? Value : never;

/** A book whose agenda holds these decisions, one a case. */
function bookWith(decisions: readonly StoredDecision[]): Book {
  const book = aBook();
  const { database } = book;
  const { rulesKey } = askedDay(book, TODAY);
  for (const each of decisions) {
    const name = `Cliente ${each.owedCents}`;
    const debtor_id = database.insert('debtor', {
      name,
      name_key: name,
      kind: 'company',
      language: 'it',
      is_consumer: 0,
    });
    const opening = { opened_on: TODAY, strategy: 'standard', collector: 'anna' };
    const case_id = database.insert('recovery_case', { debtor_id, status: 'open', ...opening });
    const [at, kind] = [each.at, each.kind];
    database.insert('agenda', {
      case_id,
      decided_on: TODAY,
      recheck_on: null,
      status: each.status,
      task: each.task,
      step: null,
      step_kind: kind,
      // What is due has a day.
      due_on: each.dueIn === null && each.status !== 'due' ? null : addDays(TODAY, each.dueIn ?? 0),
      at_time: at,
      owed_cents: each.owedCents,
      currency: each.currency,
      oldest_due_on: each.daysLate === null ? null : addDays(TODAY, -each.daysLate),
      reasons: '[]',
      rules_key: rulesKey,
      may_take_step: 1,
      weight_percent: each.weightPercent,
      section: each.status === 'due' ? sectionOf({ task: each.task, at, kind }) : 'other',
      held_by: each.status === 'held' ? each.heldBy : '',
    });
  }
  return book;
}

const numbers = (lines: readonly AgendaLine[]): number[] => lines.map((line) => line.case);

async function compare(book: Book, on: Day, now: { today: Day; time: string } | undefined): Promise<void> {
  const agenda = await agendaOfDay(book, on, now);
  const all = agenda.all();
  const due = all.filter((line) => line.status === 'due');
  for (const count of [1, 2, 5, 20]) {
    expect(numbers(agenda.first(count))).toEqual(numbers(all.slice(0, count)));
    expect(numbers(agenda.first(count, 'due'))).toEqual(numbers(due.slice(0, count)));
    for (const section of SECTIONS) {
      const ofSection = due.filter((line) => sectionOf(line) === section);
      expect([section, numbers(agenda.firstOf(section, count))]).toEqual([
        section,
        numbers(ofSection.slice(0, count)),
      ]);
    }
  }
  const days = all.flatMap((line) => (line.status === 'due' ? [] : (line.due ?? [])));
  expect(agenda.upcoming()?.due).toBe(days.toSorted()[0]);
  const atAnHour = due.filter((line) => line.due === on && typeof line.at === 'string');
  expect(numbers(agenda.atAnHour())).toEqual(numbers(atAnHour));
  const counted = agenda.totals.map(({ status, section, heldBy, currency, cases, owedCents }) => {
    const lines = all.filter(
      (line) =>
        line.status === status &&
        line.heldBy === heldBy &&
        line.currency === currency &&
        (status !== 'due' || sectionOf(line) === section),
    );
    expect([cases, owedCents]).toEqual([lines.length, lines.reduce((sum, line) => sum + line.owedCents, 0)]);
    return cases;
  });
  expect(counted.reduce((sum, cases) => sum + cases, 0)).toBe(all.length);
}

describe('of a large agenda', () => {
  test('the first of all and of each section, the next to come, the hours and the totals', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(aDecision, { maxLength: 60 }),
        fc.constantFrom(undefined, { today: TODAY, time: '09:00' }),
        (decisions, now) => compare(bookWith(decisions), TODAY, now),
      ),
      { numRuns: 60 },
    );
  });

  test('many cases alike: the lowest numbers come first', async () => {
    const one = {
      status: 'due',
      task: 'step',
      kind: 'letter',
      owedCents: 5_000,
      weightPercent: 100,
      currency: 'EUR',
      daysLate: 45,
      dueIn: 0,
      at: null,
      heldBy: '',
    } as unknown as StoredDecision;
    // The later half owes a cent less, which costs the same.
    const decisions = Array.from({ length: 80 }, (_, index) =>
      index < 40 ? { ...one, owedCents: 4_999 } : one,
    ) as StoredDecision[];
    await compare(bookWith(decisions), TODAY, undefined);
  });

  test('a case the store knows nothing of is worked out, and so is the whole list', async () => {
    const world = await agendaWorld();
    await world.work((book) => {
      const { database } = bookWith([]);
      database.close();
      const name = 'Mai decisa S.r.l.';
      const debtor_id = book.database.insert('debtor', {
        name,
        name_key: name,
        kind: 'company',
        language: 'it',
        is_consumer: 0,
      });
      const opening = { opened_on: TODAY, strategy: 'standard', collector: 'ada-neri' };
      book.database.insert('recovery_case', { debtor_id, status: 'open', ...opening });
    });
    const { stdout } = await world.run(['next']);
    expect(stdout).toContain('Mai decisa');
  });
});
