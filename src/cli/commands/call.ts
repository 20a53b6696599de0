/** `dunning call [case]`: a call as it went, and what follows from it. */
import type { CommandKit, Desk } from '../command.ts';
import { addContactOptions } from '../contact/contactFlags.ts';
import type { ContactOptions } from '../contact/contactOptions.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import type { Outcome } from '../screen/outcome.ts';
import { runContact } from '../contact/recordContact.ts';

/** Describes the command. */
export function callCommand(kit: CommandKit, run = runCall): DunningCommand {
  return addContactOptions(kit.command('call'), kit, 'call').action(kit.answer(run));
}

/** Records the call: from the options, or at a terminal from one key. */
export async function runCall(desk: Desk, options: ContactOptions, argument?: string): Promise<Outcome> {
  return runContact(desk, 'call', options, argument);
}
