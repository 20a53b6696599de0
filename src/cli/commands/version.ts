/** `dunning version`: the program's version and what it runs on, for a report of a defect. */
import type { CommandKit, Desk } from '../command.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { bold } from '../screen/ink.ts';
import type { Outcome } from '../screen/outcome.ts';

/** Describes the command. */
export function versionCommand(kit: CommandKit, run = runVersion): DunningCommand {
  return kit.command('version').action(kit.answer(run));
}

/** The versions of program and runtime. */
export function runVersion({ context, messages }: Desk): Outcome {
  const version = context.version();
  return {
    schema: 'dunning.version/1',
    data: { version, node: process.versions.node, platform: context.platform },
    screen: (page) => {
      page.line(bold(`dunning ${version}`));
      page.fields([
        [messages.setup.runtime, `Node ${process.versions.node}`],
        [messages.setup.system, context.platform],
      ]);
    },
  };
}
