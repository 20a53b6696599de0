/** The words a person may use for what a column holds. */
import { matchHeader } from '../../intake/header/matchHeader.ts';
import { MAP_FIELDS } from '../../intake/savedMap.ts';
import type { Messages } from '../messages/messages.ts';

/** The key of a field by its key, its name on the screen, or a word exports write above such a column. */
export function readField({ imports }: Messages, typed: string): string | undefined {
  const word = typed.trim().toLowerCase();
  return (
    MAP_FIELDS.find((field) => field === word || imports.fieldName(field).toLowerCase() === word) ??
    matchHeader(word)?.field
  );
}
