/** What is left to do now, in the order of `today`: read from the book every time, so that nothing has to be kept. */
import type { AgendaLine } from '../../db/agenda.ts';
import type { Book, Moment } from '../../office/book.ts';
import { isStillToCome } from '../../office/agenda/urgency.ts';
import type { SectionId } from '../../domain/step/kindOfWork.ts';
import { sectionsOf } from '../agenda/agendaSections.ts';
import { agendaOfDay } from '../agenda/morning.ts';

/** The cases of the agenda, or of one section of it. */
export interface WorkQueue {
  /** What can be done now: the first one first. */
  readonly now: readonly AgendaLine[];
  /** Agreed for an hour of today that is still far off, the earliest first. */
  readonly later: readonly AgendaLine[];
}

/** The agenda as it stands, section by section; a callback is there from shortly before its hour. */
export async function workQueue(
  book: Book,
  moment: Pick<Moment, 'today' | 'time'>,
  section: SectionId | undefined,
): Promise<WorkQueue> {
  const agenda = await agendaOfDay(book, moment.today, moment);
  const sections = sectionsOf(agenda.all().filter((line) => line.status === 'due'));
  const wanted = sections
    .filter(({ id }) => section === undefined || id === section)
    .flatMap((each) => each.lines);
  const later = wanted.filter((line) => isStillToCome(line, moment));
  return {
    now: wanted.filter((line) => !isStillToCome(line, moment)),
    later: later.toSorted((a, b) => ((a.at ?? '') < (b.at ?? '') ? -1 : 1)),
  };
}

/** What is to be done about a case, as one value: another task, step, day or hour is another thing to do. */
export function thingToDo(line: Pick<AgendaLine, 'case' | 'task' | 'kind' | 'due' | 'at'>): string {
  return [line.case, line.task, line.kind ?? '', line.due ?? '', line.at ?? ''].join(' ');
}
