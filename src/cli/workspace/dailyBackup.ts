/** A copy of the book each day, before the unattended run changes anything. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../db/database.ts';
import type { Day } from '../../domain/day.ts';

const KEPT = 30;
const NAME = /^dunning-\d{4}-\d{2}-\d{2}\.db$/u;

/** Copies the book to `backups/dunning-2026-11-24.db` unless today's copy is there; the oldest beyond thirty go. */
export function backUpOnceADay(dir: string, { connection }: Database, today: Day): void {
  const folder = join(dir, 'backups');
  const copy = join(folder, `dunning-${today}.db`);
  if (existsSync(copy)) return;
  mkdirSync(folder, { recursive: true });
  const draft = `${copy}.part`;
  rmSync(draft, { force: true });
  try {
    connection.prepare('vacuum into ?').run(draft);
    renameSync(draft, copy);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  const copies = readdirSync(folder)
    .filter((name) => NAME.test(name))
    .sort();
  for (const old of copies.slice(0, -KEPT)) rmSync(join(folder, old), { force: true });
}
