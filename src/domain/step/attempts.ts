/** The attempts made so far at a call or visit, also when the settings call the step by another name since. */
import type { CaseFacts, ContactFact } from '../case.ts';
import type { CourtesyCall } from './courtesy.ts';
import type { Step } from '../strategy/strategy.ts';
import { lastContactBeforeFound } from './tracing.ts';

/**
 * Contacts that were attempts at this step: of its own id, or of one that is not behind the case, as steps are taken one
 * at a time. Calls to a number that another one has taken the place of do not count, nor courtesy calls about an earlier
 * due date: those made before the day of this one. A call about what was overdue is none about what falls due next, though
 * its step may still lie ahead.
 */
export function attemptsAt(
  facts: Pick<CaseFacts, 'contacts' | 'steps' | 'tracings'>,
  { id, kind, only }: Pick<Step, 'id' | 'kind' | 'only'>,
  courtesy?: Pick<CourtesyCall, 'on'>,
): ContactFact[] {
  const behind = new Set(facts.steps.map(({ step }) => step));
  const since = lastContactBeforeFound(facts);
  const calledOn = only === 'before-due' ? facts.steps.find(({ step }) => step === id)?.on : undefined;
  return facts.contacts.filter(
    (contact) =>
      contact.step !== undefined &&
      contact.channel === kind &&
      contact.id > since &&
      (calledOn === undefined || contact.on > calledOn) &&
      (courtesy === undefined || contact.on >= courtesy.on) &&
      (contact.step === id || (only !== 'before-due' && !behind.has(contact.step))),
  );
}
