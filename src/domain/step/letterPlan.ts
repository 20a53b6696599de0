/** What a letter will demand: which items, until when, by which channel. */
import { isReachedElectronically } from '../debtor/address.ts';
import { toWorkingDay } from '../calendar.ts';
import type { CaseFacts, CaseItem, LetterFact } from '../case.ts';
import { demandable, type Claim } from './claim.ts';
import { leastTermDays } from '../conduct/conduct.ts';
import { addDays, type Day } from '../day.ts';
import type { Debtor } from '../debtor/debtor.ts';
import type { LetterChannel, LetterTemplate } from '../letter.ts';
import type { Rules } from '../settings.ts';
import type { Step } from '../strategy/strategy.ts';

/** Days granted by a step's letter to this debtor; consumers have a least term (docs/rules.md R12). */
export function termDaysFor(step: Step, debtor: Pick<Debtor, 'isConsumer'>): number {
  return Math.max(step.termDays ?? 0, leastTermDays(debtor));
}

/** The day to pay by, counted from a day: moved forward to a working day (rule 3, art. 2963 c.c.). */
export function deadlineFrom(from: Day, termDays: number, rules: Rules): Day {
  return toWorkingDay(addDays(from, termDays), rules.patronDay);
}

/**
 * From this day on a letter still on the desk would leave the debtor less than half of its term: it must be printed anew,
 * as what it says is frozen (rules 3 and 18). Undefined where it prints no deadline.
 */
export function tooLateFrom({
  deadline,
  termDays,
}: Pick<LetterFact, 'deadline' | 'termDays'>): Day | undefined {
  return deadline && addDays(deadline, 1 - Math.ceil(termDays / 2));
}

/** Whether a letter that leaves on a day leaves too little of its term. */
export function isTooLate(letter: Pick<LetterFact, 'deadline' | 'termDays'>, on: Day): boolean {
  const from = tooLateFrom(letter);
  return from !== undefined && on >= from;
}

/**
 * Legal acts go where delivery can be proved; letters by post, or electronically where no street is known. A mailbox that
 * took no PEC, full or not, gets no second one: the act goes on paper (Cass. SS.UU. 28452/2024), unless another is known.
 */
export function channelFor(
  step: Step,
  { debtor, failedDeliveries }: Pick<CaseFacts, 'debtor' | 'failedDeliveries'>,
): LetterChannel {
  if (step.kind === 'legal-warning') {
    const isClosed = failedDeliveries.some(({ sentToPec }) => sentToPec === debtor.pec);
    return debtor.pec === undefined || isClosed ? 'registered' : 'pec';
  }
  if (!isReachedElectronically(debtor)) return 'post';
  return debtor.pec === undefined ? 'email' : 'pec';
}

/** The items a letter lists: the claim; in a legal warning only what an earlier letter demanded, credits netted (rules 11, 12). */
export function itemsFor(step: Step, claim: Claim): readonly CaseItem[] {
  if (step.kind !== 'legal-warning') return claim.items;
  return demandable(claim.items.filter((item) => item.wasDemanded || item.isCreditNote));
}

/** The overdue invoices a legal warning leaves out, because no letter has demanded them yet (rule 11); none of other letters. */
export function leftOutOf(step: Step, claim: Claim): readonly CaseItem[] {
  if (step.kind !== 'legal-warning') return [];
  return claim.items.filter((item) => !item.wasDemanded && !item.isCreditNote);
}

/** The template of a step that produces a letter; steps of the user's own use the template of their kind. */
export function templateFor(step: Step, facts: Pick<CaseFacts, 'letters'>): LetterTemplate {
  if (step.kind === 'legal-warning') return 'legal-warning';
  if (step.id === 'first-letter' || step.id === 'second-letter') return step.id;
  return facts.letters.some((letter) => letter.sentOn !== undefined) ? 'second-letter' : 'first-letter';
}
