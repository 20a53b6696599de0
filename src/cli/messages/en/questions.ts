/** Words around the questions asked at the terminal. */
import type { questions as source } from '../it/questions.ts';
import type { Translation } from '../messages.ts';

export const questions = (): Translation<ReturnType<typeof source>> => ({
  yesByDefault: '(Y/n)',
  noByDefault: '(y/N)',
  yesOrNo: 'Answer y or n.',
  nothingBefore: 'There is no question before this one; q to leave.',
  saysNothing: 'It wants words: it stays in the history.',
  answerNeeded: 'An answer is needed; q to leave.',
  help: {
    example: (question, example) => `${question}. For example: ${example}`,
    byFlag: {
      '--note': 'What was said or done, in one line. For example: pays after the next stage of works',
      '--reason': 'The reason, in one line: it stays in the history. For example: agreed with the director',
      '--source': 'Where the news comes from. For example: company register',
      '--ask': 'Who is asked to find the customer. For example: a tracing agency',
      '--failed': 'What the post says. For example: addressee unknown',
      '--ref': 'The number on the receipt. For example: 15012345678-9',
      '--credit': 'An amount in euros. For example: 250.00',
      '--amount': 'An amount in euros. For example: 1250.50',
      '--rate': 'The rate in per cent. For example: 8.15',
      '--dir': "The folder that keeps the company's data; Enter takes the one proposed.",
    },
    case: 'Case number, customer code, VAT number, invoice or part of the name. For example: 42',
    debtor: 'Customer code, VAT number, case number or part of the name. For example: C00123',
    day: 'A date: today, fri, 4/12, +3 (days), +3w (working days), eom (end of month)',
    yesOrNo: 'Answer y or n; Enter stands for the capital letter.',
    ways: {
      leave: 'q leaves without saving.',
      backOrLeave: '< goes back to the question before, q leaves without saving.',
    },
  },
  leave: 'leave without saving',
  back: 'back to the question before',
  choiceKeys: 'arrows to choose, Enter to confirm',
  choiceNumber: 'Number',
  choiceUnknown: (highest, canGoBack) =>
    `Type a number from 1 to ${highest}; ${canGoBack ? '< to go back, ' : ''}q to leave.`,
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
