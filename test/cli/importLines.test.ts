/** `dunning import` on printed lists: which lines between the rows are customers, told by flags, by a saved map, by answers. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { agendaWorld, type AgendaWorld } from './agendaWorld.ts';

const HEADER = 'Numero;Data;Scadenza;Importo';
const NOTED = [
  HEADER,
  'Rame Srl',
  '1;30/08/2026;30/09/2026;10,00',
  'attendere',
  '2;30/08/2026;30/09/2026;20,00',
  'Zinco Spa',
  '3;30/08/2026;30/09/2026;5,00',
].join('\n');
/** With a town below each name. */
const TOWNS = NOTED.replace('Rame Srl', 'Rame Srl\nPrato').replace('Zinco Spa', 'Zinco Spa\nLucca');

let world: AgendaWorld;

beforeEach(async () => {
  world = await agendaWorld();
});

function put(name: string, content: string): string {
  const file = path.join(world.dir, name);
  writeFileSync(file, content);
  return file;
}

describe('lines between the rows', () => {
  test('of which it cannot be told whether they are customers: both answers are named', async () => {
    const run = await world.run(['import', put('a.csv', NOTED), '--json']);
    const { error } = run.json() as { error: { code: string; message: string; hint: string } };
    expect([run.status, error.code, run.asked]).toEqual([5, 'import-customer-unsure', []]);
    expect(error.message).toContain('riga 4');
    expect(error.message).toContain('attendere');
    expect(error.hint).toBe(
      'Se non lo sono: --skip-lines "attendere". Se lo sono: --customer-lines "attendere".',
    );
  });

  test.each([
    ['--skip-lines', 'atten*|altro', 2],
    ['--customer-lines', 'ATTENDERE', 3],
  ])('%s %s', async (flag, lines, customers) => {
    const data = await world.data('import', put('a.csv', NOTED), flag, lines);
    expect(data).toMatchObject({ counts: { new: 3, rejected: 0 }, cases: { opened: customers } });
  });

  test('several above one group are another question', async () => {
    const run = await world.run(['import', put('a.csv', TOWNS), '--lang', 'en']);
    expect(run.status).toBe(5);
    expect(run.stderr).toContain(
      'If it is always the first: --customer-lines first. If the last: --customer-lines last.',
    );
    const told = ['--customer-lines', 'first', '--skip-lines', 'attendere'];
    await world.data('import', put('a.csv', TOWNS), ...told);
    expect(await world.data('debtor', 'Rame Srl')).toMatchObject({ open: [{ amount: '30.00' }] });
  });

  test('are kept in a map, which reads the next list of the source', async () => {
    const told = [
      '--customer-lines',
      'first',
      '--skip-lines',
      'attendere|Sollecitato*',
      '--save-map',
      'stampa',
    ];
    await world.data('import', put('a.csv', TOWNS), ...told);
    const text = readFileSync(path.join(world.dir, 'maps', 'stampa.toml'), 'utf8');
    expect(text).toContain('skip_lines = ["attendere", "Sollecitato*"]');
    expect(text).toContain('customer_lines = ["first"]');
    const next = put('b.csv', TOWNS.replace('attendere', 'Sollecitato ieri').replace('3;30', '4;30'));
    expect(await world.data('import', next)).toMatchObject({
      layout: { map: { name: 'stampa' } },
      counts: { new: 1, unchanged: 2 },
    });
  });

  test.each([
    ['--skip-lines', '|'],
    ['--customer-lines', '*'],
  ])('%s "%s" is refused with how it is written', async (flag, value) => {
    const run = await world.run(['import', put('a.csv', NOTED), flag, value]);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(`${flag} "`);
  });

  test.each([
    ['skip_lines = ["*"]', 'skip_lines'],
    ['customer_lines = "first"', 'customer_lines'],
  ])('a map with %s has an error', async (line, key) => {
    await world.data('import', put('a.csv', NOTED), '--skip-lines', 'attendere', '--save-map', 'stampa');
    const file = path.join(world.dir, 'maps', 'stampa.toml');
    writeFileSync(file, `${line}\n${readFileSync(file, 'utf8').replace(/^skip_lines.*$/mu, '')}`);
    const run = await world.run(['import', put('b.csv', NOTED), '--map', 'stampa']);
    expect([run.status, run.stderr.includes(key)]).toEqual([5, true]);
  });

  test('are asked about in a terminal, one question for each doubt, and the answers are told as flags', async () => {
    const answers = ['first', 'skipLines', 's', ''];
    const run = await world.run(['import', put('a.csv', TOWNS)], { terminal: 80, answers });
    expect([run.status, run.asked.length]).toEqual([0, answers.length]);
    expect(run.asked[1]).toContain('attendere');
    const again = ['--skip-lines "attendere"', '--customer-lines "first"'];
    for (const flag of again) expect(`${run.stdout}${run.stderr}`.replace(/\s+/gu, ' ')).toContain(flag);
  });
});
