/** `dunning run`: what happens without a person, for cron. Twice is the same as once. */
import { join } from 'node:path';
import { rehearse, type Done } from '../../office/act.ts';
import { prepareLetter } from '../../office/letter/letters.ts';
import { housekeeping, type RunResult } from '../../office/agenda/nightRun.ts';
import type { CommandKit, Desk } from '../command.ts';
import { backUpOnceADay } from '../workspace/dailyBackup.ts';
import { openOffice, type OfficeDesk } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { endedCases, endingsData } from '../agenda/endingTermsView.ts';
import { failureOf } from '../failure.ts';
import { isMade, issueLetters } from '../letter/issueLetters.ts';
import { letterFileName } from '../letter/letterFiles.ts';
import { nightReport, nightPage, type NightLetter, type NightReport } from '../workspace/nightReport.ts';
import type { Outcome, Warning } from '../screen/outcome.ts';
import { browserMissing, withPrintRoom } from '../letter/printRoom.ts';
import { takeRunLock } from '../workspace/runLock.ts';
import { appendToRunLog, endOfRun, runLogFile } from '../workspace/runLog.ts';

/** Describes the command. */
export function runCommand(kit: CommandKit): DunningCommand {
  return kit.command('run').action(kit.answer(runRun));
}

/** Puts the book in order and issues the letters that need nobody's approval, or says what it would do. */
export async function runRun(desk: Desk): Promise<Outcome> {
  const office = await openOffice(desk, 'write', 'cron');
  if (desk.globals.dryRun) return outcomeOf(desk, office, await rehearsal(desk, office), []);
  const release = takeRunLock(office.workspace.dir, desk.context);
  try {
    const { dir, database } = office.workspace;
    const warnings = attempt(desk, desk.messages.night.notBackedUp, () =>
      backUpOnceADay(dir, database, desk.today),
    );
    const done = housekeeping(office.book, office.moment);
    const report = nightReport(desk, done.result, await issued(desk, office, done));
    warnings.push(...attempt(desk, desk.messages.night.notLogged, () => logRun(office, report)));
    return outcomeOf(desk, office, report, warnings);
  } finally {
    release();
  }
}

/** The letters of a night are part of it: one undo takes back all it did. */
async function issued(
  desk: Desk,
  office: OfficeDesk,
  { result, operation }: Done<RunResult>,
): Promise<NightLetter[]> {
  if (result.staleSince !== undefined || result.letters.length === 0) return [];
  const orders = result.letters.map((entry) => ({ case: entry.case, wish: {} }));
  const made = await withPrintRoom(desk, office.workspace, (room) =>
    issueLetters(office, room, orders, {
      form: 'pdf',
      ...(operation === undefined ? {} : { batch: operation }),
      onEach: (_result, count) =>
        desk.progress.report(() => desk.messages.letters.printing(count, orders.length)),
    }),
  );
  return made.map((each) =>
    isMade(each)
      ? { case: each.case, step: each.issued.step, protocol: each.issued.protocol, file: each.file }
      : { case: each.case, failure: each.failure },
  );
}

/** Everything the run would do, done and taken back; only the printing itself is left out. */
function rehearsal(desk: Desk, { workspace, book, moment }: OfficeDesk): Promise<NightReport> {
  return withPrintRoom(desk, workspace, async (room) => {
    const browser = await room.browser();
    return rehearse(book, () => {
      const { result } = housekeeping(book, moment);
      const letters: NightLetter[] = [];
      let offset = 0;
      const due = result.staleSince === undefined ? result.letters : [];
      for (const [done, entry] of due.entries()) {
        desk.progress.report(() => desk.messages.letters.checking(done, due.length));
        try {
          const letter = prepareLetter(book, moment, entry.case, { offset });
          room.check(letter.content);
          if (!browser.found) throw browserMissing(browser);
          const { protocol = '' } = letter.content;
          letters.push({
            case: entry.case,
            step: letter.step.id,
            protocol,
            file: letterFileName(letter, 'pdf'),
          });
          offset += 1;
        } catch (failure) {
          letters.push({ case: entry.case, failure });
        }
      }
      return nightReport(desk, result, letters);
    });
  });
}

function logRun({ workspace, moment }: OfficeDesk, report: NightReport): void {
  const lines = [
    ...report.done.map(
      (line) =>
        `${line.code} case=${line.case}${line.protocol === undefined ? '' : ` protocol=${line.protocol}`}`,
    ),
    ...report.errors.map((line) => `error case=${line.case} code=${line.code}`),
    ...(report.staleSince === undefined ? [] : [`stale-data days=${report.staleSince}`]),
    endOfRun(moment.today, {
      done: report.done.length,
      waiting: report.waiting.length,
      skipped: report.skipped.length,
      errors: report.errors.length,
    }),
  ];
  appendToRunLog(workspace.dir, moment.today, moment.at, lines);
}

/** A backup or a log that cannot be written must not keep the letters from going out, but a person must know. */
function attempt(desk: Desk, sentence: (why: string) => string, work: () => void): Warning[] {
  try {
    work();
    return [];
  } catch (error) {
    const { code, message } = failureOf(error, desk.messages, desk.format);
    return [{ code, message: sentence(message) }];
  }
}

function outcomeOf(
  desk: Desk,
  { workspace }: OfficeDesk,
  report: NightReport,
  trouble: readonly Warning[],
): Outcome {
  const { staleSince, done, waiting, skipped, errors, proposals } = report;
  const { messages, globals } = desk;
  const stale =
    staleSince === undefined ? [] : [{ code: 'stale-data', message: messages.night.staleData(staleSince) }];
  const warnings = [...stale, ...trouble];
  return {
    schema: 'dunning.run/1',
    data: {
      done,
      waiting,
      skipped,
      errors,
      proposals,
      prescriptions: endingsData(report.endings, desk),
      prescribed: endedCases(report.endings, desk),
    },
    screen: (page) => {
      nightPage(page, desk, workspace.settings.creditor.name, report);
      if (globals.dryRun) page.line(messages.common.dryRun);
      else if (!globals.quiet) page.line(messages.night.logIn(join(workspace.dir, runLogFile(desk.today))));
    },
    exitCode: errors.length > 0 || warnings.length > 0 ? 3 : 0,
    warnings,
  };
}
