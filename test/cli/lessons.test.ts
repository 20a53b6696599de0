/** What other systems got wrong and a person meets at the command line; the numbers are those of test/office/lessons.test.ts. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { agendaWorld, type AgendaWorld } from './agendaWorld.ts';
import { aRow } from '../support/world.ts';
import { letterOffice } from './letterOffice.ts';

const HEADER = 'Cliente;Indirizzo;CAP;Citta;Provincia;Numero;Data;Scadenza;Importo';
const ADDRESS = 'Via Roma 1;28845;Domodossola;VB';

async function importing(world: AgendaWorld, ...rows: readonly string[]) {
  const file = path.join(world.dir, 'righe.csv');
  writeFileSync(file, `${[HEADER, ...rows].join('\n')}\n`);
  const { status, stdout } = await world.run(['import', file, '--yes', '--json']);
  return { status, ...(JSON.parse(stdout) as { data?: ImportData; error?: { code: string } }) };
}

interface ImportData {
  readonly openTotal: readonly { readonly amount: string }[];
  readonly problems: readonly { readonly line: number; readonly code: string }[];
}

describe('27: amounts are read as they are written', () => {
  test.each([
    ['1.355,90', '1355.90'],
    ['173,90', '173.90'],
    ['1.000', '1000.00'],
    ['1.234.567', '1234567.00'],
  ])('%s is %s, beside another that settles the decimals', async (typed, amount) => {
    const world = await agendaWorld();
    const { data } = await importing(
      world,
      `Alfa;${ADDRESS};1;02/10/2026;02/11/2026;${typed}`,
      `Alfa;${ADDRESS};2;02/10/2026;02/11/2026;0,00`,
    );
    expect(data?.openTotal).toMatchObject([{ amount }]);
  });

  test('what may be two amounts is refused, and nothing is imported', async () => {
    const world = await agendaWorld();
    const { status } = await importing(world, `Alfa;${ADDRESS};1;02/10/2026;02/11/2026;1.355`);
    expect([status === 0, await world.data('next')]).toEqual([false, []]);
  });
});

test('29: a missing due date is a row to correct, a hostile name is text, and no address is work to do', async () => {
  const world = await agendaWorld();
  const bad = await importing(world, `Alfa;${ADDRESS};1;02/10/2026;;100,00`);
  expect([bad.status, await world.data('next')]).toEqual([5, []]);
  await importing(
    world,
    `"Rossi & C. <script>alert(1)</script>";${ADDRESS};1;02/10/2026;02/11/2026;100,00`,
    'Beta;;;;;2;02/10/2026;02/11/2026;200,00',
  );
  expect(await world.data('next', 'Beta')).toMatchObject([{ step: 'address-check', status: 'due' }]);
  const previewed = await world.run(['letter', 'Rossi', '--preview', '--html', '--json']);
  const [letter] = (JSON.parse(previewed.stdout) as { data: { file: string }[] }).data;
  const html = readFileSync(letter?.file ?? '', 'utf8');
  expect(html.includes('<script')).toBe(false);
  expect(html.includes('ROSSI &amp; C. &lt;SCRIPT&gt;')).toBe(true);
});

test('30: Italian figures and days, the deadline and not the due date, rows that add up', async () => {
  const office = await letterOffice(
    aRow({ amount: 123_456 }),
    aRow({ number: '2025/9', due: '2026-03-02', amount: 200_000 }),
  );
  await office.run(['letter', '1', '--html', '--yes']);
  const [file = ''] = office.files();
  const html = readFileSync(path.join(office.dir, 'letters/2026', file), 'utf8').replaceAll('&nbsp;', ' ');
  for (const text of ['1.234,56', '2.000,00', '3.234,56', '02/11/2026', '4 dicembre 2026'])
    expect([text, html.includes(text)]).toEqual([text, true]);
  expect(html.includes('1,234.56')).toBe(false);
});

test('32: a soft letter says what to do with it when the debtor has paid meanwhile', async () => {
  const office = await letterOffice(aRow());
  await office.run(['letter', '1', '--html', '--yes']);
  const [file = ''] = office.files();
  expect(readFileSync(path.join(office.dir, 'letters/2026', file), 'utf8').includes('avete già pagato')).toBe(
    true,
  );
});
