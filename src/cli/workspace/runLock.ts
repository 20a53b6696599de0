/** One unattended run at a time in a workspace: a file that says who is at it. The book has its own lock besides. */
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '../../domain/refusal.ts';
import type { Context } from '../context.ts';

interface LockHolder {
  readonly pid: number;
  readonly host: string;
  readonly start: string;
}

/** A lock nobody could finish writing within this time was left half-written by a process that died. */
const WRITING_MS = 10_000;

/**
 * Takes the lock; what is returned gives it back. A lock whose process is dead on this machine is taken over.
 * Refuses (locked): `run-under-way` with pid, host and start.
 */
export function takeRunLock(dir: string, context: Pick<Context, 'now'>): () => void {
  const file = join(dir, 'run.lock');
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), start: context.now().toISOString() });
  for (let attempt = 1; ; attempt += 1) {
    try {
      writeFileSync(file, mine, { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
    const holder = holderOf(file);
    if (holder !== 'dead' || attempt === 3) throw underWay(file, holder);
    rmSync(file, { force: true });
  }
}

/** Who holds the lock: `dead` when nobody does any more, `unknown` while it is just being written. */
function holderOf(file: string): LockHolder | 'dead' | 'unknown' {
  try {
    const writtenAt = statSync(file).mtimeMs;
    const holder = parsed(readFileSync(file, 'utf8'));
    if (holder === undefined) return Date.now() - writtenAt > WRITING_MS ? 'dead' : 'unknown';
    if (holder.host !== hostname()) return holder;
    // After a restart another process may have got the number; in a container every run may have the same one.
    const isOlderThanMachine = writtenAt < Date.now() - uptime() * 1000;
    return isOlderThanMachine || holder.pid === process.pid || !isAlive(holder.pid) ? 'dead' : holder;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 'dead';
    throw error;
  }
}

function underWay(file: string, holder: LockHolder | string): Refusal {
  const { pid, host, start } = typeof holder === 'string' ? { pid: '?', host: '?', start: '?' } : holder;
  return new Refusal('locked', 'run-under-way', { pid, host, start, file });
}

function parsed(text: string): LockHolder | undefined {
  try {
    const read = JSON.parse(text) as Partial<LockHolder> | null;
    const { pid, host, start } = read ?? {};
    const isWhole = typeof pid === 'number' && typeof host === 'string' && typeof start === 'string';
    return isWhole ? { pid, host, start } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
