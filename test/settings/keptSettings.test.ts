/** Settings kept as they were read: the same as reading them, and never those of another text or program. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Context } from '../../src/cli/context.ts';
import { workspaceSettings } from '../../src/cli/settings/keptSettings.ts';
import { loadSettings } from '../../src/cli/settings/settingsFile.ts';
import { rulesKeyOf } from '../../src/office/book.ts';
import { testContext } from '../support/testContext.ts';
import { acmeText } from './acme.ts';

let root = '';
let file = '';

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'dunning-kept-'));
  file = path.join(root, 'dunning.toml');
  writeFileSync(file, acmeText());
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function context(build: string | undefined): Context {
  const plain = testContext({ homeDir: root }).context;
  return build === undefined ? plain : { ...plain, build };
}

const kept = (): string => {
  const folder = path.join(root, '.cache', 'dunning', 'settings');
  const [name = ''] = readdirSync(folder);
  return path.join(folder, name);
};

test('come out as they were read, also where a value is absent', async () => {
  const read = await loadSettings(file);
  const rulesKey = rulesKeyOf(read);
  expect(await workspaceSettings(context('a'), file)).toEqual({ settings: read, rulesKey });
  expect(await workspaceSettings(context('a'), file)).toEqual({ settings: read, rulesKey });
  expect(JSON.parse(readFileSync(kept(), 'utf8'))).toMatchObject({ build: 'a', text: acmeText() });
  expect(statSync(kept()).mode & 0o077).toBe(0);
});

test.each([
  ['another text', () => writeFileSync(file, acmeText().replaceAll('Firenze', 'Prato'))],
  ['half a file', () => writeFileSync(kept(), '{"build":"a"')],
])('%s is read anew', async (_what, change) => {
  await workspaceSettings(context('a'), file);
  change();
  const settings = await loadSettings(file);
  expect(await workspaceSettings(context('a'), file)).toEqual({ settings, rulesKey: rulesKeyOf(settings) });
});

test('another program reads for itself; sources keep nothing', async () => {
  await workspaceSettings(context('a'), file);
  await workspaceSettings(context('b'), file);
  expect(JSON.parse(readFileSync(kept(), 'utf8'))).toMatchObject({ build: 'b' });
  rmSync(path.join(root, '.cache'), { recursive: true });
  await workspaceSettings(context(undefined), file);
  expect(() => kept()).toThrow('ENOENT');
});

test('broken settings are told and not kept', async () => {
  writeFileSync(file, 'language = ');
  await expect(workspaceSettings(context('a'), file)).rejects.toThrow();
  expect(() => kept()).toThrow('ENOENT');
});
