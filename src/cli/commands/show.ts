/** `dunning show [case]`: the case on one screen. Reads only. */
import { caseFile } from '../../office/case/caseFile.ts';
import { chooseCase } from '../case/caseArgument.ts';
import type { CommandKit, Desk } from '../command.ts';
import { openOffice } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import type { Outcome } from '../screen/outcome.ts';
import { showData } from '../case/showData.ts';
import { writeCaseFile } from '../case/showView.ts';

/** Describes the command. */
export function showCommand(kit: CommandKit, run = runShow): DunningCommand {
  return kit.command('show').argument('[case]', kit.messages.common.caseArgument).action(kit.answer(run));
}

/** The file of the case as of the day asked about; closed cases too. */
export async function runShow(desk: Desk, _options: unknown, query?: string): Promise<Outcome> {
  const { book } = await openOffice(desk, 'read');
  const { case: number } = await chooseCase(desk, book, query);
  const file = caseFile(book, number, desk.asOf);
  return {
    schema: 'dunning.show/1',
    data: showData(desk, file),
    screen: (page) => writeCaseFile(page, desk, file),
    hints: [desk.messages.agenda.hintWhy(number)],
    asOf: desk.asOf,
  };
}
