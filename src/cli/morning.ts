/**
 * What `today` and `next` read. The store answers nearly always; the rules, and Kysely with them, are only loaded when it
 * cannot: a sixth of a start.
 */
import type { AgendaEntry, AgendaLine } from '../db/agenda.ts';
import { overdueItemsOf, overdueWithoutCase } from '../db/morning.ts';
import { storedAgenda, storedLines } from '../db/storedAgenda.ts';
import type { Day } from '../domain/day.ts';
import { askedDay, type Book, type Moment } from '../office/book.ts';
import { byUrgency } from '../office/urgency.ts';
import type { Desk } from './command.ts';

/** The open cases as of a day. */
export interface MorningAgenda {
  /** Most urgent first. */
  readonly lines: readonly AgendaLine[];
  /** The whole entries of some of them, in the same order. */
  readonly entriesOf: (some: readonly AgendaLine[]) => AgendaEntry[];
}

/** Cases worked out together: bounds the memory of a large book, and says often enough how far it is. */
const AT_ONCE = 500;

/**
 * Reads the lines of all cases; the entries of those that are shown are read when they are. Only what the store cannot
 * tell is worked out: all of it when the settings changed, which takes a while in a large book.
 * @param now the hour of today, where today is asked about
 * @param desk where it is said how far that is
 */
export async function agendaOfDay(
  book: Book,
  on: Day,
  now?: Pick<Moment, 'today' | 'time'>,
  desk?: Pick<Desk, 'messages' | 'progress'>,
): Promise<MorningAgenda> {
  const asked = askedDay(book, on);
  const { entries: stored, stale } = storedLines(book.database, asked);
  const worked = stale.length === 0 ? [] : await workOut(book, on, stale, desk);
  const isWorked = new Set(stale);
  return {
    lines: byUrgency<AgendaLine>([...stored, ...worked], now),
    entriesOf: (some) => {
      const numbers = some.map((line) => line.case).filter((number) => !isWorked.has(number));
      const read = numbers.length === 0 ? [] : storedAgenda(book.database, asked, numbers).entries;
      return inOrderOf(some, [...read, ...worked]);
    },
  };
}

async function workOut(
  book: Book,
  on: Day,
  cases: readonly number[],
  desk: Pick<Desk, 'messages' | 'progress'> | undefined,
): Promise<AgendaEntry[]> {
  const { agendaOn } = await import('../office/agenda.ts');
  const entries: AgendaEntry[] = [];
  for (let start = 0; start < cases.length; start += AT_ONCE) {
    entries.push(...agendaOn(book, on, cases.slice(start, start + AT_ONCE)));
    desk?.progress.report(() => desk.messages.agenda.workedOut(entries.length, cases.length));
  }
  desk?.progress.finish();
  return entries;
}

function inOrderOf(lines: readonly AgendaLine[], entries: readonly AgendaEntry[]): AgendaEntry[] {
  const byCase = new Map(entries.map((entry) => [entry.case, entry]));
  return lines.flatMap((line) => byCase.get(line.case) ?? []);
}

/** How many cases `run` would open. */
export async function casesToOpen(book: Book, on: Day): Promise<number> {
  const debtors = overdueWithoutCase(book.database, on);
  if (debtors.length === 0) return 0;
  // What only waits for the bank, as every morning some Ri.Ba. do, opens no case and needs no facts.
  const { countsFrom } = await import('../domain/claim.ts');
  const items = overdueItemsOf(book.database, on, debtors);
  if (!items.some((item) => countsFrom(item, book.settings.rules) <= on)) return 0;
  const { countDebtorsWithoutCase } = await import('../office/openCases.ts');
  return countDebtorsWithoutCase(book, on);
}
