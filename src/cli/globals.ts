/** The options every command takes, before or after its name. */
import { Option, type Command } from 'commander';
import { Refusal } from '../domain/refusal.ts';
import { LANGUAGES, readLanguage, type Language } from './language.ts';
import type { Messages } from './messages/messages.ts';

export interface Globals {
  /** Folder of the workspace, as typed. */
  readonly dir?: string;
  readonly lang?: Language;
  readonly json: boolean;
  /** File the result goes to in place of standard output. */
  readonly output?: string;
  readonly dryRun: boolean;
  readonly yes: boolean;
  /** False with `--no-input`: nothing is asked. */
  readonly input: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** False with `--no-color`. */
  readonly color: boolean;
  readonly width?: number;
  /** As typed; the desk reads it. */
  readonly asOf?: string;
}

type GlobalName = keyof Messages['help']['globals'];

interface GlobalOption {
  readonly flags: string;
  readonly name: GlobalName;
}

const GLOBAL_OPTIONS: readonly GlobalOption[] = [
  { flags: '--dir <folder>', name: 'dir' },
  { flags: '--lang <language>', name: 'lang' },
  { flags: '--json', name: 'json' },
  { flags: '-o, --output <file>', name: 'output' },
  { flags: '--dry-run', name: 'dryRun' },
  { flags: '-y, --yes', name: 'yes' },
  { flags: '--no-input', name: 'input' },
  { flags: '-q, --quiet', name: 'quiet' },
  { flags: '-v, --verbose', name: 'verbose' },
  { flags: '--no-color', name: 'color' },
  { flags: '--width <columns>', name: 'width' },
  { flags: '--as-of <date>', name: 'asOf' },
];

/** Global options that are followed by a value, in each spelling. */
const TAKE_A_VALUE = new Set(
  GLOBAL_OPTIONS.filter(({ flags }) => flags.includes('<')).flatMap(
    ({ flags }) => flags.match(/-{1,2}[a-z-]+/gu) ?? [],
  ),
);

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

/**
 * The global options in a command line that may be wrong elsewhere: enough to choose a language and a form for the error.
 * @param own options that mean something else after the command's name
 */
export function scanGlobals(
  argv: readonly string[],
  own: readonly string[] = [],
): {
  lang?: string;
  dir?: string;
  json: boolean;
  verbose: boolean;
} {
  const global = own.includes('--lang') ? argv.slice(0, Math.max(0, commandPosition(argv))) : argv;
  const lang = scannedValue(global, '--lang');
  const dir = scannedValue(argv, '--dir');
  const has = (...flags: readonly string[]): boolean => argv.some((argument) => flags.includes(argument));
  return {
    ...(lang === undefined ? {} : { lang }),
    ...(dir === undefined ? {} : { dir }),
    json: has('--json'),
    verbose: has('-v', '--verbose'),
  };
}

function scannedValue(argv: readonly string[], flag: string): string | undefined {
  const joined = argv.find((argument) => argument.startsWith(`${flag}=`));
  const index = argv.indexOf(flag);
  return joined?.slice(flag.length + 1) ?? (index === -1 ? undefined : argv[index + 1]);
}

/** Position of the command's name: the first word that is neither an option nor an option's value; -1 without one. */
export function commandPosition(argv: readonly string[]): number {
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index] ?? '';
    if (TAKE_A_VALUE.has(argument)) index += 1;
    else if (!argument.startsWith('-')) return index;
  }
  return -1;
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
