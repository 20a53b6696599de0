/** Which kind of work a due case is: the section of the agenda it stands in. */
import type { DecisionStatus } from '../nextStep.ts';
import type { StepKind } from '../strategy/strategy.ts';
import type { Task } from './task.ts';

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

const BY_TASK: Readonly<Record<Exclude<Task['kind'], 'callback' | 'step'>, SectionId>> = {
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

/** What tells which kind of work it is. */
interface Work {
  readonly task: Task['kind'];
  readonly at?: string | null | undefined;
  readonly kind?: StepKind | null | undefined;
}

/** The section a case is counted in: whatever is not due is no work yet. */
export function sectionOfCase({ status, ...work }: Work & { readonly status: DecisionStatus }): SectionId {
  return status === 'due' ? sectionOf(work) : 'other';
}

/** The kind of work one due case is. */
export function sectionOf({ task, at, kind }: Work): SectionId {
  // Without an agreed hour a callback is a call like any other.
  if (task === 'callback') return typeof at === 'string' ? 'callbacks' : 'calls';
  if (task !== 'step') return BY_TASK[task];
  return typeof kind === 'string' ? BY_KIND[kind] : 'other';
}
