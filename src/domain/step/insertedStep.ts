/** Steps out of their turn: tracing where the debtor was lost, the step that failed once it was found, a letter that came back. */
import { isReturnAnswered } from '../debtor/address.ts';
import { isConversation, type CaseFacts, type ContactFact, type StepTaken } from '../case.ts';
import type { Day } from '../day.ts';
import type { Step, Strategy } from '../strategy/strategy.ts';
import { isPhoneFound } from './tracing.ts';

/** A step that comes before the one whose turn it is. */
export interface InsertedStep {
  readonly step: Step;
  readonly anchor: {
    readonly kind: 'lost-contact' | 'found-contact' | 'returned-letter';
    readonly day: Day;
    readonly step?: string;
  };
}

/** What is inserted before the step at this position of the strategy (rules 13 and 14). */
export function insertedStep(
  facts: CaseFacts,
  strategy: Strategy,
  position: number,
): InsertedStep | undefined {
  return (
    tracing(facts, strategy) ??
    stepThatFailed(facts, strategy, position) ??
    letterAgain(facts, strategy, position)
  );
}

/** Whether a step ended with a debtor who is still to be traced: attempts used up, or a number or address not replaced yet. */
export function isTracedFor(
  facts: Pick<CaseFacts, 'contacts' | 'debtor'>,
  ended: StepTaken | undefined,
): boolean {
  if (ended?.isUnreachable !== true) return false;
  const last = facts.contacts.findLast((contact) => contact.step === ended.step);
  return last === undefined || !isLoss(last) || !isFound(facts, last);
}

/** A wrong number, or a visit to an address that was left. */
function isLoss({ outcome }: ContactFact): boolean {
  return outcome === 'wrong-number' || outcome === 'moved';
}

/** Another number is known, or a person has checked the address since; a check of the same day must be known to be later. */
function isFound(
  { debtor }: Pick<CaseFacts, 'debtor'>,
  { outcome, on, addressCheckedOn }: ContactFact,
): boolean {
  if (outcome === 'wrong-number') return debtor.phone !== undefined;
  return isReturnAnswered(debtor, {
    failedOn: on,
    ...(addressCheckedOn === undefined ? {} : { addressCheckedOn }),
  });
}

/** Wherever the case stands: whom a wrong number or a move has taken out of reach is traced first, once. */
function tracing(facts: CaseFacts, { steps }: Strategy): InsertedStep | undefined {
  const step = steps.find((candidate) => candidate.kind === 'tracing');
  const loss = facts.contacts.findLast((contact) => isLoss(contact) || isConversation(contact));
  if (step === undefined || loss === undefined || !isLoss(loss) || isFound(facts, loss)) return undefined;
  const isTraced = facts.steps.some(
    (taken) => taken.step === step.id && taken.outcome !== 'passed' && taken.on >= loss.on,
  );
  return isTraced ? undefined : { step, anchor: { kind: 'lost-contact', day: loss.on } };
}

/** A found contact resumes at the step that failed, as long as no other was taken after it. */
function stepThatFailed(facts: CaseFacts, { steps }: Strategy, position: number): InsertedStep | undefined {
  const isTracing = (taken: StepTaken): boolean =>
    steps.some((step) => step.id === taken.step && step.kind === 'tracing');
  const last = facts.steps.findLast((taken) => taken.outcome !== 'passed' && !isTracing(taken));
  const step = steps
    .slice(0, position)
    .find((candidate) => candidate.id === last?.step && candidate.only !== 'before-due');
  if (last?.isUnreachable !== true || step === undefined) return undefined;
  const contact = facts.contacts.findLast((each) => each.step === step.id);
  if (contact === undefined) return undefined;
  const isResumed = isLoss(contact)
    ? isFound(facts, contact)
    : facts.steps.findLastIndex(isTracing) > facts.steps.indexOf(last) && isPhoneFound(facts);
  if (!isResumed || (step.kind === 'call' && facts.debtor.phone === undefined)) return undefined;
  return { step, anchor: { kind: 'found-contact', day: contact.on, step: step.id } };
}

/**
 * A letter that came back after later steps were taken goes again, unless a later letter has left since and did not come
 * back. A friendly one is also replaced by a conversation: what it would say has been said; a firm one is not, as a
 * legal warning may only list what was demanded in writing (rule 11).
 */
function letterAgain(
  { failedDeliveries, letters, steps: taken, contacts }: CaseFacts,
  { steps }: Strategy,
  position: number,
): InsertedStep | undefined {
  for (const step of steps.slice(0, position)) {
    const failed = failedDeliveries.findLast((delivery) => delivery.step === step.id);
    const isBehind = taken.some((each) => each.step === step.id);
    if (failed === undefined || isBehind) continue;
    // A later letter that came back as well goes again in its place.
    const isReplaced =
      letters.some((letter) => letter.id > failed.id && letter.sentOn !== undefined) ||
      failedDeliveries.some((other) => other.id > failed.id && other.step !== step.id);
    const isSaid =
      step.tone === 'friendly' &&
      contacts.some((contact) => isConversation(contact) && contact.on >= (failed.sentOn ?? failed.failedOn));
    if (isReplaced || isSaid) continue;
    return { step, anchor: { kind: 'returned-letter', day: failed.failedOn, step: step.id } };
  }
  return undefined;
}
