/**
 * What keeps the agreement on a plan from reaching the debtor (rules 15, 17). It takes no step, demands nothing and is
 * itself what holds the case: terms, spacing and the plan do not stop it. Everything about the debtor does.
 */
import { addressFindings } from '../debtor/address.ts';
import { AGREEMENT_STEP } from './agreement.ts';
import {
  deliveryBlockers,
  digitalBlockers,
  holdBlockers,
  promiseBlockers,
  type Blocker,
  type Situation,
} from '../step/blockers.ts';
import type { CaseFacts, PlanFact } from '../case.ts';
import type { Day } from '../day.ts';
import { insolvencyBlockers } from '../step/insolvency.ts';
import { channelFor } from '../step/letterPlan.ts';
import type { LetterChannel } from '../letter.ts';
import type { Reason } from '../nextStep.ts';
import type { Rules } from '../settings.ts';
import { tracingBlockers } from '../step/tracing.ts';

/** Like a blocker; what is wrong with the address has steps of its own on the ladder, and is none there. */
export type Obstacle = Omit<Blocker, 'code'> & Reason;

/**
 * Everything in the way of an agreement on a day, the strongest first.
 * @param via how it goes; absent: as it would be sent
 */
export function agreementObstacles(
  facts: CaseFacts,
  plan: Pick<PlanFact, 'items'>,
  rules: Rules,
  today: Day,
  via: LetterChannel = channelFor(AGREEMENT_STEP, facts),
): Obstacle[] {
  const insolvent = insolvencyBlockers(facts, today);
  if (insolvent.length > 0) return insolvent;
  const situation = { facts, rules, today };
  return [
    ...disputeObstacles(facts, plan),
    ...holdBlockers(situation),
    ...promiseBlockers(situation),
    ...tracingBlockers(situation),
    ...(via === 'hand' ? [] : deliveryBlockers(facts, via)),
    ...(via === 'post' || via === 'registered' ? addressObstacles(facts) : []),
    ...(via === 'pec' || via === 'email' ? digitalBlockers(facts, AGREEMENT_STEP, rules, today) : []),
  ];
}

/** The agreement of a running plan that lies on the desk, and what came up since that would keep it from being issued. */
export function agreementOnDesk({
  facts,
  running,
  rules,
  today,
}: Pick<Situation, 'facts' | 'running' | 'rules' | 'today'>):
  (NonNullable<PlanFact['agreement']> & { readonly obstacles: Obstacle[] }) | undefined {
  const plan = running.map((each) => each.plan).findLast(({ agreement }) => agreement !== undefined);
  if (plan?.agreement === undefined) return undefined;
  return { ...plan.agreement, obstacles: agreementObstacles(facts, plan, rules, today) };
}

/** Why it stays there, where something keeps it: told beside what holds the case. */
export function agreementReasons(situation: Parameters<typeof agreementOnDesk>[0]): Reason[] {
  const { protocol, obstacles = [] } = agreementOnDesk(situation) ?? {};
  const [first] = obstacles;
  return first === undefined
    ? []
    : [{ code: 'agreement-kept', values: { ...first.values, protocol, because: first.code } }];
}

/** Whoever signs acknowledges the debt: what is disputed is answered first (rule 7, art. 1988 c.c.). */
function disputeObstacles({ disputes, items }: CaseFacts, plan: Pick<PlanFact, 'items'>): Obstacle[] {
  const disputed = items.filter(
    ({ id, openCents }) =>
      openCents > 0 && plan.items.includes(id) && disputes.some(({ invoiceId }) => invoiceId === id),
  );
  const invoices = [...new Set(disputed.map(({ number }) => number))];
  return invoices.length === 0 ? [] : [{ code: 'plan-disputed', values: { invoices }, isHold: true }];
}

/** Once a person has checked the address or left the check out, letters go to it as it is: so does this one. */
function addressObstacles(facts: CaseFacts): Obstacle[] {
  const isChecked = facts.steps.some(({ kind, outcome }) => kind === 'address-check' && outcome !== 'passed');
  if (isChecked) return [];
  return addressFindings(facts.debtor, facts)
    .filter((finding) => finding !== 'delivery-failed' && finding !== 'moved-away')
    .map((finding) => ({ code: 'address-finding', values: { finding }, isHold: true }));
}
