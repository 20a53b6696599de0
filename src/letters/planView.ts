/** Agreed instalments as the template of their agreement sees them. */
import type { AgreedPlan } from '../domain/agreed/agreement.ts';
import type { LetterLanguage } from '../domain/debtor/debtor.ts';
import { cents, sum } from '../domain/money.ts';
import { formatAmount } from './format.ts';

/** The view of a plan. Throws when total and instalments disagree: only a mistake of ours can have made that. */
export function planView(plan: AgreedPlan, language: LetterLanguage) {
  const { instalments, totalCents, principalCents, interestCents, basisPoints } = plan;
  const [first] = instalments;
  const isWhole = sum(instalments.map((each) => each.cents)) === totalCents;
  if (first === undefined || !isWhole || principalCents + interestCents !== totalCents)
    throw new Error('the total of an agreement is not the sum of its instalments');
  return {
    currency: plan.currency,
    madeOn: plan.madeOn,
    principalCents,
    interestCents,
    totalCents,
    /** `8,50 %`; null without interest. */
    rate: basisPoints === undefined ? null : `${formatAmount(cents(basisPoints), language)}\u00a0%`,
    graceDays: plan.graceDays,
    isOne: instalments.length === 1,
    count: instalments.length,
    first,
    instalments: instalments.map((each, index) => ({ ...each, number: index + 1 })),
  };
}
