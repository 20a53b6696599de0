/** `dunning assign [case]`: another person of the office takes the case. */
import { assignCase, openCase } from '../../office/case/cases.ts';
import { carryOut, changeOutcome } from '../afterChange.ts';
import { chooseCase } from '../case/caseArgument.ts';
import type { CommandKit, Desk } from '../command.ts';
import { openOffice } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { requireFlags } from '../ask/missingFlags.ts';
import type { Outcome } from '../screen/outcome.ts';

export interface AssignOptions {
  readonly to?: string;
}

/** Describes the command. */
export function assignCommand(kit: CommandKit, run = runAssign): DunningCommand {
  return kit
    .command('assign')
    .argument('[case]', kit.messages.common.caseArgument)
    .option('--to <person>', kit.messages.caseLife.assign.to)
    .action(kit.answer(run));
}

/** Gives the case to a collector of the settings. */
export async function runAssign(desk: Desk, options: AssignOptions, argument?: string): Promise<Outcome> {
  const { book, moment } = await openOffice(desk, 'write');
  const { collectors } = book.settings;
  const { case: number } = await chooseCase(desk, book, argument);
  const { debtor } = openCase(book, number);
  const words = desk.messages.caseLife.assign;
  requireFlags(desk, [{ flag: '--to', example: collectors[0].id, isGiven: options.to !== undefined }]);
  const choices = collectors.map(({ id, name }) => ({ value: id, label: name }));
  const to =
    options.to ??
    (await desk.ask.choose({ message: words.askTo, flag: '--to', example: collectors[0].id, choices }));
  const { operation, next } = carryOut(
    desk,
    book,
    () => assignCase(book, moment, number, to),
    () => number,
  );
  const name = collectors.find(({ id }) => id === to)?.name ?? to;
  const isUnchanged = operation === null && !desk.globals.dryRun;
  return changeOutcome(desk, {
    command: 'assign',
    case: number,
    debtor: debtor.name,
    operation,
    next,
    said: [isUnchanged ? words.already(name) : words.done(name)],
    data: { collector: to },
  });
}
