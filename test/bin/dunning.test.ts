/** The start script, run as a person's shell runs it. */
import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { projectDir } from '../support/sources.ts';

const starter = join(projectDir, 'bin', 'dunning.js');
const { version } = JSON.parse(readFileSync(join(projectDir, 'package.json'), 'utf8')) as { version: string };

function run(
  program: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [program, ...argv], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
}

test.for(['--version', '-V'])('%s is answered without the program being loaded', (flag) => {
  const answer = run(starter, [flag], { NODE_OPTIONS: `--import ${dataUrl(REPORT_IMPORTS)}` });
  expect(answer).toMatchObject({ status: 0, stdout: `dunning ${version}\n` });
  expect(answer.stderr).not.toMatch(/\/src\/|\/dist\/|node_modules/);
});

test('hands arguments and exit status through', () => {
  const answer = run(starter, ['no-such-command', '--lang', 'en']);
  expect(answer.status).toBe(2);
  expect(answer.stdout).toBe('');
  expect(answer.stderr).toContain('no-such-command');
});

test('a long answer into a pipe that closes early is no error', () => {
  const answer = spawnSync(
    '/bin/sh',
    ['-c', `"${process.execPath}" "${starter}" --help | head -1; echo done`],
    {
      encoding: 'utf8',
    },
  );
  expect(answer.stdout).toMatch(/done\n$/);
  expect(answer.stderr).toBe('');
});

describe('on an old Node', () => {
  let project: string;

  // A project beside this one, whose own Node can be put in or left out, run by a Node that says it is old.
  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'dunning-bin-'));
    cpSync(join(projectDir, 'bin'), join(project, 'bin'), { recursive: true });
    writeFileSync(join(project, 'package.json'), '{ "version": "9.9.9", "type": "module" }');
    mkdirSync(join(project, 'src', 'cli'), { recursive: true });
    writeFileSync(join(project, 'src', 'cli', 'main.ts'), FAKE_PROGRAM);
    writeFileSync(join(project, 'oldNode.cjs'), SAYS_IT_IS_OLD);
  });
  afterEach(() => rmSync(project, { recursive: true, force: true }));

  const old = (): Record<string, string> => ({ NODE_OPTIONS: `--require ${join(project, 'oldNode.cjs')}` });

  function installNode(): void {
    mkdirSync(join(project, 'node_modules', 'node', 'bin'), { recursive: true });
    // The project's own Node must not pretend to be old too.
    const own = join(project, 'node_modules', 'node', 'bin', 'node');
    writeFileSync(own, `#!/bin/sh\nunset NODE_OPTIONS\nexec "${process.execPath}" "$@"\n`, { mode: 0o755 });
  }

  test('the command line goes to the project’s own, with input, output and status', () => {
    installNode();
    const answer = spawnSync(process.execPath, [join(project, 'bin', 'dunning.js'), 'next', '--due'], {
      encoding: 'utf8',
      input: 'from outside',
      env: { ...process.env, ...old() },
    });
    expect(answer).toMatchObject({ status: 3, stdout: 'next --due: from outside\n', stderr: '' });
  });

  test.for(['SIGTERM', 'SIGINT'] as const)('%s reaches it, and ends both alike', async (signal) => {
    installNode();
    const child = spawn(process.execPath, [join(project, 'bin', 'dunning.js'), 'wait'], {
      env: { ...process.env, ...old() },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill(signal);
    const ended = await new Promise((resolve) => child.once('exit', (_status, by) => resolve(by)));
    expect(ended).toBe(signal);
  });

  test.for([
    ['it_IT.UTF-8', 'serve Node 22.18'],
    ['en_GB.UTF-8', 'Node 22.18 or newer is needed'],
    ['C', 'Node 22.18 or newer is needed'],
  ])('without one, in %s, one line says what to do', ([LANG, sentence]) => {
    const answer = run(join(project, 'bin', 'dunning.js'), ['next'], {
      ...old(),
      LC_ALL: '',
      LANG: LANG as string,
    });
    expect(answer).toMatchObject({ status: 5, stdout: '' });
    expect(answer.stderr).toContain(sentence);
    expect(answer.stderr).toContain('npm run setup');
    expect(answer.stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('the version is known all the same', () => {
    expect(run(join(project, 'bin', 'dunning.js'), ['--version'], old()).stdout).toBe('dunning 9.9.9\n');
  });
});

describe('of the bundle and the sources', () => {
  let project: string;
  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'dunning-bin-'));
    cpSync(join(projectDir, 'bin'), join(project, 'bin'), { recursive: true });
    writeFileSync(join(project, 'package.json'), '{ "version": "9.9.9", "type": "module" }');
    mkdirSync(join(project, 'src', 'cli'), { recursive: true });
    writeFileSync(join(project, 'src', 'cli', 'main.ts'), says('sources'));
    mkdirSync(join(project, 'dist'));
    writeFileSync(
      join(project, 'dist', 'dunning.cjs'),
      chunk(says('bundle').replace('export ', 'exports.mainOfProcess = mainOfProcess;\n')),
    );
  });
  afterEach(() => rmSync(project, { recursive: true, force: true }));

  const start = (env: Readonly<Record<string, string>>): string =>
    run(join(project, 'bin', 'dunning.js'), ['x'], env).stdout;

  test('the bundle is run where there is one', () => {
    expect(start({ DUNNING_FROM_SOURCE: '' })).toBe(`bundle in ${project}\n`);
  });

  test('DUNNING_FROM_SOURCE asks for the sources', () => {
    expect(start({ DUNNING_FROM_SOURCE: '1' })).toBe(`sources in ${project}\n`);
  });

  test('a link to the script finds the project all the same', () => {
    symlinkSync(join(project, 'bin', 'dunning.js'), join(project, 'link'));
    expect(run(join(project, 'link'), ['x'], { DUNNING_FROM_SOURCE: '' }).stdout).toBe(
      `bundle in ${project}\n`,
    );
  });

  test('libraries that are not installed are named in one line', () => {
    writeFileSync(join(project, 'dist', 'dunning.cjs'), chunk('require("commander-that-is-not-there");'));
    const answer = run(join(project, 'bin', 'dunning.js'), ['x'], {
      DUNNING_FROM_SOURCE: '',
      LC_ALL: 'it_IT',
    });
    expect(answer.status).toBe(5);
    expect(answer.stderr).toBe(
      `dunning: mancano le librerie del programma: esegui "npm run setup" in ${project}\n`,
    );
  });
});

/** As the build writes the files of the bundle (rolldown.config.ts). */
const chunk = (text: string): string =>
  `(function (exports, require, module, __filename, __dirname) {\n${text}\n})`;

const SAYS_IT_IS_OLD = "Object.defineProperty(process.versions, 'node', { value: '18.20.4' });";

/** A program that repeats its arguments and input, or waits to be ended. */
const FAKE_PROGRAM = `
import { readFileSync } from 'node:fs';
export async function mainOfProcess() {
  const argv = process.argv.slice(2);
  if (argv[0] === 'wait') {
    process.stdout.write('ready');
    await new Promise((resolve) => setTimeout(resolve, 15_000));
  }
  process.stdout.write(argv.join(' ') + ': ' + readFileSync(0, 'utf8') + '\\n');
  return 3;
}
`;

const REPORT_IMPORTS = `
import { registerHooks } from 'node:module';
registerHooks({ load: (url, context, next) => { process.stderr.write(url + '\\n'); return next(url, context); } });
`;

function dataUrl(module: string): string {
  return `data:text/javascript,${encodeURIComponent(module)}`;
}

function says(what: string): string {
  return `export async function mainOfProcess(programDir) { process.stdout.write('${what} in ' + programDir + '\\n'); return 0; }`;
}
