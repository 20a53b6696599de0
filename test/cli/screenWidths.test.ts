/** What a terminal of 80 and of 60 columns shows: nothing wider than it, nothing cut that is needed. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/cli/screen/clean.ts';
import { COMMANDS } from '../../src/cli/commands/index.ts';
import { runInTest, type TestRun } from '../support/testContext.ts';
import { contactsWorld, type ContactsWorld } from './contactsWorld.ts';

const BAD_ROWS = `Ragione sociale;P.IVA;Num. doc.;Data doc.;Scadenza;Importo
Alfa S.r.l.;0123456789;100/2026;01/09/2026;31/02/2026;100,00
Beta S.p.A.;01234567890;101/2026;01/09/2026;30/10/2026;1.250,5O
Gamma S.r.l.;;102/2026;2026-31-12;30/10/2026;100,00
Delta S.r.l.;;103/2026;01/09/2026;30/10/2026;100,00
Delta S.r.l.;;103/2026;01/09/2026;30/10/2026;100,00
`;
const STATEMENT = `Data contabile;Data valuta;Importo;Divisa;Descrizione
17/11/2026;17/11/2026;700,00;EUR;BONIFICO A VOSTRO FAVORE DISPOSTO DA: STUDIO GRIGNANI CAUSALE: SALDO
18/11/2026;18/11/2026;-5,00;EUR;COMMISSIONI
`;

let world: ContactsWorld;
let badRows: string;

beforeAll(async () => {
  world = await contactsWorld();
  badRows = path.join(world.dir, 'righe.csv');
  writeFileSync(badRows, BAD_ROWS);
  writeFileSync(path.join(world.dir, 'banca.csv'), STATEMENT);
  await world.run(['import', path.join(world.dir, 'banca.csv'), '--json']);
});

const at = (terminal: number, language = 'it') => ({ terminal, env: { DUNNING_LANG: language } });

function linesOf({ stdout, stderr }: TestRun): string[] {
  return [...stdout.split('\n'), ...stderr.split('\n')];
}

function expectToFit(run: TestRun, width: number): void {
  for (const line of linesOf(run)) {
    expect(displayWidth(line), line).toBeLessThanOrEqual(width);
    expect(line).not.toMatch(/ $/u);
  }
}

describe('rows that cannot be taken', () => {
  test.each([80, 60])('at %i columns the value stays whole, the reason goes on below', async (width) => {
    const run = await world.run(['import', badRows, '--dry-run'], at(width));
    expectToFit(run, width);
    for (const value of ['31/02/2026', '0123456789', '01234567890', '1.250,5O', '2026-31-12'])
      expect(run.stdout).toMatch(new RegExp(`^ +\\d  \\S.*  ${value}  `, 'mu'));
    expect(run.stdout).not.toContain('..');
    expect(run.stdout.replace(/\s+/gu, ' ')).toContain("con l'anno davanti il mese va da 01 a 12");
  });

  test.each([
    ['it', 'partita IVA di 10 cifre invece di 11: ', 'la stessa partita è già alla riga 5'],
    ['en', 'VAT number of 10 digits instead of 11: ', 'the same item already stands in row 5'],
  ])('say how many digits there are, and which row is the same (%s)', async (language, vat, same) => {
    const piped = await world.run(['import', badRows, '--dry-run'], { env: { DUNNING_LANG: language } });
    const row = (line: number): string | undefined =>
      piped.stdout.split('\n').find((each) => new RegExp(`^ +${line}  `, 'u').test(each));
    expect(row(2)).toContain(vat);
    expect(row(6)).toContain(same);
    const { data } = (
      await world.run(['import', badRows, '--dry-run', '--json'], { env: { DUNNING_LANG: language } })
    ).json() as { data: { problems: { line: number; message: string; firstLine?: number }[] } };
    expect(data.problems.at(-1)).toMatchObject({ line: 6, message: same, firstLine: 5 });
  });
});

describe('a payment to confirm', () => {
  test.each([80, 60])('at %i columns the customer is whole', async (width) => {
    const run = await world.run(['pay', '--proposals'], at(width));
    expectToFit(run, width);
    for (const word of ['Maglificio', 'Tre Torri', 'S.p.A.', '2026/201', 'STUDIO', 'GRIGNANI'])
      expect(run.stdout).toContain(word);
    expect(run.stderr).toMatch(/^Registra: dunning pay --confirm 1/mu);
  });
});

describe('what is said after a result, and why something was refused', () => {
  test.each([80, 60])('fits in %i columns', async (width) => {
    for (const language of ['it', 'en'])
      for (const argv of [
        'today',
        'next',
        'show 1',
        'strategy 1',
        'rates',
        'rates add',
        'receipt 2026/0001',
        'call 1 --outcome bussy',
        'debtor merge 1 2',
        'sent 2026/0001 --on 1/11',
        'undo --dry-run',
        'statement 1',
        'assess 1',
        'rating 1',
        'config',
        'help',
        'show o',
      ])
        expectToFit(await world.run(argv.split(' '), at(width, language)), width);
  });

  test('in a pipe nothing is broken', async () => {
    const { stderr } = await world.run(['today'], { env: { DUNNING_LANG: 'it' } });
    expect(stderr).toMatch(
      /^Per iniziare: dunning work {4}Una sola: dunning next \d+ {4}Perché no: dunning why$/mu,
    );
  });
});

describe('help', () => {
  test.each([
    ['it', 60],
    ['it', 80],
    ['en', 60],
    ['en', 80],
  ])('of every command fits (%s, %i columns)', async (language, width) => {
    for (const { name } of COMMANDS)
      expectToFit(await runInTest([name, '--help'], at(width, language)), width);
    expectToFit(await runInTest(['rates', 'add', '--help'], at(width, language)), width);
    expectToFit(await runInTest(['debtor', 'merge', '--help'], at(width, language)), width);
  });

  test('a description goes under its option where there is no room beside it', async () => {
    const { stdout } = await runInTest(['sent', '--help'], at(40));
    expect(stdout).toMatch(/^ {2}--dry-run\n {6}mostra che cosa farebbe, senza\n {6}scrivere nulla$/mu);
  });
});
