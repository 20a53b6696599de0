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

/** The open cases as of a day. */
export interface MorningAgenda {
  /** Most urgent first. */
  readonly lines: readonly AgendaLine[];
  /** The whole entries of some of them, in the same order. */
  readonly entriesOf: (some: readonly AgendaLine[]) => AgendaEntry[];
}

/**
 * Reads the lines of all cases; the entries of those that are shown are read when they are.
 * @param now the hour of today, where today is asked about
 */
export async function agendaOfDay(
  book: Book,
  on: Day,
  now?: Pick<Moment, 'today' | 'time'>,
): Promise<MorningAgenda> {
  const asked = askedDay(book, on);
  const { entries: lines, stale } = storedLines(book.database, asked);
  if (stale.length > 0) {
    const { agendaOn } = await import('../office/agenda.ts');
    const entries = agendaOn(book, on, undefined, now);
    return { lines: entries, entriesOf: (some) => inOrderOf(some, entries) };
  }
  return {
    lines: byUrgency(lines, now),
    entriesOf: (some) => {
      const numbers = some.map((line) => line.case);
      return inOrderOf(some, storedAgenda(book.database, asked, numbers).entries);
    },
  };
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
