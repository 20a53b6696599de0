/** Small XML documents as a tree of elements by name. */
import { UnreadableFile } from '../layout.ts';

/** An element: its text, or its children by name without prefix; several of one name are a list. */
export type XmlNode = string | { readonly [name: string]: XmlNode | readonly XmlNode[] };

/**
 * Reads a document; `isVerbatim` keeps attributes (`@Ccy`, the text beside them as `#text`) and the spaces at the edges.
 * Throws `UnreadableFile`: `unsafe-xml` for a document type, `too-deep-xml`, `damaged-file` with what is wrong.
 */
export async function readXmlTree(bytes: Uint8Array, isVerbatim = false): Promise<XmlNode> {
  const xml = withCharacters(await decodeXml(bytes));
  // Entities could blow a small file up to any size; invoices have none.
  if (/<!(?:DOCTYPE|ENTITY)/iu.test(xml)) throw new UnreadableFile('unsafe-xml');
  if (isTooDeep(xml)) throw new UnreadableFile('too-deep-xml');
  const { XMLParser, XMLValidator } = await import('fast-xml-parser');
  const valid = XMLValidator.validate(xml);
  if (valid !== true) {
    throw new UnreadableFile('damaged-file', { line: valid.err.line, detail: valid.err.msg.slice(0, 80) });
  }
  const parser = new XMLParser({
    ignoreAttributes: !isVerbatim,
    attributeNamePrefix: '@',
    trimValues: !isVerbatim,
    ignoreDeclaration: true,
    ignorePiTags: true,
    removeNSPrefix: true,
    parseTagValue: false,
  });
  try {
    return parser.parse(xml) as XmlNode;
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 80) : '';
    throw /nested/iu.test(detail)
      ? new UnreadableFile('too-deep-xml')
      : new UnreadableFile('damaged-file', { detail });
  }
}

/** Deeper than any invoice or statement; the library would first go through all of it. */
const DEEPEST = 100;

/** Whether elements stand within elements without end. */
function isTooDeep(xml: string): boolean {
  let depth = 0;
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', at + 1)) {
    const next = xml[at + 1];
    if (next === '!' || next === '?') continue;
    if (next === '/') depth -= 1;
    else if (xml[xml.indexOf('>', at) - 1] !== '/') depth += 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

const CHARACTER = /<!\[CDATA\[[\s\S]*?\]\]>|&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/giu;
const LAST_CHARACTER = 0x10ffff;

/** Characters written as numbers: `Per&#xF9;` is Perù. What would be a mark of XML, and what is no character, stays. */
function withCharacters(xml: string): string {
  if (!xml.includes('&#')) return xml;
  return xml.replaceAll(CHARACTER, (written, hex?: string, decimal?: string) => {
    const code = hex === undefined ? Number(decimal ?? 0) : Number.parseInt(hex, 16);
    const isSurrogate = code >= 0xd800 && code <= 0xdfff;
    const isText = code > 0x3e && code <= LAST_CHARACTER && !isSurrogate;
    return isText || (code >= 0x20 && code < 0x3c && code !== 0x26) ? String.fromCodePoint(code) : written;
  });
}

/** The elements reached by a path of names, `DatiGenerali/DatiOrdineAcquisto`: all of them where one occurs again. */
export function elementsAt(node: XmlNode, path: string): XmlNode[] {
  let nodes: readonly XmlNode[] = [node];
  for (const name of path.split('/')) nodes = nodes.flatMap((each) => childrenNamed(each, name));
  return [...nodes];
}

/** The text of the first element reached by a path; '' when there is none. */
export function textAt(node: XmlNode, path: string): string {
  const [first] = elementsAt(node, path);
  return typeof first === 'string' ? first : '';
}

function childrenNamed(node: XmlNode, name: string): readonly XmlNode[] {
  if (typeof node === 'string') return [];
  const child = Object.hasOwn(node, name) ? node[name] : undefined;
  if (child === undefined) return [];
  return isList(child) ? child : [child];
}

function isList(node: XmlNode | readonly XmlNode[]): node is readonly XmlNode[] {
  return Array.isArray(node);
}

const DECLARED = /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/u;

/** The text, by byte order mark, else by the encoding the document declares, else UTF-8. */
async function decodeXml(bytes: Uint8Array): Promise<string> {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeStrictly(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeStrictly(bytes, 'utf-16be');
  const start = String.fromCharCode(...bytes.subarray(0, 200)).replace(/^\u00ef\u00bb\u00bf/u, '');
  const declared = (DECLARED.exec(start.trimStart())?.[1] ?? 'utf-8').toLowerCase();
  if (/^utf-?8$|^us-ascii$/u.test(declared) || bytes[0] === 0xef) return decodeStrictly(bytes, 'utf-8');
  const { default: iconv } = await import('iconv-lite');
  // Programs that say Latin-1 write Windows-1252, which only adds characters to it.
  const encoding = /^iso-?8859-1$|^latin-?1$/u.test(declared) ? 'windows-1252' : declared;
  if (/^utf-?16/u.test(encoding) || !iconv.encodingExists(encoding)) {
    throw new UnreadableFile('damaged-file', { detail: declared.slice(0, 40) });
  }
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding);
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableFile('damaged-file', { detail: encoding.toUpperCase() });
  }
}
