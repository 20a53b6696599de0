/**
 * What is inside a signed file (`.p7m`: CMS SignedData, CAdES). The signature is not verified: whoever needs to know
 * uses a program for that, and we only want to read the invoice.
 */
import { UnreadableFile } from '../layout.ts';

/** An element of BER: where its content lies, and where the next element starts. */
interface Element {
  readonly tag: number;
  readonly from: number;
  readonly to: number;
  readonly next: number;
}

const OBJECT_ID = 0x06;
const OCTETS = 0x04;
const SEQUENCE = 0x30;
const EXPLICIT = 0xa0;
const CONSTRUCTED = 0x20;
/** 1.2.840.113549.1.7.2, with its tag and length. */
const SIGNED_DATA = Uint8Array.of(OBJECT_ID, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02);
/** Elements inside elements of a real signature; deeper ones are an attack. */
const DEEPEST = 30;
/** An invoice signed by several people one after the other. */
const MOST_SIGNATURES = 8;

/** Whether a file is signed, from its first bytes: BER, base64, or PEM. */
export function isSigned(head: Uint8Array): boolean {
  return isContentInfo(decoded(head.subarray(0, 512)) ?? head);
}

/**
 * The content of a signed file, freed of all its signatures. Throws `UnreadableFile`: `damaged-file`, `signature-alone`
 * when the content was left outside.
 */
export function unwrapSigned(bytes: Uint8Array): Uint8Array {
  let content = bytes;
  for (let layer = 0; layer < MOST_SIGNATURES; layer += 1) {
    const binary = decoded(content) ?? content;
    if (!isContentInfo(binary)) return content;
    content = contentOf(binary);
  }
  throw damaged();
}

/** SEQUENCE, then the object id of signed data: no other file starts so. */
function isContentInfo(bytes: Uint8Array): boolean {
  if (bytes[0] !== SEQUENCE) return false;
  const length = bytes[1] ?? 0;
  const from = length > 0x80 ? 2 + (length & 0x7f) : 2;
  return SIGNED_DATA.every((byte, at) => bytes[from + at] === byte);
}

/** Bytes written as base64, with or without the lines of PEM around; undefined for anything else. */
function decoded(bytes: Uint8Array): Uint8Array | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 64)).trimStart();
  if (!start.startsWith('-----BEGIN') && !/^M[A-Za-z\d+/]{15}/u.test(start)) return undefined;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/-----[^-]*-----/gu, '')
    .replace(/\s+/gu, '');
  return /^[A-Za-z\d+/]+=*$/u.test(text) ? Buffer.from(text, 'base64') : undefined;
}

/** ContentInfo -> SignedData -> encapContentInfo -> its OCTET STRING. */
function contentOf(bytes: Uint8Array): Uint8Array {
  const info = elementAt(bytes, 0, bytes.length, 0);
  const [, wrapped] = childrenOf(bytes, info);
  const signed = firstChild(bytes, wrapped, EXPLICIT, SEQUENCE);
  const inside = childrenOf(bytes, signed).find(({ tag }) => tag === SEQUENCE);
  if (inside === undefined) throw damaged();
  const [, content] = childrenOf(bytes, inside);
  if (content === undefined) throw new UnreadableFile('signature-alone');
  const [octets] = content.tag === EXPLICIT ? childrenOf(bytes, content) : [];
  if (octets === undefined || (octets.tag & ~CONSTRUCTED) !== OCTETS) throw damaged();
  const pieces: Uint8Array[] = [];
  collectOctets(bytes, octets, pieces, 0);
  return Buffer.concat(pieces);
}

function firstChild(bytes: Uint8Array, parent: Element | undefined, tag: number, childTag: number): Element {
  const [child] = parent?.tag === tag ? childrenOf(bytes, parent) : [];
  if (child?.tag !== childTag) throw damaged();
  return child;
}

/** Large contents are cut into pieces, sometimes into pieces of pieces. */
function collectOctets(bytes: Uint8Array, element: Element, pieces: Uint8Array[], depth: number): void {
  if (depth > DEEPEST || (element.tag & ~CONSTRUCTED) !== OCTETS) throw damaged();
  if (element.tag === OCTETS) pieces.push(bytes.subarray(element.from, element.to));
  else for (const child of childrenOf(bytes, element)) collectOctets(bytes, child, pieces, depth + 1);
}

function childrenOf(bytes: Uint8Array, { from, to }: Element): Element[] {
  const children: Element[] = [];
  for (let at = from; at < to;) {
    const child = elementAt(bytes, at, to, 0);
    children.push(child);
    at = child.next;
  }
  return children;
}

/** The element that starts at `at`. One of indefinite length is gone through to find its end. */
function elementAt(bytes: Uint8Array, at: number, limit: number, depth: number): Element {
  if (depth > DEEPEST) throw damaged();
  const tag = bytes[at];
  const first = bytes[at + 1];
  // Tags of several bytes do not occur on the way to the content.
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw damaged();
  if (first === 0x80) return indefiniteElement(bytes, tag, at + 2, limit, depth);
  const [length, from] = first < 0x80 ? [first, at + 2] : longLength(bytes, at + 2, first & 0x7f);
  const to = from + length;
  if (to > limit) throw damaged();
  return { tag, from, to, next: to };
}

function indefiniteElement(
  bytes: Uint8Array,
  tag: number,
  from: number,
  limit: number,
  depth: number,
): Element {
  if ((tag & CONSTRUCTED) === 0) throw damaged();
  let at = from;
  while (at + 2 <= limit) {
    if (bytes[at] === 0 && bytes[at + 1] === 0) return { tag, from, to: at, next: at + 2 };
    at = elementAt(bytes, at, limit, depth + 1).next;
  }
  throw damaged();
}

function longLength(bytes: Uint8Array, at: number, size: number): [length: number, from: number] {
  if (size > 4 || at + size > bytes.length) throw damaged();
  let length = 0;
  for (let index = 0; index < size; index += 1) length = length * 256 + (bytes[at + index] ?? 0);
  return [length, at + size];
}

function damaged(): UnreadableFile {
  return new UnreadableFile('damaged-file');
}
