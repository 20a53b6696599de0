/** `dunning demo [folder]`: a sample company with invented data, worked from the export to the printed letters. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { lastWorkingDay } from '../../domain/calendar.ts';
import type { Day } from '../../domain/day.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { CommandKit, Desk } from '../command.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { bold, dim } from '../screen/ink.ts';
import type { Outcome } from '../screen/outcome.ts';
import type { Page } from '../screen/page.ts';
import { LeftByAnswer } from '../ask/prompter.ts';
import { deskOn } from '../workspace/rehearsedDesk.ts';
import { playHistory } from '../workspace/sampleHistory.ts';
import { sampleExport, sampleSettings } from '../workspace/sampleCompany.ts';
import { loadSettings } from '../settings/settingsFile.ts';
import { settingsTemplate } from '../settings/settingsTemplate.ts';
import { isWorkspace, settingsFile } from '../workspace/workspace.ts';
import { createWorkspace } from '../workspace/workspaceCreate.ts';
import { runImport } from './import.ts';
import { runLetter } from './letter.ts';
import { runToday } from './today.ts';

/** Where the sample company lives when nobody says otherwise. */
const USUAL_FOLDER = 'dunning-demo';

/** Describes the command. */
export function demoCommand(kit: CommandKit): DunningCommand {
  return kit.command('demo').argument('[folder]', kit.messages.setup.demoFolder).action(kit.answer(runDemo));
}

/** Makes the sample company and shows its morning. An earlier sample in that folder is replaced; anything else is refused. */
export async function runDemo(desk: Desk, _options: unknown, folder?: string): Promise<Outcome> {
  const { context, globals, messages } = desk;
  const dir = resolve(context.cwd, folder ?? globals.dir ?? USUAL_FOLDER);
  const isThere = await isEarlierSample(dir);
  if (globals.dryRun) {
    return {
      schema: 'dunning.demo/1',
      data: { dir, written: false },
      screen: (page) => page.line(bold(messages.settings.wouldCreate(dir))),
      hints: [messages.common.dryRun],
    };
  }
  if (isThere) await clearEarlierSample(desk, dir);
  await createWorkspace(context, dir, settingsTemplate(sampleSettings(desk.format.language)));
  // On a Saturday nothing falls due: the sample's morning is that of the last working day.
  const today = lastWorkingDay(desk.today, undefined);
  const parts = await theMorning(desk, dir, today);
  const { setup } = messages;
  return {
    schema: 'dunning.demo/1',
    data: Object.fromEntries([
      ['dir', dir],
      ['today', today],
      ...parts.map(({ name, outcome }) => [name, outcome.data]),
    ]),
    screen: async (page) => {
      page.line(bold(setup.demoTitle(dir)));
      page.paragraph(setup.demoHistory);
      for (const part of parts) await showPart(page, part);
    },
    hints: [...setup.demoNext(dir)],
    asOf: today,
  };
}

/** One command of the demonstration and what it answered. */
interface Part {
  readonly name: 'import' | 'today' | 'letters';
  readonly command: string;
  readonly outcome: Outcome;
}

async function theMorning(desk: Desk, dir: string, today: Day): Promise<Part[]> {
  await playHistory(desk, dir, today);
  const file = writeExport(dir, desk.messages.setup.demoExport, sampleExport(today, 'now'));
  const morning = deskOn(desk, dir, today);
  return [
    {
      name: 'import',
      command: `dunning import ${file.name}`,
      outcome: await runImport(morning, {}, [file.path]),
    },
    { name: 'today', command: 'dunning today', outcome: await runToday(morning, {}) },
    { name: 'letters', command: 'dunning letter --due', outcome: await runLetter(morning, { due: true }) },
  ];
}

async function showPart(page: Page, { command, outcome }: Part): Promise<void> {
  page.blank();
  page.line(dim(`$ ${command}`));
  await outcome.screen(page);
}

function writeExport(dir: string, name: string, text: string): { name: string; path: string } {
  const path = join(dir, name);
  writeFileSync(path, text);
  return { name, path };
}

/** Refuses (rule): `already-workspace` for a real company, `folder-exists` for anything that is no sample. */
async function isEarlierSample(dir: string): Promise<boolean> {
  if (!existsSync(dir)) return false;
  if (!isWorkspace(dir)) throw new Refusal('rule', 'folder-exists', { dir });
  const { isSample } = await loadSettings(settingsFile(dir));
  if (!isSample) throw new Refusal('rule', 'already-workspace', { dir });
  return true;
}

/** At a terminal it is asked first: somebody may have worked in it. */
async function clearEarlierSample({ ask, messages }: Desk, dir: string): Promise<void> {
  if (ask.isPossible && !(await ask.confirm({ message: messages.setup.demoAgain(dir), usually: true })))
    throw new LeftByAnswer();
  rmSync(dir, { recursive: true, force: true });
}
