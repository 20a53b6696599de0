/** `dunning close [case]`: a person ends a case that is not paid, and says how. */
import { Option } from 'commander';
import type { CloseReason } from '../../domain/case.ts';
import { openTotals } from '../../domain/claim.ts';
import { toDecimal } from '../../domain/money.ts';
import { closeCase, openCase } from '../../office/cases.ts';
import { carryOut, changeOutcome, declined } from '../afterChange.ts';
import { chooseCase } from '../caseArgument.ts';
import type { CommandKit, Desk } from '../command.ts';
import { openOffice } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { requireFlags } from '../missingFlags.ts';
import { dayOption } from '../optionValues.ts';
import type { Outcome } from '../outcome.ts';

/** How a person may end a case; paid cases close by themselves. */
type Ending = Exclude<CloseReason, 'paid' | 'credited'>;

const ENDINGS = ['court', 'agency', 'write-off', 'wait', 'mistake'] as const satisfies readonly Ending[];

export interface CloseOptions {
  readonly as?: Ending;
  readonly note?: string;
  readonly until?: string;
}

/** Describes the command. */
export function closeCommand(kit: CommandKit, run = runClose): DunningCommand {
  const { close } = kit.messages.caseLife;
  return kit
    .command('close')
    .argument('[case]', kit.messages.common.caseArgument)
    .addOption(new Option('--as <reason>', close.as).choices(ENDINGS))
    .option('--note <text>', close.note)
    .option('--until <date>', kit.messages.interruptions.wait.until)
    .action(kit.answer(run));
}

/** Closes the case once the sum that is left open has been seen and agreed to. */
export async function runClose(desk: Desk, options: CloseOptions, argument?: string): Promise<Outcome> {
  const { book, moment } = await openOffice(desk, 'write');
  const { messages, format } = desk;
  const words = messages.caseLife.close;
  const { patronDay: patron } = book.settings.rules;
  const asked = { flag: '--until', direction: 'future', patron } as const;
  const given =
    options.until === undefined ? undefined : dayOption(options.until, { ...asked, today: desk.today }).day;
  const { case: number } = await chooseCase(desk, book, argument);
  const facts = openCase(book, number);
  requireFlags(desk, [{ flag: '--as', example: 'write-off', isGiven: options.as !== undefined }]);
  const reason = options.as ?? (await askEnding(desk));
  const totals = openTotals(facts.items);
  const left = totals.map(({ cents, currency }) => format.money(cents, currency)).join(', ');
  const isAgreed =
    desk.globals.dryRun || (await desk.ask.confirm({ message: words.confirm(number, left), usually: false }));
  if (!isAgreed) return declined(desk, 'close', { case: number });
  const note = options.note === undefined ? {} : { note: options.note };
  const until = given === undefined ? {} : { until: given };
  const { operation, next } = carryOut(
    desk,
    book,
    () => closeCase(book, moment, number, { reason, ...note, ...until }),
    () => number,
  );
  return changeOutcome(desk, {
    command: 'close',
    case: number,
    debtor: facts.debtor.name,
    operation,
    next,
    said: [
      words.left(left),
      ...(given === undefined ? [] : [messages.interruptions.wait.opens(format.fullDay(given))]),
    ],
    data: {
      closed: {
        reason,
        ...note,
        ...until,
        open: totals.map(({ cents, currency }) => ({ amount: toDecimal(cents), currency })),
      },
    },
    warnings: facts.letters
      .filter((letter) => letter.sentOn === undefined)
      .map(({ protocol }) => ({ code: 'letter-not-sent', message: words.letterWaits(protocol) })),
  });
}

async function askEnding({ ask, messages }: Desk): Promise<Ending> {
  const chosen = await ask.choose({
    message: messages.caseLife.close.askAs,
    flag: '--as',
    example: 'write-off',
    choices: ENDINGS.map((ending) => ({ value: ending, label: messages.words.closeReason(ending) })),
  });
  return ENDINGS.find((ending) => ending === chosen) ?? 'wait';
}
