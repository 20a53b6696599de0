/** What is wrong with a row of an import, in a sentence that says as much as is known. */
import type { RowProblem } from '../../domain/import/incoming.ts';
import type { Messages } from '../messages/messages.ts';

/** Digits of an Italian VAT number. */
const VAT_DIGITS = 11;

/** The reason as it stands on the screen, in the JSON document and in the file of rejected rows. */
export function problemText({ imports }: Messages, { code, value, firstLine }: RowProblem): string {
  if (code === 'duplicate-item' && firstLine !== undefined) return imports.duplicateOf(firstLine);
  if (code === 'bad-vat-number') {
    const digits = digitsOf(value);
    if (digits !== undefined && digits !== VAT_DIGITS) return imports.vatDigits(digits);
  }
  return imports.problems[code];
}

/** How many digits a number has that has nothing else; its check digit cannot be spoken of when some are missing. */
function digitsOf(value: string): number | undefined {
  const written = value.toUpperCase().replace(/[\s.\-/]+/gu, '');
  const digits = /^(?:IT)?(\d+)$/u.exec(written)?.[1];
  return digits?.length;
}
