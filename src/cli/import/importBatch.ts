/** Several files in one command: each its own act, and one that cannot be read does not stop the others. */
import { basename, relative } from 'node:path';
import type { Desk } from '../command.ts';
import type { OfficeDesk } from '../desk.ts';
import { failureOf, hasLeft, type Failure } from '../failure.ts';
import { importOne, type Imported, type ImportManner } from './importOne.ts';
import type { ImportTarget, ImportTargets } from './importTargets.ts';
import { askAboutUnknown, flagOf } from './importUnknown.ts';
import { importPage } from './importView.ts';
import { bold } from '../screen/ink.ts';
import type { ExitCode } from '../screen/outcome.ts';
import type { Page } from '../screen/page.ts';
import { shellWord } from '../screen/shellWord.ts';

/** What became of one file. */
export type BatchFile =
  | { readonly kind: 'read'; readonly name: string; readonly imported: Imported }
  | {
      readonly kind: 'failed';
      readonly name: string;
      /** As it is typed where the command was given. */
      readonly path: string;
      readonly failure: Failure;
      /** The option that tells what could not be recognised. */
      readonly flag?: string;
    }
  | { readonly kind: 'ignored'; readonly name: string; readonly code: string; readonly message: string };

/** What became of all of them. */
interface Batch {
  readonly files: readonly BatchFile[];
  /** The person left before all was asked; what went in stays. */
  readonly isLeft: boolean;
}

/** In a folder, what is no export and no invoice is passed over, and what came in before; a damaged one is not. */
const NO_IMPORT = new Set([
  'import-binary-file',
  'import-pdf-file',
  'import-image-file',
  'import-other-zip',
  'import-other-xml',
  'import-no-header',
  'import-older-file',
]);

/**
 * Imports all of them, in order. What cannot be recognised is asked about afterwards, one file after the other.
 * @param asking how a file is imported that a person is asked about; without it nothing is asked
 */
export async function importBatch(
  desk: Desk,
  office: OfficeDesk,
  targets: ImportTargets,
  manner: ImportManner,
  asking?: ImportManner,
): Promise<Batch> {
  const { imports } = desk.messages;
  const done: BatchFile[] = targets.leftAlone.map(({ name, code }) => ({
    kind: 'ignored',
    name,
    code,
    message: imports.leftAlone[code],
  }));
  for (const target of targets.files) done.push(await importAmong(desk, office, target, manner));
  try {
    if (asking !== undefined) await askAboutOpen(desk, office, targets, manner, asking, done);
    return { files: done, isLeft: false };
  } catch (error) {
    if (!hasLeft(error) || !done.some(isIn)) throw error;
    return { files: done, isLeft: true };
  }
}

function isIn(file: BatchFile): boolean {
  return file.kind === 'read' && file.imported.isDone;
}

/** One file of several: what keeps it from being imported does not stop the others. */
async function importAmong(
  desk: Desk,
  office: OfficeDesk,
  { path, isFound }: ImportTarget,
  manner: ImportManner,
): Promise<BatchFile> {
  const name = basename(path);
  try {
    return { kind: 'read', name, imported: await importOne(desk, office, path, manner) };
  } catch (error) {
    const failure = failureOf(error, desk.messages, desk.format);
    if (![4, 5, 7].includes(failure.exit)) throw error;
    const { code, message } = failure;
    const flag = flagOf(error);
    if (isFound && NO_IMPORT.has(code) && flag === undefined) return { kind: 'ignored', name, code, message };
    return {
      kind: 'failed',
      name,
      path: typedPath(desk, path),
      failure,
      ...(flag === undefined ? {} : { flag }),
    };
  }
}

/** From the folder the command was given in, unless that is longer. */
function typedPath({ context: { cwd } }: Desk, path: string): string {
  const short = relative(cwd, path);
  return short === '' || short.length > path.length ? path : short;
}

/** Goes through the files that were not recognised; a map kept for one of them may fit the next. */
async function askAboutOpen(
  desk: Desk,
  office: OfficeDesk,
  { files, leftAlone }: ImportTargets,
  manner: ImportManner,
  asking: ImportManner,
  done: BatchFile[],
): Promise<void> {
  const open = files.flatMap((target, at) => {
    const file = done[leftAlone.length + at];
    return file?.kind === 'failed' && file.flag !== undefined ? [{ target, at: leftAlone.length + at }] : [];
  });
  let isAnyMapped = false;
  for (const [count, { target, at }] of open.entries()) {
    const again = isAnyMapped ? await importAmong(desk, office, target, manner) : done[at];
    done[at] = again as BatchFile;
    if (again?.kind !== 'failed' || again.flag === undefined) continue;
    const { name, flag } = again;
    let answer = 'skip' as Awaited<ReturnType<typeof askAboutUnknown>>;
    await desk.ask.inOrder([
      async () => {
        answer = await askAboutUnknown(desk, name, flag, count < open.length - 1);
      },
      async () => {
        if (answer === 'now') done[at] = await importAmong(desk, office, target, asking);
      },
    ]);
    if (done[at] !== again) isAnyMapped = true;
    if (answer === 'skip-all') return;
  }
}

/** 0 when all went in; 3 when something is left that a person must see; 5 when nothing could be taken. */
export function batchExit(files: readonly BatchFile[]): ExitCode {
  const read = files.flatMap((file) => (file.kind === 'read' ? [file.imported.report] : []));
  const taken = read.filter(({ isAccepted }) => isAccepted);
  const isAllFine =
    read.every(({ problems, counts }) => problems.length + counts.heldBack === 0) &&
    !files.some((file) => file.kind === 'read' && isDeclined(file.imported)) &&
    !files.some(({ kind }) => kind === 'failed');
  if (taken.length === 0 && files.length > 0) return 5;
  return isAllFine ? 0 : 3;
}

/** All files on one page: a line for each that went in, the reasons for those that did not, the others by name. */
export function batchPage(
  page: Page,
  desk: Desk,
  files: readonly BatchFile[],
  endings: readonly string[],
): void {
  const { imports } = desk.messages;
  const fine = files.filter((file) => file.kind === 'read').filter((file) => isFine(file.imported));
  if (fine.length > 0) {
    page.table(
      [
        { header: imports.file, wraps: true },
        ...[imports.fresh, imports.updated, imports.unchanged].map(
          (header) => ({ header, align: 'right' }) as const,
        ),
        { header: imports.open, align: 'right' },
      ],
      fine.map(({ name, imported: { report } }) => [
        name,
        ...[report.counts.new, report.counts.updated, report.counts.unchanged].map(String),
        desk.format.sums(report.openTotal),
      ]),
      0,
    );
  }
  for (const file of files) {
    if (file.kind === 'ignored' || (file.kind === 'read' && isFine(file.imported))) continue;
    page.blank();
    if (file.kind === 'failed') {
      page.paragraph(file.failure.message);
      if (file.failure.hint !== undefined) page.paragraph(file.failure.hint, 2);
      if (file.flag !== undefined)
        page.paragraph(desk.messages.importMaps.unknown.alone(shellWord(file.path), file.flag), 2);
    } else if (file.imported.report.problems.length === 0)
      page.paragraph(desk.messages.importMaps.unknown.declined(file.name));
    else importPage(page, desk, file.imported.report, problemEnding(desk, file.imported));
  }
  const ignored = files.filter((file) => file.kind === 'ignored');
  if (ignored.length > 0) {
    page.blank();
    page.paragraph(imports.ignoredFiles(ignored.length, ignored.map(({ name }) => name).join(', ')));
  }
  page.blank();
  for (const ending of endings) page.line(bold(ending));
}

function isFine(imported: Imported): boolean {
  return imported.report.problems.length === 0 && !isDeclined(imported);
}

/** A person saw what it would do and said no. */
function isDeclined({ report, isDone }: Imported): boolean {
  return !isDone && !report.isAccepted && report.problems.length === 0;
}

function problemEnding(
  { messages: { imports }, globals }: Desk,
  { isDone, rejectedFile }: Imported,
): string[] {
  if (isDone) return rejectedFile === undefined ? [] : [imports.setAsideIn(rejectedFile)];
  return globals.dryRun ? [] : [imports.stopped];
}
