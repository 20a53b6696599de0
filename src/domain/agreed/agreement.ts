/** The agreement on instalments as a letter: what it says beside what every letter says, and its place among the letters. */
import type { Day } from '../day.ts';
import type { Cents, Currency } from '../money.ts';
import type { Step } from '../strategy/strategy.ts';

/** Stands where letters name their step; no strategy has such a step, and it takes none. */
export const AGREEMENT = 'plan-agreement';

/** The agreement in the form of a step, for whatever prepares letters. */
export const AGREEMENT_STEP: Step = {
  id: AGREEMENT,
  kind: 'letter',
  from: 'previous',
  days: 0,
  tone: 'formal',
  needsApproval: false,
};

/** A plan as its agreement prints it. */
export interface AgreedPlan {
  readonly madeOn: Day;
  readonly currency: Currency;
  readonly instalments: readonly { readonly dueOn: Day; readonly cents: Cents }[];
  readonly principalCents: Cents;
  readonly interestCents: Cents;
  /** A year, in hundredths of a percent. */
  readonly basisPoints?: number;
  readonly totalCents: Cents;
  readonly graceDays: number;
}
