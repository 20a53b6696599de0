import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { cents } from '../../src/domain/money.ts';
import { logContact } from '../../src/office/case/contacts.ts';
import { aRow, importRows, moment } from '../support/world.ts';
import {
  allLetters,
  atLegalWarning,
  letterOffice,
  overrideTemplate,
  rowsOf,
  sha256Of,
  TODAY,
  type LetterOffice,
} from './letterOffice.ts';
import { pdfText } from '../support/pdfText.ts';

const NO_BROWSER = { env: { DUNNING_BROWSER: '/nonexistent/browser' } };

interface RunLine {
  readonly case: number;
  readonly code: string;
  readonly text: string;
  readonly protocol?: string;
}

interface RunJson {
  readonly done: readonly RunLine[];
  readonly waiting: readonly RunLine[];
  readonly skipped: readonly RunLine[];
  readonly errors: readonly RunLine[];
}

async function runOf(
  office: LetterOffice,
  ...argv: readonly string[]
): Promise<{ status: number; data: RunJson }> {
  const run = await office.run(['run', '--json', ...argv]);
  return { status: run.status, data: (run.json() as { data: RunJson }).data };
}

/** Nine days after the import of the other rows, an invoice that nobody has opened a case for falls due. */
const FALLING_DUE = aRow({
  number: '2026/801',
  due: '2026-11-23',
  debtor: { code: 'Z1', name: 'Zanzara Illuminazione S.r.l.' },
});

describe('the unattended run', () => {
  test('opens cases, settles promises, issues what is due; a second time it finds nothing', async () => {
    const office = await letterOffice(...rowsOf(3), FALLING_DUE);
    await office.work((book) =>
      logContact(book, moment('2026-11-13'), 3, {
        channel: 'call',
        outcome: 'promise',
        on: day('2026-11-13'),
        promise: { cents: cents(50_000), currency: 'EUR', by: day('2026-11-20') },
      }),
    );
    const first = await runOf(office);
    expect(first.status).toBe(0);
    expect(first.data.done.map(({ case: number, code }) => `${number} ${code}`).sort()).toEqual([
      '1 letter-issued',
      '2 letter-issued',
      '3 promise-broken',
      '4 case-opened',
    ]);
    expect(first.data.waiting).toEqual([expect.objectContaining({ case: 3, code: 'broken-promise' })]);
    const letters = await office.letters();
    expect(letters.map(({ protocol }) => protocol)).toEqual(['2026/0001', '2026/0002']);
    const second = await runOf(office);
    expect([second.status, second.data.done, second.data.errors]).toEqual([0, [], []]);
    expect(await office.letters()).toEqual(letters);
    expect(office.files()).toHaveLength(2);
  });

  test('--dry-run predicts exactly what the run does', async () => {
    const office = await letterOffice(...rowsOf(3), FALLING_DUE);
    const foreign = aRow({ number: 'F 9', debtor: { code: 'N9', name: 'Fjordhandel AS', country: 'NO' } });
    await office.work((book) => importRows(book, '2026-11-23', foreign));
    overrideTemplate(office, 'en/first-letter.hbs', '{{#if}}');
    const before = await office.work(allLetters);
    const predicted = await runOf(office, '--dry-run');
    expect(await office.work(allLetters)).toEqual(before);
    expect(office.files('log')).toEqual([]);
    const done = await runOf(office);
    expect(done).toEqual(predicted);
    expect(done.status).toBe(3);
    expect(done.data.done).toHaveLength(4);
    expect(done.data.errors).toEqual([expect.objectContaining({ case: 4, code: 'template-broken' })]);
  });

  test('names the first ten of many cases, and all of them to a program', async () => {
    const office = await letterOffice(...rowsOf(12));
    const { stdout } = await office.run(['run', '--dry-run']);
    expect(stdout).toMatch(/prima lettera +12 +pratiche (?:\d+, ){9}\d+ e altre 2 +prot\. 2026\/0001-0012/u);
    expect((await runOf(office, '--dry-run')).data.done).toHaveLength(12);
  });

  test('never issues a legal warning, and says who waits for approval', async () => {
    const office = await letterOffice();
    await atLegalWarning(office);
    const { status, data } = await runOf(office);
    expect([status, data.done]).toEqual([0, []]);
    expect(data.waiting).toEqual([
      expect.objectContaining({ case: 1, code: 'legal-warning', approve: true }),
    ]);
  });

  test('with old data it issues nothing and says so', async () => {
    const office = await letterOffice(...rowsOf(2));
    const later = { env: { DUNNING_TODAY: '2026-12-04' } };
    const run = await office.run(['run', '--quiet'], later);
    expect([run.status, run.stdout]).toEqual([3, '']);
    expect(run.stderr).toContain("L'ultima importazione è di 11 giorni fa");
    const { data } = (await office.run(['run', '--json'], later)).json() as { data: RunJson };
    expect(data.skipped.map(({ code }) => code)).toEqual(['stale-data', 'stale-data']);
    expect(await office.letters()).toEqual([]);
    const lastFreshDay = { env: { DUNNING_TODAY: '2026-12-03' } };
    expect((await office.run(['run', '--quiet'], lastFreshDay)).status).toBe(0);
    expect(await office.letters()).toHaveLength(2);
  });

  test('without a browser the rest is done, and the letters follow on the next run', async () => {
    const office = await letterOffice(...rowsOf(2), FALLING_DUE);
    const { status, stdout } = await office.run(['run'], NO_BROWSER);
    expect(status).toBe(3);
    expect(stdout).toContain('pratiche aperte');
    expect(stdout).toContain('letters.browser');
    expect(await office.letters()).toEqual([]);
    expect((await runOf(office)).data.done).toHaveLength(2);
  });

  test('--quiet is silent when there is nothing to say, and short when there is', async () => {
    const office = await letterOffice(...rowsOf(2));
    const first = await office.run(['run', '--quiet']);
    expect(first.stdout.trim()).toMatch(/^fatto +prima lettera +2 +pratiche 2, 1 +prot\. 2026\/0001-0002$/u);
    const second = await office.run(['run', '--quiet']);
    expect(second).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });

  test('one undo takes back all that a night did, one redo brings it back', async () => {
    const office = await letterOffice(...rowsOf(2), FALLING_DUE);
    const seen = async (): Promise<unknown> => {
      const shown = [1, 2, 3].map((number) => office.run(['show', String(number), '--json']));
      return (await Promise.all(shown)).map((run) => run.json());
    };
    const before = await seen();
    expect((await runOf(office)).data.done.map(({ code }) => code)).toEqual([
      'case-opened',
      'letter-issued',
      'letter-issued',
    ]);
    const after = await seen();
    const undone = await office.run(['undo', '--yes']);
    expect(undone.stdout).toContain('dunning run (3 operazioni)');
    expect(await seen()).toEqual(before);
    await office.run(['redo', '--yes']);
    expect(await seen()).toEqual(after);
  });

  test('a day that is handed in is the day of all it does; the instants stay those of the machine', async () => {
    const office = await letterOffice(...rowsOf(1));
    const replaced = { env: { DUNNING_TODAY: '2026-11-26' }, now: '2026-12-01T20:15:00Z' };
    await office.run(['run'], replaced);
    const log = readFileSync(path.join(office.dir, 'log/run-2026-11.log'), 'utf8');
    expect(log).toMatch(/^2026-12-01T20:15:00\.000Z run day=2026-11-26 done=1 /mu);
    const [entry] = (
      (await office.run(['log', '1', '--json'], replaced)).json() as { data: { on: string; at: string }[] }
    ).data.slice(-1);
    expect(entry).toMatchObject({ on: '2026-11-26', at: '2026-12-01T20:15:00.000Z' });
    // The hour of another day says nothing about this one.
    const today = await office.run(['today'], replaced);
    expect(today.stdout).toContain('Esecuzione automatica: gio 26/11, senza errori');
    expect((await office.run(['log', '1'], replaced)).stdout).toMatch(/gio 26\/11 +auto /u);
    const undo = await office.run(['undo', '--dry-run', '--yes'], replaced);
    expect(undo.stdout).toContain('gio 26/11/2026 (registrato il 01/12/2026 21:15)');
    // Before that day it has not happened yet.
    expect((await office.run(['today'])).stdout).not.toContain('Esecuzione automatica');
  });

  test('a case whose strategy is gone does not stop the others', async () => {
    const office = await letterOffice(...rowsOf(2));
    await office.work((book) =>
      book.database.connection.exec(`update recovery_case set strategy = 'gone' where id = 1`),
    );
    const { status, data } = await runOf(office);
    expect(status).toBe(3);
    expect(data.done).toEqual([expect.objectContaining({ case: 2, code: 'letter-issued' })]);
    expect(data.errors).toEqual([expect.objectContaining({ case: 1, code: 'unknown-strategy' })]);
  });

  test('signs as cron, keeps one copy of the book a day and a log without names', async () => {
    const office = await letterOffice(...rowsOf(1));
    await runOf(office);
    await runOf(office);
    expect(office.files('backups')).toEqual(['dunning-2026-11-24.db']);
    const log = readFileSync(path.join(office.dir, 'log/run-2026-11.log'), 'utf8');
    expect(log.split('\n').map((line) => line.slice(25))).toEqual([
      'letter-issued case=1 protocol=2026/0001',
      'run day=2026-11-24 done=1 waiting=0 skipped=0 errors=0',
      'run day=2026-11-24 done=0 waiting=1 skipped=0 errors=0',
      '',
    ]);
    expect(log).not.toContain('Bottega');
    const who = await office.work((book) =>
      book.database.connection.prepare(`select who from operation order by id desc`).pluck().get(),
    );
    expect(who).toBe('cron');
  });
});

function lock({ dir }: LetterOffice, holder: object | string): void {
  const whole =
    typeof holder === 'string' ? holder : JSON.stringify({ start: '2026-11-24T06:30:00.000Z', ...holder });
  writeFileSync(path.join(dir, 'run.lock'), whole);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

test('a backup or a log that cannot be written does not keep the letters back, but a person is told', async () => {
  const office = await letterOffice(...rowsOf(1));
  for (const name of ['backups', 'log']) {
    rmSync(path.join(office.dir, name), { recursive: true });
    writeFileSync(path.join(office.dir, name), 'in the way');
  }
  const { status, stderr } = await office.run(['run', '--quiet']);
  expect(status).toBe(3);
  expect(stderr).toContain('La copia di sicurezza di oggi non è riuscita.');
  expect(stderr).toContain('Il registro non si può scrivere.');
  expect(await office.letters()).toHaveLength(1);
});

describe('one run at a time', () => {
  test.each([
    [
      'a living process',
      () => ({ pid: process.ppid, host: hostname() }),
      `processo ${process.ppid} su ${hostname()}`,
    ],
    [
      'another computer',
      () => ({ pid: 1, host: 'sportello-2' }),
      'su sportello-2, dalle 2026-11-24T06:30:00.000Z',
    ],
    ['somebody who is just writing it', () => '', 'esecuzione è in corso'],
  ])('%s holds the lock: exit 6, nothing done', async (_who, holder, words) => {
    const office = await letterOffice(...rowsOf(1));
    lock(office, holder());
    const { status, stderr } = await office.run(['run', '--quiet']);
    expect([status, stderr]).toEqual([6, expect.stringContaining(words)]);
    expect(await office.letters()).toEqual([]);
    expect(existsSync(path.join(office.dir, 'run.lock'))).toBe(true);
  });

  test('a lock whose process is dead is taken over and given back', async () => {
    const office = await letterOffice(...rowsOf(1));
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    lock(office, { pid: child.pid ?? 0, host: hostname() });
    expect((await office.run(['run', '--quiet'])).status).toBe(0);
    expect(existsSync(path.join(office.dir, 'run.lock'))).toBe(false);
  });
});

describe('killed at any moment', () => {
  const program = path.resolve(import.meta.dirname, '../../bin/dunning.js');
  const COUNT = 8;

  function start(office: LetterOffice) {
    const env = { ...process.env, ...office.env };
    return spawn(process.execPath, [program, 'run', '--dir', office.dir, '--no-input'], {
      env,
      stdio: 'ignore',
    });
  }

  test('run again, every due letter is there exactly once, under a number of its own', async () => {
    const office = await letterOffice(...rowsOf(COUNT));
    // From the first file on a letter is recorded every few hundredths of a second: each kill comes a little later.
    for (const after of [0, 10, 25, 60]) {
      const child = start(office);
      const issuedBefore = office.files().length;
      const gone = once(child, 'exit');
      while (child.exitCode === null && office.files().length === issuedBefore) await pause(3);
      await pause(after);
      child.kill('SIGKILL');
      await gone;
    }
    expect((await office.run(['run', '--json'])).status).toBe(0);
    const letters = await office.letters();
    expect(letters.map(({ case: number }) => number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: COUNT }, (_, index) => index + 1),
    );
    expect(letters.map(({ protocol }) => protocol)).toEqual(
      Array.from({ length: COUNT }, (_, index) => `2026/000${index + 1}`),
    );
    for (const { file, sha256, protocol } of letters) {
      expect(sha256Of(path.join(office.dir, file))).toBe(sha256);
      expect(pdfText(path.join(office.dir, file))).toContain(`prot. ${protocol}`);
    }
    expect(office.files()).toEqual(letters.map(({ file }) => path.basename(file)).sort());
    rmSync(path.join(office.dir, 'run.lock'), { force: true });
  }, 60_000);
});

test('the office of today stays as it is when another day is rehearsed', async () => {
  const office = await letterOffice(...rowsOf(1));
  const run = await office.run(['run', '--as-of', '2026-12-01']);
  expect(run.status).toBe(2);
  expect((await office.run(['run', '--dry-run'], { env: { DUNNING_TODAY: TODAY } })).status).toBe(0);
});
