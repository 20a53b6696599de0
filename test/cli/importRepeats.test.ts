/** Rows that were set aside because they repeat another one, and come back: the item that came in for them stays as it is. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { en } from '../../src/cli/messages/en.ts';
import { it } from '../../src/cli/messages/it.ts';
import { problemText } from '../../src/cli/import/rowProblem.ts';
import { isRepeat } from '../../src/intake/file/rejectedFile.ts';
import { agendaWorld, type AgendaWorld } from './agendaWorld.ts';

let world: AgendaWorld;
let aside: string;

beforeEach(async () => {
  world = await agendaWorld();
  const file = path.join(world.dir, 'a.csv');
  aside = path.join(world.dir, 'a.scarti.csv');
  writeFileSync(
    file,
    'Cliente;Numero;Data;Scadenza;Importo\nRame;1;13/08/2026;30/09/2026;100,00\nRame;1;13/08/2026;30/09/2026;80,00\n',
  );
  expect((await world.run(['import', file, '--skip-bad'])).status).toBe(3);
});

function correct(from: string | RegExp, to: string): void {
  writeFileSync(aside, readFileSync(aside, 'utf8').replace(from, to));
}

test('uncorrected they change nothing, and that is said', async () => {
  const run = await world.run(['import', aside, '--json']);
  expect([run.status, run.json()]).toMatchObject([
    3,
    { data: { counts: { new: 0, updated: 0, heldBack: 1 }, notes: [{ code: 'repeat-kept', detail: '1' }] } },
  ]);
  expect(await world.work(({ database }) => database.rows('select open_cents from invoice', {}))).toEqual([
    { open_cents: 10_000 },
  ]);
});

test.each([
  ['the number', ';1;13/08', ';2;13/08'],
  ['the due date', '30/09/2026', '31/10/2026'],
])('with another %s they are items of their own, once', async (_what, from, to) => {
  correct(from, to);
  expect(await world.data('import', aside)).toMatchObject({ counts: { new: 1, updated: 0, heldBack: 0 } });
  expect(await world.data('import', aside)).toMatchObject({ counts: { new: 0, updated: 0, unchanged: 1 } });
  expect(await world.work(({ database }) => database.rows('select open_cents from invoice', {}))).toEqual([
    { open_cents: 10_000 },
    { open_cents: 8_000 },
  ]);
});

test('without their reason they count', async () => {
  correct(/Numero: [^\r\n]*/u, '');
  expect(await world.data('import', aside)).toMatchObject({ counts: { new: 0, updated: 1, heldBack: 0 } });
});

describe('the reason', () => {
  test.each([
    ['it', it],
    ['en', en],
  ])('is known again in %s', (_language, messages) => {
    const problem = { line: 3, column: 'Numero', value: '1', code: 'duplicate-item' } as const;
    expect(
      [problem, { ...problem, firstLine: 2 }].map((one) => isRepeat(problemText(messages, one))),
    ).toEqual([true, true]);
    expect(isRepeat(problemText(messages, { ...problem, code: 'bad-date' }))).toBe(false);
  });
});
