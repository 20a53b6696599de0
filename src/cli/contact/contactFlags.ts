/** The options of `call` and `visit` as commander knows them; contactOptions.ts reads them. */
import { Option } from 'commander';
import { UNPAID_REASONS } from '../../domain/conduct/unpaidReason.ts';
import type { CommandKit } from '../command.ts';
import { outcomesOf } from './contactKeys.ts';
import type { DunningCommand } from '../dunningCommand.ts';

/** Puts the options on the command. */
export function addContactOptions(
  command: DunningCommand,
  kit: CommandKit,
  channel: 'call' | 'visit',
): DunningCommand {
  const { options } = kit.messages.contacts;
  const described = command
    .argument('[case]', kit.messages.common.caseArgument)
    .addOption(new Option('--outcome <outcome>', options.outcome).choices(outcomesOf(channel)))
    .option('--note <text>', options.note)
    .option('--amount <amount>', options.amount)
    .option('--by <date>', options.by)
    .option('--next <moment>', options.next)
    .option('--contact <person>', options.contact)
    .option('--at <moment>', options.at)
    .option('--reason <text>', options.reason)
    .option('--invoices <numbers>', options.invoices)
    .addOption(whyUnpaidOption(kit))
    .option('--third-party', options.thirdParty);
  return channel === 'call' ? described.option('--phone <number>', options.phone) : described;
}

/** The option of `call`, `visit` and `note`. */
export function whyUnpaidOption({ messages }: CommandKit): Option {
  return new Option('--why-unpaid <reason>', messages.interruptions.unpaid.option).choices(UNPAID_REASONS);
}
