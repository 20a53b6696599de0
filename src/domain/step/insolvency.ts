/**
 * Proceedings against a debtor (rule 15): from their opening on nothing is demanded, and interest on unsecured claims
 * stands still (art. 154 CCII). What is left to do is filing the claim.
 */
import type { Blocker } from './blockers.ts';
import type { CaseFacts } from '../case.ts';
import type { ConductCheck } from '../conduct/conduct.ts';
import type { Day } from '../day.ts';
import type { Task } from './task.ts';

/** Liquidazione giudiziale, concordato preventivo, composizione negoziata, sovraindebitamento, another one. */
export const PROCEDURES = [
  'judicial-liquidation',
  'arrangement',
  'negotiated-settlement',
  'over-indebtedness',
  'other',
] as const;

export type Procedure = (typeof PROCEDURES)[number];

/** Proceedings that have not ended. */
export interface InsolvencyFact {
  readonly id: number;
  readonly procedure: Procedure;
  readonly openedOn: Day;
  readonly court?: string;
  /** The number the court keeps it under. */
  readonly number?: string;
  /** The last day for filing the claim. */
  readonly fileBy?: Day;
  readonly claimFiledOn?: Day;
  /** Known from commercial information alone, whose number is `id`: nobody has recorded the proceedings themselves. */
  readonly isReported?: true;
  /** The last day the information counts. */
  readonly countsUntil?: Day;
}

type Insolvent = Pick<CaseFacts, 'insolvency'>;

/** The proceedings that stop everything on a day. */
export function insolvencyOn({ insolvency }: Insolvent, today: Day): InsolvencyFact | undefined {
  if (insolvency === undefined || insolvency.openedOn > today) return undefined;
  return insolvency.countsUntil !== undefined && insolvency.countsUntil < today ? undefined : insolvency;
}

/** The only thing in the way as long as the proceedings last: all others would end without anything going on. */
export function insolvencyBlockers(facts: Insolvent, today: Day): Blocker[] {
  const insolvency = insolvencyOn(facts, today);
  if (insolvency === undefined) return [];
  const { procedure, openedOn: opened, claimFiledOn: filed } = insolvency;
  return [{ code: 'insolvent', values: { procedure, opened, filed }, isHold: true }];
}

/** Filing the claim: at once, with its last day where that is known. Nothing any more once it was filed. */
export function insolvencyTask(facts: Insolvent, today: Day): Task | undefined {
  const insolvency = insolvencyOn(facts, today);
  if (insolvency === undefined) return undefined;
  const { procedure, openedOn, fileBy: by, claimFiledOn, isReported } = insolvency;
  if (claimFiledOn !== undefined) return { kind: 'none', values: {} };
  // Only proceedings that were recorded can have a claim filed in them.
  const toRecord = isReported === true ? { toRecord: openedOn } : {};
  return { kind: 'file-claim', due: openedOn, values: { procedure, by, ...toRecord } };
}

/** Whoever calls or visits a debtor against whom proceedings run is told (R19); what happened is recorded all the same. */
export function checkInsolvency(facts: Insolvent, on: Day): ConductCheck[] {
  return insolvencyOn(facts, on) === undefined
    ? []
    : [{ rule: 'R19', finding: 'debtor-insolvent', verdict: 'refuse' }];
}
