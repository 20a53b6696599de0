/** One file on its way into the book: read, shown, asked about, imported. */
import { basename } from 'node:path';
import type { LayoutHints } from '../domain/incoming.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Done } from '../office/act.ts';
import type { ImportDoubt } from '../domain/wholeList.ts';
import { importFile, isWithoutChange, type ImportReport, type ImportRequest } from '../office/importBook.ts';
import { knownDeductions } from '../office/knownDeductions.ts';
import type { Desk } from './command.ts';
import type { OfficeDesk } from './desk.ts';
import { actTogether, type FilesTogether } from './filesTogether.ts';
import { doubtWarnings } from './importChanges.ts';
import { settleConflicts } from './importConflicts.ts';
import { askNewName, keepMap } from './importMapKeeping.ts';
import { columnFlags, layoutFlags } from './importMapFlags.ts';
import { readMapped, type FileRead, type Mapping } from './importMapRead.ts';
import { importPage } from './importView.ts';
import { writeRejected } from './rejectedRows.ts';

/** How the files of one command are imported. */
export interface ImportManner {
  readonly hints: LayoutHints;
  readonly mapping: Mapping;
  readonly skipBad: boolean;
  /** The file names all that is open (`--snapshot`). */
  readonly isWholeList: boolean;
  /** Why a file is imported in spite of what speaks against it (`--override`). */
  readonly override?: string;
  /** Shows the plan of each file and asks before carrying it out. */
  readonly asks: boolean;
  /** Files of one command, which `undo` takes back together (rule 19). */
  readonly together?: FilesTogether;
}

/** What happened to one file. */
export interface Imported {
  readonly report: ImportReport;
  readonly operation: number | undefined;
  /** Written when rows were set aside. */
  readonly rejectedFile?: string;
  /** The options the file of rejected rows is imported with. */
  readonly rejectedFlags?: string;
  /** The name of the map that was kept. */
  readonly savedMap?: string;
  /** The options that give the answers again, when something was asked and not kept. */
  readonly sameAgain?: string;
  /** Maps that might have been meant, but cannot be used. */
  readonly unusableMaps: readonly string[];
  readonly isDone: boolean;
  /** What was recognised and what would change stands on the screen already. */
  readonly wasShown?: boolean;
}

/** Imports one file as one act. Refuses (data) when it cannot be read, with the reason and what to do. */
export async function importOne(
  desk: Desk,
  office: OfficeDesk,
  path: string,
  manner: ImportManner,
): Promise<Imported> {
  const { hints, mapping, skipBad, asks } = manner;
  const known = knownDeductions(office.book);
  const read = await readMapped(desk, office, path, { ...hints, known }, mapping);
  if (mapping.saveAs !== undefined && read.learned === undefined) {
    throw new Refusal('usage', 'map-no-table', { file: basename(path) });
  }
  const request: ImportRequest = {
    name: basename(path),
    sha256: read.sha256,
    file: read.file,
    skipBad,
    isRehearsal: desk.globals.dryRun,
    isWholeList: manner.isWholeList,
    ...(manner.override === undefined ? {} : { permission: { reason: manner.override } }),
  };
  if (asks) return afterAsking(desk, office, path, request, read, manner);
  const { result: report, operation } = actTogether(manner, (batch) =>
    importFile(office.book, office.moment, { ...request, ...batch }),
  );
  refuseDoubts(report);
  // A map that a file was not imported by would only be in the way of a better one.
  const saveAs = report.isAccepted ? mapping.saveAs : undefined;
  if (!request.isRehearsal) await keep(desk, office, read, saveAs);
  return finished(desk, path, request, report, operation, read, saveAs);
}

/** In a terminal the same plan is shown first, and carried out when the person says so. */
async function afterAsking(
  desk: Desk,
  office: OfficeDesk,
  path: string,
  request: ImportRequest,
  read: FileRead,
  manner: ImportManner,
): Promise<Imported> {
  const { book, moment } = office;
  const { imports } = desk.messages;
  const { saveAs } = manner.mapping;
  const { plan, answers } = await settleConflicts(
    desk,
    (told) =>
      importFile(book, moment, { ...request, answers: told, skipBad: true, isRehearsal: true }).result,
  );
  const doubts = doubtWarnings(desk, request.permission === undefined ? plan.doubts : []);
  const carryOut = (permission: Pick<ImportRequest, 'permission'> = {}): Done<ImportReport> =>
    actTogether(manner, (batch) =>
      importFile(book, moment, { ...request, ...batch, answers, skipBad: true, ...permission }),
    );
  // What came in before is only noted as seen again: there is nothing to decide.
  if (doubts.length === 0 && changesNothing(plan) && isImportable(plan, request)) {
    const { result, operation } = carryOut();
    await keep(desk, office, read, saveAs);
    return finished(desk, path, request, result, operation, read, saveAs);
  }
  await desk.show((page) =>
    importPage(
      page,
      desk,
      plan,
      doubts.map(({ message }) => `! ${message}`),
    ),
  );
  const isDoubtful = doubts.length > 0;
  const message = isDoubtful ? imports.askInSpite : questionAbout(desk, plan);
  if (!isImportable(plan, request) || !(await desk.ask.confirm({ message, usually: !isDoubtful }))) {
    const report = { ...plan, doubts: [], isAccepted: plan.isKnown };
    return { report, operation: undefined, isDone: false, wasShown: true, ...mapsOf(read, undefined) };
  }
  const isNew = read.wasAsked && read.learned !== undefined && read.file.layout.map === undefined;
  const name = saveAs ?? (isNew ? await askNewName(desk, office) : undefined);
  const { result: report, operation } = carryOut(isDoubtful ? { permission: {} } : {});
  await keep(desk, office, read, name);
  return { ...(await finished(desk, path, request, report, operation, read, name)), wasShown: true };
}

/** Neither for the book nor for a person, who might want to see bad rows or cases. */
function changesNothing(plan: ImportReport): boolean {
  const { counts, cases } = plan;
  return (
    isWithoutChange(plan) &&
    counts.rejected + counts.heldBack + cases.opened + cases.closed + cases.reopened === 0
  );
}

/** Whether there is anything to ask about. */
function isImportable({ counts, isKnown }: ImportReport, { isWholeList }: ImportRequest): boolean {
  if (isKnown) return false;
  return isWholeList === true ? counts.rejected === 0 : counts.rows > counts.rejected;
}

function questionAbout({ messages: { imports } }: Desk, { counts }: ImportReport): string {
  const good = counts.rows - counts.rejected;
  if (counts.vanished > 0) return imports.askWhole(good, counts.vanished);
  return counts.rejected === 0 ? imports.askAll(good) : imports.askGood(good, counts.rejected);
}

/** Nobody is there to be asked: what speaks against the file stops it. Refuses (rule): `import-in-doubt`, `import-older-file`. */
function refuseDoubts({ isAccepted, doubts, name }: ImportReport): void {
  const [first] = doubts;
  if (isAccepted || first === undefined) return;
  const isOlder = doubts.length === 1 && first.code === 'older-file';
  const values = Object.assign({}, ...doubts.map((doubt) => doubt.values)) as ImportDoubt['values'];
  throw new Refusal('rule', isOlder ? 'import-older-file' : 'import-in-doubt', {
    ...values,
    file: name,
    doubts: doubts.map(({ code }) => code),
  });
}

async function keep(
  desk: Desk,
  office: OfficeDesk,
  { learned }: FileRead,
  name: string | undefined,
): Promise<void> {
  if (learned !== undefined && name !== undefined) await keepMap(desk, office, learned, name);
}

function mapsOf(
  { file, wasAsked, told, unusableMaps }: FileRead,
  savedMap: string | undefined,
): Pick<Imported, 'savedMap' | 'sameAgain' | 'unusableMaps'> {
  if (savedMap !== undefined) return { savedMap, unusableMaps };
  return wasAsked ? { sameAgain: layoutFlags(told, file.layout.map?.name), unusableMaps } : { unusableMaps };
}

async function finished(
  desk: Desk,
  path: string,
  request: ImportRequest,
  report: ImportReport,
  operation: number | undefined,
  read: FileRead,
  savedMap: string | undefined,
): Promise<Imported> {
  const isDone = report.isAccepted && !request.isRehearsal;
  const maps = mapsOf(read, request.isRehearsal ? undefined : savedMap);
  if (!isDone || report.problems.length === 0) return { report, operation, isDone, ...maps };
  const rows = await read.rowsAt(new Set(report.problems.map((problem) => problem.line)));
  const rejectedFile = await writeRejected(
    path,
    { ...request.file, rejectedRows: rows },
    report.problems,
    desk,
  );
  return { report, operation, isDone, rejectedFile, rejectedFlags: rejectedFlags(read, savedMap), ...maps };
}

/** The file of rejected rows is UTF-8; a few rows may no longer show how dates and amounts are written. */
function rejectedFlags({ file: { layout }, told }: FileRead, savedMap: string | undefined): string {
  const map = savedMap ?? layout.map?.name;
  const columns = map === undefined ? columnFlags(told) : `--map ${map}`;
  return [
    `--dates ${layout.dates} --decimal ${layout.decimal}`,
    ...(columns === '' ? [] : [columns]),
    ...(told.encoding === undefined ? [] : ['--encoding utf-8']),
    ...(told.termDays === undefined ? [] : [`--terms ${told.termDays}`]),
  ].join(' ');
}
