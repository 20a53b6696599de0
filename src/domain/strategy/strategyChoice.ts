/** Which strategy a case gets: the first rule that fits, told with the figures it was chosen by (docs/rules.md). */
import type { CaseFacts } from '../case.ts';
import { daysBetween, type Day } from '../day.ts';
import type { RatingClass } from '../rating/ratingScale.ts';
import type { RefusalValues } from '../refusal.ts';
import type { Rules } from '../settings.ts';

/** What the choice looks at. */
export interface ChoiceFacts {
  /** Proceedings run against the debtor: whatever the strategy, nothing is done (rule 15). */
  readonly isInsolvent: boolean;
  /** When the case was or is opened. */
  readonly openedOn: Day;
  /** Due date of the oldest overdue item; absent when nothing is overdue yet. */
  readonly oldestDue?: Day;
  /** When the debtor was last invoiced: issue dates, due dates where those are not known. */
  readonly lastInvoiceOn?: Day;
  readonly rating?: RatingClass;
  /** A person gave that class. */
  readonly isRatedByHand?: boolean;
}

/** Why a strategy was chosen; `by-hand` by a person. */
export interface ChoiceReason {
  readonly code:
    'insolvent' | 'old-item' | 'not-active' | 'poor-rating' | 'good-rating' | 'usual' | 'by-hand';
  readonly values: RefusalValues;
}

export interface StrategyChoice {
  readonly strategy: string;
  readonly reason: ChoiceReason;
}

/** The strategy for a debtor on a day. A rule whose strategy the settings do not have does not fit. */
export function chooseStrategy(
  facts: ChoiceFacts,
  rules: Pick<Rules, 'inactiveAfterDays' | 'oldAfterDays'>,
  today: Day,
  isKnown: (strategy: string) => boolean,
): StrategyChoice {
  const { isInsolvent, rating } = facts;
  if (isInsolvent) return { strategy: 'standard', reason: { code: 'insolvent', values: {} } };
  const urgent = reasonForHaste(facts, rules, today);
  if (urgent !== undefined && isKnown('fast')) return { strategy: 'fast', reason: urgent };
  if (urgent === undefined && (rating === 'A' || rating === 'B') && isKnown('white-gloves')) {
    return { strategy: 'white-gloves', reason: { code: 'good-rating', values: ratingValues(facts, rating) } };
  }
  return { strategy: 'standard', reason: { code: 'usual', values: {} } };
}

/** Whether the days since the last invoice make a debtor one that buys no longer: on day N it is. */
export function isInactive(
  lastInvoiceOn: Day | undefined,
  { inactiveAfterDays }: Pick<Rules, 'inactiveAfterDays'>,
  today: Day,
): boolean {
  return lastInvoiceOn === undefined || daysBetween(lastInvoiceOn, today) >= inactiveAfterDays;
}

/** Whether the oldest item was overdue so long when the case opened that no further day may be lost. */
export function isOldAtOpening(
  { openedOn, oldestDue }: Pick<ChoiceFacts, 'openedOn' | 'oldestDue'>,
  { oldAfterDays }: Pick<Rules, 'oldAfterDays'>,
): boolean {
  return oldestDue !== undefined && daysBetween(oldestDue, openedOn) >= oldAfterDays;
}

function reasonForHaste(
  facts: ChoiceFacts,
  rules: Pick<Rules, 'inactiveAfterDays' | 'oldAfterDays'>,
  today: Day,
): ChoiceReason | undefined {
  const { oldestDue, openedOn, lastInvoiceOn, rating } = facts;
  if (oldestDue !== undefined && isOldAtOpening(facts, rules)) {
    return { code: 'old-item', values: { due: oldestDue, days: daysBetween(oldestDue, openedOn) } };
  }
  if (isInactive(lastInvoiceOn, rules, today)) {
    const days = lastInvoiceOn === undefined ? undefined : daysBetween(lastInvoiceOn, today);
    return { code: 'not-active', values: { on: lastInvoiceOn, days } };
  }
  return rating === 'D' || rating === 'E'
    ? { code: 'poor-rating', values: ratingValues(facts, rating) }
    : undefined;
}

function ratingValues({ isRatedByHand }: ChoiceFacts, rating: RatingClass): RefusalValues {
  return { class: rating, ...(isRatedByHand === true ? { hand: 'yes' } : {}) };
}

/** Whether anything of ours has gone out: from then on another strategy is only proposed. */
export function hasGoneOut({
  steps,
  letters,
  failedDeliveries,
  contacts,
}: Pick<CaseFacts, 'steps' | 'letters' | 'failedDeliveries' | 'contacts'>): boolean {
  return (
    letters.length + failedDeliveries.length > 0 ||
    steps.some((step) => step.outcome !== 'passed') ||
    contacts.some((contact) => contact.channel !== 'note')
  );
}
