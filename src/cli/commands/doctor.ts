/** `dunning doctor`: looks at everything the program relies on, also when most of it is broken. Changes nothing. */
import { existsSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../domain/refusal.ts';
import type { Settings } from '../../domain/settings.ts';
import type { CommandKit, Desk } from '../command.ts';
import { fault, fine, thrown, worry, type Finding } from '../workspace/doctorFinding.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { failureOf } from '../failure.ts';
import { bold } from '../screen/ink.ts';
import type { Outcome } from '../screen/outcome.ts';
import { browserMissing, withPrintRoom } from '../letter/printRoom.ts';
import { lastRun } from '../workspace/runLog.ts';
import { loadSettings } from '../settings/settingsFile.ts';
import { settingsPhrases, templateFindings } from '../letter/templateLint.ts';
import { findWorkspace, settingsFile } from '../workspace/workspace.ts';

export interface DoctorOptions {
  readonly print?: boolean;
}

/** Below this much free space a day's work may not fit. */
const LOW_SPACE_BYTES = 200_000_000;

/** Describes the command. */
export function doctorCommand(kit: CommandKit): DunningCommand {
  return kit
    .command('doctor')
    .option('--print', kit.messages.night.doctor.printOption)
    .action(kit.answer(runDoctor));
}

/** Every finding, each with its remedy. Ends with 5 for data or settings, 8 for the browser, 3 for anything else. */
export async function runDoctor(desk: Desk, options: DoctorOptions): Promise<Outcome> {
  const { night } = desk.messages;
  const { doctor } = night;
  const findings: Finding[] = [fine('node', doctor.node(process.versions.node, desk.context.version()))];
  const dir = await folderOf(desk, findings);
  let settings: Settings | undefined;
  if (dir !== undefined) {
    findings.push(...folderFindings(desk, dir));
    settings = await readSettings(desk, dir, findings);
    const { bookFindings } = await import('../workspace/bookChecks.ts');
    findings.push(...bookFindings(desk, dir, settings), await templatesFinding(desk, dir, settings));
    findings.push(runFinding(desk, dir), spaceFinding(desk, dir));
  }
  findings.push(...(await printingFindings(desk, dir, settings, options.print === true)));
  const problems = findings.filter(({ state }) => state !== 'ok');
  const errors = problems.filter(({ state }) => state === 'error');
  return {
    schema: 'dunning.doctor/1',
    data: {
      dir: dir ?? null,
      checks: findings.map(({ id, state, text, details, remedy }) => ({
        id,
        state,
        text,
        details: details ?? [],
        remedy: remedy ?? null,
      })),
    },
    screen: (page) => {
      page.fields(
        findings.flatMap(({ state, text, details = [], remedy }): [string, string][] => [
          [doctor.states[state], text],
          ...details.map((detail): [string, string] => ['', detail]),
          ...(remedy === undefined ? [] : [['', doctor.remedy(remedy)] satisfies [string, string]]),
        ]),
      );
      page.blank();
      if (problems.length === 0) page.line(bold(doctor.allFine));
      else
        page.line(
          bold(errors.length > 0 ? doctor.someErrors(errors.length) : doctor.someWarnings(problems.length)),
        );
    },
    exitCode: exitOf(problems),
  };
}

function exitOf(problems: readonly Finding[]): 0 | 3 | 5 | 8 {
  const exits = problems.map(({ exit }) => exit);
  if (exits.includes(5)) return 5;
  if (exits.includes(8)) return 8;
  return problems.length > 0 ? 3 : 0;
}

/** The folder to look at, also when it holds no book: that is what is to be found out. */
async function folderOf(desk: Desk, findings: Finding[]): Promise<string | undefined> {
  const { doctor } = desk.messages.night;
  try {
    return (await findWorkspace(desk.context, desk.globals.dir)).dir;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { dir } = error.values;
    if (typeof dir === 'string' && existsSync(dir)) return dir;
    const text = typeof dir === 'string' ? `${doctor.workspaceMissing}: ${dir}` : doctor.workspaceMissing;
    findings.push(fault('workspace', text, doctor.workspaceMissingRemedy));
    return undefined;
  }
}

function* folderFindings(desk: Desk, dir: string): Generator<Finding> {
  const { doctor } = desk.messages.night;
  const isShared =
    dir.startsWith('\\\\') || /(?:^|[\\/])(?:OneDrive|Dropbox|Google Drive|iCloudDrive)/iu.test(dir);
  if (isShared) yield worry('workspace', doctor.workspaceSynced(dir), doctor.syncedRemedy);
  const probe = join(dir, `.writable-${process.pid}`);
  try {
    writeFileSync(probe, '');
    rmSync(probe);
    yield fine('workspace', doctor.workspaceFound(dir));
  } catch {
    yield fault('workspace', doctor.workspaceLocked(dir), doctor.permissionsRemedy);
  }
}

async function readSettings(desk: Desk, dir: string, findings: Finding[]): Promise<Settings | undefined> {
  const { doctor } = desk.messages.night;
  const file = settingsFile(dir);
  try {
    const settings = await loadSettings(file);
    findings.push(fine('settings', doctor.settingsFine(file)));
    return settings;
  } catch (error) {
    findings.push(thrown(desk, 'settings', error));
    return undefined;
  }
}

/** The user's own texts of letters: mistakes, phrases that offend conduct, a privacy notice that is missing. */
async function templatesFinding(desk: Desk, dir: string, settings: Settings | undefined): Promise<Finding> {
  const { conduct } = desk.messages;
  const { files, phrases, withoutPrivacy } = templateFindings(dir);
  const ofSettings = settings === undefined ? [] : settingsPhrases(settings);
  if (files.length === 0 && ofSettings.length === 0) return fine('templates', conduct.doctor.none);
  const details = [
    ...[...phrases, ...ofSettings].map(({ file, phrase, fault, rule }) =>
      conduct.phrase(file, phrase, fault, rule),
    ),
    ...withoutPrivacy.map((file) => conduct.withoutPrivacy(file)),
  ];
  const broken =
    files.length === 0 || settings === undefined ? [] : await mistakesIn(desk, dir, settings, files);
  if (broken.length > 0)
    return {
      ...fault('templates', conduct.doctor.broken, conduct.doctor.remedy),
      details: [...broken, ...details],
    };
  return details.length === 0
    ? fine('templates', conduct.doctor.fine(files.length))
    : {
        ...worry(
          'templates',
          conduct.doctor.found,
          phrases.length + withoutPrivacy.length > 0 ? conduct.doctor.remedy : conduct.doctor.settingsRemedy,
        ),
        details,
      };
}

async function mistakesIn(
  desk: Desk,
  dir: string,
  settings: Settings,
  files: readonly string[],
): Promise<string[]> {
  const { templateMistakes } = await import('../letter/templateTrial.ts');
  const mistakes = await withPrintRoom(desk, { dir, settings }, async ({ check }) =>
    templateMistakes(files, settings, desk.asOf, check),
  );
  return mistakes.map((mistake) => failureOf(mistake, desk.messages, desk.format).message);
}

function runFinding(desk: Desk, dir: string): Finding {
  const { doctor } = desk.messages.night;
  const last = lastRun(dir, desk.today);
  if (last === undefined) return fine('run', doctor.runNone);
  const day = desk.format.fullDay(last.on);
  return last.errors === 0
    ? fine('run', doctor.runFine(day))
    : worry('run', doctor.runErrors(day, last.errors), doctor.runRemedy);
}

function spaceFinding(desk: Desk, dir: string): Finding {
  const { doctor } = desk.messages.night;
  const { bavail, bsize } = statfsSync(dir);
  const bytes = bavail * bsize;
  const tenths = String(Math.floor(bytes / 100_000_000)).padStart(2, '0');
  const free = `${tenths.slice(0, -1)}${desk.format.language === 'it' ? ',' : '.'}${tenths.slice(-1)} GB`;
  return bytes < LOW_SPACE_BYTES
    ? worry('disk', doctor.diskLow(free), doctor.diskRemedy)
    : fine('disk', doctor.diskFine(free));
}

async function printingFindings(
  desk: Desk,
  dir: string | undefined,
  settings: Settings | undefined,
  prints: boolean,
): Promise<Finding[]> {
  const { doctor } = desk.messages.night;
  const workspace = { dir: dir ?? desk.context.cwd, settings: settings ?? {} };
  return withPrintRoom(desk, workspace, async (room) => {
    const choice = await room.browser();
    if (!choice.found) {
      const details = choice.tried.map(({ kind, path, reason }) =>
        [doctor.browserKinds[kind], path, reason].filter(Boolean).join(': '),
      );
      return [{ ...thrown(desk, 'browser', browserMissing(choice)), details }];
    }
    const found = fine('browser', doctor.browserFine(choice.path, doctor.browserKinds[choice.kind]));
    if (!prints) return [found];
    try {
      const { pages } = await room.print(room.testPage(doctor.testPage));
      return [found, fine('print', doctor.printed(pages))];
    } catch (error) {
      const detail = error instanceof Refusal ? error.values['detail'] : undefined;
      return [
        found,
        { ...thrown(desk, 'print', error), ...(typeof detail === 'string' ? { details: [detail] } : {}) },
      ];
    }
  });
}
