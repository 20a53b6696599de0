/** Names with the customer's code in the same cell: `00012 Rossi S.r.l.`, `C0012 - Rossi`, `Rossi S.r.l. (00012)`, `Rossi S.r.l. (cod. 00012)`. */

/** Where the code stands. */
export type CodePlace = 'first' | 'last';

/** A code and a name that stood together. */
export interface CodedName {
  readonly code: string;
  readonly name: string;
  /** What stood between them says itself that there are two things: a dash, a bracket. */
  readonly isMarked: boolean;
}

const FIRST = /^(\p{L}{0,5}[-./]?\d[\d./-]*)(\s*[-–:|]\s+|\s+)(?=.*\p{L})(.+)$/u;
const LAST =
  /^(.*\p{L}.*?)\s*[[(](?:cod(?:ice)?[.:]?\s*(?:cli(?:ente)?[.:]?\s*)?)?(\p{L}{0,5}[-./]?\d[\d./-]*)[\])]$/u;
/** A VAT number is no code. */
const VAT_DIGITS = /^\p{L}{0,2}\d{11}$/u;

/** The parts of a text; undefined where no code stands in that place. One such text proves nothing: "24 Ore S.p.A.". */
export function codedName(text: string, place: CodePlace): CodedName | undefined {
  const match = (place === 'first' ? FIRST : LAST).exec(text);
  if (match === null) return undefined;
  const [, one = '', other = '', name = one] = match;
  const code = place === 'first' ? one : other;
  if (VAT_DIGITS.test(code)) return undefined;
  return { code, name: name.trim(), isMarked: place === 'last' || other.trim() !== '' };
}
