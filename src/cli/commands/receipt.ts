/** `dunning receipt PROTOCOL`: the proof that a letter arrived, or that it did not. */
import { Option } from 'commander';
import { failureKind } from '../../domain/step/deliveryFailure.ts';
import { Refusal } from '../../domain/refusal.ts';
import { anyCase } from '../../office/case/cases.ts';
import { markDelivered, markFailed, type SentLetter } from '../../office/letter/posting.ts';
import { carryOut, changeOutcome } from '../afterChange.ts';
import type { CommandKit, Desk } from '../command.ts';
import { openOffice } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { dayOption } from '../optionValues.ts';
import type { Outcome } from '../screen/outcome.ts';

export interface ReceiptOptions {
  readonly delivered?: string;
  readonly failed?: string;
}

/** Describes the command. */
export function receiptCommand(kit: CommandKit): DunningCommand {
  const { options, receiptArgument } = kit.messages.letters;
  return kit
    .command('receipt')
    .argument('<protocol>', receiptArgument)
    .addOption(new Option('--delivered <date>', options.delivered).conflicts('failed'))
    .option('--failed <reason>', options.failed)
    .action(kit.answer(runReceipt));
}

/** Records one or the other. */
export async function runReceipt(desk: Desk, options: ReceiptOptions, protocol: string): Promise<Outcome> {
  if (/\.eml$/iu.test(protocol)) throw new Refusal('usage', 'receipt-by-hand', { file: protocol });
  const reason = options.failed?.trim();
  if (options.delivered === undefined && (reason === undefined || reason === '')) {
    throw new Refusal('usage', 'receipt-needs-result', { protocol });
  }
  const { book, moment, workspace } = await openOffice(desk, 'write');
  const patron = workspace.settings.rules.patronDay;
  const on =
    options.delivered === undefined
      ? undefined
      : dayOption(options.delivered, { flag: '--delivered', today: desk.today, patron, direction: 'past' })
          .day;
  const { result, operation, next } = carryOut<SentLetter>(
    desk,
    book,
    () =>
      on === undefined
        ? markFailed(book, moment, protocol, reason ?? '')
        : markDelivered(book, moment, protocol, on),
    (letter) => letter.case,
  );
  const { said } = desk.messages.letters;
  const { format } = desk;
  return changeOutcome(desk, {
    command: 'receipt',
    case: result.case,
    debtor: anyCase(book, result.case).debtor.name,
    operation,
    next,
    said: [
      on === undefined
        ? said.failed(result.protocol, reason ?? '')
        : said.delivered(result.protocol, format.fullDay(on)),
      ...(result.deadline === undefined ? [] : [said.termUntil(format.fullDay(result.deadline))]),
    ],
    data: {
      protocol: result.protocol,
      step: result.step,
      via: result.via,
      sent: result.on,
      delivered: on ?? null,
      failed: reason ?? null,
      failureKind: reason === undefined ? null : (failureKind(reason) ?? 'other'),
      deadline: result.deadline ?? null,
    },
  });
}
