/** What held a case when its letter left: told and kept when that is recorded, as recording what happened only warns (rule 16). */
import { agreementObstacles, type Obstacle } from '../../domain/agreed/agreementGate.ts';
import type { BlockerCode } from '../../domain/step/blockers.ts';
import type { CaseFacts, PlanFact } from '../../domain/case.ts';
import type { Day } from '../../domain/day.ts';
import type { LetterChannel } from '../../domain/letter.ts';
import { decide } from '../agenda/agenda.ts';
import type { Book } from '../book.ts';

/** What holds everything, whatever the letter says; one that demands too much has a refusal of its own. */
const HOLDING: ReadonlySet<string> = new Set<BlockerCode>([
  'insolvent',
  'on-hold',
  'promise-open',
  'plan-running',
]);

/** Looks at the case as it stood on the day the letter left: what was agreed later does not count. */
export function heldWhenSent(book: Book, facts: CaseFacts, on: Day): Obstacle[] {
  const asOf = {
    ...facts,
    promises: facts.promises.filter(({ madeOn }) => madeOn <= on),
    plans: facts.plans.filter(({ madeOn }) => madeOn <= on),
  };
  return decide(book, asOf, on).blockers.filter(({ code }) => HOLDING.has(code));
}

/** What should have kept the agreement of a plan on the desk that day, by the way it went; what came later does not count. */
export function agreementHeldWhenSent(
  { settings }: Book,
  facts: CaseFacts,
  plan: PlanFact,
  on: Day,
  via: LetterChannel,
): Obstacle[] {
  const asOf = {
    ...facts,
    promises: facts.promises.filter(({ madeOn }) => madeOn <= on),
    disputes: facts.disputes.filter(({ openedOn }) => openedOn <= on),
    contacts: facts.contacts.filter((contact) => contact.on <= on),
    failedDeliveries: facts.failedDeliveries.filter(({ failedOn }) => failedOn <= on),
    // It is a letter of its own day: that it left today does not make it one too many (R5).
    digitalRequests: (facts.digitalRequests ?? []).filter((day) => day <= on),
  };
  return agreementObstacles(asOf, plan, settings.rules, on, via);
}
