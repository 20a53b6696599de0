/** The order of the agenda: what to do first. */
import type { AgendaLine } from '../db/agenda.ts';
import { costOfWaiting } from '../domain/priority.ts';

const STATUS_ORDER = { due: 0, waiting: 1, held: 2, closed: 3 } as const;

/** Due before waiting before held; agreed hours first, then broken promises, then what waiting costs; then by date and number. */
export function byUrgency<Line extends AgendaLine>(entries: readonly Line[]): Line[] {
  // Taken out of each entry once: a comparison is made thousands of times.
  const ranked = entries.map((entry) => {
    const isDue = entry.status === 'due';
    return {
      entry,
      number: entry.case,
      status: STATUS_ORDER[entry.status],
      task: isDue ? taskOrder(entry) : 0,
      time: (isDue ? entry.at : entry.due) ?? (isDue ? '' : '9'),
      cost: isDue ? costOfWaiting(entry.owedCents, entry.daysLate) : 0,
    };
  });
  ranked.sort(
    (a, b) =>
      a.status - b.status ||
      a.task - b.task ||
      compare(a.time, b.time) ||
      b.cost - a.cost ||
      a.number - b.number,
  );
  return ranked.map(({ entry }) => entry);
}

function taskOrder({ task, at }: AgendaLine): number {
  if (task === 'callback' && typeof at === 'string') return 0;
  return task === 'broken-promise' ? 1 : 2;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
