/** `dunning dispute [case]`: invoices the debtor contests leave the claim; `--answered` brings them back. */
import { openDispute, resolveDisputes } from '../../office/contacts.ts';
import { openCase } from '../../office/cases.ts';
import { carryOut, changeOutcome } from '../afterChange.ts';
import { chooseCase } from '../caseArgument.ts';
import type { CommandKit, Desk } from '../command.ts';
import { askInvoices, askReason } from '../contactQuestions.ts';
import { listedNumbers } from '../contactOptions.ts';
import { openOffice, type OfficeDesk } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { requireFlags } from '../missingFlags.ts';
import type { Outcome } from '../outcome.ts';
import { Refusal } from '../../domain/refusal.ts';

export interface DisputeOptions {
  readonly reason?: string;
  readonly invoices?: string;
  readonly answered?: string;
}

/** Describes the command. */
export function disputeCommand(kit: CommandKit, run = runDispute): DunningCommand {
  const { dispute } = kit.messages.caseLife;
  return kit
    .command('dispute')
    .argument('[case]', kit.messages.common.caseArgument)
    .option('--reason <text>', dispute.reason)
    .option('--invoices <numbers>', dispute.invoices)
    .option('--answered <text>', dispute.answered)
    .action(kit.answer(run));
}

/** Opens a dispute, or ends those of the case with the answer that was given. */
export async function runDispute(desk: Desk, options: DisputeOptions, argument?: string): Promise<Outcome> {
  for (const other of ['reason', 'invoices'] as const) {
    if (options.answered === undefined || options[other] === undefined) continue;
    throw new Refusal('usage', 'conflicting-options', { flag: '--answered', other: `--${other}` });
  }
  const office = await openOffice(desk, 'write');
  const { case: number } = await chooseCase(desk, office.book, argument);
  return options.answered === undefined
    ? open(desk, office, number, options)
    : answer(desk, office, number, options.answered);
}

async function open(
  desk: Desk,
  office: OfficeDesk,
  number: number,
  options: DisputeOptions,
): Promise<Outcome> {
  const { book, moment } = office;
  const facts = openCase(book, number);
  requireFlags(desk, [{ flag: '--reason', example: '"..."', isGiven: options.reason !== undefined }]);
  const reason = options.reason ?? (await askReason(desk));
  const isAsked = options.reason === undefined && options.invoices === undefined;
  const listed = options.invoices === undefined ? [] : listedNumbers(options.invoices);
  const invoices = isAsked ? await askInvoices(desk, { facts }) : listed;
  const { result, operation, next } = carryOut(
    desk,
    book,
    () => openDispute(book, moment, number, { reason, invoices }),
    () => number,
  );
  const { disputed, answerBy } = result;
  const { dispute } = desk.messages.caseLife;
  return changeOutcome(desk, {
    command: 'dispute',
    case: number,
    debtor: facts.debtor.name,
    operation,
    next,
    said: [dispute.opened(disputed.join(', '), desk.format.fullDay(answerBy))],
    data: { dispute: { reason, invoices: disputed, answerBy } },
  });
}

function answer(desk: Desk, { book, moment }: OfficeDesk, number: number, note: string): Outcome {
  const { debtor } = openCase(book, number);
  const { result, operation, next } = carryOut(
    desk,
    book,
    () => resolveDisputes(book, moment, number, { resolution: 'rejected', note }),
    () => number,
  );
  return changeOutcome(desk, {
    command: 'dispute',
    case: number,
    debtor: debtor.name,
    operation,
    next,
    said: [desk.messages.caseLife.dispute.answeredDone(result.invoices.join(', '))],
    data: { answered: { note, invoices: result.invoices } },
  });
}
