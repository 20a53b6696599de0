/** One file on its way into the book: read, shown, asked about, imported. */
import { basename } from 'node:path';
import type { LayoutHints } from '../../domain/import/incoming.ts';
import { Refusal, type RefusalValues } from '../../domain/refusal.ts';
import type { ImportDoubt } from '../../domain/import/wholeList.ts';
import {
  importFile,
  isWithoutChange,
  type ImportReport,
  type ImportRequest,
} from '../../office/import/importBook.ts';
import { knownDeductions } from '../../office/import/knownDeductions.ts';
import type { Desk } from '../command.ts';
import type { OfficeDesk } from '../desk.ts';
import { actTogether, type FilesTogether } from './filesTogether.ts';
import { doubtWarnings } from './importChanges.ts';
import { settleConflicts } from './importConflicts.ts';
import { askNewName, keepMap } from './importMapKeeping.ts';
import { columnFlags, layoutFlags } from './importMapFlags.ts';
import { readMapped, type FileRead, type Mapping } from './importMapRead.ts';
import { importPage } from './importView.ts';
import { writeRejected } from './rejectedRows.ts';

/** So many rows take longer than a glance. */
const MANY_ROWS = 10_000;

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
  if (manner.asks) return askedFile(desk, office, path, manner);
  const { read, request } = await readFor(desk, office, path, manner);
  const { result: report, operation } = announced(desk, request, () =>
    actTogether(manner, (batch) => importFile(office.book, office.moment, { ...request, ...batch })),
  );
  refuseDoubts(report);
  // A map that a file was not imported by would only be in the way of a better one.
  const saveAs = report.isAccepted ? manner.mapping.saveAs : undefined;
  if (!request.isRehearsal) await keep(desk, office, read, saveAs);
  return finished(desk, path, request, report, operation, read, saveAs);
}

/** A file read, and what is asked of the book with it. */
interface Requested {
  readonly read: FileRead;
  readonly request: ImportRequest;
}

async function readFor(
  desk: Desk,
  office: OfficeDesk,
  path: string,
  { hints, mapping, skipBad, isWholeList, override }: ImportManner,
): Promise<Requested> {
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
    isWholeList,
    ...(override === undefined ? {} : { permission: { reason: override } }),
  };
  return { read, request };
}

/** In a terminal: `<` goes back from the last question to how the file is to be read. */
async function askedFile(
  desk: Desk,
  office: OfficeDesk,
  path: string,
  manner: ImportManner,
): Promise<Imported> {
  let requested: Requested | undefined;
  let imported: Imported | undefined;
  await desk.ask.inOrder([
    async () => {
      requested = await readFor(desk, office, path, manner);
    },
    async () => {
      if (requested !== undefined) imported = await afterAsking(desk, office, path, requested, manner);
    },
  ]);
  if (imported === undefined) throw new Error('a file was asked about in vain');
  return imported;
}

/** The same plan is shown first, and carried out when the person says so. */
async function afterAsking(
  desk: Desk,
  office: OfficeDesk,
  path: string,
  { read, request }: Requested,
  manner: ImportManner,
): Promise<Imported> {
  const { book, moment } = office;
  const { saveAs } = manner.mapping;
  let settled: Awaited<ReturnType<typeof settleConflicts>> | undefined;
  let answer = 'unasked' as Answer;
  let name = saveAs;
  await desk.ask.inOrder([
    async () => {
      settled = await settleConflicts(desk, (told) => {
        const rehearsal = { ...request, answers: told, skipBad: true, isRehearsal: true };
        return announced(desk, rehearsal, () => importFile(book, moment, rehearsal).result);
      });
    },
    async () => {
      if (settled !== undefined) answer = await askAbout(desk, request, settled.plan);
    },
    async () => {
      const isNew = read.wasAsked && read.learned !== undefined && read.file.layout.map === undefined;
      if (answer === 'yes' && isNew && saveAs === undefined) name = await askNewName(desk, office);
    },
  ]);
  if (settled === undefined) throw new Error('an import was not rehearsed');
  const { plan, answers } = settled;
  if (answer === 'no') {
    const report = { ...plan, doubts: [], isAccepted: plan.isKnown };
    return { report, operation: undefined, isDone: false, wasShown: true, ...mapsOf(read, undefined) };
  }
  const permission = doubtsToAsk(request, plan).length > 0 ? { permission: {} } : {};
  const { result: report, operation } = announced(desk, request, () =>
    actTogether(manner, (batch) =>
      importFile(book, moment, { ...request, ...batch, answers, skipBad: true, ...permission }),
    ),
  );
  await keep(desk, office, read, name);
  const imported = await finished(desk, path, request, report, operation, read, name);
  return answer === 'yes' ? { ...imported, wasShown: true } : imported;
}

/** Comparing and writing are one piece of work: of a large file, what is being done is said beforehand. */
function announced<Result>(
  { progress, messages: { imports }, format }: Desk,
  { file, isRehearsal }: ImportRequest,
  work: () => Result,
): Result {
  if (file.rowCount >= MANY_ROWS) {
    const rows = format.count(file.rowCount);
    progress.announce(isRehearsal ? imports.comparing(rows) : imports.writing(rows));
  }
  try {
    return work();
  } finally {
    progress.finish();
  }
}

type Answer = 'unasked' | 'yes' | 'no';

/** Shows the plan and asks; what came in before is only noted as seen again: there is nothing to decide. */
async function askAbout(desk: Desk, request: ImportRequest, plan: ImportReport): Promise<Answer> {
  const doubts = doubtWarnings(desk, doubtsToAsk(request, plan));
  const isDoubtful = doubts.length > 0;
  if (!isDoubtful && changesNothing(plan) && isImportable(plan, request)) return 'unasked';
  await desk.show((page) =>
    importPage(
      page,
      desk,
      plan,
      doubts.map(({ message }) => `! ${message}`),
    ),
  );
  if (!isImportable(plan, request)) return 'no';
  const message = isDoubtful ? desk.messages.imports.askInSpite : questionAbout(desk, plan);
  return (await desk.ask.confirm({ message, usually: !isDoubtful })) ? 'yes' : 'no';
}

function doubtsToAsk({ permission }: ImportRequest, { doubts }: ImportReport): readonly ImportDoubt[] {
  return permission === undefined ? doubts : [];
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
  // Sums of money among them are for the sentence alone.
  const values = Object.assign({}, ...doubts.map((doubt) => doubt.values)) as RefusalValues;
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
