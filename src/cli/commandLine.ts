/** The command line as commander reads it: one command for real, the others by name, their help, and what is wrong with it. */
import { CommanderError, type Command } from 'commander';
import { Refusal } from '../domain/refusal.ts';
import type { CommandKit } from './command.ts';
import { COMMANDS, type CommandEntry } from './commands/index.ts';
import { DunningCommand, type CommandVoice } from './dunningCommand.ts';
import { addGlobalOptions, globalsOf } from './globalOptions.ts';
import { commandPosition } from './globals.ts';
import { programHelp } from './screen/helpText.ts';
import type { Messages } from './messages/messages.ts';
import type { Outcome } from './screen/outcome.ts';
import { widthOfStream } from './screen/print.ts';
import { deskOf, type Run } from './run.ts';
import { refuseSayingNothing } from './saidTexts.ts';

/** Options of the command named in a command line that mean something else before its name. */
export function ownOptions(argv: readonly string[]): readonly string[] {
  const name = argv[commandPosition(argv)];
  return COMMANDS.find((entry) => entry.name === name)?.ownOptions ?? [];
}

const isVersion = (argument: string): boolean => argument === '--version' || argument === '-V';
const isHelp = (argument: string): boolean => argument === '--help' || argument === '-h';

/** Without a command the help of the program answers; `--version` is a command with a shorter name. */
function withCommandNamed(argv: readonly string[]): string[] {
  if (commandPosition(argv) !== -1) return [...argv];
  if (argv.some(isVersion)) return ['version', ...argv.filter((argument) => !isVersion(argument))];
  return ['help', ...argv.filter((argument) => !isHelp(argument))];
}

/** Parses the command line and runs the command; its answer. */
export async function outcomeOf(argv: readonly string[], run: Run): Promise<Outcome> {
  const named = withCommandNamed(argv);
  const name = named[commandPosition(named)];
  const program = await programWith(name, run);
  try {
    await program.parseAsync(named, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError && error.exitCode === 0)) throw error;
    // `--help` after a command: the options typed with it still hold.
    const { helpOutcome } = await import('./commands/help.ts');
    return helpOutcome(run.helpText);
  }
  if (run.outcome === undefined) throw new Error(`${name ?? 'dunning'} gave no answer`);
  return run.outcome;
}

/** A fresh program with the wanted command for real; without one, or with an unknown one, all commands by name and summary. */
async function programWith(wanted: string | undefined, run: Run): Promise<Command> {
  const { messages } = run;
  const voice: CommandVoice = {
    messages,
    helpWidth: Math.min(widthOfStream(run.context.stdout), 80),
    collectHelp: (text) => (run.helpText += text),
  };
  const program = new DunningCommand('dunning', voice);
  const kit = commandKit(run, voice);
  addGlobalOptions(program, messages);
  // The others are only needed to be listed or to be suggested: thirty commands never asked for cost 10 ms.
  const known = COMMANDS.filter((entry) => entry.name === wanted);
  for (const entry of known.length > 0 ? known : COMMANDS) {
    const command = entry.name === wanted ? (await entry.load())(kit) : new DunningCommand(entry.name, voice);
    program.addCommand(introduced(command, entry, messages, entry.name === wanted));
  }
  return program;
}

function introduced(
  command: DunningCommand,
  { name, group }: CommandEntry,
  messages: Messages,
  isWanted: boolean,
): DunningCommand {
  command.summary(messages.commands.summaries[name]).helpGroup(messages.commands.groups[group]);
  if (command.description() === '') command.description(messages.commands.summaries[name]);
  // A command that is only listed needs none.
  if (isWanted) for (const each of [command, ...command.commands]) addGlobalOptions(each, messages);
  return command;
}

function commandKit(run: Run, voice: CommandVoice): CommandKit {
  return {
    messages: run.messages,
    command: (name) => new DunningCommand(name, voice),
    answer: (perform) =>
      async function answer(this: Command, ...received: unknown[]): Promise<void> {
        // commander hands over the arguments, then the options, then the command.
        const values = received.slice(0, -2);
        const options: unknown = received.at(-2);
        run.globals = globalsOf(this);
        refuseSayingNothing(options as object);
        const desk = deskOf(run, run.globals, (command) => helpOf(command, run));
        run.outcome = await perform(desk, options as never, ...(values as never[]));
      },
  };
}

/** The help of a command, or of the program. */
export async function helpOf(name: string | undefined, run: Run): Promise<string> {
  const program = await programWith(name, run);
  const width = Math.min(widthOfStream(run.context.stdout), 80);
  if (name === undefined) return programHelp(program, run.messages, width);
  const command = program.commands.find((candidate) => candidate.name() === name);
  if (command === undefined) {
    const { closest } = await import('./screen/suggestion.ts');
    const names = [...program.commands.map((candidate) => candidate.name()), 'exit-codes'];
    throw new Refusal('usage', 'unknown-command', { command: name, suggestion: closest(name, names) });
  }
  return command.helpInformation();
}
