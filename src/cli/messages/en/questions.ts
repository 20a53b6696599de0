/** Words around the questions asked at the terminal. */
import type { questions as source } from '../it/questions.ts';
import type { Translation } from '../messages.ts';

export const questions = (): Translation<ReturnType<typeof source>> => ({
  yesByDefault: '(Y/n)',
  noByDefault: '(y/N)',
  yesOrNo: 'Answer y or n.',
  nothingBefore: 'There is no question before this one; q to leave.',
  answerNeeded: 'An answer is needed; q to leave.',
  leave: 'leave without saving',
  choiceKeys: 'arrows to choose, Enter to confirm',
  choiceNumber: 'Number',
  choiceUnknown: (highest) => `Type a number from 1 to ${highest}; q to leave.`,
  keyUnknown: (typed, keys) => `"${typed}" is not one of the choices: ${keys}. Nothing has changed.`,
  amountProblems: {
    'not-an-amount': 'Amount not understood. Type for example 1250.50.',
    ambiguous: 'This could mean two different amounts. Type 1250 or 1.25.',
    'too-many-decimals': 'An amount has at most two decimals.',
    'too-large': 'The amount is too large.',
    negative: 'The amount cannot be negative.',
    zero: 'The amount must be more than zero.',
  },
  dayProblems: {
    'not-a-day': 'Date not understood. Type for example 4/12, fri, +3 or thu 15:30.',
    'no-such-day': 'The calendar has no such date.',
    'no-such-time': 'The clock has no such time.',
    past: 'The date has passed.',
    future: 'The date lies in the future.',
  },
});
