/** The order of the agenda: what to do first. */
import type { AgendaLine } from '../../db/agenda.ts';
import { costOfWaiting } from '../../domain/step/priority.ts';
import type { Moment } from '../book.ts';

const STATUS_ORDER = { due: 0, waiting: 1, held: 2, closed: 3 } as const;

/** So many minutes before its hour a callback goes before everything else. */
const READY_MINUTES = 15;

/**
 * Due before waiting before held; agreed hours that have come first, then broken promises, then what waiting costs, then
 * agreed hours that are still to come; then by date and number.
 * @param now where the entries are today's; without it every agreed hour counts as come, as one of an earlier day does
 */
export function byUrgency<Line extends AgendaLine>(
  entries: readonly Line[],
  now?: Pick<Moment, 'today' | 'time'>,
): Line[] {
  const ready = now && { today: now.today, time: minutesLater(now.time, READY_MINUTES) };
  // Taken out of each entry once: a comparison is made thousands of times.
  const ranked = entries.map((entry) => {
    const isDue = entry.status === 'due';
    const task = isDue ? taskOrder(entry, ready) : AT_ITS_HOUR;
    // An hour of yesterday's that nobody agreed to says nothing about what is urgent.
    const hour = task === AT_ITS_HOUR || task === STILL_TO_COME ? (entry.at ?? '') : '';
    return {
      entry,
      number: entry.case,
      status: STATUS_ORDER[entry.status],
      task,
      time: isDue ? hour : (entry.due ?? '9'),
      cost: isDue ? costOfWaiting(entry.owedCents, entry.daysLate, entry.weightPercent) : 0,
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

/** Whether this is for an hour of today that is still far off: until a quarter of an hour before it nothing can be done. */
export function isStillToCome(
  { at, due }: Pick<AgendaLine, 'at' | 'due'>,
  { today, time }: Pick<Moment, 'today' | 'time'>,
): boolean {
  return typeof at === 'string' && due === today && at > minutesLater(time, READY_MINUTES);
}

/** An hour of the same day; the last minute at most. */
function minutesLater(time: string, minutes: number): string {
  const later = Math.min(Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes, 24 * 60 - 1);
  return [Math.floor(later / 60), later % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

const AT_ITS_HOUR = 0;
const STILL_TO_COME = 3;

function taskOrder({ task, at, due }: AgendaLine, ready: Pick<Moment, 'today' | 'time'> | undefined): number {
  const isTimed = typeof at === 'string';
  if (isTimed && ready !== undefined && due === ready.today && at > ready.time) return STILL_TO_COME;
  if (isTimed && task === 'callback') return AT_ITS_HOUR;
  return task === 'broken-promise' || task === 'broken-plan' ? 1 : 2;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
