import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { UnreadableFile } from '../../src/intake/layout.ts';
import { unwrapSigned } from '../../src/intake/file/unwrapSigned.ts';
import { invoiceXml } from './invoiceXml.ts';
import { base64, element, octets, signed } from './signed.ts';
import { readGoodBytes, refusalOf } from './workbook.ts';

const XML = Buffer.from(invoiceXml());
const DER = signed(octets(XML));

describe('a signed invoice', () => {
  test.each<[string, Uint8Array]>([
    ['DER', DER],
    ['DER, its content in pieces', signed(octets(XML, 500))],
    ['BER without lengths', signed(octets(XML, 1000, 'indefinite'), 'indefinite')],
    ['pieces of pieces', signed(element(0x24, octets(XML, 700, 'indefinite'), 'indefinite'), 'indefinite')],
    ['base64', base64(DER)],
    [
      'PEM',
      Buffer.concat([
        Buffer.from('-----BEGIN PKCS7-----\n'),
        base64(DER),
        Buffer.from('\n-----END PKCS7-----\n'),
      ]),
    ],
    ['signed twice', signed(octets(DER))],
    ['signed twice, base64 inside', signed(octets(base64(signed(octets(XML, 400)))))],
    ['something after the end', Buffer.concat([DER, Buffer.from('\r\n')])],
  ])('%s', async (_, bytes) => {
    const file = await readGoodBytes(bytes);
    expect(file.items).toMatchObject([{ number: '2026/31', amountCents: 122_000 }]);
    expect(file.layout.source).toBe('fatturapa-signed');
    expect(file.notes).toEqual([{ code: 'signature-unverified' }]);
  });

  it('is the same item as without the signature', async () => {
    expect((await readGoodBytes(DER)).items).toEqual((await readGoodBytes(XML)).items);
  });
});

describe('signed files that are refused', () => {
  const nested = (depth: number): Buffer => {
    let content = octets(XML);
    for (let level = 0; level < depth; level += 1) content = element(0x24, content, 'indefinite');
    return signed(content, 'indefinite');
  };
  const manySignatures = Array.from({ length: 12 }).reduce<Buffer>((inside) => signed(octets(inside)), XML);

  test.each<[string, Uint8Array, string]>([
    ['cut off', DER.subarray(0, DER.length - 300), 'damaged-file'],
    ['cut off in base64', base64(DER).subarray(0, 900), 'damaged-file'],
    ['without an end', signed(octets(XML, 1000, 'indefinite'), 'indefinite').subarray(0, -2), 'damaged-file'],
    ['the signature alone', signed(undefined), 'signature-alone'],
    ['no bytes inside', signed(element(0x30, XML)), 'damaged-file'],
    ['texts among the pieces', signed(element(0x24, element(0x0c, XML))), 'damaged-file'],
    ['elements in elements', nested(40), 'damaged-file'],
    [
      'a hundred thousand elements in each other',
      signed(Buffer.alloc(200_000, Uint8Array.of(0x24, 0x80))),
      'damaged-file',
    ],
    ['a dozen signatures', manySignatures, 'damaged-file'],
    ['a PDF inside', signed(octets(Buffer.from('%PDF-1.7 contract'))), 'pdf-file'],
    ['a text inside', signed(octets(Buffer.from('Contratto'))), 'binary-file'],
    ['somebody else’s XML inside', signed(octets(Buffer.from('<Contratto></Contratto>'))), 'other-xml'],
    ['a document type inside', signed(octets(Buffer.from('<!DOCTYPE x><x></x>'))), 'unsafe-xml'],
  ])('%s', async (_, bytes, code) => {
    expect(await refusalOf(bytes)).toMatchObject({ code });
  });

  test('damage anywhere is refused or leaves a content, and never runs on or breaks', () => {
    fc.assert(
      fc.property(fc.nat(DER.length - 1), fc.nat(255), (at, byte) => {
        const damaged = Buffer.from(DER);
        damaged[at] = byte;
        try {
          expect(unwrapSigned(damaged).length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableFile);
        }
      }),
    );
  });
});
