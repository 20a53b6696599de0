/** Tracing a debtor who cannot be reached (rule 14): who was asked, until when the case waits, and what came of it. */
import type { Blocker, Situation } from './blockers.ts';
import { toWorkingDay } from '../calendar.ts';
import type { CaseFacts } from '../case.ts';
import type { Day } from '../day.ts';

/** What may be found. */
export type FoundKind = 'phone' | 'address' | 'email';

/** One enquiry; without a result it is still out. */
export interface TracingFact {
  readonly id: number;
  /** Who or where was asked; absent when something was found without asking. */
  readonly asked?: string;
  readonly askedOn: Day;
  /** The day on which the case goes on without an answer. */
  readonly until: Day;
  readonly result?: 'found' | 'not-found';
  readonly answeredOn?: Day;
  readonly found: readonly FoundKind[];
  /** Who or what told it; of a debtor not found, what was tried. */
  readonly source?: string;
  /** The newest contact of the case when it was answered: only later ones tried what was found. */
  readonly afterContact: number;
}

/** Enquiries that hold the case, each until its answer or the first working day from its day on. */
export function tracingBlockers({
  facts: { tracings = [] },
  rules,
  today,
}: Pick<Situation, 'facts' | 'rules' | 'today'>): Blocker[] {
  return tracings
    .map((tracing) => ({ ...tracing, until: toWorkingDay(tracing.until, rules.patronDay) }))
    .filter(({ result, askedOn, until }) => result === undefined && askedOn <= today && until > today)
    .map(({ asked, askedOn: on, until }) => ({
      code: 'tracing-asked',
      values: { asked, on },
      until,
      isHold: true,
    }));
}

/** Whether the last tracing brought a number. */
export function isPhoneFound({ tracings = [] }: Pick<CaseFacts, 'tracings'>): boolean {
  return tracings.findLast(({ result }) => result !== undefined)?.found.includes('phone') === true;
}

/** The newest contact before another number was found: what came after it was a call to that one; 0 without any. */
export function lastContactBeforeFound({ tracings = [] }: Pick<CaseFacts, 'tracings'>): number {
  return Math.max(
    0,
    ...tracings.filter(({ found }) => found.includes('phone')).map(({ afterContact }) => afterContact),
  );
}
