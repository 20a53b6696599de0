/** What was learned of a file is kept as a map, when a person wants that. */
import { Refusal } from '../../domain/refusal.ts';
import type { SavedMap } from '../../intake/savedMap.ts';
import type { Desk } from '../command.ts';
import type { OfficeDesk } from '../desk.ts';
import { isMapName, mapNames, mapPath, writeMap } from './importMapFiles.ts';

/**
 * Checks the name of `--save-map` before anything is done. Refuses (usage): `map-name`, and `map-exists`, because
 * somebody may have changed that map by hand.
 */
export function checkNewName({ workspace: { dir } }: OfficeDesk, name: string): void {
  if (!isMapName(name)) throw new Refusal('usage', 'map-name', { name });
  if (isTaken(dir, name)) throw new Refusal('usage', 'map-exists', { name, file: mapPath(name) });
}

/** Offers to keep what was answered; undefined when it is not wanted. */
export async function askNewName(
  desk: Desk,
  { workspace: { dir } }: OfficeDesk,
): Promise<string | undefined> {
  const { asking } = desk.messages.importMaps;
  const name = await desk.ask.text({
    message: asking.keepAs,
    flag: '--save-map',
    example: 'gestionale',
    mayBeEmpty: true,
    complaint: (typed) =>
      isMapName(typed) ? (isTaken(dir, typed) ? asking.nameTaken : undefined) : asking.badName,
  });
  return name === '' ? undefined : name;
}

/** Keeps the map. */
export async function keepMap(
  { messages }: Desk,
  { workspace: { dir } }: OfficeDesk,
  learned: SavedMap,
  name: string,
): Promise<void> {
  const { mapText } = await import('./importMapText.ts');
  writeMap(dir, name, mapText(learned, name, messages));
}

/** Where file names do not tell capitals apart, neither may the names of maps. */
function isTaken(dir: string, name: string): boolean {
  return mapNames(dir).some((taken) => taken.toLowerCase() === name.toLowerCase());
}
