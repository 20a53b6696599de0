/** `dunning import FILE…`: exports of the accounting software and electronic invoices come into the book. */
import type { FileNote, LayoutHints } from '../../domain/incoming.ts';
import { toDecimal, type Money } from '../../domain/money.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { ImportReport } from '../../office/importBook.ts';
import type { CommandKit, Desk } from '../command.ts';
import { openOffice, type OfficeDesk } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { batchExit, batchPage, importBatch, type BatchFile } from '../importBatch.ts';
import { importOne, type Imported, type ImportManner } from '../importOne.ts';
import {
  importAmongOthers,
  importStatement,
  partStatements,
  together,
  type StatementTarget,
} from '../importStatement.ts';
import { importTargets, type ImportTargets } from '../importTargets.ts';
import { importPage } from '../importView.ts';
import type { Outcome, Warning } from '../outcome.ts';

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

/** Imports a file, or several and whole folders of them, each file as one act. */
export async function runImport(
  desk: Desk,
  options: ImportOptions,
  files: readonly string[],
): Promise<Outcome> {
  const hints = layoutHints(options);
  const office = await openOffice(desk, 'write');
  const asks = desk.ask.isPossible && !desk.globals.yes && !desk.globals.dryRun;
  const manner: ImportManner = { hints, skipBad: options.skipBad === true, asks };
  const targets = await importTargets(desk.context.cwd, files);
  const { statements, others } = await partStatements(targets);
  if (statements.length > 0) return withStatements(desk, office, statements, others, manner);
  if (targets.isBatch) return severalFiles(desk, office, targets, manner);
  const [target] = targets.files;
  const imported = await importOne(desk, office, target?.path ?? '', manner);
  return {
    schema: 'dunning.import/1',
    data: toJson(desk, imported),
    screen: (page) => importPage(page, desk, imported.report, resultLine(desk, imported)),
    exitCode: exitOf(imported.report),
    warnings: warningsOf(desk, imported.report),
    hints: hintsOf(desk, [imported]),
  };
}

/** The invoices first, so that the payments find what they pay. */
async function withStatements(
  desk: Desk,
  office: OfficeDesk,
  statements: readonly StatementTarget[],
  others: ImportTargets,
  manner: ImportManner,
): Promise<Outcome> {
  const [only] = statements;
  if (!others.isBatch && only !== undefined) return importStatement(desk, office, only, manner);
  const outcomes = others.files.length === 0 ? [] : [await severalFiles(desk, office, others, manner)];
  for (const statement of statements) outcomes.push(await importAmongOthers(desk, office, statement, manner));
  return together(outcomes);
}

/** One question for all of them; then each goes in by itself, or stays out with its reason. */
async function severalFiles(
  desk: Desk,
  office: OfficeDesk,
  targets: ImportTargets,
  manner: ImportManner,
): Promise<Outcome> {
  const { imports } = desk.messages;
  const message = imports.askFiles(targets.files.length);
  const goesOn = !manner.asks || (await desk.ask.confirm({ message, usually: true }));
  const files = goesOn ? await importBatch(desk, office, targets, { ...manner, asks: false }) : [];
  const imported = files.flatMap((file) => (file.kind === 'read' ? [file.imported] : []));
  return {
    schema: 'dunning.import/1',
    data: { files: files.map((file) => fileJson(desk, file)) },
    screen: (page) =>
      batchPage(page, desk, files, goesOn ? batchEnding(desk, imported) : [imports.notImported]),
    exitCode: batchExit(files),
    warnings: imported.flatMap(({ report }) => warningsOf(desk, report, report.name)),
    hints: hintsOf(desk, imported),
  };
}

function hintsOf({ messages: { imports } }: Desk, imported: readonly Imported[]): string[] {
  const done = imported.filter(({ isDone }) => isDone);
  if (done.length === 0) return [];
  const isSilent = done.some(({ report }) => isInvoice(report) && report.counts.new > 0);
  return [imports.undoHint, ...(isSilent ? [imports.paymentsUnknown] : []), imports.todayHint];
}

function isInvoice({ layout }: ImportReport): boolean {
  return layout.source === 'fatturapa' || layout.source === 'fatturapa-signed';
}

function layoutHints(options: ImportOptions): LayoutHints {
  return {
    ...choice('encoding', options.encoding, [
      'utf-8',
      'utf-8-bom',
      'utf-16le',
      'windows-1252',
      'cp850',
    ] as const),
    ...choice('delimiter', options.delimiter === 'tab' ? '\t' : options.delimiter, [
      ';',
      ',',
      '\t',
      '|',
    ] as const),
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
function exitOf({ isAccepted, problems }: ImportReport): 0 | 3 | 5 {
  if (problems.length === 0) return 0;
  return isAccepted ? 3 : 5;
}

function warningsOf(desk: Desk, report: ImportReport, file?: string): Warning[] {
  const { statedTotalCents: stated, openTotal, notes } = report;
  const { imports } = desk.messages;
  const [only] = openTotal;
  const warnings = notes.flatMap((note) => noteWarning(desk, note));
  if (stated !== undefined && openTotal.length === 1 && only !== undefined && only.cents !== stated) {
    const { amount } = desk.format;
    const message = imports.totalsDiffer(amount(stated as Money['cents']), amount(only.cents));
    warnings.push({ code: 'total-differs', message });
  }
  if (file === undefined) return warnings;
  return warnings.map(({ code, message }) => ({ code, message: `${file}: ${message}` }));
}

/** That a signature was not verified stands beside what the file is. */
function noteWarning({ messages: { imports } }: Desk, { code, count = 0, detail = '' }: FileNote): Warning[] {
  switch (code) {
    case 'not-receivable':
      return [{ code, message: imports.notReceivable(count, detail) }];
    case 'tax-number-lost':
      return [{ code, message: imports.taxNumberLost(count) }];
    case 'payment-not-booked':
      return [{ code, message: imports.paymentNotBooked(count, detail) }];
    case 'signature-unverified':
      return [];
  }
}

function resultLine(
  { messages, globals }: Desk,
  { report, operation, rejectedFile, isDone }: Imported,
): string[] {
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

function batchEnding({ messages: { imports }, globals }: Desk, imported: readonly Imported[]): string[] {
  const signed = imported.some(({ report }) => report.layout.source === 'fatturapa-signed');
  const operations = imported.flatMap(({ operation }) => operation ?? []);
  const last = operations.at(-1);
  const done = last === undefined ? [] : [imports.doneFiles(operations.length, operations[0] ?? last, last)];
  return [
    ...(signed ? [imports.signaturesUnverified] : []),
    ...(globals.dryRun ? [imports.nothingWritten] : last === undefined ? [imports.notImported] : done),
  ];
}

function fileJson(desk: Desk, file: BatchFile): object {
  switch (file.kind) {
    case 'read':
      return toJson(desk, file.imported);
    case 'failed': {
      const { code, message, hint } = file.failure;
      const error = { code, message, ...(hint === undefined ? {} : { hint }) };
      return { file: file.name, imported: false, error };
    }
    case 'ignored':
      return { file: file.name, imported: false, ignored: { code: file.code, message: file.message } };
  }
}

function toJson({ messages }: Desk, { report, operation, rejectedFile, isDone }: Imported): object {
  return {
    kind: report.kind === 'items' ? 'invoices' : 'debtors',
    file: report.name,
    layout: report.layout,
    counts: report.counts,
    debtors: report.debtors,
    cases: report.cases,
    problems: report.problems.map((problem) => ({
      file: report.name,
      ...problem,
      message: messages.imports.problems[problem.code],
    })),
    openTotal: report.openTotal.map(({ cents, currency, items }) => ({
      currency,
      amount: toDecimal(cents),
      items,
    })),
    ...(report.statedTotalCents === undefined
      ? {}
      : { statedTotal: toDecimal(report.statedTotalCents as Money['cents']) }),
    ...(report.notes.length === 0 ? {} : { notes: report.notes }),
    imported: isDone,
    ...(operation === undefined ? {} : { operation }),
    ...(rejectedFile === undefined ? {} : { rejectedFile }),
  };
}
