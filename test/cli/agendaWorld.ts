/** A workspace on the disk whose book is filled by the office itself, and the reading commands run on it. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadSettings } from '../../src/cli/settings/settingsFile.ts';
import { openDatabase } from '../../src/db/migrate.ts';
import type { Book } from '../../src/office/book.ts';
import { acmeFlags } from '../settings/acme.ts';
import { runInTest, type TestRun, type TestWorld } from '../support/testContext.ts';
import { MIGRATIONS } from '../support/world.ts';

const TODAY = '2026-11-24';

export interface AgendaWorld {
  readonly dir: string;
  /** The SHA-256 of the book's file. */
  readonly fingerprint: () => string;
  /** Does something to the book and closes it again. */
  readonly work: <Result>(act: (book: Book) => Result) => Promise<Result>;
  /** Runs a command on the 24th of November 2026, in a terminal of that width or into a pipe. */
  readonly run: (argv: readonly string[], world?: TestWorld) => Promise<TestRun>;
  /** The `data` of a command's document. */
  readonly data: (...argv: readonly string[]) => Promise<unknown>;
}

/** A new workspace of Acme, with an empty book. */
export async function agendaWorld(): Promise<AgendaWorld> {
  const dir = path.join(mkdtempSync(path.join(tmpdir(), 'dunning-agenda-')), 'acme');
  const made = await runInTest(['init', dir, ...acmeFlags]);
  if (made.status !== 0) throw new Error(made.stderr);
  return agendaWorldIn(dir);
}

/** A workspace that is there already. */
export function agendaWorldIn(dir: string): AgendaWorld {
  const run: AgendaWorld['run'] = (argv, world = {}) =>
    runInTest([...argv, '--dir', dir], {
      ...world,
      env: { DUNNING_TODAY: TODAY, DUNNING_LANG: 'it', NO_COLOR: '1', ...world.env },
    });
  return {
    dir,
    fingerprint: () =>
      createHash('sha256')
        .update(readFileSync(path.join(dir, 'dunning.db')))
        .digest('hex'),
    work: async (act) => {
      const settings = await loadSettings(path.join(dir, 'dunning.toml'));
      const database = openDatabase(path.join(dir, 'dunning.db'), { migrationsDir: MIGRATIONS });
      try {
        return act({ database, settings });
      } finally {
        database.close();
      }
    },
    run,
    data: async (...argv) => {
      const { stdout, stderr, status } = await run([...argv, '--json']);
      if (status !== 0) throw new Error(stdout + stderr);
      return (JSON.parse(stdout) as { data: unknown }).data;
    },
  };
}
