/** `dunning import FILE…`: exports of the accounting software and electronic invoices come into the book. */
import { basename } from 'node:path';
import type { LayoutHints } from '../../domain/import/incoming.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { ImportReport } from '../../office/import/importBook.ts';
import type { CommandKit, Desk } from '../command.ts';
import { openOffice, type OfficeDesk } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { fileJson, importJson, warningsOf } from '../import/importAnswer.ts';
import { batchExit, batchPage, importBatch } from '../import/importBatch.ts';
import { mapPath } from '../import/importMapFiles.ts';
import { columnHintsOf, mapHints, mappingOf, mapWarnings, type MapOptions } from '../import/importMapping.ts';
import { importOne, type Imported, type ImportManner } from '../import/importOne.ts';
import {
  importAmongOthers,
  importStatement,
  inOrderOfDays,
  partStatements,
  together,
  type StatementTarget,
} from '../import/importStatement.ts';
import { importTargets, type ImportTargets } from '../import/importTargets.ts';
import { importEnding, importPage } from '../import/importView.ts';
import type { Outcome } from '../screen/outcome.ts';

export interface ImportOptions extends MapOptions {
  readonly skipBad?: boolean;
  readonly snapshot?: boolean;
  readonly override?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly dates?: string;
  readonly decimal?: string;
  readonly terms?: string;
}

/** Describes the command. */
export function importCommand(kit: CommandKit): DunningCommand {
  const { options } = kit.messages.imports;
  const { options: maps } = kit.messages.importMaps;
  return kit
    .command('import')
    .argument('<file...>', kit.messages.imports.fileArgument)
    .option('--skip-bad', options.skipBad)
    .option('--snapshot', options.snapshot)
    .option('--override <reason>', options.override)
    .option('--encoding <name>', options.encoding)
    .option('--delimiter <mark>', options.delimiter)
    .option('--dates <order>', options.dates)
    .option('--decimal <mark>', options.decimal)
    .option('--terms <days>', options.terms)
    .option('--map <name>', maps.map)
    .option('--save-map <name>', maps.saveMap)
    .option('--columns <list>', maps.columns)
    .option('--skip-rows <list>', maps.skipRows)
    .option('--skip-lines <list>', maps.skipLines)
    .option('--customer-lines <list>', maps.customerLines)
    .action(kit.answer(runImport));
}

/** Imports a file, or several and whole folders of them, each file as one act. */
export async function runImport(
  desk: Desk,
  options: ImportOptions,
  files: readonly string[],
): Promise<Outcome> {
  const told = { ...layoutHints(options), ...(await columnHintsOf(desk, options)) };
  const office = await openOffice(desk, 'write');
  const hints = { ...told, usualTermDays: office.book.settings.rules.paymentTermDays };
  const asks = desk.ask.isPossible && !desk.globals.yes && !desk.globals.dryRun;
  const manner: ImportManner = {
    hints,
    mapping: mappingOf(desk, options),
    skipBad: options.skipBad === true,
    isWholeList: options.snapshot === true,
    ...overrideOf(options),
    asks,
    together: {},
  };
  const targets = await importTargets(desk.context.cwd, files);
  const { statements, others } = await partStatements(targets);
  if (options.saveMap !== undefined) {
    const { checkNewName } = await import('../import/importMapKeeping.ts');
    checkNewName(office, options.saveMap);
    if (targets.isBatch || statements.length > 0) throw new Refusal('usage', 'map-one-file');
  }
  if (manner.isWholeList) refuseOtherThanOneList(statements, targets);
  if (statements.length > 0) return withStatements(desk, office, statements, others, manner);
  if (targets.isBatch) return severalFiles(desk, office, targets, manner);
  const [target] = targets.files;
  const imported = await importOne(desk, office, target?.path ?? '', manner);
  return {
    schema: 'dunning.import/1',
    data: importJson(desk, imported),
    screen: (page) => {
      const endings = resultLine(desk, imported, manner);
      if (imported.wasShown === true) importEnding(page, endings);
      else importPage(page, desk, imported.report, endings);
    },
    exitCode: exitOf(desk, imported.report, manner),
    ...stoppedBy(desk, imported.report, manner),
    warnings: [...warningsOf(desk, imported.report), ...mapWarnings(desk, imported)],
    hints: [
      ...hintsOf(desk, [imported]),
      ...mapHints(desk, imported),
      ...overrideHint(desk, imported, manner),
    ],
  };
}

/** Refuses (usage): `override-needs-reason`. */
function overrideOf({ override }: ImportOptions): Pick<ImportManner, 'override'> {
  if (override === undefined) return {};
  if (override.trim() === '') throw new Refusal('usage', 'override-needs-reason');
  return { override };
}

/** One list says by its silence what was paid; each of several would settle what stands in the others. */
function refuseOtherThanOneList(statements: readonly StatementTarget[], { isBatch }: ImportTargets): void {
  const [statement] = statements;
  if (statement !== undefined && !isBatch)
    throw new Refusal('usage', 'whole-list-of-payments', { file: basename(statement.path) });
  if (isBatch) throw new Refusal('usage', 'whole-list-one-file');
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
  if (outcomes.some(({ exitCode }) => exitCode === 130)) return together(outcomes);
  for (const statement of await inOrderOfDays(statements, manner)) {
    const outcome = await importAmongOthers(desk, office, statement, manner);
    outcomes.push(outcome);
    if (outcome.exitCode === 130) break;
  }
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
  const { files, isLeft } = goesOn
    ? await importBatch(desk, office, targets, quietly(manner), manner.asks ? manner : undefined)
    : { files: [], isLeft: false };
  const imported = files.flatMap((file) => (file.kind === 'read' ? [file.imported] : []));
  return {
    schema: 'dunning.import/1',
    data: { files: files.map((file) => fileJson(desk, file)) },
    screen: (page) =>
      batchPage(page, desk, files, [
        ...(goesOn ? batchEnding(desk, imported) : [imports.notImported]),
        ...(isLeft ? [imports.leftHalfWay] : []),
      ]),
    exitCode: isLeft ? 130 : batchExit(files),
    warnings: imported.flatMap(({ report }) => warningsOf(desk, report, report.name)),
    hints: hintsOf(desk, imported),
  };
}

/** Among several files nothing more is asked until all that is recognised is in. */
function quietly(manner: ImportManner): ImportManner {
  return { ...manner, asks: false, mapping: { ...manner.mapping, mayAsk: false } };
}

function hintsOf({ messages: { imports } }: Desk, imported: readonly Imported[]): string[] {
  const done = imported.filter(({ isDone, operation }) => isDone && operation !== undefined);
  if (done.length === 0) return [];
  const isSilent = done.some(({ report }) => isSilentAboutPayments(report) && report.counts.new > 0);
  return [imports.undoHint, ...(isSilent ? [imports.paymentsUnknown] : []), imports.todayHint];
}

/** A rehearsal tells how a file in doubt would come in. */
function overrideHint(
  { messages, globals }: Desk,
  { report }: Imported,
  { override }: ImportManner,
): string[] {
  const isInDoubt = globals.dryRun && report.doubts.length > 0 && override === undefined;
  return isInDoubt ? [messages.imports.overrideHint] : [];
}

function isSilentAboutPayments({ layout, notes }: ImportReport): boolean {
  const isInvoice = layout.source === 'fatturapa' || layout.source === 'fatturapa-signed';
  return isInvoice || notes.some(({ code }) => code === 'payments-unknown');
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
    ...termsOf(options.terms),
    ...choice('dates', options.dates, ['dmy', 'mdy', 'ymd'] as const),
    ...choice('decimal', options.decimal, ['comma', 'point'] as const),
  };
}

/** Refuses (usage): `terms-unreadable`. */
function termsOf(terms: string | undefined): Pick<LayoutHints, 'termDays'> {
  if (terms === undefined) return {};
  const days = /^\d{1,3}$/u.test(terms.trim()) ? Number(terms) : undefined;
  if (days === undefined || days > LONGEST_TERMS)
    throw new Refusal('usage', 'terms-unreadable', { value: terms });
  return { termDays: days };
}

/** Nobody gives a customer more than a year. */
const LONGEST_TERMS = 365;

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
function exitOf(
  { globals }: Desk,
  { isAccepted, problems, doubts, counts }: ImportReport,
  { override }: ImportManner,
): 0 | 3 | 5 {
  const isDoubtful = globals.dryRun && doubts.length > 0 && override === undefined;
  if (problems.length === 0) return isDoubtful || counts.heldBack > 0 ? 3 : 0;
  return isAccepted ? 3 : 5;
}

/** Nothing came in because of rows that cannot be taken; they stand in the document's data. */
function stoppedBy(desk: Desk, report: ImportReport, manner: ImportManner): Pick<Outcome, 'error'> {
  if (exitOf(desk, report, manner) !== 5) return {};
  const message = stoppedText(desk.messages.imports, report, manner);
  return { error: { code: 'import-bad-rows', message } };
}

function stoppedText(
  imports: Desk['messages']['imports'],
  { problems }: ImportReport,
  { isWholeList }: ImportManner,
): string {
  if (problems.length === 0) return imports.notImported;
  return isWholeList ? imports.stoppedWhole : imports.stopped;
}

function resultLine(
  { messages, globals }: Desk,
  { report, operation, rejectedFile, rejectedFlags = '', savedMap, isDone }: Imported,
  manner: ImportManner,
): string[] {
  const { imports, importMaps } = messages;
  if (globals.dryRun) return [imports.nothingWritten];
  const saved = savedMap === undefined ? [] : [importMaps.saved(savedMap, mapPath(savedMap))];
  if (report.isKnown) return [imports.alreadyIn, ...saved];
  if (!isDone) return [stoppedText(imports, report, manner), ...saved];
  const done = [imports.done(operation ?? 0), ...saved];
  return rejectedFile === undefined ? done : [...done, imports.setAside(rejectedFile, rejectedFlags)];
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
