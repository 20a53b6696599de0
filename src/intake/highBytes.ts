/**
 * Calls `visit(byte, previous)` for every byte from 80 up, in order; `previous` is `before` for the first byte. Exports
 * are nearly all ASCII, so four bytes are passed over at a time.
 */
export function eachHighByte(
  chunk: Uint8Array,
  before: number,
  visit: (byte: number, previous: number) => void,
): void {
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  const { length } = chunk;
  let at = 0;
  while (at < length) {
    if (at + 4 <= length && (view.getInt32(at, true) & 0x80808080) === 0) {
      at += 4;
      continue;
    }
    for (const end = Math.min(at + 4, length); at < end; at += 1) {
      const byte = view.getUint8(at);
      if (byte >= 0x80) visit(byte, at === 0 ? before : view.getUint8(at - 1));
    }
  }
}
