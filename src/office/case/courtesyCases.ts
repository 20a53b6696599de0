/** Cases opened before anything is overdue: for debtors who are to be called about what falls due in a few days. */
import {
  allDueSoonWithoutCase,
  dueSoonWithoutCase,
  earlyCasesClosed,
  type CallWindow,
} from '../../db/dueSoon.ts';
import type { DebtorFacts } from '../../db/debtorFacts.ts';
import { isChased } from '../../domain/step/claim.ts';
import { courtesyCall, courtesyStep } from '../../domain/step/courtesy.ts';
import { addDays, type Day } from '../../domain/day.ts';
import { insolvencyOn } from '../../domain/step/insolvency.ts';
import { sum, type Money } from '../../domain/money.ts';
import type { Settings } from '../../domain/settings.ts';
import type { StrategyChoice } from '../../domain/strategy/strategyChoice.ts';
import type { Book } from '../book.ts';
import { chooseFor } from './strategies.ts';

/** A debtor to be called, by the strategy it would get. */
export interface EarlyOpening {
  readonly facts: DebtorFacts;
  readonly choice: StrategyChoice;
  /** What falls due, in its first currency. */
  readonly owed: Money;
  readonly fallsDue: Day;
}

/** The debtors without a case of whom something falls due soon, by number. */
export function debtorsDueSoon({ database, settings }: Book, today: Day): number[] {
  const { usual, gloves } = windows(settings, today);
  return dueSoonWithoutCase(database, today, usual, gloves);
}

/**
 * The debtors without a case whom a good rating would have called soon. Ratings follow cases; these may have none and
 * are rated at each run.
 */
export function debtorsToRate({ database, settings }: Book, today: Day): number[] {
  const { gloves } = windows(settings, today);
  return gloves === undefined ? [] : allDueSoonWithoutCase(database, today, gloves.until);
}

/** Those of these debtors, who owe nothing overdue, that are to be called today. */
export function earlyOpenings(book: Book, today: Day, debtors: readonly DebtorFacts[]): EarlyOpening[] {
  const { rules, strategies } = book.settings;
  const { usual, gloves } = windows(book.settings, today);
  const soon = debtors.filter(
    (facts) =>
      facts.items.some(({ dueOn, openCents }) => {
        if (openCents <= 0 || dueOn < today) return false;
        return isWithin(usual, dueOn, openCents) || isWithin(gloves, dueOn, openCents);
      }) &&
      insolvencyOn(facts, today) === undefined &&
      !facts.items.some((item) => isChased(item, rules, today)),
  );
  if (soon.length === 0) return [];
  const choices = chooseFor(
    book,
    soon.map((facts) => ({ facts, openedOn: today })),
    today,
  );
  const closed = earlyCasesClosed(
    book.database,
    soon.map(({ debtor }) => debtor.id),
  );
  return soon.flatMap((facts, place): EarlyOpening[] => {
    const choice = choices[place];
    const strategy = choice && strategies[choice.strategy];
    const call = strategy && courtesyCall({ ...facts, steps: [] }, strategy, rules, today);
    const [first] = call?.items ?? [];
    if (choice === undefined || call === undefined || first === undefined || call.on > today) return [];
    // Whoever closed such a case by hand does not want this call.
    if ((closed.get(facts.debtor.id) ?? '') >= call.on) return [];
    const { currency } = first;
    const cents = sum(call.items.filter((item) => item.currency === currency).map((item) => item.openCents));
    return [{ facts, choice, owed: { cents, currency }, fallsDue: call.dueOn }];
  });
}

/** Days in a row that may be no working days: a call before such a holiday is moved back. */
const LONGEST_HOLIDAY = 5;

/** Of the strategies anybody may get, and of the one that only a good rating gives. */
function windows(
  { strategies }: Settings,
  today: Day,
): { readonly usual: CallWindow | undefined; readonly gloves: CallWindow | undefined } {
  const windowOf = (name: string): CallWindow | undefined => {
    const strategy = strategies[name];
    const step = strategy && courtesyStep(strategy);
    if (step === undefined) return undefined;
    return { until: addDays(today, LONGEST_HOLIDAY - step.days), leastCents: step.minAmountCents ?? 1 };
  };
  const [standard, fast] = [windowOf('standard'), windowOf('fast')];
  const usual =
    standard && fast
      ? {
          until: standard.until > fast.until ? standard.until : fast.until,
          leastCents: Math.min(standard.leastCents, fast.leastCents),
        }
      : (standard ?? fast);
  return { usual, gloves: windowOf('white-gloves') };
}

function isWithin(window: CallWindow | undefined, dueOn: Day, openCents: number): boolean {
  return window !== undefined && dueOn <= window.until && openCents >= window.leastCents;
}
