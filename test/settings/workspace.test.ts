import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { settingsLanguage } from '../../src/cli/settings/settingsLanguage.ts';
import { writeSettings } from '../../src/cli/settings/settingsFile.ts';
import { cacheDir } from '../../src/cli/workspace/cacheDir.ts';
import { findWorkspace } from '../../src/cli/workspace/workspace.ts';
import { testContext, type TestWorld } from '../support/testContext.ts';
import { acmeText } from './acme.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dunning-workspace-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A folder that passes for a workspace. */
function workspace(...path: readonly string[]): string {
  const dir = join(root, ...path);
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'dunning.db'), '');
  writeFileSync(join(dir, 'dunning.toml'), acmeText());
  return dir;
}

function world(changes: TestWorld = {}): ReturnType<typeof testContext>['context'] {
  return testContext({ cwd: root, homeDir: join(root, 'home'), ...changes }).context;
}

describe('the workspace is found by', () => {
  test('--dir, before everything else, from the current folder on', async () => {
    const wanted = workspace('wanted');
    const other = workspace('other');
    const context = world({ env: { DUNNING_DIR: other } });
    await expect(findWorkspace(context, 'wanted')).resolves.toEqual({ dir: wanted, origin: 'flag' });
  });

  test('DUNNING_DIR', async () => {
    const wanted = workspace('wanted');
    const context = world({ cwd: workspace('here'), env: { DUNNING_DIR: wanted } });
    await expect(findWorkspace(context, undefined)).resolves.toEqual({ dir: wanted, origin: 'environment' });
  });

  test('the current folder or one above it', async () => {
    const wanted = workspace('acme');
    const below = join(wanted, 'letters', '2026');
    mkdirSync(below, { recursive: true });
    await expect(findWorkspace(world({ cwd: below }), undefined)).resolves.toEqual({
      dir: wanted,
      origin: 'current-folder',
    });
  });

  test.for([
    ['linux', { XDG_CONFIG_HOME: 'configuration' }, ['configuration']],
    ['linux', {}, ['home', '.config']],
    ['win32', { APPDATA: 'roaming' }, ['roaming']],
  ] as const)("the user's configuration (%s, %o)", async ([platform, variables, place]) => {
    const wanted = workspace('home', 'Crediti');
    const env = Object.fromEntries(
      Object.entries(variables).map(([name, folder]) => [name, join(root, folder)]),
    );
    mkdirSync(join(root, ...place, 'dunning'), { recursive: true });
    writeFileSync(join(root, ...place, 'dunning', 'config.toml'), 'dir = "~/Crediti"\n');
    await expect(findWorkspace(world({ env, platform }), undefined)).resolves.toEqual({
      dir: wanted,
      origin: 'user-configuration',
    });
  });

  test('~/Dunning, when nothing else is said', async () => {
    const wanted = workspace('home', 'Dunning');
    await expect(findWorkspace(world(), undefined)).resolves.toEqual({ dir: wanted, origin: 'home' });
  });
});

describe('it is refused', () => {
  test('when there is none at all', async () => {
    await expect(findWorkspace(world(), undefined)).rejects.toMatchObject({
      kind: 'not-found',
      code: 'no-workspace',
    });
  });

  test('when the folder named is not one, even if another one would be found', async () => {
    const context = world({ cwd: workspace('here') });
    await expect(findWorkspace(context, join(root, 'elsewhere'))).rejects.toMatchObject({
      code: 'no-workspace-there',
      values: { dir: join(root, 'elsewhere'), origin: 'flag' },
    });
  });

  test("when the user's configuration cannot be read", async () => {
    mkdirSync(join(root, 'home', '.config', 'dunning'), { recursive: true });
    writeFileSync(join(root, 'home', '.config', 'dunning', 'config.toml'), 'dir = \n');
    await expect(findWorkspace(world(), undefined)).rejects.toMatchObject({
      code: 'settings-unusable',
      problems: [{ code: 'broken-file', line: 1 }],
    });
  });
});

describe('the language of the settings', () => {
  test.for([
    ['as written', acmeText({ 'language = ': 'language = "en"' }), 'en'],
    ['although the rest is broken', 'language = "it"\n[company\n', 'it'],
    ['not that of the letters', 'hints = true\n[letters]\nlanguage = "en"\n', undefined],
    ['unknown', 'language = "de"\n', undefined],
  ] as const)('%s', async ([, text, language]) => {
    const dir = workspace('acme');
    writeFileSync(join(dir, 'dunning.toml'), text);
    await expect(settingsLanguage(world(), dir)).resolves.toBe(language);
  });

  test('of no workspace', async () => {
    await expect(settingsLanguage(world(), undefined)).resolves.toBeUndefined();
  });
});

test('settings are replaced whole, and nothing else is left in the folder', () => {
  const file = join(workspace('acme'), 'dunning.toml');
  writeSettings(file, 'hints = false\n');
  expect(readFileSync(file, 'utf8')).toBe('hints = false\n');
  expect(() => writeSettings(join(root, 'nowhere', 'dunning.toml'), '')).toThrow('ENOENT');
});

test.for([
  ['linux', {}, ['home', '.cache', 'dunning']],
  ['linux', { XDG_CACHE_HOME: '/cache' }, ['/cache', 'dunning']],
  ['win32', { LOCALAPPDATA: '/local' }, ['/local', 'dunning']],
] as const)('what can be made again is kept in the cache of %s %o', ([platform, env, place]) => {
  const [first] = place;
  const expected = first.startsWith('/') ? join(...place) : join(root, ...place);
  expect(cacheDir(world({ platform, env }))).toBe(expected);
});
