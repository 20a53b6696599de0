/** What holds after any sequence of acts: undo and redo, the stored agenda, the journal, the numbers. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadFacts } from '../../src/db/caseFacts.ts';
import { readJournal } from '../../src/db/journal.ts';
import { addDays, day } from '../../src/domain/day.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { rehearse } from '../../src/office/act.ts';
import { agendaOn, decide, entryOf } from '../../src/office/agenda/agenda.ts';
import type { Book } from '../../src/office/book.ts';
import { caseFile } from '../../src/office/case/caseFile.ts';
import { housekeeping } from '../../src/office/agenda/nightRun.ts';
import { redo, undo } from '../../src/office/undo.ts';
import { aBook, daysFrom, moment } from '../support/world.ts';
import { caseNumbers, deeds, live } from './randomDeeds.ts';

/** Every case as `show` tells it, as of one day. Letters that were voided are left out: their numbers stay given. */
function everyCase(book: Book): string {
  const files = caseNumbers(book).map((number) => {
    const file = caseFile(book, number, day('2026-12-21'));
    return { ...file, letters: file.letters.filter((letter) => letter.status !== 'void') };
  });
  return JSON.stringify(files, null, 1);
}

function lastAct({ database }: Book): number {
  const row = database.connection.prepare(`select max(id) as id from operation where kind = 'act'`).get() as {
    id: number | null;
  };
  return row.id ?? 0;
}

describe('undo and redo', () => {
  test('after any acts, undo restores every case exactly, one act after the other, and redo brings it back', () => {
    fc.assert(
      fc.property(deeds, (list) => {
        const book = aBook();
        const states = [everyCase(book)];
        let acts = 0;
        const today = live(book, list, () => {
          if (lastAct(book) === acts) return;
          acts = lastAct(book);
          states.push(everyCase(book));
        });
        const now = moment(today);
        for (const before of states.slice(0, -1).toReversed()) {
          undo(book, now);
          expect(everyCase(book)).toBe(before);
        }
        expect(() => undo(book, now)).toThrow('nothing-to-undo');
        for (const after of states.slice(1)) {
          redo(book, now);
          expect(everyCase(book)).toBe(after);
        }
        expect(() => redo(book, now)).toThrow('nothing-to-redo');
      }),
      { numRuns: 30 },
    );
  });

  test('undone, redone and undone again in any mixture, it is where the count says', () => {
    const mixture = fc.array(fc.boolean(), { minLength: 5, maxLength: 15 });
    fc.assert(
      fc.property(deeds, mixture, (list, moves) => {
        const book = aBook();
        const states = [everyCase(book)];
        let acts = 0;
        const today = live(book, list, () => {
          if (lastAct(book) === acts) return;
          acts = lastAct(book);
          states.push(everyCase(book));
        });
        let position = states.length - 1;
        for (const isBack of moves) {
          if (isBack ? position === 0 : position === states.length - 1) continue;
          if (isBack) undo(book, moment(today));
          else redo(book, moment(today));
          position += isBack ? -1 : 1;
          expect(everyCase(book)).toBe(states[position]);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('the stored agenda', () => {
  test('says on any later day what the facts say, also after undo', () => {
    fc.assert(
      fc.property(deeds, fc.nat(4), (list, undone) => {
        const book = aBook();
        const today = live(book, list);
        for (let count = 0; count < undone; count += 1) {
          try {
            undo(book, moment(today));
          } catch {
            break;
          }
        }
        for (const later of daysFrom(today, addDays(today, 25))) {
          const open = loadFacts(book.database, caseNumbers(book)).filter((facts) => facts.isOpen);
          const fresh = open.map((facts) => entryOf(book, facts, decide(book, facts, later)));
          const stored = agendaOn(book, later).toSorted((a, b) => a.case - b.case);
          // Comparing texts first: much faster, and toEqual then shows what differs.
          if (JSON.stringify(stored) !== JSON.stringify(fresh)) expect(stored).toEqual(fresh);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('owes what the open, overdue and undisputed items come to, currency by currency', () => {
    const sql = `select c.id as number, i.currency, sum(i.open_cents) as owed
      from recovery_case c join invoice i on i.debtor_id = c.debtor_id
      where c.status = 'open' and i.left_in_case is null and (i.due_on < ? and i.open_cents > 0 or i.open_cents < 0)
        and not exists (select 1 from dispute d where d.invoice_id = i.id and d.resolved_on is null)
      group by 1, 2`;
    fc.assert(
      fc.property(deeds, (list) => {
        const book = aBook();
        live(book, list, (today) => {
          const sums = book.database.connection.prepare(sql).all(today) as {
            number: number;
            currency: string;
            owed: number;
          }[];
          for (const entry of agendaOn(book, today)) {
            const owed =
              sums.find((row) => row.number === entry.case && row.currency === entry.currency)?.owed ?? 0;
            expect(entry.owedCents).toBe(Math.max(0, owed));
          }
        });
      }),
      { numRuns: 20 },
    );
  });
});

describe('history', () => {
  test('the journal only grows', () => {
    fc.assert(
      fc.property(deeds, (list) => {
        const book = aBook();
        const lines = () =>
          readJournal(book.database, { withUndone: true }).map((entry) => ({ ...entry, isUndone: false }));
        let before = lines();
        const look = (): void => {
          const after = lines();
          expect(after.slice(0, before.length)).toEqual(before);
          before = after;
        };
        const today = live(book, list, look);
        for (const turn of [undo, undo, redo]) {
          try {
            turn(book, moment(today));
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
          }
          look();
        }
      }),
      { numRuns: 12 },
    );
  });

  test('case numbers and protocol numbers are never given twice', () => {
    fc.assert(
      fc.property(deeds, deeds, (first, second) => {
        const book = aBook();
        const given = new Map<string, string>();
        const look = (): void => {
          const rows = book.database.connection
            .prepare(
              `select 'case ' || id as number, debtor_id || ' ' || opened_on as what from recovery_case
               union all select 'letter ' || year || '/' || serial, case_id || ' ' || file from letter`,
            )
            .all() as { number: string; what: string }[];
          for (const { number, what } of rows) {
            expect(given.get(number) ?? what).toBe(what);
            given.set(number, what);
          }
        };
        const today = live(book, first, look);
        for (let count = 0; count < 3; count += 1) {
          try {
            undo(book, moment(today));
          } catch {
            break;
          }
        }
        live(book, second, look);
      }),
      { numRuns: 12 },
    );
  });
});

describe('a rehearsal', () => {
  test('of the night’s work says what the deed then does, and leaves nothing behind', () => {
    fc.assert(
      fc.property(deeds, fc.nat(20), (list, wait) => {
        const book = aBook();
        const night = moment(addDays(live(book, list), wait));
        const before = everyCase(book);
        const rehearsed = rehearse(book, () => housekeeping(book, night).result);
        expect(everyCase(book)).toBe(before);
        expect(housekeeping(book, night).result).toEqual(rehearsed);
        const again = housekeeping(book, night);
        expect(again.operation).toBeUndefined();
        expect(again.result).toEqual({ ...rehearsed, acts: [] });
      }),
      { numRuns: 20 },
    );
  });
});
