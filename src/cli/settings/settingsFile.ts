/** `dunning.toml` on the disk: read and checked, and written so that a power cut leaves the old file or the new one. */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Refusal } from '../../domain/refusal.ts';
import type { Settings } from '../../domain/settings.ts';
import { SettingsUnusable } from './settingsProblem.ts';

/** The settings of a workspace. Refuses: `settings-missing`, `settings-unusable` with every problem. */
export async function loadSettings(file: string): Promise<Settings> {
  return checkedSettings(file, readSettingsText(file));
}

/** The settings in the text of a file. Refuses: `settings-unusable` with every problem. */
export async function checkedSettings(file: string, text: string): Promise<Settings> {
  const { readSettings } = await import('./settings.ts');
  const read = readSettings(text);
  if (!('settings' in read)) throw new SettingsUnusable(file, read.problems);
  return read.settings;
}

/** The text of the file, unchecked. Refuses: `settings-missing`. */
export function readSettingsText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isMissing) throw new Refusal('data', 'settings-missing', { file });
    throw error;
  }
}

/** Writes the whole file beside its place and then moves it there. */
export function writeSettings(file: string, text: string): void {
  const draft = `${file}.new`;
  try {
    const open = openSync(draft, 'w');
    try {
      writeFileSync(open, text);
      fsyncSync(open);
    } finally {
      closeSync(open);
    }
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
