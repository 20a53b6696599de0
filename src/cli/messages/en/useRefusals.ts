/** Sentences of what is wrong with the way the program was called. */
import type { SentenceValues } from '../../screen/sentence.ts';
import type { useRefusals as source } from '../it/useRefusals.ts';
import type { Translation } from '../messages.ts';

const seeHelp = (v: SentenceValues): string => `The options: ${v.text('command')} --help`;

/** `--amount 1250,50`; for an argument (`[case]`) its example alone. */
const missingPart = (v: SentenceValues): string =>
  v.text('flag').startsWith('[') && v.has('example')
    ? v.text('example')
    : [v.text('flag'), v.text('example')].join(' ').trim();

const DAY_PROBLEMS: Readonly<Record<string, string>> = {
  'no-such-day': 'the calendar has no such date',
  'no-such-time': 'the clock has no such time',
};

export const useRefusals = (): Translation<ReturnType<typeof source>> => ({
  'unknown-command': (v) => ({
    message: `There is no command "${v.text('command')}".`,
    hint: v.has('suggestion') ? `Did you mean ${v.text('suggestion')}?` : 'All commands: dunning help',
  }),
  'unknown-option': (v) => ({
    message: `There is no option ${v.text('flag')}.`,
    hint: v.has('suggestion') ? `Did you mean ${v.text('suggestion')}?` : seeHelp(v),
  }),
  'missing-argument': (v) => ({ message: `Missing: ${v.text('argument')}.`, hint: seeHelp(v) }),
  'excess-arguments': (v) => ({
    message: `Too much on the command line: ${v.list('extra')}.`,
    hint: `A text of several words goes in quotes. ${seeHelp(v)}`,
  }),
  'option-needs-value': (v) => ({ message: `${v.text('flag')} needs a value after it.`, hint: seeHelp(v) }),
  'missing-option': (v) => ({ message: `The option ${v.text('flag')} is missing.`, hint: seeHelp(v) }),
  'conflicting-options': (v) => ({
    message: `${v.text('flag')} and ${v.text('other')} do not go together.`,
    hint: 'Leave one of the two out.',
  }),
  'invalid-choice': (v) => ({
    message: `"${v.text('value')}" will not do for ${v.text('flag')}.`,
    hint: `Choices: ${v.list('choices')}`,
  }),
  'limit-unreadable': (v) => ({
    message: `--limit: "${v.text('value')}" is not a number of lines.`,
    hint: 'Write for example --limit 10.',
  }),
  'empty-search': () => ({
    message: 'There is no text to look for.',
    hint: 'For example: dunning find rossi',
  }),
  'width-unreadable': (v) => ({
    message: `"${v.text('value')}" is not a width.`,
    hint: 'Type a number of columns from 20 up, for example --width 80.',
  }),
  'day-unreadable': (v) => ({
    message: `${v.text('flag')}: "${v.text('value')}": ${DAY_PROBLEMS[v.text('problem')] ?? 'date not understood'}.`,
    hint: 'Type for example 2026-12-04, 4/12, fri, +3 or eom.',
  }),
  'day-passed': (v) => ({
    message: `${v.text('flag')}: ${v.day('day')} has passed.`,
    hint: 'Type a date from today on.',
  }),
  'day-ahead': (v) => ({
    message: `${v.text('flag')}: ${v.day('day')} lies in the future.`,
    hint: 'Type a date up to today.',
  }),
  'amount-unreadable': (v) => ({
    message: `${v.text('flag')}: "${v.text('value')}" is not a usable amount.`,
    hint: 'Type for example 1250.50 (at most two decimals, more than zero).',
  }),
  'says-nothing': (v) => ({
    message: `${v.text('flag')}: "${v.text('value')}" says nothing, and would stay in the history.`,
    hint: 'Put it in words, for example "agreed with the director".',
  }),
  'today-unreadable': (v) => ({
    message: `DUNNING_TODAY holds "${v.text('value')}", which is not a date.`,
    hint: 'Write it as 2026-11-24, or remove the variable.',
  }),
  'needs-input': (v) => ({
    message: `An answer is needed (${v.text('question')}) and there is no terminal.`,
    hint: `Add${v.text('flag').startsWith('[') ? ', for example,' : ''} ${missingPart(v)}`,
  }),
});
