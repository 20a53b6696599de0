/**
 * What `today` and `next` read. The store answers nearly always; the rules, and Kysely with them, are only loaded when it
 * cannot: a sixth of a start.
 */
import type { AgendaEntry, AgendaLine } from '../db/agenda.ts';
import { overdueWithoutCase } from '../db/morning.ts';
import { storedAgenda, storedLines } from '../db/storedAgenda.ts';
import type { Day } from '../domain/day.ts';
import { rulesKey, type Book } from '../office/book.ts';
import { byUrgency } from '../office/urgency.ts';

/** The open cases as of a day. */
export interface MorningAgenda {
  /** Most urgent first. */
  readonly lines: readonly AgendaLine[];
  /** The whole entries of some of them, in the same order. */
  readonly entriesOf: (some: readonly AgendaLine[]) => AgendaEntry[];
}

/** Reads the lines of all cases; the entries of those that are shown are read when they are. */
export async function agendaOfDay(book: Book, on: Day): Promise<MorningAgenda> {
  const key = rulesKey(book);
  const { entries: lines, stale } = storedLines(book.database, on, key);
  if (stale.length > 0) {
    const { agendaOn } = await import('../office/agenda.ts');
    const entries = agendaOn(book, on);
    return { lines: entries, entriesOf: (some) => inOrderOf(some, entries) };
  }
  return {
    lines: byUrgency(lines),
    entriesOf: (some) => {
      const numbers = some.map((line) => line.case);
      return inOrderOf(some, storedAgenda(book.database, on, key, numbers).entries);
    },
  };
}

function inOrderOf(lines: readonly AgendaLine[], entries: readonly AgendaEntry[]): AgendaEntry[] {
  const byCase = new Map(entries.map((entry) => [entry.case, entry]));
  return lines.flatMap((line) => byCase.get(line.case) ?? []);
}

/** How many cases `run` would open. */
export async function casesToOpen(book: Book, on: Day): Promise<number> {
  if (overdueWithoutCase(book.database, on).length === 0) return 0;
  const { countDebtorsWithoutCase } = await import('../office/openCases.ts');
  return countDebtorsWithoutCase(book, on);
}
