/** The options every command takes, before or after its name. */
import type { Language } from './language.ts';
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

export type GlobalName = keyof Messages['help']['globals'];

interface GlobalOption {
  readonly flags: string;
  readonly name: GlobalName;
}

export const GLOBAL_OPTIONS: readonly GlobalOption[] = [
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

/** Where none was typed. */
export const NO_GLOBALS: Globals = {
  json: false,
  dryRun: false,
  yes: false,
  input: true,
  quiet: false,
  verbose: false,
  color: true,
};

/** Global options that are followed by a value, in each spelling. */
const TAKE_A_VALUE = new Set(
  GLOBAL_OPTIONS.filter(({ flags }) => flags.includes('<')).flatMap(
    ({ flags }) => flags.match(/-{1,2}[a-z-]+/gu) ?? [],
  ),
);

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
