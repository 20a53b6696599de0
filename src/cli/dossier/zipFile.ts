/** A ZIP archive of files in memory: the same files give the same bytes, as its entries carry no times of their own. */
import { crc32, deflateRawSync } from 'node:zlib';
import { Refusal } from '../../domain/refusal.ts';

export interface ZipEntry {
  /** With `/` between folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** 1 January 1980, midnight: the first day the format knows. */
const [FIXED_TIME, FIXED_DATE] = [0, (1 << 5) | 1];
/** Names are UTF-8. */
const UTF8_NAMES = 0x0800;
const [STORED, DEFLATED] = [0, 8];
const [MOST_ENTRIES, MOST_BYTES] = [0xffff, 0xffff_ffff];

/** The archive (APPNOTE 6.3, without the extension for 64 bits). Refuses (data): `archive-too-large`. */
export function zipFile(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const { name, bytes } of entries) {
    const deflated = deflateRawSync(bytes);
    const [method, packed] =
      deflated.length < bytes.length ? [DEFLATED, deflated] : ([STORED, bytes] as const);
    const path = Buffer.from(name, 'utf8');
    const shared = Buffer.concat([
      numbers(2, 20, UTF8_NAMES, method, FIXED_TIME, FIXED_DATE),
      numbers(4, crc32(bytes), packed.length, bytes.length),
      numbers(2, path.length, 0),
    ]);
    directory.push(
      Buffer.concat([
        numbers(4, 0x02014b50),
        numbers(2, 20),
        shared,
        numbers(2, 0, 0, 0),
        numbers(4, 0, at),
        path,
      ]),
    );
    parts.push(numbers(4, 0x04034b50), shared, path, packed);
    at += 4 + shared.length + path.length + packed.length;
    if (at > MOST_BYTES || directory.length > MOST_ENTRIES) throw new Refusal('data', 'archive-too-large');
  }
  const listing = Buffer.concat(directory);
  const count = directory.length;
  const end = [
    numbers(4, 0x06054b50),
    numbers(2, 0, 0, count, count),
    numbers(4, listing.length, at),
    numbers(2, 0),
  ];
  return Buffer.concat([...parts, listing, ...end]);
}

function numbers(width: 2 | 4, ...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(width * values.length);
  values.forEach((value, at) => bytes.writeUIntLE(value, at * width, width));
  return bytes;
}
