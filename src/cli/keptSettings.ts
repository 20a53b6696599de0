/**
 * The settings of a workspace as they came out the last time, in the user's own cache: as long as the file has the very same
 * text and the program is the same, reading and checking it again would take a tenth of a start to come to the same.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fingerprint } from '../domain/fingerprint.ts';
import type { Settings } from '../domain/settings.ts';
import { cacheDir } from './cacheDir.ts';
import type { Context } from './context.ts';
import { checkedSettings, readSettingsText } from './settingsFile.ts';

interface Kept {
  /** Which program read it. */
  readonly build: string;
  readonly text: string;
  readonly settings: Settings;
}

/** The settings of a workspace. Refuses: `settings-missing`, `settings-unusable` with every problem. */
export async function workspaceSettings(context: Context, file: string): Promise<Settings> {
  const text = readSettingsText(file);
  const { build } = context;
  // Sources change from one start to the next.
  if (build === undefined) return checkedSettings(file, text);
  const place = join(cacheDir(context), 'settings', `${fingerprint(file)}.json`);
  const kept = readKept(place);
  if (kept?.build === build && kept.text === text) return kept.settings;
  const settings = await checkedSettings(file, text);
  keep(place, { build, text, settings });
  return settings;
}

function readKept(place: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(place, 'utf8')) as Kept;
  } catch {
    // Not there, or half of it: made again.
    return undefined;
  }
}

/** For this user alone, and moved into its place so that nobody reads half of it. */
function keep(place: string, kept: Kept): void {
  try {
    mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
    const draft = `${place}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(kept), { mode: 0o600 });
    renameSync(draft, place);
  } catch {
    // No room, no permission: read again next time.
  }
}
