import type { LayoutHints } from '../../domain/import/incoming.ts';
import { firstBytes } from './firstBytes.ts';
import { eachHighByte } from './highBytes.ts';
import { UnreadableFile, type Layout, type LineBreak, type OpenBytes } from '../layout.ts';

/** How much of the beginning is looked at for signatures and line ends. */
const HEAD_BYTES = 65_536;

/** What the bytes of the whole file say. */
interface ByteCounts {
  readonly head: Uint8Array;
  readonly isUtf8: boolean;
  /** Whether zeros stand neither after the head nor in a long head that is not UTF-16. */
  readonly isFreeOfNulls: boolean;
  /** Accented small letters after a letter, by the page on which they are one. */
  readonly cp850Letters: number;
  readonly windowsLetters: number;
  /** Two-byte UTF-8 letters in a file that as a whole is not UTF-8. */
  readonly utf8Pairs: number;
}

/**
 * Recognises the encoding from the whole file, in the order that worked on real exports: byte order mark, zero bytes in
 * odd or even places (UTF-16), strict UTF-8, CP850 if its accented letters outnumber those of Windows-1252, else Windows-1252.
 * Throws `UnreadableFile` for what is no text file.
 */
export async function sniffEncoding(
  open: OpenBytes,
  hint: LayoutHints['encoding'],
): Promise<{ encoding: Layout['encoding']; lineBreak: LineBreak }> {
  const counts = await countBytes(open);
  refuseOtherFiles(counts.head);
  const encoding = encodingOf(counts, hint);
  return { encoding, lineBreak: lineBreakOf(counts.head) };
}

/**
 * What the beginning of a file says, if that settles it as long as the rest agrees: UTF-8 without zero bytes. Undefined when
 * only the whole file can tell. Throws as `sniffEncoding` does.
 */
export async function sniffHead(
  open: OpenBytes,
  hint: LayoutHints['encoding'],
): Promise<{ encoding: Layout['encoding']; lineBreak: LineBreak } | undefined> {
  if (hint !== undefined) return undefined;
  const head = await firstBytes(open, HEAD_BYTES);
  refuseOtherFiles(head);
  if (head.includes(0) || !decodes(new TextDecoder('utf-8', { fatal: true }), head)) return undefined;
  return { encoding: hasUtf8Mark(head) ? 'utf-8-bom' : 'utf-8', lineBreak: lineBreakOf(head) };
}

function encodingOf(counts: ByteCounts, hint: LayoutHints['encoding']): Layout['encoding'] {
  const { head } = counts;
  const wide = utf16Of(head);
  if (wide !== undefined) return wide;
  if (head.includes(0) || !counts.isFreeOfNulls) throw new UnreadableFile('binary-file');
  if (hint === 'utf-8' || hint === 'utf-8-bom' || (hint === undefined && hasUtf8Mark(head))) {
    if (!counts.isUtf8) throw new UnreadableFile('bad-encoding', { flag: '--encoding', detail: 'UTF-8' });
    return hasUtf8Mark(head) ? 'utf-8-bom' : 'utf-8';
  }
  if (hint !== undefined) return hint;
  if (counts.isUtf8) return 'utf-8';
  // Two files glued together, or one bad byte: reading it as Windows-1252 would damage every accented name.
  if (counts.utf8Pairs > 0) throw new UnreadableFile('bad-encoding', { flag: '--encoding', detail: 'UTF-8' });
  return counts.cp850Letters > counts.windowsLetters ? 'cp850' : 'windows-1252';
}

function hasUtf8Mark(head: Uint8Array): boolean {
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
}

function refuseOtherFiles(head: Uint8Array): void {
  const start = String.fromCharCode(...head.subarray(0, 512));
  const text = start.replaceAll('\0', '').replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/u, '');
  if (/^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|meta|table|body|style)\b/iu.test(text)) {
    throw new UnreadableFile('html-table');
  }
  if (text.trim() === '' && head.length <= 512) throw new UnreadableFile('empty-file');
}

/** By its mark, else by the zeros of which every other byte of plain letters is one. */
function utf16Of(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  let odd = 0;
  let even = 0;
  for (const [at, byte] of head.entries()) {
    if (byte !== 0) continue;
    if (at % 2 === 1) odd += 1;
    else even += 1;
  }
  if (odd > head.length / 4 && even === 0) return 'utf-16le';
  return even > head.length / 4 && odd === 0 ? 'utf-16be' : undefined;
}

function lineBreakOf(head: Uint8Array): LineBreak {
  return head.includes(13) && !head.includes(10) ? '\r' : '\n';
}

async function countBytes(open: OpenBytes): Promise<ByteCounts> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const head = new Uint8Array(HEAD_BYTES);
  const letters: LetterCounts = { cp850: 0, windows: 0, utf8Pairs: 0, previous: 0 };
  let headLength = 0;
  let isUtf8 = true;
  let isFreeOfNulls = true;
  let isWide: boolean | undefined;
  for await (const chunk of open()) {
    const part = chunk.subarray(0, HEAD_BYTES - headLength);
    head.set(part, headLength);
    headLength += part.length;
    if (part.length < chunk.length && chunk.includes(0, part.length)) isFreeOfNulls = false;
    if (headLength === HEAD_BYTES && isWide === undefined) {
      isWide = utf16Of(head) !== undefined;
      if (head.includes(0)) isFreeOfNulls &&= isWide;
    }
    // Zeros in what is not UTF-16 make it no text, however much of it follows: the rest need not be read.
    if (isWide === false && !isFreeOfNulls) break;
    isUtf8 &&= decodes(decoder, chunk);
    countLetters(chunk, letters);
  }
  isUtf8 &&= decodes(decoder);
  return {
    head: head.subarray(0, headLength),
    isUtf8,
    isFreeOfNulls,
    cp850Letters: letters.cp850,
    windowsLetters: letters.windows,
    utf8Pairs: letters.utf8Pairs,
  };
}

function decodes(decoder: InstanceType<typeof TextDecoder>, chunk?: Uint8Array): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
}

const CP850_LETTERS = new Set([0x82, 0x85, 0x8a, 0x95, 0x97]);
/** Letters of CP850 that are nothing at all in Windows-1252. */
const CP850_ONLY = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
/** í, ó and ú of CP850 in the middle of a word or at its end, where Windows-1252 has ¡, ¢ and £: these stand beside figures. */
const CP850_ACUTE = new Set([0xa1, 0xa2, 0xa3]);
/** The ° of "N°" in CP850; in Windows-1252 that is ø, and no word ends with "Nø". */
const CP850_DEGREE = 0xf8;
/** À and Ì, Ò, Ù and È at the end of a word in capitals: CITTÀ, LUNEDÌ, NICOLÒ, VIRTÙ, CAFFÈ. In Windows-1252 none of them ends one. */
const CP850_CAPITALS = new Set([0xb7, 0xde, 0xe3, 0xeb, 0xd4]);
const WINDOWS_LETTERS = new Set([
  0xe0, 0xe8, 0xe9, 0xec, 0xf2, 0xf9, 0xe4, 0xf6, 0xfc, 0xdf, 0xc4, 0xd6, 0xdc, 0xe7, 0xea, 0xf1,
]);

interface LetterCounts {
  cp850: number;
  windows: number;
  utf8Pairs: number;
  /** The last byte of the chunk before. */
  previous: number;
}

function countLetters(chunk: Uint8Array, letters: LetterCounts): void {
  eachHighByte(chunk, letters.previous, (byte, previous, { earlier, next }) => {
    const isAfterLetter = isCapitalLetter(previous & ~0x20);
    const isCapital =
      CP850_CAPITALS.has(byte) && isCapitalLetter(previous) && isCapitalLetter(earlier) && !isLetter(next);
    const isAcute = CP850_ACUTE.has(byte) && isAfterLetter && !isDigit(next);
    const isDegree = byte === CP850_DEGREE && (previous & ~0x20) === 0x4e && !isLetter(next);
    const isAccent = isAfterLetter && CP850_LETTERS.has(byte);
    if (isCapital || isAccent || isAcute || isDegree || CP850_ONLY.has(byte)) letters.cp850 += 1;
    else if (isAfterLetter && WINDOWS_LETTERS.has(byte)) letters.windows += 1;
    else if ((previous === 0xc2 || previous === 0xc3) && byte < 0xc0) letters.utf8Pairs += 1;
  });
  letters.previous = chunk.at(-1) ?? letters.previous;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isLetter(byte: number): boolean {
  return isCapitalLetter(byte & ~0x20) || byte >= 0x80;
}

function isCapitalLetter(byte: number): boolean {
  return byte >= 0x41 && byte <= 0x5a;
}
