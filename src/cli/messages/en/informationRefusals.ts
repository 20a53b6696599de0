/** Sentences of what the rules say about commercial information. */
import type { informationRefusals as source } from '../it/informationRefusals.ts';
import { sentences, type Translation } from '../messages.ts';

export const informationRefusals = (): Translation<ReturnType<typeof source>> =>
  sentences({
    'no-such-information': (v) => ({
      message: `No commercial information has the number ${v.text('number')}${v.has('name') ? ` for ${v.text('name')}` : ''}.`,
      hint: 'The numbers: dunning info CODE',
    }),
    'information-number': (v) => ({
      message: `"${v.text('value')}" is not the number of any information.`,
      hint: 'The numbers: dunning info CODE',
    }),
    'information-ahead': (v) => ({
      message: `The date of the information (${v.day('on')}) lies in the future.`,
      hint: 'Give the day of the protest, the deed or the balance sheet with --on.',
    }),
    'information-ends-before': (v) => ({
      message: `The information would stop counting (${v.day('expires')}) before its date (${v.day('on')}).`,
      hint: 'Change --expires or --on.',
    }),
    'accounts-year': (v) => ({
      message: `--year ${v.text('value')}: not the year of accounts.`,
      hint: 'For example --year 2025',
    }),
    'rating-reason-empty': () => ({
      message: 'The reason must not be empty.',
      hint: 'For example --reason "guaranteed by the group".',
    }),
    'rating-not-by-hand': () => ({
      message: 'The class is not given by hand: it comes from the points already.',
      hint: 'To give it by hand: dunning rating CODE --class B --reason "..."',
    }),
    'information-source-empty': () => ({
      message: 'The source cannot be empty.',
      hint: 'For instance --source "register of protests".',
    }),
  });
