/** Texts longer than this are taken for damage: no field of an export needs so many characters. */
export const LONGEST_TEXT = 500;

/** Anything that makes the slow path necessary: edges, control and format characters, odd spaces. */
const UNCLEAN = /^['\s]|\s$|[\p{Cc}\p{Cf}\u00a0\u2007\u202f\u2028\u2029]/u;

/** ECMA-48 control sequences (colours, cursor), and operating system commands up to their terminator. */
const TERMINAL_ESCAPES = new RegExp(
  [
    String.raw`[\u001b]\[[0-?]*[ -\/]*[@-~]`,
    String.raw`[\u001b]\][^\u0007\u001b]*(?:\u0007|\u001b\\)?`,
    String.raw`[\u009b][0-?]*[ -\/]*[@-~]`,
    String.raw`[\u001b].`,
  ].join('|'),
  'gu',
);

const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;

/**
 * A cell as the text it means: without terminal escapes, control and invisible characters, spaces at the edges, and the
 * apostrophe by which spreadsheets mark a text. `'s-Hertogenbosch` and `'t Hof` keep theirs: it belongs to the name.
 */
export function cleanText(cell: string): string {
  return UNCLEAN.test(cell) ? withoutApostrophe(withoutControls(cell)) : cell;
}

/** A cell for showing it again as it stands: only what could disturb a terminal is taken out. */
export function withoutControls(cell: string): string {
  if (!UNCLEAN.test(cell)) return cell;
  const visible = cell
    .replace(TERMINAL_ESCAPES, '')
    .replace(/[\t\n\r]+/gu, ' ')
    .replace(INVISIBLE, '');
  return visible.replace(/[\u00a0\u2007\u202f\u2028\u2029]/gu, ' ').trim();
}

function withoutApostrophe(text: string): string {
  return /^'(?!(?:s-|t\s)\S)/u.test(text) ? text.slice(1).trim() : text;
}
