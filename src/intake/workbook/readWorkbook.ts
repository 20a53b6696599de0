/** XLSX workbooks: the visible sheets, each row with its cells as they were typed in. */
import { UnreadableFile } from '../layout.ts';
import { attributeOf, createXmlScanner, type XmlHandler } from '../file/scanXml.ts';
import { readSheetRows, type MergedCells, type SheetRow } from './sheetRows.ts';
import { readNumberFormats } from './numberFormats.ts';
import { readZipDirectory, unpackEntry, type ZipEntry } from '../file/zipArchive.ts';

/** One visible sheet. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
  readonly merged: readonly MergedCells[];
  readonly is1904: boolean;
}

/** A ZIP archive opened for its parts. */
interface Archive {
  readonly bytes: Uint8Array;
  readonly entries: ReadonlyMap<string, ZipEntry>;
}

interface SheetEntry {
  readonly name: string;
  readonly relation: string;
}

/** How much text is gone through at a time. */
const PIECE_BYTES = 1 << 20;
const WORKBOOK = 'xl/workbook.xml';

/**
 * Reads a workbook held in memory. Sheets somebody hid are left out: they hold lists of choices and last year's figures.
 * Throws `UnreadableFile`: `damaged-file`, `too-large`, `locked-spreadsheet`, `old-spreadsheet`, `other-zip`.
 */
export function readWorkbook(bytes: Uint8Array): Sheet[] {
  const archive: Archive = { bytes, entries: readZipDirectory(bytes) };
  refuseOtherArchives(archive.entries);
  const { sheets, is1904 } = readSheetList(archive);
  const relations = readRelations(archive);
  const strings = readStrings(archive, relations.get('sharedStrings') ?? 'xl/sharedStrings.xml');
  const formats = readNumberFormats((handler) =>
    scanPart(archive, relations.get('styles') ?? 'xl/styles.xml', handler),
  );
  const budget = { cellsLeft: MOST_CELLS };
  return sheets.flatMap(({ name, relation }) => {
    const part = relations.get(relation);
    if (part === undefined) return [];
    const isThere = archive.entries.has(part);
    if (!isThere) throw new UnreadableFile('damaged-file', { detail: part });
    const read = readSheetRows((handler) => scanPart(archive, part, handler), {
      strings,
      formats,
      is1904,
      budget,
    });
    return [{ name, ...read, is1904 }];
  });
}

/** Cells of all sheets together, the blank ones between filled ones included. */
const MOST_CELLS = 4_000_000;

function refuseOtherArchives(entries: ReadonlyMap<string, ZipEntry>): void {
  if (entries.has(WORKBOOK)) return;
  if (entries.has('xl/workbook.bin') || entries.has('content.xml')) {
    const detail = entries.has('content.xml') ? 'OpenDocument' : 'XLSB';
    throw new UnreadableFile('old-spreadsheet', { detail });
  }
  throw new UnreadableFile('other-zip', { detail: [...entries.keys()].slice(0, 3).join(', ') });
}

function readSheetList(archive: Archive): { sheets: SheetEntry[]; is1904: boolean } {
  const sheets: SheetEntry[] = [];
  let is1904 = false;
  scanPart(archive, WORKBOOK, {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = /^(?:1|true)$/u.test(attributeOf(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const state = attributeOf(attributes, 'state') ?? 'visible';
      const relation = attributeOf(attributes, 'id');
      if (state !== 'visible' || relation === undefined) return;
      sheets.push({ name: attributeOf(attributes, 'name') ?? '', relation });
    },
  });
  return { sheets, is1904 };
}

/** Where the parts are: worksheets by the id of their relation, strings and styles by their kind. */
function readRelations(archive: Archive): Map<string, string> {
  const parts = new Map<string, string>();
  scanPart(archive, 'xl/_rels/workbook.xml.rels', {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const kind = /[^/]*$/u.exec(attributeOf(attributes, 'Type') ?? '')?.[0] ?? '';
      const target = attributeOf(attributes, 'Target') ?? '';
      const part = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//u, '')}`;
      parts.set(kind === 'worksheet' ? (attributeOf(attributes, 'Id') ?? '') : kind, part);
    },
  });
  return parts;
}

/** The texts sheets refer to by number. What is said only about pronunciation is left out. */
function readStrings(archive: Archive, part: string): string[] {
  const strings: string[] = [];
  let isText = false;
  let phonetic = 0;
  let current = '';
  scanPart(archive, part, {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 't') isText = phonetic === 0;
      else if (name === 'rPh') phonetic += 1;
    },
    text(text) {
      if (isText) current += text;
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'si') strings.push(current);
    },
  });
  return strings;
}

/** Goes through one part; one that is not there says nothing. */
function scanPart({ bytes, entries }: Archive, part: string, handler: XmlHandler): void {
  const entry = entries.get(part);
  if (entry === undefined) return;
  const content = unpackEntry(bytes, entry);
  const decoder = new TextDecoder();
  const scanner = createXmlScanner(handler);
  for (let at = 0; at < content.length; at += PIECE_BYTES) {
    scanner.write(decoder.decode(content.subarray(at, at + PIECE_BYTES), { stream: true }));
  }
  scanner.end();
}
