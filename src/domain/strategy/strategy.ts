/** A strategy: the ladder of steps a case climbs, all terms known in advance (docs/rules.md). */
import { cents, type Cents } from '../money.ts';

export type StepKind =
  'call' | 'address-check' | 'letter' | 'tracing' | 'visit' | 'legal-warning' | 'report' | 'assessment';

/** One rung. Days are calendar days; a date that falls on a non-working day moves forward. */
export interface Step {
  readonly id: string;
  readonly kind: StepKind;
  /** Counted from the oldest open item's due date, or from the end of the previous step (its deadline, when it granted one). */
  readonly from: 'due' | 'previous';
  /** Days from there; negative before the due date. */
  readonly days: number;
  /** Days granted to pay; only letters and legal warnings grant a term. */
  readonly termDays?: number;
  readonly tone?: 'friendly' | 'firm' | 'formal';
  /** Calls: how many unanswered attempts are made before the step counts as done. */
  readonly attempts?: number;
  /** Calls: working days between two attempts. */
  readonly retryWorkingDays?: number;
  /** The step is passed over when less than this is overdue. */
  readonly minAmountCents?: Cents;
  /** A person must approve it each time; the unattended run never takes it. */
  readonly needsApproval: boolean;
  /** The step lapses when the due date has passed (courtesy calls), or is taken only when the debtor cannot be reached. */
  readonly only?: 'before-due' | 'unreachable';
}

/** Steps in climbing order; ids are unique within a strategy. */
export interface Strategy {
  readonly name: string;
  readonly steps: readonly Step[];
}

/** The default ladder of docs/rules.md. */
export const STANDARD: Strategy = {
  name: 'standard',
  steps: [
    {
      id: 'courtesy-call',
      kind: 'call',
      from: 'due',
      days: -3,
      attempts: 1,
      minAmountCents: cents(500_000),
      needsApproval: false,
      only: 'before-due',
    },
    { id: 'address-check', kind: 'address-check', from: 'due', days: 1, needsApproval: false },
    {
      id: 'first-letter',
      kind: 'letter',
      from: 'due',
      days: 7,
      termDays: 10,
      tone: 'friendly',
      needsApproval: false,
    },
    {
      id: 'phone-call',
      kind: 'call',
      from: 'previous',
      days: 1,
      attempts: 3,
      retryWorkingDays: 2,
      needsApproval: false,
    },
    { id: 'tracing', kind: 'tracing', from: 'previous', days: 0, needsApproval: false, only: 'unreachable' },
    {
      id: 'second-letter',
      kind: 'letter',
      from: 'previous',
      days: 5,
      termDays: 10,
      tone: 'firm',
      needsApproval: false,
    },
    {
      id: 'visit',
      kind: 'visit',
      from: 'previous',
      days: 1,
      minAmountCents: cents(100_000),
      needsApproval: false,
    },
    {
      id: 'legal-warning',
      kind: 'legal-warning',
      from: 'previous',
      days: 3,
      termDays: 15,
      tone: 'formal',
      needsApproval: true,
    },
    { id: 'uncollectibility-report', kind: 'report', from: 'previous', days: 1, needsApproval: false },
    { id: 'court-assessment', kind: 'assessment', from: 'previous', days: 0, needsApproval: false },
  ],
};

/** The step with this id. Throws when the strategy has none: settings are checked when they are read. */
export function stepOf(strategy: Strategy, id: string): Step {
  const step = strategy.steps.find((candidate) => candidate.id === id);
  if (step === undefined) throw new Error(`strategy ${strategy.name} has no step ${id}`);
  return step;
}
