/** Where a dossier goes: a folder or a ZIP file that is there whole or not at all, and never in the place of something else. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { normaliseName } from '../../domain/debtor/debtor.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { DossierFacts } from '../../office/court/dossier.ts';
import { sha256Of } from './dossierPapers.ts';
import { prepareFolder, slug, writeWhole } from '../letter/letterFiles.ts';
import { zipFile, type ZipEntry } from './zipFile.ts';

/** The index for programs: also what tells a dossier from any other folder. */
export const INDEX_FILE = 'index.json';

export interface DossierPlace {
  /** Absolute. */
  readonly path: string;
  readonly form: 'folder' | 'zip';
  /** The folder everything lies in, inside a ZIP file as well. */
  readonly stem: string;
}

/** What a person asked for. */
export interface PlaceWish {
  readonly output?: string;
  readonly zip?: boolean;
}

/** `dossiers/42_rossi-costruzioni_2026-11-24` in the workspace, unless told otherwise; `.zip` makes it a file. */
export function dossierPlace(
  { dir, cwd }: { readonly dir: string; readonly cwd: string },
  { file, on }: DossierFacts,
  { output, zip = false }: PlaceWish,
): DossierPlace {
  const { number, debtor } = file.facts;
  const name = slug(normaliseName(debtor.name));
  const stem = [number, name === '' ? 'x' : name, on].join('_');
  const named = output === undefined ? join(dir, 'dossiers', stem) : resolve(cwd, output);
  const isZip = /\.zip$/iu.test(named);
  return {
    path: zip && !isZip ? `${named}.zip` : named,
    form: zip || isZip ? 'zip' : 'folder',
    stem,
  };
}

/**
 * Whether something stands there that would be replaced: an earlier dossier. Refuses (rule): `dossier-place-taken` when it
 * is anything else; `dossier-extended` when a person put files into it.
 */
export function wouldReplace({ path, form }: DossierPlace): boolean {
  if (!existsSync(path)) return false;
  const isFolder = statSync(path).isDirectory();
  if (isFolder !== (form === 'folder')) throw new Refusal('rule', 'dossier-place-taken', { path });
  if (!isFolder) return true;
  if (readdirSync(path).length === 0) return false;
  const known = listedIn(path);
  if (known === undefined) throw new Refusal('rule', 'dossier-place-taken', { path });
  const others = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((name) => name !== INDEX_FILE && known.get(name) !== sha256Of(readFileSync(join(path, name))));
  if (others.length > 0) throw new Refusal('rule', 'dossier-extended', { path, files: others.sort() });
  return true;
}

/** The files of the dossier that lies there, with their hashes; undefined when it is none. */
function listedIn(folder: string): Map<string, string> | undefined {
  try {
    const index = JSON.parse(readFileSync(join(folder, INDEX_FILE), 'utf8')) as {
      readonly schema?: unknown;
      readonly files?: readonly { readonly name: string; readonly sha256: string }[];
    };
    if (index.schema !== 'dunning.dossier/1') return undefined;
    return new Map((index.files ?? []).map(({ name, sha256 }) => [name, sha256]));
  } catch {
    return undefined;
  }
}

/** Puts it there in one move. What a killed process left half-written is never at the place itself. */
export interface Staged {
  readonly putInPlace: () => void;
  /** Takes away what was prepared; nothing after it was put into place. */
  readonly discard: () => void;
}

/** Prepares the dossier beside its place. Refuses (data): `letters-folder`, `archive-too-large`. */
export function stage({ path, form, stem }: DossierPlace, files: readonly ZipEntry[]): Staged {
  const parent = dirname(path);
  prepareFolder(parent);
  if (form === 'zip') {
    const bytes = zipFile(
      files.map(({ name, bytes: content }) => ({ name: `${stem}/${name}`, bytes: content })),
    );
    return { putInPlace: () => writeWhole(path, bytes), discard: () => undefined };
  }
  const [draft, old] = ['part', 'old'].map((ending) => join(parent, `.${basename(path)}.${ending}`)) as [
    string,
    string,
  ];
  const clear = (folder: string): void => rmSync(folder, { recursive: true, force: true });
  clear(draft);
  for (const { name, bytes } of files) {
    const file = join(draft, ...name.split('/'));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  return {
    putInPlace: () => {
      clear(old);
      if (existsSync(path)) renameSync(path, old);
      renameSync(draft, path);
      clear(old);
    },
    discard: () => clear(draft),
  };
}
