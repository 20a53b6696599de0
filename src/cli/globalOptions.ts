/** The options every command takes, as commander knows and reads them. */
import { Option, type Command } from 'commander';
import { Refusal } from '../domain/refusal.ts';
import { GLOBAL_OPTIONS, type GlobalName, type Globals } from './globals.ts';
import { LANGUAGES, readLanguage, type Language } from './language.ts';
import type { Messages } from './messages/messages.ts';

/** A global option on a command, told apart from an option of the command's own with the same name. */
class OptionEverywhere extends Option {}

/** Puts the global options on a command, unless the command has an option of that name itself. */
export function addGlobalOptions(command: Command, messages: Messages): void {
  const taken = new Set(command.options.flatMap(({ long, short }) => [long, short]));
  for (const { flags, name } of GLOBAL_OPTIONS) {
    const [short = ''] = flags.split(', ');
    const free = taken.has(short) ? flags.slice(short.length + 2) : flags;
    const option = new OptionEverywhere(free, messages.help.globals[name]).helpGroup(
      messages.help.globalTitle,
    );
    if (!taken.has(option.long)) command.addOption(option);
  }
}

/** What was typed before the command and after it; after wins. */
export function globalsOf(command: Command): Globals {
  const given: Record<string, unknown> = {};
  const chain: Command[] = [];
  for (let current: Command | null = command; current !== null; current = current.parent)
    chain.unshift(current);
  for (const level of chain) {
    const values: Record<string, unknown> = level.opts();
    for (const option of level.options) {
      const name = option.attributeName();
      // Defaults of a lower level (`--no-color` not typed) must not undo what was typed above.
      const isTyped = option instanceof OptionEverywhere && level.getOptionValueSource(name) === 'cli';
      if (isTyped) given[name] = values[name];
    }
  }
  return readGlobals(given);
}

function readGlobals(given: Readonly<Record<string, unknown>>): Globals {
  const text = (name: GlobalName): string | undefined => {
    const value = given[name];
    return typeof value === 'string' ? value : undefined;
  };
  const [dir, output, asOf, lang, width] = [
    text('dir'),
    text('output'),
    text('asOf'),
    text('lang'),
    text('width'),
  ];
  return {
    ...(dir === undefined ? {} : { dir }),
    ...(output === undefined ? {} : { output }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(lang === undefined ? {} : { lang: readChosenLanguage(lang) }),
    ...(width === undefined ? {} : { width: readWidth(width) }),
    json: given['json'] === true,
    dryRun: given['dryRun'] === true,
    yes: given['yes'] === true,
    input: given['input'] !== false,
    quiet: given['quiet'] === true,
    verbose: given['verbose'] === true,
    color: given['color'] !== false,
  };
}

function readChosenLanguage(value: string): Language {
  const language = readLanguage(value);
  if (language === undefined)
    throw new Refusal('usage', 'invalid-choice', { flag: '--lang', value, choices: LANGUAGES });
  return language;
}

function readWidth(value: string): number {
  const width = /^\d{2,4}$/u.test(value) ? Number(value) : 0;
  if (width < 20) throw new Refusal('usage', 'width-unreadable', { value });
  return width;
}
