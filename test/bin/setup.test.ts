/** `npm run setup` in a small project of its own, with an npm that does as the test says. */
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { projectDir } from '../support/sources.ts';

let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'dunning-setup-'));
  cpSync(join(projectDir, 'bin'), join(project, 'bin'), { recursive: true });
  mkdirSync(join(project, 'tools'));
  lock({ 'node_modules/one': { version: '1.0.0' } });
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

type Packages = Readonly<Record<string, { readonly version: string; readonly optional?: boolean }>>;

function lock(packages: Packages): void {
  writeFileSync(join(project, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...packages } }));
}

/** What npm leaves behind. */
function installed(packages: Packages): void {
  mkdirSync(join(project, 'node_modules', 'node', 'bin'), { recursive: true });
  writeFileSync(join(project, 'node_modules', 'node', 'bin', 'node'), '');
  writeFileSync(join(project, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }));
}

/** An npm that notes that it was called, then runs a line of shell. */
function npm(line: string): void {
  const script = `#!/bin/sh\necho "$@" >> "${join(project, 'called')}"\n${line}\n`;
  writeFileSync(join(project, 'tools', 'npm'), script, { mode: 0o755 });
}

const INSTALL = 'mkdir -p node_modules/node/bin && touch node_modules/node/bin/node';

function setup(env: Readonly<Record<string, string>> = {}): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [join(project, 'bin', 'setup.cjs')], {
    encoding: 'utf8',
    // Only the tools of the test, and the shell's own.
    env: { PATH: `${join(project, 'tools')}:/bin:/usr/bin`, LANG: 'en_GB.UTF-8', ...env },
    cwd: tmpdir(),
  });
}

const wasCalled = (): boolean => existsSync(join(project, 'called'));

describe('nothing is installed and nothing is said', () => {
  beforeEach(() => npm('exit 1'));

  test('when npm has installed what the lock file names', () => {
    installed({ 'node_modules/one': { version: '1.0.0' } });
    expect(setup()).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(wasCalled()).toBe(false);
  });

  test('when only packages for other systems are absent', () => {
    lock({
      'node_modules/one': { version: '1.0.0' },
      'node_modules/mac': { version: '1.0.0', optional: true },
    });
    installed({ 'node_modules/one': { version: '1.0.0' } });
    expect(setup().status).toBe(0);
    expect(wasCalled()).toBe(false);
  });
});

describe('one line, and the installation', () => {
  test.for([
    ['it_IT.UTF-8', 'Installo le librerie'],
    ['en_GB.UTF-8', 'Installing the program'],
  ])('on a fresh machine (%s); the second time nothing', ([LANG, sentence]) => {
    npm(INSTALL);
    const first = setup({ LANG: LANG as string });
    expect(first).toMatchObject({ status: 0, stdout: '' });
    expect(first.stderr).toContain(sentence);
    expect(first.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(setup()).toMatchObject({ status: 0, stderr: '' });
  });

  test.for([
    ['another version', { 'node_modules/one': { version: '0.9.0' } }],
    ['a package less', {}],
  ] as const)('when there is %s', ([, packages]) => {
    npm(INSTALL);
    installed(packages);
    expect(setup().status).toBe(0);
    expect(wasCalled()).toBe(true);
  });

  test('again when the lock file has changed', () => {
    npm(INSTALL);
    setup();
    lock({ 'node_modules/one': { version: '2.0.0' } });
    expect(setup().stderr).toContain('Installing');
  });
});

describe('what goes wrong is said in one sentence, after npm’s own words', () => {
  test.for([
    ['no connection', 'echo "npm error code ENOTFOUND" >&2; exit 1', 'cannot be reached'],
    ['anything else', 'echo "npm error code E403" >&2; exit 1', 'its reason is above'],
    ['Node left out', 'true', 'allow the install script'],
  ])('%s', ([, line, sentence]) => {
    npm(line as string);
    const run = setup();
    expect(run.status).toBe(1);
    expect(run.stderr.trimEnd().split('\n').at(-1)).toContain(sentence);
    expect(setup().stderr).toContain('Installing');
  });

  test('npm not there', () => {
    const run = setup({ PATH: join(project, 'tools') });
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('npm does not start');
  });
});

test.for([
  ['older than a source', -60, false],
  ['newer than every source', 60, true],
] as const)('a bundle %s', ([, seconds, stays]) => {
  npm(INSTALL);
  mkdirSync(join(project, 'src', 'domain'), { recursive: true });
  writeFileSync(join(project, 'src', 'domain', 'day.ts'), '');
  mkdirSync(join(project, 'dist'));
  const bundle = join(project, 'dist', 'dunning.cjs');
  writeFileSync(bundle, '');
  const then = Date.now() / 1000 + seconds;
  utimesSync(bundle, then, then);
  setup();
  expect(existsSync(bundle)).toBe(stays);
});
