import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import type { Desk } from '../../src/cli/command.ts';
import { bookFile, openBook, openWorkspace } from '../../src/cli/workspace/workspace.ts';
import { createWorkspace } from '../../src/cli/workspace/workspaceCreate.ts';
import { testContext, type TestWorld } from '../support/testContext.ts';
import { acmeText } from './acme.ts';

let root: string;
let dir: string;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'dunning-open-'));
  dir = join(root, 'acme');
  await createWorkspace(testContext().context, dir, acmeText());
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** As much of a desk as opening a workspace needs. */
function deskIn(world: TestWorld, asOf?: string): { desk: Desk; closers: (() => void)[]; hints: boolean[] } {
  const closers: (() => void)[] = [];
  const hints: boolean[] = [];
  const desk = {
    context: testContext({ cwd: dir, ...world }).context,
    globals: asOf === undefined ? {} : { asOf },
    today: day('2026-11-24'),
    closeAfterwards: (close: () => void) => closers.push(close),
    withoutHints: () => hints.push(false),
  };
  return { desk: desk as unknown as Desk, closers, hints };
}

test('gives folder, settings and book, and leaves the closing to main', async () => {
  const { desk, closers, hints } = deskIn({});
  const workspace = await openWorkspace(desk, 'read');
  expect(workspace).toMatchObject({ dir, settings: { place: 'Firenze' } });
  expect(workspace.database.connection.open).toBe(true);
  expect(closers).toHaveLength(1);
  closers[0]?.();
  expect(workspace.database.connection.open).toBe(false);
  expect(hints).toEqual([]);
});

test('a reading command cannot write', async () => {
  const { desk, closers } = deskIn({});
  const { database } = await openWorkspace(desk, 'read');
  expect(() => database.connection.exec('create table t (a text) strict')).toThrow(/readonly/);
  closers[0]?.();
});

test('hints are silenced by the settings, the browser is replaced by the environment', async () => {
  writeFileSync(join(dir, 'dunning.toml'), acmeText({ 'hints = ': 'hints = false' }));
  const { desk, closers, hints } = deskIn({ env: { DUNNING_BROWSER: '/opt/browser' } });
  const { settings } = await openWorkspace(desk, 'write');
  expect(settings.browser).toBe('/opt/browser');
  expect(hints).toEqual([false]);
  closers[0]?.();
});

test('--as-of is for reading', async () => {
  await expect(openWorkspace(deskIn({}, '2026-12-01').desk, 'write')).rejects.toMatchObject({
    kind: 'usage',
    code: 'as-of-reading-only',
  });
  const { desk, closers } = deskIn({}, '2026-12-01');
  await expect(openWorkspace(desk, 'read')).resolves.toBeDefined();
  closers[0]?.();
});

test('settings with mistakes open nothing', async () => {
  writeFileSync(join(dir, 'dunning.toml'), acmeText({ 'iban = ': 'iban = "x"' }));
  const { desk, closers } = deskIn({});
  await expect(openWorkspace(desk, 'read')).rejects.toMatchObject({
    code: 'settings-unusable',
    kind: 'data',
  });
  expect(closers).toEqual([]);
});

test('a book that an older program left is brought up to date even by a reading command', async () => {
  rmSync(bookFile(dir));
  writeFileSync(bookFile(dir), '');
  const book = await openBook(testContext().context, dir, 'read');
  expect(book.connection.pragma('user_version', { simple: true })).toBeGreaterThan(0);
  book.close();
});

test('something else of that name is left alone', async () => {
  writeFileSync(bookFile(dir), 'x'.repeat(5000));
  for (const access of ['read', 'write'] as const) {
    await expect(openBook(testContext().context, dir, access)).rejects.toThrow();
  }
  expect(readFileSync(bookFile(dir), 'utf8')).toBe('x'.repeat(5000));
});
