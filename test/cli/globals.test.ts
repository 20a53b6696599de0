import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandPosition } from '../../src/cli/globals.ts';
import { runInTest } from '../support/testContext.ts';

describe('global options hold before and after the command', () => {
  test.each([
    ['before', ['--json', 'version']],
    ['after', ['version', '--json']],
    ['around', ['-q', 'version', '--json']],
  ])('--json %s', async (_where, argv) => {
    expect((await runInTest(argv)).json()).toMatchObject({ schema: 'dunning.version/1', ok: true });
  });

  test.each([
    ['before', ['--lang', 'it', 'version']],
    ['after', ['version', '--lang', 'it']],
    ['with an equals sign', ['version', '--lang=it']],
    ['twice, the later wins', ['--lang', 'en', 'version', '--lang', 'en']],
  ])('--lang %s', async (_where, argv) => {
    const { stdout } = await runInTest(argv);
    expect(stdout).toContain(argv.includes('en') ? 'Runtime' : 'Ambiente');
  });

  test('an option not typed after the command does not undo one typed before it', async () => {
    const { status, stdout } = await runInTest(['--no-color', 'version'], { terminal: 80 });
    expect(status).toBe(0);
    expect(stdout).not.toContain('\u001b');
  });
});

test.each([
  [['version'], 0],
  [['--dir', 'version', 'next'], 2],
  [['--dir=x', 'next'], 1],
  [['-o', 'file', '-q', 'next'], 3],
  [['--as-of', 'domani', '--width', '80', 'next', '42'], 4],
  [['--json'], -1],
  [[], -1],
])('the command in %j stands at %i', (argv, position) => {
  expect(commandPosition(argv)).toBe(position);
});

test.each([
  ['the date in Rome', {}, '2026-11-24'],
  ['DUNNING_TODAY', { env: { DUNNING_TODAY: '2026-02-28' } }, '2026-02-28'],
  ['the date in Rome, summer time', { now: '2026-07-31T22:00:00Z' }, '2026-08-01'],
  ['the date in Rome, a minute earlier', { now: '2026-07-31T21:59:59Z' }, '2026-07-31'],
  ['the date in Rome, winter time', { now: '2026-12-31T23:00:00Z' }, '2027-01-01'],
  ['the date in Rome, a minute before', { now: '2026-12-31T22:59:59Z' }, '2026-12-31'],
])('the day the answer is about: %s', async (_source, world, asOf) => {
  const { json } = await runInTest(['version', '--json'], world);
  expect(json()).toMatchObject({ asOf });
});

test('DUNNING_TODAY that is no date is refused', async () => {
  const { status, stderr } = await runInTest(['version'], { env: { DUNNING_TODAY: 'domani' } });
  expect(status).toBe(2);
  expect(stderr).toContain('DUNNING_TODAY');
});

describe('-o FILE', () => {
  test('writes the screen, uncoloured, and says so aside', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'dunning-output-'));
    const { status, stdout, stderr } = await runInTest(['version', '-o', 'out.txt'], {
      cwd: folder,
      terminal: 80,
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toContain('out.txt');
    expect(readFileSync(path.join(folder, 'out.txt'), 'utf8')).toMatch(/^dunning 0\.0\.0-test\n/u);
  });

  test('writes the document with --json', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'dunning-output-'));
    const { stdout } = await runInTest(['version', '--json', '-o', 'out.json'], { cwd: folder });
    expect(stdout).toBe('');
    expect(JSON.parse(readFileSync(path.join(folder, 'out.json'), 'utf8'))).toMatchObject({ ok: true });
  });

  test('to a folder that is not there is exit 4 with the path', async () => {
    const { status, stderr } = await runInTest(['version', '-o', '/nowhere/at/all.txt']);
    expect(status).toBe(4);
    expect(stderr).toContain('/nowhere/at/all.txt');
  });
});

describe('the version', () => {
  test.each([['--version'], ['-V']])('%s is answered alone', async (flag) => {
    expect(await runInTest([flag])).toMatchObject({ status: 0, stdout: 'dunning 0.0.0-test\n', stderr: '' });
  });

  test('with --json is a document', async () => {
    const { json } = await runInTest(['--version', '--json']);
    expect(json()).toMatchObject({ schema: 'dunning.version/1', data: { version: '0.0.0-test' } });
  });
});
