/** Reasons and blockers of a decision as sentences, and which of them says the most in few words. */
import { parseIsoDay, type Day } from '../../domain/day.ts';
import { blockersAmong, isHold } from '../../domain/step/heldBy.ts';
import type { Reason } from '../../domain/nextStep.ts';
import type { Desk } from '../command.ts';
import { say } from '../screen/sentence.ts';

/** A reason as programs read it. */
export interface ReasonData {
  readonly code: string;
  readonly text: string;
}

/** A blocker as programs read it: `from` is the first day it is gone, null when something must happen first. */
export interface BlockerData extends ReasonData {
  readonly from: Day | null;
}

/** The sentence of one reason, in the operator's language. */
export function reasonText(
  { messages, format }: Pick<Desk, 'messages' | 'format'>,
  { code, values }: Reason,
): string {
  return say(messages.reasons, code, values, format)?.message ?? code;
}

/** Whether the letter on the desk must not leave as it is: it is voided and issued again. */
export function isToRedo(reasons: readonly Reason[]): boolean {
  return reasons.some(
    ({ code, values }) => code === 'task-post' && ('outdated' in values || 'late' in values),
  );
}

/** Every reason with its sentence. */
export function reasonData(
  desk: Pick<Desk, 'messages' | 'format'>,
  reasons: readonly Reason[],
): ReasonData[] {
  return reasons.map((reason) => ({ code: reason.code, text: reasonText(desk, reason) }));
}

/** Blockers with the day from which each no longer counts. */
export function blockerData(
  desk: Pick<Desk, 'messages' | 'format'>,
  reasons: readonly Reason[],
): BlockerData[] {
  return blockersAmong(reasons).map((reason) => ({
    code: reason.code,
    text: reasonText(desk, reason),
    from: untilOf(reason) ?? null,
  }));
}

/** The blocker that explains a case that is not due: what holds it, else what lasts longest. */
export function bindingBlocker(reasons: readonly Reason[], due: Day | undefined): Reason | undefined {
  const blockers = blockersAmong(reasons);
  return blockers.find(isHold) ?? blockers.find((reason) => untilOf(reason) === due) ?? blockers[0];
}

/** The first day a blocker is gone by itself. */
export function untilOf({ values }: Reason): Day | undefined {
  const { until } = values;
  return typeof until === 'string' ? parseIsoDay(until) : undefined;
}
