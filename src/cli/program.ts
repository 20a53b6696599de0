/** One run: chooses the language, loads the one command that was asked for, lets it answer, and prints the answer. */
import { CommanderError, type Command } from 'commander';
import { Ask } from './ask.ts';
import { COMMANDS, type CommandEntry } from './commands/index.ts';
import type { CommandKit, Desk } from './command.ts';
import { todayOf, dayInRome, type Context } from './context.ts';
import { DunningCommand, type CommandVoice } from './dunningCommand.ts';
import { failureOf } from './failure.ts';
import { formatFor, type Format } from './format.ts';
import { addGlobalOptions, commandPosition, globalsOf, scanGlobals, type Globals } from './globals.ts';
import { programHelp } from './helpText.ts';
import { chooseLanguage, loadMessages } from './language.ts';
import type { Messages } from './messages/messages.ts';
import type { Outcome } from './outcome.ts';
import { dayOption } from './optionValues.ts';
import { printFailure, printOutcome, showPage, widthOfStream, type Printing } from './print.ts';
import { startProgress, type Progress } from './progress.ts';
import { settingsLanguage } from './settingsLanguage.ts';
import type { Day } from '../domain/day.ts';
import { Refusal } from '../domain/refusal.ts';

/** Everything a run gathers on its way from the command line to the answer. */
class Run {
  readonly context: Context;
  readonly messages: Messages;
  readonly format: Format;
  outcome: Outcome | undefined;
  globals: Globals | undefined;
  today: Day | undefined;
  showHints = true;
  readonly closers: (() => void)[] = [];
  progress: Progress | undefined;
  helpText = '';

  constructor(context: Context, messages: Messages, format: Format) {
    this.context = context;
    this.messages = messages;
    this.format = format;
  }
}

/** A reader that goes away (`| head`) is reported through the write itself; this only keeps it from being fatal. */
function ignoreLater(): void {
  return undefined;
}

/** Parses, runs and prints one command line; the exit status. */
export async function runCommandLine(argv: readonly string[], context: Context): Promise<number> {
  const scanned = scanGlobals(argv, ownOptions(argv));
  const language = await chooseLanguage(context, scanned.lang, () => settingsLanguage(context, scanned.dir));
  const run = new Run(context, await loadMessages(language), formatFor(language));
  context.stdout.on('error', ignoreLater);
  context.stderr.on('error', ignoreLater);
  try {
    const outcome = await outcomeOf(withCommandNamed(argv), run);
    run.progress?.finish();
    return await printOutcome(outcome, printingOf(run, argv), run.showHints);
  } catch (error) {
    run.progress?.finish();
    return await printFailure(failureOf(error, run.messages, run.format), printingOf(run, argv));
  } finally {
    for (const close of run.closers) close();
    context.stdout.removeListener('error', ignoreLater);
    context.stderr.removeListener('error', ignoreLater);
  }
}

function ownOptions(argv: readonly string[]): readonly string[] {
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

async function outcomeOf(argv: readonly string[], run: Run): Promise<Outcome> {
  const name = argv[commandPosition(argv)];
  const program = await programWith(name, run);
  try {
    await program.parseAsync([...argv], { from: 'user' });
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
        const desk = deskOf(run, run.globals);
        run.outcome = await perform(desk, options as never, ...(values as never[]));
      },
  };
}

function deskOf(run: Run, globals: Globals): Desk {
  const { context, messages, format } = run;
  const today = todayOf(context);
  const progress = startProgress(context, globals.quiet || globals.json);
  run.progress = progress;
  run.today = today;
  return {
    context,
    globals,
    messages,
    format,
    today,
    asOf:
      globals.asOf === undefined
        ? today
        : dayOption(globals.asOf, { flag: '--as-of', today, patron: undefined, direction: 'any' }).day,
    ask: new Ask({ context, globals, messages, format, today }),
    show: (write) => showPage(write, { context, globals, messages, format, today }),
    progress,
    helpOf: (name) => helpOf(name, run),
    closeAfterwards: (close) => run.closers.unshift(close),
    withoutHints: () => (run.showHints = false),
  };
}

async function helpOf(name: string | undefined, run: Run): Promise<string> {
  const program = await programWith(name, run);
  const width = Math.min(widthOfStream(run.context.stdout), 80);
  if (name === undefined) return programHelp(program, run.messages, width);
  const command = program.commands.find((candidate) => candidate.name() === name);
  if (command === undefined) {
    const { closest } = await import('./suggestion.ts');
    const names = [...program.commands.map((candidate) => candidate.name()), 'exit-codes'];
    throw new Refusal('usage', 'unknown-command', { command: name, suggestion: closest(name, names) });
  }
  return command.helpInformation();
}

/** The options as parsed, or, when parsing failed, as far as they can be recognised. */
function printingOf(run: Run, argv: readonly string[]): Printing {
  const { json, verbose } = scanGlobals(argv);
  const scanned = { json, verbose, quiet: false, color: !argv.includes('--no-color') };
  const { context, messages, format, globals = scanned, today = dayInRome(context.now()) } = run;
  return { context, globals, messages, format, today };
}
