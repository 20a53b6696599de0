/** The help: titles, placeholders, global options, exit codes. */
import type { help as source } from '../it/help.ts';
import type { Translation } from '../messages.ts';

export const help = (): Translation<ReturnType<typeof source>> => ({
  usageTitle: 'Usage:',
  argumentsTitle: 'Arguments:',
  optionsTitle: 'Options:',
  commandsTitle: 'Commands:',
  globalTitle: 'Options of every command:',
  choices: 'choices',
  defaultValue: 'default',
  helpOption: 'show this help',
  programUsage: '<command> [case] [options]',
  programDescription: 'Follows overdue invoices: the agenda of the day, calls, visits, letters.',
  programFooter:
    'The first time: dunning demo (made-up data) or dunning init\n' +
    'One command in detail: dunning help import\n' +
    'Exit codes: dunning help exit-codes',
  topicArgument: 'a command, or exit-codes',
  placeholder: (name) => name,
  globals: {
    dir: 'folder of the company (default: DUNNING_DIR, the current folder, ~/Dunning)',
    lang: 'language of the screen: it or en',
    json: 'exactly one JSON document on standard output',
    output: 'write the result to this file',
    dryRun: 'show what would be done, write nothing',
    yes: 'answer yes to confirmations',
    input: 'ask nothing',
    quiet: 'no hints',
    verbose: 'show the technical details of an error',
    color: 'no colours',
    width: 'width of the screen in columns',
    asOf: 'as if today were this date (reading commands)',
  },
  exitCodeTitle: 'Code',
  exitMeaningTitle: 'Meaning',
  exitCodes: {
    0: 'done, also when there was nothing to do',
    1: 'a defect of the program',
    2: 'wrong use, or an answer is needed and there is no terminal',
    3: 'finished, with something left that a person must see',
    4: 'not found, or more than one match',
    5: 'data or settings unusable',
    6: 'locked by another run',
    7: 'refused by a rule',
    8: 'no program to make PDFs with',
    130: 'interrupted',
  },
});
