import type { FileProblemCode, LayoutHints } from '../domain/import/incoming.ts';
import { firstBytes } from './file/firstBytes.ts';
import { fileKind, TELLING_BYTES, type FileKind } from './file/fileKind.ts';
import { UnreadableFile, type OpenBytes } from './layout.ts';
import type { ReadExport } from './readExport.ts';
import type { Seller } from './ownIds.ts';

/** What reading a file needs to know. */
export interface ImportWorld {
  /** What a person said about the file with flags. */
  readonly hints?: LayoutHints;
  /** Our own company: only its invoices are receivables. */
  readonly seller: Seller;
}

const LARGEST_WORKBOOK = 100_000_000;
const LARGEST_INVOICE = 20_000_000;

/**
 * Reads a file that may be a CSV export, an XLSX workbook or an electronic invoice, signed or not, told apart by its
 * content. CSV files of any size are read piece by piece; the others are held in memory and have a largest size.
 */
export async function readImport(open: OpenBytes, { hints = {}, seller }: ImportWorld): Promise<ReadExport> {
  try {
    return await readByKind(open, fileKind(await firstBytes(open, TELLING_BYTES)), hints, seller);
  } catch (error) {
    if (error instanceof UnreadableFile) return { ok: false, problem: error.problem };
    throw error;
  }
}

async function readByKind(
  open: OpenBytes,
  kind: FileKind,
  hints: LayoutHints,
  seller: Seller,
): Promise<ReadExport> {
  switch (kind) {
    case 'text': {
      const { readExport } = await import('./readExport.ts');
      return readExport(open, hints, seller);
    }
    case 'zip': {
      const { readSpreadsheet } = await import('./workbook/readSpreadsheet.ts');
      return readSpreadsheet(await allOf(open, LARGEST_WORKBOOK), hints, seller);
    }
    case 'xml': {
      const { readInvoice } = await import('./invoice/readInvoice.ts');
      return readInvoice(await allOf(open, LARGEST_INVOICE), seller, false, hints);
    }
    case 'signed':
      return readSigned(await allOf(open, LARGEST_INVOICE), seller, hints);
    case 'ole':
      throw new UnreadableFile(await oleProblem(open));
    case 'pdf':
      throw new UnreadableFile('pdf-file');
    case 'image':
      throw new UnreadableFile('image-file');
    case 'other':
      throw new UnreadableFile('binary-file');
  }
}

async function readSigned(bytes: Uint8Array, seller: Seller, hints: LayoutHints): Promise<ReadExport> {
  const { unwrapSigned } = await import('./file/unwrapSigned.ts');
  const { readInvoice } = await import('./invoice/readInvoice.ts');
  const content = unwrapSigned(bytes);
  const kind = fileKind(content);
  if (kind !== 'xml') throw new UnreadableFile(kind === 'pdf' ? 'pdf-file' : 'binary-file');
  return readInvoice(content, seller, true, hints);
}

/** Excel keeps an encrypted workbook inside an old kind of file, as a stream of this name. */
async function oleProblem(open: OpenBytes): Promise<FileProblemCode> {
  const bytes = await allOf(open, LARGEST_WORKBOOK);
  const isLocked = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
  return isLocked ? 'locked-spreadsheet' : 'old-spreadsheet';
}

async function allOf(open: OpenBytes, largest: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of open()) {
    pieces.push(piece);
    length += piece.length;
    if (length > largest) {
      throw new UnreadableFile('too-large', { detail: `> ${largest / 1_000_000} MB` });
    }
  }
  return Buffer.concat(pieces);
}
