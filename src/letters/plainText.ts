/** Format characters: bidirectional overrides, zero-width characters, soft hyphens, byte order marks. */
const INVISIBLE = /\p{Cf}+/gu;
/** Control characters, tabs and every kind of line break. */
const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;
/** More combining marks on one letter than any language writes. */
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu;

/**
 * One line of text that prints as it reads: whatever an import put into a name cannot turn the direction of the line,
 * hide in it or break it. Markup is left alone here; it is escaped where it is written.
 */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(PILED_MARKS, '$1')
    .replace(BREAKS, ' ')
    .trim();
}
