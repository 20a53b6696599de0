/** The sections of the agenda: the due cases by kind of work, in the order of the morning. */
import type { AgendaLine } from '../../db/agenda.ts';
import { sectionOf, SECTIONS, type SectionId } from '../../domain/step/kindOfWork.ts';

export interface Section {
  readonly id: SectionId;
  /** Most urgent first. */
  readonly lines: readonly AgendaLine[];
}

/** The due cases by kind of work, each once; the order inside a section is that of the list. Empty sections are left out. */
export function sectionsOf(due: readonly AgendaLine[]): Section[] {
  const byId = new Map<SectionId, AgendaLine[]>();
  for (const line of due) {
    const id = sectionOf(line);
    const list = byId.get(id);
    if (list === undefined) byId.set(id, [line]);
    else list.push(line);
  }
  return SECTIONS.flatMap((id) => {
    const lines = byId.get(id);
    return lines === undefined ? [] : [{ id, lines }];
  });
}
