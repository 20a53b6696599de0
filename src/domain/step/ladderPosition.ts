/**
 * How far a case has climbed its strategy, also when the settings changed meanwhile: a step is known by its id and, when
 * the settings have it no longer, by its kind and its place among the others.
 */
import type { StepTaken } from '../case.ts';
import type { Step, StepKind, Strategy } from '../strategy/strategy.ts';

/**
 * The index of the first step that is not behind the case. Tracing has no place of its own: it is inserted wherever the
 * debtor is lost, and the case goes on from where it was.
 */
export function positionOn(taken: readonly StepTaken[], strategy: Strategy): number {
  const ids = new Set(strategy.steps.map((step) => step.id));
  let position = 0;
  let passedKinds: StepKind[] = [];
  for (const step of taken) {
    if (ids.has(step.step)) {
      position = Math.max(position, indexAfter(strategy, step.step));
      passedKinds = [];
    } else if (step.kind !== undefined && step.kind !== 'tracing') {
      if (step.outcome === 'passed') passedKinds.push(step.kind);
      else {
        position = afterRenamed(strategy, position, step.kind, [...passedKinds], taken);
        passedKinds = [];
      }
    }
  }
  return position;
}

function indexAfter({ steps }: Strategy, id: string): number {
  const index = steps.findIndex((step) => step.id === id);
  return (steps[index] as Step).only === 'unreachable' ? 0 : index + 1;
}

/**
 * One after the step that a step with an unknown id goes by today: the next one, where it is of the same kind, as the
 * steps before a step are always behind it. Otherwise the step was taken out of the settings and leaves no trace. A
 * legal warning is looked for further on as well: nothing must ever come twice after it.
 */
function afterRenamed(
  { steps }: Strategy,
  position: number,
  kind: StepKind,
  passedKinds: StepKind[],
  taken: readonly StepTaken[],
): number {
  const isFree = (step: Step): boolean => !taken.some((each) => each.step === step.id);
  let index = position;
  for (; index < steps.length; index += 1) {
    const step = steps[index] as Step;
    if (step.kind === kind && step.only === undefined && isFree(step)) return index + 1;
    const passed = passedKinds.indexOf(step.kind);
    if (passed >= 0) passedKinds.splice(passed, 1);
    else if (!isConditional(step) && kind !== 'legal-warning') return position;
  }
  return position;
}

/** Steps that most cases pass without anything having happened. */
function isConditional({ kind, only }: Step): boolean {
  return only !== undefined || kind === 'address-check';
}
