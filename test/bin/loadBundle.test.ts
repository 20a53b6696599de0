/** The loader of the bundle: what it keeps makes a start faster, and whatever happens to that changes nothing else. */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectDir } from '../support/sources.ts';

let place: string;
let bundleDir: string;
let cacheDir: string;

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'dunning-load-'));
  bundleDir = join(place, 'dist');
  cacheDir = join(place, 'cache', 'bundle');
  mkdirSync(bundleDir);
  writeFileSync(
    join(bundleDir, 'dunning.cjs'),
    chunk(`exports.greet = require('./start-abcd-123.cjs').greet;`),
  );
  writeFileSync(join(bundleDir, 'start-abcd-123.cjs'), chunk(START));
  writeFileSync(
    join(bundleDir, 'later-ABCD_123.cjs'),
    chunk(`exports.word = require('node:path').basename('/x/later');`),
  );
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

/** As the build writes them (rolldown.config.ts). */
const chunk = (text: string): string =>
  `(function (exports, require, module, __filename, __dirname) {\n${text}\n})`;

const START = `
exports.greet = (name) => 'hello ' + name + ', ' + require('./later-ABCD_123.cjs').word + ' in ' + __filename;
`;

/** Loads the bundle as the start script does, and says what it answers. */
function load(command = 'next', cache: string | null = cacheDir): { status: number | null; stdout: string } {
  const loader = JSON.stringify(join(projectDir, 'bin', 'dunning.js'));
  const where = JSON.stringify(cache === null ? { command } : { cacheDir: cache, command });
  const script = `
const { greet } = require(${loader})(${JSON.stringify(bundleDir)}, 'dunning.cjs', ${where});
process.stdout.write(greet('you'));`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  return { status, stdout: stderr + stdout };
}

const kept = (): string[] => readdirSync(cacheDir).sort();
const answer = (): object => ({
  status: 0,
  stdout: `hello you, later in ${join(bundleDir, 'start-abcd-123.cjs')}`,
});

test('a library that comes by import leaves no warning on the screen', () => {
  writeFileSync(
    join(bundleDir, 'later-ABCD_123.cjs'),
    chunk(`exports.word = 'later'; void import('node:util');`),
  );
  expect(load()).toEqual(answer());
});

test('keeps the code of each chunk for each command, and uses it', () => {
  expect(load()).toEqual(answer());
  expect(load('today')).toEqual(answer());
  const names = ['later-ABCD_123.cjs.next', 'later-ABCD_123.cjs.today'];
  expect(kept()).toEqual([...names, 'start-abcd-123.cjs.next', 'start-abcd-123.cjs.today']);
  const before = kept().map((name) => statSync(join(cacheDir, name)).mtimeMs);
  expect(load()).toEqual(answer());
  expect(kept().map((name) => statSync(join(cacheDir, name)).mtimeMs)).toEqual(before);
});

test.for([
  ['empty', () => Buffer.alloc(0)],
  ['cut off', (whole: Buffer) => whole.subarray(0, whole.length - 100)],
  [
    'with a lost page',
    (whole: Buffer) => Buffer.concat([whole.subarray(0, 200), Buffer.alloc(whole.length - 200)]),
  ],
  [
    'with a lost page in the middle',
    (whole: Buffer) => whole.map((byte, index) => (index >= 256 && index < 1024 ? 0 : byte)),
  ],
  ['followed by something else', (whole: Buffer) => Buffer.concat([whole, Buffer.from('more')])],
  ['of another kind', () => Buffer.from('something else, something else, ')],
] as const)('what it kept is %s: compiled anew', ([, damage]) => {
  load();
  const file = join(cacheDir, 'start-abcd-123.cjs.next');
  writeFileSync(file, damage(readFileSync(file)));
  expect(load()).toEqual(answer());
  const mended = readFileSync(file);
  expect(mended.readInt32LE(mended.length - 4)).toBeGreaterThan(500);
  expect(load()).toEqual(answer());
  expect(readFileSync(file)).toEqual(mended);
});

test('keeps nothing of what was mistyped', () => {
  writeFileSync(join(bundleDir, 'start-abcd-123.cjs'), chunk(`${START}\nprocess.exitCode = 2;`));
  expect(load()).toMatchObject({ status: 2 });
  expect(existsSync(cacheDir)).toBe(false);
});

test('what an earlier build left goes; that of other chunks stays', () => {
  mkdirSync(cacheDir, { recursive: true });
  for (const name of ['start-00000000.cjs.next', 'start-00000000.cjs.pay', 'starter-00000000.cjs.next'])
    writeFileSync(join(cacheDir, name), 'old');
  load();
  expect(kept()).toEqual(['later-ABCD_123.cjs.next', 'start-abcd-123.cjs.next', 'starter-00000000.cjs.next']);
});

test('works where nothing can be kept', () => {
  expect(load('next', null)).toEqual(answer());
  writeFileSync(join(place, 'cache'), 'a file where the folder should be');
  expect(load()).toEqual(answer());
});
