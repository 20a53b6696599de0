/** One file on its way into the book: read, shown, asked about, imported. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { LayoutHints, ReadFile } from '../domain/incoming.ts';
import { Refusal } from '../domain/refusal.ts';
import { importFile, type ImportReport, type ImportRequest } from '../office/importBook.ts';
import type { Desk } from './command.ts';
import type { OfficeDesk } from './desk.ts';
import { importPage } from './importView.ts';
import { writeRejected } from './rejectedRows.ts';

/** How the files of one command are imported. */
export interface ImportManner {
  readonly hints: LayoutHints;
  readonly skipBad: boolean;
  /** Shows the plan of each file and asks before carrying it out. */
  readonly asks: boolean;
}

/** What happened to one file. */
export interface Imported {
  readonly report: ImportReport;
  readonly operation: number | undefined;
  /** Written when rows were set aside. */
  readonly rejectedFile?: string;
  readonly isDone: boolean;
}

/** Imports one file as one act. Refuses (data) when it cannot be read, with the reason and what to do. */
export async function importOne(
  desk: Desk,
  office: OfficeDesk,
  path: string,
  { hints, skipBad, asks }: ImportManner,
): Promise<Imported> {
  const { book, moment } = office;
  const { file, sha256, rowsAt } = await readFile(desk, office, path, hints);
  const request: ImportRequest = {
    name: basename(path),
    sha256,
    file,
    skipBad,
    isRehearsal: desk.globals.dryRun,
  };
  if (asks) return afterAsking(desk, office, path, request, rowsAt);
  const { result: report, operation } = importFile(book, moment, request);
  return finished(desk, path, request, report, operation, rowsAt);
}

/** In a terminal the same plan is shown first, and carried out when the person says so. */
async function afterAsking(
  desk: Desk,
  office: OfficeDesk,
  path: string,
  request: ImportRequest,
  rowsAt: RowsAt,
): Promise<Imported> {
  const { book, moment } = office;
  const { imports } = desk.messages;
  const { result: plan } = importFile(book, moment, { ...request, skipBad: true, isRehearsal: true });
  await desk.show((page) => importPage(page, desk, plan));
  const good = plan.counts.rows - plan.counts.rejected;
  const question =
    plan.counts.rejected === 0 ? imports.askAll(good) : imports.askGood(good, plan.counts.rejected);
  if (good === 0 || !(await desk.ask.confirm({ message: question, usually: true }))) {
    return { report: { ...plan, isAccepted: false }, operation: undefined, isDone: false };
  }
  const { result: report, operation } = importFile(book, moment, { ...request, skipBad: true });
  return finished(desk, path, request, report, operation, rowsAt);
}

async function finished(
  desk: Desk,
  path: string,
  request: ImportRequest,
  report: ImportReport,
  operation: number | undefined,
  rowsAt: RowsAt,
): Promise<Imported> {
  const isDone = report.isAccepted && !request.isRehearsal;
  if (!isDone || report.problems.length === 0) return { report, operation, isDone };
  const rows = await rowsAt(new Set(report.problems.map((problem) => problem.line)));
  const rejectedFile = await writeRejected(
    path,
    { ...request.file, rejectedRows: rows },
    report.problems,
    desk,
  );
  return { report, operation, isDone, rejectedFile };
}

/** Larger pieces only cost memory. */
const CHUNK_BYTES = 1 << 18;

type RowsAt = (lines: ReadonlySet<number>) => Promise<ReadonlyMap<number, readonly string[]>>;

interface FileRead {
  readonly file: ReadFile;
  readonly rowsAt: RowsAt;
  readonly sha256: string;
}

/** Reads and recognises a file. Refuses (data) with the reason, and the flag where one settles it. */
async function readFile(
  desk: Desk,
  { book }: OfficeDesk,
  path: string,
  hints: LayoutHints,
): Promise<FileRead> {
  const { readImport } = await import('../intake/readImport.ts');
  let sha256: string | undefined;
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
      yield chunk;
    }
    // Only here has the whole file gone by.
    sha256 ??= hash?.digest('hex');
  };
  const read = await readImport(open, { hints, seller: book.settings.creditor });
  if (!read.ok) {
    const { code, flag, detail, line } = read.problem;
    const seen = code === 'missing-columns' ? fieldNames(desk, detail) : detail;
    throw new Refusal('data', `import-${code}`, { file: basename(path), flag, detail: seen, line });
  }
  return { file: read.file, rowsAt: read.rowsAt, sha256: sha256 ?? (await fingerprintOf(path)) };
}

async function fingerprintOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
}

/** Fields are named by key in the ring below; a person reads their names. */
function fieldNames({ messages }: Desk, keys: string | undefined): string | undefined {
  return keys
    ?.split(', ')
    .map((key) => messages.imports.fieldName(key))
    .join(', ');
}
