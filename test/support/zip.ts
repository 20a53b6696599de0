/** A tiny writer of ZIP archives, and what an archive may lie about. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipLies {
  /** The unpacked size the directory declares for every file. */
  readonly size?: number;
  readonly isEncrypted?: boolean;
  readonly method?: number;
  /** Sizes in the extra field for 64 bits, as some report generators write them. */
  readonly isWide?: boolean;
}

/** An archive of these files, by name. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>, lies: ZipLies = {}): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    const method = lies.method ?? 8;
    const packed = method === 8 ? deflateRawSync(bytes) : bytes;
    const size = lies.size ?? bytes.length;
    const sizes = [crc32(bytes), packed.length, size];
    const head = [20, lies.isEncrypted === true ? 1 : 0, method, 0, 0];
    const local = Buffer.concat([
      numbers(4, 0x04034b50),
      numbers(2, ...head),
      numbers(4, ...sizes),
      numbers(2, name.length, 0),
      Buffer.from(name),
      packed,
    ]);
    const extra = lies.isWide === true ? wideExtra(size, packed.length) : Buffer.alloc(0);
    const shown = lies.isWide === true ? [sizes[0] ?? 0, 0xffff_ffff, 0xffff_ffff] : sizes;
    directory.push(
      Buffer.concat([
        numbers(4, 0x02014b50),
        numbers(2, 20, ...head),
        numbers(4, ...shown),
        numbers(2, name.length, extra.length, 0, 0, 0),
        numbers(4, 0, at),
        Buffer.from(name),
        extra,
      ]),
    );
    locals.push(local);
    at += local.length;
  }
  const listing = Buffer.concat(directory);
  const count = directory.length;
  const end = [numbers(4, 0x06054b50), numbers(2, 0, 0, count, count), numbers(4, listing.length, at)];
  return Buffer.concat([...locals, listing, ...end, numbers(2, 0)]);
}

function wideExtra(size: number, packedSize: number): Buffer {
  const extra = Buffer.alloc(20);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(16, 2);
  extra.writeBigUInt64LE(BigInt(size), 4);
  extra.writeBigUInt64LE(BigInt(packedSize), 12);
  return extra;
}

function numbers(width: 2 | 4, ...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(width * values.length);
  values.forEach((value, at) => bytes.writeUIntLE(value, at * width, width));
  return bytes;
}
