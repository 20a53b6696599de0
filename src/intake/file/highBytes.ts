/**
 * Calls `visit(byte, previous)` for every byte from 80 up, in order, with the bytes about it; `previous` is `before` for the
 * first byte, what lies beyond the chunk else is 0. Exports
 * are nearly all ASCII, so four bytes are passed over at a time.
 */
export function eachHighByte(
  chunk: Uint8Array,
  before: number,
  visit: (
    byte: number,
    previous: number,
    around: { readonly earlier: number; readonly next: number },
  ) => void,
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
      if (byte < 0x80) continue;
      const earlier = at < 2 ? 0 : view.getUint8(at - 2);
      const next = at + 1 < length ? view.getUint8(at + 1) : 0;
      visit(byte, at === 0 ? before : view.getUint8(at - 1), { earlier, next });
    }
  }
}
