/** `dunning promise [case]`: a promise that did not come in a call: by e-mail, by letter, through a colleague. */
import { recordPromise, seeCase } from '../../office/case/contacts.ts';
import type { PromiseEntry } from '../../office/case/promises.ts';
import { carryOut, changeOutcome } from '../afterChange.ts';
import { chooseCase } from '../case/caseArgument.ts';
import type { CommandKit, Desk } from '../command.ts';
import { askPromise } from '../contact/contactQuestions.ts';
import { openOffice } from '../desk.ts';
import { insolvencyWarnings } from '../debtor/insolvencyWarning.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { requireFlags } from '../ask/missingFlags.ts';
import { amountOption, dayOption } from '../optionValues.ts';
import type { Outcome } from '../screen/outcome.ts';
import { promiseData, promiseLines, promiseWarnings } from '../contact/promiseView.ts';

export interface PromiseOptions {
  readonly amount?: string;
  readonly by?: string;
  readonly on?: string;
  readonly note?: string;
  readonly written?: boolean;
}

/** Describes the command. */
export function promiseCommand(kit: CommandKit, run = runPromise): DunningCommand {
  const { promise } = kit.messages.caseLife;
  return kit
    .command('promise')
    .argument('[case]', kit.messages.common.caseArgument)
    .option('--amount <amount>', promise.amount)
    .option('--by <date>', promise.by)
    .option('--on <date>', promise.on)
    .option('--note <text>', promise.note)
    .option('--written', promise.written)
    .action(kit.answer(run));
}

/** Records the promise; it holds the case and is no attempt at a call. */
export async function runPromise(desk: Desk, options: PromiseOptions, argument?: string): Promise<Outcome> {
  const office = await openOffice(desk, 'write');
  const { book, moment } = office;
  const { patronDay: patron } = book.settings.rules;
  const days = { today: desk.today, patron };
  const read = {
    ...(options.amount === undefined ? {} : { amount: amountOption(options.amount, '--amount') }),
    ...(options.by === undefined
      ? {}
      : { by: dayOption(options.by, { flag: '--by', ...days, direction: 'future' }).day }),
  };
  const on =
    options.on === undefined
      ? moment.today
      : dayOption(options.on, { flag: '--on', ...days, direction: 'past' }).day;
  const match = await chooseCase(desk, book, argument);
  const { facts, decision } = seeCase(book, moment, match.case);
  requireFlags(desk, [
    { flag: '--amount', example: '1250,50', isGiven: read.amount !== undefined },
    { flag: '--by', example: '+7', isGiven: read.by !== undefined },
  ]);
  const { main } = decision.claim;
  const { amount, by } = await askPromise(desk, office, main.cents, read);
  const promise: PromiseEntry = { cents: amount, currency: main.currency, by };
  const note = {
    ...(options.note === undefined ? {} : { note: options.note }),
    ...(options.written === true ? { isWritten: true } : {}),
  };
  const { result, operation, next } = carryOut(
    desk,
    book,
    () => recordPromise(book, moment, facts.number, { ...promise, on, ...note }),
    () => facts.number,
  );
  return changeOutcome(desk, {
    command: 'promise',
    case: facts.number,
    debtor: facts.debtor.name,
    operation,
    next,
    said: promiseLines(desk, promise, result.checkOn, main),
    data: { on, ...note, promise: promiseData(promise, result.checkOn) },
    warnings: [...insolvencyWarnings(desk, facts, on), ...promiseWarnings(desk, patron, facts, promise)],
  });
}
