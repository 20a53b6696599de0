/** What is done by speaking to the debtor: conduct looks at these (rule 16). Kept apart, as every start needs it. */
import type { Decision } from '../nextStep.ts';

/** Tasks besides the step itself in which the debtor is called. */
export const CALLS = [
  'callback',
  'retry-call',
  'follow-up',
  'broken-promise',
  'broken-plan',
] as const satisfies readonly Decision['task'][];

/** Steps in which the debtor is called or visited. */
export const STEPS_IN_PERSON = ['call', 'visit'] as const satisfies readonly Decision['kind'][];

/** Whether a task is a call. */
export function isCall(task: Decision['task']): boolean {
  return CALLS.some((call) => call === task);
}

/** Whether a step is taken by speaking to the debtor. */
export function isStepInPerson(kind: Decision['kind']): boolean {
  return STEPS_IN_PERSON.some((each) => each === kind);
}

/**
 * Whether the answer is another one on a Sunday or holiday than on the days around it, and the same again afterwards: the
 * debtor would be called or visited now. A stored answer of this kind says nothing about such a day.
 */
export function isForWorkingDays({
  status,
  task,
  kind,
}: Pick<Decision, 'status' | 'task' | 'kind'>): boolean {
  return status === 'due' && (isCall(task) || isStepInPerson(kind));
}
