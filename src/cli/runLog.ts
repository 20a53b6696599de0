/** The log of the unattended runs, a file a month: instants, codes and case numbers, nothing about a person. */
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
import type { Day } from '../domain/day.ts';

/** How the last run went. */
export interface LastRun {
  /** UTC instant. */
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
export function endOfRun(counts: { done: number; waiting: number; skipped: number; errors: number }): string {
  const { done, waiting, skipped, errors } = counts;
  return `run done=${done} waiting=${waiting} skipped=${skipped} errors=${errors}`;
}

/** The last run that finished; undefined when there was none. */
export function lastRun(dir: string): LastRun | undefined {
  const folder = join(dir, 'log');
  if (!existsSync(folder)) return undefined;
  const files = readdirSync(folder)
    .filter((name) => /^run-\d{4}-\d{2}\.log$/u.test(name))
    .sort();
  for (const file of files.toReversed()) {
    const lines = endOfFile(join(folder, file)).split('\n');
    for (const line of lines.toReversed()) {
      const match = /^(\S+) run .*errors=(\d+)$/u.exec(line);
      if (match !== null) return { at: match[1] ?? '', errors: Number(match[2]) };
    }
  }
  return undefined;
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
