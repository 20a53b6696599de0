/** A bank statement on its way into the book: recognised by its content, shown, asked about, posted. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { BankStatement, StatementFormat } from '../../domain/payment/bankMovement.ts';
import { Refusal } from '../../domain/refusal.ts';
import {
  importPayments,
  type PaymentsReport,
  type StatementRequest,
} from '../../office/import/importPayments.ts';
import type { Desk } from '../command.ts';
import type { OfficeDesk } from '../desk.ts';
import { failureOf, hasLeft } from '../failure.ts';
import { bold } from '../screen/ink.ts';
import { actTogether } from './filesTogether.ts';
import type { ImportManner } from './importOne.ts';
import type { ImportTarget, ImportTargets } from './importTargets.ts';
import type { ExitCode, Outcome } from '../screen/outcome.ts';
import { writeRejected } from './rejectedRows.ts';
import { statementJson, statementPage } from './statementView.ts';

export interface StatementTarget extends ImportTarget {
  readonly format: StatementFormat;
  /** What was read of it already, to put the statements in order. */
  readonly read?: StatementRead;
}

/** A statement with the sum its file is known by. */
interface StatementRead {
  readonly statement: BankStatement;
  readonly sha256: string;
}

/** Of all statements of one command so many bytes of files are kept as they were read; what is beyond is read again. */
const MOST_BYTES_KEPT = 8_000_000;

/** Parts bank statements from the other files: they are posted last, when the invoices they pay are in the book. */
export async function partStatements(
  targets: ImportTargets,
): Promise<{ readonly statements: readonly StatementTarget[]; readonly others: ImportTargets }> {
  const { statementFormat } = await import('../../intake/bank/bankStatement.ts');
  const statements: StatementTarget[] = [];
  const files: ImportTarget[] = [];
  for (const target of targets.files) {
    // What cannot be opened is told when its turn comes, like any other file.
    const format = await statementFormat(opener(target.path)).catch(() => undefined);
    if (format === undefined) files.push(target);
    else statements.push({ ...target, format });
  }
  return { statements, others: { ...targets, files } };
}

/** Statements in the order of what they tell, whatever they are called: what came back was paid in an earlier one. */
export async function inOrderOfDays(
  statements: readonly StatementTarget[],
  { hints }: Pick<ImportManner, 'hints'>,
  mostBytesKept = MOST_BYTES_KEPT,
): Promise<readonly StatementTarget[]> {
  if (statements.length < 2) return statements;
  const dated: { readonly target: StatementTarget; readonly from: string }[] = [];
  let kept = 0;
  for (const target of statements) {
    // What cannot be read is told when its turn comes, after the others.
    const read = await readFile(target, hints).catch(() => undefined);
    const days = (read?.statement.movements ?? []).map(({ bookedOn }) => bookedOn).sort();
    const isKept = read !== undefined && kept + read.bytes <= mostBytesKept;
    if (isKept) kept += read.bytes;
    dated.push({ target: isKept ? { ...target, read } : target, from: days[0] ?? '9999' });
  }
  return dated.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)).map(({ target }) => target);
}

/** Imports one statement as one act. Refuses (data) when it cannot be read, with the reason and what to do. */
export async function importStatement(
  desk: Desk,
  office: OfficeDesk,
  target: StatementTarget,
  manner: ImportManner,
): Promise<Outcome> {
  const { book, moment } = office;
  const { hints, skipBad, asks } = manner;
  const { statement, sha256 } = target.read ?? (await readFile(target, hints));
  const request: StatementRequest = {
    name: basename(target.path),
    sha256,
    statement,
    skipBad,
    isRehearsal: desk.globals.dryRun,
  };
  if (asks) {
    const { result: plan } = importPayments(book, moment, { ...request, skipBad: true, isRehearsal: true });
    await desk.show((page) => statementPage(page, desk, book, plan));
    const { posted, proposed, unknown, returned } = plan.counts;
    const isAnything = posted + proposed + unknown + returned > 0;
    const message = desk.messages.payments.ask(posted, proposed);
    if (isAnything && !(await desk.ask.confirm({ message, usually: true }))) {
      return outcomeOf(desk, office, { ...plan, isAccepted: false }, undefined, [
        desk.messages.imports.notImported,
      ]);
    }
    const { result, operation } = actTogether(manner, (batch) =>
      importPayments(book, moment, { ...request, ...batch, skipBad: true }),
    );
    return finished(desk, office, target, statement, result, operation);
  }
  const { result, operation } = actTogether(manner, (batch) =>
    importPayments(book, moment, { ...request, ...batch }),
  );
  return finished(desk, office, target, statement, result, operation);
}

/** Sets the bad rows aside in a file of their own, as for invoices. */
async function finished(
  desk: Desk,
  office: OfficeDesk,
  { path }: StatementTarget,
  { rejected }: BankStatement,
  report: PaymentsReport,
  operation: number | undefined,
): Promise<Outcome> {
  const { problems } = report;
  const isDone = report.isAccepted && !desk.globals.dryRun;
  if (!isDone || problems.length === 0) return outcomeOf(desk, office, report, operation);
  const { imports, payments } = desk.messages;
  // What is no CSV has no rows: there the file is a list of what to look for.
  const rows =
    rejected?.rows ??
    new Map(problems.map((each) => [each.line, [String(each.line), each.column, each.value]]));
  const file = {
    header: rejected?.header ?? payments.rejectedHeader,
    layout: { delimiter: rejected?.delimiter ?? ';' },
    rejectedRows: rows,
  } as const;
  const rejectedFile = await writeRejected(path, file, problems, desk);
  const endings = [imports.setAsideIn(rejectedFile), ...endingsOf(desk, report, operation)];
  return outcomeOf(desk, office, report, operation, endings, { rejectedFile });
}

/** One statement among several files: what cannot be read does not stop the others. */
export async function importAmongOthers(
  desk: Desk,
  office: OfficeDesk,
  target: StatementTarget,
  manner: ImportManner,
): Promise<Outcome> {
  try {
    return await importStatement(desk, office, target, manner);
  } catch (error) {
    if (hasLeft(error) && manner.together?.first !== undefined) return leftBefore(desk, target);
    const { code, exit, message, hint } = failureOf(error, desk.messages, desk.format);
    if (exit !== 5) throw error;
    return {
      schema: 'dunning.import/1',
      data: {
        file: basename(target.path),
        imported: false,
        error: { code, message, ...(hint === undefined ? {} : { hint }) },
      },
      screen: (page) => {
        page.paragraph(message);
        if (hint !== undefined) page.paragraph(hint, 2);
      },
      exitCode: exit,
    };
  }
}

/** The person left at this one's question: what went in before stays. */
function leftBefore({ messages: { imports, importMaps } }: Desk, { path }: StatementTarget): Outcome {
  const file = basename(path);
  return {
    schema: 'dunning.import/1',
    data: { file, imported: false },
    screen: (page) => {
      page.paragraph(importMaps.unknown.declined(file));
      page.line(bold(imports.leftHalfWay));
    },
    exitCode: 130,
    hints: [imports.undoHint],
  };
}

/** Several answers as one: the documents as a list, the pages one after the other. */
export function together(outcomes: readonly Outcome[]): Outcome {
  return {
    schema: 'dunning.import/1',
    data: { files: outcomes.flatMap(({ data }) => filesOf(data)) },
    screen: async (page) => {
      for (const [at, outcome] of outcomes.entries()) {
        if (at > 0) page.blank();
        await outcome.screen(page);
      }
    },
    exitCode: worst(outcomes),
    warnings: outcomes.flatMap(({ warnings = [] }) => warnings),
    hints: [...new Set(outcomes.flatMap(({ hints = [] }) => hints))],
  };
}

function filesOf(data: unknown): unknown[] {
  const isList = typeof data === 'object' && data !== null && 'files' in data && Array.isArray(data.files);
  return isList ? (data.files as unknown[]) : [data];
}

/** Nothing taken anywhere is 5; something left somewhere is 3; left by the person 130. */
function worst(outcomes: readonly Outcome[]): ExitCode {
  const exits = outcomes.map(({ exitCode = 0 }) => exitCode);
  if (exits.includes(130)) return 130;
  if (exits.every((exit) => exit === 5)) return 5;
  return exits.every((exit) => exit === 0) ? 0 : 3;
}

function outcomeOf(
  desk: Desk,
  { book }: OfficeDesk,
  report: PaymentsReport,
  operation: number | undefined,
  endings: readonly string[] = endingsOf(desk, report, operation),
  more: { readonly rejectedFile?: string } = {},
): Outcome {
  const { imports, payments } = desk.messages;
  const isDone = report.isAccepted && !desk.globals.dryRun;
  // A rehearsal has a number too, of an operation that was taken back.
  const done = isDone ? operation : undefined;
  return {
    schema: 'dunning.import/1',
    data: {
      ...statementJson(desk, book, report),
      imported: isDone,
      ...more,
      ...(done === undefined ? {} : { operation: done }),
    },
    screen: (page) => statementPage(page, desk, book, report, endings),
    exitCode: exitOf(report),
    hints: [
      ...(done === undefined ? [] : [imports.undoHint]),
      ...(isDone && report.counts.proposed > 0 ? [payments.confirmHint] : []),
    ],
  };
}

/** What waits for a person must be seen; money that nobody can place is everyday life. */
function exitOf({ isAccepted, problems, counts, lines }: PaymentsReport): ExitCode {
  if (!isAccepted && problems.length > 0) return 5;
  const isUnpaid = lines.some(({ movement, match }) => match.state === 'unknown' && movement.cents < 0);
  return counts.proposed > 0 || isUnpaid || problems.length > 0 ? 3 : 0;
}

function endingsOf(
  { messages: { imports, payments }, globals }: Desk,
  { isAccepted, problems, counts }: PaymentsReport,
  operation: number | undefined,
): string[] {
  if (globals.dryRun) return [imports.nothingWritten];
  if (!isAccepted) return [problems.length > 0 ? imports.stopped : imports.notImported];
  if (operation !== undefined) return [payments.done(operation)];
  return [counts.duplicates > 0 ? payments.nothingNew : payments.nothingIn];
}

/** Reads a file once: what is known of it is summed up on the way. */
async function readFile(
  { path, format }: StatementTarget,
  hints: ImportManner['hints'],
): Promise<StatementRead & { readonly bytes: number }> {
  const { readStatement } = await import('../../intake/bank/bankStatement.ts');
  const hash = createHash('sha256');
  let bytes = 0;
  const open = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of opener(path)()) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  };
  const read = await readStatement(open, format, hints);
  if (!read.ok) {
    const { code, flag, detail, line } = read.problem;
    throw new Refusal('data', `import-${code}`, { file: basename(path), flag, detail, line });
  }
  return { statement: read.statement, sha256: hash.digest('hex'), bytes };
}

function opener(path: string): () => AsyncIterable<Buffer> {
  return () => createReadStream(path) as AsyncIterable<Buffer>;
}
