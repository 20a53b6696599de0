/** `dunning letter --void PROTOCOL`: a letter that has not left is taken out; its number is kept, its step is open again. */
import { anyCase } from '../../office/case/cases.ts';
import { voidLetter } from '../../office/letter/voiding.ts';
import { carryOut, changeOutcome } from '../afterChange.ts';
import type { Desk } from '../command.ts';
import { openOffice } from '../desk.ts';
import type { Outcome } from '../screen/outcome.ts';

/** Voids one letter and says what the case is due for now. */
export async function takeOut(desk: Desk, protocol: string, reason?: string): Promise<Outcome> {
  const { book, moment } = await openOffice(desk, 'write');
  const act = carryOut(
    desk,
    book,
    () => voidLetter(book, moment, protocol, reason),
    (voided) => voided.case,
  );
  const { result, operation, next } = act;
  return changeOutcome(desk, {
    command: 'letter-void',
    case: result.case,
    debtor: anyCase(book, result.case).debtor.name,
    operation,
    next,
    said: [desk.messages.letters.said.voided(result.protocol)],
    data: { protocol: result.protocol, reason: reason ?? null },
  });
}
