/** What held a case when its letter left: told and kept when that is recorded, as recording what happened only warns (rule 16). */
import type { Blocker, BlockerCode } from '../domain/blockers.ts';
import type { CaseFacts } from '../domain/case.ts';
import type { Day } from '../domain/day.ts';
import { decide } from './agenda.ts';
import type { Book } from './book.ts';

/** What holds everything, whatever the letter says; one that demands too much has a refusal of its own. */
const HOLDING: ReadonlySet<BlockerCode> = new Set(['insolvent', 'on-hold', 'promise-open', 'plan-running']);

/** Looks at the case as it stood on the day the letter left: what was agreed later does not count. */
export function heldWhenSent(book: Book, facts: CaseFacts, on: Day): Blocker[] {
  const asOf = {
    ...facts,
    promises: facts.promises.filter(({ madeOn }) => madeOn <= on),
    plans: facts.plans.filter(({ madeOn }) => madeOn <= on),
  };
  return decide(book, asOf, on).blockers.filter(({ code }) => HOLDING.has(code));
}
