/**
 * commander in the operator's language. Its usage errors become refusals (exit 2) with our sentences, and its help is
 * put together from the catalogue. The methods overridden here are undocumented: package.json pins commander's minor
 * version, and test/cli/usageErrors.test.ts holds one row for each.
 */
import { Command, CommanderError, Help, Option, type Argument } from 'commander';
import { Refusal, type RefusalValues } from '../domain/refusal.ts';
import type { CommandKit } from './command.ts';
import { localisedHelp } from './screen/helpText.ts';
import type { Messages } from './messages/messages.ts';
import { closest } from './screen/suggestion.ts';

/** What all commands of one run share. */
export interface CommandVoice {
  readonly messages: Messages;
  readonly helpWidth: number;
  /** Receives help texts in place of standard output. */
  readonly collectHelp: (text: string) => void;
}

export class DunningCommand extends Command {
  readonly #voice: CommandVoice;

  constructor(name: string, voice: CommandVoice) {
    super(name);
    this.#voice = voice;
    this.exitOverride();
    this.enablePositionalOptions();
    this.helpCommand(false);
    const { helpOption, globalTitle } = voice.messages.help;
    this.addHelpOption(new Option('-h, --help', helpOption).helpGroup(globalTitle));
    this.configureOutput({
      writeOut: voice.collectHelp,
      writeErr: voice.collectHelp,
      getOutHelpWidth: () => voice.helpWidth,
      getErrHelpWidth: () => voice.helpWidth,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  }

  override createCommand(name = ''): DunningCommand {
    return new DunningCommand(name, this.#voice);
  }

  override createHelp(): Help {
    return localisedHelp(this.#voice.messages, this.#voice.helpWidth);
  }

  unknownOption(flag: string): never {
    const known = [this, ...ancestorsOf(this)].flatMap((command) =>
      command.options.map((option) => option.long ?? ''),
    );
    return refuse('unknown-option', {
      flag,
      suggestion: closest(flag, [...known, '--help']),
      command: this.#path(),
    });
  }

  unknownCommand(): never {
    const typed = this.args[0] ?? '';
    const known = this.commands.map((command) => command.name());
    return refuse('unknown-command', { command: typed, suggestion: closest(typed, known) });
  }

  missingArgument(name: string): never {
    return refuse('missing-argument', {
      argument: this.#voice.messages.help.placeholder(name),
      command: this.#path(),
    });
  }

  optionMissingArgument(option: Option): never {
    return refuse('option-needs-value', { flag: option.long ?? option.flags, command: this.#path() });
  }

  missingMandatoryOptionValue(option: Option): never {
    return refuse('missing-option', { flag: option.long ?? option.flags, command: this.#path() });
  }

  _conflictingOption(option: Option, other: Option): never {
    return refuse('conflicting-options', {
      flag: option.long ?? option.flags,
      other: other.long ?? other.flags,
    });
  }

  _excessArguments(received: readonly string[]): never {
    const expected = this.registeredArguments.length;
    return refuse('excess-arguments', { extra: received.slice(expected), expected, command: this.#path() });
  }

  _callParseArg(target: Option | Argument, value: string, previous: unknown): unknown {
    try {
      return target.parseArg?.(value, previous);
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error;
      const flag = 'long' in target ? (target.long ?? target.flags) : target.name();
      return refuse('invalid-choice', { flag, value, choices: target.argChoices ?? [] });
    }
  }

  /** `dunning next`, for the remedy of an error. */
  #path(): string {
    return [...ancestorsOf(this).toReversed(), this].map((command) => command.name()).join(' ');
  }
}

function ancestorsOf(command: Command): Command[] {
  return command.parent === null ? [] : [command.parent, ...ancestorsOf(command.parent)];
}

function refuse(code: string, values: RefusalValues): never {
  throw new Refusal('usage', code, values);
}

/** A part of a command with a name of its own, such as `rates add`. */
export function partOf(kit: Pick<CommandKit, 'command'>, name: string, summary: string): DunningCommand {
  const part = kit.command(name);
  part.summary(summary).description(summary);
  return part;
}
