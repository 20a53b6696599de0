import { isAscii } from 'node:buffer';
import { eachHighByte } from './highBytes.ts';
import { UnreadableFile, type Layout, type OpenBytes } from '../layout.ts';

/** The file's text, piece by piece, without its byte order mark. */
export async function* decodeText(open: OpenBytes, encoding: Layout['encoding']): AsyncGenerator<string> {
  const decoder = await decoderOf(encoding);
  for await (const chunk of open()) {
    const text = decoder.write(chunk);
    if (text !== '') yield text;
  }
  const last = decoder.end();
  if (last !== '') yield last;
}

interface Decoder {
  write(chunk: Uint8Array): string;
  end(): string;
}

function decoderOf(encoding: Layout['encoding']): Decoder | Promise<Decoder> {
  if (encoding === 'windows-1252') return windowsDecoder();
  if (encoding === 'cp850') return cp850Decoder();
  return unicodeDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding);
}

function unicodeDecoder(label: string): Decoder {
  const decoder = new TextDecoder(label, { fatal: true });
  const decode = (chunk?: Uint8Array): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw new UnreadableFile('bad-encoding', { flag: '--encoding', detail: label.toUpperCase() });
    }
  };
  return { write: label === 'utf-8' ? asciiAtOnce(decode) : decode, end: decode };
}

/**
 * Plain letters are the same in UTF-8 as in Latin-1, which is copied where UTF-8 is worked through: four times as fast. Only a
 * chunk that begins the text, or the second half of a letter, needs the decoder.
 */
function asciiAtOnce(decode: (chunk: Uint8Array) => string): (chunk: Uint8Array) => string {
  let isBetweenLetters = false;
  return (chunk) => {
    const isPlain = isBetweenLetters && isAscii(chunk);
    isBetweenLetters = (chunk.at(-1) ?? 0x80) < 0x80;
    return isPlain ? asBuffer(chunk).toString('latin1') : decode(chunk);
  };
}

/**
 * Windows-1252 differs from Latin-1 only in the bytes 80 to 9F, and most chunks have none of them: those are decoded
 * as Latin-1, which gives strings of half the size. The others go to iconv-lite, since the platform's own decoder is
 * wrong about the euro sign on several Node releases.
 */
async function windowsDecoder(): Promise<Decoder> {
  const { default: iconv } = await import('iconv-lite');
  return {
    write: (chunk) => {
      const bytes = asBuffer(chunk);
      return hasWindowsSigns(chunk) ? iconv.decode(bytes, 'win1252') : bytes.toString('latin1');
    },
    end: () => '',
  };
}

async function cp850Decoder(): Promise<Decoder> {
  const { default: iconv } = await import('iconv-lite');
  const decoder = iconv.getDecoder('cp850');
  return { write: (chunk) => decoder.write(asBuffer(chunk)), end: () => decoder.end() ?? '' };
}

function hasWindowsSigns(chunk: Uint8Array): boolean {
  let isFound = false;
  eachHighByte(chunk, 0, (byte) => {
    if (byte <= 0x9f) isFound = true;
  });
  return isFound;
}

function asBuffer(chunk: Uint8Array): Buffer {
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}
