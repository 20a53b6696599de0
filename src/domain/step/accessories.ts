/**
 * Accessories: interest, lump sums and costs that a letter claimed beside the principal. While something of the principal
 * is open they are part of the claim; once it is paid they are never dropped in silence: a person decides (rule 10).
 */
import type { Blocker, Situation } from './blockers.ts';
import { toWorkingDay } from '../calendar.ts';
import type { AccessoryFact, CaseFacts } from '../case.ts';
import { isAnythingOwed, isChased } from './claim.ts';
import { latest, type Day } from '../day.ts';
import { cents, ZERO, type Cents, type Currency, type Money } from '../money.ts';
import { interestLeft } from '../agreed/plan.ts';
import type { StepKind } from '../strategy/strategy.ts';
import type { Task } from './task.ts';

type WithAccessories = Pick<CaseFacts, 'accessories' | 'accessoriesWaivedOn'>;

/** What is still to be paid of each, none of nothing. */
function unpaid({ accessories = [], accessoriesWaivedOn }: WithAccessories): (AccessoryFact & Money)[] {
  if (accessoriesWaivedOn !== undefined) return [];
  return accessories
    .map((fact) => ({
      ...fact,
      cents: cents(fact.interestCents + fact.lumpSumCents - fact.paidCents),
    }))
    .filter((left) => left.cents > 0);
}

/** What letters claimed beside the principal and nobody paid or waived: one sum a currency. */
export function accessoriesLeft(facts: WithAccessories): Money[] {
  return unpaid(facts).map(({ cents: left, currency }) => ({ cents: left, currency }));
}

/** The same in one currency. */
export function accessoriesLeftIn(facts: WithAccessories, currency: Currency): Cents {
  return accessoriesLeft(facts).find((left) => left.currency === currency)?.cents ?? ZERO;
}

/** The kinds of steps that come with the legal warning or after it: nothing that no letter demanded gets there by itself. */
const AT_THE_END: ReadonlySet<StepKind> = new Set(['legal-warning', 'report', 'assessment']);

/** Whether a case whose step ahead is of this kind, or which has none left, is at the legal warning or past it. */
export function isAtTheEnd(kind: StepKind | undefined): boolean {
  return kind === undefined || AT_THE_END.has(kind);
}

/** Nothing but accessories is left of what letters demanded: a person decides about them before anything else happens. */
export function accessoriesBlockers(situation: Situation): Blocker[] {
  const left = unpaid(situation.facts);
  if (left.length === 0 || !areOnlyLeft(situation)) return [];
  return left.map(({ cents: amount, currency, protocol, sentOn, paidOn }) => ({
    code: 'accessories-left',
    values: { cents: amount, currency, protocol, sent: sentOn, paid: paidOn },
    isHold: false,
  }));
}

/** Interest of a plan is decided about first. What is newer than the warning waits, as it may not come to court with the rest. */
function areOnlyLeft({ facts, claim, running, ahead, rules, today }: Situation): boolean {
  if (running.length > 0 || interestLeft(facts) > 0) return false;
  const demanded = facts.items.filter((item) => item.openCents > 0 && item.wasDemanded);
  if (demanded.some((item) => item.isDisputed || !isChased(item, rules, today))) return false;
  return !isAnythingOwed(claim) || (demanded.length === 0 && isAtTheEnd(ahead?.step?.kind));
}

/** Whether only accessories are left, as the blockers of a decision say. */
export function asksAboutAccessories(blockers: readonly Pick<Blocker, 'code'>[]): boolean {
  return blockers.some(({ code }) => code === 'accessories-left');
}

/** Deciding about them, from the day on which nothing else was left: asked for again, or waived. */
export function accessoriesTask({
  blockers,
  rules,
}: Situation & { readonly blockers: readonly Blocker[] }): Task | undefined {
  const asked = blockers.find(({ code }) => code === 'accessories-left');
  if (asked === undefined) return undefined;
  const { sent, paid, ...values } = asked.values;
  return {
    kind: 'decide',
    due: toWorkingDay(latest(sent as Day, paid as Day | undefined), rules.patronDay),
    values: { because: 'accessories-left', ...values },
  };
}
