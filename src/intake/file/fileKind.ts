/** What a file is, told by its first bytes: names lie, and mail programs change them. */
import { isSigned } from './unwrapSigned.ts';

/** `text` is anything that may be CSV; `ole` an old or encrypted Office file. */
export type FileKind = 'text' | 'xml' | 'zip' | 'signed' | 'ole' | 'pdf' | 'image' | 'other';

/** How much of the beginning tells. */
export const TELLING_BYTES = 4_096;

const SIGNATURES: readonly (readonly [string, FileKind])[] = [
  ['PK\u0003\u0004', 'zip'],
  ['PK\u0005\u0006', 'zip'],
  ['\u00d0\u00cf\u0011\u00e0', 'ole'],
  ['%PDF', 'pdf'],
  ['\u0089PNG', 'image'],
  ['\u00ff\u00d8\u00ff', 'image'],
  ['GIF8', 'image'],
  ['II*\u0000', 'image'],
  ['MM\u0000*', 'image'],
  ['\u001f\u008b', 'other'],
  ['Rar!', 'other'],
  ['7z\u00bc\u00af', 'other'],
];

/** Recognises a file by its beginning. HTML is `text`: reports called .xls are refused there, with what to do. */
export function fileKind(head: Uint8Array): FileKind {
  const start = String.fromCharCode(...head.subarray(0, TELLING_BYTES));
  const known = SIGNATURES.find(([signature]) => start.startsWith(signature));
  if (known !== undefined) return known[1];
  if (isSigned(head)) return 'signed';
  return isXml(start) ? 'xml' : 'text';
}

/** Whatever starts with a declaration or an element, in one byte a character or two; but for HTML. */
function isXml(start: string): boolean {
  const text = start
    .replaceAll('\0', '')
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/u, '')
    .trimStart();
  const root = text.replace(/^(?:<\?[^>]*>|<!--[\s\S]*?-->|\s+)+/u, '');
  if (/^<(?:!doctype html|html|head|meta|table|body|style)\b/iu.test(root)) return false;
  return text.startsWith('<?xml') || /^<(?:!|[A-Za-z_][\w.-]*[\s>:])/u.test(root);
}
