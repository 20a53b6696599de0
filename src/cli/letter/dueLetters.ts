/** `dunning letter --due`: every letter that is due, as one batch; legal warnings are only named. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { AgendaEntry } from '../../db/agenda.ts';
import { Refusal } from '../../domain/refusal.ts';
import { agendaOn } from '../../office/agenda/agenda.ts';
import { prepareLetter } from '../../office/letter/letters.ts';
import { isDueLetter, needsApproval } from '../../office/agenda/nightRun.ts';
import { partedByFont, type Unprintable } from '../../office/letter/unprintableLetters.ts';
import { partedByPayment } from '../../office/payment/waitingPayments.ts';
import { staleness } from '../../office/agenda/staleness.ts';
import type { Desk } from '../command.ts';
import { openOffice, type OfficeDesk } from '../desk.ts';
import { failureOf } from '../failure.ts';
import { bold } from '../screen/ink.ts';
import { isMade, issueLetters, type LetterMade, type LetterResult } from './issueLetters.ts';
import { letterData, totalText } from './letterCard.ts';
import { writeWhole, type LetterForm } from './letterFiles.ts';
import type { Outcome, Warning } from '../screen/outcome.ts';
import type { Page } from '../screen/page.ts';
import { withPrintRoom } from './printRoom.ts';
import { rangeText } from './protocolRange.ts';

/** Up to this many letters a plain Enter is enough. */
const FEW = 10;

/** Shows what is due, asks once, and issues; with `merge` all letters are also put into one PDF for the printer. */
export async function issueDueLetters(
  desk: Desk,
  form: LetterForm,
  merge: string | undefined,
): Promise<Outcome> {
  const { globals, messages } = desk;
  const office = await openOffice(desk, globals.dryRun ? 'read' : 'write');
  const due = agendaOn(office.book, office.moment.today).filter(isDueLetter);
  const issuable = due.filter((entry) => !needsApproval(entry));
  const { free, unconfirmed } = partedByPayment(office.book, issuable);
  const { printable: letters, unprintable } = partedByFont(office.book, free);
  const remarks = [
    ...toApprove(desk, due.filter(needsApproval)),
    ...toConfirm(desk, unconfirmed),
    ...toSpell(desk, unprintable),
    ...staleData(desk, office),
  ];
  if (letters.length === 0) return nothingDue(desk, remarks);
  if (globals.dryRun) return rehearsed(desk, office, letters, remarks);
  if (desk.ask.isPossible && !globals.yes) await desk.show((page) => dueTable(page, desk, letters));
  const question = messages.letters.ask.issueAll(letters.length);
  if (!(await desk.ask.confirm({ message: question, usually: letters.length <= FEW }))) {
    return nothingDue(desk, remarks, messages.letters.said.nothingIssued);
  }
  const results = await withPrintRoom(desk, office.workspace, (room) =>
    issueLetters(
      office,
      room,
      letters.map((entry) => ({ case: entry.case, wish: {} })),
      {
        form,
        onEach: (_result, count) =>
          desk.progress.report(() => messages.letters.printing(count, letters.length)),
      },
    ),
  );
  const made = results.filter(isMade);
  refuseWithoutPrinter(results);
  const merged = merge === undefined ? undefined : resolve(desk.context.cwd, merge);
  const mergeTrouble =
    merged === undefined ? [] : await mergeLetters(desk, office.workspace.dir, made, merged);
  const warnings = [...failures(desk, results), ...mergeTrouble, ...remarks];
  return {
    schema: 'dunning.letter/1',
    data: made.map(({ content, issued, file, pages }) =>
      letterData(content, {
        step: issued.step,
        protocol: issued.protocol,
        file: join(office.workspace.dir, file),
        pages,
      }),
    ),
    screen: (page) => {
      const { said } = messages.letters;
      page.line(bold(said.issuedCount(made.length, letters.length)));
      madeTable(page, desk, made);
      if (made.length === 0) return;
      page.line(said.filesIn(join(office.workspace.dir, 'letters')));
      if (merged !== undefined && mergeTrouble.length === 0) page.line(said.mergedIn(merged));
      const numbers = rangeText(
        made.map(({ issued }) => issued.protocol),
        ' ',
      );
      page.paragraph(said.notYetSent(`dunning sent ${numbers}`));
    },
    exitCode: warnings.length > 0 ? 3 : 0,
    warnings,
    hints: made.length === 0 ? [] : [messages.common.undoHint],
  };
}

/** Without a browser no letter can be printed, and none was numbered: the command has failed as a whole. */
function refuseWithoutPrinter(results: readonly LetterResult[]): void {
  const refusals = results.map((result) =>
    !isMade(result) && result.failure instanceof Refusal && result.failure.kind === 'no-printer'
      ? result.failure
      : undefined,
  );
  const [first] = refusals;
  if (first !== undefined && refusals.every((refusal) => refusal !== undefined)) throw first;
}

async function mergeLetters(
  desk: Desk,
  dir: string,
  made: readonly LetterMade[],
  target: string,
): Promise<Warning[]> {
  if (made.length === 0) return [];
  const { mergePdfs } = await import('../../pdf/mergePdfs.ts');
  try {
    writeWhole(target, mergePdfs(made.map(({ file }) => readFileSync(join(dir, file)))));
    return [];
  } catch (error) {
    const { code, message } = failureOf(error, desk.messages, desk.format);
    return [{ code, message: desk.messages.letters.said.notMerged(message) }];
  }
}

function failures(desk: Desk, results: readonly LetterResult[]): Warning[] {
  return results.flatMap((result) => {
    if (isMade(result)) return [];
    const { code, message } = failureOf(result.failure, desk.messages, desk.format, { case: result.case });
    return [{ code, message: `${desk.messages.common.case} ${result.case}: ${message}` }];
  });
}

function toApprove({ messages }: Desk, entries: readonly AgendaEntry[]): Warning[] {
  const { letters, words } = messages;
  return entries.map((entry) => ({
    code: 'needs-approval',
    message: letters.said.waitsForApproval(entry.case, entry.debtor.name, words.step(entry.step ?? '')),
  }));
}

/** Who seems to have paid is asked for nothing in a batch. */
function toConfirm({ messages: { letters } }: Desk, entries: readonly AgendaEntry[]): Warning[] {
  return entries.map((entry) => ({
    code: 'payment-waits',
    message: letters.said.paymentWaits(entry.case, entry.debtor.name),
  }));
}

/** A name that would come out as empty boxes is looked at by a person. */
function toSpell({ messages: { letters } }: Desk, found: readonly Unprintable<AgendaEntry>[]): Warning[] {
  return found.map(({ entry, characters }) => ({
    code: 'letter-unprintable',
    message: letters.said.unprintable(entry.case, entry.debtor.name, characters),
  }));
}

function staleData({ messages }: Desk, { book, moment }: OfficeDesk): Warning[] {
  const days = staleness(book, moment.today);
  return days === undefined ? [] : [{ code: 'stale-data', message: messages.letters.checks.staleData(days) }];
}

function nothingDue(
  { messages }: Desk,
  warnings: readonly Warning[],
  said = messages.letters.said.noneDue,
): Outcome {
  return {
    schema: 'dunning.letter/1',
    data: [],
    screen: (page) => page.line(said),
    exitCode: warnings.length > 0 ? 3 : 0,
    warnings,
  };
}

function rehearsed(
  desk: Desk,
  { book, moment }: OfficeDesk,
  letters: readonly AgendaEntry[],
  remarks: readonly Warning[],
): Outcome {
  const prepared = letters.map((entry, offset) => prepareLetter(book, moment, entry.case, { offset }));
  return {
    schema: 'dunning.letter/1',
    data: prepared.map(({ content, step }) =>
      letterData(content, { step: step.id, protocol: content.protocol ?? null, file: null, pages: 0 }),
    ),
    screen: (page) => {
      dueTable(page, desk, letters);
      page.line(desk.messages.common.dryRun);
    },
    exitCode: remarks.length > 0 ? 3 : 0,
    warnings: remarks,
  };
}

function dueTable(page: Page, { messages, format }: Desk, entries: readonly AgendaEntry[]): void {
  const { common, letters, words } = messages;
  page.heading(letters.dueTitle(entries.length));
  page.table(
    [
      { header: common.caseShort, align: 'right', cardLine: 1 },
      { header: common.customer, wraps: true, cardLine: 1 },
      { header: common.overdue, align: 'right', cardLine: 2 },
      { header: letters.step, cardLine: 3 },
    ],
    entries.map((entry) => [
      String(entry.case),
      entry.debtor.name,
      format.money(entry.owedCents, entry.currency),
      words.step(entry.step ?? ''),
    ]),
  );
}

function madeTable(page: Page, desk: Desk, made: readonly LetterMade[]): void {
  const { common, letters, words } = desk.messages;
  page.table(
    [
      { header: letters.protocol, cardLine: 1 },
      { header: common.caseShort, align: 'right', cardLine: 1 },
      { header: common.customer, wraps: true, cardLine: 2 },
      { header: common.total, align: 'right', cardLine: 3 },
      { header: letters.step, cardLine: 3 },
    ],
    made.map(({ issued, content }) => [
      issued.protocol,
      String(issued.case),
      content.recipient.name,
      totalText(desk, content),
      words.step(issued.step),
    ]),
  );
}
