/** `dunning import` week after week: what columns of discounts and taxes were proved or said to be stays so. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { agendaWorld, type AgendaWorld } from './agendaWorld.ts';

let world: AgendaWorld;

beforeEach(async () => {
  world = await agendaWorld();
});

function put(name: string, rows: readonly string[]): string {
  const file = path.join(world.dir, name);
  writeFileSync(file, `Cliente;Numero;Scadenza;Totale;Pagato;Sconto\n${rows.join('\n')}\n`);
  return file;
}

const SETTLED = 'Rame;1;30/09/2026;100,00;95,00;5,00';
const OPEN = 'Zinco;2;30/09/2026;200,00;50,00;10,00';

test('what one settled row proved holds when that row is gone', async () => {
  expect(await world.data('import', put('a.csv', [SETTLED, OPEN]))).toMatchObject({
    openTotal: [{ amount: '140.00' }],
  });
  expect(await world.data('import', put('b.csv', [OPEN]))).toMatchObject({
    counts: { unchanged: 1, updated: 0 },
    openTotal: [{ amount: '140.00' }],
  });
});

test('rows set aside and corrected make the book that the whole file would have made', async () => {
  const bad = OPEN.replace('30/09', '31/09');
  expect((await world.run(['import', put('a.csv', [SETTLED, bad]), '--skip-bad'])).status).toBe(3);
  const aside = path.join(world.dir, 'a.scarti.csv');
  writeFileSync(aside, readFileSync(aside, 'utf8').replace('31/09', '30/09'));
  expect(await world.data('import', aside)).toMatchObject({
    counts: { new: 1 },
    openTotal: [{ amount: '140.00' }],
  });
});

test('what a person said is not asked again', async () => {
  const first = await world.run(['import', put('a.csv', [OPEN])]);
  expect([first.status, first.stderr]).toEqual([5, expect.stringContaining('--columns "paid=5+6"')]);
  expect(await world.data('import', put('a.csv', [OPEN]), '--columns', 'paid=5+6')).toMatchObject({
    openTotal: [{ amount: '140.00' }],
  });
  expect(await world.data('import', put('b.csv', [OPEN]))).toMatchObject({
    counts: { unchanged: 1 },
    openTotal: [{ amount: '140.00' }],
  });
  expect(await world.data('import', put('c.csv', [OPEN]), '--columns', 'paid=5')).toMatchObject({
    openTotal: [{ amount: '150.00' }],
  });
  expect(await world.data('import', put('d.csv', [OPEN]))).toMatchObject({
    openTotal: [{ amount: '150.00' }],
  });
});

test('an import that was undone, or only rehearsed, has taught nothing', async () => {
  await world.data('import', put('a.csv', [SETTLED, OPEN]), '--dry-run');
  expect((await world.run(['import', put('b.csv', [OPEN])])).status).toBe(5);
  await world.data('import', put('a.csv', [SETTLED, OPEN]));
  await world.data('undo', '--yes');
  expect((await world.run(['import', put('b.csv', [OPEN])])).status).toBe(5);
  await world.data('redo', '--yes');
  expect((await world.run(['import', put('b.csv', [OPEN])])).status).toBe(0);
});

test('a map that was learned in a week without them leaves no payments out', async () => {
  const list = (cells: string): string => {
    const file = path.join(world.dir, 'acconti.csv');
    writeFileSync(
      file,
      `Cliente;Numero;Scadenza;Totale;Acconto 1;Acconto 2\nRame;1;30/09/2026;200,00;${cells}\n`,
    );
    return file;
  };
  await world.data('import', list('50,00;'), '--save-map', 'acconti');
  expect(await world.data('import', list('50,00;30,00'))).toMatchObject({
    layout: { map: { name: 'acconti' } },
    openTotal: [{ amount: '120.00' }],
  });
});

test('a saved map does not forget it', async () => {
  await world.data('import', put('a.csv', [SETTLED, OPEN]), '--save-map', 'gestionale');
  expect(await world.data('import', put('b.csv', [OPEN]))).toMatchObject({
    layout: { map: { name: 'gestionale' } },
    openTotal: [{ amount: '140.00' }],
  });
});
