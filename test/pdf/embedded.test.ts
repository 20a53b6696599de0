import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type EmbeddedEngine, engineProgram, locateEngine, unpackEngine } from '../../src/pdf/embedded.ts';
import { PrintFailure } from '../../src/pdf/printFailure.ts';
import { sweepLeftovers } from '../../src/pdf/sweepLeftovers.ts';
import { tarOf } from './tarOf.ts';
import { temporaryFolder } from './workshop.ts';

const PROGRAM = '#!/bin/sh\nexit 0\n';

/** A package like the real one in shape, tiny unless its program is made heavy. */
function engineIn(folder: string, program: string | Buffer = PROGRAM): EmbeddedEngine {
  const archives = join(folder, 'package');
  mkdirSync(archives);
  writeFileSync(join(archives, 'chromium.br'), pack(Buffer.from(program)));
  writeFileSync(join(archives, 'al2023.tar.br'), pack(tarOf({ 'lib/libnss3.so': 'library' })));
  writeFileSync(
    join(archives, 'fonts.tar.br'),
    pack(tarOf({ 'fonts.conf': 'theirs', 'fonts/A/A.ttf': 'font' })),
  );
  return { archives, version: '1.0.0' };
}

function pack(bytes: Buffer): Buffer {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 0 } });
}

async function unpackedWorld(): Promise<{ engine: EmbeddedEngine; cacheDir: string; folder: string }> {
  const root = temporaryFolder();
  onTestFinished(root.remove);
  const engine = engineIn(root.path);
  const cacheDir = join(root.path, 'cache');
  return { engine, cacheDir, folder: await unpackEngine(engine, cacheDir) };
}

/** Noise does not compress, so that unpacking it takes a while. */
function noise(bytes: number): Buffer {
  const words = new Uint32Array(bytes / 4);
  let state = 1;
  for (let index = 0; index < words.length; index += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    words[index] = state;
  }
  return Buffer.from(words.buffer);
}

function unpackInChild(engine: EmbeddedEngine, cacheDir: string): ReturnType<typeof spawn> {
  const module = new URL('../../src/pdf/embedded.ts', import.meta.url).href;
  const program = `const { unpackEngine } = await import(${JSON.stringify(module)});
    await unpackEngine(${JSON.stringify(engine)}, ${JSON.stringify(cacheDir)});`;
  return spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'inherit' });
}

describe('unpacking', () => {
  it('leaves one private folder with the program, its libraries, its fonts and our font settings', async () => {
    const { cacheDir, folder } = await unpackedWorld();
    expect(readdirSync(cacheDir)).toEqual(['browser-1.0.0']);
    expect(readdirSync(folder).sort()).toEqual(['chromium', 'fonts', 'fonts.conf', 'lib', 'manifest.json']);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(engineProgram(folder)).mode & 0o777).toBe(0o700);
    expect(readFileSync(join(folder, 'fonts.conf'), 'utf8')).toContain('<dir prefix="relative">fonts</dir>');
  });

  it('happens once', async () => {
    const { engine, cacheDir, folder } = await unpackedWorld();
    const before = statSync(engineProgram(folder));
    await unpackEngine(engine, cacheDir);
    expect(statSync(engineProgram(folder)).ino).toBe(before.ino);
  });

  it('by two processes at once gives both the same sound folder', async () => {
    const root = temporaryFolder();
    onTestFinished(root.remove);
    const engine = engineIn(root.path, noise(32 << 20));
    const cacheDir = join(root.path, 'cache');
    const exits = await Promise.all([1, 2].map(() => once(unpackInChild(engine, cacheDir), 'exit')));
    expect(exits).toEqual([
      [0, null],
      [0, null],
    ]);
    expect(readdirSync(cacheDir)).toEqual(['browser-1.0.0']);
  });

  it('killed half way leaves no engine, and the next one unpacks it', async () => {
    const root = temporaryFolder();
    onTestFinished(root.remove);
    const engine = engineIn(root.path, noise(64 << 20));
    const cacheDir = join(root.path, 'cache');
    const child = unpackInChild(engine, cacheDir);
    const hasBegun = (): boolean =>
      existsSync(cacheDir) &&
      readdirSync(cacheDir).some((name) => existsSync(join(cacheDir, name, 'chromium')));
    while (!hasBegun()) await new Promise((resolve) => setTimeout(resolve, 2));
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(readdirSync(cacheDir)).toEqual([expect.stringMatching(/^unpacking-/)]);

    const folder = await unpackEngine(engine, cacheDir);
    expect(statSync(engineProgram(folder)).size).toBe(64 << 20);
    await sweepLeftovers(cacheDir, Date.now() + 25 * 3_600_000);
    expect(readdirSync(cacheDir)).toEqual(['browser-1.0.0']);
  });

  it('with an archive cut short says so and leaves nothing', async () => {
    const root = temporaryFolder();
    onTestFinished(root.remove);
    const engine = engineIn(root.path, noise(1 << 20));
    const archive = join(engine.archives, 'chromium.br');
    writeFileSync(archive, readFileSync(archive).subarray(0, 1000));
    const cacheDir = join(root.path, 'cache');
    await expect(unpackEngine(engine, cacheDir)).rejects.toMatchObject({ code: 'launch-failed' });
    expect(readdirSync(cacheDir)).toEqual([]);
  });
});

describe('an altered engine is replaced', () => {
  it.each<[string, (folder: string) => void]>([
    ['a program with something appended', (folder) => appendFileSync(engineProgram(folder), 'x')],
    [
      'a program of the same size and date',
      (folder) => {
        const { mtime, atime } = statSync(engineProgram(folder));
        writeFileSync(engineProgram(folder), PROGRAM.replace('0', '1'));
        utimesSync(engineProgram(folder), atime, mtime);
      },
    ],
    ['a library that was added', (folder) => writeFileSync(join(folder, 'lib', 'libc.so.6'), 'x')],
    ['a manifest that cannot be read', (folder) => writeFileSync(join(folder, 'manifest.json'), '{')],
    ['an empty manifest', (folder) => writeFileSync(join(folder, 'manifest.json'), '{}')],
    ['a folder that was open to others', (folder) => chmodSync(folder, 0o777)],
  ])('%s', async (_what, alter) => {
    const { engine, cacheDir, folder } = await unpackedWorld();
    alter(folder);
    await unpackEngine(engine, cacheDir);
    expect(readFileSync(engineProgram(folder), 'utf8')).toBe(PROGRAM);
    expect(readdirSync(join(folder, 'lib'))).toEqual(['libnss3.so']);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(cacheDir)).toEqual(['browser-1.0.0']);
  });

  it('but one that was only touched is kept', async () => {
    const { engine, cacheDir, folder } = await unpackedWorld();
    const before = statSync(engineProgram(folder)).ino;
    utimesSync(engineProgram(folder), 1, 1);
    await unpackEngine(engine, cacheDir);
    expect(statSync(engineProgram(folder)).ino).toBe(before);
  });
});

describe('a cache that others could write to is refused', () => {
  it('when it is open', async () => {
    const { engine, cacheDir } = await unpackedWorld();
    chmodSync(cacheDir, 0o777);
    await expect(unpackEngine(engine, cacheDir)).rejects.toBeInstanceOf(PrintFailure);
  });

  it('when the engine is a link to somewhere else', async () => {
    const { engine, cacheDir, folder } = await unpackedWorld();
    const other = { ...engine, version: '2.0.0' };
    symlinkSync(folder, join(cacheDir, 'browser-2.0.0'));
    await expect(unpackEngine(other, cacheDir)).rejects.toBeInstanceOf(PrintFailure);
  });
});

const realEngine = process.platform === 'linux' && process.arch === 'x64' ? locateEngine() : undefined;

describe.runIf(realEngine)('the engine of the optional package', () => {
  it('is where findBrowser expects it, with the archives we unpack', () => {
    expect(readdirSync(realEngine?.archives ?? '')).toEqual(
      expect.arrayContaining(['chromium.br', 'al2023.tar.br', 'fonts.tar.br']),
    );
  });
});
