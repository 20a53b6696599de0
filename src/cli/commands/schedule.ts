/** `dunning schedule`: the line that starts the unattended run every working morning. It is shown, not installed. */
import { join, posix, win32 } from 'node:path';
import { Refusal } from '../../domain/refusal.ts';
import type { CommandKit, Desk } from '../command.ts';
import type { DunningCommand } from '../dunningCommand.ts';
import type { Outcome } from '../screen/outcome.ts';
import { findWorkspace } from '../workspace/workspace.ts';

export interface ScheduleOptions {
  readonly time?: string;
}

/** What the line is made from; all paths absolute, as cron knows no others. */
export interface ScheduledRun {
  readonly node: string;
  readonly program: string;
  readonly dir: string;
  readonly hour: number;
  readonly minute: number;
}

const USUAL_TIME = '07:30';

/** Describes the command. */
export function scheduleCommand(kit: CommandKit, run = runSchedule): DunningCommand {
  return kit
    .command('schedule')
    .option('--time <moment>', kit.messages.settings.help.time)
    .action(kit.answer(run));
}

/** The line for this machine: crontab, or schtasks on Windows. */
export async function runSchedule(
  { context, globals, messages }: Desk,
  options: ScheduleOptions,
): Promise<Outcome> {
  const { dir } = await findWorkspace(context, globals.dir);
  const time = options.time ?? USUAL_TIME;
  const program = join(context.programDir, 'bin', 'dunning.js');
  const planned: ScheduledRun = { node: process.execPath, program, dir, ...timeOfDay(time) };
  const isWindows = context.platform === 'win32';
  const line = isWindows ? scheduledTask(planned) : crontabLine(planned);
  return {
    schema: 'dunning.schedule/1',
    data: { kind: isWindows ? 'schtasks' : 'crontab', line, time, dir },
    screen: () => undefined,
    raw: `${line}\n`,
    hints: [isWindows ? messages.settings.scheduleWindowsHint : messages.settings.scheduleHint],
  };
}

/** Monday to Friday; on a holiday the run itself finds nothing due. */
export function crontabLine({ node, program, dir, hour, minute }: ScheduledRun): string {
  const command = [node, program, 'run', '--dir', dir, '--quiet', '--no-input'].map(forShell).join(' ');
  // cron ends a command at a bare percent sign.
  return `${minute} ${hour} * * 1-5 ${command.replaceAll('%', String.raw`\%`)}`;
}

/** The same for the task scheduler of Windows, under a name of the workspace's own. */
export function scheduledTask({ node, program, dir, hour, minute }: ScheduledRun): string {
  const command = [node, program, 'run', '--dir', dir, '--quiet', '--no-input']
    .map((word) => (/[\s&()^]/.test(word) ? String.raw`\"${word}\"` : word))
    .join(' ');
  const name = `dunning ${win32.basename(dir) || posix.basename(dir)}`;
  const start = [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
  return `schtasks /Create /F /TN "${name}" /SC WEEKLY /D MON,TUE,WED,THU,FRI /ST ${start} /TR "${command}"`;
}

function timeOfDay(typed: string): { hour: number; minute: number } {
  const [, hour, minute] = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(typed) ?? [];
  if (hour === undefined || minute === undefined)
    throw new Refusal('usage', 'time-unreadable', { value: typed });
  return { hour: Number(hour), minute: Number(minute) };
}

function forShell(word: string): string {
  return /^[\w./:@+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
