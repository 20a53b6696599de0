/** What `dunning import` was pointed at: files one by one, or whole folders of them. */
import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Refusal } from '../../domain/refusal.ts';

/** One file to look at. */
export interface ImportTarget {
  readonly path: string;
  /** Found in a folder, so it may be something that was never meant to be imported. */
  readonly isFound: boolean;
}

/** The files to import, and those of a folder that are left alone whatever is in them. */
export interface ImportTargets {
  readonly files: readonly ImportTarget[];
  readonly leftAlone: readonly { readonly name: string; readonly code: 'folder' | 'set-aside' | 'hidden' }[];
  readonly isBatch: boolean;
}

/** Rows set aside by an earlier import: they are corrected first, and then named. */
const SET_ASIDE = /\.(?:scarti|rejected)\.csv$/iu;
/** Hidden files, and what an open Excel or LibreOffice leaves beside a workbook. */
const HIDDEN = /^[.~]|^desktop\.ini$|^thumbs\.db$/iu;

/** Folders are opened, not those inside them; files in order of name. Refuses (data): `import-nothing-in-folder`, `import-no-file`. */
export async function importTargets(cwd: string, named: readonly string[]): Promise<ImportTargets> {
  const files: ImportTarget[] = [];
  const leftAlone: ImportTargets['leftAlone'][number][] = [];
  let isBatch = named.length > 1;
  for (const name of named) {
    const path = resolve(cwd, name);
    const kind = await kindOf(path);
    // A pipe or a device can be read once at most, and may never end: an export is read two or three times.
    if (kind === 'other') throw new Refusal('data', 'import-no-file', { file: basename(path) });
    if (kind === 'file') {
      files.push({ path, isFound: false });
      continue;
    }
    isBatch = true;
    const before = files.length;
    for (const entry of await readdir(path, { withFileTypes: true })) {
      const target = join(path, entry.name);
      if (HIDDEN.test(entry.name)) leftAlone.push({ name: entry.name, code: 'hidden' });
      else if ((await kindOf(target)) === 'folder') leftAlone.push({ name: entry.name, code: 'folder' });
      else if ((await kindOf(target)) === 'other') leftAlone.push({ name: entry.name, code: 'hidden' });
      else if (SET_ASIDE.test(entry.name)) leftAlone.push({ name: entry.name, code: 'set-aside' });
      else files.push({ path: target, isFound: true });
    }
    if (files.length === before)
      throw new Refusal('data', 'import-nothing-in-folder', { file: basename(path) });
  }
  return { files: inOrder(files), leftAlone, isBatch };
}

/** The order in which files are named counts; within a folder it is that of their names. */
function inOrder(files: readonly ImportTarget[]): ImportTarget[] {
  const found = files.filter(({ isFound }) => isFound).sort((a, b) => (a.path < b.path ? -1 : 1));
  return [...files.filter(({ isFound }) => !isFound), ...found];
}

/** What is not there counts as a file: reading it will say so. */
async function kindOf(path: string): Promise<'file' | 'folder' | 'other'> {
  return stat(path).then(
    (stats) => (stats.isDirectory() ? 'folder' : stats.isFile() ? 'file' : 'other'),
    () => 'file',
  );
}
