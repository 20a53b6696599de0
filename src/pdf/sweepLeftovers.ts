import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const LEFTOVER = /^(?:unpacking|profile)-/;
const ONE_DAY_MS = 86_400_000;

/**
 * Removes what a killed process left in the cache: half-unpacked engines and browser profiles. Only after a day, since a
 * younger one may belong to a process that is at work, perhaps on another machine that shares the folder.
 */
export async function sweepLeftovers(cacheDir: string, nowMs: number = Date.now()): Promise<void> {
  const names = (await readdir(cacheDir)).filter((name) => LEFTOVER.test(name));
  for (const path of names.map((name) => join(cacheDir, name))) {
    const state = await stat(path).catch(() => undefined);
    if (state && nowMs - state.mtimeMs > ONE_DAY_MS) await rm(path, { recursive: true, force: true });
  }
}
