/** `dunning undo`: the last operation is taken back as a whole; the journal keeps both. */
import type { CommandKit, Desk } from '../command.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import type { Outcome } from '../screen/outcome.ts';
import { takeBack } from '../takeBack.ts';

/** Describes the command. */
export function undoCommand(kit: CommandKit, run = runUndo): DunningCommand {
  return kit.command('undo').action(kit.answer(run));
}

/** Shows the operation, and takes it back when the person agrees. */
export async function runUndo(desk: Desk): Promise<Outcome> {
  return takeBack(desk, 'undo');
}
