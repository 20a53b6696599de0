/**
 * Bringing an export into the book. The file has been read; here its rows are matched with debtors and items, and
 * written in one transaction. The same file twice changes nothing (rule 20); a row that is missing changes nothing either.
 */
import { build } from '../db/build.ts';
import type { Day } from '../domain/day.ts';
import type { FileLayout, FileNote, ReadFile, RowProblem } from '../domain/incoming.ts';
import { sum, type Money } from '../domain/money.ts';
import { perform, type Done } from './act.ts';
import type { Book, Moment } from './book.ts';
import { importDebtors, matchDebtors, type MatchedDebtors } from './importDebtors.ts';
import { importItems, type ItemCounts } from './importItems.ts';
import { openCases } from './openCases.ts';

/** A file to bring in, as read by intake. */
export interface ImportRequest {
  readonly name: string;
  readonly sha256: string;
  readonly file: ReadFile;
  /** Import the good rows and set the bad ones aside. */
  readonly skipBad: boolean;
  readonly isRehearsal: boolean;
}

/** What the import did, or would do: `--dry-run`, the question and the deed show the same. */
export interface ImportReport {
  readonly kind: 'items' | 'debtors';
  readonly name: string;
  readonly layout: FileLayout;
  readonly counts: {
    readonly rows: number;
    readonly new: number;
    readonly updated: number;
    readonly unchanged: number;
    readonly settled: number;
    readonly rejected: number;
    readonly ignored: number;
  };
  readonly debtors: { readonly new: number; readonly updated: number };
  readonly cases: { readonly opened: number; readonly closed: number; readonly reopened: number };
  readonly problems: readonly RowProblem[];
  /** What the good rows of the file say is open, per currency, and how many items. */
  readonly openTotal: readonly (Money & { readonly items: number })[];
  readonly statedTotalCents?: number;
  readonly notes: readonly FileNote[];
  /** False when bad rows stopped it: then nothing was imported. */
  readonly isAccepted: boolean;
}

/**
 * Imports, rehearses, or refuses because of bad rows: see `isAccepted`. The debtors are matched under the same write lock
 * as they are written: two imports at once never make the same debtor twice.
 */
export function importFile(book: Book, moment: Moment, request: ImportRequest): Done<ImportReport> {
  return book.database.transaction(() => matchAndImport(book, moment, request));
}

function matchAndImport(book: Book, moment: Moment, request: ImportRequest): Done<ImportReport> {
  const { file } = request;
  const matched = matchDebtors(book, file);
  const problems = [...file.problems, ...matched.problems].sort((a, b) => a.line - b.line);
  if (problems.length > 0 && !request.skipBad) {
    // Rehearsed all the same, so that the question can say what the good rows would change.
    const { result } = importGoodRows(book, moment, { ...request, isRehearsal: true }, matched, problems);
    return { result: { ...result, isAccepted: false }, operation: undefined, closed: [] };
  }
  return importGoodRows(book, moment, request, matched, problems);
}

function importGoodRows(
  book: Book,
  moment: Moment,
  request: ImportRequest,
  matched: MatchedDebtors,
  problems: readonly RowProblem[],
): Done<ImportReport> {
  const options = { command: 'import', isRehearsal: request.isRehearsal };
  const { items, knowsPayments } = request.file;
  const openTotal = openTotals(items);
  const done = perform(book, moment, options, (recorder) => {
    const importId = insertFile(book, moment.today, request, knowsPayments === false ? [] : openTotal);
    const caseOf = openCasesByDebtor(book);
    const debtors = importDebtors(book, matched, caseOf, recorder);
    const imported = importItems(
      book,
      moment,
      request.file,
      matched,
      debtors.created,
      caseOf,
      importId,
      recorder,
    );
    const opened = openCases(book, moment, recorder, imported.newDebtors).length;
    const cases = { opened, reopened: imported.reopened };
    const debtorCounts = { new: debtors.created.size, updated: debtors.updated };
    const notes = [...(request.file.notes ?? []), ...imported.notes];
    const report = { ...reportOf(request, problems, debtorCounts, imported.counts, cases, openTotal), notes };
    recorder.note(undefined, 'imported', { file: request.name, import: importId, counts: report.counts });
    return report;
  });
  const cases = { ...done.result.cases, closed: done.closed.length };
  return { ...done, result: { ...done.result, cases } };
}

function insertFile(
  book: Book,
  today: Day,
  request: ImportRequest,
  openTotal: ImportReport['openTotal'],
): number {
  return book.database.run(
    build.insertInto('import_file').values({
      name: request.name,
      sha256: request.sha256,
      imported_on: today,
      row_count: request.file.rowCount,
      open_totals: JSON.stringify(openTotal),
    }),
  ).id;
}

/** The open case of each debtor that has one, before the import. */
function openCasesByDebtor({ database }: Book): Map<number, number> {
  const open = build.selectFrom('recovery_case').select(['id', 'debtor_id']).where('status', '=', 'open');
  return new Map(database.all(open).map((row) => [row.debtor_id, row.id]));
}

function reportOf(
  request: ImportRequest,
  problems: readonly RowProblem[],
  debtors: { readonly new: number; readonly updated: number },
  items: ItemCounts,
  cases: { readonly opened: number; readonly reopened: number },
  openTotal: ImportReport['openTotal'],
): Omit<ImportReport, 'notes'> {
  const { file } = request;
  const rejected = new Set(problems.map((problem) => problem.line)).size;
  const isDebtors = file.kind === 'debtors';
  const counts = isDebtors
    ? {
        new: debtors.new,
        updated: debtors.updated,
        unchanged: file.debtors.length - debtors.new - debtors.updated,
        settled: 0,
      }
    : { new: items.new, updated: items.updated, unchanged: items.unchanged, settled: items.settled };
  return {
    kind: file.kind,
    name: request.name,
    layout: file.layout,
    counts: { rows: file.rowCount, ...counts, rejected, ignored: file.ignoredCount },
    debtors: { new: debtors.new, updated: debtors.updated },
    cases: { ...cases, closed: 0 },
    problems,
    openTotal,
    ...(file.statedTotalCents === undefined ? {} : { statedTotalCents: file.statedTotalCents }),
    isAccepted: true,
  };
}

function openTotals(items: ReadFile['items']): (Money & { items: number })[] {
  return [...Map.groupBy(items, (item) => item.currency)]
    .map(([currency, same]) => ({
      cents: sum(same.map((item) => item.openCents)),
      currency,
      items: same.length,
    }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
