/** `dunning resume [case]`: a hold ends before its time. */
import { openCase, resumeCase } from '../../office/case/cases.ts';
import { carryOut, changeOutcome } from '../afterChange.ts';
import { chooseCase } from '../case/caseArgument.ts';
import type { CommandKit, Desk } from '../command.ts';
import { openOffice } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import type { Outcome } from '../screen/outcome.ts';

/** Describes the command. */
export function resumeCommand(kit: CommandKit, run = runResume): DunningCommand {
  return kit.command('resume').argument('[case]', kit.messages.common.caseArgument).action(kit.answer(run));
}

/** Ends every hold of the case. */
export async function runResume(desk: Desk, _options: object, argument?: string): Promise<Outcome> {
  const { book, moment } = await openOffice(desk, 'write');
  const { case: number } = await chooseCase(desk, book, argument);
  const { debtor } = openCase(book, number);
  const { operation, next } = carryOut(
    desk,
    book,
    () => resumeCase(book, moment, number),
    () => number,
  );
  return changeOutcome(desk, {
    command: 'resume',
    case: number,
    debtor: debtor.name,
    operation,
    next,
    said: [desk.messages.caseLife.hold.resumed],
    data: { resumed: true },
  });
}
