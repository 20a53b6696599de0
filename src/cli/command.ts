/**
 * What a command file is built on. A command is three things: its options type, a function that describes it to
 * commander, and a function that does the work and returns an Outcome. docs/layout.md walks through one.
 */
import type { Day } from '../domain/day.ts';
import type { Command } from 'commander';
import type { About } from './screen/about.ts';
import type { Ask } from './ask/ask.ts';
import type { Context } from './context.ts';
import type { DunningCommand } from './dunningCommand.ts';
import type { Format } from './screen/format.ts';
import type { Globals } from './globals.ts';
import type { Messages } from './messages/messages.ts';
import type { Outcome } from './screen/outcome.ts';
import type { Page } from './screen/page.ts';
import type { Progress } from './screen/progress.ts';

/** What a command finds on its desk when it runs. */
export interface Desk {
  readonly context: Context;
  readonly globals: Globals;
  readonly messages: Messages;
  readonly format: Format;
  /** The machine's date in Italy, or `DUNNING_TODAY`. */
  readonly today: Day;
  /** The day a reading command is asked about: `--as-of`, else today. */
  readonly asOf: Day;
  /** Questions to the person; refuses (exit 2) where nobody can answer. */
  readonly ask: Ask;
  /** Shows a page at once, before a question: a card, a plan. Only for someone who is there to be asked. */
  readonly show: (write: (page: Page) => void | Promise<void>) => Promise<void>;
  /** What is being done, on standard error, once it takes longer than a second. */
  readonly progress: Progress;
  /** The help of a command, or of the program. */
  readonly helpOf: (commandName?: string) => Promise<string>;
  /** Something to be closed when the command has answered, also when it fails: the database. */
  readonly closeAfterwards: (close: () => void) => void;
  /** The case or customer the command is about, once it is known: refusals name it in the command they advise. */
  readonly isAbout: (about: About) => void;
  /** No hints after this: the settings say so. */
  readonly withoutHints: () => void;
}

/** What a command is described with. */
export interface CommandKit {
  readonly messages: Messages;
  /** A new command of that name, with its summary, help group and the global options to come. */
  readonly command: (name: string) => DunningCommand;
  /**
   * The action of a command: calls `run` with the desk, the options and the arguments, and keeps what it answers.
   * `.action(kit.answer(run))`.
   */
  readonly answer: (
    run: (desk: Desk, options: never, ...commandArguments: never[]) => Outcome | Promise<Outcome>,
  ) => (this: Command, ...received: unknown[]) => Promise<void>;
}

/** What every command file exports as `<name>Command`. */
export type CommandBuilder = (kit: CommandKit) => DunningCommand;
