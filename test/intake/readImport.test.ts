import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { UnreadableFile } from '../../src/intake/layout.ts';
import { readImport } from '../../src/intake/readImport.ts';
import { attributeOf, createXmlScanner, decodeEntities } from '../../src/intake/file/scanXml.ts';
import { encode, opener } from './readText.ts';
import { readBytes, readGoodBytes, refusalOf, SELLER } from './workbook.ts';
import { invoiceXml } from './invoiceXml.ts';

const CSV = 'Cliente;Numero;Scadenza;Importo\nPapà;1;30/09/2026;10,00\n';
const OLE = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);

describe('the kind of a file is told by its content', () => {
  test.each(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1252', 'cp850'] as const)(
    'CSV in %s',
    async (encoding) => {
      const file = await readGoodBytes(encode(CSV, encoding));
      expect(file.items[0]?.debtor.name).toBe('Papà');
      expect(file.layout.source).toBeUndefined();
      expect(file.knowsPayments).toBeUndefined();
    },
  );

  it('in whatever pieces the disk hands it over', async () => {
    const read = await readImport(opener(Buffer.from(invoiceXml()), 7), { seller: SELLER });
    expect(read).toMatchObject({ ok: true, file: { rowCount: 1 } });
  });

  test.each<[string, Uint8Array, string]>([
    ['nothing', Buffer.alloc(0), 'empty-file'],
    ['an old workbook', OLE, 'old-spreadsheet'],
    [
      'a workbook with a password',
      Buffer.concat([OLE, Buffer.from('EncryptedPackage', 'utf16le')]),
      'locked-spreadsheet',
    ],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'pdf-file'],
    ['a photograph', Buffer.from('ffd8ffe000104a46', 'hex'), 'image-file'],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'image-file'],
    ['a compressed file', Buffer.from('1f8b0800', 'hex'), 'binary-file'],
    ['a database', Buffer.from('SQLite format 3\0'), 'binary-file'],
    ['a report in HTML', Buffer.from('<html><table><tr><td>Cliente</td></tr></table>'), 'html-table'],
    ['a report in XHTML', Buffer.from('<?xml version="1.0"?>\n<!DOCTYPE html><html></html>'), 'html-table'],
    [
      'a workbook of 2003 as XML',
      Buffer.from('<?xml version="1.0"?><Workbook><Worksheet/></Workbook>'),
      'old-spreadsheet',
    ],
    [
      'XML without a declaration',
      Buffer.from('<!-- x -->\n<ns:Elenco xmlns:ns="x"></ns:Elenco>'),
      'other-xml',
    ],
    ['a letter', Buffer.from('Gentile cliente,\nLa ringraziamo.\n'), 'no-header'],
  ])('%s', async (_, bytes, code) => {
    expect(await refusalOf(bytes)).toMatchObject({ code });
  });

  test('any bytes at all are read or refused, never an error of ours', async () => {
    const starts = [
      '',
      'PK\u0003\u0004',
      '<?xml version="1.0"?>',
      '<a',
      '0\u0080',
      'MIIB',
      '\u00d0\u00cf\u0011\u00e0',
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), async (start, rest) => {
        const read = await readBytes(Buffer.concat([Buffer.from(start, 'latin1'), rest]));
        expect(typeof read.ok).toBe('boolean');
      }),
    );
  });
});

describe('createXmlScanner', () => {
  const xml = `<?xml version="1.0"?><!-- <no/> --><a:list one="1 > 0" x:two='&quot;2&quot;'>
    <item/><item n="3">caf&#233; &amp; t&#xE8;</item ><![CDATA[<raw> & ]]></a:list>`;
  const events = (pieceSize: number): string[] => {
    const told: string[] = [];
    const scanner = createXmlScanner({
      open: (name, attributes) => told.push(`<${name} ${attributeOf(attributes, 'two') ?? ''}>`),
      text: (text) => told.push(text.trim()),
      close: (name) => told.push(`</${name}>`),
    });
    for (let at = 0; at < xml.length; at += pieceSize) scanner.write(xml.slice(at, at + pieceSize));
    scanner.end();
    return told.filter((event) => event !== '');
  };

  test.each([1, 2, 7, 1000])('tells what there is, in pieces of %d', (pieceSize) => {
    expect(events(pieceSize)).toEqual([
      '<list "2">',
      '<item >',
      '</item>',
      '<item >',
      'café & tè',
      '</item>',
      '<raw> &',
      '</list>',
    ]);
  });

  it('knows the entities of XML and no others', () => {
    expect(decodeEntities('&lt;&gt;&quot;&apos;&amp;amp; &egrave; &#1114112; &#x41;')).toBe(
      `<>"'&amp; &egrave; &#1114112; A`,
    );
  });

  it('does not wait for ever for the end of a tag', () => {
    const scanner = createXmlScanner({ open: () => undefined });
    scanner.write(`<a b="`);
    expect(() => scanner.write('x'.repeat(5_000_000))).toThrow(UnreadableFile);
  });
});
