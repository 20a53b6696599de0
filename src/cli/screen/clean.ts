/** Text that comes from data must not be able to speak to the terminal: no escape sequences, no control characters. */

const ESCAPE = String.fromCodePoint(0x1b);
const BELL = String.fromCodePoint(0x07);
const [CSI, OSC, STRING_END] = [0x9b, 0x9d, 0x9c].map((code) => String.fromCodePoint(code));

// Printable Latin text: nothing that has to go can be in it. Almost every cell of a table is.
const HARMLESS = /^[ -~\u00a1-\u00ac\u00ae-\u02ff]*$/u;

/** The text on one line, without anything a terminal would obey. */
export function clean(text: string): string {
  return HARMLESS.test(text) ? text : withoutControls(text);
}

/** Its expressions are made here, when a text needs them: what they know of Unicode takes time to look up. */
function withoutControls(text: string): string {
  return (
    text
      .replace(escapeSequences(), '')
      // Zero-width characters, marks and overrides of writing direction, halves of a character.
      .replace(/[\p{Cf}\p{Cs}]/gu, '')
      // Two lines of data must not run together into one word.
      .replace(/[\s\u0085]+/gu, onOneLine)
      // C0, DEL and C1.
      .replace(/\p{Cc}/gu, '')
  );
}

/** Control and operating-system sequences in their seven-bit and eight-bit form, then the two-character escapes. */
function escapeSequences(): RegExp {
  return new RegExp(
    [
      `(?:${ESCAPE}\\[|${CSI})[0-?]*[ -/]*[@-~]`,
      `(?:${ESCAPE}\\]|${OSC})[^${BELL}${ESCAPE}${STRING_END}]*(?:${BELL}|${ESCAPE}\\\\|${STRING_END})?`,
      `${ESCAPE}[ -/]*[0-~]`,
    ].join('|'),
    'gu',
  );
}

function onOneLine(space: string): string {
  return /^[ \u00a0]+$/u.test(space) ? space : ' ';
}

// East Asian wide characters, and what is drawn as an emoji by itself; halves of a flag are one column each.
const WIDE =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|(?![\u{1f1e6}-\u{1f1ff}])\p{Emoji_Presentation})$/u;
const PLAIN = /^[\u0020-\u007e\u00a0-\u02ff]*$/u;

/** How many terminal columns a clean text takes. */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += columnsOf(character);
  return width;
}

function columnsOf(character: string): number {
  if (PLAIN.test(character)) return 1;
  // Combining marks take no column, nor do the vowels and finals a Korean syllable is written with in parts.
  if (/^[\p{Mn}\p{Me}\u1160-\u11ff]$/u.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
