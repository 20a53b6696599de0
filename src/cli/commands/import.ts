/** `dunning import FILE…`: an export of the accounting software comes into the book. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { LayoutHints, ReadFile } from '../../domain/incoming.ts';
import { toDecimal, type Money } from '../../domain/money.ts';
import { Refusal } from '../../domain/refusal.ts';
import { importFile, type ImportReport, type ImportRequest } from '../../office/importBook.ts';
import type { CommandKit, Desk } from '../command.ts';
import { openOffice, type OfficeDesk } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { importPage } from '../importView.ts';
import type { Outcome, Warning } from '../outcome.ts';
import { writeRejected } from '../rejectedRows.ts';

export interface ImportOptions {
  readonly skipBad?: boolean;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly dates?: string;
  readonly decimal?: string;
}

/** Describes the command. */
export function importCommand(kit: CommandKit): DunningCommand {
  const { options } = kit.messages.imports;
  return kit
    .command('import')
    .argument('<file...>', kit.messages.imports.fileArgument)
    .option('--skip-bad', options.skipBad)
    .option('--encoding <name>', options.encoding)
    .option('--delimiter <mark>', options.delimiter)
    .option('--dates <order>', options.dates)
    .option('--decimal <mark>', options.decimal)
    .action(kit.answer(runImport));
}

/** What happened to one file. */
interface Imported {
  readonly report: ImportReport;
  readonly operation: number | undefined;
  /** Written when rows were set aside. */
  readonly rejectedFile?: string;
  readonly isDone: boolean;
}

/** Imports the files one after the other, each as one act; the first that cannot be read stops the rest. */
export async function runImport(desk: Desk, options: ImportOptions, files: readonly string[]): Promise<Outcome> {
  const hints = layoutHints(options);
  const office = await openOffice(desk, 'write');
  const imported: Imported[] = [];
  for (const file of files) {
    imported.push(await importOne(desk, office, resolve(desk.context.cwd, file), hints, options.skipBad === true));
  }
  const documents = imported.map((one) => toJson(desk, one));
  return {
    schema: 'dunning.import/1',
    data: documents.length === 1 ? documents[0] : { files: documents },
    screen: (page) => {
      for (const one of imported) importPage(page, desk, one.report, resultLine(desk, one));
    },
    exitCode: exitOf(imported),
    warnings: imported.flatMap((one) => warningsOf(desk, one.report)),
    hints: imported.some((one) => one.isDone) ? [desk.messages.imports.undoHint, desk.messages.imports.todayHint] : [],
  };
}

async function importOne(
  desk: Desk,
  office: OfficeDesk,
  path: string,
  hints: LayoutHints,
  skipBad: boolean,
): Promise<Imported> {
  const { book, moment } = office;
  const { file, sha256, rowsAt } = await readFile(desk, path, hints);
  const request: ImportRequest = { name: basename(path), sha256, file, skipBad, isRehearsal: desk.globals.dryRun };
  const asks = desk.ask.isPossible && !desk.globals.yes && !desk.globals.dryRun;
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
  const rejectedFile = await writeRejected(path, { ...request.file, rejectedRows: rows }, report.problems, desk);
  return { report, operation, isDone, rejectedFile };
}

type RowsAt = (lines: ReadonlySet<number>) => Promise<ReadonlyMap<number, readonly string[]>>;

interface FileRead {
  readonly file: ReadFile;
  readonly rowsAt: RowsAt;
  readonly sha256: string;
}

/** Reads and recognises a file. Refuses (data) with the reason, and the flag where one settles it. */
async function readFile(desk: Desk, path: string, hints: LayoutHints): Promise<FileRead> {
  const { readExport } = await import('../../intake/readExport.ts');
  const hash = createHash('sha256');
  const open = async function* (): AsyncGenerator<Uint8Array> {
    let bytes = 0;
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      desk.progress.report(() => desk.messages.imports.reading(basename(path), Math.round(bytes / 1_000_000)));
      yield chunk;
    }
  };
  const read = await readExport(open, hints);
  if (!read.ok) {
    const { code, flag, detail, line } = read.problem;
    const seen = code === 'missing-columns' ? fieldNames(desk, detail) : detail;
    throw new Refusal('data', `import-${code}`, { file: basename(path), flag, detail: seen, line });
  }
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk);
  return { file: read.file, rowsAt: read.rowsAt, sha256: hash.digest('hex') };
}

/** Fields are named by key in the ring below; a person reads their names. */
function fieldNames({ messages }: Desk, keys: string | undefined): string | undefined {
  return keys
    ?.split(', ')
    .map((key) => messages.imports.fieldName(key))
    .join(', ');
}

function layoutHints(options: ImportOptions): LayoutHints {
  return {
    ...choice('encoding', options.encoding, ['utf-8', 'utf-8-bom', 'utf-16le', 'windows-1252', 'cp850'] as const),
    ...choice('delimiter', options.delimiter === 'tab' ? '\t' : options.delimiter, [';', ',', '\t', '|'] as const),
    ...choice('dates', options.dates, ['dmy', 'mdy', 'ymd'] as const),
    ...choice('decimal', options.decimal, ['comma', 'point'] as const),
  };
}

/** Refuses (usage): `invalid-choice`. */
function choice<Name extends string, Value extends string>(
  name: Name,
  given: string | undefined,
  allowed: readonly Value[],
): Partial<Record<Name, Value>> {
  if (given === undefined) return {};
  const value = allowed.find((candidate) => candidate === given);
  if (value === undefined) {
    const names = allowed.map((candidate) => (candidate === '\t' ? 'tab' : candidate));
    throw new Refusal('usage', 'invalid-choice', { flag: `--${name}`, value: given, choices: names });
  }
  return { [name]: value } as Record<Name, Value>;
}

/** Bad rows that stopped an import are unusable data; rows set aside are something a person must see. */
function exitOf(imported: readonly Imported[]): 0 | 3 | 5 {
  if (imported.some(({ report }) => !report.isAccepted && report.problems.length > 0)) return 5;
  return imported.some(({ report }) => report.problems.length > 0) ? 3 : 0;
}

function warningsOf({ messages, format }: Desk, report: ImportReport): Warning[] {
  const { statedTotalCents: stated, openTotal } = report;
  const [only] = openTotal;
  if (stated === undefined || openTotal.length !== 1 || only === undefined || only.cents === stated) return [];
  const sentence = messages.imports.totalsDiffer(format.amount(stated as Money['cents']), format.amount(only.cents));
  return [{ code: 'total-differs', message: sentence }];
}

function resultLine({ messages, globals }: Desk, { report, operation, rejectedFile, isDone }: Imported): string[] {
  const { imports } = messages;
  if (globals.dryRun) return [imports.nothingWritten];
  if (!isDone) return [report.problems.length > 0 ? imports.stopped : imports.notImported];
  const done = imports.done(operation ?? 0);
  return rejectedFile === undefined ? [done] : [done, imports.setAside(rejectedFile, layoutFlags(report))];
}

/** A few rows may no longer show how dates and amounts are written: the flags say it for them. */
function layoutFlags({ layout }: ImportReport): string {
  return `--dates ${layout.dates} --decimal ${layout.decimal}`;
}

function toJson({ messages }: Desk, { report, operation, rejectedFile, isDone }: Imported): object {
  return {
    kind: report.kind === 'items' ? 'invoices' : 'debtors',
    file: report.name,
    layout: report.layout,
    counts: report.counts,
    debtors: report.debtors,
    cases: report.cases,
    problems: report.problems.map((problem) => ({ file: report.name, ...problem, message: messages.imports.problems[problem.code] })),
    openTotal: report.openTotal.map(({ cents, currency, items }) => ({ currency, amount: toDecimal(cents), items })),
    ...(report.statedTotalCents === undefined
      ? {}
      : { statedTotal: toDecimal(report.statedTotalCents as Money['cents']) }),
    imported: isDone,
    ...(operation === undefined ? {} : { operation }),
    ...(rejectedFile === undefined ? {} : { rejectedFile }),
  };
}
