import { describe, expect, test } from 'vitest';
import { aRow } from '../support/world.ts';
import { errorOf } from './contactsWorld.ts';
import { letterOffice, type LetterOffice } from './letterOffice.ts';

const ADD = [
  'rates',
  'add',
  '--commercial',
  '2027-h1',
  '--rate',
  '2,15',
  '--source',
  'G.U. 12 del 16/1/2027',
];

interface RateRow {
  readonly period: string;
  readonly rate: string;
  readonly source: string | null;
  readonly origin: string;
}

interface Document {
  readonly schema: string;
  readonly data: { readonly commercial: RateRow[]; readonly legal: RateRow[]; readonly operation: number };
}

interface Statement {
  readonly data: { readonly items: { readonly uncoveredDays: number; readonly interest: string }[] };
  readonly warnings: { readonly code: string }[];
}

async function statement(office: LetterOffice, ...flags: string[]): Promise<Statement> {
  return (await office.run(['statement', '1', '--on', '2027-01-10', '--json', ...flags])).json() as Statement;
}

describe('dunning rates', () => {
  test('shows the latest of both tables with their source, in eighty columns', async () => {
    const office = await letterOffice(aRow());
    const { stdout, stderr } = await office.run(['rates'], { terminal: 80 });
    expect(stdout).toMatchInlineSnapshot(`
      "Tassi degli interessi

      Tasso di riferimento, D.Lgs. 231/2002
        Periodo  Tasso  Mora (+8)  Fonte
        2026-H2  2,40%     10,40%  GU 163 del 16/7/2026
        2026-H1  2,15%     10,15%  GU 15 del 20/1/2026
        2025-H2  2,15%     10,15%  GU 161 del 14/7/2025
        2025-H1  3,15%     11,15%  GU 63 del 17/3/2025
        2024-H2  4,25%     12,25%  GU 176 del 29/7/2024
        2024-H1  4,50%     12,50%  GU 12 del 16/1/2024
        ... e altri 43: dunning rates --all
        Fino al 31/12/2026. I giorni dopo non sono contati finché il tasso non si
        aggiunge.

      Tasso legale, art. 1284 c.c.
        Periodo  Tasso  Fonte
        2026     1,60%  DM 10/12/2025, GU 289 del 13/12/2025
        2025     2,00%  fonte: gb1978.com
        2024     2,50%  fonte: gb1978.com
        2023     5,00%  fonte: gb1978.com
        2022     1,25%  fonte: gb1978.com
        2021     0,01%  fonte: lavoripubblici.it
        ... e altri 16: dunning rates --all
        Fino al 31/12/2026. Dopo continua l'ultimo, se entro il 15/12 nessun decreto
        ne fissa un altro.
      "
    `);
    expect(stderr).toContain('dunning rates add --commercial 2027-H1');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('every period on request, and in the document', async () => {
    const office = await letterOffice(aRow());
    expect((await office.run(['rates', '--all'])).stdout).toContain('2002-H2');
    const { schema, data } = (await office.run(['rates', '--json'])).json() as Document;
    expect(schema).toBe('dunning.rates/1');
    expect(data.commercial.at(-1)).toMatchObject({ period: '2026-H2', rate: '2.40', origin: 'program' });
    expect(data.legal.at(-1)).toMatchObject({ period: '2026', rate: '1.60' });
  });

  test('a rate that is added covers the days, tells the journal, and is undone', async () => {
    const office = await letterOffice(aRow());
    const before = await statement(office);
    expect(before.data.items[0]).toMatchObject({ uncoveredDays: 10 });
    const { stdout } = await office.run(ADD);
    expect(stdout).toContain('Tasso 2027-H1: 2,15%.');
    const after = await statement(office);
    expect(after.data.items[0]?.uncoveredDays).toBe(0);
    expect(after.warnings).toEqual([]);
    expect((await office.run(['rates'])).stdout).toContain('G.U. 12 del 16/1/2027 (aggiunto a mano)');
    await office.run(['undo', '--yes']);
    expect((await statement(office)).data).toEqual(before.data);
  });

  test('is corrected by adding it again, and taken out', async () => {
    const office = await letterOffice(aRow());
    await office.run(ADD);
    expect((await office.run(ADD)).stdout).toContain('era già 2,15%');
    const again = await office.run([...ADD, '--rate', '2.25']);
    expect(again.stdout).toContain('Tasso 2027-H1: 2,25% (prima 2,15%).');
    const removed = await office.run(['rates', 'remove', '--commercial', '2027-H1', '--json']);
    const { data } = removed.json() as Document;
    expect(data.commercial.at(-1)?.period).toBe('2026-H2');
  });

  test("the program's own rate is corrected only with a reason, and comes back", async () => {
    const office = await letterOffice(aRow());
    const wrong = [...ADD, '--commercial', '2026-H2'];
    expect(errorOf(await office.run([...wrong, '--json']))).toMatchObject({
      code: 'rate-published',
      exit: 7,
    });
    const done = await office.run([...wrong, '--override', 'errata corrige']);
    expect(done.stdout).toContain('Tasso 2026-H2: 2,15% (prima 2,40%).');
    const gone = await office.run(['rates', 'remove', '--commercial', '2026-H2']);
    expect(gone.stdout).toContain('Per 2026-H2 torna il tasso del programma, 2,40%.');
  });

  test('a rehearsal leaves nothing behind', async () => {
    const office = await letterOffice(aRow());
    const run = await office.run([...ADD, '--dry-run']);
    expect(run.stdout).toContain('non è stato scritto nulla');
    expect((await statement(office)).data.items[0]?.uncoveredDays).toBe(10);
  });

  test('rate and source are asked for at a terminal', async () => {
    const office = await letterOffice(aRow());
    const run = await office.run(['rates', 'add', '--legal', '2027'], {
      terminal: 80,
      answers: ['1,5', 'G.U. 290'],
    });
    expect(run.stdout).toContain('Tasso 2027: 1,50%.');
  });

  test('a year without a decree keeps the legal rate, and the statement says so until one is added', async () => {
    const office = await letterOffice(aRow());
    const going = await statement(office, '--regime', 'legal');
    expect(going.data.items[0]?.uncoveredDays).toBe(0);
    expect(going.warnings).toMatchObject([{ code: 'legal-rate-goes-on' }]);
    const { stdout } = await office.run(['statement', '1', '--on', '2027-01-10', '--regime', 'legal'], {
      terminal: 80,
    });
    expect(stdout).toContain('dal 2027 il tasso legale continua al 1,60%');
    await office.run(['rates', 'add', '--legal', '2027', '--rate', '1,5', '--source', 'G.U. 290']);
    expect((await statement(office, '--regime', 'legal')).warnings).toEqual([]);
  });

  test('a missing half-year in between is told', async () => {
    const office = await letterOffice(aRow());
    await office.run([...ADD, '--commercial', '2027-H2']);
    expect((await office.run(['rates'])).stdout).toContain('Manca il tasso dal 01/01/2027.');
  });

  test('an instalment plan takes the rate that was added', async () => {
    const office = await letterOffice(aRow());
    await office.run([...ADD, '--commercial', '2026-H2', '--override', 'errata corrige']);
    const plan = ['plan', '1', '--instalments', '3', '--first', '2026-12-31', '--interest', 'commercial'];
    const run = await office.run([...plan, '--yes', '--json']);
    expect(run.stdout).toContain('10.15');
  });

  test.each<[string[], string, number]>([
    [['add', '--rate', '1', '--source', 'x'], 'rate-which', 2],
    [['add', '--legal', '2027', '--commercial', '2027-H1', '--rate', '1', '--source', 'x'], 'rate-which', 2],
    [['add', '--legal', '2027-H1', '--rate', '1', '--source', 'x'], 'rate-period', 2],
    [['add', '--legal', '2027', '--rate', 'molto', '--source', 'x'], 'percent-unreadable', 2],
    [['add', '--legal', '2027', '--rate', '1', '--source', ' '], 'rate-source-empty', 2],
    [
      ['add', '--legal', '2027', '--rate', '1', '--source', 'x', '--override', ''],
      'override-needs-reason',
      2,
    ],
    [['add', '--legal', '2027'], 'needs-flags', 2],
    [['add', '--legal', '2072', '--rate', '1', '--source', 'x'], 'rate-out-of-reach', 2],
    [['remove', '--legal', '2027'], 'no-such-rate', 4],
  ])('%j is refused: %s', async (flags, code, exit) => {
    const office = await letterOffice(aRow());
    expect(errorOf(await office.run(['rates', ...flags, '--json']))).toMatchObject({ code, exit });
  });
});
