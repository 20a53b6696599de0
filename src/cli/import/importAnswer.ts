/** What an import answers besides its page: the document for programs, and what a person should know all the same. */
import type { DebtorConflict, FileNote } from '../../domain/import/incoming.ts';
import { toDecimal, type Money } from '../../domain/money.ts';
import type { ImportReport } from '../../office/import/importBook.ts';
import type { Desk } from '../command.ts';
import type { BatchFile } from './importBatch.ts';
import { changesJson, doubtWarnings } from './importChanges.ts';
import type { Imported } from './importOne.ts';
import { shellWord } from '../screen/shellWord.ts';
import type { Warning } from '../screen/outcome.ts';
import { problemText } from './rowProblem.ts';

/** Everything about a file that a person should know; among several files, with its name. */
export function warningsOf(desk: Desk, report: ImportReport, file?: string): Warning[] {
  const { statedTotalCents: stated, openTotal, notes, doubts } = report;
  const { imports } = desk.messages;
  const [only] = openTotal;
  const warnings = [
    ...notes.flatMap((note) => noteWarning(desk, note)),
    ...(desk.globals.dryRun ? doubtWarnings(desk, doubts) : []),
  ];
  if (stated !== undefined && openTotal.length === 1 && only !== undefined && only.cents !== stated) {
    const { amount } = desk.format;
    const message = imports.totalsDiffer(amount(stated as Money['cents']), amount(only.cents));
    warnings.push({ code: 'total-differs', message });
  }
  if (file === undefined) return warnings;
  return warnings.map(({ code, message }) => ({ code, message: `${file}: ${message}` }));
}

/** That a signature was not verified stands beside what the file is. */
function noteWarning(
  { messages: { imports } }: Desk,
  { code, count = 0, detail = '', merge }: FileNote,
): Warning[] {
  switch (code) {
    case 'not-receivable':
      return [{ code, message: imports.notReceivable(count, detail) }];
    case 'supplier-rows':
      return [{ code, message: imports.supplierRows(count) }];
    case 'draft-rows':
      return [{ code, message: imports.draftRows(count) }];
    case 'void-rows':
      return [{ code, message: imports.voidRows(count) }];
    case 'kinds-unknown':
      return [{ code, message: imports.kindsUnknown(count, detail) }];
    case 'only-credits':
      return [{ code, message: imports.onlyCredits(count) }];
    case 'due-derived':
      return [{ code, message: imports.dueDerived(count, detail) }];
    case 'balances-differ':
      return [{ code, message: imports.balancesDiffer(count, detail) }];
    case 'instalments-differ':
      return [{ code, message: imports.instalmentsDiffer(count, detail) }];
    case 'status-differs':
      return [{ code, message: imports.statusDiffers(count, detail) }];
    case 'code-in-name':
      return [{ code, message: imports.codeInName(detail) }];
    case 'codes-shared':
      return [{ code, message: imports.codesShared(count, detail) }];
    case 'payments-unknown':
      return [{ code, message: imports.listWithoutPayments }];
    case 'tax-number-lost':
      return [{ code, message: imports.taxNumberLost(count) }];
    case 'payment-not-booked':
      return [{ code, message: imports.paymentNotBooked(count, detail) }];
    case 'return-not-booked':
      return [
        { code, message: imports.returnNotBooked(count, detail, shellWord(detail.split(', ')[0] ?? '')) },
      ];
    case 'payment-taken-back':
      return [{ code, message: imports.paymentTakenBack(count, detail) }];
    case 'passed-over-kept':
      return [{ code, message: imports.passedOverKept(count, detail) }];
    case 'movements-placed':
      return [{ code, message: imports.movementsPlaced(count) }];
    case 'movements-proposed':
      return [{ code, message: imports.movementsProposed(count) }];
    case 'older-balance':
      return [{ code, message: imports.olderBalance(count, detail) }];
    case 'repeat-kept':
      return [{ code, message: imports.repeatKept(count, detail) }];
    case 'number-again':
      return [{ code, message: imports.numberAgain(count, detail) }];
    case 'possibly-same':
      return [{ code, message: imports.possiblySame(count, detail) }];
    case 'under-two-customers':
      return [{ code, message: imports.underTwoCustomers(count, detail, mergeCommand(merge)) }];
    case 'customer-recognised':
      return [{ code, message: imports.customerRecognised(count, detail) }];
    case 'other-name':
      return [{ code, message: imports.otherName(count, detail) }];
    case 'unprintable':
      return [{ code, message: imports.unprintable(count, detail) }];
    case 'disputed-settled':
      return [{ code, message: imports.disputedSettled(count, detail) }];
    case 'signature-unverified':
    case 'rows-left-out':
      return [];
  }
}

function mergeCommand({ into, from }: NonNullable<FileNote['merge']> = { into: '', from: '' }): string {
  return `dunning debtor ${shellWord(into)} --merge ${shellWord(from)}`;
}

/** One of several files: imported, failed or passed over. */
export function fileJson(desk: Desk, file: BatchFile): object {
  switch (file.kind) {
    case 'read':
      return importJson(desk, file.imported);
    case 'failed': {
      const { code, message, hint } = file.failure;
      const { flag } = file;
      const error = {
        code,
        message,
        ...(hint === undefined ? {} : { hint }),
        ...(flag === undefined ? {} : { flag }),
      };
      return { file: file.name, imported: false, error };
    }
    case 'ignored':
      return { file: file.name, imported: false, ignored: { code: file.code, message: file.message } };
  }
}

/** Keys mean something inside only. */
function conflictJson({ why, debtors }: DebtorConflict): object {
  return { why, debtors: debtors.map(({ sign, name }) => ({ sign, name })) };
}

/** One file as programs read it. */
export function importJson(
  { messages }: Desk,
  { report, operation, rejectedFile, savedMap, isDone }: Imported,
): object {
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
      message: problemText(messages, problem),
      ...(problem.conflict === undefined ? {} : { conflict: conflictJson(problem.conflict) }),
    })),
    changes: changesJson(report),
    ...(report.doubts.length === 0 ? {} : { doubts: report.doubts.map(({ code }) => code) }),
    openTotal: report.openTotal.map(({ cents, currency, items }) => ({
      currency,
      amount: toDecimal(cents),
      items,
    })),
    ...(report.statedTotalCents === undefined
      ? {}
      : { statedTotal: toDecimal(report.statedTotalCents as Money['cents']) }),
    ...(report.notes.length === 0 ? {} : { notes: report.notes }),
    ...(savedMap === undefined ? {} : { savedMap }),
    imported: isDone,
    ...(operation === undefined ? {} : { operation }),
    ...(rejectedFile === undefined ? {} : { rejectedFile }),
  };
}
