/** Exports that come in again: the whole list, the table before and after, older files. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { agendaWorld, type AgendaWorld } from './agendaWorld.ts';

const HEADER = 'Cliente;P.IVA;Numero;Data;Scadenza;Importo;Residuo';

let world: AgendaWorld;

beforeEach(async () => {
  world = await agendaWorld();
});

/** Invoice `number` of 100.00 with what is open of it. */
function row(number: number, open = '100,00'): string {
  return `Sughero S.r.l.;99900010036;${number};01/08/2026;30/09/2026;100,00;${open}`;
}

function put(name: string, ...rows: readonly string[]): string {
  const file = path.join(world.dir, name);
  writeFileSync(file, [HEADER, ...rows, ''].join('\n'));
  return file;
}

function rows(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => row(from + index));
}

const ANSWERS = { terminal: 100 } as const;

/** The table as it stands on a screen, without the spaces. */
function tableOf(stdout: string): string[] {
  const lines = stdout.split('\n').map((line) => line.trim().replace(/ {2,}/gu, ' | '));
  const start = lines.findIndex((line) => line.startsWith('Partite |'));
  return lines.slice(start + 1, lines.indexOf('', start));
}

describe('the table', () => {
  const TABLE = [
    'nuove | 1 | 100,00 EUR',
    'cambiate | 1 | 60,00 EUR',
    'saldate | 1 | 100,00 EUR',
    "non più nell'elenco: saldate | 1 | 100,00 EUR",
    'invariate | 9 | 900,00 EUR',
  ];

  test('is the same in a rehearsal, before the question and after the deed', async () => {
    await world.run(['import', put('ieri.csv', ...rows(1, 12))]);
    const today = put('oggi.csv', row(1, '60,00'), row(2, '0,00'), ...rows(3, 11), row(13));
    const rehearsed = await world.run(['import', today, '--snapshot', '--dry-run']);
    expect([rehearsed.status, tableOf(rehearsed.stdout)]).toEqual([0, TABLE]);
    expect(rehearsed.stdout).toMatch(/^ +1 +Sughero S\.r\.l\. +100,00 EUR +60,00 EUR$/mu);
    const no = await world.run(['import', today, '--snapshot'], { ...ANSWERS, answers: ['n'] });
    expect(tableOf(no.stdout)).toEqual(TABLE);
    expect(no.asked.join('\n')).toContain("Importo 12 righe e saldo 1 partita che non c'è più?");
    const done = await world.run(['import', today, '--snapshot', '--yes']);
    expect([done.status, tableOf(done.stdout)]).toEqual([0, TABLE]);
  });

  test('names ten of each kind, and how many there are besides', async () => {
    await world.run(['import', put('ieri.csv', ...rows(1, 60))]);
    const run = await world.run(['import', put('oggi.csv', ...rows(13, 60)), '--snapshot']);
    expect(run.stdout).toContain('... e altre 2\n');
    expect(run.status).toBe(0);
  });

  test('for programs: the counts they know, and what else there is beside them', async () => {
    await world.run(['import', put('ieri.csv', ...rows(1, 6))]);
    const run = await world.data('import', put('oggi.csv', ...rows(1, 5)), '--snapshot');
    expect(run).toMatchObject({
      counts: {
        rows: 5,
        new: 0,
        updated: 0,
        unchanged: 5,
        settled: 0,
        rejected: 0,
        vanished: 1,
        reopened: 0,
      },
      changes: {
        lines: [
          { fate: 'vanished', items: 1, totals: [{ currency: 'EUR', amount: '100.00' }] },
          { fate: 'unchanged', items: 5 },
        ],
        items: [{ fate: 'vanished', number: '6', before: { open: '100.00' }, after: { open: '0.00' } }],
      },
    });
  });

  test('another currency is a change, as it was and as it is, on the screen and in the history', async () => {
    const listed = (name: string, currency: string): string => {
      const file = path.join(world.dir, name);
      writeFileSync(file, `${HEADER};Divisa\n${row(1)};${currency}\n${row(2)};EUR\n`);
      return file;
    };
    await world.run(['import', listed('ieri.csv', 'EUR')]);
    const run = await world.run(['import', listed('oggi.csv', 'USD')]);
    expect(run.stdout).toMatch(/^ +1 +Sughero S\.r\.l\. +100,00 EUR +100,00 USD$/mu);
    expect((await world.run(['show', 'Sughero'])).stdout).toContain(
      '1 cambiata, residuo 100,00 USD (era 100,00 EUR)',
    );
    const { changes } = (await world.data('import', listed('dopo.csv', 'CHF'))) as { changes: object };
    expect(changes).toMatchObject({
      items: [{ fate: 'changed', currency: 'CHF', before: { open: '100.00', currency: 'USD' } }],
    });
  });

  test('a first import has the line of counts it always had', async () => {
    const run = await world.run(['import', put('ieri.csv', ...rows(1, 3))]);
    expect(run.stdout).toContain(
      'Righe     nuove 3  aggiornate 0  di cui saldate 0  invariate 0  da correggere 0',
    );
  });
});

describe('--snapshot', () => {
  test('undo brings back what it settled', async () => {
    await world.run(['import', put('ieri.csv', ...rows(1, 6))]);
    const before = await world.data('show', '1');
    await world.run(['import', put('oggi.csv', ...rows(1, 5)), '--snapshot']);
    expect(await world.data('show', '1')).not.toEqual(before);
    await world.run(['undo', '--yes']);
    expect(await world.data('show', '1')).toEqual(before);
  });

  test('the warning and the table tell the same sum, with credit notes among what vanished', async () => {
    const credit = 'Sughero S.r.l.;99900010036;NC1;01/08/2026;30/09/2026;-30,00;-30,00';
    await world.run(['import', put('ieri.csv', ...rows(1, 6), credit)]);
    const run = await world.run(['import', put('oggi.csv', ...rows(1, 4)), '--snapshot', '--dry-run']);
    expect(tableOf(run.stdout)).toContain("non più nell'elenco: saldate | 3 | 170,00 EUR");
    expect(run.stderr.replace(/\s+/gu, ' ')).toContain(
      'salderebbe 3 partite su 7, 170,00 EUR su 570,00 EUR, tolte note di credito per 30,00 EUR: più di un quinto',
    );
  });

  test('more than a fifth: refused without a terminal, also with --yes; asked in one', async () => {
    await world.run(['import', put('ieri.csv', ...rows(1, 6))]);
    const today = put('oggi.csv', ...rows(1, 4));
    for (const flags of [[], ['--yes']]) {
      const run = await world.run(['import', today, '--snapshot', ...flags]);
      expect([run.status, run.stderr]).toEqual([
        7,
        expect.stringContaining('salderebbe 2 partite su 6, 200,00 EUR su 600,00 EUR: più di un quinto'),
      ]);
      expect(run.stderr).toContain('--override "motivo"');
    }
    const rehearsed = await world.run(['import', today, '--snapshot', '--dry-run']);
    expect([rehearsed.status, rehearsed.stderr]).toEqual([3, expect.stringContaining('più di un quinto')]);
    const no = await world.run(['import', today, '--snapshot'], { ...ANSWERS, answers: [''] });
    expect(no.asked.join('\n')).toContain('Importo lo stesso? (s/N)');
    expect(no.stdout).toContain('Non importato: non è cambiato niente.');
    const yes = await world.run(['import', today, '--snapshot'], { ...ANSWERS, answers: ['s'] });
    expect([yes.status, yes.stdout]).toEqual([0, expect.stringContaining('Fatto: operazione 2.')]);
  });

  test('with a reason it goes in, and the journal has it', async () => {
    await world.run(['import', put('ieri.csv', ...rows(1, 6))]);
    const run = await world.run([
      'import',
      put('oggi.csv', ...rows(1, 4)),
      '--snapshot',
      '--override',
      'fine mese',
    ]);
    expect(run.status).toBe(0);
    const log = await world.run(['log']);
    expect(log.stdout).toContain('nonostante i dubbi: "fine mese"');
    expect(log.stdout).toMatch(/la 6 non è più nell'elenco, incassati 100,00 EUR/u);
    expect((await world.run(['import', put('c.csv', row(1)), '--override', ' '])).status).toBe(2);
  });

  test('a bad row stops it, with --skip-bad as well', async () => {
    await world.run(['import', put('ieri.csv', ...rows(1, 6))]);
    const today = put('oggi.csv', ...rows(1, 5), row(6).replace('30/09/2026', '31/09/2026'));
    const run = await world.run(['import', today, '--snapshot', '--skip-bad']);
    expect([run.status, run.stdout]).toEqual([5, expect.stringContaining('non può avere righe scartate')]);
    const asked = await world.run(['import', today, '--snapshot'], { ...ANSWERS, answers: [] });
    expect(asked.stdout).toContain('non può avere righe scartate');
  });

  test('several files, customers and bank statements are no whole list', async () => {
    const [one, two] = [put('a.csv', row(1)), put('b.csv', row(2))];
    const both = await world.run(['import', one, two, '--snapshot']);
    expect([both.status, both.stderr]).toEqual([2, expect.stringContaining('un solo file')]);
    const customers = path.join(world.dir, 'clienti.csv');
    writeFileSync(
      customers,
      'Ragione sociale;P.IVA;Indirizzo;CAP;Città\nSughero S.r.l.;99900010036;Via Po 1;10100;Torino\n',
    );
    const run = await world.run(['import', customers, '--snapshot']);
    expect([run.status, run.stderr]).toEqual([2, expect.stringContaining('è un elenco di clienti')]);
  });
});

describe('yesterday’s file after today’s', () => {
  test('is refused when it would change something, and goes in with a reason', async () => {
    const old = put('ieri.csv', ...rows(1, 6));
    await world.run(['import', old]);
    await world.run(['import', put('oggi.csv', row(1, '60,00'), ...rows(2, 6))]);
    const run = await world.run(['import', old]);
    expect([run.status, run.stderr]).toEqual([
      7,
      expect.stringContaining(
        'è lo stesso file importato mar 24/11/2026; mar 24/11/2026 ne è arrivato uno più nuovo (oggi.csv)',
      ),
    ]);
    expect((await world.run(['import', old, '--override', 'bonifico stornato'])).status).toBe(0);
  });

  test('in a folder it is passed over', async () => {
    const old = put('a-ieri.csv', ...rows(1, 6));
    await world.run(['import', old]);
    await world.run(['import', put('b-oggi.csv', row(1, '60,00'), ...rows(2, 6))]);
    const folder = path.join(world.dir, 'in');
    mkdirSync(folder);
    for (const name of ['a-ieri.csv', 'b-oggi.csv'])
      copyFileSync(path.join(world.dir, name), path.join(folder, name));
    const run = await world.run(['import', folder]);
    expect([run.status, run.stdout]).toEqual([0, expect.stringContaining('1 file ignorato: a-ieri.csv')]);
  });

  test('with nothing left to change it says so', async () => {
    const old = put('ieri.csv', ...rows(1, 3));
    await world.run(['import', old]);
    await world.run(['import', put('oggi.csv', ...rows(1, 4))]);
    const run = await world.run(['import', old]);
    expect([run.status, run.stdout]).toEqual([
      0,
      expect.stringContaining('Già importato: non è cambiato niente.'),
    ]);
    const asked = await world.run(['import', old], { ...ANSWERS, answers: [] });
    expect(asked.stdout).toContain('Già importato');
  });

  test('older by its dates alone: no balance goes up, and a person must see it', async () => {
    const newer = row(9).replace('01/08/2026', '15/08/2026');
    await world.run(['import', put('ieri.csv', row(1, '60,00'), newer)]);
    const run = await world.run(['import', put('boh.csv', row(1))]);
    expect([run.status, run.stderr]).toEqual([
      3,
      expect.stringContaining('1 residuo già sceso non risale (1)'),
    ]);
    expect(run.stdout).toMatch(/lasciate com'erano +1 +60,00 EUR/u);
    expect((await world.run(['import', put('boh.csv', row(1)), '--override', 'vero'])).status).toBe(0);
  });
});
