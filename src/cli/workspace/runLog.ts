/**
 * The log of the unattended runs, a file a month: instants, codes and case numbers, nothing about a person. The instant is
 * the machine's; the day a run was for, which `DUNNING_TODAY` may have replaced, stands in the line that ends it.
 */
import {
  appendFileSync,
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
} from 'node:fs';
import { join } from 'node:path';
import { parseIsoDay, type Day } from '../../domain/day.ts';
import { dayInRome } from '../context.ts';

/** How the last run went. */
export interface LastRun {
  /** The day it was for. */
  readonly on: Day;
  /** UTC instant it ended at. */
  readonly at: string;
  readonly errors: number;
}

/** `log/run-2026-11.log`, from the workspace. */
export function runLogFile(today: Day): string {
  return `log/run-${today.slice(0, 7)}.log`;
}

/** Appends the lines of one run, each under its instant. */
export function appendToRunLog(dir: string, today: Day, at: string, lines: readonly string[]): void {
  mkdirSync(join(dir, 'log'), { recursive: true });
  appendFileSync(join(dir, runLogFile(today)), lines.map((line) => `${at} ${line}\n`).join(''));
}

/** The line that ends a run: what `lastRun` looks for. */
export function endOfRun(
  on: Day,
  counts: { done: number; waiting: number; skipped: number; errors: number },
): string {
  const { done, waiting, skipped, errors } = counts;
  return `run day=${on} done=${done} waiting=${waiting} skipped=${skipped} errors=${errors}`;
}

/** The last run that finished of those for a day up to this one; undefined when there was none. */
export function lastRun(dir: string, today: Day): LastRun | undefined {
  const folder = join(dir, 'log');
  if (!existsSync(folder)) return undefined;
  const files = readdirSync(folder)
    .filter((name) => /^run-\d{4}-\d{2}\.log$/u.test(name) && `log/${name}` <= runLogFile(today))
    .sort();
  for (const file of files.toReversed()) {
    for (const line of endOfFile(join(folder, file)).split('\n').toReversed()) {
      const run = runOf(line);
      if (run !== undefined && run.on <= today) return run;
    }
  }
  return undefined;
}

/** Lines of older versions name no day: it was that of their instant. */
function runOf(line: string): LastRun | undefined {
  const match = /^(\S+) run (?:day=(\S+) )?.*errors=(\d+)$/u.exec(line);
  if (match === null) return undefined;
  const [, at = '', named = '', errors] = match;
  const on = parseIsoDay(named) ?? (Number.isNaN(Date.parse(at)) ? undefined : dayInRome(new Date(at)));
  return on === undefined ? undefined : { on, at, errors: Number(errors) };
}

/** The line that ends a run is the last one it writes; a month's log need not be read for it. */
const TAIL_BYTES = 8192;

function endOfFile(path: string): string {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
    const length = readSync(file, tail, 0, tail.length, size - tail.length);
    return tail.toString('utf8', 0, length);
  } finally {
    closeSync(file);
  }
}
