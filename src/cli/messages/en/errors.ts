/** What is said when a command stops for no rule and no mistake of the user's. */
import type { errors as source } from '../it/errors.ts';
import type { Translation } from '../messages.ts';

export const errors = (): Translation<ReturnType<typeof source>> => ({
  interrupted: 'Interrupted: nothing of this operation was saved.',
  ourBug: (detail) => `Internal error of the program: ${detail}`,
  reportIt: 'This is a defect of dunning, not a mistake of yours. Report it with what -v adds to this text.',
  refusedWithoutSentence: (code) => `Refused (${code}).`,
});
