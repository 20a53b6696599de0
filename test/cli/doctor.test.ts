import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runInTest } from '../support/testContext.ts';
import { aRow } from '../support/world.ts';
import { letterOffice, overrideTemplate, rowsOf, type LetterOffice } from './letterOffice.ts';

interface Check {
  readonly id: string;
  readonly state: 'ok' | 'warning' | 'error';
  readonly text: string;
  readonly details: readonly string[];
  readonly remedy: string | null;
}

async function checkup(
  office: LetterOffice,
  argv: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<{ status: number; troubles: readonly Check[]; checks: readonly Check[] }> {
  const run = await office.run(['doctor', '--json', '--dir', office.dir, ...argv], { env });
  const { checks } = (run.json() as { data: { checks: Check[] } }).data;
  return { status: run.status, checks, troubles: checks.filter(({ state }) => state !== 'ok') };
}

test('a sound office: everything in order, a test page printed, nothing changed', async () => {
  const office = await letterOffice(...rowsOf(2));
  await office.run(['run']);
  const before = readFileSync(path.join(office.dir, 'dunning.db'));
  const { status, checks, troubles } = await checkup(office, ['--print']);
  expect([status, troubles]).toEqual([0, []]);
  expect(checks.map(({ id }) => id)).toEqual([
    'node',
    'workspace',
    'settings',
    'database',
    'migrations',
    'letters',
    'agenda',
    'import',
    'rates',
    'retention',
    'templates',
    'run',
    'disk',
    'browser',
    'print',
  ]);
  expect(readFileSync(path.join(office.dir, 'dunning.db')).equals(before)).toBe(true);
});

describe('what is broken is named, with its remedy', () => {
  const cases: readonly [
    what: string,
    status: number,
    id: string,
    words: RegExp,
    damage: (office: LetterOffice) => void | Promise<unknown>,
  ][] = [
    [
      'missing settings',
      5,
      'settings',
      /dunning\.toml/u,
      ({ dir }) => rmSync(path.join(dir, 'dunning.toml')),
    ],
    [
      'empty settings',
      5,
      'settings',
      /company\.name/u,
      ({ dir }) => writeFileSync(path.join(dir, 'dunning.toml'), ''),
    ],
    [
      'settings that cannot be read',
      5,
      'settings',
      /riga 2/u,
      ({ dir }) => writeFileSync(path.join(dir, 'dunning.toml'), 'language = "it"\nname = = 3\n'),
    ],
    ['an empty database', 5, 'database', /vuoto/u, ({ dir }) => overwrite(dir, '')],
    [
      'a database that is something else',
      5,
      'database',
      /danneggiato/u,
      ({ dir }) => overwrite(dir, 'not a database'.repeat(99)),
    ],
    ['a damaged database', 5, 'database', /danneggiato/u, damagePages],
    ['a missing database', 5, 'database', /manca/u, ({ dir }) => removeBook(dir)],
    [
      'an agenda that disagrees',
      3,
      'agenda',
      /pratica: 1/u,
      ({ work }) =>
        work((book) =>
          book.database.connection.exec(`update agenda set due_on = '2026-11-20' where case_id = 1`),
        ),
    ],
    [
      'totals of the morning that disagree',
      3,
      'agenda',
      /totali del mattino/u,
      ({ work }) => work((book) => book.database.connection.exec('update agenda_total set cases = 7')),
    ],
    [
      'a letter without its file',
      3,
      'letters',
      /mancanti.*2026\/0001/u,
      ({ dir, files }) => rmSync(path.join(dir, 'letters/2026', files()[0] ?? '')),
    ],
    [
      'a letter changed after it was issued',
      3,
      'letters',
      /cambiati.*2026\/0001/u,
      ({ dir, files }) => appendFileSync(path.join(dir, 'letters/2026', files()[0] ?? ''), ' '),
    ],
    [
      'letters the book does not know',
      3,
      'letters',
      /non conosce/u,
      ({ dir }) => {
        mkdirSync(path.join(dir, 'letters/unrecorded'));
        writeFileSync(path.join(dir, 'letters/unrecorded/2026-0009_4_x_first-letter.pdf'), 'x');
      },
    ],
    [
      'a run that ended with errors',
      3,
      'run',
      /2 errori/u,
      ({ dir }) =>
        appendFileSync(
          path.join(dir, 'log/run-2026-11.log'),
          '2026-11-24T06:30:00.000Z run done=0 waiting=0 skipped=0 errors=2\n',
        ),
    ],
  ];

  test.each(cases)('%s: exit %i', async (_what, status, id, words, damage) => {
    const office = await letterOffice(...rowsOf(1));
    await office.run(['letter', '1', '--yes', '--html']);
    await office.run(['run']);
    await damage(office);
    const found = await checkup(office);
    expect(found.status).toBe(status);
    expect(found.troubles.map((trouble) => trouble.id)).toEqual([id]);
    const [trouble] = found.troubles;
    expect([trouble?.text, ...(trouble?.details ?? [])].join('\n')).toMatch(words);
    expect(trouble?.remedy).toBeTruthy();
  });

  test('the last good copy is named, not a broken one', async () => {
    const office = await letterOffice();
    await office.run(['run']);
    writeFileSync(path.join(office.dir, 'backups/dunning-2026-11-25.db'), 'half a copy');
    overwrite(office.dir, 'x'.repeat(5000));
    const { troubles } = await checkup(office);
    expect(troubles[0]?.remedy).toContain('dunning-2026-11-24.db');
  });

  test('no browser: exit 8 with every place that was looked at', async () => {
    const office = await letterOffice();
    const { status, troubles } = await checkup(office, ['--print'], {
      DUNNING_BROWSER: '/nonexistent/browser',
    });
    expect(status).toBe(8);
    expect(troubles).toEqual([expect.objectContaining({ id: 'browser' })]);
    expect(troubles[0]?.details.join()).toContain('/nonexistent/browser');
  });

  test('a half-year without a reference rate, asked for thirty days ahead, until it is entered', async () => {
    const office = await letterOffice(...rowsOf(1));
    const on = async (today: string) =>
      (await checkup(office, [], { DUNNING_TODAY: today })).checks.find(({ id }) => id === 'rates');
    expect(await on('2026-12-01')).toMatchObject({ state: 'ok' });
    const missing = await on('2026-12-02');
    expect(missing).toMatchObject({ state: 'warning', text: expect.stringContaining('2027-H1') as string });
    expect(missing?.remedy).toContain('dunning rates add --commercial 2027-H1');
    await office.run(['rates', 'add', '--commercial', '2027-H1', '--rate', '2,15', '--source', 'G.U. 12']);
    expect(await on('2027-02-01')).toMatchObject({ state: 'ok' });
  });

  test('rates are not asked for where nobody is charged by them', async () => {
    const office = await letterOffice(...rowsOf(1));
    const file = path.join(office.dir, 'dunning.toml');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('# companies = "commercial"', 'companies = "none"'),
    );
    const rates = async () =>
      (await checkup(office, [], { DUNNING_TODAY: '2027-01-15' })).checks.some(({ id }) => id === 'rates');
    expect(await rates()).toBe(false);
    await office.run(['debtor', 'K1', '--regime', 'agri-food']);
    expect(await rates()).toBe(true);
  });

  test('persons whose data nothing needs any more', async () => {
    const office = await letterOffice(...rowsOf(1));
    await office.run(['debtor', 'K1', '--kind', 'person', '--yes']);
    await office.run(['pay', '1', '--amount', '1011,11', '--yes']);
    const kept = async (today: string) =>
      (await checkup(office, [], { DUNNING_TODAY: today })).checks.find(({ id }) => id === 'retention');
    expect(await kept('2036-11-23')).toMatchObject({ state: 'ok' });
    const tooLong = await kept('2036-11-24');
    expect(tooLong).toMatchObject({ state: 'warning', remedy: expect.any(String) as string });
    expect(tooLong?.details.join()).toContain('K1 Bottega');
  });

  test('the name of the company tells of the debt on every envelope', async () => {
    const office = await letterOffice(...rowsOf(1));
    const file = path.join(office.dir, 'dunning.toml');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(/^name = ".*"/mu, 'name = "Recupero Crediti S.r.l."'),
    );
    const { troubles } = await checkup(office);
    expect(troubles.map(({ id, details }) => [id, details.join()])).toEqual([
      ['templates', 'dunning.toml: "Recupero Crediti" (si legge sulla busta, R8)'],
    ]);
  });

  test.each([
    [
      'left open',
      'it/first-letter.hbs',
      '<p>\n{{#if total}}',
      /it\/first-letter\.hbs ha un errore alla riga \d/u,
    ],
    [
      'unescaped',
      'it/first-letter.hbs',
      '<p>\n{{{total}}}',
      /it\/first-letter\.hbs ha un errore alla riga 2/u,
    ],
    [
      'without its partial',
      'it/first-letter.hbs',
      '<p>\n{{> logo}}',
      /partials\/logo\.hbs, richiamato da it\/first-letter\.hbs alla riga 2/u,
    ],
    ['misspelt in a partial', 'it/partials/items.hbs', '{{totl}}', /it\/partials\/items\.hbs ha un errore/u],
    [
      'no agreement',
      'en/plan-agreement.hbs',
      '{{#each}',
      /en\/plan-agreement\.hbs ha un errore alla riga 1/u,
    ],
  ])('a template of a letter that cannot be used: %s', async (_name, file, text, words) => {
    const office = await letterOffice(...rowsOf(1));
    overrideTemplate(office, file, text);
    const { status, troubles } = await checkup(office);
    expect([status, troubles.map(({ id, state }) => [id, state])]).toEqual([5, [['templates', 'error']]]);
    expect(troubles[0]?.details.filter((line) => words.test(line))).toHaveLength(1);
    expect(troubles[0]?.remedy).toContain('templates/');
  });

  test('a document that two customers owe', async () => {
    const twin = { name: 'Verdi S.p.A.', code: 'V 1' };
    const office = await letterOffice(aRow(), aRow({ debtor: twin }));
    const { status, troubles } = await checkup(office);
    expect([status, troubles.map(({ id }) => id)]).toEqual([3, ['customers']]);
    expect(troubles[0]?.text).toMatch(/^1 documento aperto .*: 2026\/101 \(.* = V 1 Verdi S\.p\.A\.\)$/u);
    expect(troubles[0]?.remedy).toContain('--merge "V 1"');
  });

  test('old data', async () => {
    const office = await letterOffice(...rowsOf(1));
    const { status, troubles } = await checkup(office, [], { DUNNING_TODAY: '2026-12-20' });
    expect([status, troubles[0]?.id]).toEqual([3, 'import']);
  });

  test('no workspace at all', async () => {
    const run = await runInTest(['doctor', '--json'], { cwd: '/', env: { XDG_CACHE_HOME: '/tmp' } });
    expect(run.status).toBe(5);
    expect(run.json()).toMatchObject({ data: { dir: null } });
  });
});

function removeBook(dir: string): void {
  for (const name of ['dunning.db', 'dunning.db-wal', 'dunning.db-shm'])
    rmSync(path.join(dir, name), { force: true });
}

function overwrite(dir: string, text: string): void {
  removeBook(dir);
  writeFileSync(path.join(dir, 'dunning.db'), text);
}

/** Everything after the first page is noise. */
function damagePages({ dir }: LetterOffice): void {
  const file = path.join(dir, 'dunning.db');
  const bytes = readFileSync(file);
  removeBook(dir);
  writeFileSync(file, bytes.fill(0x5a, 4096));
}
