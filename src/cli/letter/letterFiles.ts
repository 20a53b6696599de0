/** The files of letters: their names, and how one gets to its place whole or not at all. */
import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { normaliseName } from '../../domain/debtor/debtor.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { PreparedLetter } from '../../office/letter/letters.ts';

/** A letter is kept as PDF; as HTML where there is no browser to print with. */
export type LetterForm = 'pdf' | 'html';

const LONGEST_SLUG = 40;

/** Files of letters the book does not know are moved here: after a restored backup they may be all there is of a letter. */
const UNRECORDED = 'letters/unrecorded';

/** `letters/2026/2026-0147_60_lodi-legno_first-letter.pdf`: relative to the workspace, with `/` on every system. */
export function letterFileName(letter: PreparedLetter, form: LetterForm): string {
  const { year, serial } = letter;
  const number = `${year}-${String(serial).padStart(4, '0')}`;
  return `letters/${year}/${number}_${subject(letter)}.${form}`;
}

/** `letters/preview/60_lodi-legno_first-letter.pdf`: the same name every time, as a preview replaces the one before. */
export function previewFileName(letter: PreparedLetter, form: LetterForm): string {
  return `letters/preview/${subject(letter)}.${form}`;
}

function subject(letter: PreparedLetter): string {
  const name = slug(normaliseName(letter.content.recipient.name));
  return [letter.case, name === '' ? 'x' : name, slug(letter.step.id)].join('_');
}

const SPELT_OUT: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** A name as a part of a file name: small letters and digits joined by single hyphens, nothing any system objects to. */
export function slug(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[ßæœøłđðþı]/gu, (letter) => SPELT_OUT[letter] ?? '')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/g, '');
}

/** Makes sure the folder is there and takes files, before anything is printed. Refuses (data): `letters-folder`. */
export function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new Refusal('data', 'letters-folder', { folder, reason });
  }
}

/**
 * Writes a numbered letter to its place. To be called while the book is locked for writing: what a killed process left
 * behind is cleared away first, and nobody else can be at it.
 */
export function placeLetter(
  dir: string,
  file: string,
  bytes: Uint8Array,
  isRecorded: (file: string) => boolean,
): void {
  clearLeftovers(dir, file, isRecorded);
  writeWhole(join(dir, file), bytes);
}

/** Writes a file so that it is there whole, also after a power cut, or not at all. */
export function writeWhole(path: string, bytes: Uint8Array): void {
  const folder = dirname(path);
  const draft = join(folder, `.${path.slice(folder.length + 1)}.part`);
  try {
    const open = openSync(draft, 'w');
    try {
      writeFileSync(open, bytes);
      fsyncSync(open);
    } finally {
      closeSync(open);
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  flushFolder(folder);
}

/** Half-written files, and a whole one that was given this number by a run that died before it could record it. */
function clearLeftovers(dir: string, file: string, isRecorded: (file: string) => boolean): void {
  const folder = dirname(file);
  const [number = ''] = file.slice(folder.length + 1).split('_');
  for (const name of readdirSync(join(dir, folder))) {
    if (name.startsWith('.') && name.endsWith('.part')) rmSync(join(dir, folder, name), { force: true });
    else if (
      name.startsWith(`${number}_`) &&
      (`${folder}/${name}` === file || !isRecorded(`${folder}/${name}`))
    ) {
      mkdirSync(join(dir, UNRECORDED), { recursive: true });
      renameSync(join(dir, folder, name), join(dir, UNRECORDED, name));
    }
  }
}

/** The name of the file is part of the folder; Windows keeps it by itself and knows no such call. */
function flushFolder(folder: string): void {
  try {
    const open = openSync(folder, 'r');
    try {
      fsyncSync(open);
    } finally {
      closeSync(open);
    }
  } catch {
    // Nothing more can be done; the file itself is on the disk.
  }
}
