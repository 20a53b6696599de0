/** The options of an import that say which column holds what, and what is told about them afterwards. */
import type { LayoutHints } from '../../domain/import/incoming.ts';
import type { Desk } from '../command.ts';
import type { Mapping } from './importMapRead.ts';
import type { Imported } from './importOne.ts';
import type { Warning } from '../screen/outcome.ts';

/** The options, as commander hands them over. */
export interface MapOptions {
  readonly map?: string;
  readonly saveMap?: string;
  readonly columns?: string;
  readonly skipRows?: string;
  readonly skipLines?: string;
  readonly customerLines?: string;
}

/** The columns and rows that were named. Refuses (usage) what cannot be understood. */
export async function columnHintsOf(desk: Desk, options: MapOptions): Promise<LayoutHints> {
  const { columns, skipRows, skipLines, customerLines } = options;
  if ([columns, skipRows, skipLines, customerLines].every((told) => told === undefined)) return {};
  const { columnHints } = await import('./importMapOptions.ts');
  return columnHints(desk.messages, options);
}

/** How the columns of the files become known; nothing is asked where nobody answers. */
export function mappingOf({ ask, globals }: Desk, { map, saveMap }: MapOptions): Mapping {
  return {
    mayAsk: ask.isPossible && !globals.yes,
    ...(map === undefined ? {} : { mapName: map }),
    ...(saveMap === undefined ? {} : { saveAs: saveMap }),
  };
}

/** Maps with errors were not considered: that is said, for the file may be theirs. */
export function mapWarnings({ messages: { importMaps } }: Desk, { unusableMaps }: Imported): Warning[] {
  return unusableMaps.map((name) => ({ code: 'map-unusable', message: importMaps.unusable(name) }));
}

/** What was answered and not kept, as options. */
export function mapHints({ messages: { importMaps } }: Desk, { sameAgain = '' }: Imported): string[] {
  return sameAgain === '' ? [] : [importMaps.sameAgain(sameAgain)];
}
