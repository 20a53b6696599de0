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

  test.each(['1.355', '173,900', '1,234'])(
    '%s may be two amounts: refused, and nothing is imported',
    async (typed) => {
      const world = await agendaWorld();
      const { status } = await importing(world, `Alfa;${ADDRESS};1;02/10/2026;02/11/2026;"${typed}"`);
      expect([status === 0, await world.data('next')]).toEqual([false, []]);
    },
  );

  test('-110.7 is 110.70 in credit, and not eleven hundred', async () => {
    const world = await agendaWorld();
    const { data } = await importing(
      world,
      `Alfa;${ADDRESS};1;02/10/2026;02/11/2026;1000.50`,
      `Alfa;${ADDRESS};2;02/10/2026;02/11/2026;-110.7`,
    );
    expect(data?.openTotal).toMatchObject([{ amount: '889.80' }]);
  });

  test.each([
    ['semicolons', ';'],
    ['commas', ','],
    ['tabs', '\t'],
    ['bars', '|'],
  ])('columns parted by %s are columns', async (_name, mark) => {
    const world = await agendaWorld();
    const row = `Alfa;${ADDRESS};1;02/10/2026;02/11/2026;"1355,90"`;
    const file = path.join(world.dir, 'righe.csv');
    writeFileSync(file, `${[HEADER, row].join('\n').replaceAll(';', mark)}\n`);
    const { data } = (await world.run(['import', file, '--yes', '--json'])).json() as { data: ImportData };
    expect(data.openTotal).toMatchObject([{ amount: '1355.90' }]);
  });

  test('a bad row is named with its line and its column, and keeps the good ones out too', async () => {
    const world = await agendaWorld();
    const { status, data } = await importing(
      world,
      `Alfa;${ADDRESS};1;02/10/2026;02/11/2026;100,00`,
      `Alfa;${ADDRESS};2;02/10/2026;02/11/2026;cento`,
    );
    expect([status, await world.data('next')]).toEqual([5, []]);
    expect(data?.problems).toMatchObject([{ line: 3 }]);
  });

  test('a file in which nothing is an invoice says so', async () => {
    const world = await agendaWorld();
    const file = path.join(world.dir, 'righe.csv');
    writeFileSync(file, 'uno;due\ntre;quattro\n');
    const { status, stderr } = await world.run(['import', file, '--yes']);
    expect(status).toBe(5);
    expect(stderr).not.toBe('');
  });
});

describe('21: a held case is told everywhere, and nothing goes out by any command', () => {
  test('by hand, in a batch, in the night; it is counted, listed and explained', async () => {
    const office = await letterOffice(aRow());
    await office.run(['hold', '1', '--until', '2026-12-04', '--reason', 'direzione']);
    const refused = await office.run(['letter', '1', '--yes']);
    expect([refused.status, refused.stderr.includes('riprende lun 07/12/2026')]).toEqual([7, true]);
    await office.run(['letter', '--due', '--yes']);
    await office.run(['run']);
    expect(office.files()).toEqual([]);
    expect((await office.run(['today'])).stdout).toMatch(/sospesa 1 pratica \(1 sospensione a mano\)/u);
    for (const command of ['next', 'why', 'show'])
      expect((await office.run([command, '1'])).stdout).toContain('direzione');
    expect((await office.run(['next'])).stdout).toContain('Tessitura Valdossola');
  });
});

test('26: another day is only asked about: what writes takes none', async () => {
  const world = await agendaWorld();
  await importing(world, `Alfa;${ADDRESS};1;02/10/2026;02/11/2026;100,00`);
  const before = world.fingerprint();
  for (const command of [['run'], ['letter', '1', '--html'], ['skip', '1', '--reason', 'x'], ['undo']]) {
    const { status } = await world.run([...command, '--yes', '--as-of', '2026-10-01']);
    expect([command, status]).toEqual([command, 2]);
  }
  expect(world.fingerprint()).toBe(before);
});

test('28: dates of a list may be written in any way: the case is due all the same, on both days of the turn', async () => {
  const world = await agendaWorld();
  await importing(world, `Alfa;${ADDRESS};1;2026-10-02;2026-11-02;100,00`);
  await importing(world, `Beta;${ADDRESS};2;02/10/2026;02/11/2026;100,00`);
  await importing(world, `Gamma;${ADDRESS};3;02.10.26;02.11.26;100,00`);
  const due = async (on: string) =>
    ((await world.data('next', '--as-of', on)) as { oldestDue: string }[]).map((each) => each.oldestDue);
  expect(await due('2026-11-24')).toEqual(['2026-11-02', '2026-11-02', '2026-11-02']);
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
