/** A regular file of an archive. */
export interface TarFile {
  path: string;
  bytes: Uint8Array;
}

const BLOCK = 512;

/**
 * The regular files of a small POSIX (ustar) archive held in memory. Folders are skipped; links, devices, long-name
 * extensions, paths that leave the archive and damaged headers are errors, since nothing of ours contains them.
 */
export function readTar(archive: Uint8Array): TarFile[] {
  const files: TarFile[] = [];
  let at = 0;
  while (at + BLOCK <= archive.length && archive[at] !== 0) {
    const header = archive.subarray(at, at + BLOCK);
    if (octal(header, 148, 8) !== checksum(header)) throw new Error(`damaged tar header at byte ${at}`);
    const prefix = textAt(header, 345, 155);
    const path = (prefix === '' ? '' : `${prefix}/`) + textAt(header, 0, 100);
    const size = octal(header, 124, 12);
    const type = textAt(header, 156, 1);
    if (type === '' || type === '0')
      files.push({ path: safePath(path), bytes: body(archive, at + BLOCK, size) });
    else if (type !== '5') throw new Error(`tar entry of an unexpected type: ${path}`);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

function body(archive: Uint8Array, from: number, size: number): Uint8Array {
  if (from + size > archive.length) throw new Error('tar archive is cut short');
  return archive.subarray(from, from + size);
}

function safePath(path: string): string {
  const parts = path.split('/');
  if (path.includes('\\') || parts.some((part) => part === '' || part === '.' || part === '..')) {
    throw new Error(`tar entry with an unsafe path: ${path}`);
  }
  return path;
}

function textAt(header: Uint8Array, from: number, length: number): string {
  const field = Buffer.from(header.subarray(from, from + length)).toString('latin1');
  const end = field.indexOf('\0');
  return end === -1 ? field : field.slice(0, end);
}

function octal(header: Uint8Array, from: number, length: number): number {
  return Number.parseInt(textAt(header, from, length).trim() || '0', 8);
}

/** The sum of all header bytes, those of the checksum field itself counted as spaces. */
function checksum(header: Uint8Array): number {
  return header.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 32 : byte), 0);
}
