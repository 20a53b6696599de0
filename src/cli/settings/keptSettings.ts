/**
 * The settings of a workspace as they came out the last time, in the user's own cache: as long as the file has the very same
 * text and the program is the same, reading and checking it again would take a tenth of a start to come to the same.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fingerprint } from '../../domain/fingerprint.ts';
import type { Settings } from '../../domain/settings.ts';
import { rulesKeyOf } from '../../office/book.ts';
import { cacheDir } from '../workspace/cacheDir.ts';
import type { Context } from '../context.ts';
import { checkedSettings, readSettingsText } from './settingsFile.ts';

/** Settings, and what rulesKeyOf says of them where that is known. */
export interface KnownSettings {
  readonly settings: Settings;
  readonly rulesKey?: string;
}

interface Kept extends Required<KnownSettings> {
  /** Which program read it. */
  readonly build: string;
  readonly text: string;
}

/** The settings of a workspace. Refuses: `settings-missing`, `settings-unusable` with every problem. */
export async function workspaceSettings(context: Context, file: string): Promise<KnownSettings> {
  const text = readSettingsText(file);
  const { build } = context;
  // Sources change from one start to the next.
  if (build === undefined) return { settings: await checkedSettings(file, text) };
  const place = join(cacheDir(context), 'settings', `${fingerprint(file)}.json`);
  const kept = readKept(place);
  if (kept?.build === build && kept.text === text)
    return { settings: kept.settings, rulesKey: kept.rulesKey };
  const settings = await checkedSettings(file, text);
  const rulesKey = rulesKeyOf(settings);
  keep(place, { build, text, settings, rulesKey });
  return { settings, rulesKey };
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
