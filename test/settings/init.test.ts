import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createWorkspace } from '../../src/cli/workspace/workspaceCreate.ts';
import { runInTest, testContext } from '../support/testContext.ts';
import { acmeFlags, acmeText } from './acme.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dunning-init-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const CONTENTS = ['backups', 'dunning.db', 'dunning.toml', 'letters', 'log', 'receipts', 'templates'];

test('flags are enough: the folder is made, and its settings are good', async () => {
  const dir = join(root, 'new', 'acme');
  const run = await runInTest(['init', dir, ...acmeFlags, '--patron-day', '24/6', '--json']);
  expect(run).toMatchObject({ status: 0, stderr: '' });
  expect(run.json()).toMatchObject({ schema: 'dunning.init/1', ok: true, data: { dir, written: true } });
  expect(readdirSync(dir).sort()).toEqual(CONTENTS);
  const shown = await runInTest(['config', 'get', 'rules.patron_day', '--dir', dir]);
  expect(shown).toMatchObject({ status: 0, stdout: '06-24\n' });
});

test.for([
  ['the argument', (dir: string) => ({ argv: [dir], env: {} })],
  ['--dir', (dir: string) => ({ argv: ['--dir', dir], env: {} })],
  ['DUNNING_DIR', (dir: string) => ({ argv: [], env: { DUNNING_DIR: dir } })],
] as const)('the folder is named by %s', async ([, name]) => {
  const dir = join(root, 'acme');
  const { argv, env } = name(dir);
  const run = await runInTest(['init', ...argv, ...acmeFlags], { env });
  expect(run.status).toBe(0);
  expect(existsSync(join(dir, 'dunning.db'))).toBe(true);
});

test('else it is Dunning in the home folder', async () => {
  const run = await runInTest(['init', ...acmeFlags], { homeDir: root });
  expect(run.status).toBe(0);
  expect(readdirSync(join(root, 'Dunning')).sort()).toEqual(CONTENTS);
});

test.for([
  ['--language', ['--language', 'it'], {}, 'it'],
  ['--lang', ['--lang', 'it'], {}, 'it'],
  ['the screen', [], { DUNNING_LANG: 'it' }, 'it'],
  ['the screen', [], { DUNNING_LANG: 'en' }, 'en'],
] as const)('the language written into the settings is that of %s', async ([, flags, env, language]) => {
  const dir = join(root, 'acme');
  await runInTest(['init', dir, ...acmeFlags, ...flags], { env });
  expect(readFileSync(join(dir, 'dunning.toml'), 'utf8')).toContain(`language = "${language}"`);
});

describe('in a terminal', () => {
  test('asks for what the flags leave open, and again for what cannot be', async () => {
    const dir = join(root, 'acme');
    const company = [
      dir,
      'Acme S.r.l.',
      '12345678901',
      '99900000003',
      'Via delle Prove 1',
      '50100',
      'Firenze',
    ];
    const rest = [
      'fi',
      '',
      '',
      'acme@pec.example',
      'IT60 X054',
      'IT60 X054 2811 1010 0000 0123 456',
      '',
      'Laura Neri',
      '',
    ];
    const answers = [...company, ...rest];
    const run = await runInTest(['init'], { terminal: 80, answers, cwd: root });
    expect(run).toMatchObject({ status: 0 });
    expect(run.asked.filter((line) => line.startsWith('That will not do'))).toHaveLength(2);
    const settings = await runInTest(['config', '--json', '--dir', dir]);
    expect(settings.json()).toMatchObject({
      data: { collectors: [{ id: 'laura', name: 'Laura Neri' }] },
    });
    const text = readFileSync(join(dir, 'dunning.toml'), 'utf8');
    expect(text).toContain('iban = "IT60X0542811101000000123456"');
    expect(text).toContain('province = "FI"');
  });

  test('Ctrl+C leaves nothing behind', async () => {
    const dir = join(root, 'acme');
    const run = await runInTest(['init', dir], { terminal: 80, answers: ['Acme', '^C'] });
    expect(run.status).toBe(130);
    expect(existsSync(dir)).toBe(false);
  });
});

describe('is refused', () => {
  test('< at the first question about the company goes back to the folder', async () => {
    const [wrong, right] = [join(root, 'wrong'), join(root, 'right')];
    const answers = ['?', wrong, '<', right, 'Acme', '<', 'Acme S.r.l.', '^C'];
    const run = await runInTest(['init'], {
      terminal: 80,
      answers,
      env: { DUNNING_LANG: 'it' },
      homeDir: root,
    });
    expect(run.status).toBe(130);
    expect(run.asked.map((line) => line.replace(/\n.*/u, ''))).toEqual([
      `Cartella [${join(root, 'Dunning')}]`,
      "La cartella dove tenere i dati dell'azienda; Invio prende quella proposta.",
      `Cartella [${join(root, 'Dunning')}]`,
      'Ragione sociale',
      `Cartella [${wrong}]`,
      'Ragione sociale',
      'Partita IVA',
      'Ragione sociale [Acme]',
      'Partita IVA',
    ]);
    expect(existsSync(wrong) || existsSync(right)).toBe(false);
  });

  test('without a terminal, naming every missing flag at once', async () => {
    const run = await runInTest(['init', join(root, 'acme'), '--company', 'Acme']);
    expect(run.status).toBe(2);
    expect(run.stdout).toBe('');
    for (const flag of ['--vat', '--address', '--postcode', '--city', '--iban', '--collector']) {
      expect(run.stderr).toContain(flag);
    }
    expect(run.stderr).not.toContain('--pec');
    expect(readdirSync(root)).toEqual([]);
  });

  test.for([
    ['--iban', 'IT00X0542811101000000123456'],
    ['--vat', '99900000009'],
    ['--province', 'Firenze'],
    ['--patron-day', '31/6'],
  ])('for an impossible %s', async ([flag, value]) => {
    const run = await runInTest(['init', join(root, 'acme'), ...acmeFlags, flag as string, value as string]);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(value);
    expect(readdirSync(root)).toEqual([]);
  });

  test.for(['dunning.db', 'dunning.toml'])('for a folder that holds %s', async (name) => {
    writeFileSync(join(root, name), 'precious');
    const run = await runInTest(['init', root, ...acmeFlags]);
    expect(run.status).toBe(7);
    expect(readdirSync(root)).toEqual([name]);
    expect(readFileSync(join(root, name), 'utf8')).toBe('precious');
  });
});

test('--dry-run writes nothing', async () => {
  const run = await runInTest(['init', join(root, 'acme'), ...acmeFlags, '--dry-run']);
  expect(run.status).toBe(0);
  expect(readdirSync(root)).toEqual([]);
});

test('what cannot be finished is taken away again, and what was there before stays', async () => {
  mkdirSync(join(root, 'letters'));
  writeFileSync(join(root, 'letters', 'old.pdf'), 'precious');
  const { context } = testContext();
  const broken = { ...context, programDir: join(root, 'no-program') };
  await expect(createWorkspace(broken, root, acmeText())).rejects.toThrow('ENOENT');
  expect(readdirSync(root)).toEqual(['letters']);
  expect(readdirSync(join(root, 'letters'))).toEqual(['old.pdf']);
});

describe('what cannot be a company’s is refused', () => {
  test.for([
    ['--postcode', '5014'],
    ['--postcode', 'CAP'],
    ['--phone', 'chiedere'],
    ['--phone', '12'],
    ['--email', 'crediti'],
    ['--email', 'crediti@acme'],
    ['--pec', 'due@pec.example, uno@pec.example'],
    ['--company', '?'],
  ])('%s %s', async ([flag = '', value = '']) => {
    const run = await runInTest(['init', join(root, 'acme'), ...acmeFlags, flag, value, '--json']);
    expect(run.json()).toMatchObject({ ok: false, error: { code: 'setting-unfit', exit: 2 } });
    expect(existsSync(join(root, 'acme'))).toBe(false);
  });

  test('a question mark asks for an example', async () => {
    const run = await runInTest(['init', join(root, 'acme')], { terminal: 80, answers: ['?', '^C'] });
    expect(run.asked.join('\n')).toContain('For example "Acme S.r.l."');
  });
});
