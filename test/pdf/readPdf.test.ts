import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readPdf } from '../../src/pdf/readPdf.ts';

const TAGGED = '/P <</MCID 0 >>BDC\nBT\n<0041> Tj\nET\nEMC\n';
const PAGE = '<</Type /Page\n/Contents 2 0 R>>';
const FONT = '<</Type /FontDescriptor\n/FontFile2 9 0 R>>';

function streamOf(content: string, extra = ''): string {
  const packed = deflateSync(Buffer.from(content, 'latin1'));
  return `<<${extra}/Filter /FlateDecode\n/Length ${packed.length}>> stream\n${packed.toString('latin1')}\nendstream`;
}

function pdfOf(...objects: string[]): Uint8Array {
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('');
  return new Uint8Array(Buffer.from(`%PDF-1.4\n${body}%%EOF\n`, 'latin1'));
}

describe('what a PDF contains', () => {
  it('is its pages, the fonts inside it and the runs of body text', () => {
    expect(readPdf(pdfOf(PAGE, streamOf(TAGGED), FONT))).toEqual({
      pages: 1,
      embeddedFonts: 1,
      bodyTexts: 1,
    });
  });

  it.each([
    ['text outside every tag, as page numbers are', 'BT <0014> Tj ET', 0],
    ['text in an artifact', '/Artifact BMC\nBT <0014> Tj ET\nEMC', 0],
    ['text after a tag was closed', '/P <</MCID 0 >>BDC\nEMC\nBT <0014> Tj ET', 0],
    ['a span within a paragraph', '/P <</MCID 0 >>BDC /Span BMC BT <0014> Tj ET EMC EMC', 1],
    ['adjusted and literal strings', '/P <</MCID 0 >>BDC [<01> -2 <02>] TJ (a) Tj EMC', 2],
    ['a drawing', '/Figure <</MCID 0 >>BDC 0 0 10 10 re f EMC', 0],
  ])('counts %s rightly', (_what, content, expected) => {
    expect(readPdf(pdfOf(PAGE, streamOf(content))).bodyTexts).toBe(expected);
  });

  it('includes text in a form, as transparent groups are printed', () => {
    const form = streamOf(TAGGED, '/Type /XObject\n/Subtype /Form\n');
    expect(readPdf(pdfOf(PAGE, streamOf('/X3 Do'), form)).bodyTexts).toBe(1);
  });

  it('is not misled by the bytes of a stream', () => {
    const decoy = '7 0 obj <</Type /Page>> endobj /FontFile2 1 0 R';
    const picture = `<</Subtype /Image\n/Length ${decoy.length}>> stream\n${decoy}\nendstream`;
    expect(readPdf(pdfOf(PAGE, streamOf(TAGGED), picture))).toEqual({
      pages: 1,
      embeddedFonts: 0,
      bodyTexts: 1,
    });
  });

  it.each(['', '%PDF-1.4', 'not a pdf at all', '1 0 obj', '1 0 obj <</Type /Page /Contents 2 0 R>> endobj'])(
    'of "%s" holds no text',
    (text) => {
      expect(readPdf(Buffer.from(text)).bodyTexts).toBe(0);
    },
  );

  it('with a damaged stream shows nothing', () => {
    const damaged = `<</Filter /FlateDecode\n/Length 6>> stream\nabcdef\nendstream`;
    expect(readPdf(pdfOf(PAGE, damaged)).bodyTexts).toBe(0);
  });
});
