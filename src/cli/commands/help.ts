/** `dunning help [topic]`: the help of a command, the exit codes, the global options. */
import type { CommandKit, Desk } from '../command.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import type { Outcome } from '../screen/outcome.ts';

/** Describes the command. */
export function helpCommand(kit: CommandKit, run = runHelp): DunningCommand {
  return kit.command('help').argument('[topic]', kit.messages.help.topicArgument).action(kit.answer(run));
}

/** The page of a topic; of the whole program without one. */
export async function runHelp(desk: Desk, _options: unknown, topic?: string): Promise<Outcome> {
  if (topic === 'exit-codes') return exitCodes(desk);
  const text = await desk.helpOf(topic);
  return helpOutcome(text);
}

/** A finished help text as an answer. */
export function helpOutcome(text: string): Outcome {
  return { schema: 'dunning.help/1', data: { text }, screen: () => undefined, raw: text };
}

function exitCodes({ messages }: Desk): Outcome {
  const meanings = Object.entries(messages.help.exitCodes);
  return {
    schema: 'dunning.exit-codes/1',
    data: meanings.map(([code, meaning]) => ({ code: Number(code), meaning })),
    screen: (page) =>
      page.framed(
        [messages.help.exitCodeTitle, messages.help.exitMeaningTitle],
        meanings.map(([code, meaning]) => [code, meaning]),
      ),
  };
}
