/** Commands that a refusal or a hint advises are ready to be pasted: they name the case or customer they are about. */
import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import { it as italian } from '../../src/cli/messages/it.ts';
import { en as english } from '../../src/cli/messages/en.ts';
import { shellWord } from '../../src/cli/screen/shellWord.ts';
import { aRow, importRows, issue, moment } from '../support/world.ts';
import { agendaWorld, type AgendaWorld } from './agendaWorld.ts';

let world: AgendaWorld;

beforeAll(async () => {
  world = await agendaWorld();
  await world.work((book) => {
    importRows(
      book,
      '2026-11-05',
      aRow({ number: '1/A', due: '2026-10-01', debtor: { name: 'Abete', code: 'C 1' } }),
      aRow({ number: '2/A', due: '2026-10-01', debtor: { name: 'Betulla', code: 'C2' } }),
    );
  });
});

describe.each([
  ['it', /\b(?:PRATICA|CLIENTE)\b/u],
  ['en', /\b(?:CASE|CUSTOMER)\b/u],
])('in %s', (language, placeholder) => {
  test.each([
    ['dispute 1 --invoices 9/Z --reason x', 'dunning show 1'],
    ['pay 1 --amount 10 --invoice 9/Z', 'dunning show 1'],
    ['hold 2 --until 2030-01-01 --reason x', 'dunning close 2 --as wait'],
    ['debtor C2 --insolvency-ended 1/11/2026 --reason x', 'dunning debtor C2 --insolvent'],
    ['debtor 1 --insolvency-ended 1/11/2026 --reason x', 'dunning debtor "C 1" --insolvent'],
  ])('%s', async (line, advised) => {
    const { stderr, status } = await world.run(line.split(' '), { env: { DUNNING_LANG: language } });
    expect(status).toBeGreaterThan(0);
    expect(stderr).toContain(advised);
    expect(stderr).not.toMatch(placeholder);
  });
});

test('a letter that was voided leads to its case', async () => {
  await world.work((book) => issue(book, moment('2026-11-24'), 1));
  await world.run(['letter', '--void', '2026/0001', '--yes']);
  const { stderr } = await world.run(['sent', '2026/0001'], { env: { DUNNING_LANG: 'it' } });
  expect(stderr).toContain('dunning show 1');
});

test('what comes next in proceedings names the customer', async () => {
  const { stdout } = await world.run(['debtor', 'C2', '--insolvent', '2026-11-20'], {
    env: { DUNNING_LANG: 'it' },
  });
  const next = await world.run(['note', '2', '--note', 'x'], { env: { DUNNING_LANG: 'it' } });
  expect(stdout + next.stdout).toContain('dunning debtor C2 --claim-filed oggi');
});

test('no sentence about a case that is known has a word in place of it', () => {
  const source = JSON.stringify([italian, english], (_key, value: unknown) =>
    typeof value === 'function' ? String(value) : value,
  );
  const held = source.match(/dunning [a-z-]+ (?:PRATICA|CLIENTE|CASE|CUSTOMER)\b[^"`]{0,12}/gu) ?? [];
  // Movements nobody has placed: a person chooses the case.
  expect(new Set(held)).toEqual(new Set(['dunning pay PRATICA --confirm $', 'dunning pay CASE --confirm $']));
});

describe('a word for the shell', () => {
  test.each([
    ['C00123', 'C00123'],
    ['2026/12', '2026/12'],
    ['/srv/acme/lista.csv', '/srv/acme/lista.csv'],
    ['C:\\Dunning\\Acme', '"C:\\Dunning\\Acme"'],
    ['Rossi & C. S.n.c.', '"Rossi & C. S.n.c."'],
    ["L'Oasi", `"L'Oasi"`],
    ['$HOME', `'$HOME'`],
    ['Bar "Da Gino"', `'Bar "Da Gino"'`],
    [`L'"Oasi" $1`, `'L'\\''"Oasi" $1'`],
    ['', '""'],
  ])('%j is %s', (text, word) => {
    expect(shellWord(text)).toBe(word);
  });

  test
    .skipIf(process.platform === 'win32')
    .each(['`id`', '$(id)', 'a\\b', 'a\\\\b', 'a\\', `'"$x"'`, 'a!b', '100%', '*', '~', '#1', 'a;b', 'Però'])(
    '%j arrives as it is',
    (text) => {
      const { stdout } = spawnSync('sh', ['-c', `printf %s ${shellWord(text)}`], { encoding: 'utf8' });
      expect(stdout).toBe(text);
    },
  );
});
