/** Asking for one of what the book has, until what is typed fits something. */
import type { Question } from './ask.ts';
import type { Desk } from '../command.ts';
import { say } from '../screen/sentence.ts';

/**
 * The text, once it fits.
 * @param missing the refusal that says elsewhere that nothing fits
 */
export function askMatch(
  { ask, messages, format }: Desk,
  question: Question,
  missing: 'no-such-case' | 'no-such-debtor',
  fits: (text: string) => boolean,
): Promise<string> {
  return ask.text({
    ...question,
    complaint: (text) =>
      fits(text) ? undefined : say(messages.refusals, missing, { text }, format)?.message,
  });
}
