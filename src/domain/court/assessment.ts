/**
 * Whether a claim is worth a court: what it may still bring, what that costs, and which way leaves most. An estimate with
 * every figure shown, for a person to decide; the shares are rules of thumb and not law.
 */
import type { CourtCosts, CourtSettings } from './courtCosts.ts';
import { courtCosts, partOf } from './courtCosts.ts';
import { cents, subtract, sum, ZERO, type Cents } from '../money.ts';
import type { Prescription } from './prescription.ts';
import { recoveryMillionths } from '../step/priority.ts';

/** What is known of the debtor's means. */
export type Solvency = (typeof SOLVENCIES)[number];

export const SOLVENCIES = ['good', 'unknown', 'poor'] as const;

export interface Evidence {
  readonly solvency: Solvency;
  /** Other creditors known to be after the same debtor. */
  readonly otherCreditors: number;
}

/** Where a case goes when the ladder ends. */
export type Recommendation = 'court' | 'agency' | 'write-off' | 'wait';

/** Why it is too early for any of the other ways. */
export type Obstacle = 'insolvent' | 'promise-open' | 'plan-running' | 'on-hold' | 'no-demand-delivered';

export interface AssessmentQuestion {
  /** Open amounts, each with its days late; all above zero. */
  readonly items: readonly { readonly cents: Cents; readonly daysLate: number }[];
  /** Principal, interest and lump sums, credit notes taken off. */
  readonly claimCents: Cents;
  readonly evidence: Evidence;
  /** Nobody could find the debtor (domain/court/untraceable.ts): whoever sues or collects has to find them first. */
  readonly isUntraceable?: boolean;
  readonly prescription?: Pick<Prescription, 'state'>;
  readonly obstacles: readonly Obstacle[];
}

/** One way to recover: what it would bring with its chance, and what is left after its costs. */
export interface Way {
  /** Millionths. */
  readonly chance: number;
  readonly expected: Cents;
  readonly costs: Cents;
  /** Below zero when the costs are higher. */
  readonly net: Cents;
}

export interface Assessment {
  /** Share that credits of this age still bring, before anything is known of the debtor. Millionths, as the others. */
  readonly chanceByAge: number;
  readonly solvencyPercent: number;
  readonly othersPercent: number;
  readonly untraceablePercent: number;
  readonly costs: CourtCosts;
  readonly court: Way;
  readonly agency: Way;
  readonly recommendation: Recommendation;
  readonly because:
    'obstacles' | 'prescribed' | 'court-leaves-most' | 'agency-leaves-most' | 'too-little-left';
  /** For solvency that is not known: what would be recommended with good and with poor solvency, when that differs. */
  readonly dependsOnSolvency?: { readonly good: Recommendation; readonly poor: Recommendation };
}

const MOST_CREDITORS = 10;
const HIGHEST_CHANCE = { agency: 950_000, court: 900_000 };

/** Compares the ways. */
export function assess(question: AssessmentQuestion, settings: CourtSettings): Assessment {
  const { evidence } = question;
  const found = judge(question, settings);
  if (evidence.solvency !== 'unknown' || found.recommendation === 'wait') return found;
  const withSolvency = (solvency: Solvency): Recommendation =>
    judge({ ...question, evidence: { ...evidence, solvency } }, settings).recommendation;
  const dependsOnSolvency = { good: withSolvency('good'), poor: withSolvency('poor') };
  return dependsOnSolvency.good === dependsOnSolvency.poor ? found : { ...found, dependsOnSolvency };
}

function judge(
  { items, claimCents, evidence, isUntraceable = false, prescription, obstacles }: AssessmentQuestion,
  settings: CourtSettings,
): Assessment {
  const chanceByAge = weightedChance(items);
  const { shares } = settings;
  const { goodPercent, poorPercent, creditorPercent, orderPercent } = shares;
  const solvencyPercent = { good: goodPercent, unknown: 100, poor: poorPercent }[evidence.solvency];
  const othersPercent = leftByOthers(evidence.otherCreditors, creditorPercent);
  const untraceablePercent = isUntraceable ? shares.untraceablePercent : 100;
  const percents = solvencyPercent * othersPercent * untraceablePercent;
  const chance = Math.round((chanceByAge * percents) / 1_000_000);
  const costs = courtCosts(claimCents, settings);
  const agencyChance = Math.min(chance, HIGHEST_CHANCE.agency);
  // With an order the debtor can be enforced upon, except where there is nothing to take.
  const withOrder = evidence.solvency === 'poor' ? chance : Math.round((chance * orderPercent) / 100);
  const commission = partOf(expectedOf(claimCents, agencyChance), settings.agencyBasisPoints);
  const court = way(claimCents, Math.min(withOrder, HIGHEST_CHANCE.court), costs.total);
  const agency = way(claimCents, agencyChance, commission);
  return {
    chanceByAge,
    solvencyPercent,
    othersPercent,
    untraceablePercent,
    costs,
    court,
    agency,
    ...verdict(court, agency, settings.minimumCents, obstacles, prescription),
  };
}

/** A term that ends soon leaves no time to wait for anything. */
function verdict(
  court: Way,
  agency: Way,
  minimum: Cents,
  obstacles: readonly Obstacle[],
  term: AssessmentQuestion['prescription'],
): Pick<Assessment, 'recommendation' | 'because'> {
  if (term?.state === 'expired') return { recommendation: 'write-off', because: 'prescribed' };
  // A prescription that is near does not wait, but against proceedings nobody sues: the claim filed in them is enough.
  const isWaiting = term?.state !== 'near' || obstacles.includes('insolvent');
  if (obstacles.length > 0 && isWaiting) return { recommendation: 'wait', because: 'obstacles' };
  if (court.net >= agency.net && court.net >= minimum)
    return { recommendation: 'court', because: 'court-leaves-most' };
  if (agency.net >= minimum) return { recommendation: 'agency', because: 'agency-leaves-most' };
  return { recommendation: 'write-off', because: 'too-little-left' };
}

function way(claim: Cents, chance: number, costs: Cents): Way {
  const expected = expectedOf(claim, chance);
  return { chance, expected, costs, net: subtract(expected, costs) };
}

function expectedOf(claim: Cents, chance: number): Cents {
  return cents(Number((BigInt(claim) * BigInt(chance) + 500_000n) / 1_000_000n));
}

/** The share by age, each item counting by its amount. */
function weightedChance(items: AssessmentQuestion['items']): number {
  const total = sum(items.map((item) => item.cents));
  if (total === ZERO) return 0;
  const weighted = items.reduce(
    (part, item) => part + BigInt(item.cents) * BigInt(recoveryMillionths(item.daysLate)),
    0n,
  );
  return Number(weighted / BigInt(total));
}

/** Each further creditor takes its part of what is there. */
function leftByOthers(count: number, eachLeaves: number): number {
  let percent = 100;
  for (let each = 0; each < Math.min(count, MOST_CREDITORS); each += 1)
    percent = Math.round((percent * eachLeaves) / 100);
  return percent;
}
