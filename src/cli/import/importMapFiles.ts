/** The saved maps of a workspace: `maps/NAME.toml`, one for each source of files. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../domain/refusal.ts';
import { readSavedMap, type SavedMap } from '../../intake/savedMap.ts';
import { MapUnusable } from './importMapProblem.ts';
import { lineOf, settingLines } from '../settings/settingsLines.ts';
import { shownValue } from '../settings/settingsValue.ts';

/** A map with the name it is kept under. */
export interface NamedMap extends SavedMap {
  readonly name: string;
}

const ENDING = '.toml';
/** A name that is a file everywhere: Windows keeps a few words for its devices. */
const NAME = /^(?!(?:con|prn|aux|nul|com\d|lpt\d|none)$)[\p{L}\p{N}][\p{L}\p{N}_-]{0,40}$/iu;

/** Where a map is kept, from the folder of the workspace: shown to people. */
export function mapPath(name: string): string {
  return `maps/${name}${ENDING}`;
}

/** Whether a map may have this name; `none` stands for no map. */
export function isMapName(name: string): boolean {
  return NAME.test(name);
}

/** The names of the maps there are, in order. */
export function mapNames(dir: string): string[] {
  try {
    const files = readdirSync(join(dir, 'maps')).filter((file) => file.endsWith(ENDING));
    return files.map((file) => file.slice(0, -ENDING.length)).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Reads a map. Refuses: `map-missing` (not found), `map-unusable` (data) with every problem. */
export async function readMap(dir: string, name: string): Promise<NamedMap> {
  const { parse, TomlError } = await import('smol-toml');
  const text = readText(dir, name);
  let table: Record<string, unknown>;
  try {
    table = parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const value = (text.split('\n')[error.line - 1] ?? '').trim();
    throw new MapUnusable(mapPath(name), [{ line: error.line, key: '', value, code: 'broken-file' }]);
  }
  const read = readSavedMap(table);
  if ('map' in read) return { name, ...read.map };
  const lines = settingLines(text);
  const problems = read.problems.map((problem) => ({
    ...problem,
    line: lineOf(lines, problem.key),
    value: shownValue(problem.value),
  }));
  throw new MapUnusable(
    mapPath(name),
    problems.sort((a, b) => a.line - b.line),
  );
}

/** All maps that can be used, and the names of those that cannot: the ones are no reason to do without the others. */
export async function readMaps(
  dir: string,
): Promise<{ readonly maps: readonly NamedMap[]; readonly unusable: readonly string[] }> {
  const maps: NamedMap[] = [];
  const unusable: string[] = [];
  for (const name of mapNames(dir)) {
    try {
      maps.push(await readMap(dir, name));
    } catch (error) {
      if (!(error instanceof MapUnusable)) throw error;
      unusable.push(name);
    }
  }
  return { maps, unusable };
}

/** Keeps a map. Refuses: `map-exists` (usage), because somebody may have changed it by hand. */
export function writeMap(dir: string, name: string, text: string): void {
  mkdirSync(join(dir, 'maps'), { recursive: true });
  try {
    writeFileSync(join(dir, mapPath(name)), text, { flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw new Refusal('usage', 'map-exists', { name, file: mapPath(name) });
    }
    throw error;
  }
}

function readText(dir: string, name: string): string {
  const names = mapNames(dir);
  if (!names.includes(name)) throw new Refusal('not-found', 'map-missing', { name, names });
  return readFileSync(join(dir, mapPath(name)), 'utf8').replace(/^\uFEFF/u, '');
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
