import { chmodSync, existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type BrowserSearch, findBrowser } from '../../src/pdf/browser.ts';
import { engineFolder, engineProgram, locateEngine } from '../../src/pdf/embedded.ts';
import { temporaryFolder } from './workshop.ts';

/** A machine without the embedded engine, and one program in its PATH. */
function machine(program = 'chromium-headless-shell'): {
  search: BrowserSearch;
  path: string;
  folder: string;
} {
  const folder = temporaryFolder();
  onTestFinished(folder.remove);
  const path = join(folder.path, program);
  writeFileSync(path, '#!/bin/sh\n', { mode: 0o755 });
  const env = { PATH: folder.path };
  return {
    search: { env, cacheDir: folder.path, platform: 'linux', arch: 'arm64' },
    path,
    folder: folder.path,
  };
}

describe('the browser that prints', () => {
  it('is the one of the environment, before the configured one', async () => {
    const { search, path } = machine();
    const env = { ...search.env, DUNNING_BROWSER: path };
    const found = await findBrowser({ ...search, env, configured: '/bin/sh' });
    expect(found).toEqual({ found: true, kind: 'environment', path });
  });

  it('is the configured one, before anything installed', async () => {
    const { search } = machine();
    const found = await findBrowser({ ...search, configured: '/bin/sh' });
    expect(found).toEqual({ found: true, kind: 'configured', path: '/bin/sh' });
  });

  it('is looked for in the PATH', async () => {
    const { search, path } = machine();
    expect(await findBrowser(search)).toEqual({ found: true, kind: 'installed', path });
  });

  it('is never taken from a relative PATH entry', async () => {
    const { search, path } = machine();
    const found = await findBrowser({ ...search, env: { PATH: '.:bin' } });
    expect(found).not.toMatchObject({ path });
  });

  it.each([
    [
      'environment',
      (search: BrowserSearch) => ({ ...search, env: { ...search.env, DUNNING_BROWSER: '/nowhere/chrome' } }),
    ],
    ['configured', (search: BrowserSearch) => ({ ...search, configured: '/nowhere/chrome' })],
  ] as const)('is missing, not replaced, when the %s one cannot be run', async (kind, name) => {
    const { search } = machine();
    expect(await findBrowser(name(search))).toEqual({
      found: false,
      tried: [{ kind, path: '/nowhere/chrome', reason: 'not-executable' }],
    });
  });

  it('must be executable and no folder', async () => {
    const { search, path, folder } = machine();
    chmodSync(path, 0o644);
    for (const configured of [path, folder]) {
      expect(await findBrowser({ ...search, configured })).toMatchObject({ found: false });
    }
  });

  it.each(['a link', 'a script'])('is never a snap, which could not see our files: %s', async (how) => {
    const { search, path, folder } = machine('snap');
    const name = join(folder, 'chromium-headless-shell');
    if (how === 'a link') symlinkSync(path, name);
    else writeFileSync(name, '#!/bin/sh\nexec /snap/bin/chromium "$@"\n', { mode: 0o755 });
    expect(await findBrowser(search)).not.toMatchObject({ path: name });
  });

  it('is missing where nothing is installed, and every place is named', async () => {
    const { search } = machine();
    const env = { PUPPETEER_CACHE_DIR: search.cacheDir };
    const found = await findBrowser({ ...search, env, platform: 'win32', arch: 'x64' });
    expect(found).toMatchObject({
      found: false,
      tried: [
        { kind: 'embedded', reason: 'not-for-this-machine' },
        { kind: 'installed', reason: 'not-installed' },
        { kind: 'puppeteer', reason: 'not-installed' },
      ],
    });
  });

  const engine =
    process.platform === 'linux' && process.arch === 'x64' && process.getuid?.() === 0 && locateEngine();
  it.runIf(engine)(
    'is the embedded one, before installed ones, and choosing it unpacks nothing',
    async () => {
      const { search, folder } = machine();
      const found = await findBrowser({ ...search, arch: 'x64' });
      expect(found).toMatchObject({ found: true, kind: 'embedded' });
      if (engine) expect(found).toMatchObject({ path: engineProgram(engineFolder(engine, folder)) });
      if (engine) expect(existsSync(engineFolder(engine, folder))).toBe(false);
    },
  );
});
