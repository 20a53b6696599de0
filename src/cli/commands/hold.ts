/** `dunning hold [case]`: nothing is done about a case until the end of a day, for a reason. */
import { holdCase, openCase } from '../../office/case/cases.ts';
import { carryOut, changeOutcome } from '../afterChange.ts';
import { chooseCase } from '../case/caseArgument.ts';
import type { CommandKit, Desk } from '../command.ts';
import { openOffice } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { requireFlags } from '../ask/missingFlags.ts';
import { dayOption } from '../optionValues.ts';
import type { Outcome } from '../screen/outcome.ts';

export interface HoldOptions {
  readonly reason?: string;
  readonly until?: string;
}

/** Describes the command. */
export function holdCommand(kit: CommandKit, run = runHold): DunningCommand {
  const { hold } = kit.messages.caseLife;
  return kit
    .command('hold')
    .argument('[case]', kit.messages.common.caseArgument)
    .option('--reason <text>', hold.reason)
    .option('--until <date>', hold.until)
    .action(kit.answer(run));
}

/** Holds the case; it comes back by itself the day after. */
export async function runHold(desk: Desk, options: HoldOptions, argument?: string): Promise<Outcome> {
  const { book, moment } = await openOffice(desk, 'write');
  const { patronDay: patron } = book.settings.rules;
  const { hold: words } = desk.messages.caseLife;
  const asked = { flag: '--until', direction: 'future', patron } as const;
  const given =
    options.until === undefined ? undefined : dayOption(options.until, { ...asked, today: desk.today }).day;
  const { case: number } = await chooseCase(desk, book, argument);
  const { debtor } = openCase(book, number);
  requireFlags(desk, [
    { flag: '--reason', example: '"..."', isGiven: options.reason !== undefined },
    { flag: '--until', example: '+7', isGiven: given !== undefined },
  ]);
  const reason =
    options.reason ?? (await desk.ask.text({ message: words.askReason, flag: '--reason', example: '"..."' }));
  const until = given ?? (await desk.ask.day({ message: words.askUntil, example: '+7', ...asked })).day;
  const { operation, next } = carryOut(
    desk,
    book,
    () => holdCase(book, moment, number, { reason, until }),
    () => number,
  );
  return changeOutcome(desk, {
    command: 'hold',
    case: number,
    debtor: debtor.name,
    operation,
    next,
    said: [words.done(desk.format.fullDay(until), reason)],
    data: { hold: { reason, until } },
  });
}
