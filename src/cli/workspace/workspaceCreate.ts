/** Makes a workspace: the settings, the folders and last the book, whose presence is what makes a folder a workspace. */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal } from '../../domain/refusal.ts';
import type { Context } from '../context.ts';
import { writeSettings } from '../settings/settingsFile.ts';
import { bookFile, isWorkspace, openBook, settingsFile, WORKSPACE_FOLDERS } from './workspace.ts';

/**
 * Creates the folder if need be and everything in it; the names of what was made. When it cannot be finished, what was
 * made is taken away again. Refuses (rule): `already-workspace`.
 */
export async function createWorkspace(
  context: Context,
  dir: string,
  settings: string,
): Promise<readonly string[]> {
  refuseWorkspace(dir);
  const made: string[] = [];
  try {
    makeFolder(dir, made);
    for (const name of WORKSPACE_FOLDERS) makeFolder(join(dir, name), made);
    made.push(settingsFile(dir));
    writeSettings(settingsFile(dir), settings);
    made.push(bookFile(dir));
    const book = await openBook(context, dir, 'write');
    book.close();
  } catch (error) {
    for (const path of made.toReversed()) rmSync(path, { recursive: true, force: true });
    throw error;
  }
  return ['dunning.db', 'dunning.toml', ...WORKSPACE_FOLDERS.map((name) => `${name}/`)];
}

/** Refuses a folder that already has a book or settings: they may be all there is of somebody's work. */
export function refuseWorkspace(dir: string): void {
  if (isWorkspace(dir) || existsSync(settingsFile(dir)))
    throw new Refusal('rule', 'already-workspace', { dir });
}

/** Makes a folder and the ones above it that are missing, and notes each. */
function makeFolder(dir: string, made: string[]): void {
  if (existsSync(dir)) return;
  makeFolder(dirname(dir), made);
  mkdirSync(dir);
  made.push(dir);
}
