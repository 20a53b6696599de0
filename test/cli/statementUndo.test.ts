/** A statement that posts, reopens and learns: taken back and brought back exactly, and never half of it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { CAPTURED_TABLES } from '../../src/db/capture.ts';
import { agendaWorld, agendaWorldIn, type AgendaWorld } from './agendaWorld.ts';

const LIST = [
  'Codice;Cliente;Numero;Data;Scadenza;Residuo;Pagamento',
  'C1;Tessitura Valdossola S.r.l.;2026/101;01/09/2026;20/10/2026;1500,00;Bonifico',
  'C1;Tessitura Valdossola S.r.l.;2026/102;01/09/2026;31/10/2026;800,00;Ri.Ba.',
  'C2;Maglificio Tre Torri S.p.A.;2026/201;01/09/2026;15/10/2026;700,00;Bonifico',
  'C3;Officine Lumen S.p.A.;2026/300;01/09/2026;30/09/2026;250,00;Ri.Ba.',
];
const HEADER = 'Data contabile;Data valuta;Causale ABI;Descrizione;Dare;Avere';
/** Officine Lumen's Ri.Ba. is paid, and its case closes. */
const EARLIER = [
  HEADER,
  '05/11/2026;05/11/2026;48;BONIFICO DISPOSTO DA: OFFICINE LUMEN SPA CAUSALE: FT 2026/300;;250,00',
];
/** One payment that teaches an account, one that closes a case, two returns, a proposal, and a fee. */
const LATER = [
  HEADER,
  '12/11/2026;12/11/2026;48;BONIFICO DISPOSTO DA: TESSITURA VALDOSSOLA SRL IBAN DE02120300000000202051 CAUSALE: ACCONTO FT 2026/101;;500,00',
  '12/11/2026;12/11/2026;48;BONIFICO DISPOSTO DA: MAGLIFICIO TRE TORRI SPA CAUSALE: FT 2026/201;;700,00',
  '13/11/2026;13/11/2026;42;INSOLUTO RIBA OFFICINE LUMEN FT 2026/300;250,00;',
  '13/11/2026;13/11/2026;42;INSOLUTO RIBA TESSITURA VALDOSSOLA FT 2026/102;800,00;',
  '14/11/2026;14/11/2026;48;BONIFICO DISPOSTO DA: NESSUNO CAUSALE: SALDO;;1000,00',
  '14/11/2026;14/11/2026;16;COMMISSIONI;3,00;',
];

let world: AgendaWorld;

beforeEach(async () => {
  world = await agendaWorld();
  await world.run(['import', put('list.csv', LIST)]);
  await world.run(['import', put('earlier.csv', EARLIER)]);
});

function put(name: string, rows: readonly string[]): string {
  const file = path.join(world.dir, name);
  writeFileSync(file, `${rows.join('\n')}\n`);
  return file;
}

/** What a person or a program sees: every case, every customer, the agenda, what waits. */
async function shown(): Promise<string[]> {
  const questions = [
    ...['1', '2', '3'].map((number) => ['show', number]),
    ...['C1', 'C2', 'C3'].map((code) => ['debtor', code]),
    ['next'],
    ['today'],
    ['pay', '--proposals'],
  ];
  const texts: string[] = [];
  for (const question of questions) {
    const { stdout } = await world.run([...question, '--json']);
    texts.push(stdout);
  }
  return texts;
}

function rows(of = world): Promise<unknown> {
  return of.work(({ database }) =>
    CAPTURED_TABLES.map((table) => database.connection.prepare(`select * from ${table} order by 1`).all()),
  );
}

test('undo shows what was shown before, redo what was shown after, again and again', async () => {
  const before = await shown();
  const imported = await world.run(['import', put('later.csv', LATER), '--json']);
  expect(imported.json()).toMatchObject({
    data: {
      counts: { posted: 2, returned: 2, proposed: 1, unknown: 0, ignored: 1 },
      cases: { closed: 1, reopened: 1 },
    },
  });
  const after = await shown();
  expect(after.filter((text, at) => text === before[at])).toEqual([]);
  expect(after.join('')).toContain('DE02120300000000202051');
  for (const [command, expected] of [
    ['undo', before],
    ['redo', after],
    ['undo', before],
    ['redo', after],
  ] as const) {
    expect((await world.run([command, '--yes'])).status).toBe(0);
    expect(await shown()).toEqual(expected);
  }
  const again = await world.run(['import', put('later.csv', LATER), '--json']);
  expect(again.json()).toMatchObject({ data: { counts: { posted: 0, returned: 0, duplicates: 5 } } });
});

describe('killed at any moment', () => {
  const program = path.resolve(import.meta.dirname, '../../bin/dunning.js');
  const many = Array.from(
    { length: 400 },
    (_, at) =>
      `14/11/2026;14/11/2026;48;BONIFICO DISPOSTO DA: TESSITURA VALDOSSOLA SRL CAUSALE: ACCONTO ${at} FT 2026/101;;0,${String((at % 89) + 10)}`,
  );
  /** The header and the fees are no movements that are kept. */
  const all = LATER.length - 2 + many.length;

  function start(file: string, dir: string): ReturnType<typeof spawn> {
    const env = { ...process.env, DUNNING_TODAY: '2026-11-24' };
    return spawn(process.execPath, [program, 'import', file, '--dir', dir, '--no-input'], {
      env,
      stdio: 'ignore',
    });
  }

  function aCopy(name: string): string {
    const dir = path.join(world.dir, name);
    mkdirSync(dir);
    for (const part of ['dunning.db', 'dunning.toml'])
      copyFileSync(path.join(world.dir, part), path.join(dir, part));
    return dir;
  }

  const count = (dir: string): Promise<number> =>
    agendaWorldIn(dir).work(
      ({ database }) => database.connection.prepare('select 1 from bank_movement').all().length,
    );

  test('the statement is in as a whole, or not at all, and comes in as a whole afterwards', async () => {
    const file = put('many.csv', [...LATER, ...many]);
    const [before, known] = [await rows(), await count(world.dir)];
    const started = performance.now();
    await once(start(file, aCopy('whole')), 'exit');
    const whole = performance.now() - started;
    expect(await count(path.join(world.dir, 'whole'))).toBe(known + all);
    for (const part of [0.5, 0.7, 0.8, 0.9, 0.97]) {
      const dir = aCopy(`killed-${part}`);
      const child = start(file, dir);
      const gone = once(child, 'exit');
      await pause(whole * part);
      child.kill('SIGKILL');
      await gone;
      const left = await count(dir);
      expect([known, known + all]).toContain(left);
      if (left === known) expect(await rows(agendaWorldIn(dir))).toEqual(before);
    }
    const dir = path.join(world.dir, 'killed-0.8');
    expect((await agendaWorldIn(dir).run(['import', file])).status).toBeLessThan(4);
    expect(await count(dir)).toBe(known + all);
  }, 60_000);
});
