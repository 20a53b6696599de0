/** Text of data in a command that a person copies: a shell must hand it over as it is. */

const PLAIN = /^[\w./][\w./-]*$/u;
/** Inside double quotes these still mean something to a shell of Linux, macOS or Windows. */
const SPECIAL = /["$`!%]|\\(?=\\|$)/u;

/** One word of a command line: as it is, in double quotes, which every shell knows, or in single ones. */
export function shellWord(text: string): string {
  if (PLAIN.test(text)) return text;
  return SPECIAL.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`;
}
