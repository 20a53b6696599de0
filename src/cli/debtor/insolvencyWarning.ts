/** What is agreed with a debtor in proceedings is recorded, and said: only the receiver can agree to anything (R19, rule 16). */
import type { CaseFacts } from '../../domain/case.ts';
import type { Day } from '../../domain/day.ts';
import { checkInsolvency } from '../../domain/step/insolvency.ts';
import type { Desk } from '../command.ts';
import type { Warning } from '../screen/outcome.ts';

/** The warning of `call` and `visit`, for what is agreed in another way. */
export function insolvencyWarnings(
  { messages }: Pick<Desk, 'messages'>,
  facts: Pick<CaseFacts, 'insolvency'>,
  on: Day,
): Warning[] {
  return checkInsolvency(facts, on).map(() => ({
    code: 'conduct-debtor-insolvent',
    message: messages.contacts.conduct('debtor-insolvent'),
  }));
}
