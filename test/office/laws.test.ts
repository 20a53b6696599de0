/** What holds after any sequence of acts: undo and redo, the stored agenda, the journal, the numbers. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadFacts } from '../../src/db/caseFacts.ts';
import { readJournal } from '../../src/db/journal.ts';
import { addDays, day, type Day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { rehearse } from '../../src/office/act.ts';
import { agendaOn, decide, entryOf } from '../../src/office/agenda.ts';
import type { Book } from '../../src/office/book.ts';
import { caseFile } from '../../src/office/caseFile.ts';
import { closeCase, holdCase, reopenCase, resumeCase, skipStep } from '../../src/office/cases.ts';
import { logContact, openDispute, resolveDisputes } from '../../src/office/contacts.ts';
import { correctDebtor } from '../../src/office/debtorCard.ts';
import { housekeeping } from '../../src/office/nightRun.ts';
import { recordPayment, reversePayment } from '../../src/office/payments.ts';
import { markDelivered, markFailed, markSent } from '../../src/office/posting.ts';
import { redo, undo } from '../../src/office/undo.ts';
import { aBook, aRow, daysFrom, importRows, issue, moment } from '../support/world.ts';

/** One thing somebody does, some days after the one before; what the rules refuse simply does not happen. */
interface Deed {
  readonly what: (typeof DEEDS)[number];
  /** Chooses the case, the invoice, the amount: whatever the deed needs. */
  readonly choice: number;
  readonly daysLater: number;
}

const DEEDS = [
  'import',
  'import',
  'letter',
  'letter',
  'letter',
  'sent',
  'sent',
  'delivered',
  'failed',
  'call',
  'visit',
  'promise',
  'dispute',
  'answer',
  'pay',
  'bounce',
  'hold',
  'resume',
  'skip',
  'close',
  'reopen',
  'correct',
  'run',
] as const;

const START = day('2026-11-02');

/** The choice of an export that lists everything, unpaid. */
const WHOLE = -1;
const FIRST_IMPORT: Deed = { what: 'import', choice: WHOLE, daysLater: 0 };

const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.record({
    what: fc.constantFrom(...DEEDS),
    choice: fc.integer({ min: 0, max: 999 }),
    daysLater: fc.constantFrom(0, 0, 1, 2, 5, 11),
  }),
  { minLength: 4, maxLength: 22 },
);

const DEBTORS = [
  { name: 'Alfa S.r.l.', code: 'A1', vatNumber: '99900000016' },
  { name: 'Beta S.n.c.', code: 'B1', pec: 'beta@pec.example' },
  { name: 'Gamma S.p.A.', code: 'G1' },
];

/** An export of some invoices in any state: part paid, paid, put off, credited, of two currencies. */
function anExport(choice: number) {
  return [0, 1, 2, 3, 4].flatMap((index) => {
    const turn = choice === WHOLE ? 1 : (choice >> index) % 5;
    const debtor = DEBTORS[index % 3] ?? {};
    const amount = 60_000 * (index + 1);
    const currency = index === 4 ? 'USD' : 'EUR';
    const base = {
      number: `F${index}`,
      amount,
      debtor,
      currency,
      due: index % 2 === 0 ? '2026-10-30' : '2026-11-20',
    };
    if (turn === 0) return [];
    if (turn === 1) return [aRow(base)];
    if (turn === 2) return [aRow({ ...base, open: choice % 2 === 0 ? 0 : 1_000 })];
    if (turn === 3) return [aRow({ ...base, due: '2026-12-04' })];
    return [aRow(base), aRow({ ...base, number: `N${index}`, amount: -30_000 - choice })];
  });
}

function caseNumbers({ database }: Book): number[] {
  const rows = database.connection.prepare('select id from recovery_case order by id').all() as {
    id: number;
  }[];
  return rows.map((row) => row.id);
}

function someLetter({ database }: Book, choice: number): string {
  const rows = database.connection.prepare('select year, serial from letter order by id').all() as {
    year: number;
    serial: number;
  }[];
  const row = rows[choice % Math.max(1, rows.length)];
  return `${row?.year ?? 2026}/${row?.serial ?? 1}`;
}

function someInvoice(book: Book, number: number, choice: number): string[] {
  const [facts] = loadFacts(book.database, [number]);
  const item = facts?.items[choice % Math.max(1, facts.items.length)];
  return item === undefined || choice % 3 === 0 ? [] : [item.number];
}

function doDeed(book: Book, { what, choice }: Deed, today: Day): void {
  const now = moment(today);
  const cases = caseNumbers(book);
  const number = cases[choice % Math.max(1, cases.length)] ?? 1;
  const on = today;
  const contact = { on, time: choice % 2 === 0 ? '10:00' : '16:30' };
  const outcome =
    (['no-answer', 'busy', 'refuses', 'says-paid', 'wrong-number', 'voicemail'] as const)[choice % 6] ??
    'busy';
  const deedOf: Readonly<Record<Deed['what'], () => unknown>> = {
    import: () => importRows(book, today, ...anExport(choice)),
    letter: () => issue(book, now, number, choice % 4 === 0 ? { override: 'asked for' } : {}),
    sent: () => markSent(book, now, [someLetter(book, choice)], { on }),
    delivered: () => markDelivered(book, now, someLetter(book, choice), on),
    failed: () => markFailed(book, now, someLetter(book, choice), 'moved'),
    call: () => logContact(book, now, number, { ...contact, channel: 'call', outcome }),
    visit: () => logContact(book, now, number, { ...contact, channel: 'visit', outcome: 'nobody' }),
    promise: () =>
      logContact(book, now, number, {
        ...contact,
        channel: 'call',
        outcome: 'promise',
        promise: { cents: cents(1_000 + choice), currency: 'EUR', by: addDays(today, choice % 9) },
      }),
    dispute: () =>
      openDispute(book, now, number, { reason: 'goods', invoices: someInvoice(book, number, choice) }),
    answer: () => resolveDisputes(book, now, number, { resolution: 'rejected' }),
    pay: () => recordPayment(book, now, number, { cents: cents(500 + choice * 100), on }),
    bounce: () => reversePayment(book, now, number),
    hold: () => holdCase(book, now, number, { reason: 'fair', until: addDays(today, choice % 8) }),
    resume: () => resumeCase(book, now, number),
    skip: () => skipStep(book, now, number, 'a reason'),
    close: () => closeCase(book, now, number, { reason: 'wait' }),
    reopen: () => reopenCase(book, now, number),
    correct: () =>
      correctDebtor(book, now, (choice % 3) + 1, {
        details: { city: `Città ${choice}` },
        traits: {},
        addressConfirmed: true,
      }),
    run: () => housekeeping(book, now),
  };
  try {
    deedOf[what]();
  } catch (error) {
    // A rule or the lack of something says no: that is no fault here. Anything else is.
    if (!(error instanceof Refusal)) throw error;
  }
}

/** A first import, then one deed after the other; `after` sees the book between them. */
function live(book: Book, list: readonly Deed[], after: (today: Day) => void = () => undefined): Day {
  let today = START;
  for (const deed of [FIRST_IMPORT, ...list]) {
    today = addDays(today, deed.daysLater);
    doDeed(book, deed, today);
    after(today);
  }
  return today;
}

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
      { numRuns: 60 },
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
      { numRuns: 40 },
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
          const fresh = open.map((facts) => entryOf(facts, decide(book, facts, later)));
          const stored = agendaOn(book, later).toSorted((a, b) => a.case - b.case);
          // Comparing texts first: much faster, and toEqual then shows what differs.
          if (JSON.stringify(stored) !== JSON.stringify(fresh)) expect(stored).toEqual(fresh);
        }
      }),
      { numRuns: 60 },
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
      { numRuns: 40 },
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
      { numRuns: 25 },
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
      { numRuns: 25 },
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
      { numRuns: 40 },
    );
  });
});
