/** Case 1 with a plan of three instalments, for tests of plans and of the agreement on them. */
import { day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import type { Book } from '../../src/office/book.ts';
import { makePlan, type PlanWish } from '../../src/office/case/plans.ts';
import { moment } from '../support/world.ts';
import { on } from './desk.ts';

export const TODAY = '2026-11-24';
export const IN_THREE: PlanWish = {
  parts: { count: 3, first: day('2026-12-14'), every: { unit: 'month' } },
};

export function plan(book: Book, wish: Partial<PlanWish> = {}, today = TODAY) {
  return makePlan(book, moment(today), 1, { ...IN_THREE, ...wish }).result;
}

export function given(...parts: readonly (readonly [on: string, cents: number])[]): Partial<PlanWish> {
  return { parts: parts.map(([dueOn, amount]) => ({ dueOn: day(dueOn), cents: cents(amount) })) };
}

export function standing(book: Book, today: string) {
  return on(book, today).plan?.standing;
}

/** What the journal of case 1 tells of plans. */
export function told(book: Book): string[] {
  return on(book, TODAY)
    .journal.map(({ kind }) => kind)
    .filter((kind) => kind.startsWith('plan-'));
}
