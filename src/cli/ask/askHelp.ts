/** What a `?` at a question is answered with: what is asked for, an example, and the ways out. */
import { clean } from '../screen/clean.ts';
import type { Messages } from '../messages/messages.ts';

export interface AskedFor {
  readonly message: string;
  readonly flag: string;
  readonly example?: string;
  /** What is asked for, where the question's own words and its example do not say it. */
  readonly help?: string;
}

/** Two lines, fit to be shown. */
export function helpOn({ questions }: Messages, asked: AskedFor, canGoBack: boolean): string {
  const { ways } = questions.help;
  return `${clean(whatIsAsked(questions, asked))}\n${canGoBack ? ways.backOrLeave : ways.leave}`;
}

function whatIsAsked(
  { help }: Messages['questions'],
  { message, flag, example = '', help: own }: AskedFor,
): string {
  if (own !== undefined) return own;
  // Quotes are for the shell, and some examples are nothing but quotes.
  const sample = example.replace(/^"(.*)"$/u, '$1');
  if (sample !== '' && sample !== '...') return help.example(unpunctuated(message), sample);
  const known = Object.entries(help.byFlag).find(([name]) => name === flag)?.[1];
  return known ?? `${unpunctuated(message)}.`;
}

function unpunctuated(message: string): string {
  return message.replace(/[?:.\s]+$/u, '');
}
