/** Which of a decision's reasons keep its step from being taken, and which of them hold the case. */
import type { BlockerCode } from './blockers.ts';
import type { Decision, Reason } from '../nextStep.ts';

/** Whether a blocker of this kind makes a case `held` rather than `waiting`. */
const IS_HOLD: Readonly<Record<BlockerCode, boolean>> = {
  insolvent: true,
  'tracing-asked': true,
  'promise-open': true,
  'plan-running': true,
  'on-hold': true,
  'all-disputed': true,
  'part-disputed': true,
  'over-credited': true,
  'accessories-left': false,
  'at-the-bank': false,
  'nothing-overdue': false,
  'letter-not-sent': true,
  'delivery-unproved': true,
  'delivery-failed': true,
  'debtor-moved': true,
  'nothing-demanded': false,
  'deadline-running': false,
  'not-yet-due': false,
  'contact-spacing': false,
  conduct: false,
  'agreed-date': false,
};

/** The reasons that keep the step from being taken, the strongest first. */
export function blockersAmong(reasons: readonly Reason[]): Reason[] {
  return reasons.filter(({ code }) => Object.hasOwn(IS_HOLD, code));
}

/** Whether a blocker holds the case; the others only make it wait for a date. */
export function isHold({ code }: Reason): boolean {
  return IS_HOLD[code as BlockerCode];
}

/** What holds a case first; undefined when it only waits for a date. */
export function holdCode(reasons: readonly Reason[]): string | undefined {
  return blockersAmong(reasons).find(isHold)?.code;
}

/** The code of what holds a held case first; blank for any other. */
export function heldBy({ status, reasons }: Pick<Decision, 'status' | 'reasons'>): string {
  return status === 'held' ? (holdCode(reasons) ?? 'on-hold') : '';
}
