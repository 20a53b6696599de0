/** Folders and several files at once: what nobody knows is asked about last, and leaving keeps what went in. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { agendaWorld, type AgendaWorld } from './agendaWorld.ts';
import { batchIn, LEDGER, putIn } from './importWorld.ts';

let world: AgendaWorld;

beforeEach(async () => {
  world = await agendaWorld();
});

const put = (name: string, content: string | Uint8Array): string => putIn(world, name, content);
const batch = (...argv: readonly string[]): ReturnType<typeof batchIn> => batchIn(world, argv);

describe('files of a folder that nobody knows', () => {
  /** Everything by name but the due date; dates that may be either. */
  const UNUSUAL = 'Cliente;Numero;Termine;Importo\nRame S.r.l.;1;30/09/2026;10,00\n';
  const NAMELESS = 'Zinco S.p.A.;X;2;30/09/2026;20,00\nStagno S.r.l.;X;3;30/09/2026;30,00\n';
  const UNDECIDED = 'Customer,Invoice no,Due date,Amount\nRame,1,03/04/2026,10.00\n';

  function unknownFolder(): string {
    put('in/a-noto.csv', LEDGER);
    put('in/b-termine.csv', UNUSUAL);
    put('in/c-senza.csv', NAMELESS);
    put('in/d-date.csv', UNDECIDED);
    put('in/e-termine.csv', UNUSUAL.replace(';1;', ';9;'));
    put('in/leggimi.txt', 'Da importare, se possibile,\nentro venerdì, grazie\n');
    return path.join(world.dir, 'in');
  }

  test('without a terminal each says what it needs, and the others come in', async () => {
    const { status, files } = await batch(unknownFolder());
    expect(files).toEqual({
      'a-noto.csv': 1,
      'b-termine.csv': 'import-missing-columns',
      'c-senza.csv': 'import-no-header',
      'd-date.csv': 'import-ambiguous-dates',
      'e-termine.csv': 'import-missing-columns',
      'leggimi.txt': 'import-no-header',
    });
    expect(status).toBe(3);
    const run = await world.run(['import', path.join(world.dir, 'in'), '--json']);
    expect(
      (run.json() as { data: { files: { error?: { flag?: string } }[] } }).data.files.map(
        (file) => file.error?.flag,
      ),
    ).toEqual([undefined, '--columns', '--columns', '--dates', '--columns', undefined]);
    const shown = await world.run(['import', path.join(world.dir, 'in')]);
    expect(shown.stdout.replace(/\s+/gu, ' ')).toContain(
      `Solo quel file: dunning import ${path.join(world.dir, 'in', 'c-senza.csv')} --columns ...`,
    );
    const near = await world.run(['import', 'in'], { cwd: world.dir });
    expect(near.stdout).toContain('Solo quel file: dunning import in/c-senza.csv --columns ...');
    expect(shown.stdout).toContain('1 file ignorato: leggimi.txt');
  });

  test('nothing but such files is exit 5', async () => {
    put('in/c-senza.csv', NAMELESS);
    expect((await batch(path.join(world.dir, 'in'))).status).toBe(5);
  });

  test('in a terminal they are asked about when the others are in, and a kept map serves the next', async () => {
    const answers = ['s', 'now', '', 's', 'termini', 'skip', 'now', 'dmy', 's', ''];
    const run = await world.run(['import', unknownFolder()], { terminal: 80, answers });
    expect(run.asked).toEqual([
      expect.stringContaining('Importo 6 file?'),
      'b-termine.csv: non è tutto chiaro',
      expect.stringContaining('"Termine"'),
      expect.stringContaining('Importo 1 riga?'),
      expect.any(String),
      'c-senza.csv: non è tutto chiaro',
      'd-date.csv: non è tutto chiaro',
      expect.any(String),
      expect.stringContaining('Importo 1 riga?'),
      expect.any(String),
    ]);
    expect(run.status).toBe(3);
    expect(run.stdout).toMatch(/e-termine\.csv +1 +0/u);
    expect(run.stdout).toContain('Fatto: 4 file importati');
  });

  test('all that are left are skipped at once', async () => {
    const run = await world.run(['import', unknownFolder()], { terminal: 80, answers: ['s', 'skip-all'] });
    expect([run.status, run.asked.length]).toEqual([3, 2]);
    expect(run.stdout).toContain('In c-senza.csv non trovo la riga');
  });

  test('a plan that is declined is not imported', async () => {
    const answers = ['s', 'now', '', 'n', 'skip-all'];
    const run = await world.run(['import', unknownFolder()], { terminal: 80, answers });
    expect(run.status).toBe(3);
    expect(run.stdout).toContain('b-termine.csv: non importato.');
    expect(run.stdout).toContain('Fatto: 1 file importato');
  });

  test('interrupted before anything went in: nothing was saved', async () => {
    const folder = unknownFolder();
    rmSync(path.join(folder, 'a-noto.csv'));
    const run = await world.run(['import', folder], { terminal: 80, answers: ['s', 'q'] });
    expect(run.status).toBe(130);
    expect(run.stderr).toContain('non è stato salvato niente');
  });

  test('interrupted at a statement: the lists are in, and nothing else is said', async () => {
    const list = put('lista.csv', LEDGER);
    const bank = put(
      'banca.csv',
      'Data contabile;Data valuta;Importo;Divisa;Descrizione\n17/11/2026;17/11/2026;90,00;EUR;BONIFICO A VOSTRO FAVORE DISPOSTO DA: SUGHERO S.R.L. CAUSALE: SALDO FATTURA 77\n18/11/2026;18/11/2026;-5,00;EUR;COMMISSIONI\n',
    );
    const run = await world.run(['import', list, bank], { terminal: 80, answers: ['s', '^C'] });
    expect(run.status).toBe(130);
    expect(run.stdout).toContain('banca.csv: non importato.');
    expect(run.stdout).toContain('quello che era già importato resta');
    expect((await world.run(['find', 'Sughero'])).status).toBe(0);
  });

  test('interrupted in a question: that file is not in, and the others are', async () => {
    const folder = unknownFolder();
    const run = await world.run(['import', folder], { terminal: 80, answers: ['s', 'now', '^C'] });
    expect(run.status).toBe(130);
    expect(run.stdout).toContain('Fatto: 1 file importato');
    expect(run.stdout).toContain('Interrotto: quello che era già importato resta, il resto no.');
    expect(run.stderr).toContain('dunning undo');
    expect(run.stderr).not.toContain('non è stato salvato niente');
    expect((await batch(folder)).files).toMatchObject({
      'a-noto.csv': 0,
      'b-termine.csv': 'import-missing-columns',
    });
  });
});
