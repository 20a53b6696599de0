/** The program as it is shipped: built, and asked the same as the sources. */
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type OutputOptions } from 'rolldown';
import { afterAll, beforeAll, expect, test } from 'vitest';
import config from '../../rolldown.config.ts';
import { acmeFlags } from '../settings/acme.ts';
import { projectDir } from '../support/sources.ts';

let bundleDir: string;
let workspace: string;

beforeAll(async () => {
  // Inside the project, where its libraries are found.
  mkdirSync(join(projectDir, 'node_modules', '.cache'), { recursive: true });
  bundleDir = mkdtempSync(join(projectDir, 'node_modules', '.cache', 'dunning-bundle-'));
  workspace = join(mkdtempSync(join(tmpdir(), 'dunning-bundle-')), 'acme');
  for (const each of config) {
    const output: OutputOptions = Object.assign({}, each.output, { dir: bundleDir });
    await build({ ...each, cwd: projectDir, logLevel: 'silent', output });
  }
  writeFileSync(join(bundleDir, 'start.cjs'), START);
}, 60_000);
afterAll(() => {
  rmSync(bundleDir, { recursive: true, force: true });
  rmSync(join(workspace, '..'), { recursive: true, force: true });
});

/** What bin/dunning.js does, for a bundle that lies elsewhere; names every file that is loaded when asked to. */
const START = `
const fs = require('node:fs');
const { registerHooks } = require('node:module');
if (process.env.REPORT) {
  registerHooks({ load: (url, context, next) => { process.stderr.write(url + '\\n'); return next(url, context); } });
  const read = fs.readFileSync;
  fs.readFileSync = (file, ...how) => { process.stderr.write(file + '\\n'); return read(file, ...how); };
}
const loadBundle = require(process.env.PROGRAM + '/bin/dunning.js');
const program = loadBundle(__dirname, 'dunning.cjs', { command: 'test' });
program.mainOfProcess(process.env.PROGRAM, process.env.BUILD).then((status) => { process.exitCode = status; });
`;

function bundle(
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [join(bundleDir, 'start.cjs'), ...argv], {
    encoding: 'utf8',
    env: { ...process.env, PROGRAM: projectDir, ...env },
  });
}

test('makes a workspace: migrations and native code are found', () => {
  const run = bundle(['init', workspace, ...acmeFlags, '--language', 'it']);
  expect(run.stderr).not.toContain('Error');
  expect(run.status).toBe(0);
});

test.for([
  [['version']],
  [['--help', '--lang', 'it']],
  [['config', '--json']],
  [['config', 'set', 'company.iban', 'IT1']],
  [['no-such-command']],
] as const)('answers %j as the sources do', ([argv]) => {
  const place = ['--dir', workspace];
  const bundled = bundle([...argv, ...place]);
  const fromSource = spawnSync(process.execPath, [join(projectDir, 'bin', 'dunning.js'), ...argv, ...place], {
    encoding: 'utf8',
  });
  expect([bundled.status, bundled.stdout, bundled.stderr]).toEqual([
    fromSource.status,
    fromSource.stdout,
    fromSource.stderr,
  ]);
});

test('loads nothing for prompts or printing while it only reads', () => {
  const { stderr } = bundle(['config', '--dir', workspace, '--quiet'], { REPORT: '1' });
  expect(stderr).toContain('dunning.cjs');
  expect(stderr).not.toMatch(/inquirer|puppeteer|handlebars|framedTable|better-sqlite3/i);
});

test.for([
  ['today', /kysely|commandLine|book-|settings-/],
  ['next', /kysely|commandLine|book-|settings-/],
  ['call 1 --outcome no-answer', /kysely|commandLine|inquirer|settings-/],
] as const)('%s loads nothing that it does not need', ([line, needless]) => {
  const cache = { HOME: workspace, XDG_CACHE_HOME: join(workspace, 'cache'), BUILD: 'a' };
  const env = { ...cache, DUNNING_DIR: workspace, DUNNING_LANG: 'it', DUNNING_TODAY: '2026-11-24' };
  // The first one reads the settings.
  bundle(line.split(' '), env);
  const { stderr } = bundle(line.split(' '), { ...env, REPORT: '1' });
  expect(stderr).toContain('start-');
  expect(stderr).not.toMatch(needless);
});

test('what needs Kysely finds it', () => {
  const { stderr, status } = bundle(['debtor', 'nobody', '--dir', workspace], { REPORT: '1' });
  expect(stderr).toMatch(/kysely-\w{8}\.cjs/u);
  expect(status).toBe(4);
});
