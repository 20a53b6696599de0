/** Signed files in the making: the parts of CMS that lead to the content, and some that only have to be passed over. */

const SIGNED_DATA = Uint8Array.of(6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2);
const DATA = Uint8Array.of(6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 1);

/** How lengths are written. */
export type Lengths = 'definite' | 'indefinite';

/** An element of BER. */
export function element(tag: number, content: Uint8Array, lengths: Lengths = 'definite'): Buffer {
  if (lengths === 'indefinite')
    return Buffer.concat([Uint8Array.of(tag, 0x80), content, Uint8Array.of(0, 0)]);
  if (content.length < 128) return Buffer.concat([Uint8Array.of(tag, content.length), content]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(content.length);
  const digits = size.subarray(size.findIndex((byte) => byte !== 0));
  return Buffer.concat([Uint8Array.of(tag, 0x80 + digits.length), digits, content]);
}

/** The content as one string of bytes, or cut into pieces. */
export function octets(
  content: Uint8Array,
  pieceSize = content.length,
  lengths: Lengths = 'definite',
): Buffer {
  if (pieceSize >= content.length) return element(0x04, content);
  const pieces: Buffer[] = [];
  for (let at = 0; at < content.length; at += pieceSize) {
    pieces.push(element(0x04, content.subarray(at, at + pieceSize)));
  }
  return element(0x24, Buffer.concat(pieces), lengths);
}

/** A signed file around octets; without them the content is elsewhere. */
export function signed(content: Uint8Array | undefined, lengths: Lengths = 'definite'): Buffer {
  const inside = content === undefined ? DATA : Buffer.concat([DATA, element(0xa0, content, lengths)]);
  const signedData = Buffer.concat([
    element(0x02, Uint8Array.of(1)),
    element(0x31, element(0x30, Uint8Array.of(6, 1, 0x2a))),
    element(0x30, inside, lengths),
    element(0xa0, element(0x30, Buffer.alloc(600, 5))),
    element(0x31, element(0x30, Buffer.alloc(200, 4))),
  ]);
  return element(
    0x30,
    Buffer.concat([SIGNED_DATA, element(0xa0, element(0x30, signedData, lengths), lengths)]),
    lengths,
  );
}

/** As mail programs write it: 64 letters a line. */
export function base64(bytes: Uint8Array): Buffer {
  return Buffer.from(Buffer.from(bytes).toString('base64').replace(/.{64}/gu, '$&\r\n'));
}
