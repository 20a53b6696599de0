/** A workspace on the disk with letters to print, in real PDFs: the office of Acme on a Tuesday in November. */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { openDatabase } from '../../src/db/migrate.ts';
import { loadSettings } from '../../src/cli/settings/settingsFile.ts';
import type { IncomingItem } from '../../src/domain/import/incoming.ts';
import type { Book } from '../../src/office/book.ts';
import { lettersOf, type LetterLine } from '../../src/office/letter/letterRegister.ts';
import { skipStep } from '../../src/office/case/cases.ts';
import { markSent } from '../../src/office/letter/posting.ts';
import { day } from '../../src/domain/day.ts';
import { acmeFlags } from '../settings/acme.ts';
import { runInTest, type TestRun, type TestWorld } from '../support/testContext.ts';
import { aRow, importRows, issue, MIGRATIONS, moment } from '../support/world.ts';

export const TODAY = '2026-11-24';

/** Where an embedded browser is unpacked: once for all tests, as it takes a second. */
const CACHE = path.join(tmpdir(), `dunning-tests-${process.getuid?.() ?? 'user'}`);

export interface LetterOffice {
  readonly dir: string;
  /** The surroundings of every command: the day, the language, the cache of the browser. */
  readonly env: Readonly<Record<string, string>>;
  readonly run: (argv: readonly string[], world?: TestWorld) => Promise<TestRun>;
  /** Does something to the book and closes it again. */
  readonly work: <Result>(act: (book: Book) => Result) => Promise<Result>;
  /** Every letter of the register, in the order of the numbers. */
  readonly letters: () => Promise<readonly LetterLine[]>;
  /** The files of issued letters, by name. */
  readonly files: (folder?: string) => readonly string[];
}

/** A workspace with these invoices imported the day before; case 1 belongs to the first debtor. */
export async function letterOffice(...rows: readonly IncomingItem[]): Promise<LetterOffice> {
  mkdirSync(CACHE, { recursive: true, mode: 0o700 });
  const home = mkdtempSync(path.join(tmpdir(), 'dunning-letters-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const dir = path.join(home, 'acme');
  const env = { DUNNING_TODAY: TODAY, DUNNING_LANG: 'it', NO_COLOR: '1', XDG_CACHE_HOME: CACHE, HOME: home };
  const made = await runInTest(['init', dir, ...acmeFlags]);
  if (made.status !== 0) throw new Error(made.stderr);
  const work: LetterOffice['work'] = async (act) => {
    const settings = await loadSettings(path.join(dir, 'dunning.toml'));
    const database = openDatabase(path.join(dir, 'dunning.db'), { migrationsDir: MIGRATIONS });
    try {
      return act({ database, settings });
    } finally {
      database.close();
    }
  };
  if (rows.length > 0) await work((book) => importRows(book, '2026-11-23', ...rows));
  return {
    dir,
    env,
    run: (argv, world = {}) =>
      runInTest(argv, { cwd: dir, homeDir: home, ...world, env: { ...env, ...world.env } }),
    work,
    letters: () => work(allLetters),
    files: (folder = 'letters/2026') =>
      existsSync(path.join(dir, folder)) ? readdirSync(path.join(dir, folder)).sort() : [],
  };
}

/** Invoices of different debtors, one each: names, amounts and numbers all differ. */
export function rowsOf(count: number): IncomingItem[] {
  return Array.from({ length: count }, (_, index) =>
    aRow({
      number: `2026/${701 + index}`,
      amount: 100_000 + 1_111 * (index + 1),
      debtor: { code: `K${index + 1}`, name: `Bottega ${String.fromCodePoint(65 + index)}zeglio S.r.l.` },
    }),
  );
}

/** Case 1 has had both letters and is due for the legal warning: its debtor has a PEC address. */
export async function atLegalWarning({ work }: LetterOffice): Promise<void> {
  const row = aRow({ due: '2026-08-03', issued: '2026-07-02' });
  await work((book) => {
    importRows(book, '2026-09-01', row);
    issueAndSend(book, '2026-09-01', '2026/0001');
    skipStep(book, moment('2026-09-14'), 1, 'no phone today');
    issueAndSend(book, '2026-09-21', '2026/0002');
    skipStep(book, moment('2026-10-05'), 1, 'too far away');
    importRows(book, '2026-11-23', row);
  });
}

function issueAndSend(book: Book, on: string, protocol: string): void {
  issue(book, on, 1);
  markSent(book, moment(on), [protocol], { on: day(on) });
}

/** Every letter of every case. */
export function allLetters(book: Book): LetterLine[] {
  const cases = book.database.connection.prepare('select distinct case_id as number from letter').all() as {
    number: number;
  }[];
  return cases
    .flatMap(({ number }) => lettersOf(book, number))
    .sort((a, b) => (a.protocol < b.protocol ? -1 : 1));
}

/** A template of the workspace's own in the place of the program's. */
export function overrideTemplate({ dir }: LetterOffice, name: string, text: string): void {
  const file = path.join(dir, 'templates', name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** The SHA-256 of a file, as the book keeps it. */
export function sha256Of(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
