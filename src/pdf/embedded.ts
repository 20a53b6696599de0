import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliDecompress, createBrotliDecompress } from 'node:zlib';
import { assertOwner, isIntact, writeManifest } from './engineManifest.ts';
import { PrintFailure, wordsOf } from './printFailure.ts';
import { sweepLeftovers } from './sweepLeftovers.ts';
import { readTar } from './tar.ts';

/** The engine as its npm package carries it: compressed files that cannot run where they lie. */
export interface EmbeddedEngine {
  /** The folder with `chromium.br`, `al2023.tar.br` and `fonts.tar.br`. */
  archives: string;
  version: string;
}

/** The engine's libraries that a bare server lacks; the package carries its own copies of them. */
const LIBRARIES = ['libnss3.so', 'libnssutil3.so', 'libnspr4.so', 'libexpat.so.1'];
const LIBRARY_FOLDERS = [
  '/lib/x86_64-linux-gnu',
  '/usr/lib/x86_64-linux-gnu',
  '/lib64',
  '/usr/lib64',
  '/usr/lib',
  '/lib',
];

/** One family for everything: a letter brings its own font, this one only keeps other text from vanishing. */
const FONT_CONFIGURATION = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <match target="pattern">
    <edit name="family" mode="append_last"><string>Open Sans</string></edit>
  </match>
</fontconfig>
`;

/** The engine of the optional package `@sparticuz/chromium`, or undefined where it is not installed. Nothing of it runs. */
export function locateEngine(): EmbeddedEngine | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    const packageFolder = join(dirname(entry), '..');
    const archives = join(packageFolder, 'bin');
    const description: unknown = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
    const version =
      typeof description === 'object' && description && 'version' in description && description.version;
    const isUsable =
      typeof version === 'string' && /^[\w.-]+$/.test(version) && existsSync(join(archives, 'chromium.br'));
    return isUsable ? { archives, version } : undefined;
  } catch {
    return undefined;
  }
}

/** Where this engine is, or will be, unpacked. */
export function engineFolder(engine: EmbeddedEngine, cacheDir: string): string {
  return join(cacheDir, `browser-${engine.version}`);
}

/** The program inside an engine's folder. */
export function engineProgram(folder: string): string {
  return join(folder, 'chromium');
}

/**
 * Makes sure that the engine lies unpacked and unaltered in its folder below `cacheDir`, and returns that folder. The
 * files are written beside it and moved into place whole, so that a second process or a kill half way does no harm; a
 * folder that was altered is replaced.
 */
export async function unpackEngine(engine: EmbeddedEngine, cacheDir: string): Promise<string> {
  const folder = engineFolder(engine, cacheDir);
  try {
    await preparePrivateFolder(cacheDir);
    if (await isIntact(folder)) return folder;
    await sweepLeftovers(cacheDir);
    const draft = await mkdtemp(join(cacheDir, 'unpacking-'));
    try {
      await writeManifest(draft, await unpackInto(draft, engine));
      await publish(draft, folder);
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
    return folder;
  } catch (error) {
    if (error instanceof PrintFailure) throw error;
    throw new PrintFailure('launch-failed', `unpacking the engine to ${folder}: ${wordsOf(error)}`, {
      cause: error,
    });
  }
}

/** What the engine needs in its environment: our fonts, and its own libraries where the machine has none. */
export function engineEnvironment(folder: string): Record<string, string> {
  const fonts = { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  const hasLibraries = LIBRARIES.every((name) =>
    LIBRARY_FOLDERS.some((place) => existsSync(join(place, name))),
  );
  return hasLibraries ? fonts : { ...fonts, LD_LIBRARY_PATH: join(folder, 'lib') };
}

/** Creates a folder that is ours, and refuses one in which others could swap what we are about to run. */
export async function preparePrivateFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const state = await stat(folder);
  assertOwner(folder, state.uid);
  if (process.platform !== 'win32' && (state.mode & 0o022) !== 0) {
    throw new PrintFailure('launch-failed', `${folder} can be written by other users`);
  }
}

/**
 * Writes the engine's files and returns their SHA-256 by path. Graphics libraries are left out: print needs none. One
 * file after the other, so that after a failure nothing is still being written to a folder that is being removed.
 */
async function unpackInto(folder: string, engine: EmbeddedEngine): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  const small = [
    { path: 'fonts.conf', bytes: Buffer.from(FONT_CONFIGURATION) },
    ...(await filesOf(engine, 'al2023.tar.br', 'lib/')),
    ...(await filesOf(engine, 'fonts.tar.br', 'fonts/')),
  ];
  for (const { path, bytes } of small) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await writeFile(target, bytes, { mode: 0o600, flag: 'wx' });
    hashes.set(path, createHash('sha256').update(bytes).digest('hex'));
  }
  return hashes.set(
    'chromium',
    await writeProgram(join(engine.archives, 'chromium.br'), engineProgram(folder)),
  );
}

async function filesOf(
  engine: EmbeddedEngine,
  archive: string,
  below: string,
): Promise<ReturnType<typeof readTar>> {
  const packed = await readFile(join(engine.archives, archive));
  const files = readTar(await promisify(brotliDecompress)(packed));
  return files.filter((file) => file.path.startsWith(below));
}

async function writeProgram(archive: string, target: string): Promise<string> {
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const chunkSize = 1 << 21;
  await pipeline(
    createReadStream(archive, { highWaterMark: chunkSize }),
    createBrotliDecompress({ chunkSize }),
    hashing,
    // Flushed before the folder gets its name: after a power cut there is a whole engine or none.
    createWriteStream(target, { mode: 0o700, flags: 'wx', flush: true }),
  );
  return hash.digest('hex');
}

/** Gives the finished folder its name. Whoever comes second keeps the first one's folder, if it is sound. */
async function publish(draft: string, folder: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await rename(draft, folder);
    } catch (error) {
      if (attempt === 3) throw error;
    }
    if (await isIntact(folder)) return;
    const aside = `${draft}.altered`;
    await rename(folder, aside);
    await rm(aside, { recursive: true, force: true });
  }
}
