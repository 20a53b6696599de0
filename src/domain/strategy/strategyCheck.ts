/** What is wrong with a ladder as a whole, beside what is wrong with single steps: found before any case climbs it. */
import { leastTermDays } from '../conduct/conduct.ts';
import type { Step, Strategy } from './strategy.ts';

/** One finding, at a step. */
export interface StrategyFinding {
  /** From 0. */
  readonly index: number;
  readonly step: string;
  readonly code: StrategyProblem | StrategyRemark;
}

/** Such a ladder is not used. */
export type StrategyProblem = 'due-after-previous' | 'warning-without-letter' | 'courtesy-unfit';

/** It may be used, with care. */
export type StrategyRemark = 'short-term' | 'counts-before-due';

/** Every problem, in the order of the steps. */
export function strategyProblems({
  steps,
}: Strategy): (StrategyFinding & { readonly code: StrategyProblem })[] {
  return steps.flatMap((step, index) => {
    const before = steps.slice(0, index);
    const codes: StrategyProblem[] = [];
    if (step.from === 'due' && before.some(isCountedFromPrevious)) codes.push('due-after-previous');
    if (step.kind === 'legal-warning' && !before.some((each) => each.kind === 'letter'))
      codes.push('warning-without-letter');
    if (step.only === 'before-due' && !isCourtesyCall(step, index)) codes.push('courtesy-unfit');
    return codes.map((code) => ({ index, step: step.id, code }));
  });
}

/** Every remark, in the order of the steps. */
export function strategyRemarks({
  steps,
}: Strategy): (StrategyFinding & { readonly code: StrategyRemark })[] {
  return steps.flatMap((step, index) => {
    const codes: StrategyRemark[] = [];
    if (step.termDays !== undefined && step.termDays < leastTermDays({ isConsumer: true }))
      codes.push('short-term');
    if (step.days < 0 && step.only !== 'before-due') codes.push('counts-before-due');
    return codes.map((code) => ({ index, step: step.id, code }));
  });
}

/** Tracing has no place of its own in the ladder. */
function isCountedFromPrevious({ from, only }: Step): boolean {
  return from === 'previous' && only !== 'unreachable';
}

function isCourtesyCall({ kind, from, days }: Step, index: number): boolean {
  return index === 0 && kind === 'call' && from === 'due' && days < 0;
}
