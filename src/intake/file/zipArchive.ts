/** ZIP archives held in memory: the directory, and one file of it at a time, never more than it promises. */
import { inflateRawSync } from 'node:zlib';
import { UnreadableFile } from '../layout.ts';

/** One file of an archive, as its directory describes it. */
export interface ZipEntry {
  readonly packedSize: number;
  readonly size: number;
  readonly method: number;
  /** Where its local header starts. */
  readonly at: number;
}

/** More than any workbook of open items needs, and what a machine of an office can hold. */
export const LARGEST_UNPACKED = 200_000_000;
/** Real workbooks shrink to a tenth or a fiftieth; what shrinks more was made to burst. */
const HIGHEST_RATIO = 200;

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
const STORED = 0;
const DEFLATED = 8;

/**
 * The directory of an archive, by name. Nothing is unpacked: the sizes it declares are looked at first.
 * Throws `UnreadableFile`: `damaged-file`, `too-large`, `locked-spreadsheet` for encrypted entries.
 */
export function readZipDirectory(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries = new Map<string, ZipEntry>();
  let unpacked = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY_SIGNATURE) throw damaged();
    if ((view.getUint16(at + 8, true) & 1) === 1) throw new UnreadableFile('locked-spreadsheet');
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const sizes = sizesOf(view, at, at + 46 + nameLength, extraLength);
    entries.set(name.replaceAll('\\', '/').replace(/^\//u, ''), {
      ...sizes,
      method: view.getUint16(at + 10, true),
    });
    unpacked += sizes.size;
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  if (unpacked > LARGEST_UNPACKED || unpacked > HIGHEST_RATIO * bytes.length) {
    throw new UnreadableFile('too-large', { detail: `${Math.round(unpacked / 1_000_000)} MB` });
  }
  return entries;
}

/** Unpacks one file. One that turns out longer than declared is `damaged-file`: it is never unpacked further. */
export function unpackEntry(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { at, packedSize, size, method } = entry;
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL_SIGNATURE) throw damaged();
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const packed = bytes.subarray(from, from + packedSize);
  if (packed.length !== packedSize) throw damaged();
  if (method === STORED && size === packedSize) return packed;
  if (method !== DEFLATED) throw damaged();
  try {
    const unpacked = inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
    if (unpacked.length === size) return unpacked;
  } catch {
    throw damaged();
  }
  throw damaged();
}

/** The record at the end of an archive; only a comment may follow it. */
function endOfDirectory(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  throw damaged();
}

/** Sizes and place; values that need 64 bits stand in an extra field (some report generators always write it). */
function sizesOf(
  view: DataView,
  entry: number,
  extra: number,
  extraLength: number,
): Pick<ZipEntry, 'size' | 'packedSize' | 'at'> {
  const values = [24, 20, 42].map((offset) => view.getUint32(entry + offset, true));
  if (values.includes(0xffff_ffff)) {
    let wide = wideField(view, extra, extra + extraLength);
    for (const [index, value] of values.entries()) {
      if (value !== 0xffff_ffff) continue;
      if (wide === undefined || wide.at + 8 > wide.end) throw damaged();
      values[index] = Number(view.getBigUint64(wide.at, true));
      wide = { ...wide, at: wide.at + 8 };
    }
  }
  const [size = 0, packedSize = 0, at = 0] = values;
  return { size, packedSize, at };
}

function wideField(view: DataView, from: number, to: number): { at: number; end: number } | undefined {
  for (let at = from; at + 4 <= Math.min(to, view.byteLength);) {
    const end = at + 4 + view.getUint16(at + 2, true);
    if (end > view.byteLength) return undefined;
    if (view.getUint16(at, true) === 1) return { at: at + 4, end };
    at = end;
  }
  return undefined;
}

function damaged(): UnreadableFile {
  return new UnreadableFile('damaged-file');
}
