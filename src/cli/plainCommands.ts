/**
 * The command lines of every morning, answered without commander: loading it and describing a command to it takes a tenth
 * of a start. Only what can be read in one way: a command's name alone, or with options of its own that take no value.
 * Everything else, and every mistake, goes to commandLine.ts.
 */
import type { Desk } from './command.ts';
import { NO_GLOBALS } from './globals.ts';
import type { Outcome } from './outcome.ts';
import { deskOf, type Run } from './run.ts';

interface PlainCommand {
  /** Its options by what is typed. */
  readonly flags: Readonly<Record<string, string>>;
  readonly load: () => Promise<(desk: Desk, options: Readonly<Record<string, boolean>>) => Promise<Outcome>>;
}

const PLAIN: Readonly<Record<string, PlainCommand>> = {
  today: { flags: { '--all': 'all' }, load: async () => (await import('./commands/today.ts')).runToday },
  next: {
    flags: { '--due': 'due', '--all': 'all' },
    load: async () => (await import('./commands/next.ts')).runNext,
  },
};

/** What answers such a command line; undefined for every other one. */
export function plainAnswer(argv: readonly string[]): ((run: Run) => Promise<Outcome>) | undefined {
  const [name = '', ...typed] = argv;
  const command = Object.hasOwn(PLAIN, name) ? PLAIN[name] : undefined;
  if (command === undefined || !typed.every((flag) => Object.hasOwn(command.flags, flag))) return undefined;
  const options = Object.fromEntries(typed.map((flag) => [command.flags[flag] ?? flag, true]));
  return async (run) => {
    run.globals = NO_GLOBALS;
    const perform = await command.load();
    return perform(deskOf(run, NO_GLOBALS, helpOf(run)), options);
  };
}

function helpOf(run: Run): Desk['helpOf'] {
  return async (name) => (await import('./commandLine.ts')).helpOf(name, run);
}
