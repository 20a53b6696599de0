/**
 * The command lines of every morning, answered without commander: loading it and describing a command to it takes a tenth
 * of a start. Only what can be read in one way: a command's name, with options of its own. Everything else, and every
 * mistake, goes to commandLine.ts.
 */
import { saysSomething } from '../domain/saysSomething.ts';
import type { Desk } from './command.ts';
import { NO_GLOBALS } from './globals.ts';
import type { Outcome } from './screen/outcome.ts';
import { deskOf, type Run } from './run.ts';

type Options = Readonly<Record<string, string | boolean>>;

interface PlainCommand {
  /** Its options without a value, by what is typed. */
  readonly flags?: Readonly<Record<string, string>>;
  /** Those with one; where only some values are known, these. */
  readonly values?: Readonly<Record<string, { readonly name: string; readonly known?: readonly string[] }>>;
  /** Whether a case is named. */
  readonly isOfCase: boolean;
  readonly load: () => Promise<(desk: Desk, options: Options, argument: string) => Promise<Outcome>>;
}

/** What may come of a call, as `--outcome` takes it: a test keeps it the same as contactKeys.ts, which no start needs. */
const CALL_OUTCOMES = [
  'no-answer',
  'busy',
  'voicemail',
  'callback',
  'promise',
  'says-paid',
  'disputes',
  'refuses',
  'wrong-number',
  'note',
];

const PLAIN: Readonly<Record<string, PlainCommand>> = {
  today: {
    flags: { '--all': 'all' },
    isOfCase: false,
    load: async () => (await import('./commands/today.ts')).runToday,
  },
  next: {
    flags: { '--due': 'due', '--all': 'all' },
    isOfCase: false,
    load: async () => {
      const { runNext } = await import('./commands/next.ts');
      return (desk, options) => runNext(desk, options);
    },
  },
  call: {
    values: {
      '--outcome': { name: 'outcome', known: CALL_OUTCOMES },
      '--note': { name: 'note' },
      '--amount': { name: 'amount' },
      '--by': { name: 'by' },
      '--next': { name: 'next' },
      '--at': { name: 'at' },
    },
    isOfCase: true,
    load: async () => {
      const { runContact } = await import('./contact/recordContact.ts');
      return (desk, options, argument) => runContact(desk, 'call', options, argument);
    },
  },
};

/** What answers such a command line; undefined for every other one. */
export function plainAnswer(argv: readonly string[]): ((run: Run) => Promise<Outcome>) | undefined {
  const [name = '', ...typed] = argv;
  const command = Object.hasOwn(PLAIN, name) ? PLAIN[name] : undefined;
  const read = command && readPlain(command, typed);
  if (command === undefined || read === undefined) return undefined;
  return async (run) => {
    run.globals = NO_GLOBALS;
    const perform = await command.load();
    return perform(deskOf(run, NO_GLOBALS, helpOf(run)), read.options, read.argument);
  };
}

/** Options and argument, if there is nothing else. A value like an option may be a mistake, and is left to commander. */
function readPlain(
  { flags = {}, values = {}, isOfCase }: PlainCommand,
  typed: readonly string[],
): { readonly options: Options; readonly argument: string } | undefined {
  const options: Record<string, string | boolean> = {};
  const words: string[] = [];
  for (let at = 0; at < typed.length; at += 1) {
    const word = typed[at] ?? '';
    const flag = Object.hasOwn(flags, word) ? flags[word] : undefined;
    const option = Object.hasOwn(values, word) ? values[word] : undefined;
    if (flag !== undefined) options[flag] = true;
    else if (option !== undefined) {
      const value = typed[(at += 1)];
      if (
        value === undefined ||
        value.startsWith('-') ||
        value === '?' ||
        option.known?.includes(value) === false
      )
        return undefined;
      // What says nothing is refused, which is not the plain way.
      if (option.name === 'note' && !saysSomething(value)) return undefined;
      options[option.name] = value;
    } else if (word === '' || word.startsWith('-')) return undefined;
    else words.push(word);
  }
  const [argument = ''] = words;
  return words.length === (isOfCase ? 1 : 0) ? { options, argument } : undefined;
}

function helpOf(run: Run): Desk['helpOf'] {
  return async (name) => (await import('./commandLine.ts')).helpOf(name, run);
}
