/** `dunning reopen [case]`: a closed case goes on at the step where it was. */
import { anyCase, reopenCase } from '../../office/case/cases.ts';
import { carryOut, changeOutcome } from '../afterChange.ts';
import { chooseCase } from '../case/caseArgument.ts';
import type { CommandKit, Desk } from '../command.ts';
import { openOffice } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import type { Outcome } from '../screen/outcome.ts';

/** Describes the command. */
export function reopenCommand(kit: CommandKit, run = runReopen): DunningCommand {
  return kit.command('reopen').argument('[case]', kit.messages.common.caseArgument).action(kit.answer(run));
}

/** Opens the case again. */
export async function runReopen(desk: Desk, _options: object, argument?: string): Promise<Outcome> {
  const { book, moment } = await openOffice(desk, 'write');
  const { case: number } = await chooseCase(desk, book, argument);
  const { debtor } = anyCase(book, number);
  const { operation, next } = carryOut(
    desk,
    book,
    () => reopenCase(book, moment, number),
    () => number,
  );
  return changeOutcome(desk, {
    command: 'reopen',
    case: number,
    debtor: debtor.name,
    operation,
    next,
    said: [desk.messages.caseLife.reopen.done],
    data: { reopened: true },
  });
}
