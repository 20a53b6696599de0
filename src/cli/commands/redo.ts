/** `dunning redo`: what was undone last comes back, as long as nothing new was done since. */
import type { CommandKit, Desk } from '../command.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import type { Outcome } from '../screen/outcome.ts';
import { takeBack } from '../takeBack.ts';

/** Describes the command. */
export function redoCommand(kit: CommandKit, run = runRedo): DunningCommand {
  return kit.command('redo').action(kit.answer(run));
}

/** Shows the operation, and brings it back when the person agrees. */
export async function runRedo(desk: Desk): Promise<Outcome> {
  return takeBack(desk, 'redo');
}
