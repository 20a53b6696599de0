/** `dunning work [case]`: the agenda one case at a time; every outcome is recorded at once, leaving loses nothing. */
import { Option } from 'commander';
import { Refusal } from '../../domain/refusal.ts';
import { SECTIONS, type SectionId } from '../../domain/step/kindOfWork.ts';
import { chooseCase } from '../case/caseArgument.ts';
import type { CommandKit, Desk } from '../command.ts';
import { openOffice } from '../desk.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import { hasLeft } from '../failure.ts';
import type { Outcome } from '../screen/outcome.ts';
import { WorkSession } from '../work/workSession.ts';
import { workOutcome } from '../work/workSummary.ts';

export interface WorkOptions {
  readonly section?: SectionId;
}

/** Describes the command. */
export function workCommand(kit: CommandKit, run = runWork): DunningCommand {
  return kit
    .command('work')
    .argument('[case]', kit.messages.common.caseArgument)
    .addOption(new Option('--section <section>', kit.messages.work.section).choices(SECTIONS))
    .action(kit.answer(run));
}

/** Works through the agenda at a terminal. Refuses (usage): `work-needs-terminal`, `work-on-its-own`. */
export async function runWork(desk: Desk, { section }: WorkOptions, argument?: string): Promise<Outcome> {
  const { context, globals, ask } = desk;
  if (globals.dryRun) throw new Refusal('usage', 'work-on-its-own', { flag: '--dry-run' });
  if (globals.yes) throw new Refusal('usage', 'work-on-its-own', { flag: '--yes' });
  if (!ask.isPossible) throw new Refusal('usage', 'work-needs-terminal');
  const { book } = await openOffice(desk, 'write');
  const first = argument === undefined ? undefined : (await chooseCase(desk, book, argument)).case;
  const startedAt = context.now().getTime();
  const session = new WorkSession(desk, section);
  let isInterrupted = false;
  try {
    await session.run(first);
  } catch (error) {
    if (!hasLeft(error)) throw error;
    isInterrupted = true;
  }
  return workOutcome(desk, {
    deeds: session.deeds,
    queue: await session.queue(),
    minutes: Math.round((context.now().getTime() - startedAt) / 60_000),
    isInterrupted,
    isOneSection: section !== undefined,
  });
}
