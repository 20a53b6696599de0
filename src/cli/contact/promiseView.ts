/** How a promise is told: its terms, the day it is checked, and what it leaves uncovered. */
import { accessoriesLeftIn } from '../../domain/step/accessories.ts';
import { toWorkingDay, type PatronDay } from '../../domain/calendar.ts';
import type { CaseFacts } from '../../domain/case.ts';
import { openTotals, totalIn } from '../../domain/step/claim.ts';
import type { Day } from '../../domain/day.ts';
import { subtract, sum, toDecimal, type Money } from '../../domain/money.ts';
import type { PromiseEntry } from '../../office/case/promises.ts';
import type { Desk } from '../command.ts';
import type { Warning } from '../screen/outcome.ts';

/** The promise in a sentence, and what of the overdue sum it leaves without a date. */
export function promiseLines(
  { messages, format }: Desk,
  promise: PromiseEntry,
  checkOn: Day,
  overdue: Money,
): string[] {
  const words = messages.caseLife.promise;
  const money = format.money(promise.cents, promise.currency);
  const done = words.done(money, format.fullDay(promise.by), format.fullDay(checkOn));
  if (overdue.currency !== promise.currency || overdue.cents <= promise.cents) return [done];
  return [done, words.left(format.money(subtract(overdue.cents, promise.cents), overdue.currency))];
}

/** For programs. */
export function promiseData({ cents, currency, by }: PromiseEntry, checkOn: Day): Record<string, string> {
  return { amount: toDecimal(cents), currency, by, checkOn };
}

/** A promise is taken down as it was made, also of more than is open, or for a day on which no bank works: both are said. */
export function promiseWarnings(
  { messages, format }: Desk,
  patron: PatronDay,
  facts: CaseFacts,
  promise: PromiseEntry | undefined,
): Warning[] {
  if (promise === undefined) return [];
  const { cents, currency, by } = promise;
  const working = toWorkingDay(by, patron);
  const dayOff =
    working === by
      ? []
      : [
          {
            code: 'promise-on-day-off',
            message: messages.caseLife.promise.dayOff(format.fullDay(by), format.fullDay(working)),
          },
        ];
  const open = sum([totalIn(openTotals(facts.items), currency), accessoriesLeftIn(facts, currency)]);
  if (cents <= open) return dayOff;
  const message = messages.caseLife.promise.aboveOpen(
    format.money(cents, currency),
    format.money(open, currency),
  );
  return [...dayOff, { code: 'promise-above-open', message }];
}
