/**
 * The call before an invoice falls due: a few days ahead, when nothing is overdue yet, one for each due date. Nothing else
 * happens to a case opened for it until something is overdue.
 */
import { lastWorkingDay, toWorkingDay, type PatronDay } from '../calendar.ts';
import type { CaseFacts, CaseItem } from '../case.ts';
import { demandable, isChased, isForTheBank } from './claim.ts';
import { addDays, latest, type Day } from '../day.ts';
import type { Rules } from '../settings.ts';
import type { Step, Strategy } from '../strategy/strategy.ts';

/** One call: everything that falls due on a day. */
export interface CourtesyCall {
  readonly step: Step;
  /** The day it falls on. */
  readonly on: Day;
  /** The due date it is about; after it the call lapses. */
  readonly dueOn: Day;
  readonly items: readonly CaseItem[];
}

/** What is looked at; a debtor without a case has taken no steps. */
type Called = Pick<CaseFacts, 'items' | 'steps' | 'debtor'>;

/** The strategy's call before due dates, if it has one. */
export function courtesyStep({ steps }: Strategy): Step | undefined {
  return steps.find((step) => step.only === 'before-due');
}

/**
 * The day of the call: so many days before the due date, moved forward to a working day, but never past the due date:
 * then the last working day before it is the one.
 */
export function courtesyDay({ days }: Pick<Step, 'days'>, dueOn: Day, patron: PatronDay): Day {
  const counted = addDays(dueOn, days);
  const forward = toWorkingDay(counted, patron);
  return forward <= dueOn ? forward : lastWorkingDay(counted, patron);
}

/** The call for the next due date that was not called about, today or later; none without a phone. */
export function courtesyCall(
  facts: Called,
  strategy: Strategy,
  rules: Rules,
  today: Day,
): CourtesyCall | undefined {
  const step = courtesyStep(strategy);
  if (step === undefined || facts.debtor.phone === undefined) return undefined;
  const credits = facts.items.filter((item) => item.openCents < 0 && !item.isDisputed);
  const upcoming = upcomingItems(facts.items, rules, today).filter((item) => !item.isDisputed);
  for (const [dueOn, items] of Map.groupBy(upcoming, (item) => item.dueOn)) {
    const on = courtesyDay(step, dueOn, rules.patronDay);
    const claimed = demandable([...items, ...credits]).filter((item) => item.openCents > 0);
    const isWorthIt = claimed.some((item) => item.openCents >= (step.minAmountCents ?? 0));
    if (isWorthIt && !wasCalledAbout(facts, step, dueOn, on)) return { step, on, dueOn, items: claimed };
  }
  return undefined;
}

/** Whether a case opened for a courtesy call is still about nothing else: nothing to chase, no other step taken, no letter. */
export function isBeforeDue(
  { isEarly, items, steps, letters, failedDeliveries, plans }: CaseFacts,
  strategy: Strategy,
  rules: Rules,
  today: Day,
): boolean {
  const step = courtesyStep(strategy)?.id;
  return (
    isEarly === true &&
    letters.length + failedDeliveries.length + plans.length === 0 &&
    steps.every(
      (taken) => taken.outcome === 'passed' || taken.step === step || taken.aboutDueOn !== undefined,
    ) &&
    !items.some((item) => isChased(item, rules, today))
  );
}

/** Whether such a case still has something to wait for: an open invoice whose call has come, called about or not. */
export function waitsForDueDate(facts: CaseFacts, strategy: Strategy, rules: Rules, today: Day): boolean {
  if (!isBeforeDue(facts, strategy, rules, today)) return false;
  const step = courtesyStep(strategy);
  return upcomingItems(facts.items, rules, today).some(
    (item) => step === undefined || courtesyDay(step, item.dueOn, rules.patronDay) <= today,
  );
}

/** The first day the call may be made in a case: not before it was opened. */
export function courtesyDue({ on, dueOn }: CourtesyCall, openedOn: Day, patron: PatronDay): Day {
  const first = latest(on, openedOn);
  const forward = toWorkingDay(first, patron);
  return forward <= dueOn ? forward : first;
}

/** Invoices that fall due today or later and that nobody but the debtor pays, the earliest first. */
function upcomingItems(items: readonly CaseItem[], rules: Rules, today: Day): CaseItem[] {
  return items
    .filter(
      (item) => item.openCents > 0 && !item.isCreditNote && item.dueOn >= today && !isForTheBank(item, rules),
    )
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
}

/** A call counts for its due date and for every other one whose day had come by then. */
function wasCalledAbout({ steps }: Called, { id }: Step, dueOn: Day, on: Day): boolean {
  return steps.some(
    (taken) =>
      taken.outcome !== 'passed' &&
      (taken.on >= on
        ? taken.step === id || taken.aboutDueOn !== undefined
        : taken.aboutDueOn !== undefined && taken.aboutDueOn >= dueOn),
  );
}
