/** Rule 16 where contacts are recorded and planned: what is said, what is moved, and what is refused for a third party's sake. */
import { toWorkingDay } from '../../domain/calendar.ts';
import { contactsWith } from '../../domain/step/blockers.ts';
import type { CaseFacts, ContactOutcome } from '../../domain/case.ts';
import {
  checkVisit,
  conductFindings,
  firstAllowedDay,
  type ConductFinding,
} from '../../domain/conduct/conduct.ts';
import type { Appointment } from '../../domain/conduct/contactPlan.ts';
import type { Decision } from '../../domain/nextStep.ts';
import { checkInsolvency } from '../../domain/step/insolvency.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Book } from '../book.ts';
import type { ContactEntry } from './contacts.ts';

/** The next try, on a day on which one more is not too often (R4). */
export function notTooOften(
  book: Book,
  facts: Pick<CaseFacts, 'contacts' | 'contactsElsewhere'>,
  entry: Pick<ContactEntry, 'channel' | 'outcome' | 'on'>,
  next: Appointment,
): Appointment {
  const { patronDay } = book.settings.rules;
  const attempt = { channel: entry.channel, on: next.on, isConversation: false };
  const { on } = firstAllowedDay(attempt, [...contactsWith(facts), entry], patronDay);
  return on === next.on ? next : { ...next, on: toWorkingDay(on, patronDay) };
}

/** Rule 16: what was not as it should be with a contact that took place. */
export function conductOf(
  book: Book,
  facts: CaseFacts,
  { claim }: Decision,
  entry: ContactEntry,
): ConductFinding[] {
  const findings = [
    ...conductFindings(entry, contactsWith(facts), book.settings.rules.patronDay),
    ...insolvencyFindings(facts, entry),
  ];
  if (entry.channel !== 'visit') return findings;
  return [...findings, ...checkVisit(facts.debtor, claim.daysLate).map(({ finding }) => finding)];
}

/** A note reaches nobody. */
function insolvencyFindings(facts: CaseFacts, { channel, on }: ContactEntry): ConductFinding[] {
  return channel === 'note' ? [] : checkInsolvency(facts, on).map(({ finding }) => finding);
}

/** Outcomes that can be known without the debt having been spoken of. */
const WITHOUT_CONTENT: ReadonlySet<ContactOutcome> = new Set([
  'no-answer',
  'callback',
  'wrong-number',
  'nobody',
  'moved',
]);

/** Who is not the debtor is told nothing, and nothing they say is kept (R7). */
export function refuseContent({ outcome, note, whyUnpaid }: ContactEntry): void {
  if (!WITHOUT_CONTENT.has(outcome)) throw new Refusal('usage', 'third-party-outcome', { outcome });
  if (note !== undefined || whyUnpaid !== undefined) throw new Refusal('usage', 'third-party-note');
}
