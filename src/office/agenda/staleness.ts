/** How old the data are: nothing is sent on the strength of a list of open items that nobody renewed. */
import { lastImportDay } from '../../db/morning.ts';
import { daysBetween, type Day } from '../../domain/day.ts';
import type { Book } from '../book.ts';

/** Days since the last import, when that is more than the settings allow; undefined when the data are fresh. */
export function staleness(book: Book, today: Day): number | undefined {
  const last = lastImportDay(book.database);
  if (last === undefined) return undefined;
  const days = daysBetween(last, today);
  return days > book.settings.rules.staleAfterDays ? days : undefined;
}
