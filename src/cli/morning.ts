/**
 * What `today` and `next` read. The store answers nearly always; the rules, and Kysely with them, are only loaded when it
 * cannot: a sixth of a start.
 */
import type { AgendaEntry } from '../db/agenda.ts';
import { overdueWithoutCase } from '../db/morning.ts';
import { storedAgenda } from '../db/storedAgenda.ts';
import type { Day } from '../domain/day.ts';
import { rulesKey, type Book } from '../office/book.ts';
import { byUrgency } from '../office/urgency.ts';

/** Every open case as of a day, most urgent first: agendaOn, with less to load. */
export async function agendaOfDay(book: Book, on: Day): Promise<AgendaEntry[]> {
  const { entries, stale } = storedAgenda(book.database, on, rulesKey(book));
  if (stale.length === 0) return byUrgency(entries);
  const { agendaOn } = await import('../office/agenda.ts');
  return agendaOn(book, on);
}

/** How many cases `run` would open. */
export async function casesToOpen(book: Book, on: Day): Promise<number> {
  if (overdueWithoutCase(book.database, on).length === 0) return 0;
  const { countDebtorsWithoutCase } = await import('../office/openCases.ts');
  return countDebtorsWithoutCase(book, on);
}
