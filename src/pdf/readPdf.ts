import { inflateSync } from 'node:zlib';

/** What a printed PDF contains, as far as a letter's soundness depends on it. */
export interface PdfContents {
  pages: number;
  /** Fonts whose glyphs travel inside the file. */
  embeddedFonts: number;
  /** Runs of text in the body of the document: page numbers and other margin boxes are not counted. */
  bodyTexts: number;
}

interface PdfObject {
  dictionary: string;
  /** The stream's bytes as they stand in the file, or undefined for an object without one. */
  stream: Uint8Array | undefined;
}

const OBJECT_START = /(\d+) \d+ obj\b/g;
const PAGE = /\/Type\s*\/Page\b/;
const FORM = /\/Subtype\s*\/Form\b/;
const EMBEDDED_FONT = /\/FontFile[23]?\s+\d+ \d+ R|\/Subtype\s*\/Type3\b/;
const CONTENT_MARK =
  /<<[^<>]*\/MCID\s+\d+[^<>]*>>\s*BDC\b|\bB(?:DC|MC)\b|\bEMC\b|[>)\]]\s*(?:TJ|Tj|'|")(?=\s|$)/g;

/**
 * Reads the tagged PDF that a Chromium prints: plain numbered objects, Flate streams, text between marked-content
 * operators. Body text is what stands inside a numbered tag (ISO 32000-1, 14.7.4); margin boxes are left outside the
 * structure by the browser, so a letter with nothing but "1 / 1" on it counts as empty.
 */
export function readPdf(bytes: Uint8Array): PdfContents {
  const objects = pdfObjects(bytes);
  const all = [...objects.values()];
  const pages = all.filter(({ dictionary }) => PAGE.test(dictionary));
  const forms = all.filter(({ dictionary }) => FORM.test(dictionary));
  const contents = pages.flatMap(({ dictionary }) => contentNumbers(dictionary)).map((n) => objects.get(n));
  return {
    pages: pages.length,
    embeddedFonts: all.filter(({ dictionary }) => EMBEDDED_FONT.test(dictionary)).length,
    bodyTexts: [...contents, ...forms].reduce((sum, object) => sum + bodyTexts(contentOf(object)), 0),
  };
}

function pdfObjects(bytes: Uint8Array): Map<number, PdfObject> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const objects = new Map<number, PdfObject>();
  OBJECT_START.lastIndex = 0;
  for (let start = OBJECT_START.exec(text); start; start = OBJECT_START.exec(text)) {
    const from = OBJECT_START.lastIndex;
    const end = text.indexOf('endobj', from);
    const streamAt = text.indexOf('stream', from);
    const hasStream = streamAt !== -1 && streamAt < end;
    const dictionary = text.slice(from, hasStream ? streamAt : end === -1 ? undefined : end);
    const length = Number(/\/Length\s+(\d+)(?!\s+\d+ R)/.exec(dictionary)?.[1] ?? Number.NaN);
    const streamFrom = text.startsWith('\r\n', streamAt + 6) ? streamAt + 8 : streamAt + 7;
    const stream =
      hasStream && !Number.isNaN(length) ? bytes.subarray(streamFrom, streamFrom + length) : undefined;
    objects.set(Number(start[1]), { dictionary, stream });
    // The bytes of a stream are skipped, so that nothing inside a picture or a font is taken for an object.
    OBJECT_START.lastIndex = stream ? streamFrom + length : from + dictionary.length;
  }
  return objects;
}

function contentNumbers(pageDictionary: string): number[] {
  const contents = /\/Contents\s*(\[[^\]]*\]|\d+ \d+ R)/.exec(pageDictionary)?.[1] ?? '';
  return [...contents.matchAll(/(\d+) \d+ R/g)].map((reference) => Number(reference[1]));
}

function contentOf(object: PdfObject | undefined): string {
  if (!object?.stream) return '';
  if (!/\/FlateDecode\b/.test(object.dictionary)) return Buffer.from(object.stream).toString('latin1');
  try {
    return inflateSync(object.stream).toString('latin1');
  } catch {
    // A damaged stream shows nothing to the reader either: it counts as no text.
    return '';
  }
}

function bodyTexts(content: string): number {
  const tags: boolean[] = [];
  let shown = 0;
  for (const [mark] of content.matchAll(CONTENT_MARK)) {
    if (mark === 'EMC') tags.pop();
    else if (/B(?:DC|MC)$/.test(mark)) tags.push(mark.startsWith('<<'));
    else if (tags.includes(true)) shown += 1;
  }
  return shown;
}
