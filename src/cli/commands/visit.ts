/** `dunning visit [case]`: a visit as it went, and what follows from it. */
import type { CommandKit, Desk } from '../command.ts';
import { addContactOptions } from '../contact/contactFlags.ts';
import type { ContactOptions } from '../contact/contactOptions.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import type { Outcome } from '../screen/outcome.ts';
import { runContact } from '../contact/recordContact.ts';

/** Describes the command. */
export function visitCommand(kit: CommandKit, run = runVisit): DunningCommand {
  return addContactOptions(kit.command('visit'), kit, 'visit').action(kit.answer(run));
}

/** Records the visit: from the options, or at a terminal from one key. */
export async function runVisit(desk: Desk, options: ContactOptions, argument?: string): Promise<Outcome> {
  return runContact(desk, 'visit', options, argument);
}
