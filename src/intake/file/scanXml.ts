/**
 * Goes through XML from front to back without building anything of it: sheets of a workbook have a million elements.
 * Prefixes are left out of names. A document type is refused, so there are no entities but the five of XML itself.
 */
import { UnreadableFile } from '../layout.ts';

/** What is told while going through. */
export interface XmlHandler {
  /** A start tag; an empty element is closed at once. */
  readonly open: (name: string, attributes: string) => void;
  readonly close?: (name: string) => void;
  /** Text between tags, its entities decoded; one text may come in several pieces. */
  readonly text?: (text: string) => void;
}

/** A single tag or text longer than this is damage: it would be gone over again with every piece. */
const LONGEST_PART = 4_000_000;
const LESS_THAN = '<';
const DECLARATION = 33;
const INSTRUCTION = 63;
const SLASH = 47;
const GREATER_THAN = 62;
const QUOTE = 34;
const APOSTROPHE = 39;

/** Takes a document piece by piece. Throws `UnreadableFile`: `damaged-file`, `unsafe-xml`. */
export function createXmlScanner(handler: XmlHandler): { write(text: string): void; end(): void } {
  let rest = '';

  /** Everything up to the last tag that is complete; what follows waits for the next piece. */
  function scan(text: string, isLast: boolean): string {
    let at = 0;
    for (;;) {
      const tag = text.indexOf(LESS_THAN, at);
      if (tag === -1) {
        if (isLast) tell(text.slice(at));
        return isLast ? '' : text.slice(at);
      }
      const end = endOfTag(text, tag);
      if (end === -1) return text.slice(at);
      if (tag > at) tell(text.slice(at, tag));
      takeTag(text, tag, end);
      at = end;
    }
  }

  function tell(text: string): void {
    if (text !== '') handler.text?.(decodeEntities(text));
  }

  function takeTag(text: string, tag: number, end: number): void {
    const mark = text.charCodeAt(tag + 1);
    if (mark === DECLARATION) {
      if (text.startsWith('<![CDATA[', tag)) handler.text?.(text.slice(tag + 9, end - 3));
      else if (!text.startsWith('<!--', tag)) throw new UnreadableFile('unsafe-xml');
    } else if (mark === SLASH) handler.close?.(localName(text.slice(tag + 2, end - 1).trimEnd()));
    else if (mark !== INSTRUCTION) takeElement(text, tag + 1, end - 1);
  }

  function takeElement(text: string, from: number, to: number): void {
    const isEmpty = text.charCodeAt(to - 1) === SLASH;
    const inside = text.slice(from, isEmpty ? to - 1 : to);
    const nameEnd = inside.search(/\s/u);
    const name = localName(nameEnd === -1 ? inside : inside.slice(0, nameEnd));
    handler.open(name, nameEnd === -1 ? '' : inside.slice(nameEnd));
    if (isEmpty) handler.close?.(name);
  }

  return {
    write(text) {
      rest = scan(rest + text, false);
      if (rest.length > LONGEST_PART) throw new UnreadableFile('damaged-file');
    },
    end() {
      rest = scan(rest, true);
      if (rest !== '') throw new UnreadableFile('damaged-file');
    },
  };
}

/** The value of an attribute by its name without prefix. */
export function attributeOf(attributes: string, name: string): string | undefined {
  let pattern = ATTRIBUTES.get(name);
  if (pattern === undefined) {
    pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u');
    ATTRIBUTES.set(name, pattern);
  }
  const match = pattern.exec(attributes);
  const value = match?.[1] ?? match?.[2];
  return value === undefined ? undefined : decodeEntities(value);
}

const ATTRIBUTES = new Map<string, RegExp>();

/** A text with the entities of XML read: the five names, and characters by number. */
export function decodeEntities(text: string): string {
  return text.includes('&') ? text.replace(ENTITY, decodeEntity) : text;
}

const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/giu;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
}

/** Just after the end of the tag that starts at `tag`; -1 when it is not complete. A `>` may stand inside quotes. */
function endOfTag(text: string, tag: number): number {
  if (text.charCodeAt(tag + 1) === DECLARATION) return endOfDeclaration(text, tag);
  let quote = 0;
  for (let at = tag + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === GREATER_THAN) return at + 1;
    else if (code === QUOTE || code === APOSTROPHE) quote = code;
  }
  return -1;
}

function endOfDeclaration(text: string, tag: number): number {
  if (text.length < tag + 9) return -1;
  const [mark, length] = text.startsWith('<!--', tag)
    ? ['-->', 3]
    : text.startsWith('<![CDATA[', tag)
      ? [']]>', 3]
      : ['>', 1];
  const end = text.indexOf(mark, tag + 4);
  return end === -1 ? -1 : end + length;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}
