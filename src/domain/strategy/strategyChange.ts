/** A case is put on another ladder: what its letters have said already is not said again there. */
import type { StepTaken } from '../case.ts';
import type { PassedStep } from '../step/ladder.ts';
import type { Step, Strategy } from './strategy.ts';

/**
 * The letters of the new ladder that would repeat one that was sent, one for each: of the same tone, or, where the old
 * ladder is not known any more or names no tone, the first that is left. Steps known by their id are behind the case anyway.
 */
export function stepsAlreadySaid(
  taken: readonly StepTaken[],
  from: Strategy | undefined,
  to: Strategy,
): PassedStep[] {
  const isTaken = (step: Step): boolean => taken.some((each) => each.step === step.id);
  let left = to.steps.filter((step) => step.kind === 'letter' && !isTaken(step));
  const said: Step[] = [];
  for (const { step: id, kind, outcome } of taken) {
    const isKnown = to.steps.some((step) => step.id === id);
    if (kind !== 'letter' || outcome !== 'done' || isKnown) continue;
    const tone = from?.steps.find((step) => step.id === id)?.tone;
    const same = left.find((step) => tone === undefined || (step.tone ?? tone) === tone);
    if (same === undefined) continue;
    said.push(same);
    left = left.filter((step) => step !== same);
  }
  return to.steps
    .filter((step) => said.includes(step))
    .map(({ id, kind }) => ({ step: id, kind, reason: 'already-said' }));
}
