import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { PrintFailure } from './printFailure.ts';

const MANIFEST = 'manifest.json';

interface FileRecord {
  sha256: string;
  size: number;
  modifiedMs: number;
  /** Inode change time: unlike the modification time, no program can set it back. */
  changedMs: number;
}

type Manifest = Record<string, FileRecord>;

/** Records every file of a freshly unpacked folder. `hashes` are the SHA-256 (hex) computed while writing, by path. */
export async function writeManifest(folder: string, hashes: ReadonlyMap<string, string>): Promise<void> {
  const manifest: Manifest = {};
  for (const [path, sha256] of hashes) manifest[path] = await recordOf(join(folder, path), sha256);
  await save(folder, manifest);
}

/**
 * Whether an unpacked folder may be run as it is: ours alone (0700), exactly the recorded files, unchanged. On every run
 * only size and times are compared (a dozen lstat calls); a file whose times differ, as after restoring a backup, is
 * hashed again. This finds damage and edits from outside; against someone who already acts as this very user no file
 * in his own home could help, which is why owner and mode are checked first.
 */
export async function isIntact(folder: string): Promise<boolean> {
  const state = await lstat(folder).catch(() => undefined);
  if (!state) return false;
  if (!state.isDirectory()) throw new PrintFailure('launch-failed', `${folder} is not a folder`);
  assertOwner(folder, state.uid);
  if (process.platform !== 'win32' && (state.mode & 0o077) !== 0) return false;
  const manifest = await load(folder);
  if (!manifest || !(await hasExactly(folder, manifest))) return false;
  return await unchanged(folder, manifest);
}

/** Refuses to trust a path that belongs to somebody else. */
export function assertOwner(path: string, owner: number): void {
  const us = process.getuid?.();
  if (us !== undefined && owner !== us) {
    throw new PrintFailure('launch-failed', `${path} belongs to user ${owner}, not to us (${us})`);
  }
}

async function unchanged(folder: string, manifest: Manifest): Promise<boolean> {
  let isTouched = false;
  for (const [path, recorded] of Object.entries(manifest)) {
    const full = join(folder, path);
    const now = await recordOf(full, recorded.sha256).catch(() => undefined);
    if (!now || now.size !== recorded.size) return false;
    if (now.modifiedMs === recorded.modifiedMs && now.changedMs === recorded.changedMs) continue;
    if ((await sha256Of(full)) !== recorded.sha256) return false;
    manifest[path] = now;
    isTouched = true;
  }
  if (isTouched) await save(folder, manifest);
  return true;
}

async function recordOf(path: string, sha256: string): Promise<FileRecord> {
  const state = await lstat(path);
  if (!state.isFile()) throw new Error(`${path} is not a regular file`);
  assertOwner(path, state.uid);
  return { sha256, size: state.size, modifiedMs: state.mtimeMs, changedMs: state.ctimeMs };
}

async function hasExactly(folder: string, manifest: Manifest): Promise<boolean> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !path.startsWith(MANIFEST));
  return found.length === Object.keys(manifest).length && found.every((path) => manifest[path] !== undefined);
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

async function load(folder: string): Promise<Manifest | undefined> {
  try {
    const parsed: unknown = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8'));
    return isManifest(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null) return false;
  const records: unknown[] = Object.values(value);
  return (
    records.length > 0 &&
    records.every(
      (record) => typeof record === 'object' && record !== null && 'sha256' in record && 'size' in record,
    )
  );
}

async function save(folder: string, manifest: Manifest): Promise<void> {
  const draft = join(folder, `${MANIFEST}.${process.pid}`);
  await writeFile(draft, JSON.stringify(manifest, undefined, 1), { mode: 0o600 });
  await rename(draft, join(folder, MANIFEST));
}
