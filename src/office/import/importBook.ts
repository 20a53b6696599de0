/**
 * Bringing an export into the book. The file has been read; here its rows are matched with debtors and items, and
 * written in one transaction. The same file twice changes nothing (rule 20); a row that is missing changes nothing either, unless the
 * file is said to be the whole list of open items (rule 21).
 */
import { build } from '../../db/build.ts';
import type { Day } from '../../domain/day.ts';
import type { DebtorAnswer } from '../../domain/debtor/debtorMatch.ts';
import type {
  FileLayout,
  FileNote,
  IncomingItems,
  ReadFile,
  RowProblem,
} from '../../domain/import/incoming.ts';
import { cents, type Currency, type Money } from '../../domain/money.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { ImportDoubt } from '../../domain/import/wholeList.ts';
import { perform, type Done, type Recorder } from '../act.ts';
import type { Book, Moment } from '../book.ts';
import { ageOf, olderByDates, sameFileBefore, type FileAge } from './importAge.ts';
import { otherNameNotes, unprintableNotes } from './customerNotes.ts';
import { importDebtors } from './importDebtors.ts';
import { matchDebtors, type MatchedDebtors } from './matchDebtors.ts';
import { importItems, noteOf, type ImportedItems } from './importItems.ts';
import { ImportTally, type ImportTable } from './importTable.ts';
import {
  comparableWith,
  disputedNumbers,
  listDoubts,
  passedOverAmong,
  returnedAmong,
  settleVanished,
  totalDoubt,
  vanishedItems,
} from './importWhole.ts';
import { openCases, openCasesOfNew } from '../case/openCases.ts';
import { reopenCredited } from '../payment/reopenCredited.ts';
import { matchWaitingMovements } from '../payment/waitingMovements.ts';

/** A file to bring in, as read by intake. */
export interface ImportRequest {
  readonly name: string;
  readonly sha256: string;
  readonly file: ReadFile;
  /** Import the good rows and set the bad ones aside. */
  readonly skipBad: boolean;
  readonly isRehearsal: boolean;
  /** The first operation of a batch that is undone as a whole. */
  readonly batch?: number;
  /** The file names everything that is open: what it does not name is settled. */
  readonly isWholeList?: boolean;
  /** A person goes on in spite of all doubts; the reason, where one was asked for, stays in the journal. */
  readonly permission?: { readonly reason?: string };
  /** Whom a person said that rows in conflict mean. */
  readonly answers?: readonly DebtorAnswer[];
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
    /** Items whose balance the file gives as zero. */
    readonly settled: number;
    readonly rejected: number;
    readonly ignored: number;
    /** Items that a whole list does not name. */
    readonly vanished: number;
    /** Items that were settled and are open again. */
    readonly reopened: number;
    /** Items an older file would have changed. */
    readonly heldBack: number;
  };
  readonly table: ImportTable;
  readonly debtors: { readonly new: number; readonly updated: number };
  readonly cases: { readonly opened: number; readonly closed: number; readonly reopened: number };
  readonly problems: readonly RowProblem[];
  /** What the good rows of the file say is open, per currency, and how many items. */
  readonly openTotal: readonly (Money & { readonly items: number })[];
  readonly statedTotalCents?: number;
  readonly notes: readonly FileNote[];
  /** What speaks against taking the file for what it is said to be. */
  readonly doubts: readonly ImportDoubt[];
  /** The very file came in before: there was nothing left to import. */
  readonly isKnown: boolean;
  /** False when bad rows or doubts stopped it: then nothing was imported. */
  readonly isAccepted: boolean;
}

/**
 * Imports, rehearses, or refuses because of bad rows or doubts: see `isAccepted`. The debtors are matched under the same
 * write lock as they are written: two imports at once never make the same debtor twice.
 * Refuses (usage): `whole-list-of-debtors`, `whole-list-of-invoices` when the file cannot be a whole list of open items.
 */
export function importFile(book: Book, moment: Moment, request: ImportRequest): Done<ImportReport> {
  const { database } = book;
  try {
    return database.largeTransaction('invoice', request.file.rowCount, () =>
      matchAndImport(book, moment, request),
    );
  } catch (error) {
    if (!(error instanceof Doubtful)) throw error;
    // All that was written is taken back by now.
    const rehearsal = { ...request, isRehearsal: true };
    return notAccepted(database.transaction(() => matchAndImport(book, moment, rehearsal)).result);
  }
}

function notAccepted(result: ImportReport): Done<ImportReport> {
  return { result: { ...result, isAccepted: false }, operation: undefined, closed: [] };
}

function matchAndImport(book: Book, moment: Moment, request: ImportRequest): Done<ImportReport> {
  const { file, isWholeList = false, isRehearsal, permission } = request;
  if (isWholeList) refuseOtherLists(request);
  const matched = matchDebtors(book, file, request.answers);
  const problems = [...file.problems, ...matched.problems].sort((a, b) => a.line - b.line);
  const sameFile = sameFileBefore(book, request.sha256);
  const told = { ...matched, problems, sameFile, age: ageOf(file, moment.today) };
  const rehearse = (change: Partial<ImportRequest> = {}): ImportReport =>
    importGoodRows(book, moment, { ...request, ...change, isRehearsal: true }, told).result;
  // Rehearsed all the same, so that the question can say what the good rows would change; a bad row may be any open item.
  if (problems.length > 0 && (isWholeList || !request.skipBad))
    return notAccepted(rehearse({ isWholeList: false }));
  if (sameFile !== undefined && permission === undefined) {
    const result = rehearse();
    if (isWithoutChange(result))
      return { ...notAccepted(result), result: { ...result, isKnown: true, doubts: [], cases: NO_CASES } };
    return isRehearsal ? { result, operation: undefined, closed: [] } : notAccepted(result);
  }
  return importGoodRows(book, moment, request, told);
}

/** Only a list of open items can say by its silence that something was paid. */
function refuseOtherLists({ file, name }: ImportRequest): void {
  if (file.kind === 'debtors') throw new Refusal('usage', 'whole-list-of-debtors', { file: name });
  if (file.knowsPayments === false) throw new Refusal('usage', 'whole-list-of-invoices', { file: name });
}

const NO_CASES = { opened: 0, closed: 0, reopened: 0 };

/** Whether a file brings nothing that the book does not say already. */
export function isWithoutChange({ counts, debtors }: ImportReport): boolean {
  return counts.new + counts.updated + counts.vanished + debtors.new + debtors.updated === 0;
}

/** Thrown to take back what was written before the doubts were known. */
class Doubtful extends Error {}

/** A file with what is known of it before anything is written. */
interface ToldFile extends MatchedDebtors {
  readonly sameFile: ImportDoubt | undefined;
  readonly age: FileAge;
}

function importGoodRows(
  book: Book,
  moment: Moment,
  request: ImportRequest,
  told: ToldFile,
): Done<ImportReport> {
  const { file, permission, isRehearsal, batch, isWholeList = false } = request;
  const options = {
    command: 'import',
    isRehearsal,
    isJoined: true,
    ...(batch === undefined ? {} : { batch }),
  };
  const openTotal = openTotals(file.items);
  const done = perform(book, moment, options, (recorder) => {
    const older = olderByDates(book, told.age);
    // A list of the day it states could name everything up to that day, also where the newest of it was paid.
    const own = told.age.statedOn ?? told.age.newestIssue;
    const reach = older?.code === 'older-dates' ? older.seen : own;
    const whole = isWholeList ? comparableWith(book, reach) : undefined;
    const importId = insertFile(book, moment.today, request, told.age, openTotal);
    const caseOf = openCasesByDebtor(book);
    const debtors = importDebtors(book, moment, told, caseOf, recorder, file.items);
    const tally = new ImportTally();
    const items = {
      file,
      matched: told,
      created: debtors.created,
      cases: caseOf,
      importId,
      seenNewer: permission === undefined && !isWholeList ? older?.seen : undefined,
      named: isWholeList ? new Set<number>() : undefined,
    };
    const imported = importItems(book, moment, items, tally, recorder);
    const doubts = [told.sameFile, isWholeList || permission !== undefined ? older : undefined].filter(
      (doubt) => doubt !== undefined,
    );
    const isToldOf = (debtor: number): boolean => file.kind === 'debtors' || imported.joined.has(debtor);
    const notes = [
      ...(file.notes ?? []),
      ...imported.notes,
      ...otherNameNotes(debtors.otherNames, isToldOf),
      ...unprintableNotes(debtors.created.said()),
    ];
    if (whole !== undefined) {
      const named = items.named ?? new Set();
      const [kept, gone] = passedOverAmong(vanishedItems(book, whole, named), file.passedOver);
      const [returned, vanished] = returnedAmong(book, moment, gone);
      doubts.push(...totalDoubt(file, openTotal), ...listDoubts(file, whole, vanished, named.size));
      if (doubts.length > 0 && permission === undefined && !isRehearsal) throw new Doubtful();
      settleVanished(book, moment, vanished, imported.cases, tally, recorder);
      notes.push(
        ...noteOf('passed-over-kept', kept),
        ...noteOf('return-not-booked', returned),
        ...noteOf('disputed-settled', disputedNumbers(vanished)),
      );
    }
    const recredited = reopenCredited(book, moment, recorder).length;
    const opened = openAllCases(book, moment, recorder, imported, debtors.created.size);
    const cases = { opened, reopened: imported.reopened + recredited };
    const isAnythingNew = tally.items('new', 'changed', 'settled', 'reopened') + debtors.created.size > 0;
    if (isAnythingNew || debtors.updated > 0) notes.push(...matchWaitingMovements(book, moment, recorder));
    const debtorCounts = { new: debtors.created.size, updated: debtors.updated };
    const report = {
      ...reportOf(request, told.problems, debtorCounts, tally, cases, openTotal),
      table: tally.table(book),
      notes,
      doubts,
    };
    recorder.note(undefined, 'imported', {
      file: request.name,
      import: importId,
      counts: report.counts,
      ...(told.age.statedOn === undefined ? {} : { statedOn: told.age.statedOn }),
      ...(isWholeList ? { isWholeList } : {}),
      ...(permission === undefined || doubts.length === 0
        ? {}
        : { inSpiteOf: doubts.map(({ code }) => code), override: permission.reason }),
    });
    return report;
  });
  const cases = { ...done.result.cases, closed: done.closed.length };
  return { ...done, result: { ...done.result, cases } };
}

/** Cases for the new debtors, some at a time and each decided at once, then for the others; how many. */
function openAllCases(
  book: Book,
  moment: Moment,
  recorder: Recorder,
  { newDebtors }: Pick<ImportedItems, 'newDebtors'>,
  newCount: number,
): number {
  let opened = 0;
  book.database.addMany(['recovery_case', 'agenda', 'journal'], newCount, () => {
    for (const facts of newDebtors()) {
      opened += openCasesOfNew(book, moment, recorder, facts).length;
      recorder.flush();
    }
  });
  return opened + openCases(book, moment, recorder).length;
}

function insertFile(
  book: Book,
  today: Day,
  request: ImportRequest,
  { content, newestIssue }: FileAge,
  openTotal: ImportReport['openTotal'],
): number {
  const { deductions } = request.file.layout;
  return book.database.run(
    build.insertInto('import_file').values({
      name: request.name,
      sha256: request.sha256,
      imported_on: today,
      row_count: request.file.rowCount,
      open_totals: JSON.stringify(content === 'open-items' ? openTotal : []),
      content,
      newest_issue_on: newestIssue ?? null,
      deductions: deductions === undefined ? null : JSON.stringify(deductions),
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
  tally: ImportTally,
  cases: { readonly opened: number; readonly reopened: number },
  openTotal: ImportReport['openTotal'],
): Omit<ImportReport, 'notes' | 'table' | 'doubts'> {
  const { file } = request;
  const rejected = new Set(problems.map((problem) => problem.line)).size;
  const isDebtors = file.kind === 'debtors';
  const counts = {
    new: isDebtors ? debtors.new : tally.items('new'),
    updated: isDebtors ? debtors.updated : tally.items('changed', 'settled', 'reopened'),
    unchanged: isDebtors
      ? file.debtors.length - debtors.new - debtors.updated
      : tally.items('unchanged', 'held-back'),
    settled: tally.items('settled'),
    vanished: tally.items('vanished'),
    reopened: tally.items('reopened'),
    heldBack: tally.items('held-back'),
  };
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
    isKnown: false,
    isAccepted: true,
  };
}

function openTotals(items: IncomingItems): (Money & { items: number })[] {
  const totals = new Map<Currency, { cents: number; items: number }>();
  for (let place = 0; place < items.length; place += 1) {
    const currency = items.currencyAt(place);
    let total = totals.get(currency);
    if (total === undefined) totals.set(currency, (total = { cents: 0, items: 0 }));
    total.cents += items.openAt(place);
    total.items += 1;
  }
  return [...totals]
    .map(([currency, total]) => ({ cents: cents(total.cents), currency, items: total.items }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
