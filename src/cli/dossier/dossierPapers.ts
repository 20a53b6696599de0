/** The papers of a dossier that exist already: letters as they were sent, receipts, issued reports; each checked again. */
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join, relative, resolve, sep } from 'node:path';
import type { LetterLine } from '../../office/letter/letterRegister.ts';
import type { DossierFacts } from '../../office/court/dossier.ts';
import { clean } from '../screen/clean.ts';
import type { DossierVoice } from './dossierVoice.ts';
import { slug } from '../letter/letterFiles.ts';
import type { RawValues } from '../screen/sentence.ts';

/** What a file of a dossier is. */
export type DossierPart = 'index' | 'account' | 'interest' | 'chronology' | 'letter' | 'receipt' | 'report';

/** A file of a dossier. */
export interface DossierFile {
  /** Within the dossier, with `/` between folders; nothing of an import is in it. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly part: DossierPart;
  /** What it proves, in words. */
  readonly proves: string;
  /** Of a file that was hashed when it was issued and is another one now: what it was. */
  readonly recordedSha256?: string;
}

/** Something that is missing, by code. */
export interface Gap {
  readonly code: string;
  readonly values: RawValues;
}

export interface Papers {
  readonly files: readonly DossierFile[];
  /** Files that are gone or are not what was issued. */
  readonly damage: readonly Gap[];
  /** Names within the dossier by protocol: the letter itself, then its receipts. */
  readonly byProtocol: ReadonlyMap<string, readonly string[]>;
  /** Issued reports by the file the journal names. */
  readonly byReport: ReadonlyMap<string, string>;
}

/** The forms in which receipts are kept; another one loses its ending. */
const RECEIPT_FORMS = new Set([
  'eml',
  'pdf',
  'p7m',
  'xml',
  'txt',
  'jpg',
  'jpeg',
  'png',
  'tif',
  'tiff',
  'zip',
]);

/** Shorter references could stand in any name. */
const SHORTEST_REFERENCE = 8;

/** Gathers the papers of a case from its workspace. */
export function dossierPapers(voice: DossierVoice, dir: string, { file }: DossierFacts): Papers {
  const files: DossierFile[] = [];
  const damage: Gap[] = [];
  const byProtocol = new Map<string, string[]>();
  const byReport = new Map<string, string>();
  const receipts = filesBelow(join(dir, 'receipts'));
  for (const letter of file.letters.filter((each) => each.status !== 'void' && each.sentOn !== undefined)) {
    const found = letterPaper(voice, dir, letter);
    if ('code' in found) damage.push(found);
    else {
      files.push(found);
      if (found.recordedSha256 !== undefined)
        damage.push({ code: 'letter-file-changed', values: { protocol: letter.protocol } });
    }
    const its = receiptPapers(voice, letter, receipts);
    files.push(...its);
    byProtocol.set(letter.protocol, [
      ...('code' in found ? [] : [found.name]),
      ...its.map(({ name }) => name),
    ]);
  }
  for (const { data, on } of file.journal.filter((entry) => entry.kind === 'report-issued')) {
    const [recorded, sha256] = [String(data['file']), String(data['sha256'])];
    const { names, proves } = voice.messages.dossier;
    const bytes = bytesOf(dir, recorded);
    if (bytes === undefined) {
      damage.push({ code: 'report-file-missing', values: { file: recorded } });
      continue;
    }
    const name = `${names.reports}/${names.report}_${on}-${byReport.size + 1}.${formOf(recorded)}`;
    const isChanged = sha256Of(bytes) !== sha256;
    if (isChanged) damage.push({ code: 'report-file-changed', values: { file: recorded } });
    const proof = proves.report(voice.format.day(on));
    files.push({
      name,
      bytes,
      part: 'report',
      proves: isChanged ? proves.letterChanged(proof) : proof,
      ...(isChanged ? { recordedSha256: sha256 } : {}),
    });
    byReport.set(recorded, name);
  }
  return { files, damage, byProtocol, byReport };
}

/** The hash by which a file is told, in hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function letterPaper(voice: DossierVoice, dir: string, letter: LetterLine): DossierFile | Gap {
  const { words, dossier } = voice.messages;
  const { protocol, file, sha256 } = letter;
  const bytes = bytesOf(dir, file);
  if (bytes === undefined) return { code: 'letter-file-missing', values: { protocol, file } };
  const step = words.step(letter.step);
  const proof = dossier.proves.letter(step, protocol, deliveryText(voice, letter));
  const isChanged = sha256Of(bytes) !== sha256;
  return {
    name: `${dossier.names.letters}/${numberOf(protocol)}_${slug(step)}.${formOf(file)}`,
    bytes,
    part: 'letter',
    proves: isChanged ? dossier.proves.letterChanged(proof) : proof,
    ...(isChanged ? { recordedSha256: sha256 } : {}),
  };
}

/** How a letter left and what came of it. */
function deliveryText({ messages, format }: DossierVoice, letter: LetterLine): string {
  const { delivery, reference } = messages.dossier;
  const { sentOn = letter.issuedOn, arrivedOn, failedOn, failure = '', sentReference } = letter;
  const via = messages.words.channel(letter.sentVia ?? letter.channel);
  const how = sentReference === undefined ? via : `${via}, ${reference(sentReference)}`;
  const sent = format.day(sentOn);
  if (failedOn !== undefined) return delivery.failed(how, sent, format.day(failedOn), failure);
  return arrivedOn === undefined
    ? delivery.sent(how, sent)
    : delivery.delivered(how, sent, format.day(arrivedOn));
}

/** Receipts whose name holds the protocol number or the reference of the letter. */
function receiptPapers(
  { messages: { dossier } }: DossierVoice,
  { protocol, sentReference = '' }: LetterLine,
  receipts: readonly string[],
): DossierFile[] {
  const number = new RegExp(`(?<!\\d)${numberOf(protocol).replace('-', '[-_. ]?')}(?!\\d)`, 'u');
  const reference = plain(sentReference);
  const its = receipts.filter((path) => {
    const name = basename(path);
    return number.test(name) || (reference.length >= SHORTEST_REFERENCE && plain(name).includes(reference));
  });
  return its.map((path, index) => ({
    name: `${dossier.names.receipts}/${numberOf(protocol)}_${index + 1}.${receiptForm(path)}`,
    bytes: readFileSync(path),
    part: 'receipt',
    proves: dossier.proves.receipt(protocol, clean(basename(path))),
  }));
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/gu, '');
}

function receiptForm(path: string): string {
  const form = extname(path).slice(1).toLowerCase();
  return RECEIPT_FORMS.has(form) ? form : 'bin';
}

/** Ordinary files of a folder and the folders in it, in the order of their names; a link is followed nowhere. */
function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort((a, b) => (a < b ? -1 : 1));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** The bytes of a file of the workspace; undefined when it is gone, is no ordinary file, or lies outside. */
function bytesOf(dir: string, recorded: string): Uint8Array | undefined {
  const path = resolve(dir, recorded);
  const inside = relative(dir, path);
  if (inside === '' || inside.split(sep)[0] === '..') return undefined;
  try {
    return lstatSync(path).isFile() ? readFileSync(path) : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** `2026-0147`. */
function numberOf(protocol: string): string {
  return protocol.replace('/', '-');
}

function formOf(file: string): string {
  return file.endsWith('.html') ? 'html' : 'pdf';
}
