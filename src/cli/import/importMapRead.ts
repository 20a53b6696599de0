/** A file read by what is known of it: flags, a saved map, what is recognised, and what a person answers to the rest. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { keepMemorySmall } from './memory.ts';
import { loadBuilder } from '../../db/build.ts';
import type { FileLayout, FileProblem, LayoutHints, ReadFile } from '../../domain/import/incoming.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { OpenBytes } from '../../intake/layout.ts';
import type { TablePreview } from '../../intake/header/previewTable.ts';
import type { SavedMap } from '../../intake/savedMap.ts';
import type { TableHead } from '../../intake/header/tableHead.ts';
import type { Desk } from '../command.ts';
import type { OfficeDesk } from '../desk.ts';
import { mapNames, readMap, readMaps, type NamedMap } from './importMapFiles.ts';

/** How the columns of the files of one command become known. */
export interface Mapping {
  /** The map somebody named; `none` for none, not even one with the header of the file. */
  readonly mapName?: string;
  /** The name what was recognised is to be kept under. */
  readonly saveAs?: string;
  /** What is in doubt may be asked. */
  readonly mayAsk: boolean;
}

/** A file read, and what can be kept of how it was read. */
export interface FileRead {
  readonly file: ReadFile;
  readonly rowsAt: (lines: ReadonlySet<number>) => Promise<ReadonlyMap<number, readonly string[]>>;
  readonly sha256: string;
  /** Reads other files of the same source; absent for invoices. */
  readonly learned?: SavedMap;
  /** What a person said, so that it can be said again. */
  readonly told: LayoutHints;
  readonly wasAsked: boolean;
  /** Maps that might have been meant, but cannot be used. */
  readonly unusableMaps: readonly string[];
}

/** What is known of a file before it is read. */
interface Known {
  readonly hints: LayoutHints;
  readonly map?: FileLayout['map'];
  /** The map says what was paid: then it keeps that, and the book need not. */
  readonly isPaidInMap?: boolean;
  readonly unusableMaps: readonly string[];
}

/** Larger pieces only cost memory. */
const CHUNK_BYTES = 1 << 15;
/** What a list of columns may take of a sentence. */
const LONGEST_LIST = 300;

/** Reads and recognises a file. Refuses (data) with the reason, and the flag where one settles it. */
export async function readMapped(
  desk: Desk,
  office: OfficeDesk,
  path: string,
  flags: LayoutHints,
  mapping: Mapping,
): Promise<FileRead> {
  const { readImport } = await import('../../intake/readImport.ts');
  const source = openFile(desk, path);
  let done: FileRead | undefined;
  /** Reads with what is known; what is in doubt is asked, and read again with the answer. */
  const reading = (known: Known, settled: readonly string[]) => async (): Promise<void> => {
    const { hints, map, isPaidInMap = false, unusableMaps } = known;
    const read = await readImport(source.open, { hints, seller: office.book.settings.creditor });
    desk.progress.finish();
    if (read.ok) {
      const { deductions, ...written } = read.file.layout;
      const layout = {
        ...written,
        ...(deductions === undefined || isPaidInMap ? {} : { deductions }),
        ...(map === undefined ? {} : { map }),
      };
      done = {
        file: { ...read.file, layout },
        rowsAt: read.rowsAt,
        sha256: source.sha256() ?? (await fingerprintOf(path)),
        ...(read.layout === undefined ? {} : { learned: await learn(read.layout, hints) }),
        told: hints,
        wasAsked: settled.length > 0,
        unusableMaps,
      };
      return;
    }
    const { problem } = read;
    // Of lines each answer is about some, and leaves others.
    const doubt = problem.code === 'customer-unsure' ? `${problem.code} ${problem.flag}` : problem.code;
    const canAsk = mapping.mayAsk && !settled.includes(doubt);
    const answered = canAsk ? await ask(desk, office, source.open, problem, known, flags) : undefined;
    if (answered === undefined) throw await refusal(desk, office, path, source.open, problem, known);
    steps.splice(settled.length + 1, Infinity, reading(answered, [...settled, doubt]));
  };
  const steps = [reading(await knownOf(office, source.open, flags, mapping), [])];
  await desk.ask.inOrder(steps);
  if (done === undefined) throw new Error('a file was neither read nor refused');
  return done;
}

async function learn(
  ...of: Parameters<typeof import('../../intake/savedMap.ts').learnedMap>
): Promise<SavedMap> {
  const { learnedMap } = await import('../../intake/savedMap.ts');
  return learnedMap(...of);
}

/** The map that was named, or the one with the header of the file. Refuses as `readMap` does. */
async function knownOf(
  { workspace: { dir } }: OfficeDesk,
  open: OpenBytes,
  flags: LayoutHints,
  { mapName }: Mapping,
): Promise<Known> {
  if (mapName !== undefined && mapName !== 'none')
    return knownBy(await readMap(dir, mapName), false, flags, []);
  const isOpen = mapName === undefined && flags.columns === undefined && mapNames(dir).length > 0;
  if (!isOpen) return { hints: flags, unusableMaps: [] };
  const { maps, unusable } = await readMaps(dir);
  const { tableHeads } = await import('../../intake/header/previewTable.ts');
  const heads = await tableHeads(open, flags);
  const map = maps.find((candidate) => heads.some((head) => hasHeader(head, candidate)));
  if (map !== undefined) return knownBy(map, true, flags, unusable);
  return { hints: flags, unusableMaps: heads.length > 0 ? unusable : [] };
}

/** Flags say more than the map. */
function knownBy(
  { name, hints }: NamedMap,
  isByHeader: boolean,
  flags: LayoutHints,
  unusableMaps: readonly string[],
): Known {
  const isPaidInMap = hints.columns?.['paid'] !== undefined && flags.columns?.['paid'] === undefined;
  return { hints: joined(hints, flags), map: { name, isByHeader }, isPaidInMap, unusableMaps };
}

/** What was said later counts more; columns and lines are added to those already known. */
function joined(first: LayoutHints, then: LayoutHints): LayoutHints {
  const columns = { ...first.columns, ...then.columns };
  const unused = [...new Set([...(first.unused ?? []), ...(then.unused ?? [])])];
  const [skipLines, customerLines] = (['skipLines', 'customerLines'] as const).map((key) => [
    ...new Set([...(first[key] ?? []), ...(then[key] ?? [])]),
  ]);
  return {
    ...first,
    ...then,
    ...(Object.keys(columns).length === 0 ? {} : { columns }),
    ...(unused.length === 0 ? {} : { unused }),
    ...(skipLines?.length ? { skipLines } : {}),
    ...(customerLines?.length ? { customerLines } : {}),
  };
}

function hasHeader({ delimiter, rows, isRagged }: TableHead, { header, hints }: NamedMap): boolean {
  if (header === undefined) return false;
  if (isRagged !== true && (hints.delimiter ?? delimiter) !== delimiter) return false;
  return rows.some(
    ({ cells }) => cells.length === header.length && cells.every((cell, at) => cell === header[at]),
  );
}

/** What is known after the answer; undefined for a problem no answer settles. */
async function ask(
  desk: Desk,
  { workspace: { dir } }: OfficeDesk,
  open: OpenBytes,
  problem: FileProblem,
  known: Known,
  flags: LayoutHints,
): Promise<Known | undefined> {
  const { askLayout } = await import('./importMapAsking.ts');
  const preview = await previewOf(open, known.hints);
  const maps = problem.code === 'no-header' ? (await readMaps(dir)).maps : [];
  const answered = await askLayout(desk, problem, preview, maps);
  if (answered === undefined) return undefined;
  if ('map' in answered) return knownBy(answered.map, false, flags, known.unusableMaps);
  return { ...known, hints: joined(known.hints, answered.hints) };
}

async function previewOf(open: OpenBytes, hints: LayoutHints): Promise<TablePreview | undefined> {
  const { previewTable, tableHeads } = await import('../../intake/header/previewTable.ts');
  const { columns: _, unused: __, skip: ___, ...written } = hints;
  return previewTable(await tableHeads(open, hints), written);
}

/** Problems of columns name those of the file. */
const ABOUT_COLUMNS: readonly FileProblem['code'][] = [
  'no-header',
  'missing-columns',
  'ambiguous-column',
  'no-such-column',
  'due-unsure',
];

async function refusal(
  desk: Desk,
  { workspace: { dir } }: OfficeDesk,
  path: string,
  open: OpenBytes,
  { code, flag, detail, line }: FileProblem,
  { hints, map }: Known,
): Promise<Refusal> {
  const seen = code === 'missing-columns' ? fieldNames(desk, detail) : detail;
  const preview = ABOUT_COLUMNS.includes(code) ? await previewOf(open, hints) : undefined;
  const values = { file: basename(path), flag, detail: seen, line };
  if (preview === undefined) return new Refusal('data', `import-${code}`, values);
  const { suggestedFlag } = await import('../../intake/header/suggestedColumns.ts');
  return new Refusal('data', `import-${code}`, {
    ...values,
    flag: suggestedFlag(code, detail, preview) ?? flag,
    columns: foundColumns(desk, preview),
    width: hasFigures(preview) ? preview.header.length : 0,
    map: map?.name,
    maps: mapNames(dir),
  });
}

/** A due date and an amount have digits; prose with commas has columns as well, but hardly two numbers a line. */
function hasFigures({ rows }: TablePreview): boolean {
  return rows.some((cells) => cells.filter((cell) => /\d/u.test(cell)).length > 1);
}

/** The columns of a file by name; those without a name by position, each with its first value. */
function foundColumns(
  { messages: { importMaps } }: Desk,
  { header, headerLine, rows }: TablePreview,
): string {
  const [first = []] = rows;
  const columns =
    headerLine > 0
      ? header.map((name, at) => (name === '' ? importMaps.column(at + 1) : name))
      : header.flatMap((_, at) => {
          const value = (first[at] ?? '').trim();
          return value === '' ? [] : [`${at + 1} = ${value.slice(0, 20)}`];
        });
  const text = columns.join(', ');
  return text.length > LONGEST_LIST ? `${text.slice(0, LONGEST_LIST)}...` : text;
}

/** Fields are named by key in the ring below; a person reads their names. */
function fieldNames({ messages }: Desk, keys: string | undefined): string | undefined {
  return keys
    ?.split(', ')
    .map((key) => messages.imports.fieldName(key))
    .join(', ');
}

/** Opens a file again and again; the first time it goes by as a whole, its fingerprint is taken. */
function openFile(desk: Desk, path: string): { open: OpenBytes; sha256: () => string | undefined } {
  let sha256: string | undefined;
  // What is loaded after the memory was kept small is compiled anew each time (memory.ts).
  loadBuilder();
  const open = async function* (): AsyncGenerator<Uint8Array> {
    const hash = sha256 === undefined ? createHash('sha256') : undefined;
    let bytes = 0;
    for await (const chunk of createReadStream(path, {
      highWaterMark: CHUNK_BYTES,
    }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      desk.progress.report(() =>
        desk.messages.imports.reading(basename(path), Math.round(bytes / 1_000_000)),
      );
      hash?.update(chunk);
      keepMemorySmall();
      yield chunk;
    }
    // Only here has the whole file gone by.
    sha256 ??= hash?.digest('hex');
  };
  return { open, sha256: () => sha256 };
}

async function fingerprintOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
}
