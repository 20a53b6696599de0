import type { OpenBytes } from '../layout.ts';

/** The beginning of a file: as many bytes as that, or all there are. */
export async function firstBytes(open: OpenBytes, count: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of open()) {
    pieces.push(piece);
    length += piece.length;
    if (length >= count) break;
  }
  return Buffer.concat(pieces).subarray(0, count);
}
