import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runInTest } from '../support/testContext.ts';
import { acmeText } from './acme.ts';

let dir: string;
let file: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dunning-config-'));
  file = join(dir, 'dunning.toml');
  writeFileSync(join(dir, 'dunning.db'), '');
  writeFileSync(file, acmeText());
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const config = (...argv: readonly string[]): ReturnType<typeof runInTest> =>
  runInTest(['config', ...argv, '--dir', dir]);
const onDisk = (): string => readFileSync(file, 'utf8');

test('shows every setting with where it comes from', async () => {
  const run = await runInTest(['config', '--dir', dir, '--json'], {
    env: { DUNNING_BROWSER: '/opt/b', DUNNING_LANG: '' },
  });
  const { data } = run.json() as { data: { settings: { key: string }[]; strategies: { name: string }[] } };
  const rows = new Map(data.settings.map((row) => [row.key, row]));
  const line =
    acmeText()
      .split('\n')
      .findIndex((text) => text.startsWith('vat_number')) + 1;
  expect(rows.get('company.vat_number')).toEqual({
    key: 'company.vat_number',
    value: '99900000003',
    origin: 'file',
    line,
  });
  expect(rows.get('company.phone')).toEqual({ key: 'company.phone', value: null, origin: 'unset' });
  expect(rows.get('company.single_member')).toEqual({
    key: 'company.single_member',
    value: false,
    origin: 'default',
  });
  expect(rows.get('letters.browser')).toEqual({
    key: 'letters.browser',
    value: '/opt/b',
    origin: 'environment',
  });
  expect(data.strategies.map(({ name }) => name)).toContain('standard');
});

test('on the screen, in both languages, within the width', async () => {
  for (const lang of ['it', 'en']) {
    const run = await runInTest(['config', '--dir', dir, '--lang', lang], { terminal: 80 });
    expect(run.status).toBe(0);
    expect(run.stdout).toContain('rules.min_contact_days');
    expect(Math.max(...run.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  }
});

test('a broken file: every problem with its line, status 5, in the language of the file', async () => {
  writeFileSync(file, acmeText({ 'iban = ': 'iban = "IT1"', 'hints = ': 'hint = true' }));
  const run = await runInTest(['config', '--dir', dir], { env: { DUNNING_LANG: '' } });
  expect(run.status).toBe(5);
  const lines = onDisk().split('\n');
  expect(run.stderr).toContain(`riga ${lines.indexOf('iban = "IT1"') + 1}`);
  expect(run.stderr).toContain(`riga ${lines.indexOf('hint = true') + 1}`);
  expect(run.stderr).toContain('hints');
});

test('get: the value alone; nothing for one that is not set', async () => {
  expect(await config('get', 'company.city')).toMatchObject({ status: 0, stdout: 'Firenze\n' });
  expect(await config('get', 'company.phone')).toMatchObject({ status: 0, stdout: '' });
});

test('path: the file, also when it is broken', async () => {
  writeFileSync(file, '[');
  expect(await config('path')).toMatchObject({ status: 0, stdout: `${file}\n` });
});

describe('set', () => {
  test('changes one line of the file', async () => {
    const run = await config('set', 'rules.min_contact_days', '5');
    expect(run).toMatchObject({ status: 0, stdout: 'rules.min_contact_days: 3 -> 5\n' });
    const changed = onDisk()
      .split('\n')
      .filter((line, index) => line !== acmeText().split('\n')[index]);
    expect(changed).toEqual([expect.stringMatching(/^min_contact_days = 5 {2}# /)]);
  });

  test.for([
    ['hints', 'no', 'hints = false'],
    ['letters.language', 'en', 'language = "en"'],
    ['company.iban', 'it60x0542811101000000123456', 'iban = "IT60X0542811101000000123456"'],
    ['company.pec', 'acme@pec.example', 'pec = "acme@pec.example"'],
  ])('%s %s', async ([key, value, line]) => {
    expect((await config('set', key as string, value as string)).status).toBe(0);
    expect(onDisk()).toContain(line);
  });

  test('an empty value puts the default back', async () => {
    await config('set', 'rules.stale_after_days', '30');
    expect((await config('set', 'rules.stale_after_days', '')).stdout).toBe(
      'rules.stale_after_days: 30 -> 10\n',
    );
  });

  test.for([
    ['company.iban', 'IT40S0542811101000000123456', 2],
    ['company.name', '', 2],
    ['rules.min_contact_days', 'three', 2],
    ['rules.patron_day', '31-06', 2],
    ['rules.min_contact_dyas', '3', 2],
    ['collectors', 'x', 2],
  ] as const)('%s "%s" is refused and nothing is written', async ([key, value, status]) => {
    const run = await config('set', key, value);
    expect(run.status).toBe(status);
    expect(run.stderr).not.toBe('');
    expect(onDisk()).toBe(acmeText());
  });

  test('a file with two mistakes can be mended one at a time', async () => {
    writeFileSync(file, acmeText({ 'iban = ': 'iban = "IT1"', vat_number: 'vat_number = "1"' }));
    expect((await config('set', 'company.iban', 'IT60X0542811101000000123456')).status).toBe(0);
    expect((await config('set', 'company.vat_number', '99900000003')).status).toBe(0);
    expect((await config()).status).toBe(0);
  });

  test('a value written over several lines is left to a person', async () => {
    writeFileSync(file, acmeText({ 'name = ': 'name = """\nAcme"""' }));
    const run = await config('set', 'company.name', 'Acme');
    expect(run.status).toBe(7);
    expect(run.stderr).toContain(file);
  });

  test('--dry-run says what would change', async () => {
    const run = await config('set', 'hints', 'no', '--dry-run');
    expect(run.stdout).toBe('Would change hints: true -> false\n');
    expect(onDisk()).toBe(acmeText());
  });
});
