/** The sections of the agenda: which kind of work a due case is, in the order of the morning. */
import type { AgendaLine } from '../db/agenda.ts';
import type { StepKind } from '../domain/strategy.ts';

/** In the order they are shown. */
export const SECTIONS = [
  'callbacks',
  'broken-promises',
  'calls',
  'visits',
  'letters',
  'legal-warnings',
  'to-post',
  'receipts',
  'payments-to-check',
  'disputes',
  'addresses',
  'decisions',
  'other',
] as const;

export type SectionId = (typeof SECTIONS)[number];

export interface Section {
  readonly id: SectionId;
  /** Most urgent first. */
  readonly lines: readonly AgendaLine[];
}

const BY_KIND: Readonly<Record<StepKind, SectionId>> = {
  call: 'calls',
  visit: 'visits',
  letter: 'letters',
  'legal-warning': 'legal-warnings',
  'address-check': 'addresses',
  tracing: 'decisions',
  report: 'decisions',
  assessment: 'decisions',
};

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

const BY_TASK: Readonly<Record<Exclude<AgendaLine['task'], 'callback' | 'step'>, SectionId>> = {
  'broken-promise': 'broken-promises',
  'broken-plan': 'broken-promises',
  'retry-call': 'calls',
  'follow-up': 'calls',
  post: 'to-post',
  receipt: 'receipts',
  'check-payment': 'payments-to-check',
  'answer-dispute': 'disputes',
  'file-claim': 'decisions',
  'check-address': 'addresses',
  decide: 'decisions',
  'choose-strategy': 'decisions',
  none: 'other',
};

/** The kind of work one due case is. */
export function sectionOf({ task, at, kind }: Pick<AgendaLine, 'task' | 'at' | 'kind'>): SectionId {
  // Without an agreed hour a callback is a call like any other.
  if (task === 'callback') return typeof at === 'string' ? 'callbacks' : 'calls';
  if (task !== 'step') return BY_TASK[task];
  return typeof kind === 'string' ? BY_KIND[kind] : 'other';
}
