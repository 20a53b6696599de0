/** Rows of an export that point to two customers: asked at a terminal, kept, and only told elsewhere. */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { CAPTURED_TABLES } from '../../../src/db/capture.ts';
import { agendaWorld, type AgendaWorld } from '../agendaWorld.ts';

const HEADER = 'Codice;Cliente;P.IVA;Numero;Data;Scadenza;Residuo';
const [ONE, OTHER] = ['99900010010', '99900020027'];
const KNOWN = [
  `N1;Neri Uno;${ONE};1/A;01/09/2026;30/09/2026;100,00`,
  `N2;Neri Due;${OTHER};2/A;01/09/2026;30/09/2026;200,00`,
];
/** The VAT number of one and the code of the other, twice; and one alone. */
const TORN = [
  `N2;Neri;${ONE};3/A;01/09/2026;30/09/2026;30,00`,
  `N2;Neri;${ONE};4/A;01/09/2026;30/09/2026;40,00`,
];
/** The ids they get, in the order of their names. */
const [DUE, UNO] = ['1', '2'];
const CONTRADICTION = `N9;Neri Filiale;${OTHER};5/A;01/09/2026;30/09/2026;50,00`;

let world: AgendaWorld;

beforeEach(async () => {
  world = await agendaWorld();
  await world.run(['import', put('known.csv', KNOWN)]);
});

function put(name: string, rows: readonly string[]): string {
  const file = path.join(world.dir, name);
  writeFileSync(file, [HEADER, ...rows, ''].join('\n'));
  return file;
}

const inTerminal = (file: string, ...answers: readonly string[]) =>
  world.run(['import', file], { terminal: 80, answers });

/** Whose each invoice is. */
function owners(): Promise<unknown> {
  return world.work(({ database }) =>
    Object.fromEntries(
      database.connection
        .prepare(
          'select i.number, d.name from invoice i join debtor d on d.id = i.debtor_id where i.open_cents > 0 order by i.number',
        )
        .raw()
        .all() as [string, string][],
    ),
  );
}

function rows(): Promise<unknown> {
  return world.work(({ database }) =>
    CAPTURED_TABLES.map((table) => database.connection.prepare(`select * from ${table} order by 1`).all()),
  );
}

const FIRST = { '1/A': 'Neri Uno', '2/A': 'Neri Due' };

describe('at a terminal', () => {
  test('one question for rows that say the same, and the answer is kept', async () => {
    const file = put('new.csv', [...KNOWN, ...TORN]);
    const run = await inTerminal(file, DUE, 'y');
    expect(run.status).toBe(0);
    expect(run.asked).toEqual([
      `Neri, N2, ${ONE} (2 righe): quale cliente è? [out]`,
      expect.stringContaining('4 righe'),
    ]);
    expect(run.stdout).toContain('Riga 4: i dati indicano sia N1 Neri Uno sia N2 Neri Due.');
    expect(await owners()).toEqual({ ...FIRST, '3/A': 'Neri Due', '4/A': 'Neri Due' });
    const tomorrow = put('tomorrow.csv', [...KNOWN, ...TORN.map((row) => row.replace('40,00', '39,00'))]);
    expect((await world.run(['import', tomorrow])).status).toBe(0);
    expect((await world.run(['show', 'N2'])).stdout).toContain('39,00');
    expect((await world.run(['log', 'N2'])).stdout).toContain('nel file "Neri, N2,');
    expect(await world.data('debtor', 'N2')).toMatchObject({ aliases: [] });
  });

  test('< goes back to the conflict before, from another and from the question about all of them', async () => {
    const file = put('new.csv', [...TORN, CONTRADICTION]);
    const run = await inTerminal(file, UNO, '<', DUE, 'new', '<', 'out', '<', '<', '', 'new', 'y');
    const [torn, other] = [expect.stringContaining('Neri, N2'), expect.stringContaining('Neri Filiale')];
    const all = expect.stringContaining('righe');
    expect(run.asked).toEqual([torn, other, torn, other, all, other, all, other, torn, other, all]);
    expect(run.asked[8]).toMatch(/\[1\]$/u);
    expect(await owners()).toEqual({ ...FIRST, '3/A': 'Neri Due', '4/A': 'Neri Due', '5/A': 'Neri Filiale' });
  });

  test('the rows of both are still theirs', async () => {
    await inTerminal(put('new.csv', TORN), UNO, 'y');
    const next = [
      `N1;Neri Uno;${ONE};6/A;01/09/2026;30/09/2026;60,00`,
      `N2;Neri Due;${OTHER};7/A;01/09/2026;30/09/2026;70,00`,
      `;Neri;${ONE};8/A;01/09/2026;30/09/2026;80,00`,
    ];
    expect((await world.run(['import', put('next.csv', next)])).status).toBe(0);
    expect(await owners()).toMatchObject({
      '3/A': 'Neri Uno',
      '6/A': 'Neri Uno',
      '7/A': 'Neri Due',
      '8/A': 'Neri Uno',
    });
  });

  test('a new customer has none of what belongs to others, and is found again', async () => {
    const run = await inTerminal(put('new.csv', [CONTRADICTION, ...TORN]), 'new', 'new', 'y');
    expect(run.status).toBe(0);
    expect(await owners()).toMatchObject({ '3/A': 'Neri', '4/A': 'Neri', '5/A': 'Neri Filiale' });
    const codes = await world.work(({ database }) =>
      database.connection.prepare('select name, code, vat_number from debtor order by name').raw().all(),
    );
    expect(codes).toEqual([
      ['Neri', null, null],
      ['Neri Due', 'N2', OTHER],
      ['Neri Filiale', 'N9', null],
      ['Neri Uno', 'N1', ONE],
    ]);
    const again = put('again.csv', [...TORN, CONTRADICTION.replace('50,00', '49,00')]);
    expect((await world.run(['import', again])).status).toBe(0);
    expect(await owners()).toMatchObject({ '5/A': 'Neri Filiale' });
  });

  test('the answer holds for a list without the number that made the doubt', async () => {
    const branches = [
      `X1;Alfa Firenze;99900030018;10/A;01/09/2026;30/09/2026;10,00`,
      `X2;Alfa Prato;99900030018;11/A;01/09/2026;30/09/2026;11,00`,
    ];
    expect((await inTerminal(put('new.csv', branches), '-1', 'y')).status).toBe(0);
    const bare = put('bare.csv', [`X2;Alfa Prato;;11/A;01/09/2026;30/09/2026;11,00`]);
    const { data } = JSON.parse((await world.run(['import', bare, '--json'])).stdout) as { data: unknown };
    expect(data).toMatchObject({ counts: { new: 0, unchanged: 1 }, debtors: { new: 0, updated: 0 } });
    expect(await owners()).toEqual({ ...FIRST, '10/A': 'Alfa Firenze', '11/A': 'Alfa Firenze' });
  });

  test('two customers of the file itself', async () => {
    const both = [
      `X1;Viola;99900030018;10/A;01/09/2026;30/09/2026;10,00`,
      `X2;Viola Bis;99900030018;11/A;01/09/2026;30/09/2026;11,00`,
    ];
    const run = await inTerminal(put('new.csv', both), '-1', 'y');
    expect(run.status).toBe(0);
    expect(await owners()).toMatchObject({ '10/A': 'Viola', '11/A': 'Viola' });
    expect((await world.run(['import', put('again.csv', both.toReversed())])).status).toBe(0);
  });

  test.each([
    [['out', 'new', 'y'], { '5/A': 'Neri Filiale' }],
    [['all-out', 'y'], {}],
  ])('rows are left out: %j', async (answers, more) => {
    const file = put('new.csv', [...KNOWN, ...TORN, CONTRADICTION]);
    const run = await inTerminal(file, ...answers);
    expect(run.status).toBe(3);
    expect(await owners()).toEqual({ ...FIRST, ...more });
    expect(existsSync(path.join(world.dir, 'new.scarti.csv'))).toBe(true);
    expect((await inTerminal(put('new.csv', TORN), UNO, 'y')).status).toBe(0);
  });

  test.each([[['^C']], [['1', '^C']], [['1', 'n']]])('left with %j nothing is imported', async (answers) => {
    const before = await rows();
    await inTerminal(put('new.csv', TORN), ...answers);
    expect(await rows()).toEqual(before);
  });

  test('undone, it is asked again', async () => {
    const before = await rows();
    await inTerminal(put('new.csv', TORN), UNO, 'y');
    await world.run(['undo', '--yes']);
    expect(await rows()).toEqual(before);
    expect((await inTerminal(put('new.csv', TORN), DUE, 'y')).status).toBe(0);
    expect(await owners()).toMatchObject({ '3/A': 'Neri Due' });
  });

  test('a whole list is one once every row is somebody’s', async () => {
    const file = put('whole.csv', [...KNOWN, ...TORN]);
    expect((await world.run(['import', file, '--snapshot'])).status).toBe(5);
    const run = await world.run(['import', file, '--snapshot'], { terminal: 80, answers: [DUE, 'y'] });
    expect(run.status).toBe(0);
  });

  test('two namesakes', async () => {
    await world.run([
      'import',
      put('more.csv', [
        `V1;Viola;;20/A;01/09/2026;30/09/2026;1,00`,
        `V2;Viola;;21/A;01/09/2026;30/09/2026;1,00`,
      ]),
    ]);
    const nameless = [`;Viola;;22/A;01/09/2026;30/09/2026;22,00`];
    const run = await inTerminal(put('new.csv', nameless), 'new', 'y');
    expect(run.status).toBe(0);
    expect(
      (
        await world.run([
          'import',
          put(
            'again.csv',
            nameless.map((row) => row.replace('22,00', '21,00')),
          ),
        ])
      ).status,
    ).toBe(0);
  });
});

describe('codes given out anew are asked about', () => {
  const row = (code: string, name: string, at: number): string =>
    `${code};${name};;${at}/A;01/09/2026;30/09/2026;1,00`;

  test('where the book has the others', async () => {
    const run = await world.run(['import', put('anew.csv', [row('N2', 'Neri Uno', 30)])]);
    expect(run.status).toBe(5);
    expect(run.stdout).toContain('Riga 2: i dati indicano sia N2 Neri Due sia N1 Neri Uno.');
    expect(run.stdout).toContain('dunning debtor N2 --merge N1');
  });

  test.each([
    ['the first name', [row('X1', 'Arancio', 31), row('X2', 'Viola', 32), row('X1', 'Viola', 33)]],
    ['the last name', [row('X2', 'Arancio', 31), row('X1', 'Viola', 32), row('X2', 'Viola', 33)]],
  ])('where the file itself has them, in any order of rows: %s', async (_, rows) => {
    for (const list of [rows, rows.toReversed()]) {
      const run = await world.run(['import', put('anew.csv', list), '--json']);
      expect(run.json()).toMatchObject({ data: { counts: { rejected: 1 } } });
      expect(run.status).toBe(5);
    }
  });
});

test('a contradiction within the file names its lines', async () => {
  const both = [
    `X1;Viola;99900030018;10/A;01/09/2026;30/09/2026;10,00`,
    `X2;Viola Bis;99900030018;11/A;01/09/2026;30/09/2026;11,00`,
  ];
  const run = await world.run(['import', put('new.csv', both)]);
  expect(run.stdout).toContain('Riga 3: X1 Viola (riga 2) ha un');
  expect(run.stdout).toContain('Correggi il file.');
});

test('without a terminal they are bad rows with the command, as before', async () => {
  const run = await world.run(['import', put('new.csv', TORN), '--json']);
  expect(run.status).toBe(5);
  expect(run.json()).toMatchObject({
    data: {
      problems: [
        {
          conflict: {
            why: 'torn',
            debtors: [
              { sign: 'N1', name: 'Neri Uno' },
              { sign: 'N2', name: 'Neri Due' },
            ],
          },
        },
        {},
      ],
    },
  });
  expect(run.stdout).not.toContain('"key"');
  expect((await world.run(['import', put('new.csv', TORN)])).stdout).toContain(
    'dunning debtor N1 --merge N2',
  );
});
