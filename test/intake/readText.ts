import iconv from 'iconv-lite';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type {
  FileLayout,
  FileProblem,
  IncomingItem,
  LayoutHints,
  ReadFile,
} from '../../src/domain/import/incoming.ts';
import { ItemTable } from '../../src/intake/item/itemTable.ts';
import { readExport, type ReadExport } from '../../src/intake/readExport.ts';

/** Reads an export given as text, in an encoding, as if it came from a disk in pieces of `chunkSize` bytes. */
export async function readText(
  text: string,
  hints: LayoutHints = {},
  encoding: FileLayout['encoding'] = 'utf-8',
  chunkSize = 65_536,
): Promise<ReadExport> {
  return readExport(opener(encode(text, encoding), chunkSize), hints);
}

/** A file read, its items listed. */
export type ReadList = Omit<ReadFile, 'items'> & { readonly items: readonly IncomingItem[] };

/** The file again, as it is imported. */
export function asFile({ items, ...file }: ReadList): ReadFile {
  return { ...file, items: ItemTable.of(items) };
}

/** Reads an export that must be readable. */
export async function readGood(text: string, hints: LayoutHints = {}): Promise<ReadList> {
  return unwrap(await readText(text, hints));
}

/** Reads an export that must be refused as a whole. */
export async function readRefused(text: string, hints: LayoutHints = {}): Promise<FileProblem> {
  const read = await readText(text, hints);
  if (read.ok) throw new Error('was read');
  return read.problem;
}

/** Reads one of the example files. */
export async function readFixture(name: string): Promise<ReadExport> {
  const path = fileURLToPath(new URL(`../fixtures/import/${name}`, import.meta.url));
  return readExport(opener(readFileSync(path)), {});
}

/** The file of a successful reading. */
export function unwrap(read: ReadExport): ReadList {
  if (!read.ok) throw new Error(`refused: ${JSON.stringify(read.problem)}`);
  return { ...read.file, items: [...read.file.items] };
}

/** The bytes of a text, with the byte order mark the encoding asks for. */
export function encode(text: string, encoding: FileLayout['encoding']): Buffer {
  if (encoding === 'utf-8-bom') return iconv.encode(text, 'utf8', { addBOM: true });
  return encoding === 'utf-16le' || encoding === 'utf-16be'
    ? iconv.encode(text, encoding, { addBOM: true })
    : iconv.encode(text, encoding === 'windows-1252' ? 'win1252' : encoding);
}

/** Bytes that can be opened again and again, in pieces. */
export function opener(bytes: Uint8Array, chunkSize = 65_536): () => AsyncIterable<Uint8Array> {
  return async function* pieces() {
    for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
  };
}
